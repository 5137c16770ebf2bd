// `_re`: regular expressions compiled and run; the classes of `re` are written in the language.

/// A compiled pattern as an object.
private final class PatternObject: Object {
  let program: PatternProgram

  init(_ program: PatternProgram) {
    self.program = program
    super.init(type: .patternProgram)
  }
}

extension TypeObject {
  fileprivate static let patternProgram = TypeObject(native: "Program", module: "_re")
}

extension Interpreter {
  func makePatternModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("_re")
    module.function("compile(pattern, flags, /)") { call, machine throws(Raised) in
      guard let pattern = call[0].stringObject else {
        throw .typeError("first argument must be string or compiled pattern")
      }
      var parser = PatternParser(
        pattern.scalars, PatternParser.Flags(rawValue: try machine.index(call[1])))
      do throws(PatternError) {
        let node = try parser.parse()
        let program = try PatternProgram(node, groupCount: parser.groupCount)
        let names = DictObject()
        for group in parser.groupNames { names.set(group.name, .int(group.number)) }
        return .tuple([
          .object(PatternObject(program)), .int(parser.groupCount), .object(names),
          .int(parser.flags.rawValue),
        ])
      } catch {
        return .tuple([.none, .string(error.message), .int(error.position)])
      }
    }
    module.function("match(program, string, start, end, mode, advance, /)") {
      call, machine throws(Raised) in
      guard case .object(let object) = call[0], let pattern = object as? PatternObject,
        let string = call[1].stringObject
      else {
        throw .typeError(
          "expected string or bytes-like object, got '\(machine.type(of: call[1]).name)'")
      }
      let scalars = string.scalars
      let start = min(max(0, try machine.index(call[2])), scalars.count)
      let end = min(max(0, try machine.index(call[3])), scalars.count)
      let mode = PatternMatcher.Mode(rawValue: try machine.index(call[4])) ?? .anywhere
      let advance = try machine.truth(call[5])
      var bounds: [Int]?
      var failure: PatternError?
      scalars.withUnsafeBufferPointer { text in
        var matcher = PatternMatcher(
          program: pattern.program, text: text, end: end,
          wasInterrupted: { machine.isInterrupted })
        do throws(PatternError) {
          bounds = try matcher.match(from: start, mode, mustAdvance: advance)
        } catch { failure = error }
      }
      if let failure {
        try machine.checkInterrupt()
        throw .runtimeError(failure.message)
      }
      guard let bounds else { return .none }
      return .tuple(bounds.map { .int($0) })
    }
    return module
  }
}
