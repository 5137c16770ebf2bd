// Functions that draw random numbers, in PyTorch's order.
import Autograd
import Glibc
import Interpreter
import Tensors

extension TorchOperation {
  static let random: [TorchOperation] = [
    op(
      "rand(SymIntArrayRef size, *, Generator? generator, @factory)",
      "rand(SymIntArrayRef size, *, @factory)", places: [.function],
      "Uniform random numbers from [0, 1)."
    ) { a in
      try a.made { try Tensor.rand($0, dtype: $1, device: a.target(), generator: a.generator()) }
    },
    op(
      "randn(SymIntArrayRef size, *, Generator? generator, @factory)",
      "randn(SymIntArrayRef size, *, @factory)", places: [.function],
      "Random numbers of the standard normal distribution."
    ) { a in
      try a.made { try Tensor.randn($0, dtype: $1, device: a.target(), generator: a.generator()) }
    },
    op(
      "randint(SymInt high, SymIntArrayRef size, *, Generator? generator, @factory)",
      "randint(SymInt high, SymIntArrayRef size, *, @factory)",
      "randint(SymInt low, SymInt high, SymIntArrayRef size, *, Generator? generator, @factory)",
      "randint(SymInt low, SymInt high, SymIntArrayRef size, *, @factory)", places: [.function],
      "Random integers from low to high, without high."
    ) { a in
      try a.made(inferred: .int64) {
        try Tensor.randint(
          a.int("low", 0), a.int("high", 0), $0, dtype: $1, generator: a.generator())
      }
    },
    op(
      "randperm(SymInt n, *, Generator? generator, @factory)",
      "randperm(SymInt n, *, @factory)", places: [.function],
      "A random permutation of the integers below n."
    ) { a in
      try a.finish(
        Tensor.randomPermutation(
          a.int("n", 0), dtype: a.dtype("dtype") ?? .int64, generator: a.generator()))
    },
    op(
      "rand_like(Tensor input, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
      "rand_like(Tensor input, *, MemoryFormat? memory_format=None, @options)", places: [.function],
      "Uniform random numbers in the shape of input."
    ) { a in
      try a.like { try Tensor.rand($0, dtype: $1, device: a.target(), generator: a.generator()) }
    },
    op(
      "randn_like(Tensor input, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
      "randn_like(Tensor input, *, MemoryFormat? memory_format=None, @options)",
      places: [.function], "Normal random numbers in the shape of input."
    ) { a in
      try a.like { try Tensor.randn($0, dtype: $1, device: a.target(), generator: a.generator()) }
    },
    op(
      "randint_like(Tensor input, SymInt low, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
      "randint_like(Tensor input, SymInt low, SymInt high, *, MemoryFormat? memory_format=None, @options)",
      "randint_like(Tensor input, Tensor high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
      "randint_like(Tensor input, Tensor high, *, MemoryFormat? memory_format=None, @options)",
      "randint_like(Tensor input, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
      "randint_like(Tensor input, SymInt high, *, MemoryFormat? memory_format=None, @options)",
      places: [.function], "Random integers in the shape of input."
    ) { a in
      let high = try a.number("high").int
      return try a.like {
        try Tensor.randint(
          a.int("low", 0), high, $0, dtype: $1, generator: a.generator())
      }
    },
    op(
      "normal(Tensor mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
      "normal(Tensor mean, double std=1, *, Generator? generator=None, Tensor out=None)",
      "normal(double mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
      "normal(double mean, double std, SymIntArrayRef size, *, Generator? generator=None, @factory)",
      places: [.function], "Random numbers of normal distributions."
    ) { a in
      try a.normal()
    },
    op(
      "bernoulli(Tensor input, *, Generator? generator=None, Tensor out=None)",
      "bernoulli(Tensor input, double p, *, Generator? generator=None)",
      places: [.function, .method], "Random zeros and ones."
    ) { a in
      let input = try a.tensor("input")
      if let p = try a.double("p") {
        let sample = try Tensor.zeros(input.shape, dtype: input.dtype, device: input.device)
        try sample.fillBernoulli(p: p, generator: a.generator())
        return a.wrap(Variable(sample))
      }
      return try a.wrap(Variable(input.data.bernoulli(generator: a.generator())))
    },
    op(
      "multinomial(Tensor input, SymInt num_samples, bool replacement=False, *, Generator? generator=None, Tensor out=None)",
      places: [.function, .method], "Indices drawn with given weights."
    ) { a in
      try a.wrap(
        Variable(
          a.tensor("input").data.multinomial(
            a.int("num_samples", 1), replacement: a.bool("replacement", false),
            generator: a.generator())))
    },
    op(
      "poisson(Tensor input, Generator? generator=None)", places: [.function],
      "Random numbers of Poisson distributions."
    ) { a in
      let rates = try a.tensor("input").data
      let generator = try a.generator()
      let counts = try rates.doubles().map { Double(generator.poisson(rate: $0)) }
      return try a.wrap(
        Variable(
          Tensor(counts, shape: rates.shape, dtype: rates.dtype, device: rates.device)))
    },
    inPlace(
      "uniform_(Tensor input, double from=0, double to=1, *, Generator? generator=None)",
      help: "Fills with uniform random numbers from [from, to)."
    ) { a, v in
      let (from, to) = try (a.double("from") ?? 0, a.double("to") ?? 1)
      let generator = try a.generator()
      try v.overwrite(name: "UniformBackward0") {
        try $0.fillUniform(from: from, to: to, generator: generator)
      }
    },
    inPlace(
      "normal_(Tensor input, double mean=0, double std=1, *, Generator? generator=None)",
      help: "Fills with random numbers of a normal distribution."
    ) { a, v in
      let (mean, std) = try (a.double("mean") ?? 0, a.double("std") ?? 1)
      let generator = try a.generator()
      try v.overwrite(name: "NormalBackward0") {
        try $0.fillNormal(mean: mean, std: std, generator: generator)
      }
    },
    inPlace(
      "random_(Tensor input, *, Generator? generator=None)",
      "random_(Tensor input, int64_t from, int64_t? to, *, Generator? generator=None)",
      "random_(Tensor input, int64_t to, *, Generator? generator=None)",
      help: "Fills with random integers."
    ) { a, v in
      let generator = try a.generator()
      guard let to = try a.int("to") else {
        let from = try a.int("from")
        try v.overwrite(name: "RandomBackward0") {
          guard let from else { return try $0.fillRandom(generator: generator) }
          try $0.fillIntegers(low: from, high: .max, generator: generator)
        }
        return
      }
      let from = try a.int("from", 0)
      try v.overwrite(name: "RandomBackward0") {
        try $0.fillIntegers(low: from, high: to, generator: generator)
      }
    },
    inPlace(
      "bernoulli_(Tensor input, Tensor p, *, Generator? generator=None)",
      "bernoulli_(Tensor input, double p=0.5, *, Generator? generator=None)",
      help: "Fills with random zeros and ones."
    ) { a, v in
      if let p = TensorObject.variable(a["p"]), p.rank > 0 || p.requiresGrad {
        try v.copy_(Variable(p.data.bernoulli(generator: a.generator())))
      } else {
        let p = try a.double("p") ?? 0.5
        let generator = try a.generator()
        try v.overwrite(name: "BernoulliBackward0") {
          try $0.fillBernoulli(p: p, generator: generator)
        }
      }
    },
    inPlace(
      "exponential_(Tensor input, double lambd=1, *, Generator? generator=None)",
      help: "Fills with random numbers of an exponential distribution."
    ) { a, v in
      let lambda = try a.double("lambd") ?? 1
      let generator = try a.generator()
      try v.overwrite(name: "ExponentialBackward0") {
        try $0.fillExponential(lambda: lambda, generator: generator)
      }
    },
    inPlace(
      "geometric_(Tensor input, double p, *, Generator? generator=None)",
      help: "Fills with random numbers of a geometric distribution."
    ) { a, v in
      let p = try a.double("p") ?? 0.5
      let generator = try a.generator()
      try v.overwrite(name: "GeometricBackward0") {
        try $0.fillGeometric(p: p, generator: generator)
      }
    },
    inPlace(
      "log_normal_(Tensor input, double mean=1, double std=2, *, Generator? generator=None)",
      help: "Fills with random numbers whose logarithms are normal."
    ) { a, v in
      let (mean, std) = try (a.double("mean") ?? 1, a.double("std") ?? 2)
      let generator = try a.generator()
      try v.overwrite(name: "LogNormalBackward0") {
        try $0.fillLogNormal(mean: mean, std: std, generator: generator)
      }
    },
    inPlace(
      "cauchy_(Tensor input, double median=0, double sigma=1, *, Generator? generator=None)",
      help: "Fills with random numbers of a Cauchy distribution."
    ) { a, v in
      let (median, sigma) = try (a.double("median") ?? 0, a.double("sigma") ?? 1)
      let generator = try a.generator()
      try v.overwrite(name: "CauchyBackward0") {
        try $0.fillCauchy(median: median, sigma: sigma, generator: generator)
      }
    },
  ]
}

extension Invocation {
  /// `normal` of numbers and a size, or of tensors of means and deviations.
  func normal() throws -> Value {
    let generator = try generator()
    if !self["size"].isUndefined {
      let mean = try double("mean") ?? 0
      let std = try double("std") ?? 1
      return try made { shape, dtype in
        let sample = try Tensor.zeros(shape, dtype: dtype, device: target())
        try sample.fillNormal(mean: mean, std: std, generator: generator)
        return sample
      }
    }
    let mean = TensorObject.variable(self["mean"])
    let std = TensorObject.variable(self["std"])
    if let mean, let std {
      return try wrap(
        Variable(Tensor.normal(mean: mean.data, std: std.data, generator: generator)))
    }
    if let mean {
      return try wrap(
        Variable(
          Tensor.normal(mean: mean.data, std: double("std") ?? 1, generator: generator)))
    }
    guard let std else { throw Raised.typeError("normal(): a tensor or a size is needed") }
    return try wrap(
      Variable(
        Tensor.normal(mean: double("mean") ?? 0, std: std.data, generator: generator)))
  }
}

extension Tensor {
  static func rand(
    _ shape: Shape, dtype: DType, device: Device, generator: Generator
  ) throws(TensorError) -> Tensor {
    let sample = try Tensor(empty: shape, dtype: dtype, device: device)
    try sample.fillUniform(generator: generator)
    return sample
  }

  static func randn(
    _ shape: Shape, dtype: DType, device: Device, generator: Generator
  ) throws(TensorError) -> Tensor {
    let sample = try Tensor(empty: shape, dtype: dtype, device: device)
    try sample.fillNormal(generator: generator)
    return sample
  }

  static func randint(
    _ low: Int, _ high: Int, _ shape: Shape, dtype: DType, generator: Generator
  ) throws(TensorError) -> Tensor {
    let sample = try Tensor(empty: shape, dtype: dtype)
    try sample.fillIntegers(low: low, high: high, generator: generator)
    return sample
  }
}

extension Generator {
  /// A Poisson count by PyTorch's algorithms: products of uniforms below a rate of 10, above it
  /// transformed rejection (Hoermann, 1993).
  func poisson(rate: Double) -> Int {
    guard rate > 0 else { return 0 }
    guard rate >= 10 else {
      let least = Glibc.exp(-rate)
      var count = 0
      var product = uniform()
      while product > least {
        count += 1
        product *= uniform()
      }
      return count
    }
    let root = rate.squareRoot()
    let logRate = Glibc.log(rate)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let bound = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + rate + 0.43).rounded(.down)
      if us >= 0.07, v <= bound { return Int(saturating: k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let left = Glibc.log(v) + Glibc.log(inverseAlpha) - Glibc.log(a / (us * us) + b)
      if left <= -rate + k * logRate - Glibc.lgamma(k + 1) { return Int(saturating: k) }
    }
  }
}
