// Reductions over some dimensions, or over all when none are named.

extension Tensor {
  /// The dimensions to reduce as bits, and the result's shape.
  @usableFromInline
  func reduction(_ dim: Shape?, _ keepdim: Bool) throws(TensorError) -> (UInt32, Shape) {
    guard let dim, !dim.isEmpty else {
      return (
        UInt32.max >> UInt32(32 - Swift.max(rank, 1)),
        keepdim ? Shape(repeating: 1, count: rank) : Shape()
      )
    }
    var bits: UInt32 = 0
    for index in dim.indices {
      let place = try dimension(dim[index])
      guard bits & (1 << UInt32(place)) == 0 else { throw .repeatedDimension(place) }
      bits |= 1 << UInt32(place)
    }
    var result = Shape()
    for index in shape.indices {
      if bits & (1 << UInt32(index)) == 0 {
        result.append(shape[index])
      } else if keepdim {
        result.append(1)
      }
    }
    return (bits, result)
  }

  /// Reduces with a result of a given type.
  @inlinable
  func reduce(
    _ operation: ReduceOperation, _ dim: Shape?, _ keepdim: Bool, into type: DType
  ) throws(TensorError) -> Tensor {
    let (bits, result) = try reduction(dim, keepdim)
    let output = try Tensor(empty: result, dtype: type, device: device)
    try backend.reduce(operation, self, dims: bits, into: output)
    return output
  }

  /// The sum; of bool and integers in int64.
  public func sum(
    dim: Shape? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    if let dtype { return try to(dtype).summed(.sum, dim, keepdim, keepsType: true) }
    return try summed(.sum, dim, keepdim, keepsType: false)
  }

  /// The product; of bool and integers in int64.
  public func prod(
    dim: Shape? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    if let dtype { return try to(dtype).summed(.prod, dim, keepdim, keepsType: true) }
    return try summed(.prod, dim, keepdim, keepsType: false)
  }

  private func summed(
    _ operation: ReduceOperation, _ dim: Shape?, _ keepdim: Bool, keepsType: Bool
  ) throws(TensorError) -> Tensor {
    if dtype.isInexact || dtype == .int64 {
      return try reduce(operation, dim, keepdim, into: dtype)
    }
    let total = try to(.int64).reduce(operation, dim, keepdim, into: .int64)
    return keepsType ? try total.to(dtype) : total
  }

  /// The mean of floats.
  public func mean(
    dim: Shape? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    if let dtype, dtype != self.dtype {
      guard dtype.isInexact else { throw .meanOptional("mean()", dtype) }
      return try to(dtype).mean(dim: dim, keepdim: keepdim)
    }
    guard self.dtype.isInexact else { throw .meanType("mean()", self.dtype) }
    let total = try reduce(.sum, dim, keepdim, into: self.dtype)
    let count = try reducedCount(dim)
    try backend.binary(.divide, total, .float(Double(count)), into: total)
    return total
  }

  /// The number of elements that one result combines.
  func reducedCount(_ dim: Shape?) throws(TensorError) -> Int {
    guard let dim, !dim.isEmpty else { return numel }
    var count = 1
    for index in dim.indices { count &*= rank == 0 ? 1 : shape[try dimension(dim[index])] }
    return count
  }

  /// The greatest elements; NaN wins.
  public func amax(dim: Shape? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try extreme(.amax, "amax()", dim, keepdim)
  }

  /// The least elements; NaN wins.
  public func amin(dim: Shape? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try extreme(.amin, "amin()", dim, keepdim)
  }

  /// The greatest element of all.
  public func max() throws(TensorError) -> Tensor {
    guard numel > 0 else { throw .emptyReductionAll(function: "max()") }
    return try reduce(.amax, nil, false, into: dtype)
  }

  /// The least element of all.
  public func min() throws(TensorError) -> Tensor {
    guard numel > 0 else { throw .emptyReductionAll(function: "min()") }
    return try reduce(.amin, nil, false, into: dtype)
  }

  private func extreme(
    _ operation: ReduceOperation, _ function: String, _ dim: Shape?, _ keepdim: Bool
  ) throws(TensorError) -> Tensor {
    if numel == 0 {
      guard let dim, !dim.isEmpty else { throw .emptyReductionAll(function: function) }
      for index in dim.indices {
        let place = try dimension(dim[index])
        guard shape[place] > 0 else {
          throw .emptyReductionDim(function: function, dim: dim[index])
        }
      }
    }
    return try reduce(operation, dim, keepdim, into: dtype)
  }

  public func all(dim: Shape? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    if dtype.isComplex { return try ne(.int(0)).all(dim: dim, keepdim: keepdim) }
    return try reduce(.all, dim, keepdim, into: dtype == .uint8 ? .uint8 : .bool)
  }

  public func any(dim: Shape? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    if dtype.isComplex { return try ne(.int(0)).any(dim: dim, keepdim: keepdim) }
    return try reduce(.any, dim, keepdim, into: dtype == .uint8 ? .uint8 : .bool)
  }

  public func countNonzero(dim: Shape? = nil) throws(TensorError) -> Tensor {
    try ne(.int(0)).sum(dim: dim)
  }

  /// The sum without NaN.
  public func nansum(
    dim: Shape? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    guard !self.dtype.isComplex else { throw .notImplementedFor(kernel: "nansum_cpu", self.dtype) }
    let source = self.dtype.isFloatingPoint ? try maskedFill(isnan(), .int(0)) : self
    return try source.sum(dim: dim, keepdim: keepdim, dtype: dtype)
  }

  /// The mean without NaN.
  public func nanmean(dim: Shape? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    guard dtype.isFloatingPoint else { throw .nanmeanType(dtype) }
    let count = try isnan().logicalNot().sum(dim: dim, keepdim: keepdim)
    return try nansum(dim: dim, keepdim: keepdim).div(count.to(dtype))
  }

  /// `log(sum(exp(x)))` without overflow.
  public func logsumexp(dim: Shape, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let x = dtype.isInexact ? self : try to(.defaultFloat)
    if x.numel == 0 { return try x.exp().sum(dim: dim, keepdim: keepdim).log() }
    let greatest = try x.realPart.amax(dim: dim, keepdim: true)
    let shift = try greatest.maskedFill(greatest.abs().eq(.float(.infinity)), .int(0))
    let total = try x.sub(shift).exp().sum(dim: dim, keepdim: keepdim)
    let (_, wanted) = try x.reduction(dim, keepdim)
    return try total.log().add(shift.reshape(wanted))
  }

  /// The p-norm.
  public func norm(
    p: Double = 2, dim: Shape? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    if dtype.isComplex { return try lengths().norm(p: p, dim: dim, keepdim: keepdim) }
    guard dtype.isFloatingPoint else { throw .normType(dtype) }
    if p == 2 { return try reduce(.norm, dim, keepdim, into: dtype) }
    if p == 1 { return try reduce(.norm1, dim, keepdim, into: dtype) }
    if p == .infinity { return try abs().amax(dim: dim, keepdim: keepdim) }
    if p == -.infinity { return try abs().amin(dim: dim, keepdim: keepdim) }
    if p == 0 { return try ne(.int(0)).to(dtype).sum(dim: dim, keepdim: keepdim) }
    return try abs().pow(.float(p)).sum(dim: dim, keepdim: keepdim).pow(.float(1 / p))
  }

  /// The variance with divisor `n - correction`.
  public func `var`(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try variance(dim, correction, keepdim, root: false, wantsMean: false).0
  }

  /// The root of the variance.
  public func std(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try variance(dim, correction, keepdim, root: true, wantsMean: false).0
  }

  public func varMean(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> (Tensor, Tensor) {
    let (result, mean) = try variance(
      dim, correction, keepdim, root: false, wantsMean: true)
    return (result, mean ?? result)
  }

  public func stdMean(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> (Tensor, Tensor) {
    let (result, mean) = try variance(
      dim, correction, keepdim, root: true, wantsMean: true)
    return (result, mean ?? result)
  }

  private func variance(
    _ dim: Shape?, _ correction: Double, _ keepdim: Bool, root: Bool, wantsMean: Bool
  ) throws(TensorError) -> (Tensor, Tensor?) {
    if dtype.isComplex, !wantsMean {
      return try complexVariance(dim, correction, keepdim, root: root)
    }
    guard dtype.isFloatingPoint else { throw .stated(.notImplemented, TensorError.floatOnly) }
    let (bits, result) = try reduction(dim, keepdim)
    let output = try Tensor(empty: result, dtype: dtype, device: device)
    let mean = wantsMean ? try Tensor(empty: result, dtype: dtype, device: device) : nil
    try backend.variance(
      self, dims: bits, correction: correction, root: root, into: output, mean: mean)
    return (output, mean)
  }

  /// The variance of complex numbers: that of the real parts and that of the imaginary parts.
  private func complexVariance(
    _ dim: Shape?, _ correction: Double, _ keepdim: Bool, root: Bool
  ) throws(TensorError) -> (Tensor, Tensor?) {
    let total = try realPart.var(dim: dim, correction: correction, keepdim: keepdim)
      .add(imaginaryPart.var(dim: dim, correction: correction, keepdim: keepdim))
    return (root ? try total.sqrt() : total, nil)
  }

  public func aminmax(
    dim: Int? = nil, keepdim: Bool = false
  ) throws(TensorError) -> (Tensor, Tensor) {
    let dims = dim.map { Shape($0) }
    if numel == 0, dim == nil { throw .stated(.runtime, TensorError.aminmaxEmpty) }
    return (
      try extreme(.amin, "aminmax()", dims, keepdim), try extreme(.amax, "aminmax()", dims, keepdim)
    )
  }
}
