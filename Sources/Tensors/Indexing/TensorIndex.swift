// What stands between the brackets of `x[...]`, and what it means for a tensor.
//
// Numbers, slices, new axes and the ellipsis make a view, step by step. Index tensors and masks are
// collected for one gathering read or scattering write on that view.

/// One item of an index expression.
public enum TensorIndex {
  case integer(Int)
  case slice(start: Int?, end: Int?, step: Int)
  case newAxis
  case ellipsis
  case bool(Bool)
  /// Places (integers), or a mask (bool) that covers as many dimensions as it has.
  case tensor(Tensor)
}

/// One step of the view that an index expression makes.
public enum ViewStep: Equatable, Sendable {
  case select(dim: Int, index: Int)
  case slice(dim: Int, start: Int, end: Int, step: Int)
  case unsqueeze(dim: Int)
}

/// An index expression resolved for a tensor.
public struct IndexPlan {
  /// The view, to be made in this order.
  public fileprivate(set) var steps: [ViewStep] = []
  /// The tensor that indexes each dimension of the view, nil where none does; a mask stands once for all
  /// the dimensions that it covers. Empty when there are no tensors.
  public fileprivate(set) var tensors: [Tensor?] = []
}

extension Tensor {
  /// Resolves an index expression.
  ///
  /// - Throws: `tooManyIndices`, `indexOutOfBounds`, `sliceStep`, `invalidZeroDimensionalIndex`.
  public func indexPlan(_ items: [TensorIndex]) throws(TensorError) -> IndexPlan {
    var named = 0
    for item in items {
      switch item {
      case .integer, .slice: named += 1
      case .tensor(let tensor):
        named += tensor.isMask ? tensor.rank : 1
      case .newAxis, .ellipsis, .bool: break
      }
    }
    if rank == 0, items.count == 1, case .integer = items[0] { throw .invalidZeroDimensionalIndex }
    guard named <= rank else { throw .tooManyIndices(rank) }
    var plan = IndexPlan()
    var view = self
    var dim = 0
    // The dimension of this tensor that is next, for messages.
    var own = 0
    // A mask takes one place in the list of tensors, but as many dimensions as it has.
    var masked = 0
    for item in items {
      switch item {
      case .integer(let index):
        try plan.select(&view, dim, index, own)
        own += 1
      case .slice(let start, let end, let step):
        try plan.slice(&view, dim, start, end, step)
        dim += 1
        own += 1
      case .newAxis:
        try plan.unsqueeze(&view, dim)
        dim += 1
      case .ellipsis:
        dim += rank - named
        own += rank - named
      case .bool(let value):
        try plan.unsqueeze(&view, dim)
        let places = value ? try Tensor(integers: [0]) : try Tensor(integers: [])
        plan.add(try places.to(device), at: dim, masks: masked)
        dim += 1
      case .tensor(let tensor):
        if tensor.rank == 0, tensor.dtype.isInteger, tensor.dtype != .uint8 {
          try plan.select(&view, dim, tensor.item().int, own)
          own += 1
        } else if tensor.rank == 0, tensor.isMask {
          try plan.unsqueeze(&view, dim)
          let places = try tensor.item().isTrue ? Tensor(integers: [0]) : Tensor(integers: [])
          plan.add(try places.to(device), at: dim, masks: masked)
          dim += 1
        } else {
          plan.add(tensor, at: dim, masks: masked)
          dim += tensor.isMask ? tensor.rank : 1
          own += tensor.isMask ? tensor.rank : 1
          if tensor.isMask { masked += tensor.rank - 1 }
        }
      }
    }
    return plan
  }

  /// The view that the steps of a plan make.
  public func view(steps: [ViewStep]) throws(TensorError) -> Tensor {
    var view = self
    for step in steps {
      switch step {
      case .select(let dim, let index): view = view.selectUnchecked(dim, index)
      case .slice(let dim, let start, let end, let step):
        view = try view.slice(dim: dim, start: start, end: end, step: step)
      case .unsqueeze(let dim): view = view.unsqueezeUnchecked(dim)
      }
    }
    return view
  }

  /// Whether the tensor indexes as a mask.
  var isMask: Bool { dtype == .bool || dtype == .uint8 }
}

extension IndexPlan {
  fileprivate mutating func select(
    _ view: inout Tensor, _ dim: Int, _ index: Int, _ own: Int
  ) throws(TensorError) {
    let size = view.shape[dim]
    guard index >= -size, index < size else {
      throw .indexOutOfBounds(index: index, dim: own, size: size)
    }
    let place = index < 0 ? index + size : index
    steps.append(.select(dim: dim, index: place))
    view = view.selectUnchecked(dim, place)
  }

  fileprivate mutating func slice(
    _ view: inout Tensor, _ dim: Int, _ start: Int?, _ end: Int?, _ step: Int
  ) throws(TensorError) {
    guard step > 0 else { throw .sliceStep }
    let size = view.shape[dim]
    func bounded(_ position: Int) -> Int {
      Swift.min(Swift.max(position < 0 ? position &+ size : position, 0), size)
    }
    let first = bounded(start ?? 0)
    let last = Swift.max(bounded(end ?? size), first)
    if first == 0, last == size, step == 1 { return }
    steps.append(.slice(dim: dim, start: first, end: last, step: step))
    view = try view.slice(dim: dim, start: first, end: last, step: step)
  }

  fileprivate mutating func unsqueeze(_ view: inout Tensor, _ dim: Int) throws(TensorError) {
    guard !view.shape.isFull else { throw .tooManyDimensions(view.rank + 1) }
    steps.append(.unsqueeze(dim: dim))
    view = view.unsqueezeUnchecked(dim)
  }

  fileprivate mutating func add(_ tensor: Tensor, at dim: Int, masks: Int) {
    while tensors.count < dim - masks { tensors.append(nil) }
    tensors.append(tensor)
  }
}
