// The builtin functions of numbers: abs, bin, chr, divmod, hex, oct, ord, pow, round, sum, max, min.

extension Interpreter {
  func installNumberFunctions() {
    builtin("abs(x, /)") { call, machine throws(Raised) in try machine.absolute(call[0]) }
    builtin("divmod(x, y, /)") { call, machine throws(Raised) in
      try machine.divmod(call[0], call[1])
    }
    builtin("pow(base, exp, mod=None)") { call, machine throws(Raised) in
      try machine.power(call[0], call[1], call[2])
    }
    builtin("round(number, ndigits=None)") { call, machine throws(Raised) in
      try machine.rounded(call[0], call[1])
    }
    for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
      builtin("\(name)(number, /)") { call, machine throws(Raised) in
        let value = try machine.exactInteger(call[0])
        let digits = try machine.textual { () throws(TextError) in
          try value.magnitudeDigits(radix: radix)
        }
        return .string((value.signum < 0 ? "-" : "") + prefix + digits)
      }
    }
    builtin("chr(i, /)") { call, machine throws(Raised) in
      let value = try machine.exactInteger(call[0])
      guard let code = value.small, (0..<0x110000).contains(code) else {
        throw .valueError("chr() arg not in range(0x110000)")
      }
      return .object(StringObject.ofScalar(UInt32(code)))
    }
    builtin("ord(c, /)") { call, machine throws(Raised) in
      if let text = call[0].stringObject {
        guard text.count == 1 else {
          throw .typeError(
            "ord() expected a character, but string of length \(text.count) found")
        }
        return .int(Int(text.scalar(at: 0)))
      }
      if let bytes = call[0].bytesLike, bytes.count == 1 { return .int(Int(bytes[0])) }
      throw .typeError(
        "ord() expected string of length 1, but \(machine.type(of: call[0]).name) found")
    }
    builtin("sum(iterable, /, start=0)") { call, machine throws(Raised) in
      try machine.sum(call[0], from: call[1])
    }
    rawBuiltin("max") { call, machine throws(Raised) in
      try machine.extreme("max", .greater, call)
    }
    rawBuiltin("min") { call, machine throws(Raised) in
      try machine.extreme("min", .less, call)
    }
  }

  /// `sum(values, start)`: plain addition from left to right.
  private func sum(_ values: Value, from start: Value) throws(Raised) -> Value {
    if start.string != nil {
      throw .typeError("sum() can't sum strings [use ''.join(seq) instead]")
    }
    if start.objectKind == .bytes {
      throw .typeError("sum() can't sum bytes [use b''.join(seq) instead]")
    }
    var total = start
    let iterator = try iterator(of: values)
    while true {
      let element = try next(iterator)
      if element.isUndefined { return total }
      switch (total, element) {
      case (.float(let a), .float(let b)): total = .float(a + b)
      default: total = try binary(.add, total, element)
      }
    }
  }

  private func extreme(
    _ name: String, _ operation: CompareOperation, _ call: Arguments
  ) throws(Raised) -> Value {
    var key = Value.none
    var otherwise = Value.undefined
    for (keyword, value) in call.keywords {
      switch keyword.text {
      case "key": key = value
      case "default": otherwise = value
      default:
        throw .typeError("'\(keyword.text)' is an invalid keyword argument for \(name)()")
      }
    }
    guard call.count > 0 else {
      throw .typeError("\(name) expected at least 1 argument, got 0")
    }
    let values: [Value]
    if call.count > 1 {
      guard otherwise.isUndefined else {
        throw .typeError(
          "Cannot specify a default for \(name)() with multiple positional arguments")
      }
      values = call.rest()
    } else {
      values = try elements(of: call[0])
    }
    guard var best = values.first else {
      guard otherwise.isUndefined else { return otherwise }
      throw .valueError("\(name)() arg is an empty sequence")
    }
    var bestKey = key.isNone ? best : try self.call(key, best)
    for value in values.dropFirst() {
      let valueKey = key.isNone ? value : try self.call(key, value)
      if try truth(try compare(operation, valueKey, bestKey)) {
        (best, bestKey) = (value, valueKey)
      }
    }
    return best
  }
}
