// The name that a program may have meant, for the display of NameErrors and AttributeErrors.
// The distance is CPython's: two for a character added, removed or changed, one for its case.

extension Interpreter {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let mostCandidates = 750

  /// `. Did you mean: 'x'?`, or nil if no known name is near enough.
  public func suggestion(for exception: ExceptionObject, in namespace: DictObject) -> String? {
    guard let (missing, object) = exception.missingName else { return nil }
    var candidates: [String]
    if let object {
      candidates = storedAttributes(of: .object(object))
      let type = (object as? TypeObject) ?? object.type
      for each in type.mro { candidates += each.namespace.keys.compactMap(\.string) }
      if let module = object as? ModuleObject { candidates = module.memberNames }
    } else {
      let isR = exception.traceback.first?.source.language == .r
      let provided = isR ? providedByR : builtins
      candidates = namespace.keys.compactMap(\.string) + provided.keys.compactMap(\.string)
    }
    let name = Array(missing.text.unicodeScalars)
    guard candidates.count < Interpreter.mostCandidates, name.count < 40 else { return nil }
    var best: (distance: Int, text: String)?
    for candidate in candidates where candidate != missing.text {
      let scalars = Array(candidate.unicodeScalars)
      let limit = (name.count + scalars.count + 3) * Interpreter.moveCost / 6
      let distance = Interpreter.distance(name, scalars)
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best.map { ". Did you mean: '\($0.text)'?" }
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = (0...b.count).map { $0 * moveCost }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * moveCost
      for (j, y) in b.enumerated() {
        let change =
          x == y
          ? 0
          : x.properties.lowercaseMapping == y.properties.lowercaseMapping
            ? caseCost : moveCost
        let least = min(diagonal + change, row[j] + moveCost, row[j + 1] + moveCost)
        diagonal = row[j + 1]
        row[j + 1] = least
      }
    }
    return row[b.count]
  }
}
