// The narrow floats in kernels that have no form for them: operands become float32, the kernel runs, and
// its outputs are rounded once. PyTorch's own kernels for these types sum in float32 and round once, too.

extension CPUBackend {
  /// Runs a kernel in float32.
  ///
  /// - Parameters:
  ///   - inputs: passed on in float32, in this order.
  ///   - outputs: passed on in float32 with what they hold, and written back afterwards.
  func inFloat32(
    _ inputs: [Tensor?], _ outputs: [Tensor?],
    _ kernel: (_ inputs: [Tensor?], _ outputs: [Tensor?]) throws(TensorError) -> Void
  ) throws(TensorError) {
    let (wideInputs, wideOutputs) = (try widened(inputs), try widened(outputs))
    try kernel(wideInputs, wideOutputs)
    for case let (output?, wide?) in zip(outputs, wideOutputs) where output.dtype != .float32 {
      try copy(wide, into: output)
    }
  }

  private func widened(_ tensors: [Tensor?]) throws(TensorError) -> [Tensor?] {
    var wide: [Tensor?] = []
    for tensor in tensors { wide.append(try tensor?.to(.float32)) }
    return wide
  }
}
