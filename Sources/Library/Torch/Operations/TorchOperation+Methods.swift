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
      return try a.wrap(
        input.moved(
          dtype: other?.dtype ?? a.dtype("dtype"), device: other?.device ?? a.device("device"),
          copies: a.bool("copy", false)))
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
    ) { a in try .bool(a.tensor("input").data.isContiguous) },
    op(
      "is_floating_point(Tensor input)", places: [.function, .method],
      "Whether elements are floats."
    ) {
      a in try .bool(a.tensor("input").dtype.isFloatingPoint)
    },
    op(
      "is_complex(Tensor input)", places: [.function, .method],
      "Whether elements are complex: never."
    ) {
      a in .bool(false)
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
      a in try .bool(a.tensor("input").data.item().isTrue)
    },
    op("is_pinned(Tensor input)", places: [.method], "Whether the memory is page-locked: never.") {
      a in
      .bool(false)
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

  static let graph: [TorchOperation] = [
    op(
      "detach(Tensor input)", places: [.function, .method],
      "The same memory outside of the graph.", fast: { $0.detach() }
    ) { a in try a.wrap(a.tensor("input").detach()) },
    op(
      "backward(Tensor input, Tensor? gradient=None, bool? retain_graph=None, bool "
        + "create_graph=False, PyObject* inputs=None)", places: [.method],
      "Computes the gradients of the leaves that the tensor was made of.",
      direct: {
        try $0.backward()
        return .none
      }
    ) { a in
      let inputs = a["inputs"]
      try a.tensor("input").backward(
        gradient: a.optionalTensor("gradient"), retainGraph: a.optionalBool("retain_graph"),
        createGraph: a.bool("create_graph", false),
        inputs: inputs.isNoneOrUndefined ? nil : a.variables(inputs))
      return .none
    },
    op(
      "retain_grad(Tensor input)", places: [.method], "Keeps the gradient of a tensor in the graph."
    ) {
      a in
      try a.tensor("input").retainGrad()
      return .none
    },
    op(
      "register_hook(Tensor input, PyObject* hook)", places: [.method],
      "Calls a function with the gradient when it is computed."
    ) { a in
      let hook = a["hook"]
      let machine = a.machine
      let handle = try a.tensor("input").registerHook(name: machine.functionName(hook)) {
        gradient in
        let result = try machine.call(hook, .object(TensorObject.of(gradient)))
        if result.isNone { return nil }
        guard let replacement = TensorObject.variable(result) else {
          throw Raised.typeError(
            "expected Variable, but hook returned '\(result.typeName)'")
        }
        return replacement
      }
      return .object(HookHandleObject(handle))
    },
    op(
      "register_post_accumulate_grad_hook(Tensor input, PyObject* hook)", places: [.method],
      "Calls a function with the leaf when its gradient has been added to."
    ) { a in
      let hook = a["hook"]
      let machine = a.machine
      let input = try a.tensor("input")
      let handle = try input.registerPostAccumulateGradHook { leaf in
        _ = try machine.call(hook, .object(TensorObject.of(leaf)))
      }
      return .object(HookHandleObject(handle))
    },
    inPlace("requires_grad_(Tensor input, bool requires_grad=True)", help: "Asks for a gradient.") {
      a, v in try v.setRequiresGrad(a.bool("requires_grad", true))
    },
    inPlace("detach_(Tensor input)", help: "Cuts the tensor off its graph.") { a, v in
      try v.detachInPlace()
    },
    inPlace("zero_(Tensor input)", help: "Fills with zeros.", direct: { try $0.zero_() }) { a, v in
      try v.zero_()
    },
    inPlace(
      "fill_(Tensor input, Tensor value)", "fill_(Tensor input, Scalar value)",
      help: "Fills with a value."
    ) { a, v in
      if let value = try a.optionalTensor("value") {
        try v.fill_(value)
      } else {
        try v.fill_(a.number("value"))
      }
    },
    inPlace(
      "copy_(Tensor input, Tensor other, bool non_blocking=False)", help: "Takes over the elements."
    ) { a, v in try v.copy_(a.tensor("other")) },
    inPlace(
      "fill_diagonal_(Tensor input, Scalar fill_value, bool wrap=False)",
      help: "Fills the diagonal."
    ) { a, v in try v.fillDiagonal_(a.number("fill_value")) },
    inPlace(
      "resize_(Tensor input, SymIntArrayRef size, *, MemoryFormat? memory_format=None)",
      help: "Takes another size; new elements are undefined."
    ) { a, v in try v.resize(a.shape("size")) },
    inPlace(
      "resize_as_(Tensor input, Tensor the_template, *, MemoryFormat? memory_format=None)",
      help: "Takes the size of another tensor."
    ) { a, v in try v.resize(a.tensor("the_template").shape) },
    inPlace("share_memory_(Tensor input)", help: "Does nothing: there is one process.") { _, _ in },
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
    if let dtype, dtype != self.dtype { result = try result.to(dtype) }
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

extension Tensor {
  /// The elements as nested lists.
  func nestedList() throws -> Value {
    if rank == 0 { return try item().value }
    let rows = try contiguous()
    return rows.list(dim: 0, offset: 0).0
  }

  private func list(dim: Int, offset: Int) -> (Value, Int) {
    let list = ListObject(capacity: shape[dim])
    var offset = offset
    for _ in 0..<shape[dim] {
      if dim == rank - 1 {
        list.append(element(at: offset).value)
        offset += 1
      } else {
        let (inner, next) = self.list(dim: dim + 1, offset: offset)
        list.append(inner)
        offset = next
      }
    }
    return (.object(list), offset)
  }

  /// An element of a contiguous tensor on the host.
  func element(at index: Int) -> Scalar {
    switch dtype {
    case .bool: .bool(pointer(UInt8.self)[index] != 0)
    case .uint8: .int(Int(pointer(UInt8.self)[index]))
    case .int8: .int(Int(pointer(Int8.self)[index]))
    case .int16: .int(Int(pointer(Int16.self)[index]))
    case .int32: .int(Int(pointer(Int32.self)[index]))
    case .int64: .int(pointer(Int.self)[index])
    case .float32: .float(Double(pointer(Float.self)[index]))
    case .float64: .float(pointer(Double.self)[index])
    case .float16: .float(Double(Float(halfBits: pointer(UInt16.self)[index])))
    case .bfloat16:
      .float(Double(Float(bitPattern: UInt32(pointer(UInt16.self)[index]) << 16)))
    }
  }

  /// The same memory read as another type.
  func viewed(as other: DType) throws -> Tensor {
    if other == dtype { return self }
    guard other.byteWidth == dtype.byteWidth else {
      throw AutogradError.stated(
        .runtime, "self.size(-1) must be divisible by the ratio of element sizes")
    }
    return Tensor(storage: storage, offset: offset, shape: shape, strides: strides, dtype: other)
  }

  /// A tensor of bytes.
  static func of(bytes: [UInt8]) throws -> Tensor {
    try Tensor(bytes.map { Int($0) }, shape: Shape(bytes.count), dtype: .uint8)
  }

  /// The bytes of a tensor of bytes.
  func bytes() throws -> [UInt8] {
    let rows = try contiguous()
    return Array(UnsafeBufferPointer(start: rows.pointer(UInt8.self), count: rows.numel))
  }
}

extension Float {
  /// The value of a half precision number.
  init(halfBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1f)
    let fraction = UInt32(bits & 0x3ff)
    if exponent == 0 {
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    } else if exponent == 31 {
      self = Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    } else {
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
