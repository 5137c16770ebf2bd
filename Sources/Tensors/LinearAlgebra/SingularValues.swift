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

/// bdsqr: the singular values of a bidiagonal matrix, with the rotations collected in `u` and `vt`.
private struct BidiagonalIteration {
  var d: [Double]
  var e: [Double]
  var u: DenseMatrix
  var vt: DenseMatrix
  private let eps: Double

  init(diagonal: [Double], other: [Double], isUpper: Bool, eps: Double) {
    d = diagonal
    e = other
    self.eps = eps
    u = .identity(d.count)
    vt = .identity(d.count)
    guard !isUpper else { return }
    // A lower bidiagonal matrix is rotated to be upper.
    for i in 0..<max(d.count - 1, 0) {
      let (c, s, r) = givens(d[i], e[i])
      d[i] = r
      e[i] = s * d[i + 1]
      d[i + 1] *= c
      rotateColumns(&u, i, i + 1, c, s)
    }
  }

  mutating func run(flipsLeft: Bool) {
    let n = d.count
    if n == 1 {
      let sign = d[0].sign == .minus ? -1.0 : 1
      if flipsLeft { vt[0, 0] = sign } else { u[0, 0] = sign }
      d[0] = abs(d[0])
      return
    }
    iterate()
    for i in 0..<n where d[i] < 0 {
      d[i] = -d[i]
      if flipsLeft {
        for row in 0..<n { u[row, i] = -u[row, i] }
      } else {
        for column in 0..<n { vt[i, column] = -vt[i, column] }
      }
    }
    // Insertion into falling order, by selection of the least.
    for i in 0..<max(n - 1, 0) {
      var least = 0
      for j in 1..<(n - i) where d[j] <= d[least] { least = j }
      let end = n - 1 - i
      guard least != end else { continue }
      d.swapAt(least, end)
      vt.swapRows(least, end)
      for row in 0..<n {
        let value = u[row, least]
        u[row, least] = u[row, end]
        u[row, end] = value
      }
    }
  }

  private mutating func iterate() {
    let n = d.count
    let tolerance = max(10, min(100, pow(eps, -0.125))) * eps
    // The least singular value is at least about `least`.
    var least = abs(d[0])
    var mu = least
    if least != 0 {
      for i in 1..<n {
        mu = abs(d[i]) * (mu / (mu + abs(e[i - 1])))
        least = min(least, mu)
        if least == 0 { break }
      }
    }
    least /= sqrt(Double(n))
    let threshold = max(tolerance * least, Double(6 * n * n) * .leastNormalMagnitude)
    var budget = 6 * n * n
    var (oldStart, oldEnd) = (-1, -1)
    var isDownward = true
    var end = n - 1
    while end > 0 && budget > 0 {
      if abs(d[end]) <= threshold { d[end] = 0 }
      var largest = abs(d[end])
      var start = end - 1
      var isCut = false
      while start >= 0 {
        if abs(d[start]) <= threshold { d[start] = 0 }
        if abs(e[start]) <= threshold {
          e[start] = 0
          isCut = true
          break
        }
        largest = max(largest, abs(d[start]), abs(e[start]))
        start -= 1
      }
      if isCut && start == end - 1 {
        end -= 1
        continue
      }
      start += 1
      if start == end - 1 {
        solveTwoByTwo(start)
        end -= 2
        continue
      }
      if start > oldEnd || end < oldStart { isDownward = abs(d[start]) >= abs(d[end]) }
      guard let smallest = converge(start, end, isDownward, tolerance) else { continue }
      (oldStart, oldEnd) = (start, end)
      budget -= end - start
      let shift = shift(start, end, isDownward, tolerance, smallest, largest)
      switch (isDownward, shift == 0) {
      case (true, true): sweepDownWithoutShift(start, end)
      case (true, false): sweepDown(start, end, shift)
      case (false, true): sweepUpWithoutShift(start, end)
      case (false, false): sweepUp(start, end, shift)
      }
      let edge = isDownward ? end - 1 : start
      if abs(e[edge]) <= threshold { e[edge] = 0 }
    }
  }

  /// Sets small off-diagonal elements to 0: nil if there was one, else a bound of the least value.
  private mutating func converge(
    _ start: Int, _ end: Int, _ isDownward: Bool, _ tolerance: Double
  ) -> Double? {
    let edge = isDownward ? end - 1 : start
    if abs(e[edge]) <= tolerance * abs(d[isDownward ? end : start]) {
      e[edge] = 0
      return nil
    }
    var mu = abs(d[isDownward ? start : end])
    var smallest = mu
    for step in 0..<(end - start) {
      let i = isDownward ? start + step : end - 1 - step
      if abs(e[i]) <= tolerance * mu {
        e[i] = 0
        return nil
      }
      mu = abs(d[isDownward ? i + 1 : i]) * (mu / (mu + abs(e[i])))
      smallest = min(smallest, mu)
    }
    return smallest
  }

  private func shift(
    _ start: Int, _ end: Int, _ isDownward: Bool, _ tolerance: Double, _ smallest: Double,
    _ largest: Double
  ) -> Double {
    if Double(d.count) * tolerance * (smallest / largest) <= max(eps, 0.01 * tolerance) { return 0 }
    let head = abs(d[isDownward ? start : end])
    let value =
      isDownward
      ? leastSingular(d[end - 1], e[end - 1], d[end])
      : leastSingular(d[start], e[start], d[start + 1])
    return head > 0 && (value / head) * (value / head) < eps ? 0 : value
  }

  private mutating func sweepDownWithoutShift(_ start: Int, _ end: Int) {
    var (c, oldC, oldS) = (1.0, 1.0, 0.0)
    for i in start..<end {
      let (first, s, r) = givens(d[i] * c, e[i])
      c = first
      if i > start { e[i - 1] = oldS * r }
      let (nextC, nextS, value) = givens(oldC * r, d[i + 1] * s)
      (oldC, oldS) = (nextC, nextS)
      d[i] = value
      rotateRows(&vt, i, i + 1, c, s)
      rotateColumns(&u, i, i + 1, oldC, oldS)
    }
    let h = d[end] * c
    d[end] = h * oldC
    e[end - 1] = h * oldS
  }

  private mutating func sweepUpWithoutShift(_ start: Int, _ end: Int) {
    var (c, oldC, oldS) = (1.0, 1.0, 0.0)
    for i in stride(from: end, to: start, by: -1) {
      let (first, s, r) = givens(d[i] * c, e[i - 1])
      c = first
      if i < end { e[i] = oldS * r }
      let (nextC, nextS, value) = givens(oldC * r, d[i - 1] * s)
      (oldC, oldS) = (nextC, nextS)
      d[i] = value
      rotateRows(&vt, i - 1, i, oldC, -oldS)
      rotateColumns(&u, i - 1, i, c, -s)
    }
    let h = d[start] * c
    d[start] = h * oldC
    e[start] = h * oldS
  }

  private mutating func sweepDown(_ start: Int, _ end: Int, _ shift: Double) {
    var f = (abs(d[start]) - shift) * ((d[start] < 0 ? -1 : 1) + shift / d[start])
    var g = e[start]
    for i in start..<end {
      let (rightC, rightS, first) = givens(f, g)
      if i > start { e[i - 1] = first }
      f = rightC * d[i] + rightS * e[i]
      e[i] = rightC * e[i] - rightS * d[i]
      g = rightS * d[i + 1]
      d[i + 1] *= rightC
      let (leftC, leftS, second) = givens(f, g)
      d[i] = second
      f = leftC * e[i] + leftS * d[i + 1]
      d[i + 1] = leftC * d[i + 1] - leftS * e[i]
      if i < end - 1 {
        g = leftS * e[i + 1]
        e[i + 1] *= leftC
      }
      rotateRows(&vt, i, i + 1, rightC, rightS)
      rotateColumns(&u, i, i + 1, leftC, leftS)
    }
    e[end - 1] = f
  }

  private mutating func sweepUp(_ start: Int, _ end: Int, _ shift: Double) {
    var f = (abs(d[end]) - shift) * ((d[end] < 0 ? -1 : 1) + shift / d[end])
    var g = e[end - 1]
    for i in stride(from: end, to: start, by: -1) {
      let (rightC, rightS, first) = givens(f, g)
      if i < end { e[i] = first }
      f = rightC * d[i] + rightS * e[i - 1]
      e[i - 1] = rightC * e[i - 1] - rightS * d[i]
      g = rightS * d[i - 1]
      d[i - 1] *= rightC
      let (leftC, leftS, second) = givens(f, g)
      d[i] = second
      f = leftC * e[i - 1] + leftS * d[i - 1]
      d[i - 1] = leftC * d[i - 1] - leftS * e[i - 1]
      if i > start + 1 {
        g = leftS * e[i - 2]
        e[i - 2] *= leftC
      }
      rotateRows(&vt, i - 1, i, leftC, -leftS)
      rotateColumns(&u, i - 1, i, rightC, -rightS)
    }
    e[start] = f
  }

  /// A block of two rows is solved at once (lasv2).
  private mutating func solveTwoByTwo(_ i: Int) {
    let (small, large, sinR, cosR, sinL, cosL) = twoByTwo(d[i], e[i], d[i + 1])
    d[i] = large
    e[i] = 0
    d[i + 1] = small
    rotateRows(&vt, i, i + 1, cosR, sinR)
    rotateColumns(&u, i, i + 1, cosL, sinL)
  }
}

/// lartg: c f + s g = r, -s f + c g = 0.
private func givens(_ f: Double, _ g: Double) -> (c: Double, s: Double, r: Double) {
  if g == 0 { return (1, 0, f) }
  if f == 0 { return (0, g < 0 ? -1 : 1, abs(g)) }
  let size = sqrt(f * f + g * g)
  let r = f < 0 ? -size : size
  return (abs(f) / size, g / r, r)
}

private func rotateRows(_ x: inout DenseMatrix, _ a: Int, _ b: Int, _ c: Double, _ s: Double) {
  for column in 0..<x.columns {
    let (first, second) = (x[a, column], x[b, column])
    x[a, column] = c * first + s * second
    x[b, column] = c * second - s * first
  }
}

private func rotateColumns(_ x: inout DenseMatrix, _ a: Int, _ b: Int, _ c: Double, _ s: Double) {
  for row in 0..<x.rows {
    let (first, second) = (x[row, a], x[row, b])
    x[row, a] = c * first + s * second
    x[row, b] = c * second - s * first
  }
}

/// las2: the smaller singular value of [[f, g], [0, h]].
private func leastSingular(_ f: Double, _ g: Double, _ h: Double) -> Double {
  let (fa, ga, ha) = (abs(f), abs(g), abs(h))
  let (low, high) = (min(fa, ha), max(fa, ha))
  guard low > 0 else { return 0 }
  if ga < high {
    let (sum, difference, square) = (1 + low / high, (high - low) / high, (ga / high) * (ga / high))
    return low * (2 / (sqrt(sum * sum + square) + sqrt(difference * difference + square)))
  }
  let ratio = high / ga
  guard ratio > 0 else { return low * high / ga }
  let (sum, difference) = (1 + low / high, (high - low) / high)
  let c =
    1
    / (sqrt(1 + (sum * ratio) * (sum * ratio))
      + sqrt(1 + (difference * ratio) * (difference * ratio)))
  return 2 * (low * c * ratio)
}

/// lasv2: the singular values and vectors of [[f, g], [0, h]].
private func twoByTwo(
  _ f: Double, _ g: Double, _ h: Double
) -> (small: Double, large: Double, sinR: Double, cosR: Double, sinL: Double, cosL: Double) {
  func sign(_ size: Double, _ of: Double) -> Double {
    of.sign == .minus ? -abs(size) : abs(size)
  }
  var (ft, fa, ht, ha) = (f, abs(f), h, abs(h))
  let isSwapped = ha > fa
  if isSwapped { (ft, fa, ht, ha) = (ht, ha, ft, fa) }
  let (gt, ga) = (g, abs(g))
  // Which element is the largest: 1 for f, 2 for g, 3 for h.
  var place = isSwapped ? 3 : 1
  var (small, large) = (ha, fa)
  var (cl, cr, sl, sr) = (1.0, 1.0, 0.0, 0.0)
  if ga != 0 {
    var isNormal = true
    if ga > fa {
      place = 2
      if fa / ga < 0x1p-53 {
        isNormal = false
        large = ga
        small = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
        (cl, sl, sr, cr) = (1, ht / gt, 1, ft / gt)
      }
    }
    if isNormal {
      let difference = fa - ha
      let l = difference == fa ? 1 : difference / fa
      let m = gt / ft
      let t = 2 - l
      let (mm, tt) = (m * m, t * t)
      let s = sqrt(tt + mm)
      let r = l == 0 ? abs(m) : sqrt(l * l + mm)
      let a = 0.5 * (s + r)
      small = ha / a
      large = fa * a
      var tangent: Double
      if mm == 0 {
        tangent = l == 0 ? sign(2, ft) * sign(1, gt) : gt / sign(difference, ft) + m / t
      } else {
        tangent = (m / (s + t) + m / (r + l)) * (1 + a)
      }
      let length = sqrt(tangent * tangent + 4)
      cr = 2 / length
      sr = tangent / length
      cl = (cr + sr * m) / a
      sl = (ht / ft) * sr / a
    }
  }
  let (cosL, sinL, cosR, sinR) = isSwapped ? (sr, cr, sl, cl) : (cl, sl, cr, sr)
  let outer: Double
  switch place {
  case 1: outer = sign(1, cosR) * sign(1, cosL) * sign(1, f)
  case 2: outer = sign(1, sinR) * sign(1, cosL) * sign(1, g)
  default: outer = sign(1, sinR) * sign(1, sinL) * sign(1, h)
  }
  return (
    sign(small, outer * sign(1, f) * sign(1, h)), sign(large, outer), sinR, cosR, sinL, cosL
  )
}
