// The rows of an array, one after the other.

import Interpreter
import Tensors

/// Goes through the first dimension.
final class ArrayIterator: Object {
  private let array: NDArray
  private var position = 0

  init(_ array: NDArray) {
    self.array = array
    super.init(type: .nativeIterator, kind: .iterator)
  }

  override func recordState(into image: inout StateImage) {
    image.words.append(position)
    image.values.append(.object(array))
  }

  override func restoreState(from reader: inout StateReader) { position = reader.nextWord() }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value {
    guard position < (array.shape.first ?? 0) else { return .undefined }
    position += 1
    return array.row(position - 1)
  }
}

extension NDArray {
  /// The part at a place of the first dimension, which is in range.
  func row(_ index: Int) -> Value {
    let start = index * tensor.strides[0]
    guard shape.count > 1 else { return scalar(at: start) }
    return .object(
      view(
        Tensor(
          storage: tensor.storage, offset: tensor.offset + start, shape: shape.dropFirst(),
          strides: tensor.strides.dropFirst(), dtype: dtype)))
  }
}
