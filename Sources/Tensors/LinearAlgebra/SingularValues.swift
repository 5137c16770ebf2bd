// The singular value decomposition.
//
// LAPACK's way, step for step, so that the vectors come out with its signs: Householder reduction to
// bidiagonal form (gebrd; of the triangular factor when there are many more rows than columns, as gesdd
// does) and the implicit QR iteration with zero shifts (bdsqr). The arithmetic is in double; the
// thresholds are those of the tensor's precision, so that as many steps are taken.

import Glibc

extension DenseMatrix {
  /// A = U S V^T; singular values falling. `full` for square U and V, else thin ones.
  func svd(
    full: Bool = false, eps: Double, isTransposed: Bool = false
  ) -> (u: DenseMatrix, s: [Double], v: DenseMatrix) {
    guard rows > 0, columns > 0 else {
      return (.identity(full ? rows : 0), [], .identity(full ? columns : 0))
    }
    if rows < columns {
      let (u, s, v) = transposed.svd(full: full, eps: eps, isTransposed: true)
      return (v, s, u)
    }
    guard rows > columns else { return bidiagonalSVD(full: full, eps: eps, false) }
    let (q, r) = qr(full: full)
    var square = DenseMatrix(columns, columns)
    for row in 0..<columns { for column in row..<columns { square[row, column] = r[row, column] } }
    let (u, s, v) = square.bidiagonalSVD(full: false, eps: eps, isTransposed)
    return (q.multiplyingFirstColumns(u), s, v)
  }

  /// The leading columns replaced by their product with a square matrix.
  private func multiplyingFirstColumns(_ factor: DenseMatrix) -> DenseMatrix {
    var result = self
    for row in 0..<rows {
      for column in 0..<factor.columns {
        var sum = 0.0
        for inner in 0..<factor.rows { sum += self[row, inner] * factor[inner, column] }
        result[row, column] = sum
      }
    }
    return result
  }

  private func bidiagonalSVD(
    full: Bool, eps: Double, _ isTransposed: Bool
  ) -> (u: DenseMatrix, s: [Double], v: DenseMatrix) {
    let form = BidiagonalForm(self)
    var bidiagonal = BidiagonalIteration(
      diagonal: form.diagonal, other: form.other, isUpper: rows >= columns, eps: eps)
    bidiagonal.run(flipsLeft: isTransposed)
    // U = Q1 Ub and V = P1 Vb, with the inner factors among ones where the outer are wider.
    let count = bidiagonal.d.count
    let width = (full ? rows : count, full ? columns : count)
    var u = DenseMatrix(rows, width.0)
    var v = DenseMatrix(columns, width.1)
    for index in count..<max(width.0, count) { u[index, index] = 1 }
    for index in count..<max(width.1, count) { v[index, index] = 1 }
    for row in 0..<count {
      for column in 0..<count {
        u[row, column] = bidiagonal.u[row, column]
        v[row, column] = bidiagonal.vt[column, row]
      }
    }
    form.left.applyAll(to: &u)
    form.right.applyAll(to: &v)
    return (u, bidiagonal.d, v)
  }
}

/// Householder reflections H1 H2 ..., each `1 - tau v v^T`.
private struct Reflections {
  private var all: [(vector: [Double], tau: Double)] = []

  /// larfg: the reflection that maps x to a multiple of its first element, and that multiple.
  static func make(_ x: [Double]) -> (vector: [Double], tau: Double, beta: Double) {
    let alpha = x[0]
    var tail = 0.0
    for value in x.dropFirst() { tail += value * value }
    guard tail > 0 else { return ([1] + x.dropFirst(), 0, alpha) }
    let beta = alpha >= 0 ? -sqrt(alpha * alpha + tail) : sqrt(alpha * alpha + tail)
    return ([1] + x.dropFirst().map { $0 / (alpha - beta) }, (beta - alpha) / beta, beta)
  }

  mutating func append(_ vector: [Double], _ tau: Double, at start: Int) {
    all.append(([Double](repeating: 0, count: start) + vector, tau))
  }

  /// Q x with Q = H1 H2 ...
  func applyAll(to x: inout DenseMatrix) {
    for (vector, tau) in all.reversed() where tau != 0 {
      for column in 0..<x.columns {
        var dot = 0.0
        for row in 0..<x.rows { dot += vector[row] * x[row, column] }
        for row in 0..<x.rows { x[row, column] -= tau * dot * vector[row] }
      }
    }
  }
}

/// gebd2: A = Q B P^T, B upper bidiagonal with at least as many rows as columns, else lower.
private struct BidiagonalForm {
  var diagonal: [Double] = []
  var other: [Double] = []
  var left = Reflections()
  var right = Reflections()

  init(_ source: DenseMatrix) {
    var a = source
    let isUpper = a.rows >= a.columns
    for step in 0..<min(a.rows, a.columns) {
      if isUpper {
        diagonal.append(reflectRows(&a, step, step))
        if step < a.columns - 1 { other.append(reflectColumns(&a, step, step + 1)) }
      } else {
        diagonal.append(reflectColumns(&a, step, step))
        if step < a.rows - 1 { other.append(reflectRows(&a, step + 1, step)) }
      }
    }
  }

  /// Zeroes a column below a row from the left.
  private mutating func reflectRows(_ a: inout DenseMatrix, _ row: Int, _ column: Int) -> Double {
    let (vector, tau, beta) = Reflections.make((row..<a.rows).map { a[$0, column] })
    for other in (column + 1)..<max(a.columns, column + 1) {
      var dot = 0.0
      for index in vector.indices { dot += vector[index] * a[row + index, other] }
      for index in vector.indices { a[row + index, other] -= tau * dot * vector[index] }
    }
    left.append(vector, tau, at: row)
    return beta
  }

  /// Zeroes a row right of a column from the right.
  private mutating func reflectColumns(_ a: inout DenseMatrix, _ row: Int, _ column: Int) -> Double
  {
    let (vector, tau, beta) = Reflections.make((column..<a.columns).map { a[row, $0] })
    for other in (row + 1)..<max(a.rows, row + 1) {
      var dot = 0.0
      for index in vector.indices { dot += vector[index] * a[other, column + index] }
      for index in vector.indices { a[other, column + index] -= tau * dot * vector[index] }
    }
    right.append(vector, tau, at: column)
    return beta
  }
}
