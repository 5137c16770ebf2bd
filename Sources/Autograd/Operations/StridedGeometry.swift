// Where a view lies in the memory of its base, and operations in place seen from the base.

import Tensors

/// The sizes, strides and offset of a view, and those of its base.
public final class StridedGeometry {
  let shape: Shape
  let strides: Shape
  /// Counted from the base's first element.
  let offset: Int
  let baseShape: Shape
  let baseStrides: Shape

  init(view: Tensor, base: Tensor) {
    shape = view.shape
    strides = view.strides
    offset = view.offset - base.offset
    baseShape = base.shape
    baseStrides = base.strides
  }

  /// The view of a tensor that lies in memory like the base.
  func view(of tensor: Tensor) throws -> Tensor {
    try tensor.asStrided(shape, strides, storageOffset: tensor.offset + offset)
  }

  /// The number of elements that the base's memory spans.
  private var extent: Int {
    var last = 0
    for dim in baseShape.indices {
      guard baseShape[dim] > 0 else { return 0 }
      last += (baseShape[dim] - 1) * baseStrides[dim]
    }
    return last + 1
  }

  /// Zeros that lie in memory like the base.
  func zeros(like grad: Tensor) throws -> Tensor {
    let memory = try Tensor.zeros(Shape(extent), dtype: grad.dtype, device: grad.device)
    return try memory.asStrided(baseShape, baseStrides, storageOffset: 0)
  }

  /// The gradient of the base from that of the view: elements that share a place are added.
  func gradient(_ grad: Variable) throws -> Variable {
    if mayOverlap || GradMode.isEnabled && grad.requiresGrad {
      let places = try Tensor.arange(0, .int(extent), device: grad.device)
        .asStrided(shape, strides, storageOffset: offset).reshape(Shape(-1))
      let memory = try grad.zeros(Shape(extent)).indexAdd(
        dim: 0, index: Variable(places), source: grad.reshape(Shape(-1)))
      return try memory.asStrided(baseShape, baseStrides, storageOffset: 0)
    }
    let zeros = try zeros(like: grad.data)
    _ = try view(of: zeros).add_(grad.data)
    return Variable(zeros)
  }

  /// Whether two elements of the view may share a place.
  private var mayOverlap: Bool {
    let dims = shape.indices.filter { shape[$0] > 1 }.sorted { strides[$0] < strides[$1] }
    var reach = 0
    for dim in dims {
      if strides[dim] <= reach { return true }
      reach += (shape[dim] - 1) * strides[dim]
    }
    return false
  }
}

/// An operation in place on a view: the base's gradient passes outside the view unchanged, and
/// inside it through the operation.
public final class CopySlices {
  let view: StridedGeometry
  let inner: Node

  init(view: StridedGeometry, inner: Node) {
    self.view = view
    self.inner = inner
  }

  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    guard !inner.isReleased else { throw AutogradError.secondBackward }
    let base = Variable(try view.zeros(like: grad.data))
    try base.copy_(grad)
    let slice = try base.asStrided(
      view.shape, view.strides, storageOffset: base.data.offset + view.offset)
    var inside = InputGradients()
    try inner.apply(try slice.clone(), &inside)
    if let replacement = inside.first {
      try slice.copy_(replacement)
    } else {
      try slice.zero_()
    }
    result = inside
    result.first = base
  }
}
