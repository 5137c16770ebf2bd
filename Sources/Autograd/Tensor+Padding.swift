// A constant around a tensor's elements.

import Tensors

extension Tensor {
  /// A value before and after the elements along the last dimensions.
  ///
  /// - Parameter widths: before and after, last dimension first; negative widths cut off.
  func constantPad(_ widths: Shape, _ value: Scalar) throws -> Tensor {
    guard widths.count % 2 == 0, widths.count / 2 <= rank else {
      throw AutogradError.stated(
        .runtime,
        widths.count % 2 == 0
          ? "Length of pad should be no more than twice the number of dimensions of the input. Pad "
            + "length is \(widths.count) while the input has \(rank) dimensions."
          : "Padding length must be divisible by 2")
    }
    var padded = shape
    var source = self
    for pair in 0..<widths.count / 2 {
      let dim = rank - 1 - pair
      let (before, after) = (widths[2 * pair], widths[2 * pair + 1])
      padded[dim] = shape[dim] + before + after
      guard padded[dim] >= 0 else {
        throw AutogradError.stated(
          .runtime,
          "The input size \(shape[dim]), plus negative padding \(before) and \(after) resulted in a "
            + "negative output size, which is invalid. Check dimension \(dim) of your input.")
      }
      let first = Swift.max(-before, 0)
      let length = shape[dim] - first - Swift.max(-after, 0)
      source = try source.narrow(dim: dim, start: first, length: Swift.max(length, 0))
    }
    let result = try Tensor.full(padded, value, dtype: dtype, device: device)
    var inside = result
    for pair in 0..<widths.count / 2 {
      let dim = rank - 1 - pair
      inside = try inside.narrow(
        dim: dim, start: Swift.max(widths[2 * pair], 0), length: source.shape[dim])
    }
    _ = try inside.copy_(source)
    return result
  }
}
