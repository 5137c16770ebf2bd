import Autograd
import Tensors
import Testing

private func longs(_ values: [Int], _ shape: [Int]? = nil) throws -> Variable {
  Variable(
    try Tensor(values, shape: Shape(checking: shape ?? [values.count])).to(GradientCase.device))
}
private func mask(_ values: [Bool], _ shape: [Int]) throws -> Variable {
  Variable(try Tensor(values, shape: Shape(checking: shape)).to(GradientCase.device))
}
private func positive(_ x: Double) -> Double { abs(x) + 0.5 }

extension AutogradTests {
  @Suite struct ShapeDerivativeTests {
    static let views: [GradientCase] = [
      .init("t", [[3, 4]]) { try $0[0].t().exp() },
      .init("transpose", [[2, 3, 4]]) { try $0[0].transpose(0, -1).exp() },
      .init("permute", [[2, 3, 4]]) { try $0[0].permute([2, 0, 1]).exp() },
      .init("view", [[3, 4]]) { try $0[0].view([2, -1]).exp() },
      .init("reshape of a transpose", [[3, 4]]) { try $0[0].t().reshape([2, 6]).exp() },
      .init("flatten", [[2, 3, 4]]) { try $0[0].flatten(startDim: 1).exp() },
      .init("expand", [[3, 1]]) { try $0[0].expand([2, 3, 4]).exp() },
      .init("squeeze", [[3, 1, 4]]) { try $0[0].squeeze().exp() },
      .init("squeeze dim", [[3, 1, 4]]) { try $0[0].squeeze(dim: 1).exp() },
      .init("unsqueeze", [[3, 4]]) { try $0[0].unsqueeze(dim: -1).exp() },
      .init("select", [[3, 4]]) { try $0[0].select(dim: 1, index: -2).exp() },
      .init("slice", [[7, 4]]) { try $0[0].slice(dim: 0, start: 1, end: 6, step: 2).exp() },
      .init("slice negative", [[7]]) { try $0[0].slice(dim: 0, start: -3).exp() },
      .init("narrow", [[3, 4]]) { try $0[0].narrow(dim: 1, start: 1, length: 2).exp() },
      .init("diagonal", [[3, 4]]) { try $0[0].diagonal(offset: 1).exp() },
      .init("unfold", [[6]]) { try $0[0].unfold(dimension: 0, size: 3, step: 2).exp() },
      .init("unfold rows", [[5, 3]]) { try $0[0].unfold(dimension: 0, size: 2, step: 1).exp() },
      .init("as_strided", [[3, 4]]) {
        try $0[0].asStrided([2, 2], [4, 1], storageOffset: 1).exp()
      },
      .init("as_strided overlapping", [[6]]) { try $0[0].asStrided([4, 3], [1, 1]).exp() },
      .init("movedim", [[2, 3, 4]]) { try $0[0].movedim(source: [0], destination: [2]).exp() },
      .init("repeat", [[2, 3]]) { try $0[0].repeat([2, 1, 3]).exp() },
      .init("tile", [[2, 3]]) { try $0[0].tile([2]).exp() },
      .init("repeat_interleave", [[2, 3]]) { try $0[0].repeatInterleave(2, dim: 1).exp() },
      .init("flip", [[2, 3]]) { try $0[0].flip(dims: [0, 1]).exp() },
      .init("roll", [[2, 3]]) { try $0[0].roll(shifts: [1], dims: [1]).exp() },
      .init("roll flat", [[2, 3]]) { try $0[0].roll(shifts: [2]).exp() },
      .init("tril", [[3, 3]]) { try $0[0].tril(diagonal: -1).exp() },
      .init("triu", [[3, 3]]) { try $0[0].triu().exp() },
      .init("diag", [[3, 3]]) { try $0[0].diag().exp() },
      .init("diag vector", [[3]]) { try $0[0].diag(diagonal: 1).exp() },
      .init("trace", [[3, 3]]) { try $0[0].trace().exp() },
      .init("pad", [[2, 3]]) { try $0[0].constantPad([1, 2, 0, 1], value: 3).exp() },
      .init("pad negative", [[2, 3]]) { try $0[0].constantPad([-1, 1]).exp() },
      .init("cat", [[2, 3], [1, 3]]) { try Variable.cat([$0[0], $0[1], $0[0]], dim: 0).exp() },
      .init("stack", [[3], [3]]) { try Variable.stack($0, dim: 1).exp() },
      .init("split", [[5, 2]]) {
        let parts = try $0[0].split(2)
        return try parts[0].mul(parts[1].exp())
      },
      .init("unbind", [[3, 2]]) {
        let parts = try $0[0].unbind()
        return try parts[0].mul(parts[2].exp())
      },
      .init("chunk", [[5, 2]]) { try $0[0].chunk(3)[1].exp() },
      .init("meshgrid", [[3], [2]]) {
        let grids = try Variable.meshgrid($0)
        return try grids[0].mul(grids[1].exp())
      },
      .init("diff", [[2, 4]]) { try $0[0].diff().exp() },
    ]

    static let reductions: [GradientCase] = [
      .init("sum", [[3, 4]]) { try $0[0].exp().sum() },
      .init("sum 0", [[3, 4]]) { try $0[0].sum(dim: [0]).exp() },
      .init("sum keepdim", [[3, 4]]) { try $0[0].sum(dim: [1], keepdim: true).exp() },
      .init("sum two", [[2, 3, 4]]) { try $0[0].sum(dim: [0, 2]).exp() },
      .init("mean", [[3, 4]]) { try $0[0].exp().mean() },
      .init("mean 1", [[3, 4]]) { try $0[0].mean(dim: [1]).exp() },
      .init("nansum", [[3, 4]]) { try $0[0].exp().nansum(dim: [1]) },
      .init("prod", [[4]], range: positive) { try $0[0].prod() },
      .init("prod dim", [[3, 4]], range: positive) { try $0[0].prod(dim: 1) },
      .init("prod with a zero", [[4]], order: 1, range: { abs($0) < 0.5 ? 0 : $0 }) {
        try $0[0].add(0).prod(dim: 0)
      },
      .init("var", [[3, 4]]) { try $0[0].var() },
      .init("var 0", [[3, 4]]) { try $0[0].var(dim: [0], correction: 0) },
      .init("std", [[3, 4]]) { try $0[0].std() },
      .init("std 1", [[3, 4]]) { try $0[0].std(dim: [1], keepdim: true) },
      .init("var_mean", [[3, 4]]) {
        let (v, m) = try $0[0].varMean(dim: [1])
        return try v.mul(m)
      },
      .init("max", [[3, 4]]) { try $0[0].exp().max() },
      .init("max 1", [[3, 4]]) { try $0[0].exp().max(dim: 1).values },
      .init("min keepdim", [[3, 4]]) { try $0[0].exp().min(dim: 0, keepdim: true).values },
      .init("median", [[3, 4]]) { try $0[0].exp().median(dim: 1).values },
      .init("amax", [[3, 4]]) { try $0[0].exp().amax(dim: [0]) },
      .init("amin", [[3, 4]]) { try $0[0].exp().amin() },
      .init("aminmax", [[3, 4]]) {
        let (low, high) = try $0[0].exp().aminmax()
        return try low.mul(high)
      },
      .init("sort", [[3, 4]]) { try $0[0].exp().sort(dim: 0).values },
      .init("topk", [[3, 4]]) { try $0[0].exp().topk(2).values },
      .init("kthvalue", [[3, 4]]) { try $0[0].exp().kthvalue(2).values },
      .init("norm", [[3, 4]]) { try $0[0].norm() },
      .init("norm 1", [[3, 4]]) { try $0[0].norm(p: 1, dim: [1]) },
      .init("norm 3", [[3, 4]]) { try $0[0].norm(p: 3, dim: [0], keepdim: true) },
      .init("norm inf", [[3, 4]], order: 1) { try $0[0].norm(p: .infinity) },
      .init("logsumexp", [[3, 4]]) { try $0[0].logsumexp(dim: [1]) },
      .init("cumsum", [[3, 4]]) { try $0[0].exp().cumsum(dim: 1) },
      .init("cumprod", [[3, 4]], range: positive) { try $0[0].cumprod(dim: 1) },
      .init("logcumsumexp", [[3, 4]]) { try $0[0].logcumsumexp(dim: 0) },
      .init("cummax", [[3, 4]]) { try $0[0].exp().cummax(dim: 1).values },
    ]

    static let places: [GradientCase] = [
      .init("gather", [[3, 4]]) {
        try $0[0].gather(dim: 1, index: longs([0, 1, 3, 3, 2, 0], [3, 2])).exp()
      },
      .init("take_along_dim", [[3, 4]]) {
        try $0[0].takeAlongDim(indices: longs([0, 2, 1], [3, 1]), dim: 1).exp()
      },
      .init("scatter", [[3, 4], [3, 2]]) {
        try $0[0].scatter(dim: 1, index: longs([0, 1, 3, 2, 2, 0], [3, 2]), src: $0[1]).exp()
      },
      .init("scatter_add", [[3, 4], [3, 2]]) {
        try $0[0].scatterAdd(dim: 1, index: longs([0, 0, 3, 2, 2, 0], [3, 2]), src: $0[1]).exp()
      },
      .init("index_select", [[3, 4]]) {
        try $0[0].indexSelect(dim: 0, index: longs([2, 0, 2])).exp()
      },
      .init("index_add", [[3, 4], [2, 4]]) {
        try $0[0].indexAdd(dim: 0, index: longs([2, 2]), source: $0[1], alpha: 2).exp()
      },
      .init("index_copy", [[3, 4], [2, 4]]) {
        try $0[0].indexCopy(dim: 0, index: longs([2, 0]), source: $0[1]).exp()
      },
      .init("index_fill", [[3, 4]]) {
        try $0[0].indexFill(dim: 1, index: longs([2]), value: 3).exp()
      },
      .init("index", [[3, 4]]) { try $0[0].index([longs([2, 0, 2]), longs([1, 1, 3])]).exp() },
      .init("index columns", [[3, 4]]) { try $0[0].index([nil, longs([2, 0, 2])]).exp() },
      .init("x[0, 1:, idx]", [[2, 3, 4]]) {
        try $0[0].index([
          .integer(0), .slice(start: 1, end: nil, step: 1), .tensor(longs([1, 1]).data),
        ]).exp()
      },
      .init("index_put", [[3, 4], [2, 4]]) {
        try $0[0].indexPut([longs([2, 0])], $0[1]).exp()
      },
      .init("index_put accumulate", [[3, 4], [2, 4]]) {
        try $0[0].indexPut([longs([2, 2])], $0[1], accumulate: true).exp()
      },
      .init("take", [[3, 4]]) { try $0[0].take(index: longs([0, 5, 5])).exp() },
      .init("masked_fill", [[2, 2]]) {
        try $0[0].maskedFill(mask: mask([true, false, false, true], [2, 2]), value: 2).exp()
      },
      .init("masked_fill tensor", [[2, 2], []]) {
        try $0[0].maskedFill(mask: mask([true, false, false, true], [2, 2]), value: $0[1]).exp()
      },
      .init("masked_select", [[2, 2]]) {
        try $0[0].maskedSelect(mask: mask([true, false, true, true], [2, 2])).exp()
      },
      .init("masked_scatter", [[2, 2], [3]]) {
        try $0[0].maskedScatter(mask: mask([true, false, false, true], [2, 2]), source: $0[1]).exp()
      },
      .init("embedding", [[5, 3]]) { try $0[0].embedding(longs([0, 4, 4, 1], [2, 2])).exp() },
      .init("in-place on a view", [[3, 4], [4]]) {
        let copy = try $0[0].mul(2)
        try copy.select(dim: 0, index: 1).mul_($0[1])
        return try copy.exp()
      },
      .init("assignment to a slice", [[3, 4], [2, 2]]) {
        let copy = try $0[0].mul(3)
        try copy.setIndex(
          [.slice(start: 1, end: nil, step: 1), .slice(start: 0, end: 2, step: 1)], $0[1])
        return try copy.mul(copy)
      },
      .init("in-place chain", [[4], [4]]) {
        try $0[0].clone().add_($0[1]).mul_($0[1]).sub_(1).pow_(2).div_($0[1]).exp_()
      },
    ]

    @Test(arguments: views + reductions + places)
    func `a derivative agrees with differences`(_ item: GradientCase) throws {
      #expect(try item.worst() < 1e-5)
    }
  }
}
