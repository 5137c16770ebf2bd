// What `np.einsum` says of subscripts that do not fit its operands, checked before the sum. Subscripts
// with `...` are left to the sum itself.

import Interpreter
import Tensors

struct EinsteinSubscripts {
  private let inputs: [[Character]]
  /// The labels of the result: those that are named, or all that stand once, in order.
  private let output: [Character]

  /// Nil when an ellipsis stands in the equation. Throws ValueError for what is no label.
  init?(_ equation: String) throws(Raised) {
    let text = equation.filter { $0 != " " }
    guard !text.contains(".") else { return nil }
    let arrow = text.firstRange(of: "->")
    let left = arrow.map { text[..<$0.lowerBound] } ?? text[...]
    let right = arrow.map { text[$0.upperBound...] } ?? ""
    for label in left + right where !(label.isASCII && label.isLetter) && label != "," {
      throw .valueError(
        "invalid subscript '\(label)' in einstein sum subscripts string, subscripts must be "
          + "letters")
    }
    inputs = left.split(separator: ",", omittingEmptySubsequences: false).map { Array($0) }
    let once = left.filter { label in label != "," && left.filter { $0 == label }.count == 1 }
    output = arrow == nil ? once.sorted() : Array(right)
  }

  /// Throws numpy's ValueError if the shapes do not fit.
  func check(_ shapes: [[Int]]) throws(Raised) {
    guard shapes.count == inputs.count else {
      // NumPy has the two words the wrong way round.
      let word = shapes.count < inputs.count ? "more" : "fewer"
      throw .valueError(
        "\(word) operands provided to einstein sum function than specified in the subscripts "
          + "string")
    }
    for (index, (labels, shape)) in zip(inputs, shapes).enumerated() {
      try checkOperand(index, labels, shape)
    }
    for label in output {
      guard inputs.contains(where: { $0.contains(label) }) else {
        throw .valueError(
          "einstein sum subscripts string included output subscript '\(label)' which never "
            + "appeared in an input")
      }
      guard output.filter({ $0 == label }).count == 1 else {
        throw .valueError(
          "einstein sum subscripts string includes output subscript '\(label)' multiple times")
      }
    }
    try checkSizes(shapes)
  }

  private func checkOperand(
    _ index: Int, _ labels: [Character], _ shape: [Int]
  ) throws(Raised) {
    guard labels.count <= shape.count else {
      throw .valueError(
        "einstein sum subscripts string contains too many subscripts for operand \(index)")
    }
    guard labels.count == shape.count else {
      throw .valueError(
        "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
          + "provided to broadcast the extra dimensions.")
    }
    var sizes: [Character: Int] = [:]
    for (label, size) in zip(labels, shape) {
      let known = sizes[label] ?? size
      guard known == size || known == 1 || size == 1 else {
        throw .valueError(
          "dimensions in operand \(index) for collapsing index '\(label)' don't match "
            + "(\(known) != \(size))")
      }
      sizes[label] = max(known, size)
    }
  }

  private func checkSizes(_ shapes: [[Int]]) throws(Raised) {
    var sizes: [Character: Int] = [:]
    var fits = true
    for (labels, shape) in zip(inputs, shapes) {
      for (label, size) in zip(labels, shape) {
        let known = sizes[label] ?? size
        fits = fits && (known == size || known == 1 || size == 1)
        sizes[label] = max(known, size)
      }
    }
    guard !fits else { return }
    let order = output + sizes.keys.filter { !output.contains($0) }.sorted()
    let texts = zip(inputs, shapes).map { labels, shape in
      let remapped = order.map { label in
        labels.firstIndex(of: label).map { String(shape[$0]) } ?? "newaxis"
      }
      let kept = remapped.drop { $0 == "newaxis" }
      return EinsteinSubscripts.tuple(shape.map(String.init)) + "->"
        + EinsteinSubscripts.tuple(Array(kept))
    }
    throw .valueError(
      "operands could not be broadcast together with remapped shapes [original->remapped]: "
        + texts.joined(separator: " ") + " ")
  }

  private static func tuple(_ parts: [String]) -> String {
    "(" + parts.joined(separator: ",") + (parts.count == 1 ? ",)" : ")")
  }
}
