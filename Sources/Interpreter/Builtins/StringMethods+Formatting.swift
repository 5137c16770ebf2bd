// `str.format`, the % operator, `str.translate`, `str.encode`.

extension Interpreter {
  func installFormatting(_ type: TypeObject) {
    type.raw("format", isMethod: true) { call, machine throws(Raised) in
      let text = try call.string("format", machine).string
      var source = FormatArguments(positional: call.rest(from: 1), keywords: call.keywords)
      return .string(try machine.formatted(text, &source, depth: 2))
    }
    type.method("format_map(self, mapping, /)") { call, machine throws(Raised) in
      let text = try call.string("format_map", machine).string
      var source = FormatArguments(positional: [], keywords: [], mapping: call[1])
      return .string(try machine.formatted(text, &source, depth: 2))
    }
    type.staticMethod("maketrans(x, y=None, z=None, /)") { call, machine throws(Raised) in
      try machine.translationTable(call[0], call[1], call[2])
    }
    type.method("translate(self, table, /)") { call, machine throws(Raised) in
      let text = try call.string("translate", machine).string
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        try machine.translate(scalar, call[1], into: &result)
      }
      return .string(String(result))
    }
    type.method("encode(self, encoding='utf-8', errors='strict')") {
      call, machine throws(Raised) in
      let text = try call.string("encode", machine).string
      return .object(BytesObject(try machine.encode(text, call[1], call[2])))
    }
  }

  // MARK: - str.format

  /// What the fields of a format text refer to.
  struct FormatArguments {
    let positional: [Value]
    let keywords: [(name: Symbol, value: Value)]
    var mapping: Value?
    var numbering = FieldNumbering()
  }

  private func formatted(
    _ text: String, _ source: inout FormatArguments, depth: Int
  ) throws(Raised) -> String {
    guard depth > 0 else { throw .valueError("Max string recursion exceeded") }
    var template = FormatTemplate(text)
    var result = ""
    while true {
      let piece: FormatTemplate.Piece?
      do throws(TextError) { piece = try template.next() } catch { throw Raised(error) }
      guard let piece else { return result }
      switch piece {
      case .literal(let literal): result += literal
      case .field(let field):
        var value = try fieldValue(field.name, &source)
        if let conversion = field.conversion { value = try converted(value, conversion) }
        let spec = field.nested ? try formatted(field.spec, &source, depth: depth - 1) : field.spec
        result += try format(value, spec)
      }
    }
  }

  private func converted(_ value: Value, _ letter: Unicode.Scalar) throws(Raised) -> Value {
    switch letter {
    case "r": return .string(try repr(value))
    case "s": return try strValue(value)
    case "a": return .string(StringText.escapingNonASCII(try repr(value)))
    default:
      let shown =
        letter.value > 32 && letter.value < 127
        ? String(Character(letter)) : "\\x" + String(letter.value, radix: 16)
      throw .valueError("Unknown conversion specifier \(shown)")
    }
  }

  private func fieldValue(
    _ name: String, _ source: inout FormatArguments
  ) throws(Raised) -> Value {
    let (first, number, accessors) = try textual { () throws(TextError) in
      try FormatTemplate.parseName(name)
    }
    var index = number
    do throws(TextError) {
      if first.isEmpty {
        index = try source.numbering.automatic()
      } else if number != nil {
        try source.numbering.manual()
      }
    } catch { throw Raised(error) }
    var value: Value
    if let index {
      if source.mapping != nil {
        throw .valueError("Format string contains positional fields")
      }
      guard index < source.positional.count else {
        throw .indexError("Replacement index \(index) out of range for positional args tuple")
      }
      value = source.positional[index]
    } else if let mapping = source.mapping {
      value = try getItem(mapping, .string(first))
    } else {
      guard let found = source.keywords.first(where: { $0.name.text == first }) else {
        throw .keyError(.string(first))
      }
      value = found.value
    }
    for accessor in accessors {
      switch accessor {
      case .attribute(let name): value = try attribute(value, Symbol(name))
      case .index(let index): value = try getItem(value, .int(index))
      case .key(let key): value = try getItem(value, .string(key))
      }
    }
    return value
  }

  // MARK: - The % operator

  /// `text % value`.
  func percentFormatted(_ text: String, _ value: Value) throws(Raised) -> String {
    var arguments = value.tuple?.elements ?? [value]
    let isTuple = value.tuple != nil
    arguments.reverse()
    var usedMapping = false
    func nextArgument() throws(Raised) -> Value {
      guard let next = arguments.popLast() else {
        throw .typeError("not enough arguments for format string")
      }
      return next
    }
    var template = PercentTemplate(text)
    var result = ""
    while true {
      let piece = try template.next(
        star: { () throws(Raised) in
          guard let width = try nextArgument().integer else { throw .typeError("* wants int") }
          guard let small = width.small else {
            throw .overflow("Python int too large to convert to C ssize_t")
          }
          return small
        }, failure: { Raised($0) })
      guard let piece else { break }
      switch piece {
      case .literal(let literal): result += literal
      case .conversion(let conversion):
        var argument = Value.undefined
        if let key = conversion.key {
          guard !isTuple, isMapping(value) else { throw .typeError("format requires a mapping") }
          argument = try getItem(value, .string(key))
          usedMapping = true
          arguments = []
        }
        guard conversion.isKnown else { throw Raised(conversion.unknown) }
        if conversion.key == nil { argument = try nextArgument() }
        result += try apply(conversion, argument)
      }
    }
    let isUnused = !arguments.isEmpty && !usedMapping && (isTuple || !isMapping(value))
    if isUnused { throw .typeError("not all arguments converted during string formatting") }
    return result
  }

  private func isMapping(_ value: Value) -> Bool {
    guard case .object(let object) = value, object.kind != .string, object.kind != .tuple else {
      return false
    }
    return !object.type.lookup(Names.getItem).isUndefined
  }

  private func apply(
    _ conversion: PercentTemplate.Conversion, _ value: Value
  ) throws(Raised) -> String {
    switch conversion.type {
    case "s", "r", "a":
      var text = conversion.type == "s" ? try str(value) : try repr(value)
      if conversion.type == "a" { text = StringText.escapingNonASCII(text) }
      return try textual { () throws(TextError) in try conversion.apply(text: text) }
    case "c":
      let text: String
      if let given = value.string, given.unicodeScalars.count == 1 {
        text = given
      } else if let code = value.integer {
        let scalar = try textual { () throws(TextError) in
          try NumberFormatting.character(code)
        }
        text = String(Character(scalar))
      } else {
        throw .typeError("%c requires int or char")
      }
      return try textual { () throws(TextError) in try conversion.apply(text: text) }
    case "d", "i", "u":
      guard isNumber(value) || value.object != nil, value.string == nil else {
        throw notReal(conversion, value)
      }
      let integer: Integer?
      if case .object = value, value.integer == nil {
        integer = try doubleIfPossible(value) == nil ? nil : try makeInteger(value).integer
      } else {
        integer = try makeInteger(value).integer
      }
      guard let integer else { throw notReal(conversion, value) }
      return try textual { () throws(TextError) in try conversion.apply(integer: integer) }
    case "o", "x", "X":
      guard let integer = try integerIfPossible(value) else {
        throw .typeError(
          "%\(conversion.type) format: an integer is required, not \(type(of: value).name)")
      }
      return try textual { () throws(TextError) in try conversion.apply(integer: integer) }
    case "%": return "%"
    default:
      let double: Double
      if let integer = value.integer {
        double = try textual { () throws(TextError) in try integer.double() }
      } else {
        double = try self.double(value)
      }
      return try textual { () throws(TextError) in try conversion.apply(float: double) }
    }
  }

  private func notReal(_ conversion: PercentTemplate.Conversion, _ value: Value) -> Raised {
    .typeError(
      "%\(conversion.type) format: a real number is required, not \(type(of: value).name)")
  }

  // MARK: - Translation

  private func translationTable(_ x: Value, _ y: Value, _ z: Value) throws(Raised) -> Value {
    let table = DictObject()
    if y.isNone {
      guard let given = x.dict else {
        throw .typeError("if you give only one argument to maketrans it must be a dict")
      }
      for item in given.items {
        var key = item.key
        if let text = key.string {
          guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
            throw .valueError("string keys in translate table must be of length 1")
          }
          key = .int(Int(scalar.value))
        }
        try table.set(key, item.value, self)
      }
      return .object(table)
    }
    guard let from = x.string, let to = y.string else {
      throw .typeError("maketrans() argument 2 must be str, not \(type(of: y).name)")
    }
    let sources = Array(from.unicodeScalars)
    let targets = Array(to.unicodeScalars)
    guard sources.count == targets.count else {
      throw .valueError("the first two maketrans arguments must have equal length")
    }
    for (source, target) in zip(sources, targets) {
      try table.set(.int(Int(source.value)), .int(Int(target.value)), self)
    }
    for scalar in (z.string ?? "").unicodeScalars {
      try table.set(.int(Int(scalar.value)), .none, self)
    }
    return .object(table)
  }

  private func translate(
    _ scalar: Unicode.Scalar, _ table: Value, into result: inout String.UnicodeScalarView
  ) throws(Raised) {
    let new: Value
    do throws(Raised) {
      new = try getItem(table, .int(Int(scalar.value)))
    } catch {
      guard error.isInstance(of: .lookupError) else { throw error }
      result.append(scalar)
      return
    }
    if new.isNone { return }
    if let text = new.string {
      result.append(contentsOf: text.unicodeScalars)
    } else if let code = new.integer?.small,
      let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
    {
      result.append(scalar)
    } else {
      throw .typeError("character mapping must return integer, None or str")
    }
  }
}
