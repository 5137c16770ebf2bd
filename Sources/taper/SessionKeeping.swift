import Glibc
import Notebook
import Terminal

/// Keeps the prompt's session, and brings an earlier one back.
final class SessionKeeping {
  /// The cell that was running when the earlier session ended; it waits to be run again.
  private(set) var unfinished: String?
  private let session: Session
  private let output: PromptOutput
  /// One warning is enough where nothing can be written.
  private var hasWarned = false

  init(_ session: Session, _ output: PromptOutput) {
    self.session = session
    self.output = output
  }

  /// Begins to keep a new session.
  func begin() { SessionRecorder(journal: Journal()).begin(session) }

  /// Says once why the history or the session cannot be kept.
  func warn(_ problem: String?) {
    guard let problem = problem ?? session.recorder?.takeProblem(), !hasWarned else { return }
    hasWarned = true
    output.warn("Warning: \(problem)\n")
  }

  /// The unfinished cell, once.
  func takeUnfinished() -> String? {
    defer { unfinished = nil }
    return unfinished
  }

  /// Brings the last session back; the exit status if it cannot.
  func resume() -> Int32? {
    let kept: KeptSession
    do {
      kept = try KeptSession.latest()
    } catch {
      PlainOutput.complain("taper: " + SafeText.shown("\(error)"))
      return 2
    }
    let bar = ProgressBar()
    let label = "In [\(session.executionCount + 1)]"
    let outcome = Resumption(kept, session).run(isInterrupted: { Interrupts.hasCome }) { done in
      bar?.show("\(label)...", done, of: kept.cellCount)
    }
    bar?.end()
    if outcome.wasInterrupted {
      print("Stopped. The session is still kept: taper --resume")
      return Interrupts.exitStatus
    }
    unfinished = kept.unfinished
    print(SessionKeeping.text(kept, outcome) + "\n")
    return nil
  }

  private static func text(_ kept: KeptSession, _ outcome: Resumption.Outcome) -> String {
    let count = outcome.cellCount
    var lines = [
      "The session of \(date(kept.changed)) is back: "
        + "\(count) \(count == 1 ? "cell" : "cells") ran again."
    ]
    if !outcome.different.isEmpty {
      let numbers = outcome.different.prefix(10).map { "In [\($0)]" }.joined(separator: ", ")
      let more = outcome.different.count > 10 ? " ..." : ""
      lines.append(
        "Some showed something else this time, as the time or files do: \(numbers)\(more)")
    }
    if kept.unfinished != nil {
      lines.append(
        "A cell was running when the session ended. It waits below: Enter runs it again.")
    }
    return lines.joined(separator: "\n")
  }

  private static func date(_ seconds: Int) -> String {
    var seconds = time_t(seconds)
    var fields = tm()
    localtime_r(&seconds, &fields)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%Y-%m-%d %H:%M", &fields)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
