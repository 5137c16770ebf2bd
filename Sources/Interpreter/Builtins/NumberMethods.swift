// The methods of `int`, `bool` and `float`.

import BigInt

extension Interpreter {
  func installNumberMethods() {
    installIntegerMethods(.int)
    installBoolMethods(.bool)
    installFloatMethods(.float)
    installComplexMethods()
  }

  private func installIntegerMethods(_ type: TypeObject) {
    type.construct { call, machine throws(Raised) in
      let result = try machine.constructInteger(call)
      guard let cls = call[0].type, cls !== TypeObject.int else { return result }
      return machine.integer(result.integer ?? .small(0), of: cls)
    }
    for name in ["real", "numerator"] {
      type.property(name) { value, machine throws(Raised) in
        .integer(value.integer ?? .small(0))
      }
    }
    type.property("imag") { _, _ throws(Raised) in .int(0) }
    type.property("denominator") { _, _ throws(Raised) in .int(1) }
    type.method("bit_length(self, /)") { call, machine throws(Raised) in
      .int(try call.integer("bit_length", machine).bitLength)
    }
    type.method("bit_count(self, /)") { call, machine throws(Raised) in
      switch try call.integer("bit_count", machine) {
      case .small(let value): return .int(value.magnitude.nonzeroBitCount)
      case .big(let value):
        return .int(value.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
      }
    }
    type.method("conjugate(self, /)") { call, machine throws(Raised) in
      .integer(try call.integer("conjugate", machine))
    }
    type.method("as_integer_ratio(self, /)") { call, machine throws(Raised) in
      .tuple([.integer(try call.integer("as_integer_ratio", machine)), .int(1)])
    }
    type.method("to_bytes(self, length=1, byteorder='big', *, signed=False)") {
      call, machine throws(Raised) in
      let value = try call.integer("to_bytes", machine)
      let length = try machine.index(call[1])
      let signed = try machine.truth(call[3])
      guard length >= 0 else { throw .valueError("length argument must be non-negative") }
      guard length <= 1 << 20 else { throw .memoryError() }
      guard signed || value.signum >= 0 else {
        throw .overflow("can't convert negative int to unsigned")
      }
      let bits = value.signum < 0 ? (value.wide + 1).magnitude.bitWidth : value.bitLength
      guard bits + (signed ? 1 : 0) <= length * 8 || (value.signum == 0 && length == 0) else {
        throw .overflow("int too big to convert")
      }
      let magnitude =
        value.signum < 0
        ? (BigInt(1) << (length * 8) + value.wide).magnitude : value.wide.magnitude
      var bytes = [UInt8](magnitude.serialize())
      bytes = Array(repeating: 0, count: max(0, length - bytes.count)) + bytes
      switch call[2].string {
      case "big": return .object(BytesObject(bytes))
      case "little": return .object(BytesObject(bytes.reversed()))
      default: throw .valueError("byteorder must be either 'little' or 'big'")
      }
    }
    type.classMethod("from_bytes(cls, bytes, byteorder='big', *, signed=False)") {
      call, machine throws(Raised) in
      var bytes = try machine.bytes(of: call[1])
      switch call[2].string {
      case "big": break
      case "little": bytes.reverse()
      default: throw .valueError("byteorder must be either 'little' or 'big'")
      }
      var value = BigInt(BigUInt(DataBytes.words(bytes)))
      if try machine.truth(call[3]), let first = bytes.first, first >= 0x80 {
        value -= BigInt(1) << (bytes.count * 8)
      }
      return .integer(Integer(value))
    }
    type.declareSlots(
      numberSlots + [
        "__and__", "__rand__", "__or__", "__ror__", "__xor__", "__rxor__", "__lshift__",
        "__rlshift__", "__rshift__", "__rrshift__", "__invert__", "__index__",
      ])
  }

  private var numberSlots: [String] {
    [
      "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__",
      "__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__pow__",
      "__rpow__", "__neg__", "__pos__", "__abs__", "__bool__", "__int__", "__float__",
      "__trunc__", "__floor__", "__ceil__", "__round__", "__divmod__", "__rdivmod__", "__lt__",
      "__le__", "__gt__", "__ge__",
    ]
  }

  private func constructInteger(_ call: Arguments) throws(Raised) -> Value {
    var base = call.count > 2 ? call[2] : call.keyword(Symbol("base"))
    guard call.count <= 3 else {
      throw .typeError("int() takes at most 2 arguments (\(call.count - 1) given)")
    }
    for keyword in call.keywords where keyword.name != Symbol("base") {
      throw .typeError("'\(keyword.name.text)' is an invalid keyword argument for int()")
    }
    guard call.count > 1 else {
      guard base.isUndefined else { throw .typeError("int() missing string argument") }
      return .int(0)
    }
    if base.isUndefined { return try makeInteger(call[1]) }
    if case .object = base { base = .int(try index(base)) }
    let radix = try index(base)
    let text: String
    if let string = call[1].string {
      text = string
    } else if let bytes = call[1].bytesLike {
      text = BytesObject(bytes).asText
    } else {
      throw .typeError("int() can't convert non-string with explicit base")
    }
    return .integer(
      try textual { () throws(TextError) in try NumberParsing.integer(text, base: radix) })
  }

  private func installBoolMethods(_ type: TypeObject) {
    type.construct { call, machine throws(Raised) in
      guard call.count <= 2 else {
        throw .typeError("bool expected at most 1 argument, got \(call.count - 1)")
      }
      guard call.nameCount == 0 else { throw .typeError("bool() takes no keyword arguments") }
      return .bool(call.count == 2 ? try machine.truth(call[1]) : false)
    }
    type.declareSlots(["__and__", "__rand__", "__or__", "__ror__", "__xor__", "__rxor__"])
  }

  private func installFloatMethods(_ type: TypeObject) {
    type.construct("float(cls, x=0, /)") { call, machine throws(Raised) in
      let value = try machine.makeFloat(call[1])
      guard let cls = call[0].type, cls !== TypeObject.float else { return .float(value) }
      return .object(FloatObject(value, type: cls))
    }
    type.property("real") { value, machine throws(Raised) in
      .float(try machine.double(value))
    }
    type.property("imag") { _, _ throws(Raised) in .float(0) }
    type.method("is_integer(self, /)") { call, machine throws(Raised) in
      let value = try machine.double(call[0])
      return .bool(value.isFinite && value == value.rounded(.towardZero))
    }
    type.method("as_integer_ratio(self, /)") { call, machine throws(Raised) in
      let value = try machine.double(call[0])
      let ratio = try machine.textual { () throws(TextError) in
        try FloatMath.integerRatio(value)
      }
      return .tuple([.integer(ratio.numerator), .integer(ratio.denominator)])
    }
    type.method("hex(self, /)") { call, machine throws(Raised) in
      .string(FloatText.hex(try machine.double(call[0])))
    }
    type.method("conjugate(self, /)") { call, machine throws(Raised) in
      .float(try machine.double(call[0]))
    }
    type.classMethod("fromhex(cls, string, /)") { call, machine throws(Raised) in
      guard let text = call[1].string else {
        throw .typeError("bad argument type for built-in operation")
      }
      return .float(try machine.textual { () throws(TextError) in try FloatMath.fromHex(text) })
    }
    type.declareSlots(numberSlots)
  }
}

/// Bytes as the words of a big integer.
private enum DataBytes {
  /// The value of big-endian bytes.
  static func words(_ bytes: [UInt8]) -> BigUInt {
    var value = BigUInt()
    for byte in bytes { value = value << 8 | BigUInt(byte) }
    return value
  }
}
