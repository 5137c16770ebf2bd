import Glibc
import Notebook

/// Ctrl-C stops the running cell of one session, and what goes on over several cells.
enum Interrupts {
  /// The session stays as long as a signal may touch its flag.
  nonisolated(unsafe) private static var session: Session?
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?
  nonisolated(unsafe) private static var count: Int32 = 0

  /// From now on SIGINT interrupts the session's cell.
  static func install(for session: Session) {
    flag = session.interruptFlag
    self.session = session
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      Interrupts.flag?.pointee = 1
      Interrupts.count &+= 1
    }
    sigaction(SIGINT, &action, nil)
  }

  /// Whether Ctrl-C has come since the program began, or since `forget`; a cell that took it does
  /// not change that.
  static var hasCome: Bool { count != 0 }

  static func forget() { count = 0 }

  /// The status of a program that Ctrl-C ended, as shells have it.
  static let exitStatus: Int32 = 130
}
