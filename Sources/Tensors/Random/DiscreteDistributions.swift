// Counts at random: NumPy's binomial and Poisson distributions, shared by both generators.

import Glibc

extension BitSource {
  /// The number of successes in `trials` trials of probability `p`.
  ///
  /// - Parameter legacy: Whether the arithmetic is that of `RandomState`.
  public func binomial(trials: Int, p: Double, legacy: Bool) -> Int {
    guard trials > 0, p > 0 else { return 0 }
    let rare = p <= 0.5 ? p : 1 - p
    let count =
      rare * Double(trials) <= 30
      ? binomialByInversion(trials, rare, legacy: legacy) : binomialByRejection(trials, rare)
    return p <= 0.5 ? count : trials - count
  }

  private func binomialByInversion(_ trials: Int, _ p: Double, legacy: Bool) -> Int {
    let n = Double(trials)
    let q = 1 - p
    let first = exp(n * (legacy ? log(q) : log1p(-p)))
    let mean = n * p
    let bound = Int(saturating: min(n, mean + 10 * sqrt(mean * q + 1)))
    var count = 0
    var term = first
    var u = nextDouble()
    while u > term {
      count += 1
      if count > bound {
        count = 0
        term = first
        u = nextDouble()
      } else {
        u -= term
        term = (Double(trials - count + 1) * p * term) / (Double(count) * q)
      }
    }
    return count
  }

  /// Kachitvichyanukul and Schmeiser's BTPE.
  private func binomialByRejection(_ trials: Int, _ r: Double) -> Int {
    let n = Double(trials)
    let q = 1 - r
    let fm = n * r + r
    let mode = Int(saturating: fm.rounded(.down))
    let m = Double(mode)
    let p1 = (2.195 * sqrt(n * r * q) - 4.6 * q).rounded(.down) + 0.5
    let xm = m + 0.5
    let xl = xm - p1
    let xr = xm + p1
    let c = 0.134 + 20.5 / (15.3 + m)
    var a = (fm - xl) / (fm - xl * r)
    let laml = a * (1 + a / 2)
    a = (xr - fm) / (xr * q)
    let lamr = a * (1 + a / 2)
    let p2 = p1 * (1 + 2 * c)
    let p3 = p2 + c / laml
    let p4 = p3 + c / lamr
    let nrq = n * r * q
    while true {
      let u = nextDouble() * p4
      var v = nextDouble()
      var y: Double
      if u <= p1 {
        return Int(saturating: (xm - p1 * v + u).rounded(.down))
      } else if u <= p2 {
        let x = xl + (u - p1) / c
        v = v * c + 1 - abs(m - x + 0.5) / p1
        if v > 1 { continue }
        y = x.rounded(.down)
      } else if u <= p3 {
        y = (xl + log(v) / laml).rounded(.down)
        if y < 0 || v == 0 { continue }
        v = v * (u - p2) * laml
      } else {
        y = (xr - log(v) / lamr).rounded(.down)
        if y > n || v == 0 { continue }
        v = v * (u - p3) * lamr
      }
      let k = abs(y - m)
      if !(k > 20 && k < nrq / 2 - 1) {
        let s = r / q
        let aa = s * (n + 1)
        var f = 1.0
        if m < y {
          for i in (mode + 1)...Int(y) { f *= aa / Double(i) - s }
        } else if m > y {
          for i in (Int(y) + 1)...mode { f /= aa / Double(i) - s }
        }
        if v > f { continue }
        return Int(saturating: y)
      }
      let rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5)
      let t = -k * k / (2 * nrq)
      let logV = log(v)
      if logV < t - rho { return Int(saturating: y) }
      if logV > t + rho { continue }
      let x1 = y + 1
      let f1 = m + 1
      let z = n + 1 - m
      let w = n - y + 1
      func series(_ x: Double) -> Double {
        let square = x * x
        return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
      }
      let limit =
        xm * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q))
        + series(f1) + series(z) + series(x1) + series(w)
      if logV > limit { continue }
      return Int(saturating: y)
    }
  }

  /// The number of events where `rate` are expected.
  public func poisson(rate: Double) -> Int {
    if rate >= 10 { return poissonByRejection(rate) }
    guard rate > 0 else { return 0 }
    let limit = exp(-rate)
    var count = 0
    var product = 1.0
    while true {
      product *= nextDouble()
      if product <= limit { return count }
      count += 1
    }
  }

  /// Hörmann's PTRS.
  private func poissonByRejection(_ rate: Double) -> Int {
    let root = sqrt(rate)
    let logRate = log(rate)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let vr = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = nextDouble() - 0.5
      let v = nextDouble()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + rate + 0.43).rounded(.down)
      if us >= 0.07 && v <= vr { return Int(saturating: k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let left = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
      if left <= -rate + k * logRate - Self.logGamma(k + 1) { return Int(saturating: k) }
    }
  }

  /// The logarithm of the gamma function, in the arithmetic of NumPy's generator.
  private static func logGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let coefficients = [
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04,
      -5.952380952380952e-04, 8.417508417508418e-04, -1.917526917526918e-03,
      6.410256410256410e-03, -2.955065359477124e-02, 1.796443723688307e-01,
      -1.39243221690590e+00,
    ]
    let n = x < 7 ? Int(7 - x) : 0
    var x0 = x + Double(n)
    let inverse = (1 / x0) * (1 / x0)
    var series = coefficients[9]
    for k in stride(from: 8, through: 0, by: -1) {
      series *= inverse
      series += coefficients[k]
    }
    var result = series / x0 + 0.5 * 1.8378770664093453 + (x0 - 0.5) * log(x0) - x0
    if x < 7 {
      for _ in 0..<n {
        result -= log(x0 - 1)
        x0 -= 1
      }
    }
    return result
  }
}
