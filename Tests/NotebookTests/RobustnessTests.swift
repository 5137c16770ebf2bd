import Glibc
import Testing

@testable import Notebook

/// Programs that nobody would write must end in a result or in an error: never in a crash, a hang or
/// memory that grows. `TAPER_FUZZ_SECONDS` makes the search longer.
@Suite(.serialized) struct RobustnessTests {
  @Test func `random and mutated programs neither crash nor hang`() {
    let seconds = getenv("TAPER_FUZZ_SECONDS").flatMap { Double(String(cString: $0)) } ?? 20
    let start = now()
    var seed = getenv("TAPER_FUZZ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1
    var ran = 0
    while now() - start < seconds {
      var generator = ProgramGenerator(seed: seed)
      let session = Session(style: .interactive)
      for _ in 0..<10 {
        let program = generator.program()
        remember(program, seed)
        let before = now()
        armAlarm(session.interruptFlag)
        session.run(program) { _ in }
        #expect(now() - before < 30, "seed \(seed) took too long:\n\(program)")
        ran += 1
      }
      seed += 1
    }
    alarm(0)
    #expect(ran > 0)
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Keeps the program on disk, so that a crash can be looked at.
  private func remember(_ program: String, _ seed: UInt64) {
    guard let path = getenv("TAPER_FUZZ_LOG"), let file = fopen(path, "w") else { return }
    fputs("# seed \(seed)\n\(program)\n", file)
    fclose(file)
  }

  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?

  /// Stops a program that runs for more than five seconds, as Ctrl-C would.
  private func armAlarm(_ flag: UnsafeMutablePointer<Int32>) {
    RobustnessTests.flag = flag
    signal(SIGALRM) { _ in RobustnessTests.flag?.pointee = 1 }
    alarm(5)
  }
}
