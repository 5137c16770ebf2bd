// Functions that draw random numbers, in PyTorch's order.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let random: [TorchOperation] = [
    op("rand(SymIntArrayRef size, *, Generator? generator, @factory)",
    "rand(SymIntArrayRef size, *, @factory)", places: [.function], "Uniform random numbers from [0, 1).") { a in
      try a.made { try Tensor.rand($0, dtype: $1, generator: a.generator()) }
    },
    op("randn(SymIntArrayRef size, *, Generator? generator, @factory)",
    "randn(SymIntArrayRef size, *, @factory)", places: [.function], "Random numbers of the standard normal distribution.") { a in
      try a.made { try Tensor.randn($0, dtype: $1, generator: a.generator()) }
    },
    op("randint(SymInt high, SymIntArrayRef size, *, Generator? generator, @factory)",
    "randint(SymInt high, SymIntArrayRef size, *, @factory)",
    "randint(SymInt low, SymInt high, SymIntArrayRef size, *, Generator? generator, @factory)",
    "randint(SymInt low, SymInt high, SymIntArrayRef size, *, @factory)", places: [.function], "Random integers from low to high, without high.") { a in
      try a.made(inferred: .int64) {
        try Tensor.randint(
          low: a.int("low", 0), high: a.int("high", 0), $0, dtype: $1, generator: a.generator())
      }
    },
    op("randperm(SymInt n, *, Generator? generator, @factory)",
    "randperm(SymInt n, *, @factory)", places: [.function], "A random permutation of the integers below n.") { a in
      try a.finish(
        Tensor.randperm(
          a.int("n", 0), dtype: a.dtype("dtype") ?? .int64, generator: a.generator()))
    },
    op("rand_like(Tensor input, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
    "rand_like(Tensor input, *, MemoryFormat? memory_format=None, @options)", places: [.function], "Uniform random numbers in the shape of input.") { a in
      try a.like { try Tensor.rand($0, dtype: $1, generator: a.generator()) }
    },
    op("randn_like(Tensor input, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
    "randn_like(Tensor input, *, MemoryFormat? memory_format=None, @options)", places: [.function], "Normal random numbers in the shape of input.") { a in
      try a.like { try Tensor.randn($0, dtype: $1, generator: a.generator()) }
    },
    op("randint_like(Tensor input, SymInt low, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
    "randint_like(Tensor input, SymInt low, SymInt high, *, MemoryFormat? memory_format=None, @options)",
    "randint_like(Tensor input, Tensor high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
    "randint_like(Tensor input, Tensor high, *, MemoryFormat? memory_format=None, @options)",
    "randint_like(Tensor input, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, @options)",
    "randint_like(Tensor input, SymInt high, *, MemoryFormat? memory_format=None, @options)", places: [.function], "Random integers in the shape of input.") { a in
      let high = try a.number("high").int
      return try a.like {
        try Tensor.randint(
          low: a.int("low", 0), high: high, $0, dtype: $1, generator: a.generator())
      }
    },
    op("normal(Tensor mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
    "normal(Tensor mean, double std=1, *, Generator? generator=None, Tensor out=None)",
    "normal(double mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
    "normal(double mean, double std, SymIntArrayRef size, *, Generator? generator=None, @factory)", places: [.function], "Random numbers of normal distributions.") { a in
      try a.normal()
    },
    op("bernoulli(Tensor input, *, Generator? generator=None, Tensor out=None)",
    "bernoulli(Tensor input, double p, *, Generator? generator=None)", places: [.function, .method], "Random zeros and ones.") { a in
      let input = try a.tensor("input")
      if let p = try a.double("p") {
        return try a.wrap(Variable(Tensor.zeros(input.shape, dtype: input.dtype)).bernoulliInPlace(
          p: p, generator: a.generator()))
      }
      return try a.wrap(Variable(input.data.bernoulli(generator: a.generator())))
    },
    op("multinomial(Tensor input, SymInt num_samples, bool replacement=False, *, Generator? generator=None, Tensor out=None)", places: [.function, .method], "Indices drawn with given weights.") { a in
      try a.wrap(
        Variable(
          a.tensor("input").data.multinomial(
            a.int("num_samples", 1), replacement: a.bool("replacement", false),
            generator: a.generator())))
    },
    op("poisson(Tensor input, Generator? generator=None)", places: [.function], "Random numbers of Poisson distributions.") { a in
      try a.wrap(Variable(a.tensor("input").data.poisson(generator: a.generator())))
    },
    inPlace(
      "uniform_(Tensor input, double from=0, double to=1, *, Generator? generator=None)",
      "Fills with uniform random numbers from [from, to)."
    ) { a, v in
      try v.uniformInPlace(
        from: a.double("from") ?? 0, to: a.double("to") ?? 1, generator: a.generator())
    },
    inPlace(
      "normal_(Tensor input, double mean=0, double std=1, *, Generator? generator=None)",
      "Fills with random numbers of a normal distribution."
    ) { a, v in
      try v.normalInPlace(
        mean: a.double("mean") ?? 0, std: a.double("std") ?? 1, generator: a.generator())
    },
    inPlace(
      "random_(Tensor input, *, Generator? generator=None)",
      "random_(Tensor input, int64_t from, int64_t? to, *, Generator? generator=None)",
      "random_(Tensor input, int64_t to, *, Generator? generator=None)",
      "Fills with random integers."
    ) { a, v in
      try v.randomInPlace(from: a.int("from"), to: a.int("to"), generator: a.generator())
    },
    inPlace(
      "bernoulli_(Tensor input, Tensor p, *, Generator? generator=None)",
      "bernoulli_(Tensor input, double p=0.5, *, Generator? generator=None)",
      "Fills with random zeros and ones."
    ) { a, v in
      if let p = TensorObject.variable(a["p"]), p.rank > 0 || p.requiresGrad {
        try v.copyInPlace(Variable(p.data.bernoulli(generator: a.generator())))
      } else {
        try v.bernoulliInPlace(p: a.double("p") ?? 0.5, generator: a.generator())
      }
    },
    inPlace(
      "exponential_(Tensor input, double lambd=1, *, Generator? generator=None)",
      "Fills with random numbers of an exponential distribution."
    ) { a, v in
      try v.exponentialInPlace(lambd: a.double("lambd") ?? 1, generator: a.generator())
    },
    inPlace(
      "geometric_(Tensor input, double p, *, Generator? generator=None)",
      "Fills with random numbers of a geometric distribution."
    ) { a, v in try v.geometricInPlace(p: a.double("p") ?? 0.5, generator: a.generator()) },
    inPlace(
      "log_normal_(Tensor input, double mean=1, double std=2, *, Generator? generator=None)",
      "Fills with random numbers whose logarithms are normal."
    ) { a, v in
      try v.logNormalInPlace(
        mean: a.double("mean") ?? 1, std: a.double("std") ?? 2, generator: a.generator())
    },
    inPlace(
      "cauchy_(Tensor input, double median=0, double sigma=1, *, Generator? generator=None)",
      "Fills with random numbers of a Cauchy distribution."
    ) { a, v in
      try v.cauchyInPlace(
        median: a.double("median") ?? 0, sigma: a.double("sigma") ?? 1, generator: a.generator())
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
      guard std >= 0 else {
        throw AutogradError.stated(
          .runtime, "normal expects std >= 0.0, but found std \(std)")
      }
      return try made { shape, dtype in
        let variable = try Variable(Tensor.zeros(shape, dtype: dtype))
        try variable.normalInPlace(mean: mean, std: std, generator: generator)
        return variable.data
      }
    }
    let mean = try operand("mean")
    let std = try self["std"].isUndefined ? Variable(Tensor.full([], 1, dtype: .defaultFloat)) : operand("std")
    let shape = try Tensors.Shape.broadcast(mean.shape, std.shape)
    let dtype = TensorObject.variable(self["mean"])?.dtype ?? std.dtype
    let sample = try Variable(Tensor.randn(shape, dtype: dtype, generator: generator))
    return try GradMode.with(false) { try wrap(sample.mul(std).add(mean)) }
  }
}
