import Glibc

/// A line on standard error that says how far a long job is, while it runs.
///
/// It is drawn by a thread of its own, at most ten times a second and not at all for jobs that are
/// soon done, so that the time goes on while a step takes long; the thread touches nothing but this
/// object, under its lock. Whoever writes to the terminal hides the bar before.
public final class ProgressBar: @unchecked Sendable {
  private struct State {
    var label = ""
    var done = 0
    var total = 0
    var isHidden = true
    var isDrawn = false
    var hasEnded = false
  }

  private let palette: Palette
  private let start = ProgressBar.now()
  private var state = State()
  private var thread = pthread_t()
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Jobs that take less long are not worth a bar.
  private static let patience = 0.3

  /// Nil where a bar would be garbage: no terminal, one that cannot move its cursor, or NO_COLOR.
  public init?() {
    palette = Palette(for: STDERR_FILENO)
    let isOff = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    guard isatty(STDERR_FILENO) != 0, !isOff, !isDumb else { return nil }
    pthread_mutex_init(lock, nil)
    pthread_cond_init(wake, nil)
    guard startThread() else { return nil }
  }

  deinit {
    lock.deallocate()
    wake.deallocate()
  }

  /// Shows what is being done from now on, once it is time.
  public func show(_ label: String, _ done: Int, of total: Int) {
    change { state in
      state.label = label
      state.done = done
      state.total = total
      state.isHidden = false
    }
  }

  /// Takes the bar off the terminal, until it is shown again.
  public func hide() {
    change { state in
      state.isHidden = true
      if state.isDrawn { ProgressBar.send("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  /// Takes the bar away for good.
  public func end() {
    hide()
    change { $0.hasEnded = true }
    pthread_cond_signal(wake)
    pthread_join(thread, nil)
  }

  private func change(_ body: (inout State) -> Void) {
    pthread_mutex_lock(lock)
    body(&state)
    pthread_mutex_unlock(lock)
  }

  // MARK: - Drawing

  /// Signals are for the program's own thread: they end its waiting.
  private func startThread() -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ProgressBar>.fromOpaque(context).takeRetainedValue().drawUntilEnd()
        return nil
      }, Unmanaged.passRetained(self).toOpaque()) == 0
  }

  private func drawUntilEnd() {
    pthread_mutex_lock(lock)
    while !state.hasEnded {
      var until = timespec()
      clock_gettime(CLOCK_REALTIME, &until)
      until.tv_nsec += 100_000_000
      until.tv_sec += until.tv_nsec / 1_000_000_000
      until.tv_nsec %= 1_000_000_000
      pthread_cond_timedwait(wake, lock, &until)
      if !state.hasEnded, !state.isHidden, ProgressBar.now() - start > ProgressBar.patience {
        draw()
      }
    }
    pthread_mutex_unlock(lock)
  }

  private func draw() {
    let width = LineEditor.size.columns - 1
    let seconds = "\(Int(ProgressBar.now() - start)) s"
    let count = "\(state.done)/\(state.total)"
    let room = 20
    let filled = state.total > 0 ? room * min(state.done, state.total) / state.total : 0
    let bar =
      String(repeating: "#", count: filled) + String(repeating: "-", count: room - filled)
    let rest = " \(count)  \(seconds)  \(SafeText.shown(state.label))"
    var text = ""
    var used = bar.count + 2
    for character in rest where used < width {
      used += DisplayWidth.of(String(character))
      if used < width { text.append(character) }
    }
    guard width > bar.count + 2 else { return }
    ProgressBar.send("\r[" + palette.text(bar, .prompt) + "]" + text + "\u{1B}[K")
    state.isDrawn = true
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
