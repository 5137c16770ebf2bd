// The eigenvalues and eigenvectors of a symmetric matrix.
//
// Householder reduction to tridiagonal form (LAPACK's dsytd2, lower) and the implicit QL or QR iteration
// (dsteqr), step for step, so that the vectors come out with LAPACK's signs.

import Glibc

extension DenseMatrix {
  /// The eigenvalues, rising, and the eigenvectors as columns; only the lower triangle is read.
  func symmetricEigen() -> (values: [Double], vectors: DenseMatrix) {
    var a = self
    let n = rows
    var d = [Double](repeating: 0, count: n)
    var e = [Double](repeating: 0, count: max(n - 1, 0))
    var tau = [Double](repeating: 0, count: max(n - 1, 0))
    for i in 0..<max(n - 1, 0) {
      // The reflector that zeroes a[i + 2 ..., i].
      var tail = 0.0
      for row in (i + 2)..<max(n, i + 2) { tail += a[row, i] * a[row, i] }
      let alpha = a[i + 1, i]
      var t = 0.0
      e[i] = alpha
      if tail > 0 {
        let beta = alpha >= 0 ? -sqrt(alpha * alpha + tail) : sqrt(alpha * alpha + tail)
        t = (beta - alpha) / beta
        for row in (i + 2)..<n { a[row, i] /= alpha - beta }
        e[i] = beta
      }
      if t != 0 {
        a[i + 1, i] = 1
        // w = tau A v - tau / 2 (w . v) v, then A -= v w^T + w v^T.
        var w = [Double](repeating: 0, count: n)
        for row in (i + 1)..<n {
          var sum = 0.0
          for column in (i + 1)..<n {
            sum += (row >= column ? a[row, column] : a[column, row]) * a[column, i]
          }
          w[row] = t * sum
        }
        var dot = 0.0
        for row in (i + 1)..<n { dot += w[row] * a[row, i] }
        let half = -0.5 * t * dot
        for row in (i + 1)..<n { w[row] += half * a[row, i] }
        for row in (i + 1)..<n {
          for column in (i + 1)...row {
            a[row, column] -= a[row, i] * w[column] + w[row] * a[column, i]
          }
        }
        a[i + 1, i] = e[i]
      }
      d[i] = a[i, i]
      tau[i] = t
    }
    if n > 0 { d[n - 1] = a[n - 1, n - 1] }
    var z = DenseMatrix.identity(n)
    for i in stride(from: n - 2, through: 0, by: -1) where tau[i] != 0 {
      var v = [Double](repeating: 0, count: n)
      v[i + 1] = 1
      for row in (i + 2)..<max(n, i + 2) { v[row] = a[row, i] }
      for column in 0..<n {
        var dot = 0.0
        for row in (i + 1)..<n { dot += v[row] * z[row, column] }
        for row in (i + 1)..<n { z[row, column] -= tau[i] * dot * v[row] }
      }
    }
    TridiagonalIteration.run(&d, &e, &z)
    return (d, z)
  }
}

/// dsteqr: the eigenvalues of a tridiagonal matrix by implicit QL or QR steps, rotating `z` along.
enum TridiagonalIteration {
  static func run(_ d: inout [Double], _ e: inout [Double], _ z: inout DenseMatrix) {
    let n = d.count
    let eps = 1.1102230246251565e-16
    var budget = 30 * n
    var start = 0
    while start < n {
      if start > 0 { e[start - 1] = 0 }
      // The block from start to end that small off-diagonal elements cut out.
      var end = start
      while end < n - 1 {
        let size = abs(e[end])
        if size == 0 { break }
        if size <= sqrt(abs(d[end])) * sqrt(abs(d[end + 1])) * eps {
          e[end] = 0
          break
        }
        end += 1
      }
      let next = end + 1
      if end > start {
        if abs(d[end]) < abs(d[start]) {
          iterateQR(&d, &e, &z, low: start, high: end, eps, &budget)
        } else {
          iterateQL(&d, &e, &z, low: start, high: end, eps, &budget)
        }
      }
      // A block that fell apart is looked at again from its start.
      let isDone = budget <= 0 || (start..<end).allSatisfy { e[$0] == 0 }
      start = isDone ? next : start
    }
    sort(&d, &z)
  }

  private static func iterateQL(
    _ d: inout [Double], _ e: inout [Double], _ z: inout DenseMatrix, low: Int, high: Int,
    _ eps: Double, _ budget: inout Int
  ) {
    var l = low
    while l <= high {
      var m = l
      while m < high {
        let square = abs(e[m]) * abs(e[m])
        if square <= (eps * eps * abs(d[m])) * abs(d[m + 1]) + .leastNormalMagnitude { break }
        m += 1
      }
      if m < high { e[m] = 0 }
      var p = d[l]
      if m == l {
        l += 1
        continue
      }
      if m == l + 1 {
        let (first, second, c, s) = twoByTwo(d[l], e[l], d[l + 1])
        rotate(&z, l, l + 1, c, s)
        d[l] = first
        d[l + 1] = second
        e[l] = 0
        l += 2
        continue
      }
      guard budget > 0 else { return }
      budget -= 1
      var g = (d[l + 1] - p) / (2 * e[l])
      var r = hypot(g, 1)
      g = d[m] - p + (e[l] / (g + (g >= 0 ? abs(r) : -abs(r))))
      var (s, c) = (1.0, 1.0)
      p = 0
      var rotations: [(Double, Double)] = []
      for i in stride(from: m - 1, through: l, by: -1) {
        let f = s * e[i]
        let b = c * e[i]
        (c, s, r) = PlaneRotation.givens(g, f)
        if i != m - 1 { e[i + 1] = r }
        g = d[i + 1] - p
        r = (d[i] - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        rotations.append((c, -s))
      }
      for (offset, rotation) in rotations.enumerated() {
        let i = m - 1 - offset
        rotate(&z, i, i + 1, rotation.0, rotation.1)
      }
      d[l] -= p
      e[l] = g
    }
  }

  private static func iterateQR(
    _ d: inout [Double], _ e: inout [Double], _ z: inout DenseMatrix, low: Int, high: Int,
    _ eps: Double, _ budget: inout Int
  ) {
    var l = high
    while l >= low {
      var m = l
      while m > low {
        let square = abs(e[m - 1]) * abs(e[m - 1])
        if square <= (eps * eps * abs(d[m])) * abs(d[m - 1]) + .leastNormalMagnitude { break }
        m -= 1
      }
      if m > low { e[m - 1] = 0 }
      var p = d[l]
      if m == l {
        l -= 1
        continue
      }
      if m == l - 1 {
        let (first, second, c, s) = twoByTwo(d[l - 1], e[l - 1], d[l])
        rotate(&z, l - 1, l, c, s)
        d[l - 1] = first
        d[l] = second
        e[l - 1] = 0
        l -= 2
        continue
      }
      guard budget > 0 else { return }
      budget -= 1
      var g = (d[l - 1] - p) / (2 * e[l - 1])
      var r = hypot(g, 1)
      g = d[m] - p + (e[l - 1] / (g + (g >= 0 ? abs(r) : -abs(r))))
      var (s, c) = (1.0, 1.0)
      p = 0
      var rotations: [(Double, Double)] = []
      for i in m..<l {
        let f = s * e[i]
        let b = c * e[i]
        (c, s, r) = PlaneRotation.givens(g, f)
        if i != m { e[i - 1] = r }
        g = d[i] - p
        r = (d[i + 1] - g) * s + 2 * c * b
        p = s * r
        d[i] = g + p
        g = c * r - b
        rotations.append((c, s))
      }
      for (offset, rotation) in rotations.enumerated() {
        rotate(&z, m + offset, m + offset + 1, rotation.0, rotation.1)
      }
      d[l] -= p
      e[l - 1] = g
    }
  }

  /// dlaev2: the eigenvalues of [[a, b], [b, c]], the larger in size first, and its unit vector.
  private static func twoByTwo(
    _ a: Double, _ b: Double, _ c: Double
  ) -> (first: Double, second: Double, cosine: Double, sine: Double) {
    let sum = a + c
    let difference = a - c
    let twice = b + b
    let (larger, smaller) = abs(a) > abs(c) ? (a, c) : (c, a)
    let root = hypot(difference, twice)
    var first: Double
    var second: Double
    var sign = 1.0
    if sum < 0 {
      first = 0.5 * (sum - root)
      sign = -1
      second = (larger / first) * smaller - (b / first) * b
    } else if sum > 0 {
      first = 0.5 * (sum + root)
      second = (larger / first) * smaller - (b / first) * b
    } else {
      first = 0.5 * root
      second = -0.5 * root
    }
    var other = 1.0
    var size: Double
    if difference >= 0 {
      size = difference + root
    } else {
      size = difference - root
      other = -1
    }
    var (cosine, sine) = (1.0, 0.0)
    if abs(size) > abs(twice) {
      let ratio = -twice / size
      sine = 1 / sqrt(1 + ratio * ratio)
      cosine = ratio * sine
    } else if twice == 0 {
      (cosine, sine) = (1, 0)
    } else {
      let ratio = -size / twice
      cosine = 1 / sqrt(1 + ratio * ratio)
      sine = ratio * cosine
    }
    if sign == other { (cosine, sine) = (-sine, cosine) }
    return (first, second, cosine, sine)
  }

  /// Turns two columns, as dlasr does from the right.
  private static func rotate(
    _ z: inout DenseMatrix, _ left: Int, _ right: Int, _ c: Double, _ s: Double
  ) {
    for row in 0..<z.rows {
      let value = z[row, right]
      z[row, right] = c * value - s * z[row, left]
      z[row, left] = s * value + c * z[row, left]
    }
  }

  /// Selection sort, rising, as dsteqr ends.
  private static func sort(_ d: inout [Double], _ z: inout DenseMatrix) {
    for place in 0..<d.count {
      var least = place
      for other in (place + 1)..<max(d.count, place + 1) where d[other] < d[least] { least = other }
      guard least != place else { continue }
      d.swapAt(least, place)
      for row in 0..<z.rows {
        let value = z[row, place]
        z[row, place] = z[row, least]
        z[row, least] = value
      }
    }
  }
}
