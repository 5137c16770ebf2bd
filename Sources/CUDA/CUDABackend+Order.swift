// Sorting and searching along the last dimension.

import Tensors

extension CUDABackend {
  public func sort(
    _ x: Tensor, descending: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) {
    try order(x, descending, x.shape.last ?? 1, values, indices, "sort")
  }

  public func topk(
    _ x: Tensor, k: Int, largest: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) {
    try order(x, largest, k, values, indices, "topk")
  }

  /// Sorts keys with places, and takes the first k of each line.
  private func order(
    _ x: Tensor, _ descends: Bool, _ k: Int, _ values: Tensor, _ indices: Tensor, _ name: String
  ) throws(TensorError) {
    guard x.numel > 0, k > 0 else { return }
    let flat = try x.contiguous()
    let n = x.shape.last ?? 1
    let lines = x.numel / n
    var padded = 1
    while padded < n { padded *= 2 }
    let count = lines * padded
    let keys = try Tensor(empty: Shape(count), dtype: .int64, device: device)
    let places = try Tensor(empty: Shape(count), dtype: .int32, device: device)
    try self.flat("keys_\(x.dtype.kernelClass)", .order, count, name) {
      $0.append(UInt32(count))
      $0.append(UInt32(n))
      $0.append(UInt32(padded))
      $0.append(x.dtype.kernelNumber)
      $0.append(Int32(descends ? 1 : 0))
      $0.append(flat)
      $0.append(keys)
      $0.append(places)
    }
    try sortKeys(keys, places, lines: lines, padded: padded, name)
    try self.flat("take_\(x.dtype.byteWidth)", .order, lines * k, name) {
      $0.append(UInt32(lines * k))
      $0.append(UInt32(n))
      $0.append(UInt32(padded))
      $0.append(UInt32(k))
      $0.append(places)
      $0.append(flat)
      $0.append(values)
      $0.append(indices)
    }
    withExtendedLifetime((flat, keys, places)) {}
  }

  private func sortKeys(
    _ keys: Tensor, _ places: Tensor, lines: Int, padded: Int, _ name: String
  ) throws(TensorError) {
    guard padded > 1 else { return }
    if padded <= 512 {
      return try attempt { () throws(CUDAError) in
        var arguments = KernelArguments()
        arguments.append(UInt32(padded))
        arguments.append(keys)
        arguments.append(places)
        try context.launch(
          "sort_line", .order, blocks: (lines, 1, 1), threads: (Swift.max(padded / 2, 32), 1),
          arguments, operation: name)
      }
    }
    var size = 2
    while size <= padded {
      var apart = size / 2
      while apart > 0 {
        let (size, apart_) = (size, apart)
        try flat("sort_step", .order, lines * padded / 2, name) {
          $0.append(UInt32(lines * padded / 2))
          $0.append(UInt32(padded))
          $0.append(UInt32(size))
          $0.append(UInt32(apart_))
          $0.append(keys)
          $0.append(places)
        }
        apart /= 2
      }
      size *= 2
    }
  }

  public func searchsorted(
    _ sorted: Tensor, _ values: Tensor, right: Bool, into output: Tensor
  ) throws(TensorError) {
    let count = sorted.shape.last ?? 0
    let rows = sorted.rank == 1 ? 1 : count == 0 ? 0 : sorted.numel / count
    guard rows > 0 else { return }
    try flat("search_\(sorted.dtype.kernelClass)", .order, values.numel, "searchsorted") {
      $0.append(UInt32(values.numel))
      $0.append(UInt32(count))
      $0.append(UInt32(Swift.max(values.numel / rows, 1)))
      $0.append(Int32(sorted.rank == 1 ? 1 : 0))
      $0.append(sorted.dtype.kernelNumber)
      $0.append(Int32(right ? 1 : 0))
      $0.append(sorted)
      $0.append(values)
      $0.append(output)
    }
  }
}
