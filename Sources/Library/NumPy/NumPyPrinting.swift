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
      dict.set("formatter", .none)
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
      if let formatter = call[6].dict {
        let words = try words(array, formatter, options, machine)
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
        guard array.isNumeric else {
          return .string(isRepr ? try array.repr(machine) : try array.str(machine))
        }
        let options = try options(
          NumPyPrintOptions.current,
          ["linewidth": call[1], "precision": call[2], "suppress": call[3]], machine)
        let view = ElementsView(array.tensor)
        return .string(
          isRepr
            ? NumPyText.repr(view, options: options) : NumPyText.str(view, options: options))
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

  /// The words that a program's own formatters make.
  private static func words(
    _ array: NDArray, _ formatter: DictObject, _ options: NumPyPrintOptions,
    _ machine: Interpreter
  ) throws(Raised) -> [String] {
    let kind = array.element.kind
    let names: [String] =
      switch kind {
      case "f": ["float", "float_kind", "all"]
      case "i", "u": ["int", "int_kind", "all"]
      case "b": ["bool", "all"]
      case "U": ["numpystr", "str_kind", "all"]
      default: ["object", "all"]
      }
    let function = names.lazy.map { formatter.get($0) }.first { !$0.isNoneOrUndefined }
    var words: [String] = []
    for offset in NumPyText.shownOffsets(
      shape: array.shape.array, strides: array.tensor.strides.array, options: options)
    {
      let value = array.value(at: offset)
      words.append(
        try machine.str(function == nil ? value : machine.call(function ?? .none, value)))
    }
    return words
  }
}
