// Reductions along one dimension that also say where the element stands.

extension Tensor {
  /// The place of the first greatest element, of all elements when no dimension is named.
  public func argmax(dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try argument(dim, keepdim, least: false, "argmax()")
  }

  /// The place of the first least element, of all elements when no dimension is named.
  public func argmin(dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try argument(dim, keepdim, least: true, "argmin()")
  }

  private func argument(
    _ dim: Int?, _ keepdim: Bool, least: Bool, _ function: String
  ) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .stated(.notImplemented, TensorError.argmaxBool) }
    guard let dim else {
      guard numel > 0 else { throw .emptyReduction(function: function) }
      let flat = try reshape(Shape(-1))
      let output = try Tensor(
        empty: keepdim ? Shape(repeating: 1, count: rank) : Shape(), dtype: .int64, device: device)
      try backend.argumentExtreme(flat, dim: 0, least: least, indices: output, values: nil)
      return output
    }
    let place = try dimension(dim)
    let output = try Tensor(
      empty: try lineShape(place, keepdim, function), dtype: .int64, device: device)
    try backend.argumentExtreme(self, dim: place, least: least, indices: output, values: nil)
    return output
  }

  /// The greatest elements along a dimension and their places.
  public func max(
    dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try extreme(dim, keepdim, least: false, "max()")
  }

  /// The least elements along a dimension and their places.
  public func min(
    dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try extreme(dim, keepdim, least: true, "min()")
  }

  private func extreme(
    _ dim: Int, _ keepdim: Bool, least: Bool, _ function: String
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    let wanted = try lineShape(place, keepdim, function)
    let values = try Tensor(empty: wanted, dtype: dtype, device: device)
    let indices = try Tensor(empty: wanted, dtype: .int64, device: device)
    if numel > 0 {
      try backend.argumentExtreme(
        self, dim: place, least: least, indices: indices, values: values)
    }
    return (values, indices)
  }

  /// The shape without a dimension, which must not be empty.
  func lineShape(
    _ dim: Int, _ keepdim: Bool, _ function: String
  ) throws(TensorError) -> Shape {
    if rank == 0 { return Shape() }
    guard shape[dim] > 0 else { throw .emptyReductionDim(function: function, dim: dim) }
    var wanted = shape
    if keepdim { wanted[dim] = 1 } else { wanted.remove(at: dim) }
    return wanted
  }

  /// The lower of the middle elements of all; NaN if there is one.
  public func median() throws(TensorError) -> Tensor {
    guard numel > 0 else { return try Tensor(.float(.nan), dtype: dtype, device: device) }
    return try reshape(Shape(-1)).median(dim: 0).values
  }

  /// The lower of the middle elements along a dimension and its place; NaN if there is one.
  public func median(
    dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    _ = try lineShape(place, keepdim, "median()")
    let size = rank == 0 ? 1 : shape[place]
    let ordered = try sort(dim: place, stable: true)
    let middle = try ordered.picked(place, (size - 1) / 2, keepdim)
    guard dtype.isFloatingPoint else { return middle }
    // NaN counts as the greatest: a line has one exactly when its last element is NaN.
    let missing = try isnan()
    let first = try missing.to(.uint8).max(dim: place, keepdim: keepdim)
    let has = first.values.dtype == .bool ? first.values : try first.values.to(.bool)
    return (
      try middle.values.maskedFill(has, .float(.nan)),
      try Tensor.where(has, first.indices, middle.indices)
    )
  }

  /// The lower of the middle elements that are not NaN.
  public func nanmedian(
    dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    _ = try lineShape(place, keepdim, "nanmedian()")
    guard dtype.isFloatingPoint else { return try median(dim: dim, keepdim: keepdim) }
    let ordered = try sort(dim: place, stable: true)
    let valid = try isnan().logicalNot().sum(dim: Shape(place), keepdim: true)
    let middle = try valid.sub(.int(1)).clamp(min: .int(0), max: nil)
      .div(.int(2), roundingMode: .floor)
    let values = try ordered.values.gather(dim: place, index: middle)
    let indices = try ordered.indices.gather(dim: place, index: middle)
    if keepdim || rank == 0 { return (values, indices) }
    return (try values.squeeze(dim: Shape(place)), try indices.squeeze(dim: Shape(place)))
  }

  public func nanmedian() throws(TensorError) -> Tensor {
    guard numel > 0 else { return try Tensor(.float(.nan), dtype: dtype, device: device) }
    return try reshape(Shape(-1)).nanmedian(dim: 0).values
  }

  /// The k-th least elements along a dimension, counted from 1.
  public func kthvalue(
    _ k: Int, dim: Int = -1, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    let size = rank == 0 ? 1 : shape[place]
    guard k >= 1, k <= size else { throw .stated(.runtime, TensorError.kthvalueRange(place)) }
    return try sort(dim: place, stable: true).picked(place, k - 1, keepdim)
  }

  /// The most frequent elements along a dimension, the least among equals, and a place of each.
  public func mode(
    dim: Int = -1, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    let wanted = try lineShape(place, keepdim, "mode()")
    guard rank > 0 else { return (try clone(), try Tensor(.int(0))) }
    let ordered = try sort(dim: place, stable: true)
    // A run's length so far: how far the start of the run lies behind.
    let size = shape[place]
    let values = try ordered.values.transpose(place, -1).contiguous()
    let starts = try Tensor.ones(values.shape, dtype: .bool, device: device)
    if size > 1 {
      let changes = try values.narrow(dim: -1, start: 1, length: size - 1)
        .ne(values.narrow(dim: -1, start: 0, length: size - 1))
      try backend.copy(changes, into: starts.narrow(dim: -1, start: 1, length: size - 1))
    }
    let places = try Tensor.arange(0, .int(size), device: device)
    let runStart = try Tensor.where(starts, places, Tensor(.int(0), dtype: .int64, device: device))
      .cummax(dim: -1).values
    let lengths = try places.sub(runStart)
    let best = try lengths.argmax(dim: -1, keepdim: true)
    let result = try values.gather(dim: -1, index: best)
    let indices = try ordered.indices.transpose(place, -1).gather(dim: -1, index: best)
    return (
      try result.transpose(place, -1).reshape(wanted),
      try indices.transpose(place, -1).reshape(wanted)
    )
  }
}
