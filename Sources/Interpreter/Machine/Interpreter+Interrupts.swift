// Ctrl-C: the machine polls a flag at backward jumps, at calls, and in natives that take long.
//
// Polls are counted, so that a program that runs again can be stopped at the very same place: the
// count depends on the program alone. Polls that depend on the time (`time.sleep`) are not counted,
// nor are those of modules that are imported, since another cell may have imported them before.

extension Interpreter {
  /// What `interruptFlag` is while a stop is planned: every poll looks closer.
  private static let planned: Int32 = 2

  /// Begins a count of polls. A program that ran before is stopped at the counts where it was stopped
  /// then.
  public func beginPolling(stoppingAt stops: [Int] = []) {
    pollCount = 0
    takenStops = []
    plannedStops = stops
    interruptFlag.pointee = stops.isEmpty ? 0 : Interpreter.planned
  }

  /// Throws KeyboardInterrupt if the session asked for it; counts as a poll.
  @inline(__always)
  public func checkInterrupt() throws(Raised) {
    pollCount &+= 1
    if interruptFlag.pointee != 0 { try takeInterrupt() }
  }

  /// Throws KeyboardInterrupt if the session asked for it, at a moment that depends on the time.
  public func checkInterruptWhileWaiting() throws(Raised) {
    if interruptFlag.pointee != 0 { try takeInterrupt() }
  }

  /// Whether the user wants the program to stop.
  public var isInterrupted: Bool {
    interruptFlag.pointee != 0 && interruptFlag.pointee != Interpreter.planned
  }

  /// Throws KeyboardInterrupt, unless the flag is up for a planned stop that is not due.
  @inline(never)
  func takeInterrupt() throws(Raised) {
    if !isInterrupted {
      guard let stop = plannedStops.first, pollCount >= stop else { return }
      plannedStops.removeFirst()
    }
    interruptFlag.pointee = plannedStops.isEmpty ? 0 : Interpreter.planned
    takenStops.append(pollCount)
    throw .keyboardInterrupt()
  }

  /// Runs what may have run before, and so does not count.
  func withoutCounting<Result>(_ body: () throws(Raised) -> Result) throws(Raised) -> Result {
    let count = pollCount
    defer { pollCount = count }
    return try body()
  }
}
