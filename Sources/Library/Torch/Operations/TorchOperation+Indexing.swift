// Operations that pick, place, sort and search elements.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let indexing: [TorchOperation] = [
    op(
      "index_select(Tensor input, int64_t dim, Tensor index, *, Tensor out=None)",
      places: [.function, .method], "The slices at the indices."
    ) { a in
      try a.wrap(a.tensor("input").indexSelect(dim: a.int("dim", 0), index: a.tensor("index")))
    },
    op(
      "gather(Tensor input, int64_t dim, Tensor index, *, bool sparse_grad=False, Tensor out=None)",
      places: [.function, .method], "The elements that the indices name along a dimension."
    ) { a in try a.wrap(a.tensor("input").gather(dim: a.int("dim", 0), index: a.tensor("index"))) },
    op(
      "scatter(Tensor input, int64_t dim, Tensor index, Tensor src, *, Tensor out=None)",
      "scatter(Tensor input, int64_t dim, Tensor index, Tensor src, *, c10::string_view reduce, Tensor out=None)",
      "scatter(Tensor input, int64_t dim, Tensor index, Scalar value, *, Tensor out=None)",
      "scatter(Tensor input, int64_t dim, Tensor index, Scalar value, *, c10::string_view reduce, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Elements of src placed where the indices say."
    ) { a in
      let input = try a.tensor("input")
      let dim = try a.int("dim", 0)
      let index = try a.tensor("index")
      let reduce = try a.string("reduce")
      if let source = try a.optionalTensor("src") {
        guard let reduce else {
          return try a.wrap(input.scatter(dim: dim, index: index, src: source))
        }
        return try a.wrap(
          input.scatterReduce(dim: dim, index: index, src: source, reduce: a.reduction(reduce)))
      }
      guard let reduce else {
        return try a.wrap(input.scatter(dim: dim, index: index, value: a.number("value")))
      }
      return try a.wrap(
        Variable(
          input.data.scatter(
            dim: dim, index: index.data, a.number("value"), reduce: a.reduction(reduce))))
    },
    op(
      "scatter_add(Tensor input, int64_t dim, Tensor index, Tensor src, *, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Elements of src added where the indices say."
    ) { a in
      try a.wrap(
        a.tensor("input").scatterAdd(
          dim: a.int("dim", 0), index: a.tensor("index"), src: a.tensor("src")))
    },
    op(
      "scatter_reduce(Tensor input, int64_t dim, Tensor index, Tensor src, c10::string_view reduce, *, bool include_self=True, Tensor out=None)",
      places: [.function, .method, .inPlace],
      "Elements of src reduced where the indices say."
    ) { a in
      let dim = try a.int("dim", 0)
      let index = try a.tensor("index")
      let name = try a.string("reduce") ?? "sum"
      var input = try a.tensor("input")
      if name == "mean" {
        return try a.wrap(
          input.scatterMean(
            dim: dim, index: index, src: a.tensor("src"), includes: a.bool("include_self", true)))
      }
      let reduction = try a.reduction(name)
      if try !a.bool("include_self", true) {
        input = try input.scatter(dim: dim, index: index, value: reduction.neutral(input.dtype))
      }
      return try a.wrap(
        input.scatterReduce(dim: dim, index: index, src: a.tensor("src"), reduce: reduction))
    },
    op(
      "index_add(Tensor input, int64_t dim, Tensor index, Tensor source, *, Scalar alpha=1, Tensor out=None)",
      places: [.function, .method, .inPlace], "Slices of source added at the indices."
    ) { a in
      try a.wrap(
        a.tensor("input").indexAdd(
          dim: a.int("dim", 0), index: a.tensor("index"), source: a.tensor("source"),
          alpha: a.scalar("alpha") ?? 1))
    },
    op(
      "index_copy(Tensor input, int64_t dim, Tensor index, Tensor source, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "Slices of source copied to the indices."
    ) { a in
      try a.wrap(
        a.tensor("input").indexCopy(
          dim: a.int("dim", 0), index: a.tensor("index"), source: a.tensor("source")))
    },
    op(
      "index_fill(Tensor input, int64_t dim, Tensor index, Tensor value)",
      "index_fill(Tensor input, int64_t dim, Tensor index, Scalar value)",
      places: [.function, .method, .inPlace], "Slices at the indices filled."
    ) { a in
      try a.wrap(
        a.tensor("input").indexFill(
          dim: a.int("dim", 0), index: a.tensor("index"), value: a.number("value")))
    },
    op(
      "masked_fill(Tensor input, Tensor mask, Tensor value)",
      "masked_fill(Tensor input, Tensor mask, Scalar value)",
      places: [.function, .method, .inPlace], "A value where the mask is true."
    ) { a in
      if let value = try a.optionalTensor("value") {
        return try a.wrap(a.tensor("input").maskedFill(mask: a.tensor("mask"), value: value))
      }
      return try a.wrap(
        a.tensor("input").maskedFill(mask: a.tensor("mask"), value: a.number("value")))
    },
    op(
      "masked_select(Tensor input, Tensor mask, *, Tensor out=None)", places: [.function, .method],
      "The elements where the mask is true."
    ) { a in
      try a.wrap(a.tensor("input").maskedSelect(mask: a.tensor("mask")))
    },
    op(
      "masked_scatter(Tensor input, Tensor mask, Tensor source)",
      places: [.function, .method, .inPlace],
      "Elements of source where the mask is true."
    ) { a in
      try a.wrap(
        a.tensor("input").maskedScatter(mask: a.tensor("mask"), source: a.tensor("source")))
    },
    op(
      "take(Tensor input, Tensor index, *, Tensor out=None)", places: [.function, .method],
      "The elements at flat indices."
    ) { a in
      try a.wrap(a.tensor("input").take(index: a.tensor("index")))
    },
    op(
      "take_along_dim(Tensor input, Tensor indices, int64_t? dim=None, *, Tensor out=None)",
      places: [.function, .method], "The elements at indices along a dimension."
    ) {
      a in
      try a.wrap(
        a.tensor("input").takeAlongDim(indices: a.tensor("indices"), dim: a.int("dim")))
    },
    op(
      "put(Tensor input, Tensor index, Tensor source, bool accumulate=False)",
      places: [.function, .method, .inPlace], "Elements of source at flat indices."
    ) { a in
      let input = try a.tensor("input")
      let index = try a.tensor("index").reshape([-1])
      let flat = try input.reshape([-1]).indexPut(
        [index], a.tensor("source").reshape([-1]), accumulate: a.bool("accumulate", false))
      return try a.wrap(flat.view(input.shape))
    },
    op(
      "where(Tensor condition)",
      "where(Tensor condition, Tensor input, Tensor other, *, Tensor out=None)",
      "where(Tensor condition, Scalar self, Tensor other)",
      "where(Tensor condition, Tensor input, Scalar other)",
      "where(Tensor condition, Scalar self, Scalar other)",
      places: [.function],
      "Elements of input where the condition is true, of other elsewhere."
    ) { a in
      let condition = try a.tensor("condition")
      guard !a["other"].isUndefined else {
        return try a.tuple(condition.nonzero().unbind(dim: 1))
      }
      return try a.wrap(
        Variable.where(condition, a.operand("input", or: "self"), a.operand("other")))
    },
    op(
      "where(Tensor input, Tensor condition, Tensor other)",
      "where(Tensor input, Tensor condition, Scalar other)", places: [.method],
      "The elements where the condition is true, those of other elsewhere."
    ) { a in
      try a.wrap(Variable.where(a.tensor("condition"), a.tensor("input"), a.operand("other")))
    },
    op(
      "index_put(Tensor input, PyObject* indices, Tensor values, bool accumulate=False)",
      places: [.function, .method, .inPlace], "Values at places that tensors name together."
    ) { a in
      try a.wrap(
        a.tensor("input").indexPut(
          a.tensors("indices"), a.tensor("values"), accumulate: a.bool("accumulate", false)))
    },
    op(
      "nonzero(Tensor input, *, bool as_tuple=False, Tensor out=None)",
      places: [.function, .method],
      "The indices of the elements that are not zero."
    ) { a in
      let indices = try a.tensor("input").nonzero()
      guard try a.bool("as_tuple", false) else { return a.wrap(indices) }
      return try a.tuple(indices.unbind(dim: 1))
    },
    op("argwhere(Tensor input)", places: [.function, .method], "The indices of nonzero elements.") {
      a in
      try a.wrap(a.tensor("input").nonzero())
    },
    op(
      "sort(Tensor input, *, bool? stable, int64_t dim=-1, bool descending=False, TensorList[2] out=None)",
      "sort(Tensor input, int64_t dim=-1, bool descending=False, *, TensorList[2] out=None)",
      places: [.function, .method], "The elements in order, with their indices."
    ) { a in
      try a.valuesIndices(
        "sort",
        a.tensor("input").sort(
          dim: a.int("dim", -1), descending: a.bool("descending", false),
          stable: a.bool("stable", false)))
    },
    op(
      "argsort(Tensor input, *, bool stable, int64_t dim=-1, bool descending=False, Tensor out=None)",
      "argsort(Tensor input, int64_t dim=-1, bool descending=False)", places: [.function, .method],
      "The indices that put the elements in order."
    ) { a in
      try a.wrap(
        a.tensor("input").sort(
          dim: a.int("dim", -1), descending: a.bool("descending", false),
          stable: a.bool("stable", false)
        ).indices)
    },
    op("msort(Tensor input, *, Tensor out=None)", places: [.function, .method], "Rows in order.") {
      a in
      try a.wrap(a.tensor("input").sort(dim: 0, descending: false, stable: false).values)
    },
    op(
      "topk(Tensor input, SymInt k, int64_t dim=-1, bool largest=True, bool sorted=True, *, TensorList[2] out=None)",
      places: [.function, .method], "The k greatest elements, with their indices."
    ) { a in
      try a.valuesIndices(
        "topk",
        a.tensor("input").topk(
          a.int("k", 1), dim: a.int("dim", -1), largest: a.bool("largest", true),
          sorted: a.bool("sorted", true)))
    },
    op(
      "kthvalue(Tensor input, SymInt k, int64_t dim=-1, bool keepdim=False, *, TensorList[2] out=None)",
      places: [.function, .method], "The k-th least element, with its index."
    ) { a in
      try a.valuesIndices(
        "kthvalue",
        a.tensor("input").kthvalue(
          a.int("k", 1), dim: a.int("dim", -1), keepdim: a.bool("keepdim", false)))
    },
    op(
      "unique(Tensor input, bool sorted=True, bool return_inverse=False, bool "
        + "return_counts=False, int64_t? dim=None)", places: [.function, .method],
      "The distinct elements."
    ) { a in
      let input = try a.tensor("input").data
      return try a.distinct(a.int("dim").map { try input.unique(dim: $0) } ?? input.unique())
    },
    op(
      "unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int64_t? dim=None)",
      places: [.function, .method], "Elements without direct repetitions."
    ) { a in
      let input = try a.tensor("input").data
      return try a.distinct(
        a.int("dim").map { try input.uniqueConsecutive(dim: $0) } ?? input.uniqueConsecutive())
    },
    op(
      "bincount(Tensor input, Tensor? weights=None, SymInt minlength=0)",
      places: [.function, .method], "How often each integer occurs."
    ) { a in
      try a.wrap(
        Variable(
          a.tensor("input").data.bincount(
            weights: a.optionalTensor("weights")?.data, minlength: a.int("minlength", 0))))
    },
    op(
      "histc(Tensor input, int64_t bins=100, Scalar min=0, Scalar max=0, *, Tensor out=None)",
      places: [.function, .method], "A histogram of the elements."
    ) { a in
      try a.wrap(
        Variable(
          a.tensor("input").data.histc(
            bins: a.int("bins", 100), min: a.double("min") ?? 0, max: a.double("max") ?? 0)))
    },
    op(
      "bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor out=None)",
      "bucketize(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False)",
      places: [.function], "The bucket that each element falls into."
    ) { a in
      try a.wrap(
        Variable(
          a.narrowed(
            a.operand("input", or: "self").data.bucketize(
              a.tensor("boundaries").data, right: a.bool("right", false)))))
    },
    op(
      "searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, c10::string_view? side=None, Tensor? sorter=None, Tensor out=None)",
      "searchsorted(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, c10::string_view? side=None, Tensor? sorter=None, Tensor out=None)",
      places: [.function], "Where elements would be inserted in order."
    ) { a in
      try a.wrap(
        Variable(
          a.narrowed(
            a.tensor("sorted_sequence").data.searchsorted(
              a.operand("input", or: "self").data,
              right: a.bool("right", false) || a.string("side") == "right"))))
    },
    op(
      "isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
      "isin(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
      "isin(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
      places: [.function], "Whether each element is among the test elements."
    ) { a in
      try a.wrap(
        Variable(
          a.operand("elements", or: "element").data.isin(
            a.operand("test_elements", or: "test_element").data, invert: a.bool("invert", false))))
    },
  ]
}

extension Invocation {
  /// `unique`'s result: the elements, then the inverse and the counts if they were asked for.
  func distinct(
    _ result: Distinct
  ) throws -> Value {
    var parts = [Variable(result.values)]
    if try bool("return_inverse", false) { parts.append(Variable(result.inverse)) }
    if try bool("return_counts", false) { parts.append(Variable(result.counts)) }
    return parts.count == 1 ? wrap(parts[0]) : tuple(parts)
  }

  /// Indices as int32 if `out_int32` asks for that.
  func narrowed(_ indices: Tensor) throws -> Tensor {
    try bool("out_int32", false) ? indices.to(.int32) : indices
  }

  /// What `reduce=` of the scatter functions names.
  func reduction(_ name: String) throws -> ScatterReduction {
    switch name {
    case "add", "sum": return .add
    case "multiply", "prod": return .multiply
    case "amax": return .amax
    case "amin": return .amin
    default:
      throw Raised.runtimeError(
        "reduce argument must be either sum, prod, mean, amax or amin, got \(name)")
    }
  }
}

extension ScatterReduction {
  /// The number that leaves the other unchanged.
  func neutral(_ dtype: DType) -> Scalar {
    switch self {
    case .replace, .add: return .int(0)
    case .multiply: return .int(1)
    case .amax: return dtype.isFloatingPoint ? .float(-.infinity) : .int(-(1 << 31))
    case .amin: return dtype.isFloatingPoint ? .float(.infinity) : .int(1 << 31 - 1)
    }
  }
}

extension Variable {
  /// The mean of what the indices bring together, with this tensor's own element or without it.
  fileprivate func scatterMean(
    dim: Int, index: Variable, src: Variable, includes: Bool
  ) throws -> Variable {
    let start = try includes ? self : scatter(dim: dim, index: index, value: .int(0))
    let sum = try start.scatterReduce(dim: dim, index: index, src: src, reduce: .add)
    let one = try Variable(data.fullLike(.int(1)))
    let counted = try includes ? one : one.scatter(dim: dim, index: index, value: .int(0))
    let ones = try Variable(src.data.fullLike(.int(1)))
    let count = try counted.scatterAdd(dim: dim, index: index, src: ones)
      .clamp(min: .int(1), max: nil)
    return try dtype.isFloatingPoint ? sum.div(count) : Variable(sum.data.floorDivide(count.data))
  }
}
