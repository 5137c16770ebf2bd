import Glibc
import TerminalTesting
import Testing

@Suite(.serialized) struct ResumeTests {
  @Test func `A killed session comes back up to its last finished cell`() throws {
    let home = Folder()
    let first = try Program(home: home)
    first.expectPrompt(1)
    first.run("a = 41", next: 2)
    first.run("print('hi'); a + 1", next: 3)
    first.type("while True: a += 1; a == 5000 and print('on')\r")
    first.wait("the loop") { $0.lines.last == "on" }
    first.send(SIGKILL)
    #expect(first.exitStatus() == -SIGKILL)
    let second = try Program(["--resume"], columns: 90, home: home)
    second.expect("In [3]: while True: a += 1; a == 5000 and print('on')")
    #expect(second.screen.text.contains("is back: 2 cells ran again."))
    #expect(second.screen.text.contains("It waits below: Enter runs it again."))
    second.type("\u{15}")
    second.expectPrompt(3)
    second.run("a + _", next: 4)
    second.expect("In [3]: a + _", "Out[3]: 83", "", "In [4]:")
  }

  @Test func `A session that was left comes back, with what Ctrl-C left of a loop`() throws {
    let home = Folder()
    let first = try Program(home: home)
    first.expectPrompt(1)
    first.run("count = 0", next: 2)
    first.type("while True:\rcount += 1\rif count == 1000: print('running')\r\r")
    first.wait("the loop") { $0.lines.last == "running" }
    first.type("\u{03}")
    first.expectPrompt(3)
    first.run("count", next: 4)
    let shown = first.screen.lines.dropLast(2).last
    first.type("\u{04}")
    #expect(first.exitStatus() == 0)
    let second = try Program(["--resume"], columns: 90, home: home)
    second.expectPrompt(4)
    #expect(second.screen.text.contains("is back: 3 cells ran again."))
    second.run("count", next: 5)
    #expect(
      second.screen.lines.dropLast(2).last
        == shown?.replacingPrefix("Out[3]", "Out[4]"))
  }

  @Test func `Without an earlier session there is nothing to resume`() throws {
    let program = try Program(["--resume"], columns: 90)
    #expect(program.exitStatus() == 2)
    #expect(program.screen.text.contains("there is no session to resume"))
  }

  /// `TAPER_KILLS` asks for more kills.
  @Test func `Killed at any moment, a session loses nothing that was acknowledged`() throws {
    let kills = getenv("TAPER_KILLS").flatMap { Int(String(cString: $0)) } ?? 3
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<kills {
      let home = Folder()
      let first = try Program(columns: 100, rows: 60, home: home)
      first.expectPrompt(1)
      // The cells come without waiting, and the kill in the middle of them.
      first.type("values = [0]\r")
      for number in 1..<30 {
        first.type("values.append(values[-1] + \(number)); print('did', len(values))\r")
      }
      let wanted = Int.random(in: 1...20, using: &generator)
      first.wait("some cells") { $0.text.contains("did \(wanted)\n") || wanted == 1 }
      usleep(UInt32.random(in: 0...3000, using: &generator))
      first.send(SIGKILL)
      #expect(first.exitStatus() == -SIGKILL)
      // The last prompt that was shown says how many cells are done for the user.
      let seen = first.screen.lines.compactMap(promptNumber).max() ?? 1
      let second = try Program(["--resume"], columns: 100, rows: 60, home: home)
      if seen == 1, second.exitStatusIfEnded() == 2 { continue }
      second.wait("a prompt") { ($0.lines.last ?? "").hasPrefix("In [") && $0.takesPastes }
      let back = try #require(second.screen.lines.compactMap(promptNumber).last)
      #expect(back >= seen)
      guard back > 1 else { continue }
      second.type("\u{15}len(values), values[-1]\r")
      second.wait("the values") { $0.lines.dropLast(2).last?.hasPrefix("Out[") == true }
      let count = back - 1
      let sum = (0..<count).reduce(0, +)
      #expect(second.screen.lines.dropLast(2).last == "Out[\(back)]: (\(count), \(sum))")
    }
  }

  private func promptNumber(_ line: String) -> Int? {
    guard line.hasPrefix("In [") else { return nil }
    return Int(line.dropFirst(4).prefix { $0.isNumber })
  }
}

extension String {
  fileprivate func replacingPrefix(_ old: String, _ new: String) -> String {
    hasPrefix(old) ? new + dropFirst(old.count) : self
  }
}
