// Functions of each element, out of place and in place.

import Tensors

extension Variable {
  /// Applies a function to each element.
  @inline(__always)
  public func unary(_ operation: UnaryOperation) throws -> Variable {
    let result = Variable(try data.map(operation))
    if isRecorded { try record(operation, result) }
    return result
  }

  @inline(__always)
  private func record(_ operation: UnaryOperation, _ result: Variable) throws {
    let node = result.record(.unary(operation), self)
    switch operation.saves {
    case .nothing: break
    case .input: try node.save(self)
    case .output: node.saveOutput(result)
    }
  }

  /// Applies a function to each element in place.
  @discardableResult
  public func unary_(_ operation: UnaryOperation) throws -> Variable {
    var node: Node?
    if try prepareInPlace() {
      let new = inPlaceNode(.unary(operation), arity: 1)
      if operation.saves == .input { try new.save(original()) }
      node = new
    }
    _ = try data.map_(operation)
    discountUntracked()
    if let node {
      if operation.saves == .output { node.saveOutput(self) }
      rebase(node)
    }
    return self
  }

  // MARK: Out of place

  public func abs() throws -> Variable { try unary(.abs) }
  public func neg() throws -> Variable { try unary(.neg) }
  public func exp() throws -> Variable { try unary(.exp) }
  public func exp2() throws -> Variable { try unary(.exp2) }
  public func expm1() throws -> Variable { try unary(.expm1) }
  public func log() throws -> Variable { try unary(.log) }
  public func log2() throws -> Variable { try unary(.log2) }
  public func log10() throws -> Variable { try unary(.log10) }
  public func log1p() throws -> Variable { try unary(.log1p) }
  public func sqrt() throws -> Variable { try unary(.sqrt) }
  public func rsqrt() throws -> Variable { try unary(.rsqrt) }
  public func reciprocal() throws -> Variable { try unary(.reciprocal) }
  public func sin() throws -> Variable { try unary(.sin) }
  public func cos() throws -> Variable { try unary(.cos) }
  public func tan() throws -> Variable { try unary(.tan) }
  public func asin() throws -> Variable { try unary(.asin) }
  public func acos() throws -> Variable { try unary(.acos) }
  public func atan() throws -> Variable { try unary(.atan) }
  public func sinh() throws -> Variable { try unary(.sinh) }
  public func cosh() throws -> Variable { try unary(.cosh) }
  public func tanh() throws -> Variable { try unary(.tanh) }
  public func asinh() throws -> Variable { try unary(.asinh) }
  public func acosh() throws -> Variable { try unary(.acosh) }
  public func atanh() throws -> Variable { try unary(.atanh) }
  public func sigmoid() throws -> Variable { try unary(.sigmoid) }
  public func relu() throws -> Variable { try unary(.relu) }
  public func erf() throws -> Variable { try unary(.erf) }
  public func erfc() throws -> Variable { try unary(.erfc) }
  public func erfinv() throws -> Variable { try unary(.erfinv) }
  public func lgamma() throws -> Variable { try unary(.lgamma) }
  public func digamma() throws -> Variable { try unary(.digamma) }
  public func floor() throws -> Variable { try unary(.floor) }
  public func ceil() throws -> Variable { try unary(.ceil) }
  public func trunc() throws -> Variable { try unary(.trunc) }
  public func frac() throws -> Variable { try unary(.frac) }
  public func sign() throws -> Variable {
    guard !dtype.isComplex else { throw AutogradError.stated(.notImplemented, ComplexNumbers.sign) }
    return try unary(.sign)
  }
  public func silu() throws -> Variable { try unary(.silu) }
  public func mish() throws -> Variable { try unary(.mish) }
  public func hardswish() throws -> Variable { try unary(.hardswish) }
  public func hardsigmoid() throws -> Variable { try unary(.hardsigmoid) }
  public func logsigmoid() throws -> Variable { try unary(.logSigmoid) }
  public func round() throws -> Variable { try unary(.round) }
  /// `self ** 2`, as PyTorch records it.
  public func square() throws -> Variable { try pow(2) }
  /// `+x`: the tensor itself.
  public func positive() throws -> Variable {
    guard dtype != .bool else {
      throw AutogradError.stated(
        .notImplemented, "The `+` operator, on a bool tensor is not supported.")
    }
    return self
  }

  // MARK: In place

  @discardableResult
  public func abs_() throws -> Variable { try unary_(.abs) }
  @discardableResult
  public func neg_() throws -> Variable { try unary_(.neg) }
  @discardableResult
  public func exp_() throws -> Variable { try unary_(.exp) }
  @discardableResult
  public func exp2_() throws -> Variable { try unary_(.exp2) }
  @discardableResult
  public func expm1_() throws -> Variable { try unary_(.expm1) }
  @discardableResult
  public func log_() throws -> Variable { try unary_(.log) }
  @discardableResult
  public func log2_() throws -> Variable { try unary_(.log2) }
  @discardableResult
  public func log10_() throws -> Variable { try unary_(.log10) }
  @discardableResult
  public func log1p_() throws -> Variable { try unary_(.log1p) }
  @discardableResult
  public func sqrt_() throws -> Variable { try unary_(.sqrt) }
  @discardableResult
  public func rsqrt_() throws -> Variable { try unary_(.rsqrt) }
  @discardableResult
  public func reciprocal_() throws -> Variable { try unary_(.reciprocal) }
  @discardableResult
  public func sin_() throws -> Variable { try unary_(.sin) }
  @discardableResult
  public func cos_() throws -> Variable { try unary_(.cos) }
  @discardableResult
  public func tan_() throws -> Variable { try unary_(.tan) }
  @discardableResult
  public func asin_() throws -> Variable { try unary_(.asin) }
  @discardableResult
  public func acos_() throws -> Variable { try unary_(.acos) }
  @discardableResult
  public func atan_() throws -> Variable { try unary_(.atan) }
  @discardableResult
  public func sinh_() throws -> Variable { try unary_(.sinh) }
  @discardableResult
  public func cosh_() throws -> Variable { try unary_(.cosh) }
  @discardableResult
  public func tanh_() throws -> Variable { try unary_(.tanh) }
  @discardableResult
  public func asinh_() throws -> Variable { try unary_(.asinh) }
  @discardableResult
  public func acosh_() throws -> Variable { try unary_(.acosh) }
  @discardableResult
  public func atanh_() throws -> Variable { try unary_(.atanh) }
  @discardableResult
  public func sigmoid_() throws -> Variable { try unary_(.sigmoid) }
  @discardableResult
  public func relu_() throws -> Variable { try unary_(.relu) }
  @discardableResult
  public func erf_() throws -> Variable { try unary_(.erf) }
  @discardableResult
  public func erfc_() throws -> Variable { try unary_(.erfc) }
  @discardableResult
  public func erfinv_() throws -> Variable { try unary_(.erfinv) }
  @discardableResult
  public func lgamma_() throws -> Variable { try unary_(.lgamma) }
  @discardableResult
  public func digamma_() throws -> Variable { try unary_(.digamma) }
  @discardableResult
  public func floor_() throws -> Variable { try unary_(.floor) }
  @discardableResult
  public func ceil_() throws -> Variable { try unary_(.ceil) }
  @discardableResult
  public func trunc_() throws -> Variable { try unary_(.trunc) }
  @discardableResult
  public func frac_() throws -> Variable { try unary_(.frac) }
  @discardableResult
  public func sign_() throws -> Variable { try unary_(.sign) }
  @discardableResult
  public func sgn_() throws -> Variable {
    dtype.isComplex ? try inPlace { try $0.sgn() } : try unary_(.sign)
  }
  @discardableResult
  public func silu_() throws -> Variable { try unary_(.silu) }
  @discardableResult
  public func mish_() throws -> Variable { try unary_(.mish) }
  @discardableResult
  public func hardswish_() throws -> Variable { try unary_(.hardswish) }
  @discardableResult
  public func hardsigmoid_() throws -> Variable { try unary_(.hardsigmoid) }
  @discardableResult
  public func round_() throws -> Variable { try unary_(.round) }
  @discardableResult
  public func square_() throws -> Variable { try pow_(2) }
}
