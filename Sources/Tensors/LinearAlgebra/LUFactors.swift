// Triangular factors with partial pivoting, and the solutions that follow from them.
//
// The order of arithmetic is MKL's, measured bit for bit on matrices of up to 16 rows: no fused
// operations; multipliers by the pivot's reciprocal, except that in matrices of up to 4 rows the last
// one is divided; up to 7 rows the triangles are solved row by row, each row's products summed first and
// the result multiplied by the pivot's reciprocal; larger ones column by column with a division.
// In single precision every operation is rounded: double is wide enough for that to be exact.

/// P A = L U: L below the diagonal of one matrix, U above, and the row that each step took.
struct LUFactors {
  private(set) var matrix: DenseMatrix
  private(set) var pivots: [Int] = []
  /// The first column without a pivot.
  private(set) var singularAt: Int?
  private let isSingle: Bool

  init(_ source: DenseMatrix, single: Bool) {
    matrix = source
    isSingle = single
    let size = Swift.min(source.rows, source.columns)
    for step in 0..<size {
      var best = step
      for row in step..<matrix.rows where abs(matrix[row, step]) > abs(matrix[best, step]) {
        best = row
      }
      pivots.append(best)
      matrix.swapRows(step, best)
      let pivot = matrix[step, step]
      guard pivot != 0 else {
        if singularAt == nil { singularAt = step }
        continue
      }
      let divides = size <= 4 && step == size - 2
      let reciprocal = rounded(1 / pivot)
      for row in (step + 1)..<Swift.max(matrix.rows, step + 1) {
        let factor = rounded(divides ? matrix[row, step] / pivot : matrix[row, step] * reciprocal)
        matrix[row, step] = factor
        for column in (step + 1)..<Swift.max(matrix.columns, step + 1) {
          subtract(&matrix, row, column, rounded(factor * matrix[step, column]))
        }
      }
    }
  }

  /// A value of the matrix's own precision.
  @inline(__always)
  private func rounded(_ value: Double) -> Double { isSingle ? Double(Float(value)) : value }

  @inline(__always)
  private func subtract(_ x: inout DenseMatrix, _ row: Int, _ column: Int, _ value: Double) {
    x[row, column] = rounded(x[row, column] - value)
  }

  var determinant: Double {
    var product = 1.0
    var sign = 1.0
    for step in 0..<matrix.rows {
      product = rounded(product * matrix[step, step])
      if pivots[step] != step { sign = -sign }
    }
    return sign * product
  }

  /// The solution of A X = B.
  func solve(_ right: DenseMatrix) -> DenseMatrix {
    var x = right
    for (step, pivot) in pivots.enumerated() { x.swapRows(step, pivot) }
    if matrix.rows < 8 { solveByRows(&x) } else { solveByColumns(&x) }
    return x
  }

  private func solveByRows(_ x: inout DenseMatrix) {
    let size = matrix.rows
    for column in 0..<x.columns {
      for row in 0..<size {
        var sum = 0.0
        for inner in 0..<row { sum = rounded(sum + rounded(matrix[row, inner] * x[inner, column])) }
        subtract(&x, row, column, sum)
      }
      for row in stride(from: size - 1, through: 0, by: -1) {
        var sum = 0.0
        for inner in stride(from: size - 1, to: row, by: -1) {
          sum = rounded(sum + rounded(matrix[row, inner] * x[inner, column]))
        }
        subtract(&x, row, column, sum)
        x[row, column] = rounded(x[row, column] * rounded(1 / matrix[row, row]))
      }
    }
  }

  private func solveByColumns(_ x: inout DenseMatrix) {
    let size = matrix.rows
    for column in 0..<x.columns {
      for inner in 0..<size {
        for row in (inner + 1)..<Swift.max(size, inner + 1) {
          subtract(&x, row, column, rounded(matrix[row, inner] * x[inner, column]))
        }
      }
      for inner in stride(from: size - 1, through: 0, by: -1) {
        x[inner, column] = rounded(x[inner, column] / matrix[inner, inner])
        for row in 0..<inner {
          subtract(&x, row, column, rounded(matrix[row, inner] * x[inner, column]))
        }
      }
    }
  }
}
