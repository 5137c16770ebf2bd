// `einsum`: sums of products whose dimensions are named by letters. Operands are combined from left
// to right: each pair becomes one batched matrix product over [kept by both, kept by one, summed].
import Autograd
import Tensors

/// An equation of `einsum`, parsed: labels are numbers, those of `...` are negative.
private struct EinsumEquation {
  var inputs: [[Int]] = []
  var output: [Int] = []

  init(_ equation: String, _ operands: [Variable]) throws {
    let text = equation.filter { $0 != " " }
    let sides = EinsumEquation.sides(text)
    let parts = sides.left.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == operands.count else {
      throw EinsumEquation.failure(
        parts.count < operands.count
          ? "more operands were provided than specified in the equation"
          : "fewer operands were provided than specified in the equation")
    }
    var ellipsis = 0
    for (part, operand) in zip(parts, operands) {
      let letters = part.filter { $0 != "." }.count
      if part.contains(".") { ellipsis = Swift.max(ellipsis, operand.rank - letters) }
    }
    for (index, part) in parts.enumerated() {
      let rank = operands[index].rank
      let letters = part.filter { $0 != "." }.count
      let hidden = part.contains(".") ? rank - letters : 0
      guard hidden >= 0, letters + hidden == rank else {
        throw EinsumEquation.failure(
          "the number of subscripts in the equation (\(letters)) "
            + (letters > rank ? "is more than" : "does not match")
            + " the number of dimensions (\(rank)) for operand \(index)"
            + (letters > rank ? "" : " and no ellipsis was given"))
      }
      inputs.append(try EinsumEquation.labels(part, hidden: hidden, most: ellipsis))
    }
    if let right = sides.right {
      output = try EinsumEquation.labels(right[...], hidden: ellipsis, most: ellipsis)
      for label in output where label >= 0 && !inputs.contains(where: { $0.contains(label) }) {
        let letter = Character(Unicode.Scalar(UInt8(label)))
        throw EinsumEquation.failure(
          "output subscript \(letter) does not appear in the equation for any input operand")
      }
    } else {
      var counts: [Int: Int] = [:]
      for label in inputs.joined() { counts[label, default: 0] += 1 }
      output = (0..<ellipsis).map { $0 - ellipsis }
      output += counts.keys.filter { $0 >= 0 && counts[$0] == 1 }.sorted()
    }
  }

  private static func sides(_ text: String) -> (left: String, right: String?) {
    guard let arrow = text.firstIndex(of: ">"), arrow > text.startIndex,
      text[text.index(before: arrow)] == "-"
    else { return (text, nil) }
    return (
      String(text[..<text.index(before: arrow)]), String(text[text.index(after: arrow)...])
    )
  }

  private static func labels(_ part: Substring, hidden: Int, most: Int) throws -> [Int] {
    var labels: [Int] = []
    var dots = 0
    for character in part {
      if character == "." {
        dots += 1
        if dots == 3 { labels += (0..<hidden).map { $0 - hidden } }
      } else if let ascii = character.asciiValue, character.isLetter {
        labels.append(Int(ascii))
      } else {
        throw failure("invalid subscript given, subscripts must be in [a-zA-Z]")
      }
    }
    guard dots == 0 || dots == 3 else {
      throw failure("found '.' that is not part of any ellipsis")
    }
    return labels
  }

  static func failure(_ text: String) -> AutogradError { .stated(.runtime, "einsum(): \(text)") }
}

extension Variable {
  /// The sum of products that an equation such as `ij,jk->ik` describes.
  static func einsum(_ equation: String, _ operands: [Variable]) throws -> Variable {
    guard !operands.isEmpty else {
      throw EinsumEquation.failure("must provide at least one operand")
    }
    let parsed = try EinsumEquation(equation, operands)
    var sizes: [Int: Int] = [:]
    for (labels, operand) in zip(parsed.inputs, operands) {
      for (label, size) in zip(labels, operand.shape) {
        let known = sizes[label] ?? 1
        guard known == 1 || size == 1 || known == size else {
          throw EinsumEquation.failure(
            "operands do not broadcast with remapped shapes [original->remapped]: "
              + zip(operands, operands).map { "\($0.0.shape)->\($0.1.shape)" }
              .joined(separator: " "))
        }
        sizes[label] = Swift.max(known, size)
      }
    }
    var (labels, result) = try operands[0].withoutRepeatedLabels(parsed.inputs[0])
    for index in 1..<Swift.max(1, operands.count) {
      let (next, operand) = try operands[index].withoutRepeatedLabels(parsed.inputs[index])
      let needed = Set(parsed.output).union(parsed.inputs.dropFirst(index + 1).joined())
      (labels, result) = try result.contracted(labels, operand, next, needed: needed)
    }
    let summed = labels.indices.filter { !parsed.output.contains(labels[$0]) }
    if !summed.isEmpty {
      result = try result.sum(dim: Shape(checking: summed), keepdim: false, dtype: nil)
      labels = labels.filter { parsed.output.contains($0) }
    }
    let order = parsed.output.compactMap { labels.firstIndex(of: $0) }
    return order == Array(labels.indices) ? result : try result.permute(Shape(checking: order))
  }

  /// The diagonal over dimensions that have the same label.
  private func withoutRepeatedLabels(_ labels: [Int]) throws -> ([Int], Variable) {
    var labels = labels
    var result = self
    var index = 0
    while index < labels.count {
      if let again = labels[(index + 1)...].firstIndex(of: labels[index]) {
        guard result.shape[index] == result.shape[again] else {
          throw EinsumEquation.failure(
            "subscript \(Character(Unicode.Scalar(UInt8(clamping: labels[index])))) is repeated for "
              + "operand 0 but the sizes don't match, \(result.shape[again]) != "
              + "\(result.shape[index])")
        }
        result = try result.diagonal(offset: 0, dim1: index, dim2: again)
        let label = labels[index]
        labels.remove(at: again)
        labels.remove(at: index)
        labels.append(label)
        index = 0
      } else {
        index += 1
      }
    }
    return (labels, result)
  }

  /// The product of two operands, summed over the labels that nobody needs any more.
  private func contracted(
    _ labels: [Int], _ other: Variable, _ otherLabels: [Int], needed: Set<Int>
  ) throws -> ([Int], Variable) {
    // Labels that only one operand has and nobody needs are summed first.
    func reduced(_ x: Variable, _ own: [Int], _ others: [Int]) throws -> ([Int], Variable) {
      let gone = own.indices.filter { !others.contains(own[$0]) && !needed.contains(own[$0]) }
      guard !gone.isEmpty else { return (own, x) }
      return (
        own.filter { others.contains($0) || needed.contains($0) },
        try x.sum(dim: Shape(checking: gone), keepdim: false, dtype: nil)
      )
    }
    let (a, left) = try reduced(self, labels, otherLabels)
    let (b, right) = try reduced(other, otherLabels, labels)
    func size(_ label: Int) -> Int {
      let first = a.firstIndex(of: label).map { left.shape[$0] } ?? 1
      let second = b.firstIndex(of: label).map { right.shape[$0] } ?? 1
      return Swift.max(first, second)
    }
    let shared = a.filter { b.contains($0) }
    let batch = shared.filter { needed.contains($0) }
    let summed = shared.filter { !needed.contains($0) }
    let aFree = a.filter { !b.contains($0) }
    let bFree = b.filter { !a.contains($0) }
    func arranged(_ x: Variable, _ own: [Int], _ order: [Int], _ groups: [[Int]]) throws -> Variable
    {
      var x = try x.permute(Shape(checking: order.map { own.firstIndex(of: $0) ?? 0 }))
      let full = try Shape(checking: order.map { shared.contains($0) ? size($0) : size($0) })
      if full != x.shape { x = try x.expand(full) }
      return try x.reshape(
        Shape(checking: groups.map { $0.reduce(1) { $0 * size($1) } }))
    }
    let first = try arranged(left, a, batch + aFree + summed, [batch, aFree, summed])
    let second = try arranged(right, b, batch + summed + bFree, [batch, summed, bFree])
    let product = try first.bmm(second)
    let result = batch + aFree + bFree
    return (result, try product.reshape(Shape(checking: result.map(size))))
  }
}
