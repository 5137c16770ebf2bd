// The arguments of a launch, packed as the kernel's parameters lie.

import CUDAKernels
import Glibc
import Tensors

/// The kernels that are compiled together and loaded when the first of them is needed.
public enum KernelFamily: String, CaseIterable, Sendable {
  case binary, fill, losses, normalize, order, places, products, random, reduce, softmax, ternary
  case unary, windows

  /// The families that are there.
  public static var shipped: [KernelFamily] { allCases.filter { cuda_kernels($0.rawValue) != nil } }
}

/// Values in a buffer, each at a multiple of its alignment, in the order of the parameters.
struct KernelArguments {
  private var storage = InlineArray<80, UInt64>(repeating: 0)
  private(set) var byteCount = 0
  /// The devices of the tensors among the arguments: the first one's, and another one's.
  private(set) var devices: (first: Device, other: Device)?
  private(set) var first: Device?

  init() {}

  /// Appends the address of a tensor's first element, or none.
  mutating func append(_ tensor: Tensor?) {
    if let device = tensor?.device {
      if let first, first != device { devices = (first, device) }
      if first == nil { first = device }
    }
    append(tensor?.address)
  }

  /// Appends a number, a pointer, or a structure that lies as in C.
  mutating func append<Value: BitwiseCopyable>(_ value: Value) {
    let alignment = MemoryLayout<Value>.alignment
    byteCount = (byteCount + alignment - 1) / alignment * alignment
    precondition(byteCount + MemoryLayout<Value>.stride <= 640, "a kernel with too many arguments")
    let place = byteCount
    withUnsafeMutableBytes(of: &storage) {
      $0.storeBytes(of: value, toByteOffset: place, as: Value.self)
    }
    // As in C, a structure ends at a multiple of its alignment.
    byteCount += MemoryLayout<Value>.stride
  }

  /// Whether both hold the same bytes, of which there are as many.
  func hasSameBytes(as other: KernelArguments) -> Bool {
    withUnsafeBytes(of: storage) { mine in
      withUnsafeBytes(of: other.storage) { others in
        guard let mine = mine.baseAddress, let others = others.baseAddress else { return true }
        return memcmp(mine, others, byteCount) == 0
      }
    }
  }

  /// Lends the driver's description of the buffer: pointer, then size, then an end.
  func withExtra<Result>(_ body: (DriverTable.HandleOut) -> Result) -> Result {
    var storage = storage
    var count = byteCount
    return withUnsafeMutableBytes(of: &storage) { bytes in
      withUnsafeMutablePointer(to: &count) { count in
        var extra: [UnsafeMutableRawPointer?] = [
          UnsafeMutableRawPointer(bitPattern: 1), bytes.baseAddress,
          UnsafeMutableRawPointer(bitPattern: 2), UnsafeMutableRawPointer(count), nil,
        ]
        return extra.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map(body)!
        }
      }
    }
  }
}
