// Texts of tensors and arrays against those of PyTorch and NumPy (Fixtures/printings.py).

import Foundation
import Testing

@testable import Tensors

@Suite("Printing")
struct PrintingTests {
  @Test("Tensors and arrays print as PyTorch and NumPy print them")
  func matchesTheReference() throws {
    let cases = try PrintingCase.load()
    #expect(cases.count > 200)
    for item in cases {
      #expect(
        item.text() == item.expected, "\(item.kind) \(item.dtype) \(item.shape) \(item.options)")
    }
  }

  @Test("Shapes print as tuples and sizes")
  func shapes() {
    #expect(TensorText.tuple([]) == "()")
    #expect(TensorText.tuple([3]) == "(3,)")
    #expect(TensorText.size([2, 3]) == "torch.Size([2, 3])")
  }

  @Test(
    "Scalars print with the digits of their own precision",
    arguments: [
      (0.1, DType.float64, "0.1"), (0.1, .float32, "0.1"), (1e-5, .float64, "1e-05"),
      (1e16, .float64, "1e+16"), (123_456_789, .float64, "123456789.0"), (-0.0, .float32, "-0.0"),
      (.nan, .float64, "nan"), (0.333251953125, .float16, "0.3333"),
      (1.5e300, .float64, "1.5e+300"),
    ])
  func scalars(value: Double, format: DType, text: String) {
    #expect(NumPyText.scalar(value, format: format) == text)
  }
}

/// One array and the text that the reference gives it.
struct PrintingCase {
  var kind = ""
  var dtype = ""
  var shape: [Int] = []
  var options: [String: String] = [:]
  var data: [UInt8] = []
  var expected = ""

  static func load(_ path: String? = nil) throws -> [PrintingCase] {
    let file =
      path
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/printings.txt").path
    let whole = try String(contentsOfFile: file, encoding: .utf8)
    return whole.components(separatedBy: "\n~\n").compactMap { block in
      guard let newline = block.firstIndex(of: "\n") else { return nil }
      var item = PrintingCase()
      let fields = block[..<newline].split(separator: " ")
      item.kind = String(fields[0])
      item.dtype = String(fields[1])
      item.shape = fields[2] == "-" ? [] : fields[2].split(separator: ",").compactMap { Int($0) }
      for pair in fields[3].split(separator: ",") where pair != "-" {
        let parts = pair.split(separator: "=")
        item.options[String(parts[0])] = String(parts[1])
      }
      let digits = fields[4] == "-" ? [] : Array(fields[4].utf8)
      item.data = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
      }
      item.expected = String(block[block.index(after: newline)...])
      return item
    }
  }

  private static let formats: [String: DType] = [
    "bool": .bool, "uint8": .uint8, "int8": .int8, "int16": .int16, "int32": .int32,
    "int64": .int64, "float16": .float16, "float32": .float32, "float64": .float64,
  ]

  func text() -> String {
    guard let format = Self.formats[dtype] else { return "unknown type \(dtype)" }
    var strides = [Int](repeating: 1, count: shape.count)
    for index in shape.indices.dropLast().reversed() {
      strides[index] = strides[index + 1] * shape[index + 1]
    }
    return (data + [0]).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return "" }
      let view = ElementsView(base: base, format: format, shape: shape, strides: strides)
      switch kind {
      case "str": return NumPyText.str(view, options: numpyOptions)
      case "repr": return NumPyText.repr(view, options: numpyOptions)
      default: return tensorText(view)
      }
    }
  }

  private func tensorText(_ view: ElementsView) -> String {
    let hidden: Set = ["float32", "int64", "bool"]
    let gradient: GradientNote =
      kind == "leaf" ? .requiresGrad : kind == "mul" ? .function("MulBackward0") : .none
    return TensorText.describe(
      view, dtype: hidden.contains(dtype) ? nil : "torch." + dtype,
      emptyDtype: dtype == "float32" ? nil : "torch." + dtype, gradient: gradient,
      options: torchOptions)
  }

  private var torchOptions: PrintOptions {
    var result = PrintOptions()
    if let value = options["precision"].flatMap({ Int($0) }) { result.precision = value }
    if let value = options["linewidth"].flatMap({ Int($0) }) { result.lineWidth = value }
    if let value = options["edgeitems"].flatMap({ Int($0) }) { result.edgeItems = value }
    if let value = options["threshold"].flatMap({ Double($0) }) { result.threshold = value }
    if let value = options["sci_mode"] { result.scientific = value == "True" }
    return result
  }

  private var numpyOptions: NumPyPrintOptions {
    var result = NumPyPrintOptions()
    if let value = options["precision"].flatMap({ Int($0) }) { result.precision = value }
    if let value = options["linewidth"].flatMap({ Int($0) }) { result.lineWidth = value }
    if let value = options["edgeitems"].flatMap({ Int($0) }) { result.edgeItems = value }
    if let value = options["threshold"].flatMap({ Double($0) }) { result.threshold = value }
    if let value = options["suppress"] { result.suppressesSmall = value == "True" }
    if let value = options["sign"].flatMap({ NumPyPrintOptions.Sign(rawValue: $0) }) {
      result.sign = value
    }
    if let value = options["floatmode"].flatMap({ NumPyPrintOptions.FloatMode(rawValue: $0) }) {
      result.floatMode = value
    }
    return result
  }
}
