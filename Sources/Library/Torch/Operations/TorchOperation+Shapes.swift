// Operations that rearrange, repeat, join and cut tensors.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let shapes: [TorchOperation] = [
    op(
      "reshape(Tensor input, SymIntArrayRef shape)", places: [.function, .method],
      "The same elements in another shape."
    ) { a in
      try a.wrap(a.tensor("input").reshape(a.shape("shape")))
    },
    op("view_as(Tensor input, Tensor other)", places: [.method], "A view with the shape of other.")
    { a in
      try a.wrap(a.tensor("input").view(a.tensor("other").shape))
    },
    op(
      "reshape_as(Tensor input, Tensor other)", places: [.method],
      "The same elements in the shape of other."
    ) { a in try a.wrap(a.tensor("input").reshape(a.tensor("other").shape)) },
    op(
      "flatten(Tensor input, int64_t start_dim=0, int64_t end_dim=-1)",
      places: [.function, .method], "The dimensions from start_dim to end_dim as one."
    ) {
      a in
      try a.wrap(
        a.tensor("input").flatten(startDim: a.int("start_dim", 0), endDim: a.int("end_dim", -1)))
    },
    op(
      "unflatten(Tensor input, int64_t dim, SymIntArrayRef sizes)", places: [.function, .method],
      "One dimension cut into several."
    ) { a in
      try a.wrap(a.tensor("input").unflatten(dim: a.int("dim", 0), sizes: a.shape("sizes")))
    },
    op("ravel(Tensor input)", places: [.function, .method], "All elements in one dimension.") { a in
      try a.wrap(a.tensor("input").flatten(startDim: 0, endDim: -1))
    },
    op(
      "squeeze(Tensor input)",
      "squeeze(Tensor input, int64_t dim)",
      "squeeze(Tensor input, IntArrayRef dim)", places: [.function, .method, .inPlace],
      "Without the dimensions of size 1.",
      change: { a, v in
        if a["dim"].tupleOrListElements != nil {
          try v.squeeze_(dims: a.shape("dim"))
        } else {
          try v.squeeze_(dim: a.int("dim"))
        }
      }
    ) { a in
      try a.wrap(a.squeezed())
    },
    op(
      "unsqueeze(Tensor input, int64_t dim)", places: [.function, .method, .inPlace],
      "With a new dimension of size 1.",
      change: { a, v in try v.unsqueeze_(dim: a.int("dim", 0)) }
    ) { a in
      try a.wrap(a.tensor("input").unsqueeze(dim: a.int("dim", 0)))
    },
    op(
      "transpose(Tensor input, int64_t dim0, int64_t dim1)",
      places: [.function, .method, .inPlace],
      "With two dimensions exchanged.",
      change: { a, v in try v.transpose_(a.int("dim0", 0), a.int("dim1", 1)) }
    ) { a in
      try a.wrap(a.tensor("input").transpose(a.int("dim0", 0), a.int("dim1", 1)))
    }.alias("swapaxes").alias("swapdims"),
    op(
      "t(Tensor input)", places: [.function, .method, .inPlace], "The transpose of a matrix.",
      fast: { try $0.t() }, change: { _, v in try v.t_() }
    ) { a in try a.wrap(a.tensor("input").t()) },
    op(
      "adjoint(Tensor input)", places: [.function, .method],
      "The last two dimensions exchanged, and conjugated."
    ) { a in
      try a.wrap(a.tensor("input").mT().conj())
    },
    op(
      "permute(Tensor input, IntArrayRef dims)", places: [.function, .method],
      "With the dimensions in another order."
    ) { a in
      try a.wrap(a.tensor("input").permute(a.shape("dims")))
    },
    op(
      "movedim(Tensor input, int64_t source, int64_t destination)",
      "movedim(Tensor input, IntArrayRef source, IntArrayRef destination)",
      places: [.function, .method], "With dimensions moved to other places."
    ) { a in
      try a.wrap(
        a.tensor("input").movedim(source: a.shape("source"), destination: a.shape("destination")))
    }.alias("moveaxis"),
    op(
      "expand(Tensor input, SymIntArrayRef size, *, bool implicit=False)", places: [.method],
      "A view in which dimensions of size 1 are repeated."
    ) { a in try a.wrap(a.tensor("input").expand(a.shape("size"))) },
    op(
      "expand_as(Tensor input, Tensor other)", places: [.method], "Expanded to the size of other."
    ) { a in try a.wrap(a.tensor("input").expand(a.tensor("other").shape)) },
    op(
      "broadcast_to(Tensor input, SymIntArrayRef size)", places: [.function, .method],
      "Expanded to a size."
    ) { a in
      try a.wrap(a.tensor("input").expand(a.shape("size")))
    },
    op("repeat(Tensor input, SymIntArrayRef repeats)", places: [.method], "Copies side by side.") {
      a in
      try a.wrap(a.tensor("input").repeat(a.shape("repeats")))
    },
    op(
      "tile(Tensor input, SymIntArrayRef dims)", places: [.function, .method],
      "Copies side by side."
    ) { a in
      let input = try a.tensor("input")
      var dims = try a.shape("dims")
      while dims.count < input.rank { dims.insert(1, at: 0) }
      return try a.wrap(input.repeat(dims))
    },
    op(
      "repeat_interleave(Tensor input, Tensor repeats, int64_t? dim=None, *, SymInt? "
        + "output_size=None)",
      "repeat_interleave(Tensor repeats, *, SymInt? output_size=None)",
      "repeat_interleave(Tensor input, SymInt repeats, int64_t? dim=None, *, SymInt? "
        + "output_size=None)",
      places: [.function, .method], "Each element repeated."
    ) { a in
      guard let input = try a.optionalTensor("input") else {
        let repeats = try a.tensor("repeats")
        let places = try Variable(
          Tensor.arange(.int(0), .int(repeats.numel), .int(1), device: repeats.device))
        return try a.wrap(places.repeatInterleave(repeats, dim: 0))
      }
      let dim = try a.int("dim")
      if let repeats = TensorObject.variable(a["repeats"]) {
        return try a.wrap(input.repeatInterleave(repeats, dim: dim))
      }
      return try a.wrap(input.repeatInterleave(a.int("repeats", 1), dim: dim))
    },
    op(
      "roll(Tensor input, SymIntArrayRef[1] shifts, IntArrayRef[1] dims=None)",
      places: [.function, .method], "Elements moved along dimensions, round and round."
    ) {
      a in
      try a.wrap(a.tensor("input").roll(shifts: a.shape("shifts"), dims: a.dims("dims") ?? []))
    },
    op(
      "flip(Tensor input, IntArrayRef dims)", places: [.function, .method],
      "With the order along dimensions reversed."
    ) { a in
      try a.wrap(a.tensor("input").flip(dims: a.shape("dims")))
    },
    op("fliplr(Tensor input)", places: [.function, .method], "Columns in reverse order.") { a in
      let input = try a.tensor("input")
      guard input.rank >= 2 else { throw Raised.runtimeError("Input must be >= 2-d.") }
      return try a.wrap(input.flip(dims: [1]))
    },
    op("flipud(Tensor input)", places: [.function, .method], "Rows in reverse order.") { a in
      let input = try a.tensor("input")
      guard input.rank >= 1 else { throw Raised.runtimeError("Input must be >= 1-d.") }
      return try a.wrap(input.flip(dims: [0]))
    },
    op(
      "rot90(Tensor input, int64_t k=1, IntArrayRef dims={0,1})", places: [.function, .method],
      "Turned k times by 90 degrees."
    ) { a in
      try a.wrap(a.tensor("input").rot90(k: a.int("k", 1), dims: a.dims("dims") ?? [0, 1]))
    },
    op(
      "narrow(Tensor input, int64_t dim, Tensor start, SymInt length)",
      "narrow(Tensor input, int64_t dim, SymInt start, SymInt length)",
      places: [.function, .method], "A view of a stretch of a dimension."
    ) { a in
      try a.wrap(
        a.tensor("input").narrow(
          dim: a.int("dim", 0), start: a.int("start", 0), length: a.int("length", 0)))
    },
    op(
      "select(Tensor input, int64_t dim, SymInt index)", places: [.function, .method],
      "A view of one slice of a dimension."
    ) { a in
      try a.wrap(a.tensor("input").select(dim: a.int("dim", 0), index: a.int("index", 0)))
    },
    op(
      "unfold(Tensor input, int64_t dimension, int64_t size, int64_t step)", places: [.method],
      "A view of all windows along a dimension."
    ) { a in
      try a.wrap(
        a.tensor("input").unfold(
          dimension: a.int("dimension", 0), size: a.int("size", 1), step: a.int("step", 1)))
    },
    op(
      "as_strided(Tensor input, SymIntArrayRef size, SymIntArrayRef stride, SymInt? storage_offset=None)",
      places: [.function, .method], "A view with given sizes and strides."
    ) { a in
      try a.wrap(
        a.tensor("input").asStrided(
          a.shape("size"), a.shape("stride"), storageOffset: a.int("storage_offset")))
    },
    op(
      "diagonal(Tensor input, int64_t offset=0, int64_t dim1=0, int64_t dim2=1)",
      places: [.function, .method], "A view of a diagonal."
    ) { a in
      try a.wrap(
        a.tensor("input").diagonal(
          offset: a.int("offset", 0), dim1: a.int("dim1", 0), dim2: a.int("dim2", 1)))
    },
    op(
      "diag(Tensor input, int64_t diagonal=0, *, Tensor out=None)", places: [.function, .method],
      "The diagonal of a matrix, or a diagonal matrix."
    ) { a in
      try a.wrap(a.tensor("input").diag(diagonal: a.int("diagonal", 0)))
    },
    op(
      "diag_embed(Tensor input, int64_t offset=0, int64_t dim1=-2, int64_t dim2=-1)",
      places: [.function, .method], "Matrices with the elements as diagonals."
    ) { a in
      try a.wrap(
        a.tensor("input").diagEmbed(
          offset: a.int("offset", 0), dim1: a.int("dim1", -2), dim2: a.int("dim2", -1)))
    },
    op(
      "diagflat(Tensor input, int64_t offset=0)", places: [.function, .method],
      "A matrix with all elements on a diagonal."
    ) { a in
      try a.wrap(
        a.tensor("input").flatten(startDim: 0, endDim: -1).diag(diagonal: a.int("offset", 0)))
    },
    op(
      "tril(Tensor input, SymInt diagonal=0, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "The lower triangle."
    ) { a in
      try a.wrap(a.tensor("input").tril(diagonal: a.int("diagonal", 0)))
    },
    op(
      "triu(Tensor input, SymInt diagonal=0, *, Tensor out=None)",
      places: [.function, .method, .inPlace], "The upper triangle."
    ) { a in
      try a.wrap(a.tensor("input").triu(diagonal: a.int("diagonal", 0)))
    },
    op(
      "contiguous(Tensor input, *, MemoryFormat memory_format=contiguous_format)",
      places: [.method],
      "The tensor, or a copy with the elements in row-major order."
    ) { a in
      let input = try a.tensor("input")
      return try a.wrap(
        a.wantsChannelsLast(input) ? input.channelsLast(copies: false) : input.contiguous())
    },
    op(
      "clone(Tensor input, *, MemoryFormat? memory_format=None)", places: [.function, .method],
      "A copy that gradients flow through."
    ) { a in
      let input = try a.tensor("input")
      return try a.wrap(
        a.wantsChannelsLast(input) ? input.channelsLast(copies: true) : input.clone())
    },
  ]
}

extension Invocation {
  /// Whether `memory_format` asks for the channels to lie side by side.
  func wantsChannelsLast(_ input: Variable) throws -> Bool {
    guard let format = self["memory_format"].object(as: MemoryFormatObject.self),
      format.name == "torch.channels_last"
    else { return false }
    guard input.rank == 4 else {
      throw Raised.runtimeError("required rank 4 tensor to use channels_last format")
    }
    return true
  }

  /// `squeeze` of all dimensions, one, or several.
  func squeezed() throws -> Variable {
    let input = try tensor("input")
    let dim = self["dim"]
    if dim.isNoneOrUndefined { return try input.squeeze() }
    guard dim.tupleOrListElements != nil else { return try input.squeeze(dim: integer(dim)) }
    return try input.squeeze(dims: shape("dim"))
  }
}
