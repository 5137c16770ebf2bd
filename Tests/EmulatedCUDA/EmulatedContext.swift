// Contexts of the emulated driver, and handles that know theirs.
//
// A real driver crashes, or works on another GPU, when it is called in the wrong context; this one
// refuses. A context is current for one thread.

import Glibc

/// The primary context of a device, which a thread must make current before it uses the device.
enum EmulatedContext {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()
  /// Counts drivers: a context of an earlier one is none of this one.
  nonisolated(unsafe) static var generation = 0

  static func handle(_ device: Int) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: generation << 16 | EmulatedHandle.tag(device))
  }

  /// Makes a context the thread's current one; false if it is none of this driver's.
  static func select(_ context: UnsafeMutableRawPointer?) -> Bool {
    guard let context, Int(bitPattern: context) >> 16 == generation else { return false }
    pthread_setspecific(key, context)
    return true
  }

  /// The device of the thread's current context.
  static var current: Int? {
    guard let context = pthread_getspecific(key), Int(bitPattern: context) >> 16 == generation
    else { return nil }
    return EmulatedHandle.device(context)
  }
}

/// Numbers of modules, kernels, graphs and the like, marked with the device that they belong to.
enum EmulatedHandle {
  static func tag(_ device: Int) -> Int { device + 1 }

  static func make(_ number: Int, _ gpu: EmulatedGPU) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: number << 8 | tag(gpu.index))
  }

  static func number(_ handle: UnsafeMutableRawPointer?) -> Int { Int(bitPattern: handle) >> 8 }

  /// -1 for no handle.
  static func device(_ handle: UnsafeMutableRawPointer?) -> Int {
    (Int(bitPattern: handle) & 0xff) - 1
  }
}
