// Kernels against digests of PyTorch's results on the same made-up numbers (Fixtures/kernels.py).

import CKernels
import Foundation
import Testing

@Suite("Kernels")
struct KernelTests {
  /// One line of the fixture: `sum-f32 100 8f3a...`.
  struct Row: CustomStringConvertible {
    let name: String
    let sizes: [Int64]
    let digest: String
    var description: String { "\(name) \(sizes)" }

    init(_ line: Substring) {
      let words = line.split(separator: " ")
      name = String(words[0])
      sizes = words[1..<words.count - 1].map { Int64($0) ?? 0 }
      digest = String(words[words.count - 1])
    }
  }

  static let rows: [Row] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/kernels.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(Row.init)
  }()

  @Test("The digits are PyTorch's", arguments: rows.indices)
  func matchesTheReference(index: Int) throws {
    let row = Self.rows[index]
    let digest =
      row.name.hasSuffix("f64") ? digest(of: row, Double.self) : digest(of: row, Float.self)
    #expect(digest == row.digest, "\(row)")
  }

  @Test("The fixture is there")
  func fixture() { #expect(Self.rows.count == 101) }

  private func digest<T: BinaryFloatingPoint>(of row: Row, _: T.Type) -> String {
    let type: KernelType = T.self == Float.self ? .float32 : .float64
    let n = row.sizes[0]
    let m = row.sizes.count > 1 ? row.sizes[1] : 1
    let x = numbers(n * m, seed: n, T.self)
    let g = numbers(n * m, seed: m, T.self)
    var out = [T](repeating: 0, count: Int(n * m))
    switch row.name.split(separator: "-")[0] {
    case "sum": reduce(.sum, type, [n], [1], dims: 1, x, &out, keeping: 1)
    case "sum0": reduce(.sum, type, [n, m], [m, 1], dims: 1, x, &out, keeping: m)
    case "sum1": reduce(.sum, type, [n, m], [m, 1], dims: 2, x, &out, keeping: n)
    case "norm1": reduce(.norm, type, [n, m], [m, 1], dims: 2, x, &out, keeping: n)
    case "prod1": reduce(.prod, type, [n, m], [m, 1], dims: 2, x, &out, keeping: n)
    case "softmax": _ = taper_softmax(type, n, m, 1, x, &out)
    case "log_softmax": _ = taper_log_softmax(type, n, m, 1, x, &out)
    case "softmax_backward":
      var y = out
      _ = taper_softmax(type, n, m, 1, x, &y)
      _ = taper_softmax_backward(type, n, m, 1, g, y, &out)
    case "log_softmax_backward":
      var y = out
      _ = taper_log_softmax(type, n, m, 1, x, &y)
      _ = taper_log_softmax_backward(type, n, m, 1, g, y, &out)
    case "layer_norm":
      var mean = [T](repeating: 0, count: Int(n))
      var rstd = mean
      _ = taper_layer_norm(type, n, m, x, nil, nil, 1e-5, &out, &mean, &rstd)
    case "sigmoid": _ = taper_unary(.sigmoid, type, 1, n, x, 0, 1, &out, 0, 1)
    case "silu": _ = taper_unary(.silu, type, 1, n, x, 0, 1, &out, 0, 1)
    case "cumsum": _ = taper_scan(.cumsum, type, n, x, 1, &out, 1, nil, 0)
    case "sort":
      var indices = [Int64](repeating: 0, count: Int(n))
      _ = taper_sort(type, n, x, 1, false, nil, &indices)
      return fnv(indices)
    default: return "unknown"
    }
    return fnv(out)
  }

  private func reduce<T>(
    _ op: ReduceKernel, _ type: KernelType, _ shape: [Int64], _ steps: [Int64], dims: UInt32,
    _ x: [T], _ out: inout [T], keeping count: Int64
  ) {
    _ = taper_reduce(op, type, Int64(shape.count), shape, steps, dims, x, &out)
    out.removeLast(out.count - Int(count))
  }

  /// The fixture's numbers: 24 bits of a linear congruential generator, between -4 and 4.
  private func numbers<T: BinaryFloatingPoint>(_ count: Int64, seed: Int64, _: T.Type) -> [T] {
    var state = UInt64(seed)
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return T(Double(Int64(state >> 40) - 8_388_608) / 2_097_152)
    }
  }

  private func fnv<T>(_ values: [T]) -> String {
    let digest = values.withUnsafeBytes { bytes in
      bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    let text = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
