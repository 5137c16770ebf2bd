// Sorting and searching along the last dimension.

import CKernels

extension CPUBackend {
  public func sort(
    _ x: Tensor, descending: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, values.device.isCPU, indices.device.isCPU else {
      throw CPUBackend.stray([x, values, indices])
    }
    try forEachLine(x) { (line, row, count) throws(TensorError) in
      let status = taper_sort(
        x.dtype.kernel, count, line, 1, descending,
        values.address + row &* Int(count) &* x.dtype.byteWidth,
        indices.pointer(Int64.self) + row &* Int(count))
      try CPUBackend.check(status, "sort_stable", x.dtype)
    }
  }

  public func topk(
    _ x: Tensor, k: Int, largest: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, values.device.isCPU, indices.device.isCPU else {
      throw CPUBackend.stray([x, values, indices])
    }
    try forEachLine(x) { (line, row, count) throws(TensorError) in
      let status = taper_topk(
        x.dtype.kernel, count, line, 1, Int64(k), largest,
        values.address + row &* k &* x.dtype.byteWidth, indices.pointer(Int64.self) + row &* k)
      try CPUBackend.check(status, "topk_cpu", x.dtype)
    }
  }

  public func searchsorted(
    _ sorted: Tensor, _ values: Tensor, right: Bool, into output: Tensor
  ) throws(TensorError) {
    guard sorted.device.isCPU, values.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([sorted, values, output])
    }
    let count = sorted.shape.last ?? 0
    let rows = sorted.rank == 1 ? 1 : count == 0 ? 0 : sorted.numel / count
    let wanted = rows == 0 ? 0 : values.numel / rows
    let width = sorted.dtype.byteWidth
    for row in 0..<rows {
      let status = taper_searchsorted(
        sorted.dtype.kernel, Int64(count), sorted.address + row &* count &* width, Int64(wanted),
        values.address + row &* wanted &* width, right,
        output.pointer(Int64.self) + row &* wanted)
      try CPUBackend.check(status, "searchsorted_out_cpu", sorted.dtype)
    }
  }

  /// Calls the body with the address, the number and the length of each line of the last dimension.
  private func forEachLine(
    _ x: Tensor, _ body: (UnsafeMutableRawPointer, Int, Int64) throws(TensorError) -> Void
  ) throws(TensorError) {
    let flat = x.isContiguous ? x : try x.contiguousCopy()
    let count = x.shape.last ?? 1
    guard count > 0 else { return }
    for row in 0..<(x.numel / count) {
      try body(flat.address + row &* count &* x.dtype.byteWidth, row, Int64(count))
    }
    withExtendedLifetime(flat) {}
  }
}
