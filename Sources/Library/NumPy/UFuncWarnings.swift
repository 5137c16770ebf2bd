// The RuntimeWarnings of calculations that leave the numbers.

import Interpreter
import Tensors

/// Tells a program that a result is infinite or not a number although the operands are not.
enum UFuncWarnings {
  /// What becomes of each kind: `ignore`, `warn` or `raise`; `np.errstate` and `np.seterr` set it.
  struct Handling {
    var divide = "warn"
    var over = "warn"
    var under = "ignore"
    var invalid = "warn"

    var isQuiet: Bool { divide == "ignore" && over == "ignore" && invalid == "ignore" }
  }

  nonisolated(unsafe) static var handling = Handling()

  /// Warns or raises in NumPy's words, at most once for each kind.
  static func check(
    _ name: String, _ inputs: [Tensor], _ result: Tensor, _ machine: Interpreter
  ) throws(Raised) {
    guard !handling.isQuiet, result.dtype.isFloatingPoint, mayHaveSpecial(result),
      let output = try? result.contiguous().to(.float64)
    else { return }
    let values = output.pointer(Double.self)
    var hasInfinite = false
    var hasNaN = false
    for index in 0..<output.numel where !values[index].isFinite {
      if values[index].isNaN { hasNaN = true } else { hasInfinite = true }
    }
    guard hasInfinite || hasNaN else { return }
    guard let wide = try? inputs.map({ try $0.to(.float64) }),
      let spread = wideRows(wide, result.shape)
    else { return }
    var dividedByZero = false
    var overflowed = false
    var invalid = false
    let isDivision = name.hasSuffix("divide") || name.hasSuffix("remainder") || name == "reciprocal"
    let isLogarithm = name.hasPrefix("log") || name == "arctanh"
    for index in 0..<output.numel where !values[index].isFinite {
      let operands = spread.map { $0[index] }
      guard operands.allSatisfy({ !$0.isNaN }) else { continue }
      if values[index].isNaN {
        invalid = true
      } else if operands.allSatisfy(\.isFinite) {
        let isPole =
          isLogarithm || (isDivision && operands.last == 0)
          || (name.hasSuffix("power") && operands.first == 0)
        if isPole { dividedByZero = true } else { overflowed = true }
      }
    }
    let kinds = [
      (dividedByZero, handling.divide, "divide by zero"), (overflowed, handling.over, "overflow"),
      (invalid, handling.invalid, "invalid value"),
    ]
    for (happened, mode, what) in kinds where happened && mode != "ignore" {
      let text = "\(what) encountered in \(name)"
      if mode == "raise" { throw Raised(.floatingPointError, text) }
      machine.warn?(.runtimeWarning, text)
    }
  }

  /// Whether a result may hold an infinity or NaN; the usual answer is no, and comes fast.
  private static func mayHaveSpecial(_ result: Tensor) -> Bool {
    guard result.isContiguous else { return true }
    // A full exponent carries into the sign when its lowest bit is added.
    switch result.dtype {
    case .float64:
      let bits = result.pointer(UInt64.self)
      var seen: UInt64 = 0
      for index in 0..<result.numel {
        seen |= (bits[index] & 0x7ff0_0000_0000_0000) &+ 0x0010_0000_0000_0000
      }
      return seen >> 63 == 1
    case .float32:
      let bits = result.pointer(UInt32.self)
      var seen: UInt32 = 0
      for index in 0..<result.numel { seen |= (bits[index] & 0x7f80_0000) &+ 0x0080_0000 }
      return seen >> 31 == 1
    default: return true
    }
  }

  private static func wideRows(_ inputs: [Tensor], _ shape: ArrayShape) -> [[Double]]? {
    var rows: [[Double]] = []
    for input in inputs {
      guard let spread = input.spread(to: shape) else { return nil }
      let start = spread.pointer(Double.self)
      rows.append(NDArray.offsets(shape, spread.strides).map { start[$0] })
    }
    return rows
  }
}
