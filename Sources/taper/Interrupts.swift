import Glibc
import Notebook

/// Ctrl-C stops the running cell of one session.
enum Interrupts {
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?

  /// From now on SIGINT interrupts the session's cell.
  static func install(for session: Session) {
    flag = session.interruptFlag
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupts.flag?.pointee = 1 }
    sigaction(SIGINT, &action, nil)
  }
}
