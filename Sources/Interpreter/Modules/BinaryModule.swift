// `_binary`: what modules about bytes need of Swift: digests, checksums, floats as bytes.

extension Interpreter {
  private static let digests: [String: ([UInt8]) -> [UInt8]] = [
    "md5": MD5.digest, "sha1": SHA1.digest, "sha224": SHA256.digest224, "sha256": SHA256.digest,
    "sha384": SHA512.digest384, "sha512": SHA512.digest,
  ]

  func makeBinaryModule() -> ModuleObject {
    let module = ModuleObject("_binary")
    module.function("digest(name, data, /)") { call, machine throws(Raised) in
      guard let make = Interpreter.digests[call[0].string ?? ""] else {
        throw .valueError("unsupported hash type \(call[0].string ?? "")")
      }
      return .object(BytesObject(make(try machine.bytes(of: call[1]))))
    }
    // The checksum of zip files: the remainder of a division of polynomials, bit by bit.
    module.function("crc32(data, start=0, /)") { call, machine throws(Raised) in
      var rest = ~UInt32(truncatingIfNeeded: try machine.index(call[1]))
      for byte in try machine.bytes(of: call[0]) {
        rest ^= UInt32(byte)
        for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xedb8_8320 : rest >> 1 }
      }
      return .int(Int(~rest))
    }
    // The bytes of a float of 2, 4 or 8 bytes, the lowest first.
    module.function("float_bytes(value, size, /)") { call, machine throws(Raised) in
      let value = try machine.double(call[0])
      let bits: (UInt64, Int)
      switch try machine.index(call[1]) {
      case 2: bits = (UInt64(Interpreter.halfBits(value)), 2)
      case 4: bits = (UInt64(Float(value).bitPattern), 4)
      default: bits = (value.bitPattern, 8)
      }
      let isInfinite = bits.1 == 4 ? !Float(value).isFinite : bits.0 & 0x7c00 == 0x7c00
      if value.isFinite, bits.1 < 8, isInfinite {
        throw .overflow("float too large to pack with \(bits.1 == 4 ? "f" : "e") format")
      }
      return .object(
        BytesObject((0..<bits.1).map { UInt8(truncatingIfNeeded: bits.0 >> UInt64(8 * $0)) }))
    }
    module.function("float_of(data, /)") { call, machine throws(Raised) in
      let bytes = try machine.bytes(of: call[0])
      let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      switch bytes.count {
      case 2: return .float(Interpreter.half(UInt16(truncatingIfNeeded: bits)))
      case 4: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
      default: return .float(Double(bitPattern: bits))
      }
    }
    return module
  }

  /// The nearest number of 11 bits, ties to even.
  private static func halfBits(_ value: Double) -> UInt16 {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    guard !value.isNaN else { return sign | 0x7e00 }
    let size = value.magnitude
    guard size < 65520 else { return sign | 0x7c00 }
    // Below 2^-14 the steps are all of 2^-24.
    let exponent = max(size == 0 ? -14 : Int(size.exponent), -14)
    let steps = UInt16((size / powerOfTwo(exponent - 10)).rounded(.toNearestOrEven))
    return sign | (exponent == -14 ? steps : UInt16(exponent + 14) << 10 &+ steps)
  }

  private static func half(_ bits: UInt16) -> Double {
    let negative = bits & 0x8000 != 0
    let exponent = Int(bits >> 10 & 0x1f)
    let steps = Double(bits & 0x3ff)
    let size: Double
    switch exponent {
    case 31: size = steps == 0 ? .infinity : .nan
    case 0: size = steps * powerOfTwo(-24)
    default: size = (1024 + steps) * powerOfTwo(exponent - 25)
    }
    return negative ? -size : size
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
