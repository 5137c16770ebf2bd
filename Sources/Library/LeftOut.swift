// What PyTorch and NumPy have and Taper leaves out on purpose, each with the nearest thing that is there.
// The error for such a name says so, instead of leaving a learner to look for a typing mistake.

/// Parts of the libraries that are left out.
enum LeftOut {
  /// Names that are left out for one reason. A name ends in `*` if all that begin so are meant.
  private struct Family {
    let module: String
    let reason: String
    let names: [Substring]

    init(_ module: String, _ reason: String, _ names: String) {
      self.module = module
      self.reason = reason
      self.names = names.split(separator: " ")
    }

    func contains(_ name: Substring) -> Bool {
      names.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }
  }

  private static let families: [Family] = [
    Family(
      "torch", "16-bit complex numbers are not in Taper; torch.complex64 holds them",
      "complex32 chalf"),
    Family(
      "torch",
      "sparse tensors are not in Taper; zeros with index_put_ or scatter_ hold the same numbers",
      "sparse sparse.* sparse_* to_sparse* coalesce is_coalesced indices values smm sspaddmm hspmm "
        + "saddmm sspmm to_dense sparse_dim dense_dim"),
    Family(
      "torch",
      "numbers are not quantised in Taper; .half() and .to(torch.int8) make them smaller",
      "quant* qint* quint* q_* int_repr dequantize ao ao.* fake_quantize*"),
    Family(
      "torch",
      "programs run as they are written; torch.compile gives its model back, torch.save keeps a "
        + "state_dict()",
      "jit jit.* onnx onnx.* export export.* fx fx.* package package.* _dynamo* ScriptModule "
        + "ScriptFunction"),
    Family(
      "torch", "everything runs in one process",
      "distributed distributed.* multiprocessing multiprocessing.* futures fork wait "
        + "nn.parallel.DistributedDataParallel utils.data.distributed* utils.data.DistributedSampler"
    ),
    Family(
      "torch", "nothing is downloaded; torch.load reads files below the working folder",
      "hub hub.* utils.model_zoo*"),
    Family(
      "torch", "%timeit and :time measure, matplotlib.pyplot draws",
      "utils.tensorboard* profiler profiler.* autograd.profiler* utils.benchmark* utils.bottleneck*"
    ),
    Family(
      "torch",
      "dimensions have no names in Taper; movedim, permute and unflatten take their numbers",
      "names refine_names rename rename_ align_as align_to has_names"),
    Family(
      "ast",
      "trees of programs are not in Taper; ast.literal_eval reads values, compile() takes text",
      "parse dump unparse walk NodeVisitor NodeTransformer AST Module Expression Name Constant "
        + "iter_child_nodes iter_fields get_docstring get_source_segment fix_missing_locations"),
    Family(
      "hashlib", "hashlib.new names the digests that are in Taper",
      "blake2b blake2s sha3_* shake_* scrypt file_digest"),
    Family(
      "matplotlib",
      "triangulations are not in Taper; scatter shows points, contourf takes values on a grid",
      "tri tri.*"),
  ]

  /// Why a name is left out; nil for one that nobody has.
  static func reason(_ dottedName: String) -> String? {
    guard let dot = dottedName.firstIndex(of: ".") else { return nil }
    let module = dottedName[..<dot]
    var name = dottedName[dottedName.index(after: dot)...]
    if name.hasPrefix("Tensor.") { name = name.dropFirst("Tensor.".count) }
    return families.first { $0.module == module && $0.contains(name) }?.reason
  }
}
