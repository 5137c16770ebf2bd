// The inside of f-strings. Text and braces are told apart here; the expression of each field is
// given to a parser of its own, over the same bytes, so that all spans are those of the source.
// Quotes may be reused inside braces, as Python 3.12 allows; messages are those of 3.11.

extension Parser {
  /// Adds the text and the fields of an f-string.
  mutating func formatted(
    _ literal: StringToken, into builder: inout JoinedBuilder
  ) throws(SyntaxDiagnostic) {
    builder.begin(literal.token.span.start)
    let reader = FieldReader(literal: literal, limit: literal.content.upperBound)
    var offset = literal.content.lowerBound
    while offset < reader.limit {
      offset = try formattedText(from: offset, reader, isSpecification: false, into: &builder)
      guard offset < reader.limit else { break }
      offset = try field(at: offset + 1, reader, into: &builder, depth: 0)
    }
  }

  /// What all parts of one f-string share.
  struct FieldReader {
    let literal: StringToken
    let limit: Int
  }

  private func structure(_ kind: FStringError) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: .fString(kind), source: source, span: current.span)
  }

  /// Adds text up to the next field, the end, or the `}` that ends a specification.
  private mutating func formattedText(
    from start: Int, _ reader: FieldReader, isSpecification: Bool, into builder: inout JoinedBuilder
  ) throws(SyntaxDiagnostic) -> Int {
    let scanner = StringScanner(bytes: bytes, limit: reader.limit)
    let prefix = reader.literal.prefix
    var offset = start
    var textStart = start
    builder.begin(UInt32(start))
    while offset < reader.limit {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\"):
        offset = scanner.behindEscape(at: offset, isRaw: prefix.isRaw)
      case UInt8(ascii: "{"):
        try decode(textStart..<offset, prefix, into: &builder.pending)
        guard !isSpecification, scanner.byte(offset + 1) == byte else { return offset }
        builder.pending.append(byte)
        offset += 2
        textStart = offset
      case UInt8(ascii: "}"):
        try decode(textStart..<offset, prefix, into: &builder.pending)
        if isSpecification { return offset }
        guard scanner.byte(offset + 1) == byte else { throw structure(.singleBrace) }
        builder.pending.append(byte)
        offset += 2
        textStart = offset
      default:
        offset += 1
      }
    }
    try decode(textStart..<reader.limit, prefix, into: &builder.pending)
    return reader.limit
  }

  /// Adds the field whose expression begins at `start`; returns the offset behind its `}`.
  private mutating func field(
    at start: Int, _ reader: FieldReader, into builder: inout JoinedBuilder, depth: Int
  ) throws(SyntaxDiagnostic) -> Int {
    guard depth < 2 else { throw structure(.nestedTooDeeply) }
    let scanner = StringScanner(bytes: bytes, limit: reader.limit)
    guard let end = scanner.endOfExpression(start, reader.literal.quote, depth: depth) else {
      throw structure(fieldProblem(from: start, limit: reader.limit))
    }
    guard (start..<end).contains(where: { !isBlank(bytes[$0]) }) else {
      let stop = bytes[end]
      throw structure(stop == UInt8(ascii: "}") ? .emptyExpression : .expressionRequired(stop))
    }
    let value = try fieldExpression(start..<end)
    var offset = end
    var conversion: Conversion?
    let isSelfDocumenting = bytes[offset] == UInt8(ascii: "=")
    if isSelfDocumenting {
      offset += 1
      while offset < reader.limit, isBlank(bytes[offset]) { offset += 1 }
      builder.begin(UInt32(start))
      builder.pending.append(contentsOf: bytes[start..<offset])
    }
    if scanner.byte(offset) == UInt8(ascii: "!") {
      guard offset + 1 < reader.limit else { throw structure(.expectedBrace) }
      conversion = Conversion(rawValue: bytes[offset + 1])
      guard conversion != nil else { throw structure(.invalidConversion) }
      offset += 2
    }
    var specification: Expression?
    if scanner.byte(offset) == UInt8(ascii: ":") {
      (specification, offset) = try formatSpecification(from: offset + 1, reader, depth: depth)
    }
    guard scanner.byte(offset) == UInt8(ascii: "}") else { throw structure(.expectedBrace) }
    if isSelfDocumenting, specification == nil, conversion == nil { conversion = .repr }
    let node = Expression.Kind.formattedValue(
      value: value, conversion: conversion, formatSpec: specification)
    builder.add(Expression(node, SourceSpan(start - 1, offset + 1)))
    return offset + 1
  }

  /// The specification that begins behind a `:`, and the offset of the `}` that ends it.
  private mutating func formatSpecification(
    from start: Int, _ reader: FieldReader, depth: Int
  ) throws(SyntaxDiagnostic) -> (Expression, Int) {
    var builder = JoinedBuilder()
    var offset = start
    while offset < reader.limit {
      offset = try formattedText(from: offset, reader, isSpecification: true, into: &builder)
      guard offset < reader.limit, bytes[offset] == UInt8(ascii: "{") else { break }
      offset = try field(at: offset + 1, reader, into: &builder, depth: depth + 1)
    }
    guard offset < reader.limit else { throw structure(.expectedBrace) }
    builder.flush(upTo: UInt32(offset))
    return (Expression(.joinedStr(builder.values), SourceSpan(start, offset)), offset)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte >= 9 && byte <= 13
  }

  /// Parses the expression of a field, which stands in a range of the source.
  private mutating func fieldExpression(
    _ range: Range<Int>
  ) throws(SyntaxDiagnostic) -> Expression {
    var lexer = Lexer(bytes, range: range, isInsideBraces: true)
    lexer.run()
    if let error = lexer.error {
      throw SyntaxDiagnostic(kind: error.kind, source: source, span: error.span)
    }
    var inner = Parser(source, bytes, lexer, isInFString: true)
    inner.nesting = nesting + 20
    inner.bracketDepth = 1
    inner.isRecovering = isRecovering
    try inner.enter()
    let value = try inner.explaining { parser throws(SyntaxDiagnostic) in
      let value = try parser.nested { inner throws(SyntaxDiagnostic) in
        try inner.yieldOrExpressions()
      }
      guard parser.kind == .endOfSource else { throw parser.unexpected() }
      if case .starred = value.kind { throw parser.error(.cannotUseStarred, value.span) }
      return value
    }
    nestedHeight = max(nestedHeight, inner.nestedHeight)
    if inner.sawYield { sawYield = true }
    if inner.sawAwait { sawAwait = true }
    return value
  }

  /// Why the expression that begins at `start` has no end.
  private func fieldProblem(from start: Int, limit: Int) -> FStringError {
    var open: [UInt8] = []
    var quote: StringScanner.Quote?
    let scanner = StringScanner(bytes: bytes, limit: limit)
    var offset = start
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") { return .backslash }
      if let inside = quote {
        if scanner.closes(inside, at: offset) {
          offset += inside.length
          quote = nil
        } else {
          offset += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let opened = scanner.quote(at: offset)
        quote = opened
        offset += opened.length
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
      case UInt8(ascii: "#"):
        return .comment
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let opening = open.popLast() else { return .unmatched(byte) }
        let expected: UInt8 = opening == UInt8(ascii: "(") ? 41 : opening + 2
        guard byte == expected else { return .mismatched(closing: byte, opening: opening) }
      default:
        break
      }
      offset += 1
    }
    if quote != nil { return .unterminatedString }
    if let opening = open.last { return .unmatched(opening) }
    return .expectedBrace
  }
}
