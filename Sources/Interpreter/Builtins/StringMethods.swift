// The methods of `str` that search, cut and join. Searching goes by bytes, which UTF-8 allows;
// offsets are turned into character counts only where a program sees them.

extension Interpreter {
  func installStringMethods() {
    let type = TypeObject.str
    type.construct("str(cls, object='', encoding=None, errors='strict')") {
      call, machine throws(Raised) in
      let cls = call[0].type ?? .str
      let value: Value
      if call[2].isNone {
        value = try machine.strValue(call[1])
      } else {
        value = .string(try machine.decode(try machine.bytes(of: call[1]), call[2], call[3]))
      }
      guard cls !== TypeObject.str else { return value }
      return .object(StringObject(value.string ?? "", type: cls))
    }
    installSearch(type)
    installParts(type)
    installCaseMethods(type)
    installAlignment(type)
    installTests(type)
    installFormatting(type)
    type.declareSlots(
      .sequence + .ordering + ["__add__", "__mul__", "__rmul__", "__mod__", "__rmod__"])
  }

  /// A text argument; TypeError with the function's own words otherwise.
  func text(_ value: Value, _ message: @autoclosure () -> String) throws(Raised) -> String {
    guard let text = value.string else {
      throw .typeError("\(message()), not \(type(of: value).name)")
    }
    return text
  }

  private func installSearch(_ type: TypeObject) {
    for (name, fromEnd, mustFind) in [
      ("find", false, false), ("rfind", true, false), ("index", false, true),
      ("rindex", true, true),
    ] {
      type.method("\(name)(self, sub, start=None, end=None, /)") { call, machine throws(Raised) in
        let string = try call.string("find", machine)
        let part = try machine.text(call[1], "must be str")
        let index = try machine.position(of: part, in: string, call[2], call[3], fromEnd: fromEnd)
        if let index { return .int(index) }
        if mustFind { throw .valueError("substring not found") }
        return .int(-1)
      }
    }
    type.method("count(self, sub, start=None, end=None, /)") { call, machine throws(Raised) in
      let string = try call.string("count", machine)
      let part = try machine.text(call[1], "must be str")
      guard let slice = try machine.slice(string, call[2], call[3]) else { return .int(0) }
      if part.isEmpty { return .int(slice.unicodeScalars.count + 1) }
      var count = 0
      var offset = 0
      while let found = StringText.firstOffset(of: part, in: slice, from: offset) {
        count += 1
        offset = found + part.utf8.count
      }
      return .int(count)
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method("\(name)(self, prefix, start=None, end=None, /)") {
        call, machine throws(Raised) in
        let string = try call.string("startswith", machine)
        let slice = try machine.slice(string, call[2], call[3])
        var candidates = [call[1]]
        if let tuple = call[1].tuple { candidates = tuple.elements }
        for candidate in candidates {
          guard let part = candidate.string else {
            throw .typeError(
              call[1].tuple == nil
                ? "\(name) first arg must be str or a tuple of str, not "
                  + machine.type(of: candidate).name
                : "tuple for \(name) must only contain str, not "
                  + machine.type(of: candidate).name)
          }
          guard let slice else { continue }
          if atEnd ? slice.hasByteSuffix(part) : slice.hasBytePrefix(part) { return .bool(true) }
        }
        return .bool(false)
      }
    }
    type.method("replace(self, old, new, count=-1, /)") { call, machine throws(Raised) in
      let string = try call.string("replace", machine).string
      guard let old = call[1].string else {
        throw .typeError(
          "replace() argument 1 must be str, not \(machine.type(of: call[1]).name)")
      }
      guard let new = call[2].string else {
        throw .typeError(
          "replace() argument 2 must be str, not \(machine.type(of: call[2]).name)")
      }
      return .string(
        try machine.replacing(old, with: new, in: string, most: try machine.index(call[3])))
    }
    type.method("removeprefix(self, prefix, /)") { call, machine throws(Raised) in
      let string = try call.string("removeprefix", machine).string
      let part = try machine.text(call[1], "removeprefix() argument must be str")
      return .string(
        string.hasBytePrefix(part) ? string.bytes(from: part.utf8.count) : string)
    }
    type.method("removesuffix(self, suffix, /)") { call, machine throws(Raised) in
      let string = try call.string("removesuffix", machine).string
      let part = try machine.text(call[1], "removesuffix() argument must be str")
      guard !part.isEmpty, string.hasByteSuffix(part) else { return .string(string) }
      return .string(string.bytes(to: string.utf8.count - part.utf8.count))
    }
  }

  private func installParts(_ type: TypeObject) {
    type.method("split(self, sep=None, maxsplit=-1)") { call, machine throws(Raised) in
      let string = try call.string("split", machine).string
      let most = try machine.index(call[2])
      if call[1].isNone { return machine.strings(string.splitAtSpaces(most: most)) }
      let separator = try machine.text(call[1], "must be str or None")
      guard !separator.isEmpty else { throw .valueError("empty separator") }
      return machine.strings(string.split(at: separator, most: most))
    }
    type.method("rsplit(self, sep=None, maxsplit=-1)") { call, machine throws(Raised) in
      let string = try call.string("rsplit", machine).string
      let most = try machine.index(call[2])
      if call[1].isNone { return machine.strings(string.splitAtSpacesFromEnd(most: most)) }
      let separator = try machine.text(call[1], "must be str or None")
      guard !separator.isEmpty else { throw .valueError("empty separator") }
      return machine.strings(string.splitFromEnd(at: separator, most: most))
    }
    type.method("splitlines(self, keepends=False)") { call, machine throws(Raised) in
      let string = try call.string("splitlines", machine).string
      return machine.strings(string.lines(keepingEnds: try machine.truth(call[1])))
    }
    for (name, fromEnd) in [("partition", false), ("rpartition", true)] {
      type.method("\(name)(self, sep, /)") { call, machine throws(Raised) in
        let string = try call.string("partition", machine).string
        let separator = try machine.text(call[1], "must be str")
        guard !separator.isEmpty else { throw .valueError("empty separator") }
        let found =
          fromEnd
          ? StringText.lastOffset(of: separator, in: string, from: 0, to: string.utf8.count)
          : StringText.firstOffset(of: separator, in: string, from: 0)
        guard let found else {
          let parts = fromEnd ? ["", "", string] : [string, "", ""]
          return .tuple(parts.map { .string($0) })
        }
        return .tuple([
          .string(string.bytes(to: found)), call[1],
          .string(string.bytes(from: found + separator.utf8.count)),
        ])
      }
    }
    type.method("join(self, iterable, /)") { call, machine throws(Raised) in
      let separator = try call.string("join", machine).string
      guard machine.isIterable(call[1]) else { throw .typeError("can only join an iterable") }
      var result = ""
      for (index, element) in try machine.elements(of: call[1]).enumerated() {
        guard let part = element.stringObject else {
          throw .typeError(
            "sequence item \(index): expected str instance, "
              + "\(machine.type(of: element).name) found")
        }
        if index > 0 { result += separator }
        result += part.string
      }
      return .string(result)
    }
    for (name, atStart, atEnd) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method("\(name)(self, chars=None, /)") { call, machine throws(Raised) in
        let string = try call.string("strip", machine).string
        guard !call[1].isNone else {
          return .string(
            string.stripped(atStart: atStart, atEnd: atEnd, NumberParsing.isSpace))
        }
        guard let characters = call[1].string else {
          throw .typeError("\(name) arg must be None or str")
        }
        let set = Set(characters.unicodeScalars)
        return .string(string.stripped(atStart: atStart, atEnd: atEnd, set.contains))
      }
    }
  }

  // MARK: - Helpers

  /// A list of texts.
  func strings(_ parts: [String]) -> Value {
    let list = ListObject(capacity: parts.count)
    for part in parts { list.append(.string(part)) }
    return .object(list)
  }

  /// The part of a text between two bounds given in characters; nil if they cross.
  private func slice(
    _ string: StringObject, _ start: Value, _ end: Value
  ) throws(Raised) -> String? {
    if start.isNoneOrUndefined, end.isNoneOrUndefined { return string.string }
    let count = string.count
    if let first = try clampedIndexIfPossible(start), first > count { return nil }
    let low = try clampedBound(start, count, otherwise: 0)
    let high = try clampedBound(end, count, otherwise: count)
    guard low <= high else { return nil }
    return try SliceObject(.int(low), .int(high), .none).string(of: string, self)
  }

  private func position(
    of part: String, in string: StringObject, _ start: Value, _ end: Value, fromEnd: Bool
  ) throws(Raised) -> Int? {
    guard let slice = try slice(string, start, end) else { return nil }
    let found =
      fromEnd
      ? StringText.lastOffset(of: part, in: slice, from: 0, to: slice.utf8.count)
      : StringText.firstOffset(of: part, in: slice, from: 0)
    guard let found else { return nil }
    let first = try clampedBound(start, string.count, otherwise: 0)
    return first + (string.isASCII ? found : slice.bytes(to: found).unicodeScalars.count)
  }

  private func replacing(
    _ old: String, with new: String, in text: String, most: Int
  ) throws(Raised) -> String {
    var limit = most < 0 ? Int.max : most
    guard limit > 0 else { return text }
    var result = ""
    if old.isEmpty {
      let growth = text.utf8.count.multipliedReportingOverflow(by: new.utf8.count + 1)
      guard !growth.overflow, growth.partialValue <= 1 << 30 else { throw .memoryError() }
      for scalar in text.unicodeScalars {
        if limit > 0 {
          result += new
          limit -= 1
        }
        result.unicodeScalars.append(scalar)
      }
      return limit > 0 ? result + new : result
    }
    var offset = 0
    while limit > 0, let found = StringText.firstOffset(of: old, in: text, from: offset) {
      result += text.bytes(from: offset, to: found)
      result += new
      guard result.utf8.count <= 1 << 30 else { throw .memoryError() }
      offset = found + old.utf8.count
      limit -= 1
    }
    return offset == 0 ? text : result + text.bytes(from: offset)
  }
}
