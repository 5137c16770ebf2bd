// Names for what the tensors call by the same words as the language: this file, unlike its neighbours,
// does not import the interpreter.

import Tensors

/// The sizes of an array.
typealias ArrayShape = Shape
/// An element-wise operation of two arrays.
typealias ArrayBinary = BinaryOperation
/// An element-wise operation of one array.
typealias ArrayUnary = UnaryOperation
/// An element-wise comparison of two arrays.
typealias ArrayComparison = ComparisonOperation

extension Shape {
  /// The sizes as NumPy's messages give them: `(2,3)`, `(4,)`, `()`.
  var tight: String {
    count == 1 ? "(\(self[0]),)" : "(" + array.map(String.init).joined(separator: ",") + ")"
  }

  /// The sizes as a tuple prints: `(2, 3)`, `(4,)`, `()`.
  var spaced: String { TensorText.tuple(array) }
}
