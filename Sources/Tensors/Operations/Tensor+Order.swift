// Sorting along a dimension.

/// Elements in order and the places they came from.
public struct Ordered {
  public let values: Tensor
  public let indices: Tensor

  /// The slice at one place of a dimension.
  func picked(
    _ dim: Int, _ place: Int, _ keepdim: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    if values.rank == 0 { return (values, indices) }
    let first = values.sliceUnchecked(dim, place, 1, 1)
    let second = indices.sliceUnchecked(dim, place, 1, 1)
    if keepdim { return (try first.contiguousCopy(), try second.contiguousCopy()) }
    return (
      try first.squeeze(dim: Shape(dim)).contiguousCopy(),
      try second.squeeze(dim: Shape(dim)).contiguousCopy()
    )
  }
}

extension Tensor {
  /// The elements of each line of a dimension in order; equal elements keep theirs.
  public func sort(
    dim: Int = -1, descending: Bool = false, stable: Bool = false
  ) throws(TensorError) -> Ordered {
    let place = try dimension(dim)
    if rank == 0 {
      return Ordered(values: try clone(), indices: try Tensor(.int(0), device: device))
    }
    let isLast = place == rank - 1
    let lines = isLast ? self : try transpose(place, -1)
    let values = try Tensor(empty: lines.shape, dtype: dtype, device: device)
    let indices = try Tensor(empty: lines.shape, dtype: .int64, device: device)
    try backend.sort(lines, descending: descending, values: values, indices: indices)
    if isLast { return Ordered(values: values, indices: indices) }
    return Ordered(
      values: try values.transpose(place, -1).contiguous(),
      indices: try indices.transpose(place, -1).contiguous())
  }

  /// The places that put each line of a dimension in order.
  public func argsort(
    dim: Int = -1, descending: Bool = false, stable: Bool = false
  ) throws(TensorError) -> Tensor {
    try sort(dim: dim, descending: descending, stable: stable).indices
  }

  /// The elements of each line of the first dimension in order.
  public func msort() throws(TensorError) -> Tensor { try sort(dim: 0).values }

  /// The k greatest, or least, elements along a dimension.
  public func topk(
    _ k: Int, dim: Int = -1, largest: Bool = true, sorted: Bool = true
  ) throws(TensorError) -> Ordered {
    let place = try dimension(dim)
    let size = rank == 0 ? 1 : shape[place]
    if dtype == .bool { throw .stated(.notImplemented, TensorError.topkBool) }
    guard k >= 0, k <= size else { throw .stated(.runtime, TensorError.topkRange) }
    if rank == 0 {
      return Ordered(values: try clone(), indices: try Tensor(.int(0), device: device))
    }
    let lines = try transpose(place, -1)
    var wanted = lines.shape
    wanted[rank - 1] = k
    let values = try Tensor(empty: wanted, dtype: dtype, device: device)
    let indices = try Tensor(empty: wanted, dtype: .int64, device: device)
    try backend.topk(lines, k: k, largest: largest, values: values, indices: indices)
    if place == rank - 1 { return Ordered(values: values, indices: indices) }
    return Ordered(
      values: try values.transpose(place, -1).contiguous(),
      indices: try indices.transpose(place, -1).contiguous())
  }
}
