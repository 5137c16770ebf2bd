// The functions of `math` on integers, and its sums and products.

import BigInt
import Glibc

extension Interpreter {
  func addIntegerMath(_ module: ModuleObject) {
    module.function("factorial(n, /)") { call, machine throws(Raised) in
      let n = try machine.exactInteger(call[0])
      guard n.signum >= 0 else {
        throw .valueError("factorial() not defined for negative values")
      }
      guard let n = n.small, n <= 20000 else { throw .memoryError() }
      return .integer(Integer(Interpreter.product(1, n)))
    }
    module.raw("gcd") { call, machine throws(Raised) in
      var result = BigInt(0)
      for value in call.rest() {
        result = result.greatestCommonDivisor(with: try machine.exactInteger(value).wide)
      }
      return .integer(Integer(BigInt(result.magnitude)))
    }
    module.raw("lcm") { call, machine throws(Raised) in
      var result = BigInt(1)
      for value in call.rest() {
        let other = try machine.exactInteger(value).wide
        if other.isZero { return .int(0) }
        let divisor = result.greatestCommonDivisor(with: other)
        result = try machine.textual { () throws(TextError) in
          try Integer.multiply(Integer(result / divisor), Integer(other)).wide
        }
      }
      return .integer(Integer(BigInt(result.magnitude)))
    }
    module.function("isqrt(n, /)") { call, machine throws(Raised) in
      let n = try machine.exactInteger(call[0])
      guard n.signum >= 0 else {
        throw .valueError("isqrt() argument must be nonnegative")
      }
      return .integer(Integer(n.wide.squareRoot()))
    }
    module.function("comb(n, k, /)") { call, machine throws(Raised) in
      let (n, k) = (try machine.exactInteger(call[0]), try machine.exactInteger(call[1]))
      guard n.signum >= 0 else { throw .valueError("n must be a non-negative integer") }
      guard k.signum >= 0 else { throw .valueError("k must be a non-negative integer") }
      if n < k { return .int(0) }
      let other = Integer(n.wide - k.wide)
      guard let count = min(k, other).small, count <= 20000 else { throw .memoryError() }
      var result = BigInt(1)
      for step in 0..<count {
        result = result * (n.wide - BigInt(step)) / BigInt(step + 1)
        guard result.magnitude.bitWidth <= TextLimits.integerBits else { throw .memoryError() }
        if step & 0xff == 0xff { try machine.checkInterrupt() }
      }
      return .integer(Integer(result))
    }
    module.function("perm(n, k=None, /)") { call, machine throws(Raised) in
      let n = try machine.exactInteger(call[0])
      let k = call[1].isNone ? n : try machine.exactInteger(call[1])
      guard n.signum >= 0 else { throw .valueError("n must be a non-negative integer") }
      guard k.signum >= 0 else { throw .valueError("k must be a non-negative integer") }
      if n < k { return .int(0) }
      guard let count = k.small, count <= 20000 else { throw .memoryError() }
      var result = BigInt(1)
      for step in 0..<count {
        result *= n.wide - BigInt(step)
        if step & 0xff == 0xff { try machine.checkInterrupt() }
      }
      return .integer(Integer(result))
    }
  }

  /// The product of the integers from `low` to `high`, by halves.
  private static func product(_ low: Int, _ high: Int) -> BigInt {
    guard high - low > 8 else {
      return low > high ? 1 : (low...high).reduce(BigInt(1)) { $0 * BigInt($1) }
    }
    let middle = (low + high) / 2
    return product(low, middle) * product(middle + 1, high)
  }

  func addSums(_ module: ModuleObject) {
    module.function("fsum(seq, /)") { call, machine throws(Raised) in
      var values: [Double] = []
      for element in try machine.elements(of: call[0]) {
        values.append(try machine.double(element))
      }
      return .float(try machine.exactSum(values))
    }
    module.function("prod(iterable, /, *, start=1)") { call, machine throws(Raised) in
      var result = call[1]
      for element in try machine.elements(of: call[0]) {
        result = try machine.binary(.multiply, result, element)
      }
      return result
    }
    module.raw("hypot") { call, machine throws(Raised) in
      var values: [Double] = []
      for value in call.rest() { values.append(try machine.double(value)) }
      return .float(Interpreter.norm(values))
    }
    module.function("dist(p, q, /)") { call, machine throws(Raised) in
      let p = try machine.elements(of: call[0])
      let q = try machine.elements(of: call[1])
      guard p.count == q.count else {
        throw .valueError("both points must have the same number of dimensions")
      }
      var differences: [Double] = []
      for (a, b) in zip(p, q) {
        differences.append(try machine.double(a) - machine.double(b))
      }
      return .float(Interpreter.norm(differences))
    }
  }

  /// The Euclidean length, without overflow, in extended precision as CPython has it.
  private static func norm(_ values: [Double]) -> Double {
    if values.contains(where: \.isInfinite) { return .infinity }
    if values.contains(where: \.isNaN) { return .nan }
    if values.count == 2 { return Glibc.hypot(values[0], values[1]) }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, values.count > 1 else { return largest }
    let exponent = Int(largest.exponent)
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    var (sum, rest) = (0.0, 0.0)
    for value in values {
      let x = value * scale
      let square = x * x
      let low = Glibc.fma(x, x, -square)
      let next = sum + square
      rest += (sum.magnitude >= square ? (sum - next) + square : (square - next) + sum) + low
      sum = next
    }
    let root = (sum + rest).squareRoot()
    let correction = (Glibc.fma(-root, root, sum) + rest) / (2 * root)
    return (root + correction) * Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// `math.fsum`: the exact sum, rounded once (Shewchuk's partial sums).
  private func exactSum(_ values: [Double]) throws(Raised) -> Double {
    var partials: [Double] = []
    var special = 0.0
    var infinite = 0.0
    for value in values {
      var x = value
      var kept = 0
      for index in partials.indices {
        var y = partials[index]
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      guard x != 0 else { continue }
      if x.isFinite {
        partials.append(x)
      } else if value.isFinite {
        throw .overflow("intermediate overflow in fsum")
      } else {
        if value.isInfinite { infinite += value }
        special += value
        partials = []
      }
    }
    if special != 0 {
      if infinite.isNaN { throw .valueError("-inf + inf in fsum") }
      return special
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let y = partials.popLast() {
      let x = high
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // The remaining partial decides a tie.
    if let next = partials.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let doubled = low * 2
      let sum = high + doubled
      if doubled == sum - high { high = sum }
    }
    return high
  }
}
