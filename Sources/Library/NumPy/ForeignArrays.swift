// Arrays that are no tensors: records, dates, masked arrays. They are written in the language
// (`numpy._fields`, `numpy._dates`, `numpy.ma`); NumPy's functions hand over to them as soon as an
// argument is one of them, or asks for such a type.
//
// A class takes part by having `__array_function__`, as in NumPy.

import Interpreter

enum ForeignArrays {
  private static let marker = Symbol("__array_function__")
  private static let dtypeName = Symbol("dtype")

  /// Functions that make arrays, where the type that is asked for decides.
  private static let makers: Set<String> = [
    "array", "asarray", "asanyarray", "ascontiguousarray", "zeros", "ones", "empty", "full",
    "arange", "astype",
  ]

  /// Whether a value is such an array, an element of one, or their type.
  static func isForeign(_ value: Value) -> Bool {
    guard case .object(let object) = value, object.kind == .other, !object.type.isNative else {
      return false
    }
    return !object.type.lookup(marker).isUndefined
  }

  /// Whether a value names a type that no tensor has: fields, or units of time.
  static func isForeignType(_ value: Value) -> Bool {
    if let type = value.type { return !type.isNative && !type.lookup(marker).isUndefined }
    if let name = value.string {
      let plain = name.drop { "<>=".contains($0) }
      return name.contains(",") || plain.hasPrefix("M8") || plain.hasPrefix("m8")
        || plain.hasPrefix("datetime64") || plain.hasPrefix("timedelta64")
    }
    return value.list != nil || value.dict != nil || isForeign(value)
  }

  /// The type as an object.
  static func type(_ value: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let module = try machine.importModule("numpy._foreign")
    return try machine.callMethod(.object(module), Symbol("type_of"), [value])
  }

  /// What a function gives for such arguments; nil where it is an ordinary call.
  static func dispatch(
    _ name: String, makes: Bool = false, _ call: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value? {
    guard concerns(name, makes, call) else { return nil }
    let keywords = DictObject()
    for (name, value) in call.keywords { keywords.set(name, value) }
    let module = try machine.importModule("numpy._foreign")
    return try machine.callMethod(
      .object(module), Symbol("call"), [.string(name), .tuple(call.rest()), .object(keywords)])
  }

  private static func concerns(_ name: String, _ makes: Bool, _ call: Arguments) -> Bool {
    for index in 0..<call.count {
      guard case .object(let object) = call[index] else { continue }
      switch object.kind {
      case .other: if isForeign(call[index]) { return true }
      case .list, .tuple: if index == 0, holdsForeign(call[0], depth: 3) { return true }
      default: continue
      }
    }
    if call.nameCount > 0 {
      for (_, value) in call.keywords where isForeign(value) { return true }
    }
    guard makes else { return false }
    let wanted = call.nameCount > 0 ? call.keyword(dtypeName) : .undefined
    if !wanted.isUndefined { return isForeignType(wanted) }
    return call.count > 1 && name != "full" && name != "arange" && isForeignType(call[1])
  }

  /// Whether the first element of nested lists is such an array, or an element of one.
  private static func holdsForeign(_ value: Value, depth: Int) -> Bool {
    guard depth > 0, let first = value.list?.elements.first ?? value.tuple?.elements.first else {
      return false
    }
    return isForeign(first) || holdsForeign(first, depth: depth - 1)
  }

  /// Makes all functions of a module hand over.
  static func attach(to module: ModuleObject) {
    for item in module.namespace.items {
      guard let name = item.key.string, let function = item.value.object as? NativeFunction else {
        continue
      }
      let makes = makers.contains(name)
      module[name] = .object(
        NativeFunction(around: function) { call, machine throws(Raised) in
          if let result = try dispatch(name, makes: makes, call, machine) { return result }
          return try function.call(call, machine)
        })
    }
  }
}
