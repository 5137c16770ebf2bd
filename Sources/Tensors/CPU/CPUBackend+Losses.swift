// Softmax and the losses with kernels of their own.

import CKernels

extension LossReduction {
  var kernel: CKernels.LossReduction {
    switch self {
    case .none: .none
    case .mean: .mean
    case .sum: .sum
    }
  }
}

extension CPUBackend {
  public func softmax(
    _ x: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x], [output]) { inputs, outputs throws(TensorError) in
        try softmax(inputs[0]!, dim: dim, log: log, into: outputs[0]!)
      }
    }
    let (outer, count, inner) = x.lines(dim)
    let type = x.dtype.kernel
    let status =
      log
      ? taper_log_softmax(type, outer, count, inner, x.address, output.address)
      : taper_softmax(type, outer, count, inner, x.address, output.address)
    try CPUBackend.check(
      status, log ? "log_softmax_lastdim_kernel_impl" : "softmax_lastdim_kernel_impl", x.dtype)
  }

  public func softmaxBackward(
    _ grad: Tensor, _ y: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, y.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([grad, y, output])
    }
    guard !y.dtype.isNarrowFloat else {
      return try inFloat32([grad, y], [output]) { inputs, outputs throws(TensorError) in
        try softmaxBackward(inputs[0]!, inputs[1]!, dim: dim, log: log, into: outputs[0]!)
      }
    }
    let (outer, count, inner) = y.lines(dim)
    let type = y.dtype.kernel
    let status =
      log
      ? taper_log_softmax_backward(
        type, outer, count, inner, grad.address, y.address, output.address)
      : taper_softmax_backward(type, outer, count, inner, grad.address, y.address, output.address)
    try CPUBackend.check(status, "softmax_backward_lastdim_kernel_impl", y.dtype)
  }

  public func nll(
    _ x: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    into output: Tensor, totalWeight: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, target.device.isCPU, weight?.device.isCPU ?? true, output.device.isCPU,
      totalWeight.device.isCPU
    else {
      throw CPUBackend.stray([x, target, weight, output, totalWeight])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x, weight], [output, totalWeight]) {
        inputs, outputs throws(TensorError) in
        try nll(
          inputs[0]!, target: target, weight: inputs[1], ignoreIndex: ignoreIndex,
          reduction: reduction, into: outputs[0]!, totalWeight: outputs[1]!)
      }
    }
    try requireTargets(target, ignoreIndex, classes: x.shape[1])
    let status = taper_nll(
      x.dtype.kernel, reduction.kernel, Int64(x.shape[0]), Int64(x.shape[1]), x.address,
      target.pointer(Int64.self), weight?.address, Int64(ignoreIndex), output.address,
      totalWeight.address)
    try CPUBackend.check(status, "nll_loss_out_frame", x.dtype)
  }

  public func nllBackward(
    _ grad: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    totalWeight: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, target.device.isCPU, weight?.device.isCPU ?? true,
      totalWeight.device.isCPU, output.device.isCPU
    else {
      throw CPUBackend.stray([grad, target, weight, totalWeight, output])
    }
    guard !output.dtype.isNarrowFloat else {
      return try inFloat32([grad, weight, totalWeight], [output]) {
        inputs, outputs throws(TensorError) in
        try nllBackward(
          inputs[0]!, target: target, weight: inputs[1], ignoreIndex: ignoreIndex,
          reduction: reduction, totalWeight: inputs[2]!, into: outputs[0]!)
      }
    }
    try requireTargets(target, ignoreIndex, classes: output.shape[1])
    let status = taper_nll_backward(
      output.dtype.kernel, reduction.kernel, Int64(output.shape[0]), Int64(output.shape[1]),
      grad.address, target.pointer(Int64.self), weight?.address, Int64(ignoreIndex),
      totalWeight.address, output.address)
    try CPUBackend.check(status, "nll_loss_backward_out_frame", output.dtype)
  }

  private func requireTargets(
    _ target: Tensor, _ ignoreIndex: Int, classes: Int
  ) throws(TensorError) {
    let targets = target.pointer(Int.self)
    for place in 0..<target.numel where targets[place] != ignoreIndex {
      guard targets[place] >= 0, targets[place] < classes else {
        throw .targetOutOfBounds(targets[place])
      }
    }
  }

  public func binaryCrossEntropy(
    _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, target.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, target, output])
    }
    try CPUBackend.check(
      taper_bce(x.dtype.kernel, Int64(x.numel), x.address, target.address, output.address),
      "binary_cross_entropy", x.dtype)
  }

  public func binaryCrossEntropyBackward(
    _ grad: Tensor, _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, x.device.isCPU, target.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([grad, x, target, output])
    }
    let status = taper_bce_backward(
      x.dtype.kernel, Int64(x.numel), grad.address, grad.numel == 1 ? 0 : 1, x.address,
      target.address, output.address)
    try CPUBackend.check(status, "binary_cross_entropy_backward", x.dtype)
  }
}

extension Tensor {
  /// A contiguous tensor as outer x count x inner around a dimension.
  func lines(_ dim: Int) -> (outer: Int64, count: Int64, inner: Int64) {
    guard rank > 0 else { return (1, 1, 1) }
    var outer = 1
    var inner = 1
    for index in 0..<dim { outer &*= shape[index] }
    for index in (dim + 1)..<Swift.max(rank, dim + 1) { inner &*= shape[index] }
    return (Int64(outer), Int64(shape[dim]), Int64(inner))
  }
}
