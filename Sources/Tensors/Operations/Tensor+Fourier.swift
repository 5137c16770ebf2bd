// Fourier transforms of complex numbers along one dimension.

import CKernels

extension Tensor {
  /// The transform along a dimension, times a number; of the same shape and type.
  ///
  /// - Parameter isInverse: whether the roots of unity turn the other way; nothing is divided.
  /// - Throws: unless the tensor is complex.
  public func fourier(
    dim: Int, isInverse: Bool, scale: Double = 1
  ) throws(TensorError) -> Tensor {
    guard dtype.isComplex else { throw .notImplementedFor(kernel: "fft", dtype) }
    let place = try dimension(dim)
    let lines = try movedim(Shape(place), Shape(-1)).contiguous()
    let output = try Tensor(empty: lines.shape, dtype: dtype, device: device)
    let length = lines.shape.last ?? 1
    guard numel > 0 else { return try output.movedim(Shape(-1), Shape(place)) }
    let status = taper_fft(
      dtype.kernel, Int64(numel / length), Int64(length), lines.address, isInverse, scale,
      output.address)
    withExtendedLifetime(lines) {}
    try CPUBackend.check(status, "fft", dtype)
    return try output.movedim(Shape(-1), Shape(place))
  }
}
