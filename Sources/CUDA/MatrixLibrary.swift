// Large matrix products by cuBLAS, where it is installed.
//
// cuBLAS has matrices by columns: what lies by rows is its own transpose there. A product by rows is
// therefore asked for as the transposed one, with its operands exchanged.

import Tensors

/// cuBLAS on a device's stream.
final class MatrixLibrary {
  private let table: BLASTable
  private var handle: DriverTable.Handle?

  /// Opens the library; nil if it does not start.
  init?(_ table: BLASTable, stream: DriverTable.Handle?) {
    self.table = table
    guard table.create(&handle) == 0, table.setStream(handle, stream) == 0 else { return nil }
  }

  deinit {
    if handle != nil { _ = table.destroy(handle) }
  }

  /// Gives the library memory to work in, which it otherwise takes from the driver itself.
  ///
  /// - Returns: whether the library uses it, from now until it is closed.
  func work(in memory: UnsafeMutableRawPointer, _ byteCount: Int) -> Bool {
    table.setWorkspace(handle, UInt64(UInt(bitPattern: memory)), byteCount) == 0
  }

  /// An operand as the library reads it.
  private struct Operand {
    let address: UInt64
    let isTransposed: Int32
    let leading: Int32
    let apart: Int

    /// - Returns: nil if neither rows nor columns run without gaps, or lie too far apart.
    init?(_ matrix: KernelMatrix, rows: Int, columns: Int) {
      address = UInt64(UInt(bitPattern: matrix.data))
      apart = matrix.batch
      let distance: Int
      if matrix.column == 1 || columns == 1, rows == 1 || matrix.row >= columns {
        isTransposed = 0
        distance = rows == 1 ? columns : matrix.row
      } else if matrix.row == 1 || rows == 1, matrix.column >= rows {
        isTransposed = 1
        distance = matrix.column
      } else {
        return nil
      }
      guard let leading = Int32(exactly: Swift.max(distance, 1)) else { return nil }
      self.leading = leading
    }
  }

  /// Whether both operands run without gaps along their rows or their columns.
  static func takes(
    _ a: KernelMatrix, _ b: KernelMatrix, _ sizes: (m: Int, n: Int, k: Int)
  ) -> Bool {
    Operand(a, rows: sizes.m, columns: sizes.k) != nil
      && Operand(b, rows: sizes.k, columns: sizes.n) != nil
  }

  /// Queues output[m, n] = a[m, k] @ b[k, n], plus what stands there if `adds`; the output is dense.
  ///
  /// - Returns: whether the library took the product.
  func multiply(
    _ a: KernelMatrix, _ b: KernelMatrix, into output: UnsafeMutableRawPointer,
    _ sizes: (m: Int, n: Int, k: Int), batch: Int, apart: Int, _ type: DType, adds: Bool
  ) -> Bool {
    let (m, n, k) = sizes
    guard let left = Operand(a, rows: m, columns: k), let right = Operand(b, rows: k, columns: n)
    else { return false }
    let target = UInt64(UInt(bitPattern: output))
    let (rows, columns, inner) = (Int32(n), Int32(m), Int32(k))
    switch type {
    case .float32:
      var (alpha, beta): (Float, Float) = (1, adds ? 1 : 0)
      return table.multiplyFloats(
        handle, right.isTransposed, left.isTransposed, rows, columns, inner, &alpha,
        right.address, right.leading, right.apart, left.address, left.leading, left.apart, &beta,
        target, rows, apart, Int32(batch)) == 0
    case .float64:
      var (alpha, beta) = (1.0, adds ? 1.0 : 0.0)
      return table.multiplyDoubles(
        handle, right.isTransposed, left.isTransposed, rows, columns, inner, &alpha,
        right.address, right.leading, right.apart, left.address, left.leading, left.apart, &beta,
        target, rows, apart, Int32(batch)) == 0
    default: return false
    }
  }
}
