// Products of NumPy's arrays: the digits of OpenBLAS, not of PyTorch's library.

import CKernels

extension Tensor {
  /// `self @ other` in the order of NumPy's library: vectors, matrices, and batches of matrices whose
  /// leading dimensions broadcast. Both float64, on the CPU, with equal inner sizes.
  ///
  /// - Parameter copies: whether a matrix whose rows and columns both have gaps is copied for the
  ///   library, as `np.dot` does; `@` sums its products with a vector one by one.
  /// - Throws: `outOfMemory`, or `notBroadcastable` where leading dimensions do not fit.
  public func numpyProduct(_ other: Tensor, copies: Bool) throws(TensorError) -> Tensor {
    let a = rank == 1 ? unsqueezeUnchecked(0) : self
    let b = other.rank == 1 ? other.unsqueezeUnchecked(1) : other
    let (rows, inner, columns) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
    let batch = try a.shape.prefix(a.rank - 2).broadcast(with: b.shape.prefix(b.rank - 2))
    let left = a.broadcastUnchecked(to: batch.appending(rows).appending(inner))
    let right = b.broadcastUnchecked(to: batch.appending(inner).appending(columns))
    var shape = batch
    if rank > 1 { shape.append(rows) }
    if other.rank > 1 { shape.append(columns) }
    let result = try Tensor(empty: shape, dtype: .float64)
    let output = result.pointer(Double.self)
    for index in 0..<batch.product {
      try left.matrix(index, batch).multiply(
        right.matrix(index, batch), into: output + index * rows * columns, copies)
    }
    withExtendedLifetime(result) {}
    return result
  }

  /// The dot product of two float32 vectors in the order of NumPy's library.
  public func numpyDot(_ other: Tensor) throws(TensorError) -> Tensor {
    let (x, y) = (try contiguous(), try other.contiguous())
    let result = try Tensor(empty: Shape(), dtype: .float32)
    result.pointer(Float.self)[0] = taper_openblas_dot_f32(
      Int64(numel), x.pointer(Float.self), y.pointer(Float.self))
    withExtendedLifetime((x, y)) {}
    return result
  }

  /// The matrix at a place of the leading dimensions, counted in the order of rows.
  private func matrix(_ index: Int, _ batch: Shape) -> Tensor {
    var rest = index
    var start = offset
    for dim in batch.indices.reversed() {
      start += rest % batch[dim] * strides[dim]
      rest /= batch[dim]
    }
    return Tensor(
      storage: storage, offset: start, shape: shape.dropFirst(batch.count),
      strides: strides.dropFirst(batch.count), dtype: dtype)
  }

  /// Whether rows or columns run without gaps.
  private var isForLibrary: Bool {
    strides[1] == 1 && strides[0] >= shape[1] || strides[0] == 1 && strides[1] >= shape[0]
  }

  private func multiply(
    _ other: Tensor, into output: UnsafeMutablePointer<Double>, _ copies: Bool
  ) throws(TensorError) {
    let (m, k, n) = (shape[0], shape[1], other.shape[1])
    let matrix = m == 1 ? other : self
    if !copies, m == 1 || n == 1, m != n, !matrix.isForLibrary {
      return multiplyInOrder(other, into: output)
    }
    let a = isForLibrary || m == 1 && n == 1 ? self : try copyOf(self)
    let b = other.isForLibrary || m == 1 && n == 1 ? other : try copyOf(other)
    let status = taper_openblas_product(
      Int64(m), Int64(n), Int64(k), a.pointer(Double.self), Int64(a.strides[0]),
      Int64(a.strides[1]), b.pointer(Double.self), Int64(b.strides[0]), Int64(b.strides[1]), output)
    withExtendedLifetime((a, b)) {}
    guard status == .ok else { throw .outOfMemory(k * MemoryLayout<Double>.stride) }
  }

  private func copyOf(_ matrix: Tensor) throws(TensorError) -> Tensor {
    let copy = try Tensor(empty: matrix.shape, dtype: dtype)
    try backend.copy(matrix, into: copy)
    return copy
  }

  /// NumPy's own loop: plain sums, element by element.
  private func multiplyInOrder(_ other: Tensor, into output: UnsafeMutablePointer<Double>) {
    let (x, y) = (pointer(Double.self), other.pointer(Double.self))
    for row in 0..<shape[0] {
      for column in 0..<other.shape[1] {
        var sum = 0.0
        for place in 0..<shape[1] {
          sum +=
            x[row * strides[0] + place * strides[1]]
            * y[place * other.strides[0] + column * other.strides[1]]
        }
        output[row * other.shape[1] + column] = sum
      }
    }
  }
}
