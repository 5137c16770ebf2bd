import Autograd
import Tensors
import Testing

/// The graph under a variable, as `Name[input,input]`, to a depth.
private func graph(_ variable: Variable, _ depth: Int = 3) -> String {
  func text(_ node: Node?, _ depth: Int) -> String {
    guard let node else { return "None" }
    guard node.leaf == nil else { return "AccumulateGrad" }
    guard depth > 0, node.inputCount > 0 else { return node.name }
    let inputs = (0..<node.inputCount).map { text(node.edge($0)?.node, depth - 1) }
    return node.name + "[" + inputs.joined(separator: ",") + "]"
  }
  return text(variable.gradFn, depth)
}

private func longs(_ values: [Int]) throws -> Variable { Variable(try Tensor(integers: values)) }

/// An expression, and the graph that PyTorch 2.15 records for it.
private struct GraphCase: CustomStringConvertible {
  let description: String
  let expected: String
  let apply: (Inputs) throws -> Variable

  struct Inputs {
    let x, y, v, u, square, s: Variable
  }

  init(_ text: String, _ expected: String, _ apply: @escaping (Inputs) throws -> Variable) {
    description = text
    self.expected = expected
    self.apply = apply
  }
}

extension AutogradTests {
  @Suite struct GraphTests {
    private static let cases: [GraphCase] = [
      .init("x + y", "AddBackward0[AccumulateGrad,AccumulateGrad]") { try $0.x.add($0.y) },
      .init("x + 1", "AddBackward0[AccumulateGrad,None]") { try $0.x.add(1) },
      .init("1 - x", "RsubBackward1[AccumulateGrad]") { try $0.x.rsub(1) },
      .init("x * 2", "MulBackward0[AccumulateGrad,None]") { try $0.x.mul(2) },
      .init("2 / x", "MulBackward0[ReciprocalBackward0[AccumulateGrad],None]") { try $0.x.rdiv(2) },
      .init("x ** 2", "PowBackward0[AccumulateGrad]") { try $0.x.pow(2) },
      .init("2 ** x", "PowBackward2[AccumulateGrad]") { try $0.x.rpow(2) },
      .init("x // 2", "NotImplemented[AccumulateGrad]") { try $0.x.floorDivide(2) },
      .init("x.abs()", "AbsBackward0[AccumulateGrad]") { try $0.x.abs() },
      .init("x @ x.T", "MmBackward0[AccumulateGrad,PermuteBackward0[AccumulateGrad]]") {
        try $0.x.matmul($0.x.numpyT())
      },
      .init("v @ v", "DotBackward0[AccumulateGrad,AccumulateGrad]") { try $0.v.matmul($0.v) },
      .init("x @ v", "MvBackward0[AccumulateGrad,AccumulateGrad]") { try $0.x.matmul($0.v) },
      .init(
        "v @ w",
        "SqueezeBackward4[MmBackward0[UnsqueezeBackward0[AccumulateGrad],TBackward0[AccumulateGrad]]]"
      ) {
        try $0.v.matmul($0.x.t())
      },
      .init(
        "u @ w",
        "UnsafeViewBackward0[MmBackward0[ViewBackward0[AccumulateGrad],TBackward0[AccumulateGrad]]]"
      ) {
        try $0.u.matmul($0.x.t())
      },
      .init("outer", "MulBackward0[ViewBackward0[AccumulateGrad],AccumulateGrad]") {
        try $0.v.outer($0.v)
      },
      .init(
        "F.linear",
        "AddmmBackward0[SelectBackward0[AccumulateGrad],AccumulateGrad,TBackward0[AccumulateGrad]]"
      ) {
        try $0.x.linear($0.y, $0.y.select(dim: 1, index: 0))
      },
      .init("x[0, 1]", "SelectBackward0[SelectBackward0[AccumulateGrad]]") {
        try $0.x.index([.integer(0), .integer(1)])
      },
      .init("x[:, 1:3]", "SliceBackward0[AccumulateGrad]") {
        try $0.x.index([
          .slice(start: nil, end: nil, step: 1), .slice(start: 1, end: 3, step: 1),
        ])
      },
      .init("x[None]", "UnsqueezeBackward0[AccumulateGrad]") { try $0.x.index([.newAxis]) },
      .init("x[idx]", "IndexBackward0[AccumulateGrad]") { try $0.x.index([longs([0, 2])]) },
      .init("x.reshape(-1)", "ViewBackward0[AccumulateGrad]") { try $0.x.reshape([-1]) },
      .init("x.t().reshape(-1)", "UnsafeViewBackward0[CloneBackward0[TBackward0[AccumulateGrad]]]")
      {
        try $0.x.t().reshape([-1])
      },
      .init("x.sum()", "SumBackward0[AccumulateGrad]") { try $0.x.sum() },
      .init("x.sum(0)", "SumBackward1[AccumulateGrad]") { try $0.x.sum(dim: [0]) },
      .init("x.mean()", "MeanBackward0[AccumulateGrad]") { try $0.x.mean() },
      .init("x.max()", "MaxBackward1[AccumulateGrad]") { try $0.x.max() },
      .init("x.max(1)[0]", "MaxBackward0[AccumulateGrad]") { try $0.x.max(dim: 1).values },
      .init("x.norm()", "LinalgVectorNormBackward0[AccumulateGrad]") { try $0.x.norm() },
      .init("x.double()", "ToCopyBackward0[AccumulateGrad]") { try $0.x.to(.float64) },
      .init("clamp", "ClampBackward1[AccumulateGrad]") { try $0.x.clamp(min: 0, max: 1) },
      .init("relu6", "HardtanhBackward0[AccumulateGrad]") { try $0.x.relu6() },
      .init(
        "softsign", "DivBackward0[AccumulateGrad,AddBackward0[AbsBackward0[AccumulateGrad],None]]"
      ) {
        try $0.x.softsign()
      },
      .init("mse", "MseLossBackward0[AccumulateGrad,AccumulateGrad]") { try $0.x.mseLoss($0.y) },
      .init("l1", "MeanBackward0[AbsBackward0[SubBackward0[AccumulateGrad,AccumulateGrad]]]") {
        try $0.x.l1Loss($0.y)
      },
      .init("cross entropy", "NllLossBackward0[LogSoftmaxBackward0[AccumulateGrad]]") {
        try $0.x.crossEntropyLoss(longs([0, 1, 2]))
      },
      .init(
        "cross entropy smoothed",
        "AddBackward0[MulBackward1[NllLossBackward0[LogSoftmaxBackward0]],MulBackward1[DivBackward0[SumBackward0,None]]]"
      ) { try $0.x.crossEntropyLoss(longs([0, 1, 2]), labelSmoothing: 0.1) },
      .init(
        "cross entropy of probabilities", "DivBackward1[NegBackward0[SumBackward0[MulBackward0]]]"
      ) {
        try $0.x.crossEntropyLoss($0.y.detach())
      },
      .init("cat", "CatBackward0[AccumulateGrad,AccumulateGrad]") {
        try Variable.cat([$0.x, $0.y])
      },
      .init("chunk", "SplitBackward0[AccumulateGrad]") { try $0.x.chunk(2, dim: 1)[0] },
      .init("unbind", "UnbindBackward0[AccumulateGrad]") { try $0.x.unbind()[0] },
      .init(
        "repeat_interleave", "ViewBackward0[CloneBackward0[ExpandBackward0[UnsqueezeBackward0]]]"
      ) {
        try $0.x.repeatInterleave(2, dim: 0)
      },
      .init(
        "normalize",
        "DivBackward0[AccumulateGrad,ExpandBackward0[ClampMinBackward0[LinalgVectorNormBackward0]]]"
      ) {
        try $0.x.normalized()
      },
      .init(
        "pairwise_distance",
        "NormBackward1[AddBackward1[SubBackward0[AccumulateGrad,AccumulateGrad]]]"
      ) {
        try $0.x.pairwiseDistance($0.y)
      },
      .init("einsum", "ViewBackward0[PermuteBackward0[ViewBackward0[BmmBackward0]]]") {
        try Variable.einsum("ij,ij->", [$0.x, $0.y])
      },
      .init("layer_norm", "NativeLayerNormBackward0[AccumulateGrad,None,None]") {
        try $0.x.layerNorm(normalizedShape: [4])
      },
      .init(
        "avg_pool1d", "SqueezeBackward1[AvgPool2DBackward0[UnsqueezeBackward0[AccumulateGrad]]]"
      ) {
        try $0.u.avgPool1d(kernelSize: 2)
      },
      .init("q += 1", "AddBackward0[CloneBackward0[AccumulateGrad],None]") {
        try $0.x.clone().add_(1)
      },
      .init(
        "q[0] = y[0]",
        "torch::autograd::CopySlices[CloneBackward0[AccumulateGrad],SelectBackward0[AccumulateGrad]]"
      ) {
        let q = try $0.x.clone()
        try q.setIndex([.integer(0)], $0.y.select(dim: 0, index: 0))
        return q
      },
      .init("q[q > 0] = 0", "MaskedFillBackward0[CloneBackward0[AccumulateGrad]]") {
        let q = try $0.x.clone()
        try q.setIndex([.tensor(q.gt(0).data)], Variable(Tensor(.float(0))))
        return q
      },
      .init("q.zero_()", "ZeroBackward0[CloneBackward0[AccumulateGrad]]") {
        try $0.x.clone().zero_()
      },
      .init("q.copy_(y)", "CopyBackwards[CloneBackward0[AccumulateGrad],AccumulateGrad]") {
        try $0.x.clone().copy_($0.y)
      },
      .init(
        "view of a changed base",
        "AsStridedBackward0[MulBackward0[CloneBackward0[AccumulateGrad],None]]"
      ) {
        let base = try $0.x.clone()
        let view = try base.select(dim: 0, index: 0)
        try base.mul_(2)
        return view
      },
    ]

    private func inputs() throws -> GraphCase.Inputs {
      var numbers = Numbers(7)
      func leaf(_ shape: [Int]) throws -> Variable {
        try Variable(numbers.tensor(shape).to(.float32), requiresGrad: true)
      }
      return .init(
        x: try leaf([3, 4]), y: try leaf([3, 4]), v: try leaf([4]), u: try leaf([2, 3, 4]),
        square: try leaf([3, 3]), s: try leaf([]))
    }

    @Test(arguments: cases)
    fileprivate func `an expression records PyTorch's nodes`(_ item: GraphCase) throws {
      let inputs = try inputs()
      let result = try item.apply(inputs)
      withExtendedLifetime(inputs) { #expect(graph(result) == item.expected) }
    }

    @Test func `a graph of a million nodes is walked and freed without recursion`() throws {
      let x = try inputs().x
      var chain = x
      for _ in 0..<1_000_000 { chain = try chain.add(1) }
      try chain.sum().backward()
      #expect(try x.grad?.data.sum().item() == .float(12))
      let factor = Variable(try Tensor.ones([3, 4]))
      chain = x
      for _ in 0..<200_000 { chain = try chain.mul(factor) }
      chain = x
    }
  }
}
