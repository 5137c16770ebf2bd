// Element-wise functions of one tensor. Integers become floats where the function needs it.

extension Tensor {
  /// Applies an operation to each element.
  public func map(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    if dtype == .bool { return try mapBool(operation) }
    if dtype.isComplex {
      if operation == .abs { return try lengths() }
      try requireComplexForm(operation)
    }
    let source =
      dtype.isInexact || operation.keepsIntegers ? self : try to(.defaultFloat)
    let output = try source.emptyLike()
    try source.backend.unary(operation, source, into: output)
    return output
  }

  /// Refuses the functions that complex numbers do not have, in PyTorch's words.
  private func requireComplexForm(_ operation: UnaryOperation) throws(TensorError) {
    switch operation {
    case .relu: throw .stated(.notImplemented, TensorError.clampComplex)
    case .floor, .ceil, .trunc:
      throw .stated(.notImplemented, TensorError.noComplex("\(operation)"))
    case .round, .erf, .erfc, .erfinv:
      throw .notImplementedFor(kernel: "\(operation)_vml_cpu", dtype)
    default: return
    }
  }

  private func mapBool(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    switch operation {
    case .neg: throw .boolNegative
    case .relu: throw .stated(.notImplemented, TensorError.reluBool)
    case .abs: throw .notImplementedFor(kernel: "abs_cpu", .bool)
    case .floor, .ceil, .round, .trunc:
      throw .notImplementedFor(kernel: "\(operation)_vml_cpu", .bool)
    case .square: return try to(.int64).map(.square)
    case .sign: return try clone()
    case .bitwiseNot: return try logicalNot()
    default: return try to(.defaultFloat).map(operation)
    }
  }

  /// Applies an operation to each element, in place.
  @discardableResult
  public func map_(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    if dtype == .bool, operation == .neg { throw .boolNegative }
    guard dtype.isInexact || operation.keepsIntegers else {
      throw .castToOutput(from: .defaultFloat, to: dtype)
    }
    if dtype.isComplex {
      if operation == .abs { throw .stated(.runtime, TensorError.absInPlace) }
      try requireComplexForm(operation)
    }
    try requireWritable()
    try backend.unary(operation, self, into: self)
    bumpVersion()
    return self
  }

  /// Tests each element.
  public func test(_ operation: PredicateOperation) throws(TensorError) -> Tensor {
    let output = try emptyLike(dtype: .bool)
    try backend.predicate(operation, self, into: output)
    return output
  }

  /// Applies an operation with numbers to each element.
  public func map(
    _ operation: ParametricOperation, _ p: Double, _ q: Double = 0
  ) throws(TensorError) -> Tensor {
    let source = dtype.isFloatingPoint ? self : try to(.defaultFloat)
    let output = try source.emptyLike()
    try source.backend.parametric(operation, source, p, q, into: output)
    return output
  }

  @discardableResult
  public func map_(
    _ operation: ParametricOperation, _ p: Double, _ q: Double = 0
  ) throws(TensorError) -> Tensor {
    guard dtype.isFloatingPoint else { throw .castToOutput(from: .defaultFloat, to: dtype) }
    try requireWritable()
    try backend.parametric(operation, self, p, q, into: self)
    bumpVersion()
    return self
  }

  public func neg() throws(TensorError) -> Tensor { try map(.neg) }
  public func abs() throws(TensorError) -> Tensor { try map(.abs) }
  public func sign() throws(TensorError) -> Tensor { try map(.sign) }
  public func square() throws(TensorError) -> Tensor { try map(.square) }
  public func relu() throws(TensorError) -> Tensor { try map(.relu) }
  public func ceil() throws(TensorError) -> Tensor { try map(.ceil) }
  public func floor() throws(TensorError) -> Tensor { try map(.floor) }
  public func trunc() throws(TensorError) -> Tensor { try map(.trunc) }
  public func frac() throws(TensorError) -> Tensor { try map(.frac) }
  public func reciprocal() throws(TensorError) -> Tensor { try map(.reciprocal) }
  public func sqrt() throws(TensorError) -> Tensor { try map(.sqrt) }
  public func rsqrt() throws(TensorError) -> Tensor { try map(.rsqrt) }
  public func exp() throws(TensorError) -> Tensor { try map(.exp) }
  public func exp2() throws(TensorError) -> Tensor { try map(.exp2) }
  public func expm1() throws(TensorError) -> Tensor { try map(.expm1) }
  public func log() throws(TensorError) -> Tensor { try map(.log) }
  public func log2() throws(TensorError) -> Tensor { try map(.log2) }
  public func log10() throws(TensorError) -> Tensor { try map(.log10) }
  public func log1p() throws(TensorError) -> Tensor { try map(.log1p) }
  public func sin() throws(TensorError) -> Tensor { try map(.sin) }
  public func cos() throws(TensorError) -> Tensor { try map(.cos) }
  public func tan() throws(TensorError) -> Tensor { try map(.tan) }
  public func asin() throws(TensorError) -> Tensor { try map(.asin) }
  public func acos() throws(TensorError) -> Tensor { try map(.acos) }
  public func atan() throws(TensorError) -> Tensor { try map(.atan) }
  public func sinh() throws(TensorError) -> Tensor { try map(.sinh) }
  public func cosh() throws(TensorError) -> Tensor { try map(.cosh) }
  public func tanh() throws(TensorError) -> Tensor { try map(.tanh) }
  public func asinh() throws(TensorError) -> Tensor { try map(.asinh) }
  public func acosh() throws(TensorError) -> Tensor { try map(.acosh) }
  public func atanh() throws(TensorError) -> Tensor { try map(.atanh) }
  public func erf() throws(TensorError) -> Tensor { try map(.erf) }
  public func erfc() throws(TensorError) -> Tensor { try map(.erfc) }
  public func erfinv() throws(TensorError) -> Tensor { try map(.erfinv) }
  public func lgamma() throws(TensorError) -> Tensor { try map(.lgamma) }
  public func digamma() throws(TensorError) -> Tensor { try map(.digamma) }
  public func sigmoid() throws(TensorError) -> Tensor { try map(.sigmoid) }
  public func logSigmoid() throws(TensorError) -> Tensor { try map(.logSigmoid) }
  public func silu() throws(TensorError) -> Tensor { try map(.silu) }
  public func gelu() throws(TensorError) -> Tensor { try map(.gelu) }
  public func mish() throws(TensorError) -> Tensor { try map(.mish) }
  public func bitwiseNot() throws(TensorError) -> Tensor { try map(.bitwiseNot) }

  public func logicalNot() throws(TensorError) -> Tensor { try test(.logicalNot) }
  public func isnan() throws(TensorError) -> Tensor { try test(.isNaN) }
  public func isinf() throws(TensorError) -> Tensor { try test(.isInf) }
  public func isfinite() throws(TensorError) -> Tensor { try test(.isFinite) }
  public func signbit() throws(TensorError) -> Tensor { try test(.signbit) }
  public func isposinf() throws(TensorError) -> Tensor {
    guard !dtype.isComplex else { throw .stated(.type, TensorError.noComplex("isposinf")) }
    return try dtype.isFloatingPoint ? eq(.float(.infinity)) : falseLike()
  }
  public func isneginf() throws(TensorError) -> Tensor {
    guard !dtype.isComplex else { throw .stated(.type, TensorError.noComplex("isneginf")) }
    return try dtype.isFloatingPoint ? eq(.float(-.infinity)) : falseLike()
  }

  private func falseLike() throws(TensorError) -> Tensor {
    try Tensor.full(shape, .bool(false), dtype: .bool, device: device)
  }

  /// Rounds half to even, at a number of decimals.
  public func round(decimals: Int = 0) throws(TensorError) -> Tensor {
    if decimals == 0 || !dtype.isFloatingPoint { return try map(.round) }
    // As PyTorch: scale by a power of ten, round, scale back.
    var scale = 1.0
    for _ in 0..<Swift.min(Swift.abs(decimals), 400) { scale *= 10 }
    return decimals > 0
      ? try mul(.float(scale)).map(.round).div(.float(scale))
      : try div(.float(scale)).map(.round).mul(.float(scale))
  }

  /// NaN and the infinities replaced; the infinities by the type's limits unless given.
  public func nanToNum(
    nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil
  ) throws(TensorError) -> Tensor {
    guard !dtype.isComplex else {
      return try Tensor.complex(
        realPart.nanToNum(nan: nan, posinf: posinf, neginf: neginf),
        imaginaryPart.nanToNum(nan: nan, posinf: posinf, neginf: neginf))
    }
    guard dtype.isFloatingPoint else { return try clone() }
    var result = self
    if let posinf {
      result = try result.maskedFill(result.eq(.float(.infinity)), .float(posinf))
    }
    if let neginf {
      result = try result.maskedFill(result.eq(.float(-.infinity)), .float(neginf))
    }
    return try result.map(.nanToNum, nan ?? 0)
  }

  /// `log(x / (1 - x))`, of x clamped to `eps ..< 1 - eps` when given.
  public func logit(eps: Double? = nil) throws(TensorError) -> Tensor {
    var x = dtype.isFloatingPoint ? self : try to(.defaultFloat)
    if let eps { x = try x.clamp(min: .float(eps), max: .float(1 - eps)) }
    return try x.div(x.rsub(.int(1))).log()
  }

  /// `sin(pi x) / (pi x)`, 1 at 0.
  public func sinc() throws(TensorError) -> Tensor {
    let product = try mul(.float(Double.pi))
    let one = try Tensor(.float(1), dtype: product.dtype, device: device)
    return try Tensor.where(eq(.int(0)), one, product.sin().div(product))
  }
}
