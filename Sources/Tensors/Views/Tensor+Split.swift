// Views of the parts of a tensor along a dimension.

extension Tensor {
  /// Parts of `splitSize`, the last one possibly smaller.
  public func split(_ splitSize: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw .stated(.runtime, TensorError.splitZeroDimensional) }
    guard splitSize >= 0 else { throw .splitSize(splitSize) }
    let dim = try dimension(dim)
    let size = shape[dim]
    guard splitSize > 0 || size == 0 else { throw .splitSizeZero(size) }
    guard size > 0, splitSize > 0 else { return [self] }
    return stride(from: 0, to: size, by: splitSize).map {
      sliceUnchecked(dim, $0, Swift.min(splitSize, size - $0), 1)
    }
  }

  /// Parts of the given sizes, which must cover the dimension.
  public func split(sizes: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw .stated(.runtime, TensorError.splitZeroDimensional) }
    let dim = try dimension(dim)
    guard sizes.allSatisfy({ $0 >= 0 }) else { throw .splitNegative(sizes) }
    var sum = 0
    for size in sizes { sum = sum.addingReportingOverflow(size).partialValue }
    guard sum == shape[dim] else { throw .splitSizes(sum: shape[dim], dim: dim, sizes: sizes) }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return sliceUnchecked(dim, start, size, 1)
    }
  }

  /// At most `chunks` parts of equal size, the last one possibly smaller.
  public func chunk(_ chunks: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw .stated(.runtime, TensorError.chunkZeroDimensional) }
    guard chunks > 0 else { throw .chunkCount(chunks) }
    let dim = try dimension(dim)
    let size = shape[dim]
    let part = size / chunks + (size % chunks == 0 ? 0 : 1)
    if part == 0 {
      return try split(sizes: Array(repeating: 0, count: Swift.min(chunks, 1 << 20)), dim: dim)
    }
    return try split(part, dim: dim)
  }

  /// Parts as equal as possible: the first ones are larger by one where the size does not divide.
  public func tensorSplit(sections: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    let dim = try dimension(dim)
    guard rank > 0 else { throw .stated(.runtime, TensorError.tensorSplitZeroDimensional(rank)) }
    guard sections > 0, sections <= 1 << 20 else {
      throw .stated(.runtime, TensorError.tensorSplitSections(sections))
    }
    let size = shape[dim]
    let sizes = (0..<sections).map { size / sections + ($0 < size % sections ? 1 : 0) }
    return try split(sizes: sizes, dim: dim)
  }

  /// Parts between the given positions.
  public func tensorSplit(indices: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    var parts: [Tensor] = []
    var start = 0
    for end in indices {
      parts.append(try slice(dim: dim, start: start, end: end))
      start = end
    }
    parts.append(try slice(dim: dim, start: start))
    return parts
  }

  /// The slices at each index of a dimension.
  public func unbind(dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw .stated(.index, TensorError.unbindZeroDimensional) }
    let dim = try dimension(dim)
    return (0..<shape[dim]).map { selectUnchecked(dim, $0) }
  }
}
