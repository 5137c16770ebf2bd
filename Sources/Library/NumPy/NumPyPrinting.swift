// Print options and text functions of `numpy`.

import Interpreter
import Tensors

/// `set_printoptions` and the functions that give an array's text.
enum NumPyPrinting {
  static func install(in module: ModuleObject) {
    module.function(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, "
        + "suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, "
        + "legacy=None, override_repr=None)"
    ) { call, machine throws(Raised) in
      NumPyPrintOptions.current = try options(
        NumPyPrintOptions.current,
        [
          "precision": call[0], "threshold": call[1], "edgeitems": call[2], "linewidth": call[3],
          "suppress": call[4], "nanstr": call[5], "infstr": call[6], "sign": call[8],
          "floatmode": call[9],
        ], machine)
      // As in NumPy each call sets the functions anew.
      NumPyFormatters.current = call[7].dict
      return .none
    }
    module.function("get_printoptions()") { _, machine throws(Raised) in
      let now = NumPyPrintOptions.current
      let dict = DictObject()
      dict.set("edgeitems", .int(now.edgeItems))
      dict.set("threshold", .int(Int(exactly: now.threshold) ?? Int.max))
      dict.set("floatmode", .string(now.floatMode.rawValue))
      dict.set("precision", .int(now.precision))
      dict.set("suppress", .bool(now.suppressesSmall))
      dict.set("linewidth", .int(now.lineWidth))
      dict.set("nanstr", .string(now.nanText))
      dict.set("infstr", .string(now.infinityText))
      dict.set("sign", .string(now.sign.rawValue))
      dict.set("formatter", NumPyFormatters.current.map(Value.object) ?? .none)
      dict.set("legacy", .bool(false))
      dict.set("override_repr", .none)
      return .object(dict)
    }
    module.function(
      "array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', "
        + "prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, "
        + "floatmode=None, suffix='', legacy=None)"
    ) { call, machine throws(Raised) in
      let array = try NDArray.of(call[0], machine)
      var options = try options(
        NumPyPrintOptions.current,
        [
          "precision": call[2], "threshold": call[7], "edgeitems": call[8], "linewidth": call[1],
          "suppress": call[3], "sign": call[9], "floatmode": call[10],
        ], machine)
      options.lineWidth -= NumPyPrinting.count(call[11])
      let separator = call[4].string ?? " "
      let prefix = NumPyPrinting.count(call[5])
      if let function = (call[6].dict ?? NumPyFormatters.current).flatMap({
        NumPyFormatters.function(for: array, in: $0)
      }) {
        let words = try NumPyFormatters.words(array, function, options, machine)
        return .string(
          NumPyText.layout(
            words: words, shape: array.shape.array, separator: separator, prefixWidth: prefix,
            options: options))
      }
      guard array.isNumeric else { return .string(try array.str(machine)) }
      return .string(
        NumPyText.array2string(
          ElementsView(array.tensor), separator: separator, prefixWidth: prefix, options: options))
    }
    for (name, isRepr) in [("array_str", false), ("array_repr", true)] {
      module.function("\(name)(a, max_line_width=None, precision=None, suppress_small=None)") {
        call, machine throws(Raised) in
        let array = try NDArray.of(call[0], machine)
        let options = try options(
          NumPyPrintOptions.current,
          ["linewidth": call[1], "precision": call[2], "suppress": call[3]], machine)
        return .string(
          isRepr ? try array.reprText(machine, options) : try array.strText(machine, options))
      }
    }
  }

  private static func count(_ value: Value) -> Int { value.stringObject?.count ?? 0 }

  /// Options with some of them replaced.
  private static func options(
    _ now: NumPyPrintOptions, _ changes: [String: Value], _ machine: Interpreter
  ) throws(Raised) -> NumPyPrintOptions {
    var result = now
    for (name, value) in changes where !value.isNoneOrUndefined {
      switch name {
      case "precision": result.precision = max(0, try machine.index(value))
      case "threshold":
        guard let number = value.number else { throw .typeError("threshold must be numeric") }
        guard !number.double.isNaN else {
          throw .valueError(
            "threshold must be non-NAN, try sys.maxsize for untruncated representation")
        }
        result.threshold = number.double
      case "edgeitems": result.edgeItems = max(0, try machine.index(value))
      case "linewidth": result.lineWidth = try machine.index(value)
      case "suppress": result.suppressesSmall = try machine.truth(value)
      case "nanstr": result.nanText = try machine.str(value)
      case "infstr": result.infinityText = try machine.str(value)
      case "sign":
        guard let sign = value.string.flatMap({ NumPyPrintOptions.Sign(rawValue: $0) }) else {
          throw .valueError("sign option must be one of ' ', '+', or '-'")
        }
        result.sign = sign
      case "floatmode":
        guard let mode = value.string.flatMap({ NumPyPrintOptions.FloatMode(rawValue: $0) })
        else {
          throw .valueError(
            "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", "
              + "\"maxprec_equal\"")
        }
        result.floatMode = mode
      default: break
      }
    }
    return result
  }
}
