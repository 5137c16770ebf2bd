// Dense matrices in double precision, for the factorisations.
//
// Small and direct: matrices of a notebook have tens of rows. Each routine works on a row-major array
// of doubles and names the method that it follows.

import Glibc

/// A matrix of doubles in row-major order.
struct DenseMatrix {
  var rows: Int
  var columns: Int
  var values: [Double]

  init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    values = [Double](repeating: 0, count: rows * columns)
  }

  init(_ rows: Int, _ columns: Int, _ values: [Double]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  static func identity(_ size: Int) -> DenseMatrix {
    var matrix = DenseMatrix(size, size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: DenseMatrix {
    var result = DenseMatrix(columns, rows)
    for row in 0..<rows { for column in 0..<columns { result[column, row] = self[row, column] } }
    return result
  }

  func multiplied(_ other: DenseMatrix) -> DenseMatrix {
    var result = DenseMatrix(rows, other.columns)
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = self[row, inner]
        for column in 0..<other.columns {
          result[row, column] += factor * other[inner, column]
        }
      }
    }
    return result
  }

  mutating func swapRows(_ a: Int, _ b: Int) {
    guard a != b else { return }
    for column in 0..<columns {
      values.swapAt(a * columns + column, b * columns + column)
    }
  }
}

extension DenseMatrix {
  /// The lower factor of A = L L^T, or the order of the first minor that is not positive.
  func cholesky() -> Result<DenseMatrix, CholeskyFailure> {
    var lower = DenseMatrix(rows, rows)
    for row in 0..<rows {
      for column in 0...row {
        var sum = self[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        if row == column {
          guard sum > 0 else { return .failure(CholeskyFailure(order: row + 1)) }
          lower[row, row] = sqrt(sum)
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    return .success(lower)
  }

  /// The leading minor that is not positive.
  struct CholeskyFailure: Error { let order: Int }

  /// A = Q R by Householder reflections with LAPACK's signs; `full` for a square Q.
  func qr(full: Bool) -> (q: DenseMatrix, r: DenseMatrix) {
    var r = self
    let steps = min(rows, columns)
    var reflectors: [(vector: [Double], tau: Double)] = []
    for step in 0..<steps {
      var tail = 0.0
      for row in (step + 1)..<max(rows, step + 1) { tail += r[row, step] * r[row, step] }
      let alpha = r[step, step]
      guard tail > 0 else {
        reflectors.append(([], 0))
        continue
      }
      let beta = alpha >= 0 ? -sqrt(alpha * alpha + tail) : sqrt(alpha * alpha + tail)
      let tau = (beta - alpha) / beta
      var vector = [Double](repeating: 0, count: rows)
      vector[step] = 1
      for row in (step + 1)..<rows { vector[row] = r[row, step] / (alpha - beta) }
      for column in step..<columns {
        var dot = 0.0
        for row in step..<rows { dot += vector[row] * r[row, column] }
        for row in step..<rows { r[row, column] -= tau * dot * vector[row] }
      }
      for row in (step + 1)..<rows { r[row, step] = 0 }
      reflectors.append((vector, tau))
    }
    let width = full ? rows : steps
    var q = DenseMatrix(rows, width)
    for index in 0..<width { q[index, index] = 1 }
    for step in stride(from: steps - 1, through: 0, by: -1) where reflectors[step].tau != 0 {
      let (vector, tau) = reflectors[step]
      for column in 0..<width {
        var dot = 0.0
        for row in step..<rows { dot += vector[row] * q[row, column] }
        for row in step..<rows { q[row, column] -= tau * dot * vector[row] }
      }
    }
    var upper = DenseMatrix(width, columns)
    for row in 0..<width {
      for column in row..<max(columns, row) { upper[row, column] = r[row, column] }
    }
    return (q, upper)
  }
}
