// Elements of a tensor as values of the language, and memory read as another type.
import Autograd
import Interpreter
import Tensors

extension Tensor {
  /// The elements as nested lists.
  func nestedList() throws -> Value {
    if rank == 0 { return try item().value }
    let rows = try to(.cpu).contiguous()
    return rows.list(dim: 0, offset: 0).0
  }

  private func list(dim: Int, offset: Int) -> (Value, Int) {
    let list = ListObject(capacity: shape[dim])
    var offset = offset
    for _ in 0..<shape[dim] {
      if dim == rank - 1 {
        list.append(element(at: offset).value)
        offset += 1
      } else {
        let (inner, next) = self.list(dim: dim + 1, offset: offset)
        list.append(inner)
        offset = next
      }
    }
    return (.object(list), offset)
  }

  /// An element of a contiguous tensor on the host.
  func element(at index: Int) -> Scalar {
    switch dtype {
    case .bool: .bool(pointer(UInt8.self)[index] != 0)
    case .uint8: .int(Int(pointer(UInt8.self)[index]))
    case .int8: .int(Int(pointer(Int8.self)[index]))
    case .int16: .int(Int(pointer(Int16.self)[index]))
    case .int32: .int(Int(pointer(Int32.self)[index]))
    case .int64: .int(pointer(Int.self)[index])
    case .float32: .float(Double(pointer(Float.self)[index]))
    case .float64: .float(pointer(Double.self)[index])
    case .complex64:
      .complex(
        Double(pointer(Float.self)[2 * index]), Double(pointer(Float.self)[2 * index + 1]))
    case .complex128: .complex(pointer(Double.self)[2 * index], pointer(Double.self)[2 * index + 1])
    case .float16: .float(Double(Float(halfBits: pointer(UInt16.self)[index])))
    case .bfloat16:
      .float(Double(Float(bitPattern: UInt32(pointer(UInt16.self)[index]) << 16)))
    }
  }

  /// The same memory read as another type.
  func viewed(as other: DType) throws -> Tensor {
    if other == dtype { return self }
    guard device.isCPU || !other.isComplex else {
      throw TensorError.stated(.runtime, TensorError.complexOnDevice(device))
    }
    let (old, new) = (dtype.byteWidth, other.byteWidth)
    guard old != new else {
      return Tensor(
        storage: storage, offset: offset, shape: shape, strides: strides, dtype: other)
    }
    let pair =
      "to view \(dtype.scalarTypeName) as \(other.scalarTypeName) (different element sizes)"
    guard rank > 0 else { throw Raised.runtimeError("self.dim() cannot be 0 \(pair)") }
    guard strides[rank - 1] == 1 || shape[rank - 1] == 1 else {
      throw Raised.runtimeError(
        "self.stride(-1) must be 1 \(pair), but got \(strides[rank - 1])")
    }
    var (sizes, steps) = (shape, strides)
    if new < old {
      let ratio = old / new
      for dim in 0..<(rank - 1) { steps[dim] *= ratio }
      sizes[rank - 1] *= ratio
      steps[rank - 1] = 1
      return Tensor(
        storage: storage, offset: offset * ratio, shape: sizes, strides: steps, dtype: other)
    }
    let ratio = new / old
    guard shape[rank - 1] % ratio == 0 else {
      throw Raised.runtimeError(
        "self.size(-1) must be divisible by \(ratio) \(pair), but got \(shape[rank - 1])")
    }
    guard offset % ratio == 0 else {
      throw Raised.runtimeError(
        "self.storage_offset() must be divisible by \(ratio) \(pair), but got \(offset)")
    }
    for dim in 0..<(rank - 1) {
      guard steps[dim] % ratio == 0 else {
        throw Raised.runtimeError(
          "self.stride(\(dim)) must be divisible by \(ratio) \(pair), but got \(steps[dim])")
      }
      steps[dim] /= ratio
    }
    sizes[rank - 1] /= ratio
    return Tensor(
      storage: storage, offset: offset / ratio, shape: sizes, strides: steps, dtype: other)
  }

  /// A tensor of bytes.
  static func of(bytes: [UInt8]) throws -> Tensor {
    try Tensor(bytes.map { Int($0) }, shape: Shape(bytes.count), dtype: .uint8)
  }

  /// The bytes of a tensor of bytes.
  func bytes() throws -> [UInt8] {
    let rows = try to(.cpu).contiguous()
    return Array(UnsafeBufferPointer(start: rows.pointer(UInt8.self), count: rows.numel))
  }
}

extension Float {
  /// The value of a half precision number.
  init(halfBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1f)
    let fraction = UInt32(bits & 0x3ff)
    if exponent == 0 {
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    } else if exponent == 31 {
      self = Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    } else {
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
