// What `complex` makes of numbers and text, and the attributes of complex numbers.

extension Interpreter {
  func installComplexMethods() {
    let type = TypeObject.complex
    type.construct("complex(cls, real=0, imag=0)") { call, machine throws(Raised) in
      if let text = call[1].string {
        guard call[2].integer?.signum == 0 else {
          throw .typeError("complex() can't take second arg if first is a string")
        }
        return try Interpreter.complex(text)
      }
      if call[2].string != nil { throw .typeError("complex() second arg can't be a string") }
      let first = try machine.complexPart(call[1], "first argument must be a string or a number")
      let second = try machine.complexPart(call[2], "second argument must be a number")
      // Adding nothing would lose the sign of a zero.
      let imaginary = first.imaginary == 0 ? second.real : first.imaginary + second.real
      return .object(ComplexObject(first.real - second.imaginary, imaginary))
    }
    type.property("real") { value, _ throws(Raised) in
      .float((value.object as? ComplexObject)?.real ?? 0)
    }
    type.property("imag") { value, _ throws(Raised) in
      .float((value.object as? ComplexObject)?.imaginary ?? 0)
    }
    type.method("conjugate(self, /)") { call, _ throws(Raised) in
      guard let value = call[0].object as? ComplexObject else { return .undefined }
      return .object(ComplexObject(value.real, -value.imaginary))
    }
    type.declareSlots([
      "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__",
      "__rtruediv__", "__pow__", "__rpow__", "__neg__", "__pos__", "__bool__", "__repr__",
      "__hash__", "__eq__", "__ne__", "__format__",
    ])
  }

  private func complexPart(
    _ value: Value, _ demand: String
  ) throws(Raised) -> (real: Double, imaginary: Double) {
    if let pair = try value.object?.complex(self) { return pair }
    if let integer = value.integer {
      return (try textual { () throws(TextError) in try integer.double() }, 0)
    }
    guard let double = try doubleIfPossible(value) else {
      throw .typeError("complex() \(demand), not '\(type(of: value).messageName)'")
    }
    return (double, 0)
  }

  /// `1+2j`, `-j`, `3`, `(1-2j)`: a real part, an imaginary part, or both.
  private static func complex(_ text: String) throws(Raised) -> Value {
    let malformed = Raised.valueError("complex() arg is a malformed string")
    var body = Array(text.utf8).trimmed
    if body.first == UInt8(ascii: "("), body.last == UInt8(ascii: ")") {
      body = Array(body[1..<(body.count - 1)]).trimmed
    }
    guard let last = body.last else { throw malformed }
    guard last | 0x20 == UInt8(ascii: "j") else {
      return .object(ComplexObject(try number(body, orThrow: malformed), 0))
    }
    body.removeLast()
    // The sign that parts the two numbers is the last one that belongs to no exponent.
    let cut = body.indices.dropFirst().last { index in
      (body[index] == UInt8(ascii: "+") || body[index] == UInt8(ascii: "-"))
        && body[index - 1] | 0x20 != UInt8(ascii: "e")
    }
    let start = cut ?? 0
    var end = Array(body[start...])
    if end.allSatisfy({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }), end.count <= 1 {
      end.append(UInt8(ascii: "1"))
    }
    let imaginary = try number(end, orThrow: malformed)
    let real = start == 0 ? 0 : try number(Array(body[..<start]), orThrow: malformed)
    return .object(ComplexObject(real, imaginary))
  }

  private static func number(
    _ digits: [UInt8], orThrow error: Raised
  ) throws(Raised) -> Double {
    guard !digits.isEmpty, digits.trimmed == digits else { throw error }
    do throws(TextError) {
      return try NumberParsing.float(String(decoding: digits, as: UTF8.self))
    } catch {
      throw Raised.valueError("complex() arg is a malformed string")
    }
  }
}

extension [UInt8] {
  /// Without white space at both ends.
  fileprivate var trimmed: [UInt8] {
    let isSpace: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(self[first...last])
  }
}
