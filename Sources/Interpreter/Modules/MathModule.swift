// The `math` module: the C library's functions with Python's errors.

import BigInt
import Glibc

extension Interpreter {
  func makeMathModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("math")
    module["pi"] = .float(Double.pi)
    module["e"] = .float(2.718281828459045)
    module["tau"] = .float(2 * Double.pi)
    module["inf"] = .float(.infinity)
    module["nan"] = .float(.nan)
    addElementaryFunctions(module)
    addLogarithms(module)
    addFloatParts(module)
    addIntegerMath(module)
    addSums(module)
    return module
  }

  private func domainError() -> Raised { .valueError("math domain error") }
  private func rangeError() -> Raised { .overflow("math range error") }

  /// A function of one float: nan from a number is a domain error, infinity a range error or, where
  /// `poleIsDomain`, a domain error too.
  private func unary(
    _ module: ModuleObject, _ name: String, poleIsDomain: Bool = true,
    _ function: @escaping (Double) -> Double
  ) {
    module.function("\(name)(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      let result = function(x)
      if result.isNaN, !x.isNaN { throw machine.domainError() }
      if result.isInfinite, x.isFinite {
        throw poleIsDomain ? machine.domainError() : machine.rangeError()
      }
      return .float(result)
    }
  }

  private func addElementaryFunctions(_ module: ModuleObject) {
    unary(module, "acos", Glibc.acos)
    unary(module, "acosh", Glibc.acosh)
    unary(module, "asin", Glibc.asin)
    unary(module, "asinh", Glibc.asinh)
    unary(module, "atan", Glibc.atan)
    unary(module, "atanh", Glibc.atanh)
    unary(module, "cbrt", Glibc.cbrt)
    unary(module, "cos", Glibc.cos)
    unary(module, "cosh", poleIsDomain: false, Glibc.cosh)
    unary(module, "erf", Glibc.erf)
    unary(module, "erfc", Glibc.erfc)
    unary(module, "exp", poleIsDomain: false, Glibc.exp)
    unary(module, "exp2", poleIsDomain: false, Glibc.exp2)
    unary(module, "expm1", poleIsDomain: false, Glibc.expm1)
    unary(module, "fabs") { $0.magnitude }
    unary(module, "sin", Glibc.sin)
    unary(module, "sinh", poleIsDomain: false, Glibc.sinh)
    unary(module, "sqrt") { $0.squareRoot() }
    unary(module, "tan", Glibc.tan)
    unary(module, "tanh", Glibc.tanh)
    unary(module, "degrees", poleIsDomain: false) { $0 * (180 / Double.pi) }
    unary(module, "radians", poleIsDomain: false) { $0 * (Double.pi / 180) }
    module.function("gamma(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      if x == 0 || x == -.infinity || (x < 0 && x == x.rounded(.down)) {
        throw machine.domainError()
      }
      let result = GammaFunction.gamma(x)
      if result.isInfinite, x.isFinite { throw machine.rangeError() }
      return .float(result)
    }
    module.function("lgamma(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      if x.isFinite, x <= 0, x == x.rounded(.down) { throw machine.domainError() }
      let result = GammaFunction.logarithm(x)
      if result.isInfinite, x.isFinite { throw machine.rangeError() }
      return .float(result)
    }
    module.function("atan2(y, x, /)") { call, machine throws(Raised) in
      .float(Glibc.atan2(try machine.double(call[0]), try machine.double(call[1])))
    }
    module.function("copysign(x, y, /)") { call, machine throws(Raised) in
      .float(Glibc.copysign(try machine.double(call[0]), try machine.double(call[1])))
    }
    module.function("fmod(x, y, /)") { call, machine throws(Raised) in
      let (x, y) = (try machine.double(call[0]), try machine.double(call[1]))
      if y.isInfinite, x.isFinite { return .float(x) }
      let result = Glibc.fmod(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw machine.domainError() }
      return .float(result)
    }
    module.function("remainder(x, y, /)") { call, machine throws(Raised) in
      let (x, y) = (try machine.double(call[0]), try machine.double(call[1]))
      let result = Glibc.remainder(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw machine.domainError() }
      return .float(result)
    }
    module.function("pow(x, y, /)") { call, machine throws(Raised) in
      let (x, y) = (try machine.double(call[0]), try machine.double(call[1]))
      let result = Glibc.pow(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw machine.domainError() }
      if result.isInfinite, x.isFinite, y.isFinite {
        throw x == 0 ? machine.domainError() : machine.rangeError()
      }
      return .float(result)
    }
  }

  private func addLogarithms(_ module: ModuleObject) {
    module.function("log(x, base=..., /)") { call, machine throws(Raised) in
      let top = try machine.logarithm(call[0], Glibc.log, scale: Glibc.log(2))
      guard call.has(1) else { return .float(top) }
      let bottom = try machine.logarithm(call[1], Glibc.log, scale: Glibc.log(2))
      guard bottom != 0 else { throw .zeroDivision("float division by zero") }
      return .float(top / bottom)
    }
    module.function("log2(x, /)") { call, machine throws(Raised) in
      .float(try machine.logarithm(call[0], Glibc.log2, scale: 1))
    }
    module.function("log10(x, /)") { call, machine throws(Raised) in
      .float(try machine.logarithm(call[0], Glibc.log10, scale: Glibc.log10(2)))
    }
    module.function("log1p(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      if x <= -1 { throw machine.domainError() }
      return .float(Glibc.log1p(x))
    }
  }

  /// A logarithm; `scale` is that of two, for integers beyond floats.
  private func logarithm(
    _ value: Value, _ function: (Double) -> Double, scale: Double
  ) throws(Raised) -> Double {
    if let integer = value.integer {
      guard integer.signum > 0 else { throw domainError() }
      if case .big(let big) = integer, big.magnitude.bitWidth > 1023 {
        let shift = big.magnitude.bitWidth - 64
        return function(Double(UInt64(big.magnitude >> shift))) + Double(shift) * scale
      }
    }
    let x = value.integer == nil ? try double(value) : try makeFloat(value)
    if x <= 0 { throw domainError() }
    return function(x)
  }

  private func addFloatParts(_ module: ModuleObject) {
    module.function("floor(x, /)") { call, machine throws(Raised) in try machine.floor(call[0]) }
    module.function("ceil(x, /)") { call, machine throws(Raised) in
      try machine.ceiling(call[0])
    }
    module.function("trunc(x, /)") { call, machine throws(Raised) in
      if machine.isNumber(call[0]) { return try machine.makeInteger(call[0]) }
      let method = try machine.specialMethod(call[0], Symbol("__trunc__"))
      guard !method.isUndefined else {
        throw .typeError("type \(machine.type(of: call[0]).name) doesn't define __trunc__ method")
      }
      return try machine.call(method)
    }
    module.function("isfinite(x, /)") { call, machine throws(Raised) in
      .bool(try machine.double(call[0]).isFinite)
    }
    module.function("isinf(x, /)") { call, machine throws(Raised) in
      .bool(try machine.double(call[0]).isInfinite)
    }
    module.function("isnan(x, /)") { call, machine throws(Raised) in
      .bool(try machine.double(call[0]).isNaN)
    }
    module.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") {
      call, machine throws(Raised) in
      let (a, b) = (try machine.double(call[0]), try machine.double(call[1]))
      let (relative, absolute) = (try machine.double(call[2]), try machine.double(call[3]))
      guard relative >= 0, absolute >= 0 else {
        throw .valueError("tolerances must be non-negative")
      }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (b - a).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
          || difference <= absolute)
    }
    module.function("frexp(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      guard x.isFinite, x != 0 else { return .pair(.float(x), .int(0)) }
      var exponent: Int32 = 0
      let fraction = Glibc.frexp(x, &exponent)
      return .pair(.float(fraction), .int(Int(exponent)))
    }
    module.function("ldexp(x, i, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      guard let power = call[1].integer else {
        throw .typeError("Expected an int as second argument to ldexp.")
      }
      let small = power.small ?? (power.signum < 0 ? -5000 : 5000)
      let result = Glibc.scalbn(x, Int32(max(-5000, min(5000, small))))
      if result.isInfinite, x.isFinite { throw machine.rangeError() }
      return .float(result)
    }
    module.function("modf(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0])
      if x.isInfinite { return .pair(.float(Glibc.copysign(0, x)), .float(x)) }
      let whole = x.rounded(.towardZero)
      return .pair(.float(Glibc.copysign(x - whole, x)), .float(whole))
    }
    module.function("nextafter(x, y, /)") { call, machine throws(Raised) in
      .float(Glibc.nextafter(try machine.double(call[0]), try machine.double(call[1])))
    }
    module.function("ulp(x, /)") { call, machine throws(Raised) in
      let x = try machine.double(call[0]).magnitude
      if !x.isFinite { return .float(x) }
      return .float(x == Double.greatestFiniteMagnitude ? x - x.nextDown : x.nextUp - x)
    }
  }
}
