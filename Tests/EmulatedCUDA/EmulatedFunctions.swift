// The C functions of the emulated driver, by the names that a real one exports.

import CUDA
import Glibc
import PTXMachine

enum EmulatedFunctions {
  typealias Handle = UnsafeMutableRawPointer
  typealias HandleOut = UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private typealias Words = UnsafeMutablePointer<UnsafePointer<CChar>?>

  nonisolated(unsafe) static let addresses: [String: UnsafeMutableRawPointer] = [
    "cuInit": pointer(start), "cuDriverGetVersion": pointer(version),
    "cuGetErrorName": pointer(errorName), "cuGetErrorString": pointer(errorString),
    "cuDeviceGetCount": pointer(deviceCount), "cuDeviceGet": pointer(device),
    "cuDeviceGetName": pointer(deviceName), "cuDeviceGetAttribute": pointer(attribute),
    "cuDeviceTotalMem_v2": pointer(totalMemory),
    "cuDevicePrimaryCtxRetain": pointer(retainContext), "cuCtxSetCurrent": pointer(setContext),
    "cuModuleLoadDataEx": pointer(loadModule), "cuModuleGetFunction": pointer(function),
    "cuLaunchKernel": pointer(launch), "cuMemGetInfo_v2": pointer(memoryInfo),
    "cuMemAlloc_v2": pointer(allocate), "cuMemFree_v2": pointer(free),
    "cuMemAllocHost_v2": pointer(allocateHost), "cuMemcpyHtoDAsync_v2": pointer(toDevice),
    "cuMemcpyDtoHAsync_v2": pointer(toHost), "cuMemcpyDtoDAsync_v2": pointer(copy),
    "cuStreamCreate": pointer(createStream), "cuStreamSynchronize": pointer(synchronize),
  ]

  static func pointer<Function>(_ function: Function) -> UnsafeMutableRawPointer {
    unsafeBitCast(function, to: UnsafeMutableRawPointer.self)
  }

  private static let start: @convention(c) (UInt32) -> Int32 = { _ in
    EmulatedDriver.call("cuInit") { $0.options.startStatus }
  }
  private static let version: @convention(c) (UnsafeMutablePointer<Int32>) -> Int32 = { out in
    EmulatedDriver.call("cuDriverGetVersion") {
      out.pointee = $0.options.version
      return 0
    }
  }
  private static let errorName: @convention(c) (Int32, Words) -> Int32 = { status, out in
    out.pointee = UnsafePointer(strdup("CUDA_ERROR_\(status)"))
    return 0
  }
  private static let errorString: @convention(c) (Int32, Words) -> Int32 = { status, out in
    let known: [Int32: String] = [
      1: "invalid argument", 2: "out of memory", 100: "no CUDA-capable device is detected",
      700: "an illegal memory access was encountered", 716: "misaligned address",
      719: "unspecified launch failure",
    ]
    let report = EmulatedDriver.current.report
    let text = known[status] ?? "emulated error \(status)"
    out.pointee = UnsafePointer(strdup(report.isEmpty ? text : text + ": " + report))
    return 0
  }
  private static let deviceCount: @convention(c) (UnsafeMutablePointer<Int32>) -> Int32 = { out in
    EmulatedDriver.call("cuDeviceGetCount") {
      out.pointee = $0.options.deviceCount
      return 0
    }
  }
  private static let device: @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32 = {
    out, index in
    EmulatedDriver.call("cuDeviceGet") {
      guard index >= 0, index < $0.options.deviceCount else { return 101 }
      out.pointee = index
      return 0
    }
  }
  private static let deviceName:
    @convention(c) (UnsafeMutablePointer<CChar>, Int32, Int32) -> Int32 =
      { out, count, index in
        EmulatedDriver.call("cuDeviceGetName") { _ in
          let letters = "Emulated GPU".utf8CString
          for (place, letter) in letters.enumerated() where place < Int(count) {
            out[place] = letter
          }
          return 0
        }
      }
  private static let attribute:
    @convention(c) (UnsafeMutablePointer<Int32>, Int32, Int32) -> Int32 =
      { out, number, _ in
        EmulatedDriver.call("cuDeviceGetAttribute") { driver in
          switch number {
          case 75: out.pointee = driver.options.capability.0
          case 76: out.pointee = driver.options.capability.1
          case 16: out.pointee = 4
          case 39: out.pointee = 2048
          default: return 1
          }
          return 0
        }
      }
  private static let totalMemory: @convention(c) (UnsafeMutablePointer<Int>, Int32) -> Int32 = {
    out, _ in
    EmulatedDriver.call("cuDeviceTotalMem_v2") {
      out.pointee = $0.options.memory
      return 0
    }
  }
  private static let retainContext: @convention(c) (HandleOut, Int32) -> Int32 = { out, device in
    EmulatedDriver.call("cuDevicePrimaryCtxRetain") { driver in
      guard driver.gpus.indices.contains(Int(device)) else { return 101 }
      out.pointee = EmulatedContext.handle(Int(device))
      return 0
    }
  }
  private static let setContext: @convention(c) (Handle?) -> Int32 = { context in
    EmulatedDriver.call("cuCtxSetCurrent") { _ in EmulatedContext.select(context) ? 0 : 201 }
  }

  // MARK: Modules

  private static let loadModule:
    @convention(c) (
      HandleOut, UnsafeRawPointer, UInt32, UnsafeMutablePointer<Int32>?, HandleOut?
    ) -> Int32 = { out, image, _, options, values in
      EmulatedDriver.inContext("cuModuleLoadDataEx") { driver, gpu in
        do {
          // PTX 8.0 came with CUDA 12.0.
          guard driver.options.version >= 12000 else { return 222 }
          out.pointee = EmulatedHandle.make(try driver.load(image), gpu)
          return 0
        } catch {
          driver.refusal = "\(error)"
          if let log = values?[0] {
            strncpy(log.assumingMemoryBound(to: CChar.self), "\(error)", 500)
          }
          return 218
        }
      }
    }
  private static let function: @convention(c) (HandleOut, Handle?, UnsafePointer<CChar>) -> Int32 =
    {
      out, module, name in
      EmulatedDriver.inContext("cuModuleGetFunction", module) { driver, gpu in
        do {
          let number = try driver.kernel(EmulatedHandle.number(module), String(cString: name))
          out.pointee = EmulatedHandle.make(number, gpu)
          return 0
        } catch {
          driver.refusal = "\(error)"
          return 500
        }
      }
    }
  private static let launch:
    @convention(c) (
      Handle?, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, Handle?, HandleOut?,
      HandleOut?
    ) -> Int32 = { function, gx, gy, gz, bx, by, bz, _, stream, _, extra in
      EmulatedDriver.inContext("cuLaunchKernel", function, stream) { driver, gpu in
        guard let extra, let arguments = arguments(extra) else { return 1 }
        let number = EmulatedHandle.number(function)
        switch driver.prepare(number, (gx, gy, gz), (bx, by, bz), arguments) {
        case .success(let work):
          gpu.enqueue(work)
          return 0
        case .failure(let refusal): return refusal.status
        }
      }
    }

  /// The packed arguments that the `extra` of a launch describes.
  static func arguments(_ extra: HandleOut) -> UnsafeRawBufferPointer? {
    guard Int(bitPattern: extra[0]) == 1, Int(bitPattern: extra[2]) == 2, let size = extra[3]
    else { return nil }
    return UnsafeRawBufferPointer(start: extra[1], count: size.load(as: Int.self))
  }

  // MARK: Memory

  private static let memoryInfo:
    @convention(c) (UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>) -> Int32 = {
      free, total in
      EmulatedDriver.inContext("cuMemGetInfo_v2") {
        free.pointee = $1.freeMemory
        total.pointee = $0.options.memory
        return 0
      }
    }
  private static let allocate: @convention(c) (UnsafeMutablePointer<UInt64>, Int) -> Int32 = {
    out, count in
    EmulatedDriver.inContext("cuMemAlloc_v2") {
      guard let address = $1.allocate(count) else { return 2 }
      out.pointee = address
      return 0
    }
  }
  private static let free: @convention(c) (UInt64) -> Int32 = { address in
    EmulatedDriver.inContext("cuMemFree_v2") { $1.free(address) }
  }
  private static let allocateHost: @convention(c) (HandleOut, Int) -> Int32 = { out, count in
    EmulatedDriver.inContext("cuMemAllocHost_v2") { _, _ in
      out.pointee = malloc(count)
      return out.pointee == nil ? 2 : 0
    }
  }
  private static let toDevice: @convention(c) (UInt64, UnsafeRawPointer, Int, Handle?) -> Int32 = {
    target, source, count, stream in
    EmulatedDriver.inContext("cuMemcpyHtoDAsync_v2", stream) {
      $1.enqueue(.toDevice(target, source, count))
      return 0
    }
  }
  private static let toHost:
    @convention(c) (UnsafeMutableRawPointer, UInt64, Int, Handle?) -> Int32 =
      { target, source, count, stream in
        EmulatedDriver.inContext("cuMemcpyDtoHAsync_v2", stream) {
          $1.enqueue(.toHost(target, source, count))
          return 0
        }
      }
  private static let copy: @convention(c) (UInt64, UInt64, Int, Handle?) -> Int32 = {
    target, source, count, stream in
    EmulatedDriver.inContext("cuMemcpyDtoDAsync_v2", stream) {
      $1.enqueue(.copy(target, source, count))
      return 0
    }
  }
  private static let createStream: @convention(c) (HandleOut, UInt32) -> Int32 = { out, _ in
    EmulatedDriver.inContext("cuStreamCreate") { _, gpu in
      out.pointee = EmulatedHandle.make(1, gpu)
      return 0
    }
  }
  private static let synchronize: @convention(c) (Handle?) -> Int32 = { stream in
    EmulatedDriver.inContext("cuStreamSynchronize", stream) { $1.synchronize() }
  }
}
