// Operations of one tensor, element by element.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let elementwise: [TorchOperation] = [
    unary("abs", alias: "absolute", "The absolute value of each element.") { try $0.abs() },
    unary("acos", alias: "arccos", "The arc cosine of each element.") { try $0.acos() },
    unary("acosh", alias: "arccosh", "The inverse hyperbolic cosine of each element.") {
      try $0.acosh()
    },
    unary("asin", alias: "arcsin", "The arc sine of each element.") { try $0.asin() },
    unary("asinh", alias: "arcsinh", "The inverse hyperbolic sine of each element.") {
      try $0.asinh()
    },
    unary("atan", alias: "arctan", "The arc tangent of each element.") { try $0.atan() },
    unary("atanh", alias: "arctanh", "The inverse hyperbolic tangent of each element.") {
      try $0.atanh()
    },
    unary("ceil", "Each element rounded up.") { try $0.ceil() },
    unary("cos", "The cosine of each element.") { try $0.cos() },
    unary("cosh", "The hyperbolic cosine of each element.") { try $0.cosh() },
    unary("deg2rad", "Each angle in degrees as radians.") { try $0.deg2rad() },
    unary("digamma", "The logarithmic derivative of the gamma function.") { try $0.digamma() },
    unary("erf", "The error function of each element.") { try $0.erf() },
    unary("erfc", "The complementary error function of each element.") { try $0.erfc() },
    unary("erfinv", "The inverse error function of each element.") { try $0.erfinv() },
    unary("exp", "e to the power of each element.") { try $0.exp() },
    unary("exp2", "2 to the power of each element.") { try $0.exp2() },
    unary("expm1", "e to the power of each element, minus 1.") { try $0.expm1() },
    unary("floor", "Each element rounded down.") { try $0.floor() },
    unary("frac", "The fractional part of each element.") { try $0.frac() },
    unary("lgamma", "The logarithm of the absolute value of the gamma function.") {
      try $0.lgamma()
    },
    unary("log", "The natural logarithm of each element.") { try $0.log() },
    unary("log10", "The logarithm to base 10 of each element.") { try $0.log10() },
    unary("log1p", "The natural logarithm of 1 plus each element.") { try $0.log1p() },
    unary("log2", "The logarithm to base 2 of each element.") { try $0.log2() },
    unary("neg", alias: "negative", "Each element with the opposite sign.") { try $0.neg() },
    unary("rad2deg", "Each angle in radians as degrees.") { try $0.rad2deg() },
    unary("reciprocal", "1 divided by each element.") { try $0.reciprocal() },
    unary("relu", "Each element, or 0 where it is negative.") { try $0.relu() },
    unary("rsqrt", "1 divided by the square root of each element.") { try $0.rsqrt() },
    unary("sgn", "The sign of each element.") { try $0.sgn() },
    unary("sigmoid", "1 / (1 + exp(-x)) for each element.") { try $0.sigmoid() },
    unary("sign", "-1, 0 or 1 by the sign of each element.") { try $0.sign() },
    unary("sin", "The sine of each element.") { try $0.sin() },
    unary("sinc", "sin(pi x) / (pi x) for each element.") { try $0.sinc() },
    unary("sinh", "The hyperbolic sine of each element.") { try $0.sinh() },
    unary("sqrt", "The square root of each element.") { try $0.sqrt() },
    unary("square", "The square of each element.") { try $0.square() },
    unary("tan", "The tangent of each element.") { try $0.tan() },
    unary("tanh", "The hyperbolic tangent of each element.") { try $0.tanh() },
    unary("trunc", alias: "fix", "Each element cut off at the point.") { try $0.trunc() },
    unary("logical_not", "True where an element is zero.") { try $0.logicalNot() },
    unary("bitwise_not", "The complement of each element's bits.") { try $0.bitwiseNot() },
    test("isnan", "Whether each element is NaN.") { try $0.isnan() },
    test("isinf", "Whether each element is infinite.") { try $0.isinf() },
    test("isfinite", "Whether each element is finite.") { try $0.isfinite() },
    test("isneginf", "Whether each element is minus infinity.") { try $0.isneginf() },
    test("isposinf", "Whether each element is plus infinity.") { try $0.isposinf() },
    test("signbit", "Whether each element's sign bit is set.") { try $0.signbit() },
    test("positive", "The tensor itself.") { try $0.positive() },
    op(
      "round(Tensor input, *, Tensor out=None)",
      "round(Tensor input, *, int64_t decimals, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Each element rounded, halves to the even neighbour."
    ) { a in
      try a.wrap(a.tensor("input").rounded(decimals: a.int("decimals")))
    },
    op(
      "nan_to_num(Tensor input, double? nan=None, double? posinf=None, double? neginf=None, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "NaN and infinities replaced by numbers."
    ) { a in
      try a.wrap(
        a.tensor("input").nanToNum(
          nan: a.double("nan"), posinf: a.double("posinf"), neginf: a.double("neginf")))
    },
    op(
      "logit(Tensor input, double? eps=None, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "log(x / (1 - x)) for each element."
    ) { a in
      try a.wrap(a.tensor("input").logit(eps: a.double("eps")))
    },
    op(
      "clamp(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor out=None)",
      "clamp(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Each element limited to the range from min to max."
    ) { a in try a.clamped(min: a["min"], max: a["max"]) }.alias("clip"),
    op(
      "clamp_min(Tensor input, Tensor min, *, Tensor out=None)",
      "clamp_min(Tensor input, Scalar min, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "Each element, at least min."
    ) { a in
      let input = try a.tensor("input")
      if let least = TensorObject.variable(a["min"]) {
        return try a.wrap(input.clamp(min: least, max: nil, isOneSided: true))
      }
      return try a.wrap(input.clampMin(a.number("min")))
    },
    op(
      "clamp_max(Tensor input, Tensor max, *, Tensor out=None)",
      "clamp_max(Tensor input, Scalar max, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "Each element, at most max."
    ) { a in
      let input = try a.tensor("input")
      if let most = TensorObject.variable(a["max"]) {
        return try a.wrap(input.clamp(min: nil, max: most, isOneSided: true))
      }
      return try a.wrap(input.clampMax(a.number("max")))
    },
  ]
}

extension Invocation {
  /// `clamp` with numbers or tensors as bounds.
  func clamped(min: Value, max: Value) throws -> Value {
    let input = try tensor("input")
    if TensorObject.variable(min) != nil || TensorObject.variable(max) != nil {
      return try wrap(
        input.clamp(min: TensorObject.variable(min), max: TensorObject.variable(max)))
    }
    return try wrap(input.clamp(min: scalar(min), max: scalar(max)))
  }
}
