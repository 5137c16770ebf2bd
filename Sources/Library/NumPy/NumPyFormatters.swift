// The functions that a program gives for the words of its arrays: `set_printoptions(formatter=...)`.

import Interpreter
import Tensors

/// A program's own functions from an element to its word, by the kinds of elements.
enum NumPyFormatters {
  /// What `set_printoptions` was given last; nil for NumPy's own words.
  static var current: DictObject?

  /// The function for the elements of an array; nil where NumPy's own words stand.
  static func function(for array: NDArray, in formatters: DictObject) -> Value? {
    let names =
      switch array.element.kind {
      case "f": ["float", "float_kind", "all"]
      case "i", "u": ["int", "int_kind", "all"]
      case "b": ["bool", "all"]
      case "U": ["numpystr", "str_kind", "all"]
      default: ["object", "all"]
      }
    return names.lazy.map { formatters.get($0) }.first { !$0.isNoneOrUndefined }
  }

  /// The words of the shown elements, in reading order, each made by `function`.
  static func words(
    _ array: NDArray, _ function: Value, _ options: NumPyPrintOptions, _ machine: Interpreter
  ) throws(Raised) -> [String] {
    var words: [String] = []
    for offset in NumPyText.shownOffsets(
      shape: array.shape.array, strides: array.tensor.strides.array, options: options)
    {
      words.append(try machine.str(machine.call(function, array.value(at: offset))))
    }
    return words
  }
}
