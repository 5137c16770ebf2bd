// Quick forms of the helpers that R's syntax stands for, for what needs none of R's rules: members and
// calls of objects, arithmetic of numbers and tensors. Everything else goes to the helpers themselves,
// which are written in the language.

import Glibc

extension Interpreter {
  /// Puts the quick forms before the helpers in R's table.
  func quicken(_ table: DictObject) {
    quicken("$", in: table) { arguments, machine throws(Raised) in
      guard arguments.count == 2, arguments[0].isForeignToR, let name = arguments[1].string else {
        return .undefined
      }
      return try machine.attribute(arguments[0], name)
    }
    quicken("/", in: table) { arguments, machine throws(Raised) in
      try machine.quickArithmetic(.trueDivide, arguments)
    }
    quicken("%%", in: table) { arguments, machine throws(Raised) in
      try machine.quickArithmetic(.modulo, arguments)
    }
    quicken("%/%", in: table) { arguments, machine throws(Raised) in
      try machine.quickArithmetic(.floorDivide, arguments)
    }
    quicken("^", in: table) { arguments, machine throws(Raised) in
      if let base = arguments[0].numberOfR, let exponent = arguments[1].numberOfR, base >= 0 {
        return .float(pow(base, exponent))
      }
      return try machine.quickArithmetic(.power, arguments)
    }
    let invisible = table.get(Symbol(".invisible"))
    quicken(".call", in: table) { arguments, machine throws(Raised) in
      try machine.quickCall(arguments, invisible)
    }
  }

  /// A helper that is asked only where `quick` gives nothing.
  private func quicken(
    _ name: String, in table: DictObject, _ quick: @escaping NativeFunction.Body
  ) {
    let helper = table.get(Symbol(name))
    let function = NativeFunction(raw: name, module: "rtorch") {
      arguments, machine throws(Raised) in
      let result = try quick(arguments, machine)
      return result.isUndefined ? try machine.call(helper, arguments) : result
    }
    table.set(Symbol(name), .object(function))
  }

  /// Two numbers, the second not 0, or an object and a number or another object.
  private func quickArithmetic(
    _ operation: BinaryOperation, _ arguments: Arguments
  ) throws(Raised) -> Value {
    guard arguments.count == 2, arguments.nameCount == 0 else { return .undefined }
    let (a, b) = (arguments[0], arguments[1])
    let isOfNumbers = a.numberOfR != nil && b.numberOfR.map { $0 != 0 } ?? false
    let hasObject = a.isForeignToR || b.isForeignToR
    let isOfObjects =
      hasObject && (a.isForeignToR || a.numberOfR != nil) && (b.isForeignToR || b.numberOfR != nil)
    guard isOfObjects || isOfNumbers && operation != .power else { return .undefined }
    return try binary(operation, a, b)
  }

  /// A call whose arguments need no conversion; `.undefined` if they do, or if doubles may have to
  /// become ints.
  private func quickCall(_ arguments: Arguments, _ invisible: Value) throws(Raised) -> Value {
    guard arguments.count > 0 else { return .undefined }
    var mayRetry = false
    for index in 1..<max(1, arguments.count + arguments.nameCount) {
      switch arguments.base[index] {
      case .object(let object):
        if object.kind == .list, object.type !== TypeObject.list { return .undefined }
        mayRetry = mayRetry || object.kind == .list || object.kind == .tuple
      case .float: mayRetry = true
      case .int, .bool, .none, .undefined: break
      }
    }
    let callee = arguments[0]
    do throws(Raised) {
      let result = try call(
        callee,
        Arguments(
          base: arguments.base + 1, count: arguments.count - 1, names: arguments.names,
          nameCount: arguments.nameCount))
      switch result {
      case .none: return try call(invisible, result)
      case .object(let object) where object.kind == .other && object.type.name == "Generator":
        return try call(invisible, result)
      default: return result
      }
    } catch {
      // What the user wrote must not run twice.
      guard mayRetry, error.isInstance(of: .typeError), !isUsers(callee) else { throw error }
      return .undefined
    }
  }

  /// Whether a function was written in the session.
  private func isUsers(_ callee: Value) -> Bool {
    guard let module = try? attribute(callee, "__module__") else { return false }
    return module.string == "__main__"
  }
}

extension Value {
  /// The number that the value is for R's operators; nil for what is none.
  fileprivate var numberOfR: Double? {
    switch self {
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .bool, .none, .undefined, .object: return nil
    }
  }

  /// Whether the value is an object with rules of its own, no vector or list.
  fileprivate var isForeignToR: Bool {
    guard case .object(let object) = self else { return false }
    switch object.kind {
    case .other, .module, .type: return true
    default: return false
    }
  }
}
