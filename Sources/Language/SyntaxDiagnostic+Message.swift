// The words of every syntax error: those of CPython 3.11.

extension SyntaxDiagnostic {
  /// The name of the Python exception.
  public var exceptionName: String {
    switch kind {
    case .inconsistentTabs: "TabError"
    case .inconsistentDedent, .tooManyIndents, .unexpectedIndent, .unexpectedUnindent,
      .expectedBlock:
      "IndentationError"
    case .tooDeep: "RecursionError"
    case .tooLong: "MemoryError"
    default: "SyntaxError"
    }
  }

  /// The line of the mistake, counted from 1.
  public var line: Int { source.line(at: span.start) }

  /// The column of the mistake in characters, counted from 1.
  public var offset: Int { source.column(at: span.start) + 1 }

  /// The column behind the mistake in characters, counted from 1, on the line where it ends.
  public var endOffset: Int { source.column(at: span.end) + 1 }

  /// The line where the mistake ends, counted from 1.
  public var endLine: Int { source.line(at: span.end) }

  /// The text of the line of the mistake.
  public var lineText: String { source.lineText(line) }

  /// The message, without the name of the exception.
  public var message: String {
    if case .inFString(let inner) = kind {
      return "f-string: " + SyntaxDiagnostic(kind: inner, source: source, span: span).message
    }
    return lexicalMessage ?? expressionMessage ?? statementMessage ?? parameterMessage
      ?? meaningMessage ?? "invalid syntax"
  }

  private func character(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

  private var lexicalMessage: String? {
    switch kind {
    case .unterminatedString:
      return "unterminated string literal (detected at line \(line))"
    case .unterminatedTripleQuotedString(let end):
      let last = source.line(at: end)
      return "unterminated triple-quoted string literal (detected at line \(last))"
    case .invalidCharacter(let scalar):
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      guard isPrintable(scalar) else { return "invalid non-printable character U+\(padded)" }
      return "invalid character '\(Character(scalar))' (U+\(padded))"
    case .nullByte: return "source code cannot contain null bytes"
    case .characterAfterContinuation:
      return "unexpected character after line continuation character"
    case .unexpectedEnd: return "unexpected EOF while parsing"
    case .leadingZeros:
      return "leading zeros in decimal integer literals are not permitted; "
        + "use an 0o prefix for octal integers"
    case .invalidNumber(let base): return "invalid \(base.rawValue) literal"
    case .invalidDigit(let digit, let base):
      return "invalid digit '\(character(digit))' in \(base.rawValue) literal"
    case .tooManyDigits(let count):
      return "Exceeds the limit (\(NumberLiteral.maximumDecimalDigits) digits) for integer string "
        + "conversion: value has \(count) digits; use sys.set_int_max_str_digits() to increase the "
        + "limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
    case .unmatchedBracket(let closing): return "unmatched '\(character(closing))'"
    case .mismatchedBracket(let closing, let opening, let offset):
      let text =
        "closing parenthesis '\(character(closing))' does not match "
        + "opening parenthesis '\(character(opening))'"
      let openingLine = source.line(at: offset)
      return openingLine == line ? text : text + " on line \(openingLine)"
    case .incompleteInput: return "incomplete input"
    case .neverClosed(let opening): return "'\(character(opening))' was never closed"
    case .tooManyBrackets: return "too many nested parentheses"
    case .tooDeep: return "maximum recursion depth exceeded during compilation"
    case .tooLong: return "the source is too long"
    case .inconsistentTabs: return "inconsistent use of tabs and spaces in indentation"
    case .inconsistentDedent: return "unindent does not match any outer indentation level"
    case .tooManyIndents: return "too many levels of indentation"
    case .unexpectedIndent: return "unexpected indent"
    case .unexpectedUnindent: return "unexpected unindent"
    case .expectedBlock(let owner, let line):
      return "expected an indented block after \(owner.words) on line \(line)"
    case .nonASCIIBytes: return "bytes can only contain ASCII literal characters"
    case .mixedBytes: return "cannot mix bytes and nonbytes literals"
    case .invalidEscape(let problem, let start, let end):
      return "(unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "\(start)-\(end): \(problem.words)"
    case .invalidBytesEscape(let position):
      return "(value error) invalid \\x escape at position \(position)"
    case .unknownEscape(let text): return "'\(text)' is an unrecognized escape in a string"
    case .loneSurrogate: return "surrogate code points are not supported in string literals"
    case .fString(let problem): return problem.words
    default: return nil
    }
  }

  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  private var expressionMessage: String? {
    let comparison = "Maybe you meant '==' instead of '='?"
    switch kind {
    case .invalidSyntax: return "invalid syntax"
    case .missingComma: return "invalid syntax. Perhaps you forgot a comma?"
    case .missingParentheses(let name):
      return "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"
    case .maybeEquality:
      return "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    case .expectedElse: return "expected 'else' after 'if' expression"
    case .cannotAssign(let noun): return "cannot assign to \(noun)"
    case .cannotAssignHere(let noun): return "cannot assign to \(noun) here. \(comparison)"
    case .cannotDelete(let noun): return "cannot delete \(noun)"
    case .cannotUseNamedExpression(let noun):
      return "cannot use assignment expressions with \(noun)"
    case .cannotUseStarred: return "cannot use starred expression here"
    case .cannotUseDoubleStarred: return "cannot use double starred expression here"
    case .standaloneStarred: return "can't use starred expression here"
    case .expectedColonAfterKey: return "':' expected after dictionary key"
    case .expectedValueAfterKey: return "expression expected after dictionary key and ':'"
    case .starredDictValue: return "cannot use a starred expression in a dictionary value"
    case .iterableUnpacking: return "iterable unpacking cannot be used in comprehension"
    case .dictUnpackingInComprehension:
      return "dict unpacking cannot be used in dict comprehension"
    case .comprehensionTargetNeedsParentheses:
      return "did you forget parentheses around the comprehension target?"
    case .generatorNeedsParentheses: return "Generator expression must be parenthesized"
    case .keywordIsExpression:
      return "expression cannot contain assignment, perhaps you meant \"==\"?"
    case .keywordRepeated(let name): return "keyword argument repeated: \(name)"
    case .positionalAfterKeyword: return "positional argument follows keyword argument"
    case .positionalAfterUnpacking:
      return "positional argument follows keyword argument unpacking"
    case .unpackingAfterKeywordUnpacking:
      return "iterable argument unpacking follows keyword argument unpacking"
    case .assignToUnpacking: return "cannot assign to keyword argument unpacking"
    default: return nil
    }
  }

  private var statementMessage: String? {
    switch kind {
    case .expected(let token): return "expected '\(token)'"
    case .expectedExceptOrFinally: return "expected 'except' or 'finally' block"
    case .exceptTypesNeedParentheses: return "multiple exception types must be parenthesized"
    case .defaultExceptNotLast: return "default 'except:' must be last"
    case .assignToYield: return "assignment to yield expression not possible"
    case .illegalAugmentedTarget(let noun):
      return "'\(noun)' is an illegal expression for augmented assignment"
    case .annotatedSequence(let noun): return "only single target (not \(noun)) can be annotated"
    case .illegalAnnotationTarget: return "illegal target for annotation"
    case .trailingImportComma:
      return "trailing comma not allowed without surrounding parentheses"
    case .starImportInFunction: return "import * only allowed at module level"
    case .unknownFuture(let name): return "future feature \(name) is not defined"
    case .starredAssignmentTarget:
      return "starred assignment target must be in a list or tuple"
    case .multipleStarredTargets: return "multiple starred expressions in assignment"
    case .notSupported(let what): return "\(what) not supported in Taper"
    case .positionalPatternAfterKeyword: return "positional patterns follow keyword patterns"
    case .unreachablePatterns(let name?):
      return "name capture '\(name)' makes remaining patterns unreachable"
    case .unreachablePatterns(nil): return "wildcard makes remaining patterns unreachable"
    case .wildcardAsTarget: return "cannot use '_' as a target"
    default: return nil
    }
  }

  private var parameterMessage: String? {
    switch kind {
    case .duplicateParameter(let name):
      return "duplicate argument '\(name)' in function definition"
    case .nonDefaultAfterDefault: return "non-default argument follows default argument"
    case .bareStarNeedsNames: return "named arguments must follow bare *"
    case .parameterAfterKeywords: return "arguments cannot follow var-keyword argument"
    case .slashTwice: return "/ may appear only once"
    case .slashAfterStar: return "/ must be ahead of *"
    case .slashFirst: return "at least one argument must precede /"
    case .starAfterSlash: return "expected comma between / and *"
    case .starTwice: return "* argument may appear only once"
    case .variadicDefault: return "var-positional argument cannot have default value"
    case .keywordsDefault: return "var-keyword argument cannot have default value"
    case .expectedDefault: return "expected default value expression"
    case .parenthesizedParameters: return "Function parameters cannot be parenthesized"
    case .parenthesizedLambdaParameters:
      return "Lambda expression parameters cannot be parenthesized"
    default: return nil
    }
  }

  private var meaningMessage: String? {
    switch kind {
    case .outsideFunction(let word): return "'\(word)' outside function"
    case .outsideAsyncFunction(let word): return "'\(word)' outside async function"
    case .mixedHandlers:
      return "cannot have both 'except' and 'except*' on the same 'try'"
    case .expectedExceptionTypes: return "expected one or more exception types"
    case .asyncComprehension:
      return "asynchronous comprehension outside of an asynchronous function"
    case .breakOutsideLoop: return "'break' outside loop"
    case .continueOutsideLoop: return "'continue' not properly in loop"
    case .yieldInComprehension(let noun): return "'yield' inside \(noun)"
    case .usedBefore(let name, let declaration):
      return "name '\(name)' is used prior to \(declaration) declaration"
    case .assignedBefore(let name, let declaration):
      return "name '\(name)' is assigned to before \(declaration) declaration"
    case .parameterAnd(let name, let declaration):
      return "name '\(name)' is parameter and \(declaration)"
    case .nonlocalAndGlobal(let name): return "name '\(name)' is nonlocal and global"
    case .nonlocalAtModule: return "nonlocal declaration not allowed at module level"
    case .noBinding(let name): return "no binding for nonlocal '\(name)' found"
    case .annotatedDeclared(let name, let declaration):
      return "annotated name '\(name)' can't be \(declaration)"
    case .comprehensionRebinds(let name):
      return "assignment expression cannot rebind comprehension iteration variable '\(name)'"
    case .comprehensionIterableNamed:
      return "assignment expression cannot be used in a comprehension iterable expression"
    case .classComprehensionNamed:
      return "assignment expression within a comprehension cannot be used in a class body"
    default: return nil
    }
  }
}

extension BlockOwner {
  var words: String {
    switch self {
    case .function: "function definition"
    case .class: "class definition"
    case .if, .elif, .else, .for, .while, .with, .try, .except, .finally, .match, .case:
      "'\(rawValue)' statement"
    }
  }
}

extension EscapeError {
  var words: String {
    switch self {
    case .truncatedHex: "truncated \\xXX escape"
    case .truncatedShort: "truncated \\uXXXX escape"
    case .truncatedLong: "truncated \\UXXXXXXXX escape"
    case .illegalCharacter: "illegal Unicode character"
    case .unknownName: "unknown Unicode character name"
    case .malformedName: "malformed \\N character escape"
    }
  }
}

extension FStringError {
  var words: String {
    switch self {
    case .expectedBrace: "f-string: expecting '}'"
    case .singleBrace: "f-string: single '}' is not allowed"
    case .emptyExpression: "f-string: empty expression not allowed"
    case .expressionRequired(let stop):
      "f-string: expression required before '\(Unicode.Scalar(stop))'"
    case .invalidConversion:
      "f-string: invalid conversion character: expected 's', 'r', or 'a'"
    case .backslash: "f-string expression part cannot include a backslash"
    case .comment: "f-string expression part cannot include '#'"
    case .unterminatedString: "f-string: unterminated string"
    case .nestedTooDeeply: "f-string: expressions nested too deeply"
    case .unmatched(let byte): "f-string: unmatched '\(Unicode.Scalar(byte))'"
    case .mismatched(let closing, let opening):
      "f-string: closing parenthesis '\(Unicode.Scalar(closing))' does not match "
        + "opening parenthesis '\(Unicode.Scalar(opening))'"
    }
  }
}
