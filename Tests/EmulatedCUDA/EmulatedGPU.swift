// One emulated GPU: its memory, and the work that is queued for it.
//
// Device addresses lie where the host has no memory; fresh memory is filled with ones (NaN, -1). Work
// runs only when somebody waits for this GPU, and sees no memory but this GPU's.

import Glibc
import PTXMachine

final class EmulatedGPU {
  enum Work {
    case launch(PTXKernel, ptx_launch, [UInt8])
    case toDevice(UInt64, UnsafeRawPointer, Int)
    case toHost(UnsafeMutableRawPointer, UInt64, Int)
    case copy(UInt64, UInt64, Int)
    case product(EmulatedProduct)
    /// Memory whose contents are lost.
    case spoil(UInt64, Int)
  }

  let index: Int
  private let memory: Int
  /// Device memory by rising address.
  private var allocations: [ptx_allocation] = []
  /// Never given out twice, so that what outlives a driver cannot be taken for another's.
  private nonisolated(unsafe) static var nextAddress: UInt64 = 0x0600_0000_0000
  private var used = 0
  private var queue: [Work] = []
  /// The failure that killed the context, or 0.
  var sticky: Int32 = 0
  /// Device memory that cuBLAS was given to work in.
  var workspace: (address: UInt64, byteCount: Int)?
  /// What went wrong in the device, in words, for the tests.
  private(set) var report = ""
  /// Warp instructions run so far.
  private(set) var executed: UInt64 = 0

  init(_ index: Int, memory: Int) {
    self.index = index
    self.memory = memory
  }

  deinit {
    for allocation in allocations { Glibc.free(allocation.host) }
  }

  // MARK: Memory

  func allocate(_ byteCount: Int) -> UInt64? {
    guard byteCount > 0, used + byteCount <= memory, let host = malloc(byteCount) else {
      return nil
    }
    memset(host, 0xff, byteCount)
    let address = EmulatedGPU.nextAddress
    // A gap, so that what runs past the end meets nothing.
    EmulatedGPU.nextAddress += UInt64((byteCount + 511) / 512 * 512 + 4096)
    used += byteCount
    allocations.append(
      ptx_allocation(
        start: address, size: UInt64(byteCount),
        host: host.assumingMemoryBound(to: UInt8.self)))
    return address
  }

  func free(_ address: UInt64) -> Int32 {
    let status = synchronize()
    guard let place = allocations.firstIndex(where: { $0.start == address }) else { return 1 }
    used -= Int(allocations[place].size)
    Glibc.free(allocations[place].host)
    allocations.remove(at: place)
    return status
  }

  var freeMemory: Int { memory - used }

  func host(_ address: UInt64, _ byteCount: Int) -> UnsafeMutablePointer<UInt8>? {
    for allocation in allocations
    where address >= allocation.start && address - allocation.start < allocation.size {
      let offset = address - allocation.start
      guard UInt64(byteCount) <= allocation.size - offset else { return nil }
      return allocation.host + Int(offset)
    }
    return nil
  }

  // MARK: Work

  func enqueue(_ work: Work) { queue.append(work) }

  /// Runs all that is queued.
  func synchronize() -> Int32 {
    let pending = queue
    queue = []
    for work in pending {
      let status = run(work)
      if status != 0 {
        sticky = status
        return status
      }
    }
    return 0
  }

  private func run(_ work: Work) -> Int32 {
    switch work {
    case .toDevice(let target, let source, let count):
      guard let host = host(target, count) else { return 700 }
      memcpy(host, source, count)
    case .toHost(let target, let source, let count):
      guard let host = host(source, count) else { return 700 }
      memcpy(target, host, count)
    case .copy(let target, let source, let count):
      guard let to = host(target, count), let from = host(source, count) else { return 700 }
      memmove(to, from, count)
    case .product(let product): return product.run(self)
    case .spoil(let target, let count):
      guard let host = host(target, count) else { return 700 }
      memset(host, 0xff, count)
    case .launch(let kernel, var launch, let arguments):
      let outcome = arguments.withUnsafeBufferPointer { parameters in
        allocations.withUnsafeBufferPointer { list in
          launch.parameters = parameters.baseAddress
          launch.parameter_bytes = UInt64(parameters.count)
          launch.allocations = list.baseAddress
          launch.allocation_count = UInt32(list.count)
          return kernel.run(launch)
        }
      }
      executed += outcome.executed
      guard outcome.failure == 0 else {
        let words = ["", "bad address", "misaligned address", "stuck", "endless", "host memory"]
        report =
          "\(kernel.name): \(words[Int(outcome.failure)]) 0x\(String(outcome.address, radix: 16)) "
          + "in block \(outcome.block) thread \(outcome.thread): "
          + kernel.source[Int(outcome.instruction)]
        return outcome.failure == 2 ? 716 : 700
      }
    }
    return 0
  }
}
