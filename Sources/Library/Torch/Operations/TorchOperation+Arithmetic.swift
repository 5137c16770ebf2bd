// Operations of two tensors, or of a tensor and a number, element by element.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let arithmetic: [TorchOperation] = [
    op(
      "add(Tensor input, Tensor other, *, Scalar alpha=1, Tensor out=None)",
      "add(Tensor input, Scalar alpha, Tensor other, *, Tensor out=None)|deprecated",
      places: [.function, .method, .inPlace], numbers: true, "input + alpha * other.",
      fast2: { try $0.add($1) },
      change: { a, v in
        let alpha = try a.scalar("alpha")
        try a.changed({ try v.add_($0, alpha: alpha) }, { try v.add_($0, alpha: alpha) })
      }
    ) { a in
      let alpha = try a.scalar("alpha")
      return try a.combined({ try $0.add($1, alpha: alpha) }, { try $0.add($1, alpha: alpha) })
    },
    op(
      "sub(Tensor input, Tensor other, *, Scalar alpha=1, Tensor out=None)",
      "sub(Tensor input, Scalar alpha, Tensor other, *, Tensor out=None)|deprecated",
      places: [.function, .method, .inPlace], numbers: true, "input - alpha * other.",
      fast2: { try $0.sub($1) },
      change: { a, v in
        let alpha = try a.scalar("alpha")
        try a.changed({ try v.sub_($0, alpha: alpha) }, { try v.sub_($0, alpha: alpha) })
      }
    ) { a in
      let alpha = try a.scalar("alpha")
      return try a.combined({ try $0.sub($1, alpha: alpha) }, { try $0.sub($1, alpha: alpha) })
    }.alias("subtract"),
    op(
      "mul(Tensor input, Tensor other, *, Tensor out=None)",
      places: [.function, .method, .inPlace], numbers: true, "input * other.",
      fast2: { try $0.mul($1) },
      change: { a, v in try a.changed({ try v.mul_($0) }, { try v.mul_($0) }) }
    ) { a in
      try a.combined({ try $0.mul($1) }, { try $0.mul($1) })
    }.alias("multiply"),
    op(
      "div(Tensor input, Tensor other, *, Tensor out=None)",
      "div(Tensor input, Tensor other, *, c10::string_view? rounding_mode, Tensor out=None)",
      "div(Tensor input, Scalar other, *, c10::string_view? rounding_mode)",
      places: [.function, .method, .inPlace], numbers: true,
      "input / other, rounded if rounding_mode is 'trunc' or 'floor'.", fast2: { try $0.div($1) },
      change: { a, v in
        let mode = try a.roundingMode()
        try a.changed(
          { try v.div_($0, roundingMode: mode) }, { try v.div_($0, roundingMode: mode) })
      }
    ) { a in
      let mode = try a.roundingMode()
      return try a.combined(
        { try $0.div($1, roundingMode: mode) }, { try $0.div($1, roundingMode: mode) })
    }.alias("divide"),
    op(
      "true_divide(Tensor input, Tensor other, *, Tensor out=None)",
      "true_divide(Tensor input, Scalar other)", places: [.function, .method, .inPlace],
      numbers: true, "input / other."
    ) { a in try a.combined({ try $0.div($1) }, { try $0.div($1) }) },
    op(
      "floor_divide(Tensor input, Tensor other, *, Tensor out=None)",
      "floor_divide(Tensor input, Scalar other)", places: [.function, .method, .inPlace],
      numbers: true, "input // other."
    ) { a in try a.combined({ try $0.floorDivide($1) }, { try $0.floorDivide($1) }) },
    op(
      "remainder(Tensor input, Tensor other, *, Tensor out=None)",
      "remainder(Scalar self, Tensor other)",
      "remainder(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "input % other, with the sign of other."
    ) { a in try a.combined({ try $0.remainder($1) }, { try $0.remainder($1) }) },
    op(
      "fmod(Tensor input, Tensor other, *, Tensor out=None)",
      "fmod(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "The remainder of a division that rounds towards 0."
    ) { a in try a.combined({ try $0.fmod($1) }, { try $0.fmod($1) }) },
    op(
      "pow(Tensor input, Tensor exponent, *, Tensor out=None)",
      "pow(Scalar self, Tensor exponent, *, Tensor out=None)",
      "pow(Tensor input, Scalar exponent, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "input to the power of exponent."
    ) { a in
      if let base = try a.scalar("self") { return try a.wrap(a.tensor("exponent").rpow(base)) }
      return try a.combined({ try $0.pow($1) }, { try $0.pow($1) }, by: "exponent")
    },
    op(
      "float_power(Tensor input, Tensor exponent, *, Tensor out=None)",
      "float_power(Scalar self, Tensor exponent, *, Tensor out=None)",
      "float_power(Tensor input, Scalar exponent, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "input to the power of exponent, in double precision."
    ) { a in
      let (base, exponent) = (try a.operand("input", or: "self"), try a.operand("exponent"))
      let isComplex = base.dtype.isComplex || exponent.dtype.isComplex
      let wide: DType = isComplex ? .complex128 : .float64
      return try a.wrap(base.to(wide).pow(exponent.to(wide)))
    },
    binary("atan2", alias: "arctan2", "The angle of the point (other, input).") {
      try $0.atan2($1)
    },
    binary("maximum", "The greater of two elements.") { try $0.maximum($1) },
    binary("minimum", "The lesser of two elements.") { try $0.minimum($1) },
    binary("fmax", "The greater of two elements; a number wins over NaN.") { try $0.fmax($1) },
    binary("fmin", "The lesser of two elements; a number wins over NaN.") { try $0.fmin($1) },
    binary("hypot", "The length of the hypotenuse over two legs.", inPlace: true) {
      try $0.hypot($1)
    },
    binary("logaddexp", "log(exp(input) + exp(other)).") { try $0.logaddexp($1) },
    binary("logaddexp2", "log2(2**input + 2**other).") { try $0.logaddexp2($1) },
    op(
      "copysign(Tensor input, Tensor other, *, Tensor out=None)",
      "copysign(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Elements with the sign of other's elements."
    ) { a in try a.wrap(a.tensor("input").copysign(a.operand("other"))) },
    op(
      "xlogy(Tensor input, Tensor other, *, Tensor out=None)",
      "xlogy(Scalar self, Tensor other, *, Tensor out=None)",
      "xlogy(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "input * log(other), and 0 where input is 0."
    ) { a in try a.wrap(a.operand("input", or: "self").xlogy(a.operand("other"))) },
    op(
      "lerp(Tensor input, Tensor end, Tensor weight, *, Tensor out=None)",
      "lerp(Tensor input, Tensor end, Scalar weight, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "input + weight * (end - input).",
      change: { a, v in
        let end = try a.tensor("end")
        if let weight = try a.optionalTensor("weight") {
          try v.inPlace { try $0.lerp(end, weight: weight) }
        } else {
          try v.lerp_(end, weight: a.number("weight"))
        }
      }
    ) { a in
      if let weight = try a.optionalTensor("weight") {
        return try a.wrap(a.tensor("input").lerp(a.tensor("end"), weight: weight))
      }
      return try a.wrap(a.tensor("input").lerp(a.tensor("end"), weight: a.number("weight")))
    },
    op(
      "addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor out=None)",
      "addcmul(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated",
      places: [.function, .method, .inPlace], "input + value * tensor1 * tensor2.",
      change: { a, v in
        try v.addcmul_(a.tensor("tensor1"), a.tensor("tensor2"), value: a.scalar("value") ?? 1)
      }
    ) { a in
      try a.wrap(
        a.tensor("input").addcmul(
          a.tensor("tensor1"), a.tensor("tensor2"), value: a.scalar("value") ?? 1))
    },
    op(
      "addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor out=None)",
      "addcdiv(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated",
      places: [.function, .method, .inPlace], "input + value * tensor1 / tensor2.",
      change: { a, v in
        try v.addcdiv_(a.tensor("tensor1"), a.tensor("tensor2"), value: a.scalar("value") ?? 1)
      }
    ) { a in
      try a.wrap(
        a.tensor("input").addcdiv(
          a.tensor("tensor1"), a.tensor("tensor2"), value: a.scalar("value") ?? 1))
    },
    op(
      "rsub(Tensor input, Tensor other, *, Scalar alpha=1)",
      "rsub(Tensor input, Scalar other, Scalar alpha=1)", places: [.function],
      "other - alpha * input."
    ) { a in
      let alpha = try a.scalar("alpha")
      return try a.combined({ try $0.rsub($1, alpha: alpha) }, { try $0.rsub($1, alpha: alpha) })
    },
    comparison("eq", "input == other.") {
      try $0.eq($1)
    } number: {
      try $0.eq($1)
    },
    comparison("ne", alias: "not_equal", "input != other.") {
      try $0.ne($1)
    } number: {
      try $0.ne($1)
    },
    comparison("gt", alias: "greater", "input > other.") {
      try $0.gt($1)
    } number: {
      try $0.gt($1)
    },
    comparison("ge", alias: "greater_equal", "input >= other.") {
      try $0.ge($1)
    } number: {
      try $0.ge($1)
    },
    comparison("lt", alias: "less", "input < other.") {
      try $0.lt($1)
    } number: {
      try $0.lt($1)
    },
    comparison("le", alias: "less_equal", "input <= other.") {
      try $0.le($1)
    } number: {
      try $0.le($1)
    },
    binary("logical_and", "Whether both elements are nonzero.", inPlace: true) {
      try $0.logicalAnd($1)
    },
    binary("logical_or", "Whether an element is nonzero.", inPlace: true) { try $0.logicalOr($1) },
    binary("logical_xor", "Whether exactly one element is nonzero.", inPlace: true) {
      try $0.logicalXor($1)
    },
    bitwise("bitwise_and", "The bits that both elements have.") { try $0.bitwiseAnd($1) },
    bitwise("bitwise_or", "The bits that an element has.") { try $0.bitwiseOr($1) },
    bitwise("bitwise_xor", "The bits that exactly one element has.") { try $0.bitwiseXor($1) },
    bitwise("bitwise_left_shift", "The bits moved to the left.") { try $0.leftShift($1) },
    bitwise("bitwise_right_shift", "The bits moved to the right.") {
      try $0.rightShift($1)
    },
    op(
      "isclose(Tensor input, Tensor other, double rtol=1e-05, double atol=1e-08, bool equal_nan=False)",
      places: [.function, .method],
      "Whether elements differ by at most atol + rtol * |other|."
    ) { a in
      try a.wrap(
        a.tensor("input").isclose(
          a.tensor("other"), rtol: a.double("rtol") ?? 1e-5, atol: a.double("atol") ?? 1e-8,
          equalNan: a.bool("equal_nan", false)))
    },
    op(
      "allclose(Tensor input, Tensor other, double rtol=1e-05, double atol=1e-08, bool equal_nan=False)",
      places: [.function, .method],
      "Whether all elements differ by at most atol + rtol * |other|."
    ) { a in
      try .bool(
        a.tensor("input").allclose(
          a.tensor("other"), rtol: a.double("rtol") ?? 1e-5, atol: a.double("atol") ?? 1e-8,
          equalNan: a.bool("equal_nan", false)))
    },
    op(
      "equal(Tensor input, Tensor other)", places: [.function, .method],
      "Whether two tensors have the same size and elements."
    ) { a in try .bool(a.tensor("input").equal(a.tensor("other"))) },
    op(
      "dist(Tensor input, Tensor other, Scalar p=2)", places: [.function, .method],
      "The p-norm of input - other."
    ) { a in
      try a.wrap(a.tensor("input").sub(a.tensor("other")).norm(p: a.double("p") ?? 2))
    },
  ]
}

extension Invocation {
  /// An operation of input with a tensor or a number.
  func combined(
    _ tensor: (Variable, Variable) throws -> Variable,
    _ number: (Variable, Scalar) throws -> Variable, by name: StaticString = "other"
  ) throws -> Value {
    let input = try operand("input", or: "self")
    if let other = try optionalTensor(name) { return try wrap(tensor(input, other)) }
    return try wrap(number(input, self.number(name)))
  }

  /// A change in place by a tensor or a number.
  func changed(
    _ tensor: (Variable) throws -> Variable, _ number: (Scalar) throws -> Variable
  ) throws {
    if let other = try optionalTensor("other") {
      _ = try tensor(other)
    } else {
      _ = try number(self.number("other"))
    }
  }

  /// `rounding_mode=`.
  func roundingMode() throws -> RoundingMode? {
    switch try string("rounding_mode") {
    case nil: return nil
    case "trunc": return .trunc
    case "floor": return .floor
    case .some(let mode):
      throw Raised.runtimeError(
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
    }
  }
}
