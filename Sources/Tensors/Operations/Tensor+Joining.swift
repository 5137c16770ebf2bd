// Tensors joined, repeated, turned around.

extension Tensor {
  /// Tensors one after the other along a dimension; their types promote.
  public static func cat(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .emptyList(function: "torch.cat()") }
    var promotion = Promotion()
    // As in PyTorch's early days, an empty vector joins with anything.
    func isSkipped(_ tensor: Tensor) -> Bool { tensor.rank == 1 && tensor.numel == 0 }
    for (position, tensor) in tensors.enumerated() {
      guard tensor.rank > 0 else { throw .catZeroDimensional(position) }
      promotion.add(tensor)
    }
    let reference = tensors.first { !isSkipped($0) } ?? tensors[0]
    let place = try reference.dimension(dim)
    var result = reference.shape
    var total = 0
    for (number, tensor) in tensors.enumerated() where !isSkipped(tensor) {
      guard tensor.rank == reference.rank else {
        throw .catRank(expected: reference.rank, got: tensor.rank)
      }
      for index in result.indices where index != place {
        guard tensor.shape[index] == reference.shape[index] else {
          throw .catSizes(
            dim: place, expected: reference.shape[index], got: tensor.shape[index], number: number)
        }
      }
      try reference.requireSameDevice(tensor)
      total = total.addingReportingOverflow(tensor.shape[place]).partialValue
    }
    result[place] = isSkipped(reference) ? 0 : total
    let output = try Tensor(empty: result, dtype: promotion.result, device: reference.device)
    var start = 0
    for tensor in tensors where !isSkipped(tensor) {
      let part = output.sliceUnchecked(place, start, tensor.shape[place], 1)
      try output.backend.copy(tensor, into: part)
      start += tensor.shape[place]
    }
    return output
  }

  /// Tensors of one shape along a new dimension.
  public static func stack(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .stated(.runtime, TensorError.stackEmpty)
    }
    let place = try Tensor.dimension(dim, rank: first.rank + 1)
    guard !first.shape.isFull else { throw .tooManyDimensions(first.rank + 1) }
    var parts: [Tensor] = []
    parts.reserveCapacity(tensors.count)
    for (entry, tensor) in tensors.enumerated() {
      guard tensor.shape == first.shape else {
        throw .stackSizes(first.shape, entry: entry, tensor.shape)
      }
      parts.append(tensor.unsqueezeUnchecked(place))
    }
    return try cat(parts, dim: place)
  }

  /// Side by side: along dimension 1, or 0 for vectors.
  public static func hstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(tensor.rank == 0 ? tensor.unsqueezeUnchecked(0) : tensor) }
    guard let first = parts.first else { throw .stated(.runtime, TensorError.listEmpty("hstack")) }
    return try cat(parts, dim: first.rank == 1 ? 0 : 1)
  }

  /// One above the other: along dimension 0, vectors as rows.
  public static func vstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(try tensor.atLeast2d()) }
    guard !parts.isEmpty else { throw .stated(.runtime, TensorError.listEmpty("vstack")) }
    return try cat(parts, dim: 0)
  }

  /// Along dimension 2, after adding dimensions.
  public static func dstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(try tensor.atLeast3d()) }
    guard !parts.isEmpty else { throw .stated(.runtime, TensorError.listEmpty("dstack")) }
    return try cat(parts, dim: 2)
  }

  public func atLeast1d() throws(TensorError) -> Tensor {
    rank == 0 ? unsqueezeUnchecked(0) : self
  }

  public func atLeast2d() throws(TensorError) -> Tensor {
    rank < 2 ? try atLeast1d().unsqueezeUnchecked(0) : self
  }

  public func atLeast3d() throws(TensorError) -> Tensor {
    rank < 3 ? try atLeast2d().unsqueezeUnchecked(2) : self
  }

  /// This tensor repeated along each dimension; further leading dimensions are added.
  public func `repeat`(_ repeats: Shape) throws(TensorError) -> Tensor {
    guard repeats.count >= rank else { throw .stated(.runtime, TensorError.repeatRank) }
    var wanted = Shape()
    for index in repeats.indices {
      let dim = index - (repeats.count - rank)
      guard repeats[index] >= 0 else {
        throw .stated(.runtime, TensorError.repeatNegative(repeats, shape))
      }
      let (size, overflow) = repeats[index].multipliedReportingOverflow(
        by: dim >= 0 ? shape[dim] : 1)
      guard !overflow else { throw .sizeOverflow(repeats) }
      wanted.append(size)
    }
    let output = try Tensor(empty: wanted, dtype: dtype, device: device)
    guard output.numel > 0 else { return output }
    // The output as blocks of this tensor's sizes, every repetition in turn.
    var position = Shape(repeating: 0, count: repeats.count)
    while true {
      var part = output
      for index in repeats.indices {
        let dim = index - (repeats.count - rank)
        let size = dim >= 0 ? shape[dim] : 1
        part = part.sliceUnchecked(index, position[index] * size, size, 1)
      }
      try backend.copy(broadcastUnchecked(to: part.shape), into: part)
      var index = repeats.count - 1
      while index >= 0 {
        position[index] += 1
        if position[index] < repeats[index] { break }
        position[index] = 0
        index -= 1
      }
      if index < 0 { return output }
    }
  }

  /// As `repeat`, with ones for the missing leading counts.
  public func tile(_ dims: Shape) throws(TensorError) -> Tensor {
    var repeats = dims
    while repeats.count < rank { repeats.insert(1, at: 0) }
    return try self.repeat(repeats)
  }

  /// Each slice of a dimension repeated; all elements in a row when none is named.
  public func repeatInterleave(_ repeats: Int, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard repeats >= 0 else { throw .stated(.runtime, TensorError.interleaveNegative) }
    let source = dim == nil ? try reshape(Shape(-1)) : rank == 0 ? try atLeast1d() : self
    let place = try source.dimension(dim ?? 0)
    guard !source.shape.isFull else { throw .tooManyDimensions(source.rank + 1) }
    var wide = source.shape
    wide.insert(repeats, at: place + 1)
    _ = try wide.checkedProduct()
    let spread = source.unsqueezeUnchecked(place + 1).broadcastUnchecked(to: wide)
    return try spread.contiguousCopy().flatten(startDim: place, endDim: place + 1)
  }

  /// Each slice of a dimension repeated by its own count.
  public func repeatInterleave(_ repeats: Tensor, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard repeats.dtype == .int64 || repeats.dtype == .int32 else {
      throw .stated(.runtime, TensorError.interleaveType)
    }
    guard repeats.rank <= 1 else { throw .stated(.runtime, TensorError.interleaveRank) }
    if repeats.numel == 1 { return try repeatInterleave(try repeats.item().int, dim: dim) }
    let source = dim == nil ? try reshape(Shape(-1)) : rank == 0 ? try atLeast1d() : self
    let place = try source.dimension(dim ?? 0)
    guard repeats.numel == source.shape[place] else {
      throw .stated(.runtime, TensorError.interleaveSize(repeats.numel, source.shape[place], place))
    }
    var places: [Int] = []
    for (index, count) in try repeats.integers().enumerated() {
      guard count >= 0 else { throw .stated(.runtime, TensorError.interleaveNegative) }
      guard count <= 1 << 40, places.count <= 1 << 40 else { throw .outOfMemory(count) }
      places.append(contentsOf: repeatElement(index, count: count))
    }
    return try source.indexSelect(dim: place, index: Tensor(integers: places, device: device))
  }

  /// The slices of some dimensions in reverse order.
  public func flip(_ dims: Shape) throws(TensorError) -> Tensor {
    let wanted = try dimensions(dims)
    guard rank > 0, !wanted.isEmpty else { return try clone() }
    var result = self
    for dim in wanted {
      let places = try Tensor.arange(
        .int(shape[dim] - 1), .int(-1), .int(-1), device: device)
      result = try result.indexSelect(dim: dim, index: places)
    }
    return result
  }

  /// The slices of some dimensions moved on, what leaves at the end entering at the start.
  public func roll(_ shifts: Shape, dims: Shape = []) throws(TensorError) -> Tensor {
    if dims.isEmpty {
      guard shifts.count == 1 else {
        throw .stated(.runtime, TensorError.rollCount(shifts.count, 0))
      }
      return try reshape(Shape(-1)).roll(shifts, dims: Shape(0)).view(shape)
    }
    guard shifts.count == dims.count else {
      throw .stated(.runtime, TensorError.rollCount(shifts.count, dims.count))
    }
    var result = self
    for index in dims.indices {
      let dim = try dimension(dims[index])
      guard rank > 0, shape[dim] > 0 else { continue }
      let size = shape[dim]
      let start = (size - ((shifts[index] % size) + size) % size) % size
      result = try Tensor.cat(
        [
          result.sliceUnchecked(dim, start, size - start, 1),
          result.sliceUnchecked(dim, 0, start, 1),
        ], dim: dim)
    }
    return dims.count == 0 ? try clone() : result
  }

  /// A quarter turn, k times, from the first towards the second dimension.
  public func rot90(_ k: Int = 1, dims: Shape = [0, 1]) throws(TensorError) -> Tensor {
    guard dims.count == 2 else { throw .stated(.runtime, TensorError.rotDims(dims.count)) }
    guard rank >= 2 else { throw .stated(.runtime, TensorError.rotRank(rank)) }
    let pair = try dimensions(dims)
    switch ((k % 4) + 4) % 4 {
    case 1: return try flip(Shape(pair[1])).transpose(pair[0], pair[1])
    case 2: return try flip(pair)
    case 3: return try flip(Shape(pair[0])).transpose(pair[0], pair[1])
    default: return try clone()
    }
  }
}
