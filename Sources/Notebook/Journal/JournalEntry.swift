import Language

/// One thing that happened in a session, as a line of its journal tells it.
///
///     {"taper":1,"seed":7}                          the session began; all chance follows from seed
///     {"run":"x = 1","number":3}                    a cell was accepted, and is about to run; one in R
///                                                   has "language":"r"
///     {"done":3,"ok":true,"outputs":[...]}          it ended, and showed this
///     {"done":3,"ok":false,"outputs":[...],"stops":[12345]}   Ctrl-C came when that much was done
///     {"command":":reset"}                          a command changed the session
enum JournalEntry: Equatable {
  case began(seed: UInt64)
  case run(Beginning)
  case done(Ending)
  case command(String)

  /// A cell that is about to run.
  struct Beginning: Equatable {
    var source: String
    var number: Int
    var language = SourceLanguage.python
  }

  /// How a cell ended.
  struct Ending: Equatable {
    var number: Int
    var succeeded: Bool
    var outputs: [Output]
    /// How much the machine had done, by its own count, whenever Ctrl-C stopped it.
    var stops: [Int]
  }

  private static let version = 1

  /// The entry as a line with its end.
  var line: String {
    let json: JSON
    switch self {
    case .began(let seed):
      json = .object([
        .init("taper", .integer(JournalEntry.version)), .init("seed", .string("\(seed)")),
      ])
    case .run(let cell):
      var members: [JSON.Member] = [
        .init("run", .string(cell.source)), .init("number", .integer(cell.number)),
      ]
      if cell.language == .r { members.append(.init("language", .string("r"))) }
      json = .object(members)
    case .done(let ending):
      var members: [JSON.Member] = [
        .init("done", .integer(ending.number)), .init("ok", .bool(ending.succeeded)),
        .init("outputs", .array(ending.outputs.map(NotebookFormat.json))),
      ]
      if !ending.stops.isEmpty {
        members.append(.init("stops", .array(ending.stops.map(JSON.integer))))
      }
      json = .object(members)
    case .command(let text): json = .object([.init("command", .string(text))])
    }
    return json.compact + "\n"
  }

  /// The entry that a line tells; nil if it tells none.
  init?(_ line: ArraySlice<UInt8>) {
    guard let json = try? JSON(parsing: Array(line)) else { return nil }
    if json["taper"]?.integer == JournalEntry.version,
      let seed = json["seed"]?.string.flatMap({ UInt64($0) })
    {
      self = .began(seed: seed)
    } else if let source = json["run"]?.string, let number = json["number"]?.integer {
      let language: SourceLanguage = json["language"]?.string == "r" ? .r : .python
      self = .run(.init(source: source, number: number, language: language))
    } else if let number = json["done"]?.integer, case .bool(let succeeded)? = json["ok"],
      let rows = json["outputs"]?.array
    {
      var outputs: [Output] = []
      for row in rows {
        guard let output = try? NotebookFormat.output(row) else { return nil }
        outputs.append(output)
      }
      let stops = json["stops"]?.array?.compactMap(\.integer) ?? []
      self = .done(.init(number: number, succeeded: succeeded, outputs: outputs, stops: stops))
    } else if let text = json["command"]?.string {
      self = .command(text)
    } else {
      return nil
    }
  }
}
