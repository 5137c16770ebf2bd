// The parameters of a native function, parsed from Python's syntax.
// A default is a literal (None, True, False, a number, a string); any other text, such as `...`,
// makes the parameter optional without a value, and the body sees `.undefined`.

/// The parameters of a native function.
public struct Signature {
  /// How a parameter takes arguments.
  public enum Kind { case positionalOnly, positional, variadic, keywordOnly, keywords }

  public struct Parameter {
    public let name: Symbol
    public let kind: Kind
    public let isRequired: Bool
    public let defaultValue: Value
  }

  public let name: String
  /// The parameters in their parentheses, as they were written.
  public let text: String
  public let parameters: [Parameter]
  /// Parameters that positional arguments can fill.
  let positionalCount: Int
  private let variadicIndex: Int?
  private let keywordsIndex: Int?
  /// Whether a call with exactly all parameters by position needs no binding.
  let isSimple: Bool
  /// Whether keywords are refused altogether, as most of CPython's own functions do.
  let isPositionalOnly: Bool
  /// 1 if the first parameter is the receiver of a method or the class of a constructor.
  let receiverCount: Int

  /// Parses `name(a, b=1, /, *args, c=None, **kwargs)`.
  public init(parsing text: String) {
    let open = text.firstIndex(of: "(") ?? text.endIndex
    name = String(text[..<open])
    self.text = String(text[open...])
    var body = open < text.endIndex ? text[text.index(after: open)...] : ""
    if let close = body.lastIndex(of: ")") { body = body[..<close] }
    var parameters: [Parameter] = []
    var keywordOnly = false
    for part in Signature.split(body) {
      if part == "*" {
        keywordOnly = true
      } else if part == "/" {
        parameters = parameters.map {
          Parameter(
            name: $0.name, kind: .positionalOnly, isRequired: $0.isRequired,
            defaultValue: $0.defaultValue)
        }
      } else if part.hasPrefix("**") {
        parameters.append(
          Parameter(
            name: Symbol(String(part.dropFirst(2))), kind: .keywords, isRequired: false,
            defaultValue: .undefined))
      } else if part.hasPrefix("*") {
        keywordOnly = true
        parameters.append(
          Parameter(
            name: Symbol(String(part.dropFirst())), kind: .variadic, isRequired: false,
            defaultValue: .undefined))
      } else {
        let equals = part.firstIndex(of: "=")
        let name = Signature.trimmed(part[..<(equals ?? part.endIndex)])
        parameters.append(
          Parameter(
            name: Symbol(String(name.prefix { $0 != ":" })),
            kind: keywordOnly ? .keywordOnly : .positional, isRequired: equals == nil,
            defaultValue: equals.map { Signature.literal(part[part.index(after: $0)...]) }
              ?? .undefined))
      }
    }
    self.parameters = parameters
    positionalCount =
      parameters.prefix { $0.kind == .positionalOnly || $0.kind == .positional }
      .count
    variadicIndex = parameters.firstIndex { $0.kind == .variadic }
    keywordsIndex = parameters.firstIndex { $0.kind == .keywords }
    isSimple = positionalCount == parameters.count
    isPositionalOnly = parameters.allSatisfy { $0.kind == .positionalOnly }
    let first = parameters.first?.name.text
    receiverCount = first == "self" || first == "cls" ? 1 : 0
  }

  private static func split(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var quote: Character?
    var start = text.startIndex
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"": quote = character
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth == 0:
        parts.append(trimmed(text[start..<index]))
        start = text.index(after: index)
      default: break
      }
    }
    parts.append(trimmed(text[start...]))
    return parts.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\n" }
    while let last = text.last, last == " " || last == "\n" { text.removeLast() }
    return text
  }

  private static func literal(_ text: Substring) -> Value {
    let text = trimmed(text)
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "()": return .object(TupleObject.empty)
    default: break
    }
    if let quote = text.first, quote == "'" || quote == "\"" {
      return .string(String(text.dropFirst().dropLast()))
    }
    if let int = Int(text) { return .int(int) }
    if let float = Double(text) { return .float(float) }
    return .undefined
  }

  // MARK: - Binding

  /// Fills one value for each parameter into uninitialized memory, which stays uninitialized if
  /// the arguments do not fit.
  func bind(
    _ arguments: Arguments, into slots: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    let total = parameters.count
    slots.initialize(repeating: .undefined, count: total)
    do throws(Raised) {
      try fill(arguments, slots)
    } catch {
      slots.deinitialize(count: total)
      throw error
    }
  }

  private func fill(
    _ arguments: Arguments, _ slots: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    let direct = min(arguments.count, positionalCount)
    for index in 0..<direct { slots[index] = arguments.base[index] }
    if arguments.count > positionalCount {
      guard let variadicIndex else { throw tooMany(arguments) }
      slots[variadicIndex] = .tuple(arguments.rest(from: positionalCount))
    } else if let variadicIndex {
      slots[variadicIndex] = .object(TupleObject.empty)
    }
    var extra: DictObject?
    for index in 0..<arguments.nameCount {
      let (keyword, value) = arguments.keyword(index)
      let place = parameters.firstIndex {
        $0.name == keyword && ($0.kind == .positional || $0.kind == .keywordOnly)
      }
      if let place {
        guard slots[place].isUndefined else {
          throw .typeError("\(name)() got multiple values for argument '\(keyword.text)'")
        }
        slots[place] = value
      } else if keywordsIndex != nil {
        let dict = extra ?? DictObject()
        dict.set(keyword, value)
        extra = dict
      } else {
        throw unexpected(keyword)
      }
    }
    if let keywordsIndex { slots[keywordsIndex] = .object(extra ?? DictObject()) }
    for (index, parameter) in parameters.enumerated() where slots[index].isUndefined {
      if parameter.isRequired { throw missing(slots) }
      slots[index] = parameter.defaultValue
    }
  }

  // MARK: - Errors

  private func unexpected(_ keyword: Symbol) -> Raised {
    let isPositionalOnly = parameters.contains {
      $0.name == keyword && $0.kind == .positionalOnly
    }
    if isPositionalOnly, !parameters.contains(where: { $0.kind != .positionalOnly }) {
      return .typeError("\(name)() takes no keyword arguments")
    }
    return .typeError("\(name)() got an unexpected keyword argument '\(keyword.text)'")
  }

  private func missing(_ slots: UnsafeMutablePointer<Value>) -> Raised {
    func names(_ isWanted: (Signature.Kind) -> Bool) -> [String] {
      parameters.indices.filter {
        slots[$0].isUndefined && parameters[$0].isRequired && isWanted(parameters[$0].kind)
      }.map { "'\(parameters[$0].name.text)'" }
    }
    let positional = names { $0 == .positional || $0 == .positionalOnly }
    if !positional.isEmpty { return ArgumentError.missing(name, "positional", positional) }
    return ArgumentError.missing(name, "keyword-only", names { $0 == .keywordOnly })
  }

  private func tooMany(_ arguments: Arguments) -> Raised {
    let required = parameters.prefix(positionalCount).filter(\.isRequired).count
    return ArgumentError.tooMany(
      name, least: required, most: positionalCount, given: arguments.count, keywordOnlyGiven: 0)
  }
}

/// The words for calls whose arguments do not fit.
enum ArgumentError {
  static func missing(_ function: String, _ kind: String, _ names: [String]) -> Raised {
    let list: String
    switch names.count {
    case 0, 1: list = names.first ?? ""
    case 2: list = names[0] + " and " + names[1]
    default: list = names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
    }
    return .typeError(
      "\(function)() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(list)")
  }

  static func tooMany(
    _ function: String, least: Int, most: Int, given: Int, keywordOnlyGiven: Int
  ) -> Raised {
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = most == 1 && least == most ? "" : "s"
    let verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
    guard keywordOnlyGiven > 0 else {
      return .typeError(
        "\(function)() takes \(takes) positional argument\(plural) but \(given) \(verb) given")
    }
    return .typeError(
      "\(function)() takes \(takes) positional argument\(plural) but \(given) positional "
        + "argument\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only "
        + "argument\(keywordOnlyGiven == 1 ? "" : "s")) were given")
  }
}
