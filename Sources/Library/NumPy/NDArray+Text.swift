// The texts of arrays.

import Interpreter
import Tensors

extension NDArray {
  func reprText(_ machine: Interpreter) throws(Raised) -> String {
    guard !isNumeric else { return NumPyText.repr(ElementsView(tensor)) }
    var options = NumPyPrintOptions.current
    options.lineWidth -= 1
    let text = NumPyText.layout(
      words: try words(machine), shape: shape.array, separator: ", ", prefixWidth: 6,
      options: options)
    let name = element == .object ? "object" : "'\(element.text)'"
    return NumPyText.repr(elements: text, shape: shape.array, dtype: (name, false))
  }

  func strText(_ machine: Interpreter) throws(Raised) -> String {
    guard !isNumeric else { return NumPyText.str(ElementsView(tensor)) }
    guard !shape.isEmpty else { return try machine.str(value(at: 0)) }
    return NumPyText.layout(words: try words(machine), shape: shape.array)
  }

  /// The shown elements of an array of strings or objects, each by its repr.
  private func words(_ machine: Interpreter) throws(Raised) -> [String] {
    try checkedRecursion(machine)
    var words: [String] = []
    for offset in NumPyText.shownOffsets(shape: shape.array, strides: tensor.strides.array) {
      let value = value(at: offset)
      let text = try machine.repr(value)
      words.append(value.list == nil ? text : "list(\(text))")
    }
    return words
  }

  private func checkedRecursion(_ machine: Interpreter) throws(Raised) {
    try machine.checkNativeStack()
  }
}
