// The distributions of NumPy's random classes.

import Glibc
import Interpreter
import Tensors

/// Methods that draw numbers from a distribution.
enum NumPyDistributions {
  static func declare(_ type: TypeObject) {
    type.method("random(self, size=None, dtype=None, out=None)") { call, machine throws(Raised) in
      let source = try NumPyRandomModule.source(call[0])
      if let generator = call[0].object(as: NumPyGeneratorObject.self),
        try isSingle(call[2], machine)
      {
        return try singles(call[1], machine) { generator.generator.bits.nextFloat() }
      }
      return try NumPyRandomModule.draw(call[1], [], machine) { _ in source.bits.nextDouble() }
    }
    type.method("standard_normal(self, size=None, dtype=None, out=None)") {
      call, machine throws(Raised) in
      let source = try NumPyRandomModule.source(call[0])
      if let generator = call[0].object(as: NumPyGeneratorObject.self),
        try isSingle(call[2], machine)
      {
        return try singles(call[1], machine) { generator.generator.normalFloat() }
      }
      return try NumPyRandomModule.draw(call[1], [], machine) { _ in source.normal() }
    }
    type.method("standard_exponential(self, size=None)") { call, machine throws(Raised) in
      let source = try NumPyRandomModule.source(call[0])
      return try NumPyRandomModule.draw(call[1], [], machine) { _ in source.exponential() }
    }
    simple(type, "uniform(self, low=0.0, high=1.0, size=None)", 2) { source, p in
      p[0] + (p[1] - p[0]) * source.bits.nextDouble()
    }
    simple(
      type, "normal(self, loc=0.0, scale=1.0, size=None)", 2, requires: { $0[1] >= 0 }, "scale < 0"
    ) { source, p in p[0] + p[1] * source.normal() }
    simple(
      type, "lognormal(self, mean=0.0, sigma=1.0, size=None)", 2, requires: { $0[1] >= 0 },
      "sigma < 0"
    ) { source, p in exp(p[0] + p[1] * source.normal()) }
    simple(
      type, "exponential(self, scale=1.0, size=None)", 1, requires: { $0[0] >= 0 }, "scale < 0"
    ) { source, p in p[0] * source.exponential() }
    simple(
      type, "gamma(self, shape, scale=1.0, size=None)", 2, requires: { $0[0] >= 0 }, "shape < 0"
    ) { source, p in p[1] * source.gamma(p[0]) }
    simple(type, "standard_gamma(self, shape, size=None)", 1, requires: { $0[0] >= 0 }, "shape < 0")
    {
      source, p in source.gamma(p[0])
    }
    simple(type, "chisquare(self, df, size=None)", 1, requires: { $0[0] > 0 }, "df <= 0") {
      source, p in 2 * source.gamma(p[0] / 2)
    }
    simple(
      type, "rayleigh(self, scale=1.0, size=None)", 1, requires: { $0[0] >= 0 }, "scale < 0"
    ) { source, p in
      source.isLegacy
        ? p[0] * sqrt(-2 * log1p(-source.bits.nextDouble()))
        : p[0] * sqrt(2 * source.exponential())
    }
    simple(type, "laplace(self, loc=0.0, scale=1.0, size=None)", 2) { source, p in
      while true {
        let u = source.bits.nextDouble()
        if u >= 0.5 { return p[0] - p[1] * log(2 - u - u) }
        if u > 0 { return p[0] + p[1] * log(u + u) }
      }
    }
    simple(type, "logistic(self, loc=0.0, scale=1.0, size=None)", 2) { source, p in
      while true {
        let u = source.bits.nextDouble()
        if u > 0 { return p[0] + p[1] * log(u / (1 - u)) }
      }
    }
    simple(type, "gumbel(self, loc=0.0, scale=1.0, size=None)", 2) { source, p in
      while true {
        let u = 1 - source.bits.nextDouble()
        if u < 1 { return p[0] - p[1] * log(-log(u)) }
      }
    }
    simple(type, "standard_cauchy(self, size=None)", 0) { source, _ in
      source.normal() / source.normal()
    }
    simple(type, "standard_t(self, df, size=None)", 1, requires: { $0[0] > 0 }, "df <= 0") {
      source, p in
      let numerator = source.normal()
      let denominator = source.gamma(p[0] / 2)
      return sqrt(p[0] / 2) * numerator / sqrt(denominator)
    }
    simple(
      type, "weibull(self, a, size=None)", 1, requires: { $0[0] >= 0 }, "a < 0"
    ) { source, p in p[0] == 0 ? 0 : pow(source.exponential(), 1 / p[0]) }
    simple(type, "beta(self, a, b, size=None)", 2, requires: { $0[0] > 0 && $0[1] > 0 }, "a <= 0") {
      source, p in beta(source, p[0], p[1])
    }
    simple(
      type, "binomial(self, n, p, size=None)", 2, integers: true,
      requires: { $0[0] >= 0 && $0[1] >= 0 && $0[1] <= 1 }, "p < 0, p > 1 or p is NaN"
    ) { source, p in
      Double(source.bits.binomial(trials: Int(p[0]), p: p[1], legacy: source.isLegacy))
    }
    simple(
      type, "poisson(self, lam=1.0, size=None)", 1, integers: true, requires: { $0[0] >= 0 },
      "lam < 0 or lam is NaN"
    ) { source, p in Double(source.bits.poisson(rate: p[0])) }
    simple(
      type, "geometric(self, p, size=None)", 1, integers: true,
      requires: { $0[0] > 0 && $0[0] <= 1 }, "p <= 0, p > 1 or p contains NaNs"
    ) { source, p in geometric(source, p[0]) }
  }

  /// A distribution with some parameters and a size, all by position or name.
  private static func simple(
    _ type: TypeObject, _ signature: String, _ count: Int, integers: Bool = false,
    requires: @escaping ([Double]) -> Bool = { _ in true }, _ refusal: String = "",
    _ body: @escaping (any NumPyRandomSource, [Double]) -> Double
  ) {
    type.method(signature) { call, machine throws(Raised) in
      let source = try NumPyRandomModule.source(call[0])
      let parameters = (0..<count).map { call[$0 + 1] }
      return try NumPyRandomModule.draw(
        call[count + 1], parameters, machine, integers: integers
      ) { values throws(Raised) in
        guard requires(values) else { throw .valueError(refusal) }
        return body(source, values)
      }
    }
  }

  private static func isSingle(_ dtype: Value, _ machine: Interpreter) throws(Raised) -> Bool {
    guard !dtype.isNoneOrUndefined else { return false }
    return try DTypeDescriptor.element(of: dtype, machine) == .number(.float32)
  }

  private static func singles(
    _ size: Value, _ machine: Interpreter, _ body: () -> Float
  ) throws(Raised) -> Value {
    guard !size.isNone else { return .object(NumPyScalar(.float(Double(body())), .float32)) }
    let shape = try NumPyCreation.shape(size, machine)
    let output = try arrays { try Tensor(empty: shape, dtype: .float32) }
    for index in 0..<output.numel { output.pointer(Float.self)[index] = body() }
    return .object(NDArray(output))
  }

  private static func beta(_ source: any NumPyRandomSource, _ a: Double, _ b: Double) -> Double {
    guard a <= 1, b <= 1 else {
      let first = source.gamma(a)
      let second = source.gamma(b)
      return first / (first + second)
    }
    // Jöhnk's algorithm.
    while true {
      let u = source.bits.nextDouble()
      let v = source.bits.nextDouble()
      let x = pow(u, 1 / a)
      let y = pow(v, 1 / b)
      let sum = x + y
      guard sum <= 1, u + v > 0 else { continue }
      if sum > 0 { return x / sum }
      var logX = log(u) / a
      var logY = log(v) / b
      let greater = max(logX, logY)
      logX -= greater
      logY -= greater
      return exp(logX - log(exp(logX) + exp(logY)))
    }
  }

  private static func geometric(_ source: any NumPyRandomSource, _ p: Double) -> Double {
    guard p < 0.333333333333333333333333 else {
      var count = 1.0
      var product = p
      var sum = p
      let u = source.bits.nextDouble()
      while u > sum {
        product *= 1 - p
        sum += product
        count += 1
      }
      return count
    }
    return source.isLegacy
      ? ceil(log(1 - source.bits.nextDouble()) / log(1 - p))
      : ceil(-source.exponential() / log1p(-p))
  }
}
