// The driver's context that is current: calls work on the device whose context it is.
//
// Each thread has one of its own, so it is remembered for each thread, and the driver is told only where
// it changes: with one device, once for each thread.

import Glibc

/// Remembers a driver's current context for each thread.
final class CurrentContext {
  private let table: DriverTable
  /// Nil where the process has no room for another: then the driver is told each time.
  private let key: pthread_key_t?

  init(_ table: DriverTable) {
    self.table = table
    var key = pthread_key_t()
    self.key = pthread_key_create(&key, nil) == 0 ? key : nil
  }

  deinit {
    if let key { pthread_key_delete(key) }
  }

  /// Makes a context the calling thread's current one.
  func select(_ context: DriverTable.Handle?) -> DriverTable.Status {
    if let key, pthread_getspecific(key) == context { return DriverStatus.success }
    let status = table.setContext(context)
    if let key, status == DriverStatus.success { pthread_setspecific(key, context) }
    return status
  }
}
