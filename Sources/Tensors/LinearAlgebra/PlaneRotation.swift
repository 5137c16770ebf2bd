// Rotations of two rows or columns, and the singular values of triangles of two rows, as LAPACK has them.

import Glibc

enum PlaneRotation {
  /// lartg: c f + s g = r, -s f + c g = 0.
  static func givens(_ f: Double, _ g: Double) -> (c: Double, s: Double, r: Double) {
    if g == 0 { return (1, 0, f) }
    if f == 0 { return (0, g < 0 ? -1 : 1, abs(g)) }
    let size = sqrt(f * f + g * g)
    let r = f < 0 ? -size : size
    return (abs(f) / size, g / r, r)
  }

  static func rows(_ x: inout DenseMatrix, _ a: Int, _ b: Int, _ c: Double, _ s: Double) {
    for column in 0..<x.columns {
      let (first, second) = (x[a, column], x[b, column])
      x[a, column] = c * first + s * second
      x[b, column] = c * second - s * first
    }
  }

  static func columns(_ x: inout DenseMatrix, _ a: Int, _ b: Int, _ c: Double, _ s: Double) {
    for row in 0..<x.rows {
      let (first, second) = (x[row, a], x[row, b])
      x[row, a] = c * first + s * second
      x[row, b] = c * second - s * first
    }
  }

  /// las2: the smaller singular value of [[f, g], [0, h]].
  static func leastSingularValue(_ f: Double, _ g: Double, _ h: Double) -> Double {
    let (fa, ga, ha) = (abs(f), abs(g), abs(h))
    let (low, high) = (min(fa, ha), max(fa, ha))
    guard low > 0 else { return 0 }
    if ga < high {
      let (sum, difference, square) = (
        1 + low / high, (high - low) / high, (ga / high) * (ga / high)
      )
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
  static func singularTriangle(
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
}
