// What is wrong with a source: facts only. The words stand in `SyntaxDiagnostic+Message.swift`.

/// A syntax error: its kind, the source, and the part of it that a caret marks.
public struct SyntaxDiagnostic: Error, Sendable {
  public let kind: Kind
  public let source: SourceText
  public let span: SourceSpan

  public indirect enum Kind: Hashable, Sendable {
    // Text that cannot be cut into tokens.
    case unterminatedString
    case unterminatedTripleQuotedString(endOffset: UInt32)
    case invalidCharacter(Unicode.Scalar)
    case nullByte
    case characterAfterContinuation
    case unexpectedEnd
    case leadingZeros
    case invalidNumber(LiteralBase)
    case invalidDigit(UInt8, LiteralBase)
    case tooManyDigits(Int)
    case unmatchedBracket(closing: UInt8)
    case mismatchedBracket(closing: UInt8, opening: UInt8, openingOffset: UInt32)
    case neverClosed(UInt8)
    case incompleteInput
    case tooManyBrackets
    case tooDeep
    case tooLong

    // Indentation.
    case inconsistentTabs
    case inconsistentDedent
    case tooManyIndents
    case unexpectedIndent
    case unexpectedUnindent
    case expectedBlock(BlockOwner, line: Int)

    // Expressions.
    case invalidSyntax
    case missingComma
    case missingParentheses(String)
    case maybeEquality
    case expectedElse
    case cannotAssign(String)
    case cannotAssignHere(String)
    case cannotDelete(String)
    case cannotUseNamedExpression(String)
    case cannotUseStarred
    case cannotUseDoubleStarred
    case standaloneStarred
    case expectedColonAfterKey
    case expectedValueAfterKey
    case starredDictValue
    case iterableUnpacking
    case dictUnpackingInComprehension
    case comprehensionTargetNeedsParentheses
    case generatorNeedsParentheses
    case keywordIsExpression
    case keywordRepeated(String)
    case positionalAfterKeyword
    case positionalAfterUnpacking
    case unpackingAfterKeywordUnpacking
    case assignToUnpacking

    // Strings.
    case nonASCIIBytes
    case mixedBytes
    case invalidEscape(EscapeError, start: Int, end: Int)
    case invalidBytesEscape(position: Int)
    /// An escape in a string of R that means nothing.
    case unknownEscape(String)
    case loneSurrogate
    case fString(FStringError)
    /// A mistake within the braces of an f-string.
    case inFString(Kind)

    // Statements.
    case expected(String)
    case expectedExceptOrFinally
    case exceptTypesNeedParentheses
    case defaultExceptNotLast
    case assignToYield
    case illegalAugmentedTarget(String)
    case annotatedSequence(String)
    case illegalAnnotationTarget
    case trailingImportComma
    case starImportInFunction
    case unknownFuture(String)
    case starredAssignmentTarget
    case multipleStarredTargets
    case notSupported(String)
    case positionalPatternAfterKeyword
    case wildcardAsTarget
    /// A capture's name, nil for the wildcard.
    case unreachablePatterns(String?)

    // Parameters.
    case duplicateParameter(String)
    case nonDefaultAfterDefault
    case bareStarNeedsNames
    case parameterAfterKeywords
    case slashTwice
    case slashAfterStar
    case slashFirst
    case starAfterSlash
    case starTwice
    case variadicDefault
    case keywordsDefault
    case expectedDefault
    case parenthesizedParameters
    case parenthesizedLambdaParameters

    // What a parsed tree must not hold.
    case outsideFunction(String)
    case outsideAsyncFunction(String)
    case mixedHandlers
    case expectedExceptionTypes
    case asyncComprehension
    case breakOutsideLoop
    case continueOutsideLoop
    case yieldInComprehension(String)
    case usedBefore(String, declaration: String)
    case assignedBefore(String, declaration: String)
    case parameterAnd(String, declaration: String)
    case nonlocalAndGlobal(String)
    case nonlocalAtModule
    case noBinding(String)
    case annotatedDeclared(String, declaration: String)
    case comprehensionRebinds(String)
    case comprehensionIterableNamed
    case classComprehensionNamed
  }
}

/// Whose block is missing.
public enum BlockOwner: String, Sendable {
  case `if`, elif, `else`, `for`, `while`, with, `try`, except, finally, match, `case`
  case function, `class`
}

/// What is wrong with an escape sequence.
public enum EscapeError: String, Sendable {
  case truncatedHex, truncatedShort, truncatedLong, illegalCharacter, unknownName, malformedName
}

/// What is wrong with the structure of an f-string.
public enum FStringError: Hashable, Sendable {
  case expectedBrace
  case singleBrace
  case emptyExpression
  case expressionRequired(UInt8)
  case invalidConversion
  case backslash
  case comment
  case unterminatedString
  case nestedTooDeeply
  case unmatched(UInt8)
  case mismatched(closing: UInt8, opening: UInt8)
}
