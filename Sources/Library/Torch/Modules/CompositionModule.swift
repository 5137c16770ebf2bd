// `torch._composition`: what rarely used functions, which are composed of others in the language, take
// from Swift; and where `torch` and its tensors find those functions when they are first named.
import Autograd
import Interpreter
import Tensors

/// The module `torch._composition`.
enum CompositionModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    TorchModule.declareTypes()
    let module = ModuleObject("torch._composition")
    // Calls a function of tensors as one operation with a name of its own in the graph; complex tensors
    // are refused unless the function is made for them.
    module.function("composed(name, function, *inputs, derivative=None, takes_complex=False)") {
      call, machine throws(Raised) in
      let function = call[1]
      let name = call[0].string ?? ""
      let derivative = call[3].isNone ? nil : Self.derivative(call[3], machine)
      let takesComplex = try machine.truth(call[4])
      return try torch {
        var isMany = false
        let inputs = try AutogradModule.variables(call[2], machine)
        if let complex = inputs.first(where: { $0.dtype.isComplex }), !takesComplex {
          throw TensorError.notImplementedFor(kernel: name, complex.dtype)
        }
        let results = try ComposedFunction.record(name, inputs, derivative: derivative) { inputs in
          let result = try machine.call(function, inputs.map { .object(TensorObject.of($0)) })
          isMany = TensorObject.variable(result) == nil
          return try AutogradModule.variables(result, machine)
        }
        let values = results.map { Value.object(TensorObject.of($0)) }
        return isMany ? .tuple(values) : values[0]
      }
    }
    // A named tuple of `torch.return_types`.
    module.function("named(name, fields, values)") { call, machine throws(Raised) in
      ReturnTypes.value(
        call[0].string ?? "", try machine.elements(of: call[1]).map { $0.string ?? "" },
        try machine.elements(of: call[2]))
    }
    // A Fourier transform along one dimension, times a number.
    module.function("fourier(x, dim, isInverse, scale)") { call, machine throws(Raised) in
      guard let variable = TensorObject.variable(call[0]) else { return .none }
      let (dim, isInverse) = (try machine.index(call[1]), try machine.truth(call[2]))
      let scale = try machine.double(call[3])
      return .object(
        TensorObject.of(
          try torch { try variable.fourier(dim: dim, isInverse: isInverse, scale: scale) }))
    }
    // All the elements of the memory that a tensor is a view of, in a row.
    module.function("memory(tensor)") { call, _ throws(Raised) in
      guard let data = TensorObject.variable(call[0])?.data else { return .none }
      let count = data.storage.byteCount / data.dtype.byteWidth
      let whole = Tensor(
        storage: data.storage, offset: 0, shape: Shape(count), strides: Shape(1),
        dtype: data.dtype)
      return .object(TensorObject.of(Variable(whole)))
    }
    return module
  }

  /// The gradients of the inputs, by a function of the inputs, the outputs and their gradients.
  private static func derivative(
    _ function: Value, _ machine: Interpreter
  ) -> ComposedFunction.Derivative {
    func tuple(_ variables: [Variable?]) -> Value {
      .tuple(variables.map { $0.map { .object(TensorObject.of($0)) } ?? .none })
    }
    return { inputs, outputs, gradients in
      let result = try machine.call(function, [tuple(inputs), tuple(outputs), tuple(gradients)])
      return try machine.elements(of: result).map { TensorObject.variable($0) }
    }
  }

  /// The modules of the language, with the functions that each defines for `torch`.
  private static let sources: [(module: String, names: String)] = [
    (
      "torch._composed",
      """
      histogram hann_window hamming_window bartlett_window blackman_window kaiser_window \
      fill fill_ zero_ detach_ resize_as_ batch_norm embedding select_scatter slice_scatter diagonal_scatter narrow_copy \
      index_reduce pdist nuclear_norm \
      frobenius_norm norm_except_dim nonzero_static get_device is_signed is_neg \
      is_anomaly_enabled \
      set_anomaly_enabled rms_norm instance_norm sparse_coo_tensor sparse_csr_tensor \
      sparse_csc_tensor sparse_compressed_tensor apply_ \
      map_ is_set_to sum_to_size to_sparse to_sparse_csr to_sparse_coo
      """
    ),
    (
      "torch._bessel",
      "i0 polygamma mvlgamma igamma igammac"
    ),
    (
      "torch.nn.functional",
      """
      max_pool1d max_pool2d avg_pool1d conv1d conv2d conv3d conv_transpose1d conv_transpose2d \
      layer_norm group_norm threshold bilinear binary_cross_entropy_with_logits celu_ selu_ rrelu \
      rrelu_ threshold_ alpha_dropout cosine_embedding_loss hinge_embedding_loss kl_div \
      margin_ranking_loss poisson_nll_loss triplet_margin_loss pixel_unshuffle channel_shuffle \
      adaptive_avg_pool1d max_pool3d ctc_loss
      """
    ),
    (
      "torch._factors",
      """
      lu lu_solve lu_unpack triangular_solve cholesky_solve cholesky_inverse matrix_exp svd slogdet \
      pinverse svd_lowrank pca_lowrank orgqr
      """
    ),
    ("torch.storage", "storage untyped_storage"),
    ("torch.amp.autocast_mode", "autocast"),
    ("torch._autocast", AutocastModule.shared),
    ("torch.func", "vmap"),
    ("torch._removed", "qr cholesky symeig eig lstsq solve matrix_rank"),
  ]
  /// Those that are methods of tensors too.
  private static let methods = """
    histogram mvlgamma lu lu_solve triangular_solve cholesky_solve cholesky_inverse matrix_exp svd \
    slogdet pinverse orgqr qr cholesky symeig eig lstsq solve select_scatter slice_scatter \
    diagonal_scatter narrow_copy index_reduce \
    nonzero_static is_neg apply_ map_ is_set_to \
    storage untyped_storage sum_to_size to_sparse to_sparse_csr to_sparse_coo i0 polygamma igamma igammac
    """

  private static let places: [String: String] = {
    var places: [String: String] = [:]
    for source in sources {
      for name in source.names.split(separator: " ") { places[String(name)] = source.module }
    }
    return places
  }()

  /// The function of a name; nil if none is composed in the language.
  static func function(_ name: String, _ machine: Interpreter) throws(Raised) -> Value? {
    guard let module = places[name] else { return nil }
    let source = try machine.importModule(module)
    let value = try machine.attributeIfPresent(.object(source), Symbol(name))
    return value.isUndefined ? nil : value
  }

  /// Declares the methods, each of which imports its function when it is first called.
  static func declareMethods(_ type: TypeObject) {
    for part in methods.split(separator: " ") {
      let name = String(part)
      type.raw(name, isMethod: true) { call, machine throws(Raised) in
        guard let function = try function(name, machine) else { return .none }
        return try machine.call(function, call)
      }
    }
  }
}
