// Operations between real and complex numbers: names, arguments, derivatives.
//
// The gradient of a complex input z = x + iy is `dL/dx + i dL/dy`: the direction in which the real loss
// rises fastest, as PyTorch defines it. These operations have no complex derivative of their own, so their
// rules read what was saved as it is, not its conjugate.

import Tensors

/// A view of parts, a conjugate, or a making of complex numbers from real ones.
public enum ComplexNumbers {
  case viewAsReal
  case viewAsComplex
  case conj
  case angle
  case sgn
  case complex
  case polar
  case vdot
  /// A Fourier transform along a dimension, times a number.
  case fourier(dim: Int, isInverse: Bool, scale: Double)

  var name: String {
    switch self {
    case .viewAsReal: "ViewAsRealBackward0"
    case .viewAsComplex: "ViewAsComplexBackward0"
    case .conj: "ConjBackward0"
    case .angle: "AngleBackward0"
    case .sgn: "SgnBackward0"
    case .complex: "ComplexBackward0"
    case .polar: "PolarBackward0"
    case .vdot: "VdotBackward0"
    case .fourier: "FftC2CBackward0"
    }
  }

  /// Saved: the inputs of `angle`, `sgn` and `vdot`, the output of `polar` in slot 2.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .viewAsReal:
      result.first = try grad.contiguous().viewAsComplex()
    case .viewAsComplex:
      result.first = try grad.viewAsReal()
    case .conj:
      result.first = try grad.conj()
    case .angle:
      let x = try node.savedItself()
      guard x.dtype.isComplex else {
        result.first = Variable(try grad.data.zerosLike())
        return
      }
      let slope = try x / x.abs().pow(2) * .complex(0, 1)
      result.first = try (grad * slope).maskedFill(mask: x.eq(0), value: 0)
    case .sgn:
      let x = try node.savedItself()
      let (length, direction) = (try x.abs(), try x.sgn())
      let along = try (grad / direction).real()
      result.first = try (grad / length - along * (direction / length))
        .maskedFill(mask: length.eq(0), value: 0)
    case .complex:
      if node.wants(0) { result.first = try grad.real() }
      if node.wants(1) { result.second = try grad.imag() }
    case .polar:
      let (output, conjugate) = (try node.savedItself(2), try grad.conj())
      if node.wants(0) { result.first = try (conjugate * output.sgn()).real() }
      if node.wants(1) { result.second = try (conjugate * (output * .complex(0, 1))).real() }
    case .vdot:
      if node.wants(0) { result.first = try grad.conj() * node.savedItself(1) }
      if node.wants(1) { result.second = try grad * node.savedItself(0) }
    case .fourier(let dim, let isInverse, let scale):
      // The conjugate transpose of the matrix of a transform is that of the inverse.
      result.first = try grad.fourier(dim: dim, isInverse: !isInverse, scale: scale)
    }
  }

  /// What `sign` says to complex numbers.
  static let sign =
    "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead."
}

extension Operation {
  /// Refuses a rule that was made for real numbers only.
  @inline(never)
  func requireComplexRule() throws {
    guard !hasComplexRule else { return }
    throw AutogradError.stated(
      .notImplemented,
      "the derivative of \(shortName) for complex numbers is not in Taper; torch.view_as_real(x) makes "
        + "real numbers of them")
  }

  private var hasComplexRule: Bool {
    switch self {
    case .accumulate, .joining, .copySlices, .notImplemented, .custom, .complexNumbers, .product:
      true
    case .unary(let operation): operation.hasComplexRule
    case .arithmetic(let operation): operation.hasComplexRule
    case .reshaping(let operation): operation.hasComplexRule
    case .reduction(let operation): operation.hasComplexRule
    case .places(let operation): operation.hasComplexRule
    case .activation, .network, .loss, .linearAlgebra: false
    }
  }
}

extension UnaryOperation {
  /// Whether the function has a complex derivative.
  fileprivate var hasComplexRule: Bool {
    switch self {
    case .neg, .square, .reciprocal, .sqrt, .rsqrt, .exp, .exp2, .expm1, .log, .log2, .log10,
      .log1p,
      .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .sigmoid:
      true
    case .abs, .sign, .relu, .ceil, .floor, .round, .trunc, .bitwiseNot, .frac, .erf, .erfc,
      .erfinv,
      .lgamma, .digamma, .logSigmoid, .silu, .gelu, .geluTanh, .mish, .hardsigmoid, .hardswish:
      false
    }
  }
}

extension Arithmetic {
  fileprivate var hasComplexRule: Bool {
    switch self {
    case .add, .sub, .rsub, .rsubNumber, .mul, .mulNumber, .addInternally, .mulInternally,
      .divInternally, .div, .divNumber, .pow, .powNumber, .powBase, .addcmul, .addcdiv, .lerpNumber,
      .lerp, .whereSelf:
      true
    default: false
    }
  }
}

extension Reshaping {
  fileprivate var hasComplexRule: Bool {
    if case .randomInPlace = self { return false }
    return true
  }
}

extension Reduction {
  fileprivate var hasComplexRule: Bool {
    switch self {
    case .sum, .sumDims, .mean, .meanDims, .prod, .prodDim, .cumsum, .cumprod, .logsumexp: true
    default: false
    }
  }
}

extension Places {
  fileprivate var hasComplexRule: Bool {
    switch self {
    case .index, .indexPut, .gather, .scatter, .scatterValue, .scatterAdd, .indexSelect, .indexAdd,
      .indexCopy, .indexFill, .maskedFill, .maskedFillTensor, .maskedSelect, .maskedScatter, .take:
      true
    case .scatterReduce, .embedding: false
    }
  }
}
