// The texts of arrays.

import Interpreter
import Tensors

extension NDArray {
  func reprText(
    _ machine: Interpreter, _ options: NumPyPrintOptions = .current
  ) throws(Raised) -> String {
    let function = ownFormatter
    guard !isNumeric || function != nil else {
      return NumPyText.repr(ElementsView(tensor), options: options)
    }
    var inner = options
    inner.lineWidth -= 1
    let text = NumPyText.layout(
      words: try words(function, options, machine), shape: shape.array, separator: ", ",
      prefixWidth: 6, options: inner)
    guard !isNumeric else {
      return NumPyText.repr(elements: text, of: ElementsView(tensor), options: options)
    }
    let name = element == .object ? "object" : "'\(element.text)'"
    return NumPyText.repr(
      elements: text, shape: shape.array, dtype: (name, false), options: options)
  }

  func strText(
    _ machine: Interpreter, _ options: NumPyPrintOptions = .current
  ) throws(Raised) -> String {
    let function = ownFormatter
    guard !isNumeric || function != nil else {
      return NumPyText.str(ElementsView(tensor), options: options)
    }
    guard !shape.isEmpty else { return try machine.str(value(at: 0)) }
    return NumPyText.layout(
      words: try words(function, options, machine), shape: shape.array, options: options)
  }

  /// The program's function for the words of such elements.
  private var ownFormatter: Value? {
    NumPyFormatters.current.flatMap { NumPyFormatters.function(for: self, in: $0) }
  }

  /// The shown elements, each by a function, or by its repr if it is a string or an object.
  private func words(
    _ function: Value?, _ options: NumPyPrintOptions, _ machine: Interpreter
  ) throws(Raised) -> [String] {
    try machine.checkNativeStack()
    if let function { return try NumPyFormatters.words(self, function, options, machine) }
    var words: [String] = []
    for offset in NumPyText.shownOffsets(
      shape: shape.array, strides: tensor.strides.array, options: options)
    {
      let value = value(at: offset)
      let text = try machine.repr(value)
      words.append(value.list == nil ? text : "list(\(text))")
    }
    return words
  }
}
