// The special methods of `torch.Tensor` by name (`x.__add__(y)`, `torch.Tensor.__getitem__`), for
// programs that call or override them; operators use the slots directly.
import Interpreter

extension TensorObject {
  private typealias Body = (TensorObject, Arguments, Interpreter) throws(Raised) -> Value

  private static func method(_ type: TypeObject, _ name: String, _ body: @escaping Body) {
    type.raw(name, isMethod: true) { call, machine throws(Raised) in
      guard case .object(let object) = call[0], let tensor = object as? TensorObject else {
        throw .typeError(
          "descriptor '\(name)' for 'torch._C.TensorBase' objects doesn't apply to a "
            + "'\(call[0].typeName)' object")
      }
      return try body(tensor, call, machine)
    }
  }

  /// `.undefined` as a program sees it.
  private static func visible(_ value: Value, _ machine: Interpreter) -> Value {
    value.isUndefined ? machine.builtins.get(Symbol("NotImplemented")) : value
  }

  /// Declares the special methods.
  static func declareSpecialMethods(_ type: TypeObject) {
    for operation in LanguageBinary.allCases {
      method(type, operation.method.text) { tensor, call, machine throws(Raised) in
        visible(try tensor.arithmetic(operation, call[1], reflected: false), machine)
      }
      method(type, operation.reflectedMethod.text) { tensor, call, machine throws(Raised) in
        visible(try tensor.arithmetic(operation, call[1], reflected: true), machine)
      }
      method(type, operation.inplaceMethod.text) { tensor, call, machine throws(Raised) in
        visible(try tensor.arithmeticInPlace(operation, call[1]), machine)
      }
    }
    for operation in LanguageUnary.allCases {
      method(type, operation.method.text) { tensor, _, _ throws(Raised) in
        try tensor.prefix(operation)
      }
    }
    for operation in LanguageComparison.allCases {
      method(type, operation.method.text) { tensor, call, machine throws(Raised) in
        visible(try tensor.comparison(operation, call[1]), machine)
      }
    }
    method(type, "__abs__") { tensor, _, _ throws(Raised) in
      let input = tensor.variable
      return .object(TensorObject.of(try torch { try input.abs() }))
    }
    method(type, "__getitem__") { tensor, call, machine throws(Raised) in
      try tensor.element(call[1], machine)
    }
    method(type, "__setitem__") { tensor, call, machine throws(Raised) in
      try tensor.assign(call[1], call[2], machine)
      return .none
    }
    method(type, "__len__") { tensor, _, machine throws(Raised) in
      .int(try tensor.length(machine) ?? 0)
    }
    method(type, "__iter__") { tensor, _, machine throws(Raised) in
      try tensor.iterate(machine).map { .object($0) } ?? .none
    }
    method(type, "__contains__") { tensor, call, machine throws(Raised) in
      .bool(try tensor.contains(call[1], machine) ?? false)
    }
    method(type, "__bool__") { tensor, _, machine throws(Raised) in
      .bool(try tensor.truth(machine))
    }
    method(type, "__float__") { tensor, _, machine throws(Raised) in
      .float(try tensor.float(machine) ?? 0)
    }
    method(type, "__int__") { tensor, _, machine throws(Raised) in try tensor.int(machine) }
    method(type, "__index__") { tensor, _, machine throws(Raised) in try tensor.index(machine) }
    method(type, "__hash__") { tensor, _, machine throws(Raised) in
      .int(try tensor.hash(machine))
    }
    method(type, "__repr__") { tensor, _, machine throws(Raised) in
      .string(try tensor.repr(machine))
    }
    method(type, "__str__") { tensor, _, machine throws(Raised) in .string(try tensor.str(machine))
    }
    method(type, "__format__") { tensor, call, machine throws(Raised) in
      .string(try tensor.format(call[1].string ?? "", machine))
    }
  }
}
