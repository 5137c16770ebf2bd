// Convolution, pooling and normalisation.

import CKernels

extension Window {
  var kernel: taper_window {
    taper_window(
      batch: Int64(batch), channels: Int64(channels), height: Int64(height), width: Int64(width),
      kernel_height: Int64(kernelHeight), kernel_width: Int64(kernelWidth),
      stride_height: Int64(strideHeight), stride_width: Int64(strideWidth),
      padding_height: Int64(paddingHeight), padding_width: Int64(paddingWidth),
      dilation_height: Int64(dilationHeight), dilation_width: Int64(dilationWidth),
      out_height: Int64(outHeight), out_width: Int64(outWidth))
  }
}

extension CPUBackend {
  public func convolution(
    _ x: Tensor, weight: Tensor, bias: Tensor?, window: Window, groups: Int,
    order: ConvolutionOrder, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, weight.device.isCPU, bias?.device.isCPU ?? true, output.device.isCPU
    else {
      throw CPUBackend.stray([x, weight, bias, output])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x, weight, bias], [output]) { inputs, outputs throws(TensorError) in
        try convolution(
          inputs[0]!, weight: inputs[1]!, bias: inputs[2], window: window, groups: groups,
          order: order, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    let status = taper_conv2d(
      x.dtype.kernel, &geometry, Int64(weight.shape[0]), Int64(groups), order == .blocked,
      x.address, weight.address, bias?.address, output.address)
    try CPUBackend.check(status, "slow_conv2d_cpu", x.dtype)
  }

  public func convolutionBackward(
    _ grad: Tensor, _ x: Tensor, weight: Tensor, window: Window, groups: Int,
    order: ConvolutionOrder, gradX: Tensor?, gradWeight: Tensor?
  ) throws(TensorError) {
    guard grad.device.isCPU, x.device.isCPU, weight.device.isCPU, gradX?.device.isCPU ?? true,
      gradWeight?.device.isCPU ?? true
    else {
      throw CPUBackend.stray([grad, x, weight, gradX, gradWeight])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([grad, x, weight], [gradX, gradWeight]) {
        inputs, outputs throws(TensorError) in
        try convolutionBackward(
          inputs[0]!, inputs[1]!, weight: inputs[2]!, window: window, groups: groups,
          order: order, gradX: outputs[0], gradWeight: outputs[1])
      }
    }
    var geometry = window.kernel
    let status = taper_conv2d_backward(
      x.dtype.kernel, &geometry, Int64(weight.shape[0]), Int64(groups), order == .blocked,
      grad.address, x.address, weight.address, gradX?.address, gradWeight?.address)
    try CPUBackend.check(status, "slow_conv2d_backward_cpu", x.dtype)
  }

  public func convolutionBiasGradient(
    _ grad: Tensor, byImage: Bool, into output: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, output.device.isCPU else { throw CPUBackend.stray([grad, output]) }
    guard grad.dtype == .float32 else {
      return try reduce(.sum, grad, dims: 0b1101, into: output)
    }
    let places = grad.shape[2] * grad.shape[3]
    taper_conv2d_grad_bias(
      Int64(grad.shape[0]), Int64(grad.shape[1]), Int64(places), grad.pointer(), byImage,
      output.pointer())
  }

  public func unfoldPatches(
    _ x: Tensor, window: Window, into patches: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, patches.device.isCPU else {
      throw CPUBackend.stray([x, patches])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x], [patches]) { inputs, outputs throws(TensorError) in
        try unfoldPatches(inputs[0]!, window: window, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    try CPUBackend.check(
      taper_im2col(x.dtype.kernel, &geometry, x.address, patches.address), "im2col_out_cpu",
      x.dtype)
  }

  public func foldPatches(_ patches: Tensor, window: Window, into x: Tensor) throws(TensorError) {
    guard patches.device.isCPU, x.device.isCPU else {
      throw CPUBackend.stray([patches, x])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([patches], [x]) { inputs, outputs throws(TensorError) in
        try foldPatches(inputs[0]!, window: window, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    try CPUBackend.check(
      taper_col2im(x.dtype.kernel, &geometry, patches.address, x.address), "col2im_out_cpu",
      x.dtype)
  }

  public func maxPool(
    _ x: Tensor, window: Window, into output: Tensor, indices: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU, indices.device.isCPU else {
      throw CPUBackend.stray([x, output, indices])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x], [output]) { inputs, outputs throws(TensorError) in
        try maxPool(inputs[0]!, window: window, into: outputs[0]!, indices: indices)
      }
    }
    var geometry = window.kernel
    let status = taper_max_pool2d(
      x.dtype.kernel, &geometry, x.address, output.address, indices.pointer(Int64.self))
    try CPUBackend.check(status, "max_pool2d", x.dtype)
  }

  public func maxPoolBackward(
    _ grad: Tensor, indices: Tensor, window: Window, into gradX: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, indices.device.isCPU, gradX.device.isCPU else {
      throw CPUBackend.stray([grad, indices, gradX])
    }
    guard !grad.dtype.isNarrowFloat else {
      return try inFloat32([grad], [gradX]) { inputs, outputs throws(TensorError) in
        try maxPoolBackward(inputs[0]!, indices: indices, window: window, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    let status = taper_max_pool2d_backward(
      grad.dtype.kernel, &geometry, grad.address, indices.pointer(Int64.self), gradX.address)
    try CPUBackend.check(status, "max_pool2d_backward", grad.dtype)
  }

  public func averagePool(
    _ x: Tensor, window: Window, countsPadding: Bool, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x], [output]) { inputs, outputs throws(TensorError) in
        try averagePool(
          inputs[0]!, window: window, countsPadding: countsPadding, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    let status = taper_avg_pool2d(
      x.dtype.kernel, &geometry, countsPadding, x.address, output.address)
    try CPUBackend.check(status, "avg_pool2d", x.dtype)
  }

  public func averagePoolBackward(
    _ grad: Tensor, window: Window, countsPadding: Bool, into gradX: Tensor
  ) throws(TensorError) {
    guard grad.device.isCPU, gradX.device.isCPU else {
      throw CPUBackend.stray([grad, gradX])
    }
    guard !grad.dtype.isNarrowFloat else {
      return try inFloat32([grad], [gradX]) { inputs, outputs throws(TensorError) in
        try averagePoolBackward(
          inputs[0]!, window: window, countsPadding: countsPadding, into: outputs[0]!)
      }
    }
    var geometry = window.kernel
    let status = taper_avg_pool2d_backward(
      grad.dtype.kernel, &geometry, countsPadding, grad.address, gradX.address)
    try CPUBackend.check(status, "avg_pool2d_backward", grad.dtype)
  }

  public func batchNormStatistics(
    _ x: Tensor, eps: Double, mean: Tensor, invstd: Tensor, variance: Tensor?
  ) throws(TensorError) {
    guard x.device.isCPU, mean.device.isCPU, invstd.device.isCPU, variance?.device.isCPU ?? true
    else {
      throw CPUBackend.stray([x, mean, invstd, variance])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x], [mean, invstd, variance]) {
        inputs, outputs throws(TensorError) in
        try batchNormStatistics(
          inputs[0]!, eps: eps, mean: outputs[0]!, invstd: outputs[1]!, variance: outputs[2])
      }
    }
    let (batch, channels, inner) = x.lines(1)
    let status = taper_batch_norm_statistics(
      x.dtype.kernel, batch, channels, inner, x.address, eps, mean.address, invstd.address,
      variance?.address)
    try CPUBackend.check(status, "batch_norm", x.dtype)
  }

  public func batchNorm(
    _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, bias: Tensor?, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, mean.device.isCPU, invstd.device.isCPU, weight?.device.isCPU ?? true,
      bias?.device.isCPU ?? true, output.device.isCPU
    else {
      throw CPUBackend.stray([x, mean, invstd, weight, bias, output])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x, mean, invstd, weight, bias], [output]) {
        inputs, outputs throws(TensorError) in
        try batchNorm(
          inputs[0]!, mean: inputs[1]!, invstd: inputs[2]!, weight: inputs[3], bias: inputs[4],
          into: outputs[0]!)
      }
    }
    let (batch, channels, inner) = x.lines(1)
    let status = taper_batch_norm(
      x.dtype.kernel, batch, channels, inner, x.address, mean.address, invstd.address,
      weight?.address, bias?.address, output.address)
    try CPUBackend.check(status, "batch_norm", x.dtype)
  }

  public func batchNormBackward(
    _ grad: Tensor, _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, training: Bool,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) {
    guard grad.device.isCPU, x.device.isCPU, mean.device.isCPU, invstd.device.isCPU,
      weight?.device.isCPU ?? true, gradX?.device.isCPU ?? true, gradWeight?.device.isCPU ?? true,
      gradBias?.device.isCPU ?? true
    else {
      throw CPUBackend.stray([grad, x, mean, invstd, weight, gradX, gradWeight, gradBias])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([grad, x, mean, invstd, weight], [gradX, gradWeight, gradBias]) {
        inputs, outputs throws(TensorError) in
        try batchNormBackward(
          inputs[0]!, inputs[1]!, mean: inputs[2]!, invstd: inputs[3]!, weight: inputs[4],
          training: training, gradX: outputs[0], gradWeight: outputs[1], gradBias: outputs[2])
      }
    }
    let (batch, channels, inner) = x.lines(1)
    let status = taper_batch_norm_backward(
      x.dtype.kernel, batch, channels, inner, grad.address, x.address, mean.address,
      invstd.address, weight?.address, training, gradX?.address, gradWeight?.address,
      gradBias?.address)
    try CPUBackend.check(status, "batch_norm_backward", x.dtype)
  }

  public func layerNorm(
    _ x: Tensor, n: Int, weight: Tensor?, bias: Tensor?, eps: Double, into output: Tensor,
    mean: Tensor, rstd: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, weight?.device.isCPU ?? true, bias?.device.isCPU ?? true,
      output.device.isCPU, mean.device.isCPU, rstd.device.isCPU
    else {
      throw CPUBackend.stray([x, weight, bias, output, mean, rstd])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([x, weight, bias], [output, mean, rstd]) {
        inputs, outputs throws(TensorError) in
        try layerNorm(
          inputs[0]!, n: n, weight: inputs[1], bias: inputs[2], eps: eps, into: outputs[0]!,
          mean: outputs[1]!, rstd: outputs[2]!)
      }
    }
    let status = taper_layer_norm(
      x.dtype.kernel, Int64(n == 0 ? 0 : x.numel / n), Int64(n), x.address, weight?.address,
      bias?.address, eps, output.address, mean.address, rstd.address)
    try CPUBackend.check(status, "LayerNormKernelImpl", x.dtype)
  }

  public func layerNormBackward(
    _ grad: Tensor, _ x: Tensor, n: Int, mean: Tensor, rstd: Tensor, weight: Tensor?,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) {
    guard grad.device.isCPU, x.device.isCPU, mean.device.isCPU, rstd.device.isCPU,
      weight?.device.isCPU ?? true, gradX?.device.isCPU ?? true, gradWeight?.device.isCPU ?? true,
      gradBias?.device.isCPU ?? true
    else {
      throw CPUBackend.stray([grad, x, mean, rstd, weight, gradX, gradWeight, gradBias])
    }
    guard !x.dtype.isNarrowFloat else {
      return try inFloat32([grad, x, mean, rstd, weight], [gradX, gradWeight, gradBias]) {
        inputs, outputs throws(TensorError) in
        try layerNormBackward(
          inputs[0]!, inputs[1]!, n: n, mean: inputs[2]!, rstd: inputs[3]!, weight: inputs[4],
          gradX: outputs[0], gradWeight: outputs[1], gradBias: outputs[2])
      }
    }
    let status = taper_layer_norm_backward(
      x.dtype.kernel, Int64(n == 0 ? 0 : x.numel / n), Int64(n), grad.address, x.address,
      mean.address, rstd.address, weight?.address, gradX?.address, gradWeight?.address,
      gradBias?.address)
    try CPUBackend.check(status, "LayerNormBackwardKernelImpl", x.dtype)
  }
}
