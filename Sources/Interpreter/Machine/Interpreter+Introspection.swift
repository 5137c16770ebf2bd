// What a notebook asks about values: names, signatures, documentation, source. Nothing here runs a
// program's code.

import Language

extension Interpreter {
  /// Runs a script in a namespace, as Python runs a file.
  public func runScript(_ source: SourceText, in namespace: DictObject) throws(Raised) {
    _ = try runModule(
      try compile(try parse(source), isInteractive: false, showsLast: false), namespace)
  }

  /// Whether `a is b`.
  public func areSame(_ a: Value, _ b: Value) -> Bool { isIdentical(a, b) }

  /// Dotted names of all modules that can be imported.
  public var importableModules: [String] {
    Array(nativeModules.keys) + moduleNames + modules.items.compactMap { $0.key.string }
  }

  // MARK: - Attributes

  /// An attribute that the object itself holds, or nil.
  public func storedAttribute(_ name: String, of object: Object) -> Value? {
    let value = object.ownAttribute(Symbol(name))
    return value.isUndefined ? nil : value
  }

  /// The names of the attributes that the object itself holds.
  public func storedAttributes(of value: Value) -> [String] {
    guard case .object(let object) = value else { return [] }
    return object.ownAttributeNames.map(\.text)
  }

  // MARK: - Functions and classes

  /// What may be passed to a function, a method or a class: `(x, y=2, *args)`; nil for what is none
  /// of these.
  public func signatureText(of value: Value) -> String? {
    guard case .object(let object) = value else { return nil }
    switch object {
    case let function as FunctionObject: return try? function.signatureText(self)
    case let native as NativeFunction: return native.signature?.text
    case let method as BoundMethod: return signatureText(of: method.function)
    case let type as TypeObject:
      let initialize = type.lookup(Names.initialize)
      guard initialize.objectKind == .function else { return nil }
      return signatureText(of: initialize).map(withoutFirstParameter)
    default: return nil
    }
  }

  private func withoutFirstParameter(_ signature: String) -> String {
    guard let comma = signature.firstIndex(of: ","), !signature.hasPrefix("(*") else { return "()" }
    return "(" + signature[signature.index(after: comma)...].drop { $0 == " " }
  }

  /// The documentation of a function, class or module, or nil.
  public func documentation(of value: Value) -> String? {
    guard case .object(let object) = value else { return nil }
    switch object {
    case let function as FunctionObject: return function.documentation.string
    case let native as NativeFunction: return native.documentation
    case let method as BoundMethod: return documentation(of: method.function)
    case let type as TypeObject: return type.namespace.get(Names.documentation).string
    case let module as ModuleObject: return module.namespace.get(Names.documentation).string
    default: return object.type.namespace.get(Names.documentation).string
    }
  }

  /// The source of a function or class that is written in the language, or nil.
  public func sourceText(of value: Value) -> String? {
    if let native = (value.object as? FunctionObject), native.code.source.language == .r {
      return native.code.source.text(in: native.code.span)
    }
    return definition(of: value).map { source, span in source.text(in: span) }
  }

  /// The source of a function or class in whole rows, as `inspect.getsource` gives it, or nil.
  func sourceRows(of value: Value) -> String? {
    guard let (source, span) = definition(of: value) else { return nil }
    var (start, end) = (Int(span.start), Int(span.end))
    let bytes = source.utf8
    while start > 0, bytes[start - 1] == 32 || bytes[start - 1] == 9 { start -= 1 }
    while end < bytes.count, bytes[end] != 10 { end += 1 }
    return source.text(in: SourceSpan(start: UInt32(start), end: UInt32(end))) + "\n"
  }

  /// Where a function or class is defined, or nil.
  private func definition(of value: Value) -> (SourceText, SourceSpan)? {
    guard case .object(let object) = value else { return nil }
    switch object {
    case let function as FunctionObject:
      return definition(function.code.qualifiedName, in: function.code.source)
    case let method as BoundMethod: return definition(of: method.function)
    case let type as TypeObject:
      for item in type.namespace.items {
        guard let function = item.value.object as? FunctionObject else { continue }
        return definition(type.qualifiedName, in: function.code.source)
      }
      return nil
    default: return type(of: value).isNative ? nil : definition(of: .object(object.type))
    }
  }

  /// The place of a definition in its source, by the path of names that leads to it.
  private func definition(
    _ qualifiedName: String, in source: SourceText
  ) -> (SourceText, SourceSpan)? {
    guard let module = try? Parser.parse(source) else { return nil }
    var body = module.body
    var found: Statement?
    for name in qualifiedName.split(separator: ".") where name != "<locals>" {
      found = body.last { statement in
        switch statement.kind {
        case .functionDef(let node): return node.name == name
        case .classDef(let node): return node.name == name
        default: return false
        }
      }
      switch found?.kind {
      case .functionDef(let node)?: body = node.body
      case .classDef(let node)?: body = node.body
      default: return nil
      }
    }
    return found.map { (source, $0.span) }
  }
}

extension FunctionObject {
  /// The parameters as Python's `inspect.signature` writes them.
  public func signatureText(_ machine: Interpreter) throws(Raised) -> String {
    let layout = code.parameters
    var parts: [String] = []
    func annotation(_ name: String) throws(Raised) -> String {
      guard let value = annotations?.get(name), !value.isUndefined else { return "" }
      if let type = value.type { return type.displayName }
      return try machine.repr(value)
    }
    func part(_ index: Int, _ value: Value, prefix: String = "") throws(Raised) -> String {
      let name = code.localNames[index].text
      let type = try annotation(name)
      var text = prefix + name + (type.isEmpty ? "" : ": " + type)
      guard !value.isUndefined else { return text }
      text += type.isEmpty ? "=" : " = "
      return text + (try machine.repr(value))
    }
    let firstDefault = layout.positionalCount - defaults.count
    for index in 0..<layout.positionalCount {
      parts.append(
        try part(index, index >= firstDefault ? defaults[index - firstDefault] : .undefined))
      if index + 1 == layout.positionalOnlyCount { parts.append("/") }
    }
    let variadicIndex = layout.positionalCount + layout.keywordOnlyCount
    if layout.hasVariadic {
      parts.append(try part(variadicIndex, .undefined, prefix: "*"))
    } else if layout.keywordOnlyCount > 0 {
      parts.append("*")
    }
    for index in layout.positionalCount..<variadicIndex {
      let value = keywordDefaults?.get(code.localNames[index]) ?? .undefined
      parts.append(try part(index, value))
    }
    if layout.hasKeywords {
      let index = variadicIndex + (layout.hasVariadic ? 1 : 0)
      parts.append(try part(index, .undefined, prefix: "**"))
    }
    let result = try annotation("return")
    return "(" + parts.joined(separator: ", ") + ")" + (result.isEmpty ? "" : " -> " + result)
  }
}
