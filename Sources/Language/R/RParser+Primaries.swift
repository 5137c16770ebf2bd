// What operators join: names, literals, calls, indices, functions, and the constructs with keywords.

extension RParser {
  /// `postfix: primary ('(' args ')' | '[' args ']' | '[[' args ']]' | '$' name)*`
  mutating func postfix() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    var value = try primary()
    while true {
      switch kind {
      case .leftParen:
        let arguments = try arguments(until: .rightParen)
        value = RNode(.call(value, arguments), span(from: start))
      case .leftBracket:
        let arguments = try arguments(until: .rightBracket)
        value = RNode(.index(value, arguments, isDouble: false), span(from: start))
      case .leftDouble:
        let arguments = try arguments(until: .rightDouble)
        value = RNode(.index(value, arguments, isDouble: true), span(from: start))
      case .operator where operatorText == "$" || operatorText == "@":
        value = try member(of: value, startedAt: start)
      default: return value
      }
      try link()
    }
  }

  private mutating func member(
    of value: RNode, startedAt start: Int
  ) throws(SyntaxDiagnostic) -> RNode {
    if operatorText == "@" { throw error(.notSupported("slots (@)"), current.span) }
    advance()
    skipNewlines()
    let token = current
    switch kind {
    case .name, .string:
      let name = try word()
      return RNode(.member(value, name: name, nameSpan: token.span), span(from: start))
    case .constant, .ifKeyword, .elseKeyword, .forKeyword, .whileKeyword, .repeatKeyword,
      .inKeyword, .functionKeyword, .nextKeyword, .breakKeyword:
      // Members of the other surface may have these names.
      advance()
      return RNode(.member(value, name: text(token), nameSpan: token.span), span(from: start))
    default: throw unexpected()
    }
  }

  /// A name, in backticks or not, or a string.
  private mutating func word() throws(SyntaxDiagnostic) -> String {
    let token = current
    if kind == .string { return try stringText(token) }
    advance()
    guard source.utf8[token.start] == UInt8(ascii: "`") else { return text(token) }
    return try RStringDecoder(source, token).text()
  }

  /// `args: [arg (',' arg)*]`, `arg: [name '='] [expression]`
  private mutating func arguments(
    until closing: RTokenKind
  ) throws(SyntaxDiagnostic) -> [RArgument] {
    advance()
    skipNewlines()
    var arguments: [RArgument] = []
    while kind != closing {
      arguments.append(try argument(until: closing))
      skipNewlines()
      guard kind == .comma else { break }
      advance()
      skipNewlines()
      // `x[1, ]` has an empty argument behind its comma.
      if kind == closing, closing != .rightParen {
        arguments.append(RArgument(name: nil, value: nil, span: current.span))
      }
    }
    guard kind == closing else { throw missingComma(after: arguments) ?? unexpected() }
    advance()
    return arguments
  }

  /// Two arguments side by side.
  private func missingComma(after arguments: [RArgument]) -> SyntaxDiagnostic? {
    switch kind {
    case .name, .number, .string, .constant: break
    default: return nil
    }
    guard let last = arguments.last else { return nil }
    return error(.missingComma, last.span.to(current.span))
  }

  private mutating func argument(until closing: RTokenKind) throws(SyntaxDiagnostic) -> RArgument {
    let start = current.start
    if kind == .comma { return RArgument(name: nil, value: nil, span: current.span) }
    var name: String?
    let isWord = kind == .name || kind == .string || kind == .constant
    let next = tokens[min(index + 1, tokens.count - 1)]
    if isWord, next.kind == .operator, text(next) == "=" {
      name = kind == .constant ? text(current) : nil
      if name == nil { name = try word() } else { advance() }
      advance()
      skipNewlines()
      if kind == .comma || kind == closing {
        return RArgument(name: name, value: nil, span: span(from: start))
      }
    }
    let value = try argumentValue()
    return RArgument(name: name, value: value, span: span(from: start))
  }

  /// The value of an argument; a `=` behind it is a mistake, not an assignment.
  private mutating func argumentValue() throws(SyntaxDiagnostic) -> RNode {
    let value = try expression()
    guard case .assign(let target, _, _) = value.kind, isEqualSign(behind: target) else {
      return value
    }
    throw error(.keywordIsExpression, value.span)
  }

  private func isEqualSign(behind target: RNode) -> Bool {
    let token = tokens.first { $0.start >= Int(target.span.end) && $0.kind == .operator }
    return token.map { text($0) == "=" } ?? false
  }

  // MARK: Primaries

  private mutating func primary() throws(SyntaxDiagnostic) -> RNode {
    let token = current
    switch kind {
    case .number:
      advance()
      return RNode(.constant(try number(token)), token.span)
    case .string:
      return RNode(.constant(.string(try stringText(token))), token.span)
    case .constant:
      advance()
      return RNode(constant(text(token)), token.span)
    case .name: return try name()
    case .leftParen: return try parenthesized()
    case .leftBrace: return try nested { parser throws(SyntaxDiagnostic) in try parser.block() }
    case .functionKeyword: return try function()
    case .operator where operatorText == "\\": return try function()
    case .ifKeyword: return try conditional()
    case .forKeyword: return try forLoop()
    case .whileKeyword: return try whileLoop()
    case .repeatKeyword:
      advance()
      let body = try body()
      return RNode(.repeat(body: body), span(from: token.start))
    case .breakKeyword:
      advance()
      return RNode(.break, token.span)
    case .nextKeyword:
      advance()
      return RNode(.next, token.span)
    default: throw unexpected()
    }
  }

  /// `name`, or `package::name`, where the package says nothing new.
  private mutating func name() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    var name = try word()
    if operatorText == "::" || operatorText == ":::" {
      advance()
      guard kind == .name || kind == .string else { throw unexpected() }
      name = try word()
    }
    return RNode(.name(name), span(from: start))
  }

  private func constant(_ text: String) -> RNode.Kind {
    switch text {
    case "TRUE": .constant(.bool(true))
    case "FALSE": .constant(.bool(false))
    case "NULL": .constant(.none)
    case "Inf": .constant(.float(.infinity))
    case "NaN": .constant(.float(.nan))
    default: .name(text)
    }
  }

  private mutating func parenthesized() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    skipNewlines()
    let value = try expression()
    skipNewlines()
    try expect(.rightParen)
    return RNode(.paren(value), span(from: start))
  }

  /// `function(params) body` and `\(params) body`
  private mutating func function() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    guard kind == .leftParen else { throw unexpected() }
    advance()
    var parameters: [RParameter] = []
    while kind != .rightParen {
      let parameter = try parameter()
      if parameters.contains(where: { $0.name == parameter.name }) {
        throw error(.duplicateParameter(parameter.name), parameter.span)
      }
      parameters.append(parameter)
      guard accept(.comma) else { break }
    }
    try expect(.rightParen)
    let body = try body()
    return RNode(
      .function(RFunction(parameters: parameters, body: body)), span(from: start))
  }

  private mutating func parameter() throws(SyntaxDiagnostic) -> RParameter {
    let token = current
    guard kind == .name else { throw unexpected() }
    let name = try word()
    guard operatorText == "=" else {
      return RParameter(name: name, defaultValue: nil, span: token.span)
    }
    advance()
    let value = try expression()
    return RParameter(name: name, defaultValue: value, span: span(from: token.start))
  }

  /// The body of a function, a loop or a branch; it may stand on a later line.
  private mutating func body() throws(SyntaxDiagnostic) -> RNode {
    skipNewlines()
    return try expression()
  }

  /// `'(' expression ')'` behind `if` and `while`.
  private mutating func condition() throws(SyntaxDiagnostic) -> RNode {
    guard kind == .leftParen else { throw unexpected() }
    advance()
    let test = try expression()
    try expect(.rightParen)
    return test
  }

  private mutating func conditional() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    let test = try condition()
    let then = try body()
    let behind = (index, previousEnd)
    skipNewlines()
    guard accept(.elseKeyword) else {
      (index, previousEnd) = behind
      return RNode(.if(test, then, nil), span(from: start))
    }
    let orElse = try body()
    return RNode(.if(test, then, orElse), span(from: start))
  }

  private mutating func forLoop() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    guard accept(.leftParen), kind == .name else { throw unexpected() }
    let variable = try word()
    try expect(.inKeyword)
    let sequence = try expression()
    try expect(.rightParen)
    let body = try body()
    return RNode(.for(variable, sequence, body: body), span(from: start))
  }

  private mutating func whileLoop() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    let test = try condition()
    let body = try body()
    return RNode(.while(test, body: body), span(from: start))
  }

  // MARK: Literals

  private mutating func stringText(_ token: RToken) throws(SyntaxDiagnostic) -> String {
    advance()
    return try RStringDecoder(source, token).text()
  }

  /// `5` is a double, `5L` an integer, `0x1F` a double too.
  private func number(_ token: RToken) throws(SyntaxDiagnostic) -> Constant {
    var digits = text(token)
    if digits.hasSuffix("i") {
      throw error(.notSupported("complex literals"), token.span)
    }
    let isInteger = digits.hasSuffix("L")
    if isInteger { digits.removeLast() }
    let isHex = digits.lowercased().hasPrefix("0x")
    let readable = digits.hasPrefix(".") ? "0" + digits : digits
    let value: Double? =
      isHex
      ? UInt64(digits.dropFirst(2), radix: 16).map { Double($0) }
      : readable.utf8.contains(UInt8(ascii: "_")) ? nil : Double(withDigits(readable))
    guard let value else { throw error(.invalidSyntax, token.span) }
    if isInteger, let whole = Int(exactly: value) { return .int(whole) }
    return .float(value)
  }

  /// Swift reads no `1.` and no `1.e5`: gives the point a digit behind it.
  private func withDigits(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let behind = text.index(after: point)
    let hasDigit = behind < text.endIndex && text[behind].isNumber
    return hasDigit ? text : text[...point] + "0" + text[behind...]
  }
}
