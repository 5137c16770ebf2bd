// Functions that make tensors.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let creation: [TorchOperation] = [
    op("zeros(SymIntArrayRef size, *, @factory)", places: [.function], "A tensor of zeros.") { a in
      try a.made { try Tensor.zeros($0, dtype: $1, device: a.target()) }
    },
    op("ones(SymIntArrayRef size, *, @factory)", places: [.function], "A tensor of ones.") { a in
      try a.made { try Tensor.full($0, 1, dtype: $1, device: a.target()) }
    },
    op(
      "empty(SymIntArrayRef size, *, MemoryFormat? memory_format=None, @factory)",
      places: [.function], "A tensor of undefined elements: here, zeros."
    ) { a in
      try a.made { try Tensor.zeros($0, dtype: $1, device: a.target()) }
    },
    op(
      "full(SymIntArrayRef size, Scalar fill_value, *, @factory)", places: [.function],
      "A tensor of one value."
    ) { a in
      let value = try a.number("fill_value")
      return try a.made(inferred: value.dtype) {
        try Tensor.full($0, value, dtype: $1, device: a.target())
      }
    },
    op(
      "scalar_tensor(Scalar s, *, @options)", places: [.function], "A tensor without dimensions."
    ) { a in
      let value = try a.number("s")
      return try a.finish(Tensor.full([], value, dtype: a.dtypeOrDefault(), device: a.target()))
    },
    op(
      "empty_strided(SymIntArrayRef size, SymIntArrayRef stride, *, @options)", places: [.function],
      "A tensor with given strides."
    ) { a in
      let size = try a.shape("size")
      let stride = try a.shape("stride")
      var span = 1
      for index in size.indices where index < stride.count && size[index] > 0 {
        span += (size[index] - 1) * stride[index]
      }
      let storage = try Variable(Tensor.zeros([span], dtype: a.dtypeOrDefault()))
      return try a.finish(storage.asStrided(size, stride, storageOffset: nil).data)
    },
    op(
      "eye(SymInt n, *, @factory)",
      "eye(SymInt n, SymInt m, *, @factory)", places: [.function],
      "A matrix with ones on the diagonal."
    ) { a in
      let n = try a.int("n", 0)
      return try a.finish(
        Tensor.eye(n, a.int("m") ?? n, dtype: a.dtypeOrDefault(), device: a.target()))
    },
    op(
      "arange(Scalar end, *, @factory)",
      "arange(Scalar start, Scalar end, *, @options)",
      "arange(Scalar start, Scalar end, Scalar step=1, *, @factory)", places: [.function],
      "The numbers from start to end, without end, by step."
    ) { a in
      try a.range(includesEnd: false)
    },
    op(
      "range(Scalar start, Scalar end, Scalar step=1, *, Tensor out=None, ScalarType dtype=None, Layout layout=torch.strided, Device device=None, bool requires_grad=False)",
      places: [.function], "The numbers from start to end by step."
    ) { a in
      try a.range(includesEnd: true)
    },
    op(
      "linspace(Tensor start, Tensor end, int64_t steps, *, @factory)",
      "linspace(Scalar start, Tensor end, int64_t steps, *, @factory)",
      "linspace(Tensor start, Scalar end, int64_t steps, *, @factory)",
      "linspace(Scalar start, Scalar end, int64_t steps, *, @factory)", places: [.function],
      "Evenly spaced numbers from start to end."
    ) { a in
      try a.finish(
        Tensor.linspace(
          a.number("start").double, a.number("end").double, steps: a.int("steps", 0),
          dtype: a.dtypeOrDefault(), device: a.target()))
    },
    op(
      "logspace(Tensor start, Tensor end, int64_t steps, double base=10.0, *, @factory)",
      "logspace(Scalar start, Tensor end, int64_t steps, double base=10.0, *, @factory)",
      "logspace(Tensor start, Scalar end, int64_t steps, double base=10.0, *, @factory)",
      "logspace(Scalar start, Scalar end, int64_t steps, double base=10.0, *, @factory)",
      places: [.function], "Numbers evenly spaced on a logarithmic scale."
    ) { a in
      try a.finish(
        Tensor.logspace(
          a.number("start").double, a.number("end").double, steps: a.int("steps", 0),
          base: a.double("base") ?? 10, dtype: a.dtypeOrDefault()))
    },
    op(
      "zeros_like(Tensor input, *, MemoryFormat? memory_format=None, @options)",
      places: [.function], "Zeros in the shape of input."
    ) { a in
      try a.like { try Tensor.zeros($0, dtype: $1, device: a.target()) }
    },
    op(
      "ones_like(Tensor input, *, MemoryFormat? memory_format=None, @options)", places: [.function],
      "Ones in the shape of input."
    ) { a in
      try a.like { try Tensor.full($0, 1, dtype: $1, device: a.target()) }
    },
    op(
      "empty_like(Tensor input, *, MemoryFormat? memory_format=None, @options)",
      places: [.function], "Undefined elements in the shape of input."
    ) { a in
      try a.like { try Tensor.zeros($0, dtype: $1, device: a.target()) }
    },
    op(
      "full_like(Tensor input, Scalar fill_value, *, MemoryFormat? memory_format=None, @options)",
      places: [.function], "One value in the shape of input."
    ) { a in
      let value = try a.number("fill_value")
      return try a.like { try Tensor.full($0, value, dtype: $1, device: a.target()) }
    },
    op(
      "new_zeros(Tensor input, SymIntArrayRef size, *, @options)", places: [.method],
      "Zeros of the tensor's type."
    ) { a in try a.alike { try Tensor.zeros($0, dtype: $1, device: a.target()) } },
    op(
      "new_ones(Tensor input, SymIntArrayRef size, *, @options)", places: [.method],
      "Ones of the tensor's type."
    ) { a in try a.alike { try Tensor.full($0, 1, dtype: $1, device: a.target()) } },
    op(
      "new_empty(Tensor input, SymIntArrayRef size, *, @options)", places: [.method],
      "Undefined elements of the tensor's type."
    ) { a in try a.alike { try Tensor.zeros($0, dtype: $1, device: a.target()) } },
    op(
      "new_full(Tensor input, SymIntArrayRef size, Scalar fill_value, *, @options)",
      places: [.method],
      "One value, of the tensor's type."
    ) { a in
      let value = try a.number("fill_value")
      return try a.alike { try Tensor.full($0, value, dtype: $1, device: a.target()) }
    },
    op(
      "new_tensor(Tensor input, PyObject* data, *, ScalarType dtype=None, Device? device=None, "
        + "bool requires_grad=False)", places: [.method],
      "A tensor of the data, of the tensor's type."
    ) { a in
      let dtype = try a.dtype("dtype") ?? a.tensor("input").dtype
      return try a.finish(
        TensorData(a.machine).tensor(a["data"], dtype: dtype), like: a.tensor("input").data)
    },
    op(
      "tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None, bool pin_memory=False, bool requires_grad=False)",
      places: [.function], "A new tensor with the data, which may be nested lists."
    ) { a in
      try a.newTensor()
    },
    op(
      "as_tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None)",
      places: [.function], "The data as a tensor, sharing its memory if possible."
    ) {
      a in try a.asTensor()
    },
    op(
      "asarray(PyObject* obj, *, ScalarType? dtype=None, Device? device=None, bool? copy=None, "
        + "bool requires_grad=False)", places: [.function],
      "The object as a tensor, sharing its memory if possible."
    ) { a in try a.asTensor() },
    op(
      "tril_indices(int64_t row, int64_t col, int64_t offset=0, *, @options)", places: [.function],
      "The places of the lower triangle."
    ) { a in try a.triangle { row, column, offset in column - row <= offset } },
    op(
      "triu_indices(int64_t row, int64_t col, int64_t offset=0, *, @options)", places: [.function],
      "The places of the upper triangle."
    ) { a in try a.triangle { row, column, offset in column - row >= offset } },
    op(
      "vander(Tensor x, int64_t? N=None, bool increasing=False)", places: [.function],
      "The powers of a vector as columns."
    ) { a in
      let x = try a.tensor("x")
      let count = try a.int("N") ?? x.numel
      let powers = try Variable(
        Tensor.arange(.int(0), .int(count), .int(1), dtype: .int64))
      let order = try a.bool("increasing", false) ? powers : powers.flip(dims: [0])
      return try a.wrap(x.unsqueeze(dim: -1).pow(order))
    },
    op(
      "combinations(Tensor input, int64_t r=2, bool with_replacement=False)", places: [.function],
      "All combinations of r elements."
    ) { a in
      try a.wrap(
        a.tensor("input").combinations(
          r: a.int("r", 2), withReplacement: a.bool("with_replacement", false)))
    },
  ]
}

extension Invocation {
  /// Where a function that makes a tensor makes it: `device=`, the place of `input`, or the default.
  func target() throws -> Device {
    try device("device") ?? TensorObject.variable(self["input"])?.device ?? DeviceObject.current
  }

  /// `dtype=`, or the default type.
  func dtypeOrDefault() throws -> DType { try dtype("dtype") ?? .defaultFloat }

  /// The result of a function that makes a tensor: on its device, requiring a gradient if asked.
  func finish(_ tensor: Tensor, like model: Tensor? = nil) throws -> Value {
    var tensor = tensor
    let device = try device("device") ?? model?.device ?? DeviceObject.current
    if device != tensor.device { tensor = try tensor.to(device) }
    let variable = Variable(tensor)
    if try bool("requires_grad", false) {
      guard tensor.dtype.isInexact else {
        throw AutogradError.stated(
          .runtime, "Only Tensors of floating point and complex dtype can require gradients")
      }
      try variable.setRequiresGrad(true)
    }
    return wrap(variable)
  }

  func made(
    inferred: DType? = nil, _ body: (Tensors.Shape, DType) throws -> Tensor
  ) throws -> Value {
    let size = try shape("size")
    for index in size.indices where size[index] < 0 && signature.name != "zeros" {
      throw TensorError.negativeDimension(size[index], size)
    }
    return try finish(body(size, dtype("dtype") ?? inferred ?? .defaultFloat))
  }

  func like(_ body: (Tensors.Shape, DType) throws -> Tensor) throws -> Value {
    let input = try tensor("input")
    return try finish(body(input.shape, dtype("dtype") ?? input.dtype), like: input.data)
  }

  func alike(_ body: (Tensors.Shape, DType) throws -> Tensor) throws -> Value {
    let input = try tensor("input")
    return try finish(body(shape("size"), dtype("dtype") ?? input.dtype), like: input.data)
  }

  /// `arange` and `range`.
  func range(includesEnd: Bool) throws -> Value {
    let start = try self["start"].isUndefined ? Scalar.int(0) : number("start")
    let end = try number("end")
    let step = try self["step"].isUndefined ? Scalar.int(1) : number("step")
    let isFloat = start.isFloat || end.isFloat || step.isFloat
    let inferred: DType = isFloat || includesEnd ? .defaultFloat : .int64
    var bound = end
    if includesEnd {
      let count = ((end.double - start.double) / step.double).rounded(.down)
      bound = .float(start.double + (count + 0.5) * step.double)
    }
    return try finish(
      Tensor.arange(start, bound, step, dtype: dtype("dtype") ?? inferred, device: target()))
  }

  func triangle(_ contains: (Int, Int, Int) -> Bool) throws -> Value {
    let rows = try int("row", 0)
    let columns = try int("col", 0)
    let offset = try int("offset", 0)
    guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns).overflow == false
    else { throw AutogradError.stated(.runtime, "row and col must be non-negative") }
    var places: [(Int, Int)] = []
    for row in 0..<rows {
      for column in 0..<columns where contains(row, column, offset) { places.append((row, column)) }
    }
    let numbers = places.map(\.0) + places.map(\.1)
    let tensor = try Tensor(numbers, shape: [2, places.count])
    return try finish(dtype("dtype").map { try tensor.to($0) } ?? tensor)
  }
}

extension Invocation {
  /// `torch.tensor`.
  func newTensor() throws -> Value {
    let data = self["data"]
    if TensorObject.variable(data) != nil {
      TorchWarnings.warnOnce(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() "
          + "or sourceTensor.detach().clone().requires_grad_(True), rather than "
          + "torch.tensor(sourceTensor).", machine)
    }
    return try finish(TensorData(machine).tensor(data, dtype: dtype("dtype")))
  }

  /// `torch.as_tensor` and `torch.asarray`.
  func asTensor() throws -> Value {
    let data = self["data"].isUndefined ? self["obj"] : self["data"]
    let copies = try optionalBool("copy") ?? false
    if let variable = TensorObject.variable(data) {
      return try wrap(
        variable.moved(dtype: dtype("dtype"), device: device("device"), copies: copies))
    }
    if case .object(let object) = data, let array = object as? any TensorConvertible, !copies {
      let tensor = try array.tensorValue()
      let device = try device("device") ?? DeviceObject.current
      let shared = device == DeviceObject.ofSession ? try tensor.mirrored(on: device) : tensor
      return try wrap(Variable(shared).moved(dtype: dtype("dtype"), device: device))
    }
    return try finish(TensorData(machine).tensor(data, dtype: dtype("dtype")))
  }
}
