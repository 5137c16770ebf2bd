// Derivatives of complex numbers against central differences: an operation is seen as a real function of
// the real and imaginary parts of its inputs, whose gradient PyTorch's convention gives.
import Autograd
import Tensors
import Testing

private func complex(_ parts: Variable) throws -> Variable { try parts.viewAsComplex() }

/// A case whose complex inputs are given by their parts.
private func parts(
  _ name: String, _ shapes: [[Int]], order: Int = 2,
  range: @escaping (Double) -> Double = { $0 },
  _ apply: @escaping ([Variable]) throws -> Variable
) -> GradientCase {
  GradientCase(name, shapes.map { $0 + [2] }, order: order, range: range) { inputs in
    let result = try apply(inputs.map(complex))
    return result.dtype.isComplex ? try result.viewAsReal() : result
  }
}

private func away(_ x: Double) -> Double { x < 0 ? x - 0.5 : x + 0.5 }

extension AutogradTests.DerivativeTests {
  static let complexNumbers: [GradientCase] = [
    parts("exp", [[3]]) { try $0[0].exp() },
    parts("log", [[3]], range: away) { try $0[0].log() },
    parts("sqrt", [[3]], range: away) { try $0[0].sqrt() },
    parts("rsqrt", [[3]], range: away) { try $0[0].rsqrt() },
    parts("sin", [[3]]) { try $0[0].sin() },
    parts("cos", [[3]]) { try $0[0].cos() },
    parts("tan", [[3]]) { try $0[0].tan() },
    parts("sinh", [[3]]) { try $0[0].sinh() },
    parts("cosh", [[3]]) { try $0[0].cosh() },
    parts("tanh", [[3]]) { try $0[0].tanh() },
    parts("asin", [[3]], range: away) { try $0[0].asin() },
    parts("acos", [[3]], range: away) { try $0[0].acos() },
    parts("acosh", [[3]], range: away) { try $0[0].acosh() },
    parts("atan", [[3]]) { try $0[0].mul(0.3).atan() },
    parts("sigmoid", [[3]]) { try $0[0].sigmoid() },
    parts("reciprocal", [[3]], range: away) { try $0[0].reciprocal() },
    parts("square", [[3]]) { try $0[0].square() },
    parts("abs", [[3]], range: away) { try $0[0].abs() },
    parts("angle", [[3]], range: away) { try $0[0].angle() },
    parts("sgn", [[3]], range: away) { try $0[0].sgn() },
    parts("conj", [[3]]) { try $0[0].conj() },
    parts("real and imag", [[3]]) { try $0[0].real().mul($0[0].imag()) },
    parts("a product", [[2, 3], [3]]) { try $0[0].mul($0[1]) },
    parts("a quotient", [[2, 3], [3]], range: away) { try $0[0].div($0[1]) },
    parts("a power", [[3], [3]], range: away) { try $0[0].pow($0[1]) },
    parts("a power with a complex number", [[3]], range: away) { try $0[0].pow(.complex(1, 2)) },
    parts("a power of a complex number", [[3]]) { try $0[0].rpow(.complex(1, 2)) },
    parts("a complex number times", [[3]]) { try $0[0].mul(.complex(2, -1)) },
    parts("a sum with a factor", [[3], [3]]) { try $0[0].add($0[1], alpha: .complex(0, 2)) },
    parts("a matrix product", [[2, 3], [3, 2]]) { try $0[0].mm($0[1]) },
    parts("a product of batches", [[2, 2, 3], [2, 3, 2]]) { try $0[0].bmm($0[1]) },
    parts("a product with a vector", [[2, 3], [3]]) { try $0[0].mv($0[1]) },
    parts("dot", [[3], [3]]) { try $0[0].dot($0[1]) },
    parts("vdot", [[3], [3]]) { try $0[0].vdot($0[1]) },
    parts("sum", [[2, 3]]) { try $0[0].sum(dim: [1]) },
    parts("mean", [[2, 3]]) { try $0[0].mean() },
    parts("prod", [[3]], range: away) { try $0[0].prod() },
    parts("cumsum", [[3]]) { try $0[0].cumsum(dim: 0) },
    parts("cumprod", [[3]], range: away) { try $0[0].cumprod(dim: 0) },
    parts("norm", [[3]], range: away) { try $0[0].norm(p: 2) },
    parts("logsumexp", [[3]]) { try $0[0].logsumexp(dim: [0]) },
    parts("a Fourier transform", [[2, 6]]) { try $0[0].fourier(dim: 1, isInverse: false) },
    parts("an inverse transform", [[5, 2]]) {
      try $0[0].fourier(dim: 0, isInverse: true, scale: 0.2)
    },
    GradientCase("complex", [[3], [3]]) {
      try Variable.complex($0[0], $0[1]).square().viewAsReal()
    },
    // As in PyTorch, lengths are taken to be positive.
    GradientCase("polar", [[3], [3]], range: { abs($0) + 0.5 }) {
      try Variable.polar($0[0], $0[1]).square().viewAsReal()
    },
    GradientCase("a real factor", [[3]]) {
      try $0[0].mul(Variable.complex($0[0], $0[0])).viewAsReal()
    },
  ]

  @Test("The derivative through complex numbers agrees with differences", arguments: complexNumbers)
  func complexDerivative(_ example: GradientCase) throws {
    #expect(try example.worst() < 1e-6)
  }

  @Test("A rule that was made for real numbers refuses a complex gradient")
  func refusesRealRules() throws {
    let x = Variable(try Tensor.ones([2], dtype: .complex128))
    try x.setRequiresGrad(true)
    let replaced = try x.nanToNum()
    #expect(throws: (any Error).self) { try replaced.sum().real().backward() }
  }
}
