// Reads Fixtures/operations.txt: cases with operands and PyTorch's results, floats as bits.

import Foundation
import Tensors

/// One line of the fixture: an operation, its operands and what PyTorch answers.
struct FixtureCase: CustomStringConvertible, Sendable {
  let line: Int
  let name: String
  let operands: [String]
  let results: [String]

  var description: String { "\(name) (line \(line))" }

  static func load(_ file: String) -> [FixtureCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let url = folder.appendingPathComponent("Fixtures/\(file)")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").enumerated().map { number, line in
      let sides = line.components(separatedBy: " => ")
      let left = sides[0].components(separatedBy: " | ")
      return FixtureCase(
        line: number + 1, name: left[0], operands: Array(left.dropFirst()),
        results: sides[1].components(separatedBy: " | "))
    }
  }
}

extension Tensor {
  private static let types: [String: DType] = [
    "f32": .float32, "f64": .float64, "i64": .int64, "i32": .int32, "u8": .uint8, "i16": .int16,
    "i8": .int8, "b1": .bool,
  ]

  /// Decodes `type[sizes]:elements`.
  static func decoded(_ text: String) throws -> Tensor {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let head = parts[0].dropLast().split(separator: "[", omittingEmptySubsequences: false)
    let dtype = Tensor.types[String(head[0])] ?? .float32
    let shape = try Shape(checking: head[1].split(separator: ",").map { Int($0) ?? 0 })
    let words = parts[1].split(separator: ",")
    switch dtype {
    case .float32:
      let values = words.map { Double(Float(bitPattern: UInt32($0, radix: 16) ?? 0)) }
      return try Tensor(values, shape: shape, dtype: .float32)
    case .float64:
      let values = words.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
      return try Tensor(values, shape: shape)
    default:
      return try Tensor(words.map { Int($0) ?? 0 }, shape: shape, dtype: dtype)
    }
  }

  /// How many representable numbers lie between the elements at most; nil when types or shapes differ.
  func distance(to other: Tensor) throws -> Int? {
    guard dtype == other.dtype, shape == other.shape else { return nil }
    if !dtype.isFloatingPoint { return try integers() == other.integers() ? 0 : Int.max }
    func order(_ value: Double) -> Int {
      if dtype == .float32 {
        let bits = Int(Int32(bitPattern: Float(value).bitPattern))
        return bits < 0 ? Int(Int32.min) - bits : bits
      }
      let bits = Int(bitPattern: UInt(value.bitPattern))
      return bits < 0 ? Int.min &- bits : bits
    }
    var worst = 0
    for (a, b) in zip(try doubles(), try other.doubles()) where !(a.isNaN && b.isNaN) {
      let gap = order(a).subtractingReportingOverflow(order(b))
      worst = Swift.max(
        worst, gap.overflow || a.isNaN != b.isNaN ? Int.max : Swift.abs(gap.partialValue))
    }
    return worst
  }
}
