// The matrices of resizing: one row for each output place, with the weights of the input places.

import Tensors

extension Resampling {
  private static func matrix(
    _ size: Int, _ out: Int, _ like: Variable, _ fill: (Int, (Int, Double) -> Void) -> Void
  ) throws -> Tensor {
    guard out >= 0, size > 0 else {
      throw AutogradError.stated(
        .runtime, "Input and output sizes should be greater than 0, but got \(size) and \(out)")
    }
    _ = try Shape(out, size).checkedProduct()
    var values = [Double](repeating: 0, count: out * size)
    for row in 0..<out { fill(row) { values[row * size + $0] += $1 } }
    return try Tensor(values, shape: Shape(out, size), dtype: like.dtype, device: like.device)
  }

  static func averaging(_ size: Int, _ out: Int, _ like: Variable) throws -> Tensor {
    try matrix(size, out, like) { row, add in
      let first = row * size / out
      let end = ((row + 1) * size + out - 1) / out
      for place in first..<end { add(place, 1 / Double(end - first)) }
    }
  }

  static func nearest(_ size: Int, _ out: Int, _ like: Variable) throws -> Tensor {
    try matrix(size, out, like) { row, add in
      let scale = Float(size) / Float(out)
      add(Swift.min(Int(Float(row) * scale), size - 1), 1)
    }
  }

  static func linear(
    _ size: Int, _ out: Int, _ alignCorners: Bool, _ like: Variable
  ) throws -> Tensor {
    try matrix(size, out, like) { row, add in
      let place: Double =
        alignCorners
        ? (out > 1 ? Double(row) * Double(size - 1) / Double(out - 1) : 0)
        : Swift.max((Double(row) + 0.5) * Double(size) / Double(out) - 0.5, 0)
      let first = Swift.min(Int(place), size - 1)
      let part = place - Double(first)
      add(first, 1 - part)
      add(Swift.min(first + 1, size - 1), part)
    }
  }
}
