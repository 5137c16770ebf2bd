// Operations that bring many elements down to fewer.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let reductions: [TorchOperation] = [
    op(
      "sum(Tensor input, *, ScalarType? dtype=None)",
      "sum(Tensor input, IntArrayRef[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method], "The sum of all elements, or along dimensions.",
      fast: { try $0.sum() }
    ) { a in
      try a.wrap(
        a.tensor("input").sum(
          dim: a.dims("dim"), keepdim: a.bool("keepdim", false), dtype: a.dtype("dtype")))
    },
    op(
      "mean(Tensor input, *, ScalarType? dtype=None, Tensor out=None)",
      "mean(Tensor input, IntArrayRef[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method], "The mean of all elements, or along dimensions.",
      fast: { try $0.mean() }
    ) { a in
      try a.wrap(
        a.tensor("input").mean(
          dim: a.dims("dim"), keepdim: a.bool("keepdim", false), dtype: a.dtype("dtype")))
    },
    op(
      "prod(Tensor input, *, ScalarType? dtype=None)",
      "prod(Tensor input, int64_t dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method], "The product of all elements, or along a dimension."
    ) { a in
      let dtype = try a.dtype("dtype")
      guard let dim = try a.int("dim") else {
        return try a.wrap(a.tensor("input").prod(dtype: dtype))
      }
      return try a.wrap(
        a.tensor("input").prod(dim: dim, keepdim: a.bool("keepdim", false), dtype: dtype))
    },
    op(
      "max(Tensor input, *, Tensor out=None)",
      "max(Tensor input, Tensor other, *, Tensor out=None)",
      "max(Tensor input, int64_t dim, bool keepdim=False, *, TensorList[2] out=None)",
      places: [.function, .method],
      "The greatest element; with dim, the greatest along it and its index; with other, the "
        + "greater of two elements."
    ) { a in try a.extremum(greatest: true) },
    op(
      "min(Tensor input, *, Tensor out=None)",
      "min(Tensor input, Tensor other, *, Tensor out=None)",
      "min(Tensor input, int64_t dim, bool keepdim=False, *, TensorList[2] out=None)",
      places: [.function, .method],
      "The least element; with dim, the least along it and its index; with other, the lesser of "
        + "two elements."
    ) { a in try a.extremum(greatest: false) },
    op(
      "amax(Tensor input, IntArrayRef[1] dim=None, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "The greatest element along dimensions."
    ) { a in
      try a.wrap(a.tensor("input").amax(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "amin(Tensor input, IntArrayRef[1] dim=None, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "The least element along dimensions."
    ) { a in
      try a.wrap(a.tensor("input").amin(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "aminmax(*, int64_t? dim=None, bool keepdim=False)",
      "aminmax(Tensor input, *, int64_t? dim=None, bool keepdim=False, TensorList[2] out=None)",
      places: [.function, .method], "The least and the greatest element."
    ) { a in
      let (low, high) = try a.tensor("input").aminmax(
        dim: a.int("dim"), keepdim: a.bool("keepdim", false))
      return try a.named("aminmax", ["min", "max"], [low, high])
    },
    op(
      "argmax(Tensor input, int64_t? dim=None, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "The index of the greatest element."
    ) { a in
      try a.wrap(a.tensor("input").argmax(dim: a.int("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "argmin(Tensor input, int64_t? dim=None, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "The index of the least element."
    ) { a in
      try a.wrap(a.tensor("input").argmin(dim: a.int("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "all(Tensor input, *, Tensor out=None)",
      "all(Tensor input, IntArrayRef? dim=None, bool keepdim=False, *, Tensor out=None)",
      "all(Tensor input, int64_t dim, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "Whether all elements are nonzero."
    ) { a in
      try a.wrap(a.tensor("input").all(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "any(Tensor input, *, Tensor out=None)",
      "any(Tensor input, IntArrayRef? dim=None, bool keepdim=False, *, Tensor out=None)",
      "any(Tensor input, int64_t dim, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method], "Whether any element is nonzero."
    ) { a in
      try a.wrap(a.tensor("input").any(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "std(Tensor input, IntArrayRef[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor out=None)",
      "std(Tensor input, IntArrayRef[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor out=None)",
      "std(Tensor input, bool unbiased=True)", places: [.function, .method],
      "The standard deviation."
    ) { a in
      try a.wrap(
        a.tensor("input").std(
          dim: a.dims("dim"), correction: a.correction(), keepdim: a.bool("keepdim", false)))
    },
    op(
      "var(Tensor input, IntArrayRef[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor out=None)",
      "var(Tensor input, IntArrayRef[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor out=None)",
      "var(Tensor input, bool unbiased=True)", places: [.function, .method], "The variance."
    ) { a in
      try a.wrap(
        a.tensor("input").var(
          dim: a.dims("dim"), correction: a.correction(), keepdim: a.bool("keepdim", false)))
    },
    op(
      "std_mean(Tensor input, IntArrayRef[1]? dim, bool unbiased=True, bool keepdim=False)",
      "std_mean(Tensor input, IntArrayRef[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
      "std_mean(Tensor input, bool unbiased=True)", places: [.function],
      "The standard deviation and the mean."
    ) { a in
      let (spread, mean) = try a.tensor("input").varMean(
        dim: a.dims("dim"), correction: a.correction(), keepdim: a.bool("keepdim", false),
        root: true)
      return try a.tuple([spread, mean])
    },
    op(
      "var_mean(Tensor input, IntArrayRef[1]? dim, bool unbiased=True, bool keepdim=False)",
      "var_mean(Tensor input, IntArrayRef[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
      "var_mean(Tensor input, bool unbiased=True)", places: [.function],
      "The variance and the mean."
    ) { a in
      let (spread, mean) = try a.tensor("input").varMean(
        dim: a.dims("dim"), correction: a.correction(), keepdim: a.bool("keepdim", false),
        root: false)
      return try a.tuple([spread, mean])
    },
    op(
      "norm(Tensor input, PyObject* p=\"fro\", IntArrayRef[1]? dim=None, bool keepdim=False, "
        + "Tensor out=None, ScalarType? dtype=None)",
      places: [.function, .method], "The p-norm of all elements, or along dimensions."
    ) { a in try a.vectorNorm() },
    op(
      "nansum(Tensor input, IntArrayRef[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method], "The sum, with NaN as 0."
    ) { a in
      try a.wrap(
        a.tensor("input").nansum(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "nanmean(Tensor input, IntArrayRef[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method], "The mean of the elements that are not NaN."
    ) { a in
      try a.wrap(
        a.tensor("input").nanmean(dim: a.dims("dim"), keepdim: a.bool("keepdim", false)))
    },
    op(
      "logsumexp(Tensor input, IntArrayRef[1] dim, bool keepdim=False, *, Tensor out=None)",
      places: [.function, .method],
      "The logarithm of the sum of exponentials."
    ) { a in
      try a.wrap(
        a.tensor("input").logsumexp(
          dim: a.dims("dim") ?? Shape(), keepdim: a.bool("keepdim", false)))
    },
    op(
      "median(Tensor input)",
      "median(Tensor input, int64_t dim, bool keepdim=False, *, TensorList[2] out=None)",
      places: [.function, .method],
      "The middle element; with dim, along it, with its index."
    ) { a in
      guard let dim = try a.int("dim") else { return try a.wrap(a.tensor("input").median()) }
      return try a.valuesIndices(
        "median", a.tensor("input").median(dim: dim, keepdim: a.bool("keepdim", false)))
    },
    op(
      "nanmedian(Tensor input, int64_t dim, bool keepdim=False, *, TensorList[2] out=None)",
      "nanmedian(Tensor input)", places: [.function, .method],
      "The middle of the elements that are not NaN."
    ) { a in
      guard let dim = try a.int("dim") else { return try a.wrap(a.tensor("input").nanmedian()) }
      return try a.valuesIndices(
        "nanmedian", a.tensor("input").nanmedian(dim: dim, keepdim: a.bool("keepdim", false)))
    },
    op(
      "mode(Tensor input, int64_t dim=-1, bool keepdim=False, *, TensorList[2] out=None)",
      places: [.function, .method], "The most frequent element along a dimension."
    ) { a in
      try a.valuesIndices(
        "mode",
        a.tensor("input").mode(dim: a.int("dim", -1), keepdim: a.bool("keepdim", false)))
    },
    op(
      "quantile(Tensor input, Tensor q, int64_t? dim=None, bool keepdim=False, *, c10::string_view interpolation=\"linear\", Tensor out=None)",
      "quantile(Tensor input, double q, int64_t? dim=None, bool keepdim=False, *, c10::string_view interpolation=\"linear\", Tensor out=None)",
      places: [.function, .method], "The q-th quantiles."
    ) { a in try a.quantiles(ignoringNaN: false) },
    op(
      "nanquantile(Tensor input, Tensor q, int64_t? dim=None, bool keepdim=False, *, c10::string_view interpolation=\"linear\", Tensor out=None)",
      "nanquantile(Tensor input, double q, int64_t? dim=None, bool keepdim=False, *, c10::string_view interpolation=\"linear\", Tensor out=None)",
      places: [.function, .method], "The q-th quantiles of what is not NaN."
    ) { a in try a.quantiles(ignoringNaN: true) },
    op(
      "count_nonzero(Tensor input, int64_t? dim=None)",
      "count_nonzero(Tensor input, IntArrayRef dim)", places: [.function, .method],
      "How many elements are not zero."
    ) { a in
      try a.wrap(Variable(a.tensor("input").data.countNonzero(dim: a.dims("dim"))))
    },
    op(
      "cumsum(Tensor input, int64_t dim, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method, .inPlace], "The running sum along a dimension."
    ) { a in
      try a.wrap(a.tensor("input").cumsum(dim: a.int("dim", 0), dtype: a.dtype("dtype")))
    },
    op(
      "cumprod(Tensor input, int64_t dim, *, ScalarType? dtype=None, Tensor out=None)",
      places: [.function, .method, .inPlace], "The running product along a dimension."
    ) { a in
      try a.wrap(a.tensor("input").cumprod(dim: a.int("dim", 0), dtype: a.dtype("dtype")))
    },
    op(
      "cummax(Tensor input, int64_t dim, *, TensorList[2] out=None)", places: [.function, .method],
      "The running maximum along a dimension, with indices."
    ) { a in
      try a.valuesIndices("cummax", a.tensor("input").cummax(dim: a.int("dim", 0)))
    },
    op(
      "cummin(Tensor input, int64_t dim, *, TensorList[2] out=None)", places: [.function, .method],
      "The running minimum along a dimension, with indices."
    ) { a in
      try a.valuesIndices("cummin", a.tensor("input").cummin(dim: a.int("dim", 0)))
    },
    op(
      "logcumsumexp(Tensor input, int64_t dim, *, Tensor out=None)", places: [.function, .method],
      "The running logarithm of summed exponentials."
    ) { a in try a.wrap(a.tensor("input").logcumsumexp(dim: a.int("dim", 0))) },
    op(
      "trace(Tensor input)", places: [.function, .method], "The sum of the main diagonal."
    ) { a in try a.wrap(a.tensor("input").trace()) },
    op(
      "diff(Tensor input, int64_t n=1, int64_t dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor out=None)",
      places: [.function, .method], "The n-th difference along a dimension."
    ) { a in
      let dim = try a.int("dim", -1)
      let parts = try [
        a.optionalTensor("prepend"), a.tensor("input"), a.optionalTensor("append"),
      ].compactMap { $0 }
      let input = parts.count == 1 ? parts[0] : try Variable.cat(parts, dim: dim)
      return try a.wrap(
        input.diff(
          n: a.int("n", 1), dim: dim))
    },
  ]
}

extension Invocation {
  /// `max` and `min` in their three forms.
  func extremum(greatest: Bool) throws -> Value {
    let input = try tensor("input")
    if let other = try optionalTensor("other") {
      return try wrap(greatest ? input.maximum(other) : input.minimum(other))
    }
    guard let dim = try int("dim") else {
      return try wrap(greatest ? input.max() : input.min())
    }
    let keepdim = try bool("keepdim", false)
    return greatest
      ? try valuesIndices("max", input.max(dim: dim, keepdim: keepdim))
      : try valuesIndices("min", input.min(dim: dim, keepdim: keepdim))
  }

  /// Bessel's correction from `unbiased` or `correction`; 1 unless told.
  func correction() throws -> Double {
    if let unbiased = try optionalBool("unbiased") { return unbiased ? 1 : 0 }
    return try double("correction") ?? 1
  }

  func quantiles(ignoringNaN: Bool) throws -> Value {
    let input = try tensor("input")
    let q = try operand("q")
    let interpolation: QuantileInterpolation
    switch try string("interpolation") ?? "linear" {
    case "linear": interpolation = .linear
    case "lower": interpolation = .lower
    case "higher": interpolation = .higher
    case "midpoint": interpolation = .midpoint
    case "nearest": interpolation = .nearest
    default:
      throw Raised.runtimeError(
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, "
          + "but got \(try string("interpolation") ?? "")")
    }
    let fractions = try TensorObject.variable(self["q"]) != nil ? q.data : q.data.to(input.dtype)
    let dim = try int("dim")
    let keepdim = try bool("keepdim", false)
    guard input.requiresGrad, GradMode.isEnabled else {
      return try wrap(
        Variable(
          input.data.quantile(
            fractions, dim: dim, keepdim: keepdim, ignoringNaN: ignoringNaN,
            interpolation: interpolation)))
    }
    let places = try input.data.quantilePlaces(
      fractions, dim: dim, ignoringNaN: ignoringNaN, interpolation: interpolation)
    let wanted = try keepdim ? input.data.quantileShape(fractions, dim: dim) : nil
    let results = try ComposedFunction.record("SqueezeBackward4", [input]) { inputs in
      let lines =
        try dim.map {
          try inputs[0].movedim(source: Shape($0), destination: Shape(-1))
        } ?? inputs[0].reshape(Shape(-1))
      let sorted = try lines.sort(dim: -1).values
      let values = try places.map { place in
        try sorted.gather(dim: -1, index: Variable(place.below)).lerp(
          sorted.gather(dim: -1, index: Variable(place.above)),
          weight: Variable(place.weight)
        ).squeeze(dim: -1)
      }
      let output = try fractions.rank == 0 ? values[0] : Variable.stack(values, dim: 0)
      return [try wanted.map { try output.reshape($0) } ?? output]
    }
    return wrap(results[0])
  }

  /// `norm`: p is a number, "fro" or "nuc".
  func vectorNorm() throws -> Value {
    let input = try tensor("input")
    let p = self["p"]
    var order = 2.0
    if !p.isNoneOrUndefined {
      if let name = p.string {
        if name != "fro" {
          let linalg = try machine.importModule("torch.linalg")
          let norm = try machine.attribute(.object(linalg), "matrix_norm")
          let all = Value.tuple([.int(0), .int(1)])
          let dim = self["dim"].isNoneOrUndefined ? all : self["dim"]
          return try machine.call(norm, [wrap(input), p, dim, .bool(bool("keepdim", false))])
        }
      } else if let scalar = try scalar(p) {
        order = scalar.double
      }
    }
    return try wrap(
      input.norm(p: order, dim: dims("dim"), keepdim: bool("keepdim", false)))
  }
}
