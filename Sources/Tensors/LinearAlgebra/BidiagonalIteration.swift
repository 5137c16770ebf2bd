// The singular values of a bidiagonal matrix: LAPACK's bdsqr with its helpers, step for step.

import Glibc

/// bdsqr: the singular values of a bidiagonal matrix, with the rotations collected in `u` and `vt`.
struct BidiagonalIteration {
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
      let (c, s, r) = PlaneRotation.givens(d[i], e[i])
      d[i] = r
      e[i] = s * d[i + 1]
      d[i + 1] *= c
      PlaneRotation.columns(&u, i, i + 1, c, s)
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
      ? PlaneRotation.leastSingularValue(d[end - 1], e[end - 1], d[end])
      : PlaneRotation.leastSingularValue(d[start], e[start], d[start + 1])
    return head > 0 && (value / head) * (value / head) < eps ? 0 : value
  }

  private mutating func sweepDownWithoutShift(_ start: Int, _ end: Int) {
    var (c, oldC, oldS) = (1.0, 1.0, 0.0)
    for i in start..<end {
      let (first, s, r) = PlaneRotation.givens(d[i] * c, e[i])
      c = first
      if i > start { e[i - 1] = oldS * r }
      let (nextC, nextS, value) = PlaneRotation.givens(oldC * r, d[i + 1] * s)
      (oldC, oldS) = (nextC, nextS)
      d[i] = value
      PlaneRotation.rows(&vt, i, i + 1, c, s)
      PlaneRotation.columns(&u, i, i + 1, oldC, oldS)
    }
    let h = d[end] * c
    d[end] = h * oldC
    e[end - 1] = h * oldS
  }

  private mutating func sweepUpWithoutShift(_ start: Int, _ end: Int) {
    var (c, oldC, oldS) = (1.0, 1.0, 0.0)
    for i in stride(from: end, to: start, by: -1) {
      let (first, s, r) = PlaneRotation.givens(d[i] * c, e[i - 1])
      c = first
      if i < end { e[i] = oldS * r }
      let (nextC, nextS, value) = PlaneRotation.givens(oldC * r, d[i - 1] * s)
      (oldC, oldS) = (nextC, nextS)
      d[i] = value
      PlaneRotation.rows(&vt, i - 1, i, oldC, -oldS)
      PlaneRotation.columns(&u, i - 1, i, c, -s)
    }
    let h = d[start] * c
    d[start] = h * oldC
    e[start] = h * oldS
  }

  private mutating func sweepDown(_ start: Int, _ end: Int, _ shift: Double) {
    var f = (abs(d[start]) - shift) * ((d[start] < 0 ? -1 : 1) + shift / d[start])
    var g = e[start]
    for i in start..<end {
      let (rightC, rightS, first) = PlaneRotation.givens(f, g)
      if i > start { e[i - 1] = first }
      f = rightC * d[i] + rightS * e[i]
      e[i] = rightC * e[i] - rightS * d[i]
      g = rightS * d[i + 1]
      d[i + 1] *= rightC
      let (leftC, leftS, second) = PlaneRotation.givens(f, g)
      d[i] = second
      f = leftC * e[i] + leftS * d[i + 1]
      d[i + 1] = leftC * d[i + 1] - leftS * e[i]
      if i < end - 1 {
        g = leftS * e[i + 1]
        e[i + 1] *= leftC
      }
      PlaneRotation.rows(&vt, i, i + 1, rightC, rightS)
      PlaneRotation.columns(&u, i, i + 1, leftC, leftS)
    }
    e[end - 1] = f
  }

  private mutating func sweepUp(_ start: Int, _ end: Int, _ shift: Double) {
    var f = (abs(d[end]) - shift) * ((d[end] < 0 ? -1 : 1) + shift / d[end])
    var g = e[end - 1]
    for i in stride(from: end, to: start, by: -1) {
      let (rightC, rightS, first) = PlaneRotation.givens(f, g)
      if i < end { e[i] = first }
      f = rightC * d[i] + rightS * e[i - 1]
      e[i - 1] = rightC * e[i - 1] - rightS * d[i]
      g = rightS * d[i - 1]
      d[i - 1] *= rightC
      let (leftC, leftS, second) = PlaneRotation.givens(f, g)
      d[i] = second
      f = leftC * e[i - 1] + leftS * d[i - 1]
      d[i - 1] = leftC * d[i - 1] - leftS * e[i - 1]
      if i > start + 1 {
        g = leftS * e[i - 2]
        e[i - 2] *= leftC
      }
      PlaneRotation.rows(&vt, i - 1, i, leftC, -leftS)
      PlaneRotation.columns(&u, i - 1, i, rightC, -rightS)
    }
    e[start] = f
  }

  /// A block of two rows is solved at once (lasv2).
  private mutating func solveTwoByTwo(_ i: Int) {
    let (small, large, sinR, cosR, sinL, cosL) = PlaneRotation.singularTriangle(
      d[i], e[i], d[i + 1])
    d[i] = large
    e[i] = 0
    d[i + 1] = small
    PlaneRotation.rows(&vt, i, i + 1, cosR, sinR)
    PlaneRotation.columns(&u, i, i + 1, cosL, sinL)
  }
}
