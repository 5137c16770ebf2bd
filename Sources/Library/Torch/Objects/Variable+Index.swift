// Indexing with a row of items. Numbers, slices, None and `...` are views and are taken first, from
// left to right; what remains are tensors, which pick elements together.
import Autograd
import Tensors

/// One item of an index.
enum IndexItem {
  case int(Int)
  case slice(start: Int?, stop: Int?, step: Int)
  case newAxis
  case ellipsis
  case bool(Bool)
  case tensor(Variable)

  /// How many dimensions of the tensor the item takes.
  var dimensions: Int {
    switch self {
    case .int, .slice: 1
    case .newAxis, .ellipsis, .bool: 0
    case .tensor(let index): index.dtype == .bool || index.dtype == .uint8 ? index.rank : 1
    }
  }
}

extension Variable {
  /// `x[index]`
  func element(_ index: Int) throws -> Variable {
    guard rank > 0 else { throw TensorError.invalidZeroDimensionalIndex }
    return try picked(0, index, named: 0)
  }

  /// The slice at an index of a dimension; `named` is the dimension's number in the program's tensor.
  private func picked(_ dim: Int, _ index: Int, named: Int) throws -> Variable {
    let size = shape[dim]
    guard index >= -size, index < size else {
      throw TensorError.indexOutOfBounds(index: index, dim: named, size: size)
    }
    return try select(dim: dim, index: index)
  }

  /// `x[items]`
  func indexed(_ items: [IndexItem]) throws -> Variable {
    let (view, indices) = try viewed(items)
    if !indices.isEmpty { return try view.index(indices) }
    return view === self ? alias() : view
  }

  /// `x[items] = value`
  func assign(_ items: [IndexItem], _ value: Scalar) throws {
    let (view, indices) = try viewed(items)
    if indices.isEmpty {
      try view.fill_(value)
    } else if indices.count == 1, let mask = indices[0], mask.dtype == .bool,
      mask.rank <= view.rank
    {
      try view.fillMasked(mask, value)
    } else {
      try view.indexPut_(indices, Variable(Tensor.full([], value, dtype: dtype, device: device)))
    }
  }

  /// `x[items] = source`
  func assign(_ items: [IndexItem], _ source: Variable) throws {
    let (view, indices) = try viewed(items)
    if indices.isEmpty {
      let values = try source.withoutLeadingOnes(beyond: view.rank)
      // Says what does not fit in the words of `expand`.
      if values.shape != view.shape { _ = try values.data.expand(view.shape) }
      try view.copy_(values)
      return
    }
    var values = source
    if values.dtype != dtype { values = try values.to(dtype) }
    if values.rank == 0, !values.requiresGrad, indices.count == 1, let mask = indices[0],
      mask.dtype == .bool, mask.rank <= view.rank
    {
      try view.fillMasked(mask, values.data.item())
      return
    }
    try view.indexPut_(indices, values)
  }

  /// Fills where a mask over the leading dimensions is true.
  private func fillMasked(_ mask: Variable, _ value: Scalar) throws {
    for dim in mask.shape.indices where mask.shape[dim] != shape[dim] {
      throw TensorError.maskShape(mask: mask.shape, maskDim: dim, tensor: shape, dim: dim)
    }
    var wide = mask
    while wide.rank < rank { wide = try wide.unsqueeze(dim: -1) }
    try maskedFill_(mask: wide, value: value)
  }

  /// PyTorch drops sizes of 1 in front of what is assigned.
  private func withoutLeadingOnes(beyond rank: Int) throws -> Variable {
    guard self.rank > rank else { return self }
    var sizes = shape
    while sizes.count > rank, sizes.first == 1 { sizes.remove(at: 0) }
    return sizes.count == self.rank ? self : try view(sizes)
  }

  /// The view that the items other than tensors make, and the tensors by dimension.
  private func viewed(_ items: [IndexItem]) throws -> (view: Variable, indices: [Variable?]) {
    let taken = items.reduce(0) { $0 + $1.dimensions }
    guard taken <= rank else {
      if rank == 0, taken == 1, case .int = items[0] {
        throw TensorError.invalidZeroDimensionalIndex
      }
      throw TensorError.tooManyIndices(rank)
    }
    var view = self
    var indices: [Variable?] = []
    var dim = 0
    var named = 0
    func skip(_ count: Int) {
      for _ in 0..<count { indices.append(nil) }
      dim += count
    }
    for item in items {
      switch item {
      case .int(let index):
        view = try view.picked(dim, index, named: named)
        named += 1
      case .slice(let start, let stop, let step):
        guard step > 0 else { throw TensorError.sliceStep }
        let size = view.shape[dim]
        let isWhole =
          items.count > 1 && step == 1 && (start ?? 0) == 0 && (stop ?? size) >= size
        if !isWhole {
          view = try view.slice(dim: dim, start: start, end: stop, step: step)
        }
        skip(1)
        named += 1
      case .newAxis:
        view = try view.unsqueeze(dim: dim)
        skip(1)
      case .ellipsis:
        skip(rank - taken)
        named += rank - taken
      case .bool(let flag):
        view = try view.unsqueeze(dim: dim)
        indices.append(Variable(try Tensor([flag], shape: [1], device: device)))
        dim += 1
      case .tensor(let index):
        indices.append(index.dtype == .uint8 ? try index.to(.bool) : index)
        dim += item.dimensions
        named += item.dimensions
      }
    }
    while let last = indices.last, last == nil { indices.removeLast() }
    return (view, indices)
  }
}
