// Matrix products.

import CKernels

extension CPUBackend {
  public func matmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let status = taper_matmul(
      a.dtype.kernel, Int64(a.shape[0]), Int64(b.shape[1]), Int64(a.shape[1]), a.address,
      Int64(a.strides[0]), Int64(a.strides[1]), b.address, Int64(b.strides[0]),
      Int64(b.strides[1]), output.address, Int64(output.strides[0]))
    try CPUBackend.check(status, "addmm_impl_cpu_", a.dtype)
  }

  public func addmm(
    _ bias: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard bias.device.isCPU, a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([bias, a, b, output])
    }
    let status = taper_addmm(
      a.dtype.kernel, Int64(a.shape[0]), Int64(b.shape[1]), Int64(a.shape[1]), a.address,
      Int64(a.strides[0]), Int64(a.strides[1]), b.address, Int64(b.strides[0]),
      Int64(b.strides[1]), bias.address, Int64(bias.strides[0]), Int64(bias.strides[1]),
      output.address, Int64(output.strides[0]))
    try CPUBackend.check(status, "addmm_impl_cpu_", a.dtype)
  }

  public func batchMatmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let status = taper_bmm(
      a.dtype.kernel, Int64(a.shape[0]), Int64(a.shape[1]), Int64(b.shape[2]), Int64(a.shape[2]),
      a.address, Int64(a.strides[0]), Int64(a.strides[1]), Int64(a.strides[2]), b.address,
      Int64(b.strides[0]), Int64(b.strides[1]), Int64(b.strides[2]), output.address)
    try CPUBackend.check(status, "bmm", a.dtype)
  }

  public func dot(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let status = taper_dot(
      a.dtype.kernel, Int64(a.numel), a.address, Int64(a.strides[0]), b.address,
      Int64(b.strides[0]), output.address)
    try CPUBackend.check(status, "dot", a.dtype)
  }

  public func matrixVector(
    _ matrix: Tensor, _ vector: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard matrix.device.isCPU, vector.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([matrix, vector, output])
    }
    let status = taper_matvec(
      matrix.dtype.kernel, Int64(matrix.shape[0]), Int64(matrix.shape[1]), matrix.address,
      Int64(matrix.strides[0]), Int64(matrix.strides[1]), vector.address,
      Int64(vector.strides[0]), output.address)
    try CPUBackend.check(status, "addmv_impl_cpu", matrix.dtype)
  }
}
