// Every operation against PyTorch's numbers (Fixtures/operations.py makes them).

import EmulatedCUDA
import Tensors
import Testing

private typealias Operation = ([Tensor]) throws -> [Tensor]

private func unary(_ operation: @escaping (Tensor) throws -> Tensor) -> Operation {
  { [try operation($0[0])] }
}

private func binary(_ operation: @escaping (Tensor, Tensor) throws -> Tensor) -> Operation {
  { [try operation($0[0], $0[1])] }
}

private let unaries: [String: UnaryOperation] = [
  "neg": .neg, "abs": .abs, "sign": .sign, "square": .square, "relu": .relu, "ceil": .ceil,
  "floor": .floor, "round": .round, "trunc": .trunc, "frac": .frac, "reciprocal": .reciprocal,
  "sigmoid": .sigmoid, "bitwise_not": .bitwiseNot, "sqrt": .sqrt, "rsqrt": .rsqrt, "exp": .exp,
  "exp2": .exp2, "expm1": .expm1, "sin": .sin, "cos": .cos, "tan": .tan, "atan": .atan,
  "sinh": .sinh, "cosh": .cosh, "tanh": .tanh, "asinh": .asinh, "erf": .erf, "erfc": .erfc,
  "log": .log, "log2": .log2, "log10": .log10, "log1p": .log1p, "lgamma": .lgamma,
  "digamma": .digamma, "acosh": .acosh, "asin": .asin, "acos": .acos, "atanh": .atanh,
  "erfinv": .erfinv,
]

private let arithmetic: [String: Operation] = [
  "isnan": unary { try $0.isnan() }, "isinf": unary { try $0.isinf() },
  "isfinite": unary { try $0.isfinite() }, "logical_not": unary { try $0.logicalNot() },
  "add": binary { try $0.add($1) }, "sub": binary { try $0.sub($1) },
  "mul": binary { try $0.mul($1) }, "div": binary { try $0.div($1) },
  "maximum": binary { try $0.maximum($1) }, "minimum": binary { try $0.minimum($1) },
  "fmax": binary { try $0.fmax($1) }, "fmin": binary { try $0.fmin($1) },
  "remainder": binary { try $0.remainder($1) }, "fmod": binary { try $0.fmod($1) },
  "floor_divide": binary { try $0.floorDivide($1) }, "atan2": binary { try $0.atan2($1) },
  "hypot": binary { try $0.hypot($1) }, "logaddexp": binary { try $0.logaddexp($1) },
  "copysign": binary { try $0.copysign($1) }, "eq": binary { try $0.eq($1) },
  "ne": binary { try $0.ne($1) }, "lt": binary { try $0.lt($1) }, "le": binary { try $0.le($1) },
  "gt": binary { try $0.gt($1) }, "ge": binary { try $0.ge($1) },
  "logical_and": binary { try $0.logicalAnd($1) }, "logical_or": binary { try $0.logicalOr($1) },
  "logical_xor": binary { try $0.logicalXor($1) },
  "bitwise_and": binary { try $0.bitwiseAnd($1) }, "bitwise_or": binary { try $0.bitwiseOr($1) },
  "bitwise_xor": binary { try $0.bitwiseXor($1) },
  "bitwise_left_shift": binary { try $0.leftShift($1) },
  "bitwise_right_shift": binary { try $0.rightShift($1) }, "pow": binary { try $0.pow($1) },
  "rpow 2": unary { try $0.rpow(2) }, "add alpha": binary { try $0.add($1, alpha: 0.1) },
  "sub alpha": binary { try $0.sub($1, alpha: 0.3) }, "add 1": unary { try $0.add(1) },
  "add 1.5": unary { try $0.add(1.5) }, "rsub 1": unary { try $0.rsub(1) },
  "div 3": unary { try $0.div(3) }, "rdiv 3": unary { try $0.rdiv(3) },
  "floor_divide 3": unary { try $0.floorDivide(3) },
  "remainder 3": unary { try $0.remainder(3) },
  "floor_divide 0.7": unary { try $0.floorDivide(0.7) },
  "remainder 0.7": unary { try $0.remainder(0.7) },
  "div trunc": binary { try $0.div($1, roundingMode: .trunc) },
  "where": { [try Tensor.where($0[0], $0[1], $0[2])] },
  "lerp 0.3": binary { try $0.lerp($1, 0.3) }, "lerp": { [try $0[0].lerp($0[1], $0[2])] },
  "addcmul": { [try $0[0].addcmul($0[1], $0[2], value: 0.5)] },
  "addcdiv": { [try $0[0].addcdiv($0[1], $0[2], value: 0.5)] },
  "masked_fill": binary { try $0.maskedFill($1, 9) },
  "nan_to_num": unary { try $0.nanToNum() }, "round 2": unary { try $0.round(decimals: 2) },
  "clamp": unary {
    try $0.dtype.isFloatingPoint ? $0.clamp(min: -0.5, max: 0.5) : $0.clamp(min: -2, max: 3)
  },
]

private let reductions: [String: Operation] = [
  "sum": unary { try $0.sum() }, "mean": unary { try $0.mean() }, "std": unary { try $0.std() },
  "var": unary { try $0.var() }, "prod": unary { try $0.prod() }, "norm": unary { try $0.norm() },
  "max": unary { try $0.max() }, "min": unary { try $0.min() },
  "median": unary { try $0.median() }, "logsumexp 0": unary { try $0.logsumexp(dim: [0]) },
  "mean 0": unary { try $0.mean(dim: [0]) }, "std 0": unary { try $0.std(dim: [0]) },
  "var 1": unary { try $0.var(dim: [1]) }, "softmax 1": unary { try $0.softmax(dim: 1) },
  "log_softmax 0": unary { try $0.logSoftmax(dim: 0) },
  "cumsum 1": unary { try $0.cumsum(dim: 1) }, "cumprod 0": unary { try $0.cumprod(dim: 0) },
  "norm 1": unary { try $0.norm(dim: [1]) },
  "logcumsumexp 0": unary { try $0.logcumsumexp(dim: 0) }, "any": unary { try $0.any() },
  "all": unary { try $0.all() }, "sum 0": unary { try $0.sum(dim: [0]) },
  "sum 1": unary { try $0.sum(dim: [1]) }, "amax 0": unary { try $0.amax(dim: [0]) },
  "max 1": {
    let r = try $0[0].max(dim: 1)
    return [r.values, r.indices]
  },
  "min 0": {
    let r = try $0[0].min(dim: 0)
    return [r.values, r.indices]
  },
  "sort 1": {
    let r = try $0[0].sort(dim: 1)
    return [r.values, r.indices]
  },
  "sort 0": {
    let r = try $0[0].sort(dim: 0)
    return [r.values, r.indices]
  },
  "cummax 0": {
    let r = try $0[0].cummax(dim: 0)
    return [r.values, r.indices]
  },
  "flip 0": unary { try $0.flip([0]) }, "argsort 1": unary { try $0.argsort(dim: 1) },
  "argmax": unary { try $0.argmax() }, "argmin 0": unary { try $0.argmin(dim: 0) },
  "sum 0 2": unary { try $0.sum(dim: [0, 2]) },
  "sum 1 keep": unary { try $0.sum(dim: [1], keepdim: true) },
  "topk 2": {
    let r = try $0[0].topk(2, dim: 1)
    return [r.values, r.indices]
  },
  "kthvalue 2": {
    let r = try $0[0].kthvalue(2, dim: 0)
    return [r.values, r.indices]
  },
  "mode 1": {
    let r = try $0[0].mode(dim: 1)
    return [r.values, r.indices]
  },
  "median 1": {
    let r = try $0[0].median(dim: 1)
    return [r.values, r.indices]
  },
  "median 0": {
    let r = try $0[0].median(dim: 0)
    return [r.values, r.indices]
  },
  "nanmedian 0": {
    let r = try $0[0].nanmedian(dim: 0)
    return [r.values, r.indices]
  },
  "quantile": binary { try $0.quantile($1, dim: 0) }, "nansum": unary { try $0.nansum() },
  "count_nonzero": unary { try $0.countNonzero() },
  "unique": {
    let r = try $0[0].unique()
    return [r.values, r.inverse, r.counts]
  },
  "unique 0": {
    let r = try $0[0].unique(dim: 0)
    return [r.values, r.inverse, r.counts]
  },
  "unique_consecutive": {
    let r = try $0[0].uniqueConsecutive()
    return [r.values, r.inverse, r.counts]
  },
  "searchsorted": binary { try $0.searchsorted($1) },
  "searchsorted right": binary { try $0.searchsorted($1, right: true) },
  "bincount": unary { try $0.bincount() }, "histc 5": unary { try $0.histc(bins: 5) },
  "isin": binary { try $0.isin($1) }, "nonzero": unary { try $0.nonzero() },
  "diff": unary { try $0.diff() }, "trace": unary { try $0.trace() },
]

private let products: [String: Operation] = [
  "matmul": binary { try $0.matmul($1) }, "addmm": { [try $0[0].addmm($0[1], $0[2])] },
  "outer": binary { try $0.outer($1) }, "kron": binary { try $0.kron($1) },
  "tensordot 1": binary { try $0.tensordot($1, dims: 1) }, "det": unary { try $0.det() },
  "inverse": unary { try $0.inverse() }, "solve": binary { try $0.solve($1) },
  "cholesky": unary { try $0.cholesky() },
  "qr": {
    let f = try $0[0].qr()
    return [f.q, f.r]
  },
  "eigh": {
    let e = try $0[0].eigh()
    return [e.eigenvalues, e.eigenvectors]
  },
  "eigvalsh": unary { try $0.eigh().eigenvalues }, "svdvals": unary { try $0.svdvals() },
  "pinv": unary { try $0.pinv() },
  "matrix_power 5": unary { try $0.matrixPower(5) },
]

private let layout: [String: Operation] = [
  "det single": unary { try $0.det() }, "inverse single": unary { try $0.inverse() },
  "solve single": binary { try $0.solve($1) },
  "cat 0": { [try Tensor.cat($0)] }, "cat 1": { [try Tensor.cat($0, dim: 1)] },
  "stack 1": { [try Tensor.stack($0, dim: 1)] }, "repeat 2 3": unary { try $0.repeat([2, 3]) },
  "repeat_interleave 2": unary { try $0.repeatInterleave(2, dim: 1) },
  "roll 1 0": unary { try $0.roll([1], dims: [0]) }, "rot90": unary { try $0.rot90() },
  "tril": unary { try $0.tril() }, "triu 1": unary { try $0.triu(1) },
  "diag": unary { try $0.diag() }, "one_hot": unary { try $0.oneHot() },
  "gather 1": binary { try $0.gather(dim: 1, index: $1) },
  "scatter_add 0": { [try $0[0].scatterAdd(dim: 0, index: $0[1], $0[2])] },
  "index_select 1": binary { try $0.indexSelect(dim: 1, index: $1) },
  "index_add 0": { [try $0[0].indexAdd(dim: 0, index: $0[1], $0[2])] },
  "masked_select": binary { try $0.maskedSelect($1) },
  "index 0": binary { try $0.index([.tensor($1)]) },
  "index 1": binary { try $0.index([.slice(start: nil, end: nil, step: 1), .tensor($1)]) },
  "index 0 2": {
    [try $0[0].index([.tensor($0[1]), .slice(start: nil, end: nil, step: 1), .tensor($0[2])])]
  },
  "index 1 2": { [try $0[0].index([.ellipsis, .tensor($0[1]), .tensor($0[2])])] },
  "index_put 0": { [try $0[0].indexPut([$0[1]], $0[2], accumulate: true)] },
  "arange": { _ in [try Tensor.arange(0, 1, 0.1)] },
  "arange int": { _ in [try Tensor.arange(10, 0, -3)] },
  "linspace": { _ in [try Tensor.linspace(-1, 1, steps: 13)] },
  "logspace": { _ in [try Tensor.logspace(0, 2, steps: 5)] },
]

private func operation(_ name: String) -> Operation? {
  if let operation = unaries[name] { return unary { try $0.map(operation) } }
  for table in [arithmetic, reductions, products, layout] {
    if let operation = table[name] { return operation }
  }
  if name.hasPrefix("pow ") {
    let text = name.dropFirst(4)
    let exponent = Int(text).map { Scalar.int($0) } ?? .float(Double(text) ?? 0)
    return unary { try $0.pow(exponent) }
  }
  if name.hasPrefix("einsum ") {
    let equation = String(name.dropFirst(7))
    return { [try Tensor.einsum(equation, $0)] }
  }
  return nil
}

/// Products cancel: their last digits are compared with the greatest element.
private func isProduct(_ name: String) -> Bool {
  products[name] != nil || name.hasPrefix("einsum") || name == "digamma"
}

/// The operations whose kernels in PyTorch are closed or differ between machines: how far they may be.
private func tolerance(_ test: FixtureCase, _ dtype: DType) -> Int {
  let closed: Set<String> = [
    "exp", "exp2", "expm1", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "asinh", "erf",
    "erfc", "log", "log2", "log10", "log1p", "sqrt", "rsqrt", "lgamma", "digamma", "acosh", "asin",
    "acos", "atanh", "erfinv", "atan2", "hypot", "logaddexp", "pow", "rpow 2", "logspace",
    "logsumexp 0", "logcumsumexp 0", "std", "std 0", "round 2", "norm", "norm 1",
    "pow 0.5", "prod",
  ]
  if closed.contains(test.name) { return 4 }
  return dtype == .float64 ? 4 : 0
}

@Test("an operation gives PyTorch's numbers", arguments: FixtureCase.load("operations.txt"))
func operationMatches(_ test: FixtureCase) throws {
  let run = try #require(operation(test.name), "no operation \(test.name)")
  let operands = try test.operands.map { try Tensor.decoded($0) }
  let results = try run(operands)
  #expect(results.count == test.results.count)
  for (result, text) in zip(results, test.results) {
    let expected = try Tensor.decoded(text)
    #expect(result.dtype == expected.dtype)
    #expect(result.shape == expected.shape)
    if isProduct(test.name) {
      let error = try result.sub(expected).abs().max().item().double
      let scale = try expected.abs().max().item().double
      #expect(error <= scale * (expected.dtype == .float64 ? 1e-12 : 1e-6))
      continue
    }
    let distance = try #require(try result.distance(to: expected))
    let (got, wanted) = (try result.doubles(), try expected.doubles())
    #expect(distance <= tolerance(test, expected.dtype), "\(got) is not \(wanted)")
  }
}

/// Numbers of one device agree with another's to a relative 1e-5 (float64: 1e-10).
private func agree(_ got: Double, _ wanted: Double, _ dtype: DType, _ scale: Double) -> Bool {
  if got == wanted || (got.isNaN && wanted.isNaN) { return true }
  let allowed = dtype == .float64 ? 1e-10 : dtype == .float32 ? 1e-5 : 0
  return abs(got - wanted) <= allowed * max(abs(wanted), scale)
}

@Test(
  "an operation on the emulated GPU gives PyTorch's numbers to 1e-5",
  arguments: FixtureCase.load("operations.txt"))
func operationMatchesOnDevice(_ test: FixtureCase) throws {
  try EmulatedDevice.open()
  defer { EmulatedDevice.close() }
  DType.defaultFloat = .float32
  let run = try #require(operation(test.name), "no operation \(test.name)")
  let operands = try test.operands.map { try Tensor.decoded($0).to(.cuda()) }
  if test.name == "matmul", operands[0].dtype == .int64 {
    // PyTorch has no products of integers on a GPU.
    #expect(throws: TensorError.self) { try run(operands) }
    return
  }
  let results = try run(operands)
  #expect(results.count == test.results.count)
  for (result, text) in zip(results, test.results) {
    let expected = try Tensor.decoded(text)
    #expect(result.dtype == expected.dtype)
    #expect(result.shape == expected.shape)
    #expect(operands.isEmpty || result.device == .cuda())
    let (got, wanted) = (try result.to(.cpu).doubles(), try expected.doubles())
    let scale = isProduct(test.name) ? wanted.map { abs($0) }.max() ?? 0 : 1e-3
    let all = zip(got, wanted).allSatisfy { agree($0, $1, expected.dtype, scale) }
    #expect(all, "\(got) is not \(wanted)")
  }
}
