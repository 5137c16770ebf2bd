// Tensors joined into one, and one tensor parted into several.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let joining: [TorchOperation] = [
    op(
      "cat(TensorList tensors, int64_t dim=0, *, Tensor out=None)", places: [.function],
      "Tensors joined along a dimension."
    ) { a in
      try a.wrap(Variable.cat(a.tensors("tensors"), dim: a.int("dim", 0)))
    }.alias("concat").alias("concatenate"),
    op(
      "stack(TensorList tensors, int64_t dim=0, *, Tensor out=None)", places: [.function],
      "Tensors joined along a new dimension."
    ) { a in
      try a.wrap(Variable.stack(a.tensors("tensors"), dim: a.int("dim", 0)))
    },
    op(
      "hstack(TensorList tensors, *, Tensor out=None)", places: [.function],
      "Tensors joined side by side."
    ) { a in
      let tensors = try a.tensors("tensors").map { $0.rank == 0 ? try $0.reshape([1]) : $0 }
      return try a.wrap(Variable.cat(tensors, dim: tensors.first?.rank == 1 ? 0 : 1))
    },
    op(
      "vstack(TensorList tensors, *, Tensor out=None)", places: [.function],
      "Tensors joined one below the other."
    ) { a in
      try a.wrap(Variable.cat(a.tensors("tensors").map { try $0.atLeast(2) }, dim: 0))
    }.alias("row_stack"),
    op(
      "dstack(TensorList tensors, *, Tensor out=None)", places: [.function],
      "Tensors joined in depth."
    ) { a in
      try a.wrap(Variable.cat(a.tensors("tensors").map { try $0.atLeast(3) }, dim: 2))
    },
    op(
      "column_stack(TensorList tensors, *, Tensor out=None)", places: [.function],
      "Tensors joined as columns."
    ) { a in
      let columns = try a.tensors("tensors").map { tensor in
        tensor.rank <= 1 ? try tensor.reshape([tensor.numel, 1]) : tensor
      }
      return try a.wrap(Variable.cat(columns, dim: 1))
    },
    op(
      "split(Tensor input, PyObject* split_size_or_sections, int64_t dim=0)",
      places: [.function, .method], "Views of consecutive parts of a given size."
    ) { a in try a.splits("split_size_or_sections") },
    op(
      "split_with_sizes(Tensor input, SymIntArrayRef split_sizes, int64_t dim=0)",
      places: [.function, .method], "Views of consecutive parts."
    ) { a in
      try a.tuple(
        a.tensor("input").split(sizes: a.ints("split_sizes"), dim: a.int("dim", 0)))
    },
    op(
      "chunk(Tensor input, int64_t chunks, int64_t dim=0)", places: [.function, .method],
      "Views of at most that many equal parts."
    ) { a in
      try a.tuple(a.tensor("input").chunk(a.int("chunks", 1), dim: a.int("dim", 0)))
    },
    op(
      "unsafe_chunk(Tensor input, int64_t chunks, int64_t dim=0)", places: [.function, .method],
      "`chunk` whose parts are not known as views."
    ) { a in
      let input = try a.tensor("input")
      return try a.unsafeParts(input.data.chunk(a.int("chunks", 1), dim: a.int("dim", 0)))
    },
    op(
      "unsafe_split(Tensor input, int64_t split_size, int64_t dim=0)",
      places: [.function, .method], "`split` whose parts are not known as views."
    ) { a in
      let input = try a.tensor("input")
      return try a.unsafeParts(input.data.split(a.int("split_size", 1), dim: a.int("dim", 0)))
    },
    op(
      "unsafe_split_with_sizes(Tensor input, SymIntArrayRef split_sizes, int64_t dim=0)",
      places: [.function, .method], "`split_with_sizes` whose parts are not known as views."
    ) { a in
      try a.tuple(
        a.tensor("input").unsafeSplit(
          sizes: a.ints("split_sizes"), dim: a.int("dim", 0), bySizes: true))
    },
    op(
      "tensor_split(Tensor input, SymIntArrayRef indices, int64_t dim=0)",
      "tensor_split(Tensor input, Tensor tensor_indices_or_sections, int64_t dim=0)",
      "tensor_split(Tensor input, SymInt sections, int64_t dim=0)", places: [.function, .method],
      "Views of nearly equal parts."
    ) { a in
      try a.tensorSplit(dim: a.int("dim", 0))
    },
    op(
      "hsplit(Tensor input, int64_t sections)",
      "hsplit(Tensor input, IntArrayRef indices)", places: [.function, .method],
      "Parts cut along columns."
    ) { a in
      let dim = try a.tensor("input").rank == 1 ? 0 : 1
      try a.checkEvenSplit(dim: dim, atLeast: 1)
      return try a.tensorSplit(dim: dim)
    },
    op(
      "vsplit(Tensor input, int64_t sections)",
      "vsplit(Tensor input, IntArrayRef indices)", places: [.function, .method],
      "Parts cut along rows."
    ) { a in
      try a.checkEvenSplit(dim: 0, atLeast: 2)
      return try a.tensorSplit(dim: 0)
    },
    op(
      "dsplit(Tensor input, int64_t sections)",
      "dsplit(Tensor input, IntArrayRef indices)", places: [.function, .method],
      "Parts cut in depth."
    ) { a in
      try a.checkEvenSplit(dim: 2, atLeast: 3)
      return try a.tensorSplit(dim: 2)
    },
    op(
      "unbind(Tensor input, int64_t dim=0)", places: [.function, .method],
      "The slices along a dimension."
    ) { a in
      try a.tuple(a.tensor("input").unbind(dim: a.int("dim", 0)))
    },
  ]
}

extension Invocation {
  /// `split`: by one size, or by a list of sizes.
  func splits(_ name: StaticString) throws -> Value {
    let input = try tensor("input")
    let dim = try int("dim", 0)
    if self[name].tupleOrListElements != nil {
      return try tuple(input.split(sizes: ints(name), dim: dim))
    }
    return try tuple(input.split(int(name, 1), dim: dim))
  }

  /// `tensor_split` and its relatives: by a number of parts, or at given indices.
  func tensorSplit(dim: Int) throws -> Value {
    let input = try tensor("input")
    let given = ["sections", "indices_or_sections", "indices", "tensor_indices_or_sections"]
    for name in given {
      let value = self[dynamic: name]
      guard !value.isUndefined else { continue }
      if let variable = TensorObject.variable(value), variable.rank > 0 {
        return try tuple(input.tensorSplit(indices: variable.data.integers(), dim: dim))
      }
      if value.tupleOrListElements != nil {
        return try tuple(input.tensorSplit(indices: integers(value), dim: dim))
      }
      return try tuple(input.tensorSplit(sections: integer(value), dim: dim))
    }
    return try tuple([input])
  }

  /// What `hsplit` and its like ask for: enough dimensions, and a number of parts that divides one.
  func checkEvenSplit(dim: Int, atLeast rank: Int) throws {
    let input = try tensor("input")
    let name = "torch.\(signature.name)"
    guard input.rank >= rank else {
      throw Raised.runtimeError(
        "\(name) requires a tensor with at least \(rank) dimension, but got a tensor with "
          + "\(input.rank) dimensions!")
    }
    guard let sections = self["sections"].number?.int else { return }
    guard sections != 0, input.shape[dim] % sections == 0 else {
      throw Raised.runtimeError(
        "\(name) attempted to split along dimension \(dim), but the size of the dimension "
          + "\(input.shape[dim]) is not divisible by the split_size \(sections)!")
    }
  }

  /// The input in parts as large as these along the argument `dim`.
  func unsafeParts(_ parts: [Tensor]) throws -> Value {
    let (input, dim) = (try tensor("input"), try int("dim", 0))
    let place = try input.data.dimension(dim)
    return try tuple(input.unsafeSplit(sizes: parts.map { $0.shape[place] }, dim: dim))
  }
}
