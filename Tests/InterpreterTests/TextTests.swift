import BigInt
import Foundation
import Testing

@testable import Interpreter

/// Numbers and text against Fixtures/text.jsonl, which text.py writes with CPython 3.11.
struct TextTests {
  struct Row: CustomTestStringConvertible {
    let family: String
    let arguments: [String]
    let expected: String
    var testDescription: String { "\(family) \(arguments)" }
  }

  static let rows: [String: [Row]] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/text.jsonl")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    var families: [String: [Row]] = [:]
    for line in text.split(separator: "\n") {
      guard let fields = try? JSONDecoder().decode([String].self, from: Data(line.utf8)) else {
        continue
      }
      families[fields[0], default: []].append(
        Row(
          family: fields[0], arguments: Array(fields[1..<(fields.count - 1)]),
          expected: fields[fields.count - 1]))
    }
    return families
  }()

  static let families = Array(rows.keys).sorted()

  @Test func `The fixture is read`() {
    #expect(Self.families.count > 30)
  }

  @Test(arguments: families)
  func `A family of routines gives what CPython gives`(family: String) {
    for row in Self.rows[family] ?? [] {
      let shown: String
      do {
        shown = try compute(row.family, row.arguments)
      } catch let error as TextError {
        shown = "!\(error.kind.rawValue): \(error.message)"
      } catch {
        shown = "\(error)"
      }
      #expect(shown == row.expected, "\(row.family) \(row.arguments)")
    }
  }

  private func compute(_ family: String, _ a: [String]) throws -> String {
    func float(_ index: Int) throws -> Double {
      a[index].contains("nan") ? .nan : try FloatMath.fromHex(a[index])
    }
    func integer(_ index: Int) throws -> Integer { Integer(BigInt(a[index]) ?? 0) }
    func hex(_ x: Double) -> String { FloatText.hex(x) }
    switch family {
    case "repr": return FloatText.repr(try float(0))
    case "hex": return hex(try float(0))
    case "hashf": return String(FloatMath.hash(try float(0)))
    case "ratio":
      let ratio = try FloatMath.integerRatio(try float(0))
      return "\(ratio.numerator.wide) \(ratio.denominator.wide)"
    case "roundf": return "\(try FloatMath.rounded(try float(0)).wide)"
    case "roundfn": return hex(try FloatMath.rounded(try float(0), places: Int(a[1])!))
    case "formatf": return try NumberFormatting.float(try float(0), spec: a[1])
    case "formati": return try NumberFormatting.integer(try integer(0), spec: a[1])
    case "formats": return try NumberFormatting.string(a[0], spec: a[1])
    case "parsef": return hex(try NumberParsing.float(a[0]))
    case "parsei": return "\(try NumberParsing.integer(a[0]).wide)"
    case "parseb": return "\(try NumberParsing.integer(a[0], base: Int(a[1])!).wide)"
    case "reprs": return StringText.repr(a[0])
    case "ascii": return StringText.ascii(a[0])
    case "add": return "\(try Integer.add(integer(0), integer(1)).wide)"
    case "sub": return "\(try Integer.subtract(integer(0), integer(1)).wide)"
    case "mul": return "\(try Integer.multiply(integer(0), integer(1)).wide)"
    case "floordiv": return "\(try Integer.floorDivide(integer(0), integer(1)).wide)"
    case "mod": return "\(try Integer.modulo(integer(0), integer(1)).wide)"
    case "truediv": return hex(try Integer.trueDivide(integer(0), integer(1)))
    case "and_": return "\(try Integer.and(integer(0), integer(1)).wide)"
    case "or_": return "\(try Integer.or(integer(0), integer(1)).wide)"
    case "xor": return "\(try Integer.xor(integer(0), integer(1)).wide)"
    case "lt": return try integer(0) < integer(1) ? "True" : "False"
    case "hashi": return "\(try integer(0).hash)"
    case "double": return hex(try integer(0).double())
    case "roundi": return "\(try Integer.rounded(integer(0), tens: -Int(a[1])!).wide)"
    case "lshift": return "\(try Integer.shiftLeft(integer(0), integer(1)).wide)"
    case "rshift": return "\(try Integer.shiftRight(integer(0), integer(1)).wide)"
    case "pow": return "\(try Integer.power(integer(0), integer(1)).wide)"
    case "powmod":
      return "\(try Integer.power(integer(0), integer(1), modulus: integer(2)).wide)"
    case "ffloordiv": return hex(try FloatMath.floorDivide(try float(0), try float(1)))
    case "fmod": return hex(try FloatMath.modulo(try float(0), try float(1)))
    case "ftruediv": return hex(try FloatMath.divide(try float(0), try float(1)))
    case "fpow": return hex(try FloatMath.power(try float(0), try float(1)))
    case "comparefi": return "\(try integer(0).compare(try float(1)))"
    default: return "unknown family"
    }
  }

  @Test func `An absurd size is refused at once`() {
    let ten = Integer(10)
    #expect(throws: TextError.memory) {
      try Integer.power(ten, Integer.power(ten, Integer(8)))
    }
    #expect(throws: TextError.memory) { try Integer.shiftLeft(Integer(1), Integer(1 << 60)) }
    #expect(throws: TextError.memory) {
      try NumberFormatting.integer(Integer(1), spec: "999999999999")
    }
    #expect(throws: TextError.value("precision too big")) {
      try NumberFormatting.float(1, spec: ".2147483648f")
    }
  }

  @Test(arguments: [
    ("a{}b{0}", "cannot switch from automatic field numbering to manual field specification"),
    ("{", "Single '{' encountered in format string"),
    ("}", "Single '}' encountered in format string"),
    ("{a", "expected '}' before end of string"),
    ("{!}", "unmatched '{' in format spec"),
    ("{!rx}", "expected ':' after conversion specifier"),
    ("{:{", "unmatched '{' in format spec"),
    ("{0[0]x}", "Only '.' or '[' may follow ']' in format field specifier"),
    ("{0.}", "Empty attribute in format string"),
    ("{99999999999999999999}", "Too many decimal digits in format string"),
  ])
  func `A malformed format text is explained`(text: String, message: String) {
    #expect(throws: TextError(.valueError, message)) {
      var template = FormatTemplate(text)
      var numbering = FieldNumbering()
      while let piece = try template.next() {
        guard case .field(let field) = piece else { continue }
        let (name, number, _) = try FormatTemplate.parseName(field.name)
        if name.isEmpty { _ = try numbering.automatic() }
        if number != nil { try numbering.manual() }
      }
    }
  }
}
