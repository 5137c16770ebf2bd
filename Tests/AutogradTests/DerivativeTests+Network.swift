import Autograd
import Tensors
import Testing

private func longs(_ values: [Int], _ shape: [Int]? = nil) throws -> Variable {
  Variable(
    try Tensor(values, shape: Shape(checking: shape ?? [values.count])).to(GradientCase.device))
}
private func positive(_ x: Double) -> Double { abs(x) + 0.5 }
private func unit(_ x: Double) -> Double { x * 0.4 + 0.5 }

extension AutogradTests {
  @Suite struct NetworkDerivativeTests {
    static let losses: [GradientCase] = [
      .init("mse", [[3, 4], [3, 4]]) { try $0[0].mseLoss($0[1]) },
      .init("mse sum", [[3, 4], [3, 4]]) { try $0[0].mseLoss($0[1], reduction: .sum) },
      .init("mse none", [[3, 4], [3, 4]]) { try $0[0].mseLoss($0[1], reduction: .none) },
      .init("l1", [[3, 4], [3, 4]]) { try $0[0].l1Loss($0[1]) },
      .init("smooth l1", [[3, 4], [3, 4]]) { try $0[0].smoothL1Loss($0[1], beta: 0.5) },
      .init("huber", [[3, 4], [3, 4]]) { try $0[0].huberLoss($0[1], delta: 0.5) },
      .init("kl_div", [[3, 4], [3, 4]], range: positive) { try $0[0].klDiv($0[1]) },
      .init("nll", [[3, 4]]) { try $0[0].nllLoss(longs([1, 3, 0])) },
      .init("nll ignore", [[3, 4]]) { try $0[0].nllLoss(longs([1, 3, 0]), ignoreIndex: 3) },
      .init("nll none", [[3, 4]]) { try $0[0].nllLoss(longs([1, 3, 0]), reduction: .none) },
      .init("nll image", [[2, 3, 2, 2]]) {
        try $0[0].nllLoss(longs([0, 1, 2, 0, 1, 1, 2, 2], [2, 2, 2]))
      },
      .init("cross entropy", [[3, 4]]) { try $0[0].crossEntropyLoss(longs([1, 3, 0])) },
      .init("cross entropy smoothed", [[3, 4]]) {
        try $0[0].crossEntropyLoss(longs([1, 3, 0]), labelSmoothing: 0.1)
      },
      .init("cross entropy of probabilities", [[3, 4], [3, 4]]) {
        try $0[0].crossEntropyLoss($0[1])
      },
      .init("cross entropy weighted", [[3, 4]]) {
        let weight = Variable(try Tensor([0.5, 1, 2, 3], shape: [4]).to($0[0].device))
        return try $0[0].crossEntropyLoss(longs([1, 3, 0]), weight: weight)
      },
      .init("bce", [[3, 4], [3, 4]], range: unit) { try $0[0].binaryCrossEntropy($0[1]) },
      .init("bce weight", [[3, 4], [3, 4]], range: unit) {
        let weight = Variable(try Tensor([0.5, 1, 2, 3], shape: [4]).to($0[0].device))
        return try $0[0].binaryCrossEntropy($0[1], weight: weight, reduction: .sum)
      },
      .init("bce with logits", [[3, 4], [3, 4]]) { try $0[0].binaryCrossEntropyWithLogits($0[1]) },
      .init("bce with logits, weights", [[3, 4], [3, 4]]) {
        let weight = Variable(try Tensor([0.5, 1, 2, 3], shape: [4]).to($0[0].device))
        return try $0[0].binaryCrossEntropyWithLogits($0[1], weight: weight, posWeight: weight)
      },
    ]

    static let layers: [GradientCase] = [
      .init("conv2d", [[2, 3, 5, 5], [4, 3, 3, 3], [4]]) {
        try $0[0].conv2d($0[1], bias: $0[2], stride: (2, 1), padding: (1, 0))
      },
      .init("conv2d groups", [[1, 4, 5, 4], [4, 2, 2, 3]]) {
        try $0[0].conv2d($0[1], dilation: (2, 1), groups: 2)
      },
      .init("conv1d", [[2, 3, 7], [4, 3, 3], [4]]) {
        try $0[0].conv1d($0[1], bias: $0[2], stride: 2, padding: 1)
      },
      .init("conv_transpose2d", [[2, 3, 3, 3], [3, 2, 3, 3], [2]]) {
        try $0[0].convTranspose2d(
          $0[1], bias: $0[2], stride: (2, 2), padding: (1, 1), outputPadding: (1, 0))
      },
      .init("conv unbatched", [[3, 5, 5], [4, 3, 3, 3]]) { try $0[0].conv2d($0[1]) },
      .init("max_pool2d", [[2, 2, 5, 4]]) {
        try $0[0].exp().maxPool2d(kernelSize: (2, 2), padding: (1, 0)).values
      },
      .init("max_pool1d", [[2, 2, 6]]) { try $0[0].exp().maxPool1d(kernelSize: 2).values },
      .init("avg_pool2d", [[2, 2, 5, 4]]) {
        try $0[0].exp().avgPool2d(kernelSize: (2, 2), padding: (1, 1), countIncludePad: false)
      },
      .init("adaptive_avg_pool2d", [[2, 2, 5, 4]]) { try $0[0].exp().adaptiveAvgPool2d((2, 3)) },
      .init("adaptive_max_pool2d", [[1, 2, 5, 4]]) { try $0[0].exp().adaptiveMaxPool2d((2, 2)) },
      .init("unfold", [[1, 2, 4, 4]]) { try $0[0].exp().im2col(kernelSize: (2, 2)) },
      .init("fold", [[1, 8, 9]]) {
        try $0[0].exp().col2im(outputSize: (4, 4), kernelSize: (2, 2))
      },
      .init("upsample nearest", [[1, 2, 3, 3]]) { try $0[0].exp().upsampleNearest2d((6, 5)) },
      .init("upsample bilinear", [[1, 2, 3, 3]]) { try $0[0].exp().upsampleBilinear2d((6, 5)) },
      .init("pixel_shuffle", [[1, 4, 2, 3]]) { try $0[0].exp().pixelShuffle(2) },
      .init("layer_norm", [[3, 4], [4], [4]]) {
        try $0[0].layerNorm(normalizedShape: [4], weight: $0[1], bias: $0[2])
      },
      .init("layer_norm two", [[3, 2, 4]]) { try $0[0].layerNorm(normalizedShape: [2, 4]) },
      .init("batch_norm", [[5, 3], [3], [3]]) {
        try $0[0].batchNorm(
          runningMean: nil, runningVar: nil, weight: $0[1], bias: $0[2], training: true)
      },
      .init("batch_norm images", [[3, 2, 2, 2], [2], [2]]) {
        try $0[0].batchNorm(
          runningMean: nil, runningVar: nil, weight: $0[1], bias: $0[2], training: true)
      },
      .init("batch_norm evaluating", [[5, 3], [3], [3]]) {
        let ones = Variable(
          try Tensor.full([3], 2, dtype: $0[0].dtype, device: $0[0].device))
        return try $0[0].batchNorm(
          runningMean: ones, runningVar: ones, weight: $0[1], bias: $0[2])
      },
      .init("group_norm", [[2, 4, 3], [4], [4]]) {
        try $0[0].groupNorm(numGroups: 2, weight: $0[1], bias: $0[2])
      },
      .init("instance_norm", [[2, 3, 4]]) { try $0[0].instanceNorm() },
      .init("rms_norm", [[3, 4], [4]]) { try $0[0].rmsNorm(normalizedShape: [4], weight: $0[1]) },
    ]

    static func symmetric(_ x: Variable) throws -> Variable {
      let eye = Variable(try Tensor.eye(3, dtype: x.dtype, device: x.device))
      return try x.matmul(x.t()).add(eye)
    }

    static let algebra: [GradientCase] = [
      .init("inverse", [[3, 3]]) { try symmetric($0[0]).inverse() },
      .init("det", [[3, 3]]) { try symmetric($0[0]).det() },
      .init("slogdet", [[3, 3]]) { try symmetric($0[0]).slogdet().logabsdet },
      .init("logdet", [[3, 3]]) { try symmetric($0[0]).logdet() },
      .init("solve", [[3, 3], [3, 2]]) { try symmetric($0[0]).linalgSolve($0[1]) },
      .init("solve vector", [[3, 3], [3]]) { try symmetric($0[0]).linalgSolve($0[1]) },
      .init("cholesky", [[3, 3]]) { try symmetric($0[0]).cholesky() },
      .init("qr", [[4, 3]], order: 1) {
        let (q, r) = try $0[0].qr()
        return try q.matmul(r.exp())
      },
      .init("eigh values", [[3, 3]], order: 1) { try symmetric($0[0]).eigh().eigenvalues },
      .init("svd values", [[3, 4]], order: 1) { try $0[0].svd().s },
      .init("cross", [[2, 3], [2, 3]]) { try $0[0].cross($0[1], dim: 1) },
      .init("matrix_power", [[3, 3]]) { try $0[0].matrixPower(3) },
      .init("pinv", [[4, 3]]) { try $0[0].pinv() },
    ]

    @Test(arguments: losses + layers + algebra)
    func `a derivative agrees with differences`(_ item: GradientCase) throws {
      #expect(try item.worst() < 1e-5)
    }
  }
}
