// Methods of a tensor that are about the tensor itself: its sizes, its place in a graph, and its
// conversion to other types, places and libraries.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let conversions: [TorchOperation] = [
    op(
      "item(Tensor input)", places: [.method], "The only element as a number.",
      direct: { try $0.itemValue() }
    ) { a in
      try a.tensor("input").itemValue()
    },
    op("tolist(Tensor input)", places: [.method], "The elements as nested lists, or as a number.") {
      a in
      try a.tensor("input").data.nestedList()
    },
    op(
      "to(Tensor input, Device device=None, ScalarType dtype=None, bool non_blocking=False, bool "
        + "copy=False, *, MemoryFormat? memory_format=None)",
      "to(Tensor input, ScalarType dtype, bool non_blocking=False, bool copy=False, *, "
        + "MemoryFormat? memory_format=None)",
      "to(Tensor input, Tensor tensor, bool non_blocking=False, bool copy=False, *, "
        + "MemoryFormat? memory_format=None)",
      places: [.method], "The tensor with another type or on another device."
    ) { a in
      let input = try a.tensor("input")
      let other = try a.optionalTensor("tensor")
      let moved = try input.moved(
        dtype: other?.dtype ?? a.dtype("dtype"), device: other?.device ?? a.device("device"),
        copies: a.bool("copy", false))
      return try a.wrap(a.wantsChannelsLast(moved) ? moved.channelsLast(copies: false) : moved)
    },
    op(
      "cpu(Tensor input, *, MemoryFormat? memory_format=None)", places: [.method],
      "The tensor in the processor's memory."
    ) { a in try a.wrap(a.tensor("input").moved(dtype: nil, device: .cpu)) },
    op(
      "cuda(Tensor input, Device? device=None, bool non_blocking=False, *, MemoryFormat? "
        + "memory_format=None)", places: [.method], "The tensor in the GPU's memory."
    ) { a in
      let device = try a.device("device") ?? DeviceObject.device(.string("cuda"))
      return try a.wrap(a.tensor("input").moved(dtype: nil, device: device))
    },
    op(
      "type(Tensor input, PyObject* dtype=None, bool non_blocking=False, *, MemoryFormat? "
        + "memory_format=None)", places: [.method],
      "The type's name, or the tensor with another type."
    ) { a in
      let input = try a.tensor("input")
      let wanted = a["dtype"]
      if wanted.isNoneOrUndefined {
        return .string("torch.\(input.device.isCPU ? "" : "cuda.")\(input.dtype.className)")
      }
      guard let dtype = try a.namedType(wanted) else {
        throw Raised.valueError("invalid type: '\(wanted.string ?? wanted.typeName)'")
      }
      return try a.wrap(input.moved(dtype: dtype, device: nil))
    },
    op(
      "type_as(Tensor input, Tensor other)", places: [.method], "The tensor with the type of other."
    ) {
      a in try a.wrap(a.tensor("input").moved(dtype: a.tensor("other").dtype, device: nil))
    },
    conversion("float", .float32),
    conversion("double", .float64),
    conversion("half", .float16),
    conversion("bfloat16", .bfloat16),
    conversion("long", .int64),
    conversion("int", .int32),
    conversion("short", .int16),
    conversion("char", .int8),
    conversion("byte", .uint8),
    conversion("bool", .bool),
    conversion("cfloat", .complex64),
    conversion("cdouble", .complex128),
    op(
      "view(Tensor input, ScalarType dtype)", "view(Tensor input, SymIntArrayRef size)",
      places: [.method],
      "The same memory with another shape or type."
    ) { a in
      let input = try a.tensor("input")
      if let dtype = try a.dtype("dtype") {
        return try a.wrap(Variable(input.data.viewed(as: dtype)))
      }
      return try a.wrap(input.view(a.shape("size")))
    },
    op(
      "size(Tensor input, int64_t? dim=None)", places: [.method],
      "The size, or that of a dimension."
    ) {
      a in
      let input = try a.tensor("input")
      guard let dim = try a.int("dim") else { return SizeObject.value(input.shape) }
      if input.rank == 0 {
        throw AutogradError.stated(
          .index, "Dimension specified as \(dim) but tensor has no dimensions")
      }
      return try .int(input.data.size(dim))
    },
    op(
      "stride(Tensor input, int64_t? dim=None)", places: [.method], "Steps from element to element."
    ) {
      a in
      let input = try a.tensor("input")
      guard let dim = try a.int("dim") else {
        return .tuple(input.data.strides.map { Value.int($0) })
      }
      return try .int(input.data.strides[input.data.dimension(dim)])
    },
    op(
      "dim(Tensor input)", places: [.method], "The number of dimensions.",
      direct: { .int($0.rank) }
    ) { a in
      try .int(a.tensor("input").rank)
    }.alias("ndimension"),
    op(
      "numel(Tensor input)", places: [.function, .method], "The number of elements.",
      direct: { .int($0.numel) }
    ) { a in
      try .int(a.tensor("input").numel)
    }.alias("nelement"),
    op("element_size(Tensor input)", places: [.method], "The bytes of one element.") { a in
      try .int(a.tensor("input").dtype.byteWidth)
    },
    op("storage_offset(Tensor input)", places: [.method], "Where the tensor starts in its storage.")
    { a in
      try .int(a.tensor("input").data.offset)
    },
    op("data_ptr(Tensor input)", places: [.method], "The address of the first element.") { a in
      try .int(Int(bitPattern: a.tensor("input").data.address))
    },
    op(
      "is_contiguous(Tensor input, *, MemoryFormat memory_format=contiguous_format)",
      places: [.method],
      "Whether the elements lie in row-major order."
    ) { a in
      let data = try a.tensor("input").data
      guard let format = a["memory_format"].object(as: MemoryFormatObject.self),
        format.name == "torch.channels_last"
      else { return .bool(data.isContiguous) }
      return try .bool(data.rank == 4 && data.permute([0, 2, 3, 1]).isContiguous)
    },
    op(
      "is_floating_point(Tensor input)", places: [.function, .method],
      "Whether elements are floats."
    ) {
      a in try .bool(a.tensor("input").dtype.isFloatingPoint)
    },
    op(
      "is_complex(Tensor input)", places: [.function, .method],
      "Whether elements are complex."
    ) {
      a in try .bool(a.tensor("input").dtype.isComplex)
    },
    op("is_signed(Tensor input)", places: [.method], "Whether elements may be negative.") { a in
      try .bool(a.tensor("input").dtype.isSigned)
    },
    op(
      "is_inference(Tensor input)", places: [.function, .method], "Whether made in inference mode."
    ) {
      a in try .bool(a.tensor("input").isInference)
    },
    op(
      "is_nonzero(Tensor input)", places: [.function, .method], "Whether the only element is not 0."
    ) {
      a in
      let input = try a.tensor("input")
      guard input.numel == 1 else {
        throw Raised.runtimeError(
          "Boolean value of Tensor with \(input.numel == 0 ? "no values" : "more than one value") "
            + "is ambiguous")
      }
      return try .bool(input.data.item().isTrue)
    },
    op("is_pinned(Tensor input)", places: [.method], "Whether the memory is page-locked: never.") {
      a in
      .bool(false)
    },
    op("_is_view(Tensor input)", places: [.method], "Whether the tensor is a view of another.") {
      a in try .bool(a.tensor("input").base != nil)
    },
    op("pin_memory(Tensor input)", places: [.method], "The tensor itself.") { a in a["input"] },
    op("is_shared(Tensor input)", places: [.method], "Whether the memory is shared: never.") { a in
      .bool(false)
    },
    op(
      "is_same_size(Tensor input, Tensor other)", places: [.function, .method],
      "Whether sizes agree."
    ) {
      a in try .bool(a.tensor("input").shape == a.tensor("other").shape)
    },
    op("get_device(Tensor input)", places: [.method], "The number of the GPU, or -1.") { a in
      let device = try a.tensor("input").device
      return .int(device.isCPU ? -1 : Int(device.index))
    },
  ]

  /// A method that converts to a type.
  private static func conversion(_ name: String, _ dtype: DType) -> TorchOperation {
    let operation = op(
      "\(name)(Tensor input, *, MemoryFormat? memory_format=None)", places: [.method],
      "The tensor with elements of torch.\(dtype.name).",
      fast: { try $0.moved(dtype: dtype, device: nil) }
    ) { a in try a.wrap(a.tensor("input").moved(dtype: dtype, device: nil)) }
    return operation
  }
}

extension DType {
  /// The name of the old tensor class: `FloatTensor`.
  var className: String { "\(scalarTypeName)Tensor" }
}

extension Invocation {
  /// The variables of a tensor, or of a sequence of tensors.
  func variables(_ value: Value) throws -> [Variable] {
    if let variable = TensorObject.variable(value) { return [variable] }
    return try machine.elements(of: value).map { element in
      guard let variable = TensorObject.variable(element) else {
        throw Raised.typeError("expected a Tensor, but got \(element.typeName)")
      }
      return variable
    }
  }

  /// The type that a dtype, a class such as `torch.FloatTensor`, or its name means.
  func namedType(_ value: Value) throws -> DType? {
    if let object = value.object(as: DTypeObject.self) { return object.dtype }
    if let dtype = DTypeObject.python(value) { return dtype }
    let name = value.string ?? value.type.map { "torch.\($0.name)" }
    if name == "torch.Tensor" { return .defaultFloat }
    return DType.allCases.first { "torch.\($0.className)" == name }
  }
}

extension Variable {
  /// The tensor with another type or place; itself if nothing changes.
  func moved(dtype: DType?, device: Device?, copies: Bool = false) throws -> Variable {
    var result = self
    if let device, device != self.device { result = try result.to(device) }
    if let dtype { result = try result.converted(to: dtype) }
    return copies && result === self ? try clone() : result
  }

  /// Gives the tensor another size, with memory of its own if it grows.
  func resize(_ shape: Shape) throws {
    guard !requiresGrad else {
      throw AutogradError.stated(.runtime, "cannot resize variables that require grad")
    }
    let count = try shape.checkedProduct()
    if count <= numel, data.isContiguous {
      assignData(
        Tensor(
          storage: data.storage, offset: data.offset, shape: shape,
          strides: shape.contiguousStrides, dtype: dtype))
      return
    }
    let larger = try Tensor.zeros(shape, dtype: dtype)
    let flat = Tensor(
      storage: larger.storage, offset: 0, shape: Shape(numel), strides: Shape(1), dtype: dtype)
    if numel > 0, numel <= count { try flat.copy_(data.contiguous().reshape(Shape(-1))) }
    assignData(larger)
  }
}
