import Interpreter

/// Shows values the way IPython's `Out[n]` does: containers are laid out over lines when they are
/// wide, everything else is its `repr`.
struct ValuePrinter {
  private let machine: Interpreter
  private var layout = PrettyLayout()
  /// The containers being shown, to find cycles.
  private var path: [UInt] = []
  /// Longer sequences end in `...`.
  private static let elementLimit = 1000

  /// The text of a value; raises what a `__repr__` raises.
  static func text(of value: Value, _ machine: Interpreter) throws(Raised) -> String {
    var printer = ValuePrinter(machine: machine)
    try printer.pretty(value)
    printer.layout.flush()
    return printer.layout.output
  }

  private init(machine: Interpreter) { self.machine = machine }

  private mutating func pretty(_ value: Value) throws(Raised) {
    guard case .object(let object) = value else {
      layout.text(try machine.repr(value))
      return
    }
    guard path.count < 100 else {
      try plain(value)
      return
    }
    let isCycle = path.contains(object.identity)
    path.append(object.identity)
    defer { path.removeLast() }
    layout.open()
    try pretty(object, isCycle)
    layout.close()
  }

  private mutating func pretty(_ object: Object, _ isCycle: Bool) throws(Raised) {
    let value = Value.object(object)
    for type in object.type.mro {
      switch (type.module, type.name) {
      case ("builtins", "list"): return try sequence(value, "[", "]", isCycle)
      case ("builtins", "tuple"): return try sequence(value, "(", ")", isCycle)
      case ("builtins", "dict"): return try dictionary(value, isCycle)
      case ("builtins", "set"): return try set(value, "{", "}", isCycle)
      case ("builtins", "frozenset"): return try set(value, "frozenset({", "})", isCycle)
      case ("builtins", "type"): return try typeName(value)
      case ("builtins", "function"): return try function(value)
      case ("builtins", "builtin_function_or_method"): return try native(value)
      case ("builtins", "mappingproxy"):
        let items = DictObject()
        for key in try machine.elements(of: value) {
          try items.set(key, try machine.getItem(value, key), machine)
        }
        return try construct("mappingproxy", [.object(items)], isCycle)
      case ("re", "Pattern"): return layout.text(try pattern(value))
      case ("builtins", "BaseException"): return try exception(value)
      case ("types", "SimpleNamespace"): return try simpleNamespace(value)
      case ("collections", "OrderedDict"):
        let items = try machine.callMethod(value, Symbol("items"))
        let list = Value.list(try machine.elements(of: items))
        return try construct(object.type.name, list.list?.count == 0 ? [] : [list], isCycle)
      case ("collections", "Counter"):
        let counts = try machine.callMethod(value, Symbol("most_common"))
        let ordered = DictObject()
        for pair in try machine.elements(of: counts) {
          try ordered.set(
            try machine.getItem(pair, .int(0)), try machine.getItem(pair, .int(1)), machine)
        }
        return try construct(
          object.type.name, ordered.count == 0 ? [] : [.object(ordered)], isCycle)
      case ("collections", "defaultdict"):
        let factory = try machine.attribute(value, "default_factory")
        let copy = DictObject()
        for key in try machine.elements(of: value) {
          try copy.set(key, try machine.getItem(value, key), machine)
        }
        return try construct(object.type.name, [factory, .object(copy)], isCycle)
      case ("collections", "deque"):
        let list = Value.list(try machine.elements(of: value))
        let limit = try machine.attribute(value, "maxlen")
        return try construct(
          object.type.name, [list], keywords: limit.isNone ? [] : [("maxlen", limit)], isCycle)
      case ("builtins", "object"): return try defaultRepresentation(object, isCycle)
      default:
        let hasOwn = type.isNative || !type.namespace.get("__repr__").isUndefined
        if hasOwn, !type.isSubtype(of: .baseException) { return try plain(value) }
      }
    }
    try plain(value)
  }

  /// The value's `repr`, keeping its lines.
  private mutating func plain(_ value: Value) throws(Raised) {
    var text = try machine.repr(value)
    // What has only the general `repr` of an object is shown without the word.
    if case .object(let object) = value {
      let place = "at \(machine.address(of: object))>"
      if text == "<\(object.type.displayName) object \(place)" {
        text = "<\(object.type.displayName) \(place)"
      }
    }
    layout.open()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { layout.lineBreak() }
      layout.text(String(line))
    }
    layout.close()
  }

  private mutating func list(_ elements: [Value]) throws(Raised) {
    for (index, element) in elements.enumerated() {
      if index > 0 {
        layout.text(",")
        layout.space()
      }
      guard index < ValuePrinter.elementLimit else {
        layout.text("...")
        return
      }
      try pretty(element)
    }
  }

  private mutating func sequence(
    _ value: Value, _ open: String, _ close: String, _ isCycle: Bool
  ) throws(Raised) {
    guard !isCycle else { return layout.text(open + "..." + close) }
    let elements = try machine.elements(of: value)
    layout.open(1, open)
    try list(elements)
    if elements.count == 1, open == "(" { layout.text(",") }
    layout.close(1, close)
  }

  private mutating func set(
    _ value: Value, _ open: String, _ close: String, _ isCycle: Bool
  ) throws(Raised) {
    guard !isCycle else { return layout.text(open + "..." + close) }
    var elements = try machine.elements(of: value)
    guard !elements.isEmpty else {
      return layout.text((value.object?.type.name ?? "set") + "()")
    }
    if elements.count < ValuePrinter.elementLimit {
      // Elements that cannot be compared stay in their order.
      let sorted = machine.builtins.get("sorted")
      if let list = try? machine.call(sorted, .list(elements)) {
        elements = try machine.elements(of: list)
      }
    }
    layout.open(open.count, open)
    try list(elements)
    layout.close(open.count, close)
  }

  private mutating func dictionary(_ value: Value, _ isCycle: Bool) throws(Raised) {
    guard !isCycle else { return layout.text("{...}") }
    layout.open(1, "{")
    let keys = try machine.elements(of: value)
    for (index, key) in keys.enumerated() {
      if index > 0 {
        layout.text(",")
        layout.space()
      }
      guard index < ValuePrinter.elementLimit else {
        layout.text("...")
        break
      }
      try pretty(key)
      layout.text(": ")
      try pretty(try machine.getItem(value, key))
    }
    layout.close(1, "}")
  }

  /// `Name(argument, keyword=argument)`.
  private mutating func construct(
    _ name: String, _ arguments: [Value], keywords: [(String, Value)] = [], _ isCycle: Bool
  ) throws(Raised) {
    guard !isCycle else { return layout.text("\(name)(...)") }
    let open = name + "("
    layout.open(open.unicodeScalars.count, open)
    try list(arguments)
    for (index, (key, value)) in keywords.enumerated() {
      if index > 0 || !arguments.isEmpty {
        layout.text(",")
        layout.space()
      }
      layout.open(key.count + 1, key + "=")
      try pretty(value)
      layout.close(key.count + 1)
    }
    layout.close(open.unicodeScalars.count, ")")
  }

  private mutating func exception(_ value: Value) throws(Raised) {
    guard let type = value.object?.type else { return }
    let arguments = try machine.elements(of: try machine.attribute(value, "args"))
    try construct(type.displayName, arguments, false)
  }

  private mutating func simpleNamespace(_ value: Value) throws(Raised) {
    let attributes = try machine.attribute(value, "__dict__")
    var keywords: [(String, Value)] = []
    for key in try machine.elements(of: attributes) {
      keywords.append((key.string ?? "", try machine.getItem(attributes, key)))
    }
    try construct("namespace", [], keywords: keywords, false)
  }

  private mutating func typeName(_ value: Value) throws(Raised) {
    guard let type = value.type else { return try plain(value) }
    layout.text(type.displayName)
  }

  /// A function of the machine: its module, name and parameters.
  private mutating func native(_ value: Value) throws(Raised) {
    if let method = value.object as? BoundMethod,
      let native = method.function.object as? NativeFunction
    {
      guard !native.isSpecial else { return try plain(value) }
      let owner = method.receiver.type ?? machine.type(of: method.receiver)
      let signature = owner.module == "builtins" ? native.boundSignatureText ?? "" : ""
      return layout.text("<function \(owner.name).\(native.name)\(signature)>")
    }
    guard let native = value.object as? NativeFunction else { return try plain(value) }
    let signature = native.signatureText ?? ""
    switch native.module {
    case "builtins": layout.text("<function \(native.name)\(signature)>")
    case "torch": layout.text("<function torch._VariableFunctionsClass.\(native.name)>")
    case let module where module.hasPrefix("numpy"):
      layout.text("<function \(native.name) at \(machine.address(of: native))>")
    case let module: layout.text("<function \(module).\(native.name)\(signature)>")
    }
  }

  /// A pattern as IPython writes it: as a raw text, with all its flags.
  private func pattern(_ value: Value) throws(Raised) -> String {
    let text = try machine.repr(try machine.attribute(value, "pattern"))
    let flags = try machine.attribute(value, "flags")
    guard case .int(let bits) = flags else { return try machine.repr(value) }
    let names = [
      (1, "TEMPLATE"), (2, "IGNORECASE"), (4, "LOCALE"), (8, "MULTILINE"), (16, "DOTALL"),
      (32, "UNICODE"), (64, "VERBOSE"), (128, "DEBUG"),
    ].filter { bits & $0.0 != 0 }.map { "re." + $0.1 }
    let raw = "r" + text.replacing("\\\\", with: "\\")
    return "re.compile(\(raw)\(names.isEmpty ? "" : ", " + names.joined(separator: "|")))"
  }

  /// The parameters of a function, or of the one below its decorators.
  private func parameters(_ function: FunctionObject) throws(Raised) -> String {
    var function = function
    for _ in 0..<100 {
      let given = try machine.attributeIfPresent(.object(function), Symbol("__signature__"))
      if !given.isNoneOrUndefined { return try machine.str(given) }
      let inner = try machine.attributeIfPresent(.object(function), Symbol("__wrapped__"))
      guard let next = inner.object as? FunctionObject else { break }
      function = next
    }
    return try function.signatureText(machine)
  }

  private mutating func function(_ value: Value) throws(Raised) {
    guard let function = value.object as? FunctionObject else { return try plain(value) }
    var name = try machine.attribute(value, "__qualname__").string ?? "function"
    // NumPy's are objects of their own that only have a short text.
    if try machine.attribute(value, "__module__").string?.hasPrefix("numpy") == true {
      return layout.text("<function \(name) at \(machine.address(of: function))>")
    }
    if let module = try machine.attribute(value, "__module__").string, module != "builtins" {
      name = module + "." + name
    }
    layout.text("<function \(name)\(try parameters(function))>")
  }

  private mutating func defaultRepresentation(
    _ object: Object, _ isCycle: Bool
  ) throws(Raised) {
    guard object.type.lookup(Symbol("__repr__")).isUndefined || !object.type.isNative else {
      return try plain(.object(object))
    }
    layout.open(1, "<")
    layout.text(object.type.displayName)
    layout.text(" at \(machine.address(of: object))" + (isCycle ? " ..." : ""))
    layout.close(1, ">")
  }
}
