// Statistics, integrals and derivatives of samples, and number theory: composed of other operations as
// PyTorch composes them, so that their gradients follow.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let analysis: [TorchOperation] = [
    op(
      "gcd(Tensor input, Tensor other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "The greatest common divisors of integers."
    ) { a in try a.wrap(Variable(a.tensor("input").data.gcd(a.tensor("other").data))) },
    op(
      "lcm(Tensor input, Tensor other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "The least common multiples of integers."
    ) { a in try a.wrap(Variable(a.tensor("input").data.lcm(a.tensor("other").data))) },
    op(
      "heaviside(Tensor input, Tensor values, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "0 for negative elements, 1 for positive ones, and values at 0."
    ) { a in try a.wrap(Variable(a.tensor("input").data.heaviside(a.tensor("values").data))) },
    op(
      "ldexp(Tensor input, Tensor other, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "input * 2**other."
    ) { a in try a.wrap(a.tensor("input").mul(a.tensor("other").to(.float32).rpow(.float(2)))) },
    op(
      "nextafter(Tensor input, Tensor other, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "The next representable number after input towards other."
    ) { a in try a.wrap(a.tensor("input").next(towards: a.tensor("other"))) },
    op(
      "frexp(Tensor input, *, TensorList[2] out=None)", places: [.function, .method],
      "The mantissa in [0.5, 1) and the power of 2 of each element."
    ) { a in
      let (mantissa, exponent) = try a.tensor("input").mantissaAndExponent()
      return a.named("frexp", ["mantissa", "exponent"], [mantissa, exponent])
    },
    op(
      "cov(Tensor input, *, int64_t correction=1, Tensor? fweights=None, Tensor? aweights=None)",
      places: [.function, .method],
      "The covariances of variables in rows, observed in columns."
    ) { a in
      try a.wrap(
        a.tensor("input").covariance(
          correction: a.int("correction", 1), counts: a.optionalTensor("fweights"),
          weights: a.optionalTensor("aweights")))
    },
    op(
      "corrcoef(Tensor input)", places: [.function, .method],
      "The correlation coefficients of variables in rows, observed in columns."
    ) { a in try a.wrap(a.tensor("input").correlation()) },
    op(
      "trapezoid(Tensor y, Tensor x, *, int64_t dim=-1)",
      "trapezoid(Tensor y, *, Scalar dx=1, int64_t dim=-1)", places: [.function],
      "The integral of samples by the trapezoidal rule."
    ) { a in
      try a.wrap(
        a.tensor("y").trapezoid(
          a.optionalTensor("x"), dx: a.double("dx") ?? 1, dim: a.int("dim", -1)))
    }.alias("trapz"),
    op(
      "cumulative_trapezoid(Tensor y, Tensor x, *, int64_t dim=-1)",
      "cumulative_trapezoid(Tensor y, *, Scalar dx=1, int64_t dim=-1)", places: [.function],
      "The integrals of samples up to each by the trapezoidal rule."
    ) { a in
      try a.wrap(
        a.tensor("y").trapezoids(
          a.optionalTensor("x"), dx: a.double("dx") ?? 1, dim: a.int("dim", -1)
        ).values)
    },
    op(
      "gradient(Tensor input, *, Scalar spacing=1, IntArrayRef[1]? dim=None, int64_t edge_order=1)",
      places: [.function], "The derivative of samples by central differences, along each dimension."
    ) { a in
      let input = try a.tensor("input")
      var results: [Variable] = []
      for dim in try a.dims("dim") ?? Tensors.Shape(checking: 0..<input.rank) {
        results.append(
          try input.slope(
            dim: dim, spacing: a.double("spacing") ?? 1, edgeOrder: a.int("edge_order", 1)))
      }
      return a.tuple(results)
    },
    op(
      "renorm(Tensor input, Scalar p, int64_t dim, Scalar maxnorm, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Slices of a dimension scaled down to at most a p-norm."
    ) { a in
      try a.wrap(
        a.tensor("input").renorm(
          p: a.number("p").double, dim: a.int("dim", 0), most: a.number("maxnorm").double))
    },
    op(
      "unravel_index(Tensor indices, SymIntArrayRef shape)", places: [.function],
      "The places along each dimension of flat indices."
    ) { a in try a.tuple(a.tensor("indices").unraveled(a.shape("shape"))) },
  ]
}

extension Variable {
  /// - Parameters:
  ///   - counts: how often each observation counts.
  ///   - weights: how much each observation weighs.
  fileprivate func covariance(
    correction: Int, counts: Variable? = nil, weights: Variable? = nil
  ) throws -> Variable {
    guard rank <= 2 else {
      throw AutogradError.stated(
        .runtime,
        "cov(): expected input to have two or fewer dimensions but got an input with \(rank) "
          + "dimensions")
    }
    guard dtype != .bool else {
      throw AutogradError.stated(.runtime, "cov(): bool dtype is not supported for input")
    }
    let rows = rank < 2 ? try reshape([1, -1]) : self
    let count = rows.shape[1]
    if counts != nil || weights != nil {
      var weight = try weights ?? Variable(Tensor.full([count], .int(1), dtype: .int64))
      if let counts { weight = try weights == nil ? counts : weight.mul(counts) }
      let total = try weight.sum()
      let mean = try rows.mul(weight).sum(dim: [1]).div(total)
      var norm = try total.sub(.int(correction))
      if let weights, correction != 0 {
        norm = try total.sub(weight.mul(weights).sum().div(total).mul(.int(correction)))
      }
      let centered = try rows.sub(mean.unsqueeze(dim: 1))
      return try centered.mm(centered.mul(weight).t().conj()).div(norm).squeeze()
    }
    let mean = try rows.sum(dim: [1]).div(.int(count))
    let centered = try rows.sub(mean.unsqueeze(dim: 1))
    let norm = Swift.max(count - correction, 0)
    return try centered.mm(centered.t().conj()).div(.int(norm)).squeeze()
  }

  fileprivate func correlation() throws -> Variable {
    guard rank <= 2 else {
      throw AutogradError.stated(
        .runtime,
        "corrcoef(): expected input to have two or fewer dimensions but got an input with \(rank) "
          + "dimensions")
    }
    let covariance = try covariance(correction: 1)
    if covariance.rank == 0 { return try covariance.div(covariance) }
    let deviation = try covariance.diagonal().sqrt()
    return try covariance.div(deviation.reshape([-1, 1])).div(deviation.reshape([1, -1]))
      .clamp(min: .int(-1), max: .int(1))
  }

  /// Twice the areas of the trapezoids, or the areas themselves, by a step or by places.
  fileprivate func trapezoids(
    _ x: Variable?, dx: Double, dim: Int
  ) throws -> (values: Variable, sums: Variable) {
    let place = try data.dimension(dim)
    let size = rank == 0 ? 0 : shape[place]
    guard size > 0 else {
      let none = try sum(dim: rank == 0 ? nil : [place]).mul(.int(0))
      return (self, none)
    }
    let sides = try narrow(dim: place, start: 1, length: size - 1)
      .add(narrow(dim: place, start: 0, length: size - 1))
    guard let x else {
      return (
        try sides.mul(.float(dx / 2)).cumsum(dim: place),
        try sum(dim: [place]).sub(
          select(dim: place, index: 0).add(select(dim: place, index: size - 1)).mul(.float(0.5))
        ).mul(.float(dx))
      )
    }
    let along = x.rank == 1 ? 0 : try x.data.dimension(dim)
    guard x.shape[along] == size else {
      throw AutogradError.stated(
        .runtime,
        "trapezoid: There must be one `x` value for each sample point")
    }
    var widths = try x.narrow(dim: along, start: 1, length: size - 1)
      .sub(x.narrow(dim: along, start: 0, length: size - 1))
    if x.rank == 1 {
      var sizes = Tensors.Shape(repeating: 1, count: rank)
      sizes[place] = size - 1
      widths = try widths.reshape(sizes)
    }
    let areas = try sides.mul(widths)
    return (
      try areas.cumsum(dim: place).div(.float(2)), try areas.sum(dim: [place]).div(.float(2))
    )
  }

  fileprivate func trapezoid(_ x: Variable?, dx: Double, dim: Int) throws -> Variable {
    try trapezoids(x, dx: dx, dim: dim).sums
  }

  /// Central differences inside, one-sided ones of the first or second order at the edges.
  fileprivate func slope(dim: Int, spacing: Double, edgeOrder: Int) throws -> Variable {
    let place = try data.dimension(dim)
    let size = rank == 0 ? 0 : shape[place]
    guard edgeOrder == 1 || edgeOrder == 2 else {
      throw AutogradError.stated(
        .runtime, "torch.gradient only supports edge_order=1 and edge_order=2.")
    }
    guard size > edgeOrder else {
      throw AutogradError.stated(
        .runtime,
        "torch.gradient expected each dimension size to be at least edge_order+1")
    }
    func at(_ start: Int, _ length: Int = 1) throws -> Variable {
      try narrow(dim: place, start: start, length: length)
    }
    var first = try at(1).sub(at(0)).div(.float(spacing))
    var last = try at(size - 1).sub(at(size - 2)).div(.float(spacing))
    if edgeOrder == 2 {
      first = try at(1).mul(.int(4)).sub(at(0).mul(.int(3))).sub(at(2)).div(.float(2 * spacing))
      last = try at(size - 1).mul(.int(3)).sub(at(size - 2).mul(.int(4))).add(at(size - 3))
        .div(.float(2 * spacing))
    }
    var parts = [first]
    if size > 2 {
      parts.append(try at(2, size - 2).sub(at(0, size - 2)).div(.float(2 * spacing)))
    }
    parts.append(last)
    return try Variable.cat(parts, dim: place)
  }

  fileprivate func renorm(p: Double, dim: Int, most: Double) throws -> Variable {
    let place = try data.dimension(dim)
    guard rank > 1 else {
      throw AutogradError.stated(
        .runtime, "renorm: input needs at least 2 dimensions, got \(rank) dimensions")
    }
    var others = Tensors.Shape()
    for other in 0..<rank where other != place { others.append(other) }
    let norm = Variable(try data.norm(p: p, dim: others, keepdim: true))
    let shrunk = try norm.add(.float(1e-7)).rdiv(.float(most))
    return try mul(Variable.where(norm.gt(.float(most)), shrunk, Scalar.float(1)))
  }

  fileprivate func unraveled(_ sizes: Tensors.Shape) throws -> [Variable] {
    var results: [Variable] = []
    var rest = data
    for size in sizes.array.reversed() {
      results.insert(Variable(try rest.remainder(.int(size))), at: 0)
      rest = try rest.floorDivide(.int(size))
    }
    return results
  }

  fileprivate func next(towards other: Variable) throws -> Variable {
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplementedFor(kernel: "nextafter_cpu", dtype)
    }
    let wanted = try shape.broadcast(with: other.shape)
    let starts = try data.expand(wanted).doubles()
    let ends = try other.data.expand(wanted).doubles()
    let values = zip(starts, ends).map { start, end in
      if start.isNaN || end.isNaN { return Double.nan }
      if start == end { return end }
      if dtype == .float64 { return end > start ? start.nextUp : start.nextDown }
      return Double(end > start ? Float(start).nextUp : Float(start).nextDown)
    }
    return Variable(try Tensor(values, shape: wanted, dtype: dtype))
  }

  fileprivate func mantissaAndExponent() throws -> (Variable, Variable) {
    guard dtype.isFloatingPoint else {
      throw AutogradError.stated(
        .runtime, "torch.frexp() only supports floating-point dtypes")
    }
    let values = try data.doubles()
    let exponents = values.map { $0 == 0 || !$0.isFinite ? 0 : Int($0.exponent) + 1 }
    let mantissas = zip(values, exponents).map { value, exponent in
      value.isFinite ? Double(sign: .plus, exponent: -exponent, significand: value) : value
    }
    return (
      Variable(try Tensor(mantissas, shape: shape, dtype: dtype, device: device)),
      Variable(try Tensor(exponents, shape: shape, dtype: .int32, device: device))
    )
  }
}
