import Autograd
import Tensors
import Testing

private func positive(_ x: Double) -> Double { abs(x) + 0.5 }
private func inside(_ x: Double) -> Double { x * 0.8 }
private func unit(_ x: Double) -> Double { x * 0.4 + 0.5 }
private func apart(_ x: Double) -> Double { x < 0 ? x - 0.1 : x + 0.1 }
private func longs(_ values: [Int], _ shape: [Int]? = nil) throws -> Variable {
  Variable(
    try Tensor(values, shape: Shape(checking: shape ?? [values.count])).to(GradientCase.device))
}
private func mask(_ values: [Bool], _ shape: [Int]) throws -> Variable {
  Variable(try Tensor(values, shape: Shape(checking: shape)).to(GradientCase.device))
}

extension AutogradTests {
  @Suite struct DerivativeTests {
    static let unary: [GradientCase] = [
      .init("abs", [[3, 4]], range: apart) { try $0[0].abs() },
      .init("neg", [[3, 4]]) { try $0[0].neg() },
      .init("exp", [[3, 4]]) { try $0[0].exp() },
      .init("exp2", [[3, 4]]) { try $0[0].exp2() },
      .init("expm1", [[3, 4]]) { try $0[0].expm1() },
      .init("log", [[3, 4]], range: positive) { try $0[0].log() },
      .init("log2", [[3, 4]], range: positive) { try $0[0].log2() },
      .init("log10", [[3, 4]], range: positive) { try $0[0].log10() },
      .init("log1p", [[3, 4]], range: positive) { try $0[0].log1p() },
      .init("sqrt", [[3, 4]], range: positive) { try $0[0].sqrt() },
      .init("rsqrt", [[3, 4]], range: positive) { try $0[0].rsqrt() },
      .init("reciprocal", [[3, 4]], range: positive) { try $0[0].reciprocal() },
      .init("sin", [[3, 4]]) { try $0[0].sin() },
      .init("cos", [[3, 4]]) { try $0[0].cos() },
      .init("tan", [[3, 4]]) { try $0[0].tan() },
      .init("asin", [[3, 4]], range: inside) { try $0[0].asin() },
      .init("acos", [[3, 4]], range: inside) { try $0[0].acos() },
      .init("atan", [[3, 4]]) { try $0[0].atan() },
      .init("sinh", [[3, 4]]) { try $0[0].sinh() },
      .init("cosh", [[3, 4]]) { try $0[0].cosh() },
      .init("tanh", [[3, 4]]) { try $0[0].tanh() },
      .init("asinh", [[3, 4]]) { try $0[0].asinh() },
      .init("acosh", [[3, 4]], range: { abs($0) + 1.5 }) { try $0[0].acosh() },
      .init("atanh", [[3, 4]], range: inside) { try $0[0].atanh() },
      .init("sigmoid", [[3, 4]]) { try $0[0].sigmoid() },
      .init("relu", [[3, 4]], range: apart) { try $0[0].relu() },
      .init("erf", [[3, 4]]) { try $0[0].erf() },
      .init("erfc", [[3, 4]]) { try $0[0].erfc() },
      .init("erfinv", [[3, 4]], range: inside) { try $0[0].erfinv() },
      .init("lgamma", [[3, 4]], order: 1, range: positive) { try $0[0].lgamma() },
      .init("silu", [[3, 4]]) { try $0[0].silu() },
      .init("gelu", [[3, 4]]) { try $0[0].gelu() },
      .init("gelu tanh", [[3, 4]]) { try $0[0].gelu(approximate: true) },
      .init("mish", [[3, 4]]) { try $0[0].mish() },
      .init("hardswish", [[3, 4]]) { try $0[0].hardswish() },
      .init("hardsigmoid", [[3, 4]]) { try $0[0].hardsigmoid() },
      .init("logsigmoid", [[3, 4]]) { try $0[0].logsigmoid() },
      .init("square", [[3, 4]]) { try $0[0].square() },
      .init("pow 3", [[3, 4]]) { try $0[0].pow(3) },
      .init("pow -1.5", [[3, 4]], range: positive) { try $0[0].pow(-1.5) },
      .init("2 ** x", [[3, 4]]) { try $0[0].rpow(2) },
      .init("leaky_relu", [[3, 4]], range: apart) { try $0[0].leakyRelu() },
      .init("elu", [[3, 4]], range: apart) { try $0[0].elu(alpha: 1.3) },
      .init("selu", [[3, 4]], range: apart) { try $0[0].selu() },
      .init("celu", [[3, 4]], range: apart) { try $0[0].celu(alpha: 0.7) },
      .init("softplus", [[3, 4]]) { try $0[0].softplus(beta: 1.5) },
      .init("hardtanh", [[3, 4]]) { try $0[0].mul(2).hardtanh() },
      .init("softshrink", [[3, 4]]) { try $0[0].softshrink(lambd: 0.3) },
      .init("hardshrink", [[3, 4]]) { try $0[0].hardshrink(lambd: 0.3) },
      .init("softsign", [[3, 4]], range: apart) { try $0[0].softsign() },
      .init("glu", [[3, 4]]) { try $0[0].glu() },
      .init("softmax", [[3, 4]]) { try $0[0].softmax(dim: 1) },
      .init("softmax 0", [[3, 4]]) { try $0[0].softmax(dim: 0) },
      .init("log_softmax", [[3, 4]]) { try $0[0].logSoftmax(dim: -1) },
      .init("logit", [[3, 4]], range: unit) { try $0[0].logit() },
      .init("clamp", [[3, 4]]) { try $0[0].clamp(min: -0.5, max: 0.4) },
      .init("clamp_min", [[3, 4]]) { try $0[0].clampMin(-0.2) },
    ]

    static let pairs: [GradientCase] = [
      .init("add", [[3, 4], [4]]) { try $0[0].add($0[1], alpha: 2) },
      .init("sub", [[3, 1], [3, 4]]) { try $0[0].sub($0[1], alpha: 3) },
      .init("rsub", [[3, 4], [4]]) { try $0[0].rsub($0[1], alpha: 2) },
      .init("1 - x", [[3]]) { try $0[0].rsub(1) },
      .init("mul", [[3, 4], [3, 1]]) { try $0[0].mul($0[1]) },
      .init("x * x", [[3]]) { try $0[0].mul($0[0]) },
      .init("mul 0-d", [[3, 4], []]) { try $0[0].mul($0[1]) },
      .init("div", [[3, 4], [4]], range: positive) { try $0[0].div($0[1]) },
      .init("pow", [[3, 4], [4]], range: positive) { try $0[0].pow($0[1]) },
      .init("remainder", [[3], [3]], order: 1, range: positive) { try $0[0].remainder($0[1]) },
      .init("maximum", [[3, 4], [4]]) { try $0[0].maximum($0[1]) },
      .init("minimum", [[3, 4], [4]]) { try $0[0].minimum($0[1]) },
      .init("atan2", [[3, 4], [4]], range: positive) { try $0[0].atan2($0[1]) },
      .init("hypot", [[3, 4], [4]], range: positive) { try $0[0].hypot($0[1]) },
      .init("logaddexp", [[3, 4], [4]]) { try $0[0].logaddexp($0[1]) },
      .init("xlogy", [[3, 4], [4]], range: positive) { try $0[0].xlogy($0[1]) },
      .init("addcmul", [[3, 4], [4], [3, 1]]) { try $0[0].addcmul($0[1], $0[2], value: 0.5) },
      .init("addcdiv", [[3, 4], [4], [3, 1]], range: positive) {
        try $0[0].addcdiv($0[1], $0[2], value: 0.5)
      },
      .init("lerp", [[3, 4], [4]]) { try $0[0].lerp($0[1], weight: 0.3) },
      .init("lerp tensor", [[3, 4], [4], [4]]) { try $0[0].lerp($0[1], weight: $0[2]) },
      .init("where", [[2, 2], [2, 2]]) {
        try Variable.where(mask([true, false, false, true], [2, 2]), $0[0], $0[1])
      },
      .init("clamp tensors", [[3, 4], [4]]) { try $0[0].clamp(min: $0[1].sub(1), max: $0[1]) },
      .init("prelu", [[2, 3], [3]], range: apart) { try $0[0].prelu($0[1]) },
    ]

    static let products: [GradientCase] = [
      .init("mm", [[3, 4], [4, 2]]) { try $0[0].mm($0[1]) },
      .init("mm t", [[3, 4], [2, 4]]) { try $0[0].mm($0[1].t()) },
      .init("mm tt", [[4, 3], [2, 4]]) { try $0[0].t().mm($0[1].t()) },
      .init("addmm", [[2], [3, 4], [4, 2]]) { try $0[0].addmm($0[1], $0[2], beta: 2, alpha: 3) },
      .init("linear", [[3, 4], [2, 4], [2]]) { try $0[0].linear($0[1], $0[2]) },
      .init("linear 3d", [[2, 3, 4], [2, 4], [2]]) { try $0[0].linear($0[1], $0[2]) },
      .init("linear 1d", [[4], [2, 4]]) { try $0[0].linear($0[1]) },
      .init("bmm", [[2, 3, 4], [2, 4, 2]]) { try $0[0].bmm($0[1]) },
      .init("baddbmm", [[2, 3, 2], [2, 3, 4], [2, 4, 2]]) { try $0[0].baddbmm($0[1], $0[2]) },
      .init("mv", [[3, 4], [4]]) { try $0[0].mv($0[1]) },
      .init("dot", [[4], [4]]) { try $0[0].dot($0[1]) },
      .init("outer", [[3], [4]]) { try $0[0].outer($0[1]) },
      .init("addmv", [[3], [3, 4], [4]]) { try $0[0].addmv($0[1], $0[2], alpha: 2) },
      .init("addr", [[3, 4], [3], [4]]) { try $0[0].addr($0[1], $0[2], alpha: 2) },
      .init("matmul 1x2", [[3], [3, 4]]) { try $0[0].matmul($0[1]) },
      .init("matmul 3x2", [[2, 3, 4], [4, 2]]) { try $0[0].matmul($0[1]) },
      .init("matmul 2x3", [[3, 4], [2, 4, 2]]) { try $0[0].matmul($0[1]) },
      .init("matmul 3x1", [[2, 3, 4], [4]]) { try $0[0].matmul($0[1]) },
      .init("matmul 1x3", [[4], [2, 4, 3]]) { try $0[0].matmul($0[1]) },
      .init("matmul broadcast", [[2, 1, 3, 4], [3, 4, 2]]) { try $0[0].matmul($0[1]) },
      .init("einsum ij,jk", [[3, 4], [4, 2]]) { try Variable.einsum("ij,jk->ik", $0) },
      .init("einsum bij,bkj", [[2, 3, 4], [2, 2, 4]]) { try Variable.einsum("bij,bkj->bik", $0) },
      .init("einsum ii", [[3, 3]]) { try Variable.einsum("ii", $0) },
      .init("einsum three", [[3, 4], [4, 2], [2]]) { try Variable.einsum("ij,jk,k->i", $0) },
      .init("tensordot", [[2, 3, 4], [4, 3]]) {
        try $0[0].tensordot($0[1], dims: [1, 2], [1, 0])
      },
      .init("kron", [[2, 2], [2, 3]]) { try $0[0].kron($0[1]) },
      .init("cdist", [[3, 4], [2, 4]]) { try $0[0].cdist($0[1]) },
      .init("cosine_similarity", [[3, 4], [3, 4]]) { try $0[0].cosineSimilarity($0[1]) },
      .init("pairwise_distance", [[3, 4], [3, 4]]) { try $0[0].pairwiseDistance($0[1]) },
      .init("normalize", [[3, 4]]) { try $0[0].normalized() },
      .init("bilinear", [[2, 3], [2, 4], [2, 3, 4], [2]]) {
        try $0[0].bilinear($0[1], weight: $0[2], bias: $0[3])
      },
      .init("attention", [[2, 3, 4], [2, 3, 4], [2, 3, 4]]) {
        try $0[0].scaledDotProductAttention(key: $0[1], value: $0[2], isCausal: true)
      },
    ]

    @Test(arguments: unary + pairs + products)
    func `a derivative agrees with differences`(_ item: GradientCase) throws {
      #expect(try item.worst() < 1e-5)
    }
  }
}
