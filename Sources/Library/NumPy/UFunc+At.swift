// `ufunc.at`: a function applied in place to the elements that a key picks. An element that is picked
// several times is changed several times, one after the other.
//
// Sums, products and extremes are gathered by one kernel. Any other function is applied in rounds: a
// round takes the next pick of every element, so that no element is in it twice.

import Autograd
import Interpreter
import Tensors

extension UFunc {
  /// Changes the picked elements of an array in place.
  ///
  /// `values` are broadcast to the shape that the key picks, and left out for a function of one
  /// operand. Results of a wider type are cut to the array's. Throws an IndexError for a place outside
  /// and a ValueError for values of another shape.
  func apply(
    at key: Value, of array: NDArray, values: Value?, _ machine: Interpreter
  ) throws(Raised) {
    guard inputCount == (values == nil ? 1 : 2) else {
      throw .valueError(
        inputCount == 1
          ? "second operand provided when ufunc is unary" : "second operand needed for ufunc")
    }
    let (offsets, shape) = try array.picked(by: key, machine)
    let operand = try values.map { value throws(Raised) in
      let given = try NDArray.of(value, machine)
      guard let spread = given.tensor.spread(to: shape) else {
        throw .valueError("array is not broadcastable to correct shape")
      }
      let flat = try arrays { try given.with(spread).copied().reshape(ArrayShape(offsets.count)) }
      return given.with(flat)
    }
    guard let lowest = offsets.min(), let highest = offsets.max() else { return }
    if let operand, try gather(array, offsets, lowest...highest, operand) { return }
    try applyInRounds(array, offsets, lowest...highest, operand, machine)
  }

  /// Combines all values at once, where a kernel does what the function does. Says whether it did.
  private func gather(
    _ array: NDArray, _ offsets: [Int], _ span: ClosedRange<Int>, _ operand: NDArray
  ) throws(Raised) -> Bool {
    guard array.isNumeric, operand.isNumeric, array.dtype != .bool,
      array.dtype.promoted(operand.dtype) == array.dtype
    else { return false }
    let reduction: ScatterReduction
    switch name {
    case "add", "subtract": reduction = .add
    case "multiply": reduction = .multiply
    case "maximum": reduction = .amax
    case "minimum": reduction = .amin
    default: return false
    }
    try arrays {
      let count = span.upperBound - span.lowerBound + 1
      let window = Tensor(
        storage: array.tensor.storage, offset: array.tensor.offset + span.lowerBound,
        shape: ArrayShape(count), strides: ArrayShape(1), dtype: array.dtype)
      let places = try Tensor(empty: ArrayShape(offsets.count), dtype: .int64)
      let target = places.pointer(Int.self)
      for (index, offset) in offsets.enumerated() { target[index] = offset - span.lowerBound }
      let values = try operand.operand.to(array.dtype)
      array.tensor.willWrite()
      try window.scatter_(
        dim: 0, index: places, name == "subtract" ? values.neg() : values, reduce: reduction)
    }
    return true
  }

  private func applyInRounds(
    _ array: NDArray, _ offsets: [Int], _ span: ClosedRange<Int>, _ operand: NDArray?,
    _ machine: Interpreter
  ) throws(Raised) {
    for round in UFunc.rounds(offsets, span) {
      let places = round.map { offsets[$0] }
      let shape = ArrayShape(round.count)
      let current = array.with(try arrays { try array.gathered(places, shape) })
      var inputs: [Value] = [.object(current)]
      if let operand {
        inputs.append(.object(operand.with(try arrays { try operand.gathered(round, shape) })))
      }
      let result = try array.sourceArray(try apply(inputs, machine), machine)
      array.scatter(try arrays { try result.copied() }, places)
    }
  }

  /// The picks in rounds, each without an element twice: the first picks, the second ones, and so on.
  private static func rounds(_ offsets: [Int], _ span: ClosedRange<Int>) -> [[Int]] {
    var seen = [Int](repeating: 0, count: span.upperBound - span.lowerBound + 1)
    var rounds: [[Int]] = []
    for (pick, offset) in offsets.enumerated() {
      let round = seen[offset - span.lowerBound]
      seen[offset - span.lowerBound] += 1
      if round == rounds.count { rounds.append([]) }
      rounds[round].append(pick)
    }
    return rounds
  }
}
