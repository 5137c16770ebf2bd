// A strided view of a storage.
//
// Element (i, j, ...) stands at `offset + i * strides[0] + j * strides[1] + ...`, counted in elements.
// Invariant: every element lies inside the storage; `numel` and `isContiguous` follow from the
// shape and the strides. A tensor is a value, its elements are shared with all views of its storage.

/// Numbers of one type in a grid of up to eight dimensions.
public struct Tensor {
  public var storage: Storage
  public let offset: Int
  public let shape: Shape
  public let strides: Shape
  /// The number of elements.
  public let numel: Int
  public let dtype: DType
  /// Whether the elements lie in row-major order without gaps.
  public let isContiguous: Bool

  /// A view that the caller has checked to lie inside the storage.
  @inlinable
  public init(
    storage: Storage, offset: Int, shape: Shape, strides: Shape, dtype: DType
  ) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    self.strides = strides
    self.dtype = dtype
    numel = shape.product
    isContiguous = Tensor.isContiguous(shape, strides)
  }

  /// A new tensor with undefined elements.
  ///
  /// - Throws: `outOfMemory`, `sizeOverflow`, `negativeDimension`.
  @inlinable
  public init(
    empty shape: Shape, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) {
    let numel = try shape.checkedProduct()
    self.init(
      storage: try Storage(byteCount: numel &* dtype.byteWidth, device: device),
      shape: shape, numel: numel, dtype: dtype)
  }

  /// The contiguous view of the start of a storage.
  @inlinable
  init(storage: Storage, shape: Shape, numel: Int, dtype: DType) {
    self.storage = storage
    offset = 0
    self.shape = shape
    strides = shape.contiguousStrides
    self.numel = numel
    self.dtype = dtype
    isContiguous = true
  }

  @inlinable public var rank: Int { shape.count }
  @inlinable public var device: Device { storage.device }
  @inlinable public var version: Int { storage.version }

  /// The first element's address on the tensor's device; for backends.
  @inlinable public var address: UnsafeMutableRawPointer {
    storage.pointer + offset &* dtype.byteWidth
  }

  /// The first element's address for a type that the caller has matched with `dtype`; for backends.
  @inlinable public func pointer<T>(_ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
    address.assumingMemoryBound(to: type)
  }

  /// Whether nothing else refers to the storage.
  @inlinable public mutating func ownsStorage() -> Bool { isKnownUniquelyReferenced(&storage) }

  /// Counts an in-place change of the storage.
  @inlinable public func bumpVersion() { storage.version &+= 1 }

  /// Whether elements of these sizes and strides lie in row-major order without gaps.
  @inlinable static func isContiguous(_ shape: Shape, _ strides: Shape) -> Bool {
    var expected = 1
    var index = shape.count
    var contiguous = true
    while index > 0 {
      index -= 1
      let size = shape[index]
      if size == 0 { return true }
      if size != 1 {
        if strides[index] != expected { contiguous = false }
        expected = expected &* size
      }
    }
    return contiguous
  }

  /// The same elements under other sizes and strides.
  @inlinable func view(_ shape: Shape, _ strides: Shape, offset: Int? = nil) -> Tensor {
    Tensor(
      storage: storage, offset: offset ?? self.offset, shape: shape, strides: strides, dtype: dtype)
  }

  /// The size of a dimension, counted from the end when negative.
  public func size(_ dim: Int) throws(TensorError) -> Int { shape[try dimension(dim)] }

  /// Brings a possibly negative dimension into range; a 0-d tensor accepts 0 and -1.
  @inlinable
  public func dimension(_ dim: Int) throws(TensorError) -> Int {
    try Tensor.dimension(dim, rank: rank)
  }

  @inlinable
  public static func dimension(_ dim: Int, rank: Int) throws(TensorError) -> Int {
    let bound = Swift.max(rank, 1)
    guard dim >= -bound, dim < bound else {
      throw .dimensionOutOfRange(low: -bound, high: bound - 1, got: dim)
    }
    return dim < 0 ? dim + bound : dim
  }

  /// Brings a list of dimensions into range and refuses repetitions.
  public func dimensions(_ dims: Shape) throws(TensorError) -> Shape {
    var seen = 0
    var result = Shape()
    for index in dims.indices {
      let dim = try dimension(dims[index])
      guard seen & (1 << dim) == 0 else { throw .repeatedDimension(dim) }
      seen |= 1 << dim
      result.append(dim)
    }
    return result
  }
}
