// How arguments find the parameters of a function that is written in R: by name, by the beginning of a
// name, then the rest in their order.

extension Interpreter {
  /// Puts the arguments into the slots of their parameters; those that are left for `...` into its own.
  func placeByName(
    _ function: FunctionObject, _ base: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: UnsafePointer<Symbol>, _ nameCount: Int, into slots: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    let code = function.code
    let layout = code.parameters
    let variadic = layout.positionalCount + layout.keywordOnlyCount
    let extra = layout.hasKeywords ? DictObject() : nil
    if let extra { slots[variadic + (layout.hasVariadic ? 1 : 0)] = .object(extra) }
    for index in 0..<nameCount {
      let name = names[index]
      guard let place = parameter(name, of: code, slots) else {
        guard let extra else { throw unexpectedKeyword(function, name, names, nameCount) }
        extra.set(name, base[count + index])
        continue
      }
      guard slots[place].isUndefined else {
        throw .typeError(
          "\(function.qualifiedName)() got multiple values for argument '\(name.text)'")
      }
      slots[place] = base[count + index]
    }
    var next = 0
    var place = 0
    while next < count, place < layout.positionalCount {
      if slots[place].isUndefined {
        slots[place] = base[next]
        next += 1
      }
      place += 1
    }
    if layout.hasVariadic {
      slots[variadic] =
        next < count
        ? .tuple(UnsafeBufferPointer(start: base + next, count: count - next))
        : .object(TupleObject.empty)
    } else if next < count {
      throw tooMany(function, slots, count + nameCount)
    }
  }

  /// The place of the parameter that a name means: its own, or the only free one before `...` that
  /// begins with it.
  private func parameter(
    _ name: Symbol, of code: Code, _ slots: UnsafeMutablePointer<Value>
  ) -> Int? {
    let layout = code.parameters
    let variadic = layout.positionalCount + layout.keywordOnlyCount
    for place in 0..<variadic where code.localNames[place] == name { return place }
    let candidates = (0..<layout.positionalCount).filter {
      slots[$0].isUndefined && code.localNames[$0].text.hasPrefix(name.text)
    }
    return candidates.count == 1 ? candidates[0] : nil
  }
}
