// Distinct elements, counts, and places in sorted sequences.

/// The distinct elements of a tensor.
public struct Distinct {
  public let values: Tensor
  /// For each element of the input, the place of its value.
  public let inverse: Tensor
  public let counts: Tensor
}

extension Tensor {
  /// The distinct elements in rising order.
  public func unique() throws(TensorError) -> Distinct {
    let flat = try reshape(Shape(-1))
    let ordered = try flat.sort(dim: 0, stable: true)
    let runs = try ordered.values.uniqueConsecutive()
    let inverse = try Tensor(empty: Shape(numel), dtype: .int64, device: device)
    try inverse.scatter_(dim: 0, index: ordered.indices, runs.inverse)
    inverse.storage.version = 0
    return Distinct(
      values: runs.values, inverse: try inverse.view(shape), counts: runs.counts)
  }

  /// The distinct slices along a dimension, in rising order of their elements.
  public func unique(dim: Int) throws(TensorError) -> Distinct {
    let (rows, place) = try slicesAsRows(dim)
    // Sort the rows by their last element first, stably, then by the ones before.
    var order = try Tensor.arange(0, .int(rows.shape[0]), device: device)
    for column in stride(from: rows.shape[1] - 1, through: 0, by: -1) {
      let keys = try rows.select(dim: 1, index: column).indexSelect(dim: 0, index: order)
      order = try order.indexSelect(dim: 0, index: keys.sort(dim: 0, stable: true).indices)
    }
    let ordered = try indexSelect(dim: place, index: order)
    let runs = try ordered.uniqueConsecutive(dim: place)
    let inverse = try Tensor(empty: Shape(order.numel), dtype: .int64, device: device)
    try inverse.scatter_(dim: 0, index: order, runs.inverse)
    inverse.storage.version = 0
    return Distinct(values: runs.values, inverse: inverse, counts: runs.counts)
  }

  /// The elements without immediate repetitions.
  public func uniqueConsecutive() throws(TensorError) -> Distinct {
    let runs = try reshape(Shape(-1)).uniqueConsecutive(dim: 0)
    return Distinct(
      values: runs.values, inverse: try runs.inverse.view(shape), counts: runs.counts)
  }

  /// The slices along a dimension without immediate repetitions.
  public func uniqueConsecutive(dim: Int) throws(TensorError) -> Distinct {
    let (rows, place) = try slicesAsRows(dim)
    let count = rows.shape[0]
    guard count > 0 else {
      let none = try Tensor(empty: Shape(0), dtype: .int64, device: device)
      return Distinct(values: try clone(), inverse: none, counts: none)
    }
    let starts = try Tensor.ones(Shape(count), dtype: .bool, device: device)
    if count > 1 {
      let changes = try rows.narrow(dim: 0, start: 1, length: count - 1)
        .ne(rows.narrow(dim: 0, start: 0, length: count - 1)).any(dim: Shape(1))
      try backend.copy(changes, into: starts.narrow(dim: 0, start: 1, length: count - 1))
    }
    let inverse = try starts.cumsum(dim: 0).sub(.int(1))
    let places = try starts.nonzero().reshape(Shape(-1))
    let ends = try Tensor.cat(
      [
        places.narrow(dim: 0, start: 1, length: places.numel - 1),
        Tensor(integers: [count], device: device),
      ])
    return Distinct(
      values: try indexSelect(dim: place, index: places), inverse: inverse,
      counts: try ends.sub(places))
  }

  private func slicesAsRows(_ dim: Int) throws(TensorError) -> (rows: Tensor, dim: Int) {
    let place = try dimension(dim)
    let moved = try atLeast1d().movedim(Shape(place), Shape(0))
    let width = moved.shape[0] == 0 ? 0 : moved.numel / moved.shape[0]
    return (try moved.reshape(Shape(moved.shape[0], width)), place)
  }

  /// Where each value would stand in a sorted sequence (this tensor) to keep it sorted.
  ///
  /// - Parameter right: whether equal elements come before the value.
  public func searchsorted(
    _ values: Tensor, right: Bool = false
  ) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .stated(.runtime, TensorError.searchsortedRank(rank, values)) }
    if rank > 1 {
      guard values.rank == rank, values.shape.prefix(rank - 1) == shape.prefix(rank - 1) else {
        throw .stated(.runtime, TensorError.searchsortedShapes(shape, values.shape))
      }
    }
    let common = dtype.promoted(with: values.dtype)
    let type: DType = common.isFloatingPoint ? common : .int64
    let output = try Tensor(empty: values.shape, dtype: .int64, device: device)
    try backend.searchsorted(
      try to(type).contiguous(), try values.to(type).contiguous(), right: right, into: output)
    return output
  }

  /// The bucket between boundaries that each element falls into.
  public func bucketize(_ boundaries: Tensor, right: Bool = false) throws(TensorError) -> Tensor {
    guard boundaries.rank == 1 else {
      throw .stated(.runtime, TensorError.bucketizeRank(boundaries.rank))
    }
    return try boundaries.searchsorted(self, right: right)
  }

  /// How often each integer from 0 on occurs, or the sum of its weights.
  public func bincount(
    weights: Tensor? = nil, minlength: Int = 0
  ) throws(TensorError) -> Tensor {
    guard dtype.isInteger else {
      throw .notImplementedFor(kernel: "bincount_cpu", dtype)
    }
    guard minlength >= 0 else { throw .stated(.runtime, TensorError.bincountLength) }
    let least = numel == 0 ? 0 : try min().item().int
    guard rank == 1, least >= 0 else { throw .stated(.runtime, TensorError.bincountInput) }
    let last = try numel == 0 ? -1 : max().item().int
    guard last < 1 << 40, minlength < 1 << 40 else { throw .outOfMemory(last) }
    let size = Swift.max(last + 1, minlength)
    if let weights {
      guard weights.shape == shape else { throw .stated(.runtime, TensorError.bincountWeights) }
      let type: DType = weights.dtype == .float32 ? .float32 : .float64
      let sums = try Tensor.zeros(Shape(size), dtype: type, device: device)
      try sums.scatterAdd_(dim: 0, index: to(.int64), weights.to(type))
      sums.storage.version = 0
      return sums
    }
    let counts = try Tensor.zeros(Shape(size), dtype: .int64, device: device)
    try counts.scatterAdd_(
      dim: 0, index: to(.int64), try Tensor.ones(shape, dtype: .int64, device: device))
    counts.storage.version = 0
    return counts
  }

  /// The counts of elements in `bins` equal intervals between `min` and `max`, or between the extremes.
  public func histc(
    bins: Int = 100, min low: Double = 0, max high: Double = 0
  ) throws(TensorError) -> Tensor {
    guard dtype.isFloatingPoint else { throw .notImplementedFor(kernel: "histogram_cpu", dtype) }
    guard bins > 0, bins < 1 << 40 else { throw .stated(.runtime, TensorError.histcBins(bins)) }
    var (low, high) = (low, high)
    if low == high, numel > 0 { (low, high) = (try amin().item().double, try amax().item().double) }
    if low == high { (low, high) = (low - 1, high + 1) }
    guard low.isFinite, high.isFinite else {
      throw .stated(.runtime, TensorError.histcFinite(low, high))
    }
    guard low < high else { throw .stated(.runtime, TensorError.histcOrder) }
    let counts = try Tensor.zeros(Shape(bins), dtype: dtype, device: device)
    let flat = try reshape(Shape(-1))
    let inside = try flat.ge(.float(low)).logicalAnd(flat.le(.float(high)))
    let kept = try flat.maskedSelect(inside)
    let places = try kept.sub(.float(low)).mul(.int(bins)).div(.float(high - low)).to(.int64)
      .clamp(min: .int(0), max: .int(bins - 1))
    try counts.scatterAdd_(dim: 0, index: places, kept.onesLike())
    counts.storage.version = 0
    return counts
  }

  /// Whether each element occurs among the others.
  public func isin(_ elements: Tensor, invert: Bool = false) throws(TensorError) -> Tensor {
    let flat = try elements.reshape(Shape(-1))
    guard flat.numel > 0 else {
      return try Tensor.full(shape, .bool(invert), dtype: .bool, device: device)
    }
    let common = promotedType(with: flat)
    let sorted = try flat.to(common).sort(dim: 0).values
    let x = try to(common)
    let places = try sorted.searchsorted(x).clamp(min: nil, max: .int(flat.numel - 1))
    let found = try sorted.take(places).eq(x)
    return invert ? try found.logicalNot() : found
  }

  /// The value below which a fraction q of a line's elements lies, interpolated linearly.
  ///
  /// - Parameters:
  ///   - dim: nil for all elements.
  ///   - ignoringNaN: whether NaN counts as missing; otherwise it makes the result NaN.
  public func quantile(
    _ q: Tensor, dim: Int? = nil, keepdim: Bool = false, ignoringNaN: Bool = false,
    interpolation: QuantileInterpolation = .linear
  ) throws(TensorError) -> Tensor {
    let places = try quantilePlaces(
      q, dim: dim, ignoringNaN: ignoringNaN, interpolation: interpolation)
    let sorted = try quantileLines(dim: dim).sort(dim: -1).values
    let results = try places.map { place throws(TensorError) in
      try sorted.gather(dim: -1, index: place.below)
        .lerp(sorted.gather(dim: -1, index: place.above), place.weight).squeeze(dim: Shape(-1))
    }
    let output = q.rank == 0 ? results[0] : try Tensor.stack(results)
    guard keepdim else { return output }
    return try output.reshape(quantileShape(q, dim: dim))
  }

  /// The sizes of quantiles that keep the dimension they are taken of.
  public func quantileShape(_ q: Tensor, dim: Int?) throws(TensorError) -> Shape {
    var sizes = Shape(repeating: 1, count: rank)
    if let dim, rank > 0 {
      sizes = shape
      sizes[try dimension(dim)] = 1
    }
    return q.rank == 0 ? sizes : try Shape(checking: [q.shape[0]] + sizes.array)
  }

  /// Where the quantiles stand, one place for each fraction.
  public func quantilePlaces(
    _ q: Tensor, dim: Int?, ignoringNaN: Bool, interpolation: QuantileInterpolation
  ) throws(TensorError) -> [QuantilePlace] {
    let function = ignoringNaN ? "nanquantile()" : "quantile()"
    guard numel > 0 else { throw .stated(.runtime, TensorError.quantileEmpty(function)) }
    guard dtype == .float32 || dtype == .float64 else {
      throw .stated(.runtime, TensorError.quantileType(function))
    }
    guard q.rank <= 1 else { throw .stated(.runtime, TensorError.quantileRank(function, q.rank)) }
    guard q.dtype == dtype else { throw .stated(.runtime, TensorError.quantileTypes(function)) }
    let fractions = try q.doubles()
    for fraction in fractions where !(fraction >= 0 && fraction <= 1) {
      throw .stated(.runtime, TensorError.quantileRange(function, fraction))
    }
    let lines = try quantileLines(dim: dim)
    let missing = try lines.isnan()
    let valid = try missing.logicalNot().sum(dim: Shape(-1), keepdim: true)
    return try fractions.map { fraction throws(TensorError) in
      var rank = try valid.sub(.int(1)).clamp(min: .int(0), max: nil).to(dtype)
        .mul(.float(fraction))
      if !ignoringNaN {
        let any = try missing.any(dim: Shape(-1), keepdim: true)
        rank = try rank.maskedFill(any, .int(lines.shape[lines.rank - 1] - 1))
      }
      switch interpolation {
      case .lower: rank = try rank.floor()
      case .higher: rank = try rank.ceil()
      case .nearest: rank = try rank.round()
      case .linear, .midpoint: break
      }
      let below = try rank.to(.int64)
      let weight =
        interpolation == .midpoint
        ? try rank.fullLike(.float(0.5)) : try rank.sub(below.to(dtype))
      return QuantilePlace(below: below, above: try rank.ceil().to(.int64), weight: weight)
    }
  }

  /// The elements with those that a quantile is taken of along the last dimension.
  private func quantileLines(dim: Int?) throws(TensorError) -> Tensor {
    guard let dim else { return try reshape(Shape(-1)) }
    return try atLeast1d().movedim(Shape(dimension(dim)), Shape(-1))
  }
}

/// Where a quantile stands in a sorted line: between two elements.
public struct QuantilePlace {
  public let below: Tensor
  public let above: Tensor
  public let weight: Tensor
}

/// What stands between two elements that a quantile falls between.
public enum QuantileInterpolation: Sendable { case linear, lower, higher, nearest, midpoint }
