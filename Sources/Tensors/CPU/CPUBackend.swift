// The backend of the host: it hands pointers and counts to the C kernels.

import CKernels
import Glibc

/// Computes in the host's memory.
public final class CPUBackend: Backend {
  init() {}

  /// How many threads share a large operation, 1...64: `OMP_NUM_THREADS`, or as many as there are
  /// processors, until it is set. Results do not depend on it.
  public static var threads: Int {
    get { Int(taper_get_threads()) }
    set { taper_set_threads(Int32(clamping: newValue)) }
  }

  public func allocate(_ byteCount: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    guard let pointer = taper_allocate(byteCount) else { throw .outOfMemory(byteCount) }
    return pointer
  }

  public func deallocate(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int) {
    taper_deallocate(pointer, byteCount)
  }

  /// Copies bytes. Not inlined: as the last act of a throwing function the copy would become a jump
  /// to `memmove` that leaves the error register undefined (LLVM, seen with Swift 6.3).
  @inline(never)
  static func move(
    _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ byteCount: Int
  ) {
    target.copyMemory(from: source, byteCount: byteCount)
  }

  public func upload(_ source: UnsafeRawPointer, to tensor: Tensor) throws(TensorError) {
    CPUBackend.move(source, to: tensor.address, tensor.numel * tensor.dtype.byteWidth)
  }

  public func download(
    _ tensor: Tensor, to target: UnsafeMutableRawPointer
  ) throws(TensorError) {
    CPUBackend.move(tensor.address, to: target, tensor.numel * tensor.dtype.byteWidth)
  }

  public func item(_ tensor: Tensor) throws(TensorError) -> Scalar {
    let address = tensor.address
    return switch tensor.dtype {
    case .bool: .bool(address.load(as: UInt8.self) != 0)
    case .uint8: .int(Int(address.load(as: UInt8.self)))
    case .int8: .int(Int(address.load(as: Int8.self)))
    case .int16: .int(Int(address.load(as: Int16.self)))
    case .int32: .int(Int(address.load(as: Int32.self)))
    case .int64: .int(address.load(as: Int.self))
    case .float16: .float(Double(taper_half_to_float(address.load(as: UInt16.self))))
    case .bfloat16: .float(Double(taper_bfloat_to_float(address.load(as: UInt16.self))))
    case .float32: .float(Double(address.load(as: Float.self)))
    case .float64: .float(address.load(as: Double.self))
    case .complex64:
      .complex(
        Double(address.load(as: Float.self)),
        Double(address.load(fromByteOffset: 4, as: Float.self)))
    case .complex128:
      .complex(address.load(as: Double.self), address.load(fromByteOffset: 8, as: Double.self))
    }
  }

  public func synchronize() throws(TensorError) {}

  /// The error for operands of which one lives on another device, where no kernel may follow it.
  @inline(never)
  static func stray(_ operands: [Tensor?]) -> TensorError {
    for case let operand? in operands where !operand.device.isCPU {
      return .expectedDevice(operand.device, .cpu)
    }
    return .expectedDevice(.cpu, .cpu)
  }

  /// Turns a kernel's status into an error.
  @inline(__always)
  static func check(
    _ status: KernelStatus, _ kernel: @autoclosure () -> String, _ dtype: DType
  ) throws(TensorError) {
    if status != .ok { throw failure(status, kernel(), dtype) }
  }

  @inline(never)
  private static func failure(
    _ status: KernelStatus, _ kernel: String, _ dtype: DType
  ) -> TensorError {
    switch status {
    case .ok, .unsupported: .notImplementedFor(kernel: kernel, dtype)
    case .zeroDivision: .zeroDivision
    case .noMemory: .outOfMemory(0)
    case .badIndex: .indexSelectOutOfRange
    }
  }
}

/// A number as one element of a type, in memory for a kernel that reads it with step 0.
struct ScalarElement {
  private var bits: (UInt64, UInt64) = (0, 0)

  init(_ value: Scalar, _ dtype: DType) {
    withUnsafeMutableBytes(of: &bits) { buffer in
      switch dtype {
      case .bool: buffer.storeBytes(of: value.isTrue ? 1 : 0, as: UInt8.self)
      case .uint8: buffer.storeBytes(of: UInt8(truncatingIfNeeded: value.int), as: UInt8.self)
      case .int8: buffer.storeBytes(of: Int8(truncatingIfNeeded: value.int), as: Int8.self)
      case .int16: buffer.storeBytes(of: Int16(truncatingIfNeeded: value.int), as: Int16.self)
      case .int32: buffer.storeBytes(of: Int32(truncatingIfNeeded: value.int), as: Int32.self)
      case .int64: buffer.storeBytes(of: value.int, as: Int.self)
      case .float16:
        buffer.storeBytes(of: taper_float_to_half(Float(value.double)), as: UInt16.self)
      case .bfloat16:
        buffer.storeBytes(of: taper_float_to_bfloat(Float(value.double)), as: UInt16.self)
      case .float32: buffer.storeBytes(of: Float(value.double), as: Float.self)
      case .float64: buffer.storeBytes(of: value.double, as: Double.self)
      case .complex64:
        buffer.storeBytes(of: Float(value.double), as: Float.self)
        buffer.storeBytes(of: Float(value.imaginary), toByteOffset: 4, as: Float.self)
      case .complex128:
        buffer.storeBytes(of: value.double, as: Double.self)
        buffer.storeBytes(of: value.imaginary, toByteOffset: 8, as: Double.self)
      }
    }
  }
}
