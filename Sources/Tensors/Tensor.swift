// A strided view of memory that it owns or shares.
//
// Element (i, j, ...) stands at `offset + i * strides[0] + j * strides[1] + ...`, counted in elements
// from the start of the memory. Invariant: every element lies inside the memory; `numel` and
// `isContiguous` follow from the shape and the strides. Nothing but the elements ever changes, so that
// a tensor behaves like a value whose elements are shared with all its views. All views share their
// owner's version, which every in-place operation raises.

import CKernels

/// Numbers of one type in a grid of up to eight dimensions.
public final class Tensor {
  /// The start of the memory, aligned to 64 bytes. Only the device's backend may follow it.
  @usableFromInline let memory: UnsafeMutableRawPointer
  @usableFromInline let byteCount: Int
  /// The tensor that owns the memory; nil when this one does.
  @usableFromInline let owner: Tensor?
  /// The number of in-place changes so far; counted by the owner.
  @usableFromInline var changes = 0

  public let offset: Int
  public let shape: Shape
  public let strides: Shape
  /// The number of elements.
  public let numel: Int
  public let dtype: DType
  /// Whether the elements lie in row-major order without gaps.
  public let isContiguous: Bool
  /// Whether somebody has to know the elements before they change; kept by the owner.
  @usableFromInline var isKept = false
  /// Whether memory of another device stands for the same elements; kept by the owner.
  @usableFromInline var isMirrored = false
  public let device: Device

  /// A view of a storage that the caller has checked to lie inside it.
  @inlinable
  public init(storage: Storage, offset: Int, shape: Shape, strides: Shape, dtype: DType) {
    let owner = storage.owner
    memory = owner.memory
    byteCount = owner.byteCount
    device = owner.device
    self.owner = owner
    self.offset = offset
    self.shape = shape
    self.strides = strides
    self.dtype = dtype
    numel = shape.product
    isContiguous = Tensor.isContiguous(shape, strides)
  }

  /// A new contiguous tensor with undefined elements.
  ///
  /// - Throws: `outOfMemory`, `sizeOverflow`, `negativeDimension`.
  @inlinable
  public convenience init(
    empty shape: Shape, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) {
    try self.init(uninitialized: shape, shape.checkedProduct(), dtype, device)
  }

  /// A new contiguous tensor of a shape whose count of elements is known.
  @inlinable
  init(
    uninitialized shape: Shape, _ numel: Int, _ dtype: DType, _ device: Device
  ) throws(TensorError) {
    let bytes = numel &* dtype.byteWidth
    if device.isCPU {
      guard let memory = taper_allocate(bytes) else { throw .outOfMemory(bytes) }
      self.memory = memory
    } else {
      memory = try Tensor.memory(of: bytes, dtype, on: device)
    }
    byteCount = bytes
    owner = nil
    offset = 0
    self.shape = shape
    strides = shape.contiguousStrides
    self.numel = numel
    self.dtype = dtype
    isContiguous = true
    self.device = device
  }

  /// Memory on an accelerator, whose kernels know no complex numbers.
  @usableFromInline
  static func memory(
    of bytes: Int, _ dtype: DType, on device: Device
  ) throws(TensorError) -> UnsafeMutableRawPointer {
    guard !dtype.isComplex else { throw .stated(.runtime, TensorError.complexOnDevice(device)) }
    return try Backends.backend(for: device).allocate(bytes)
  }

  /// A new contiguous host tensor of zeros; large ones cost nothing until they are touched.
  init(zeros shape: Shape, dtype: DType) throws(TensorError) {
    let numel = try shape.checkedProduct()
    let bytes = numel &* dtype.byteWidth
    guard let memory = taper_allocate_zeroed(bytes) else { throw .outOfMemory(bytes) }
    self.memory = memory
    byteCount = bytes
    owner = nil
    offset = 0
    self.shape = shape
    strides = shape.contiguousStrides
    self.numel = numel
    self.dtype = dtype
    isContiguous = true
    device = .cpu
  }

  deinit {
    guard owner == nil else { return }
    if isMirrored { MirroredMemory.end(self) }
    if device.isCPU {
      taper_deallocate(memory, byteCount)
    } else {
      Backends.deallocate(memory, byteCount, device)
    }
  }

  @inlinable public var rank: Int { shape.count }

  /// The memory and what belongs to it.
  @inlinable public var storage: Storage { Storage(owner: owner ?? self) }

  /// The number of in-place changes of the memory so far.
  @inlinable public var version: Int { owner?.changes ?? changes }

  /// Counts an in-place change of the memory.
  @inlinable public func bumpVersion() {
    if let owner { owner.changes &+= 1 } else { changes &+= 1 }
  }

  /// The first element's address on the tensor's device; for backends.
  @inlinable public var address: UnsafeMutableRawPointer { memory + offset &* dtype.byteWidth }

  /// The first element's address for a type that the caller has matched with `dtype`; for backends.
  @inlinable public func pointer<T>(_ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
    address.assumingMemoryBound(to: type)
  }

  /// Whether a reference is the only one to its tensor and no view shares the memory.
  @inlinable public static func isSoleOwner(_ tensor: inout Tensor) -> Bool {
    isKnownUniquelyReferenced(&tensor) && tensor.owner == nil
  }

  /// Whether elements of these sizes and strides lie in row-major order without gaps.
  @inlinable static func isContiguous(_ shape: Shape, _ strides: Shape) -> Bool {
    if shape.count == 2 {
      let (rows, columns) = (shape[0], shape[1])
      if rows == 0 || columns == 0 { return true }
      return (columns == 1 || strides[1] == 1) && (rows == 1 || strides[0] == columns)
    }
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
