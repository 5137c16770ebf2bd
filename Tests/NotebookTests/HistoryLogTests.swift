import Glibc
import Notebook
import TerminalTesting
import Testing

@Suite struct HistoryLogTests {
  @Test func `Cells of earlier sessions come back, each once, where it was last used`() {
    let folder = Folder()
    do {
      let log = HistoryLog(folder: folder.path)
      #expect(log.problem == nil)
      for cell in ["a", "b = '''\n\"quoted\"\\n'''", "a", "c\u{1F600}\t"] { log.append(cell) }
    }
    #expect(
      HistoryLog(folder: folder.path).recall() == [
        "b = '''\n\"quoted\"\\n'''", "a", "c\u{1F600}\t",
      ])
  }

  @Test func `Sessions that run side by side stay apart`() {
    let folder = Folder()
    folder.write(
      """
      {"session": "1", "cell": "one a"}
      {"session": "2", "cell": "two a"}
      {"session": "1", "cell": "one b"}
      {"session": "2", "cell": "two b"}

      """, to: "history.jsonl")
    let log = HistoryLog(folder: folder.path)
    log.append("three")
    #expect(log.recall() == ["one a", "one b", "two a", "two b"])
  }

  @Test func `A line that a crash tore harms no other`() {
    let folder = Folder()
    folder.write(
      "{\"session\": \"1\", \"cell\": \"a\"}\n{\"session\": \"1\", \"ce", to: "history.jsonl")
    do {
      let log = HistoryLog(folder: folder.path)
      #expect(log.recall() == ["a"])
      log.append("b")
    }
    #expect(HistoryLog(folder: folder.path).recall() == ["a", "b"])
  }

  @Test func `Bytes that are no text are passed over`() {
    let folder = Folder()
    folder.write("\u{1}garbage\n[1]\n{\"cell\": 3}\n{\"cell\": \"x\"}\n", to: "history.jsonl")
    #expect(HistoryLog(folder: folder.path).recall() == ["x"])
  }

  @Test func `A place that cannot be written is a problem with a name, not a failure`() {
    let folder = Folder()
    folder.write("", to: "file")
    let log = HistoryLog(folder: folder.path + "/file/state")
    #expect(
      log.problem?.hasPrefix("the history cannot be kept in \(folder.path)/file/state: ") == true)
    log.append("x")
    #expect(log.recall() == [])
    #expect(HistoryLog(folder: nil).problem == "there is no home folder to keep the history in")
  }

  @Test func `Others may not read the history`() {
    let folder = Folder()
    _ = HistoryLog(folder: folder.path + "/state")
    var status = stat()
    #expect(stat(folder.path + "/state/history.jsonl", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
