// Layers with windows: convolution, pooling, patches, resizing. Inputs may lack the batch dimension.

import Tensors

extension Variable {
  /// Adds a batch of one where it is missing, and takes it away again.
  private func batched(
    _ rank: Int, _ body: (Variable) throws -> Variable
  ) throws -> Variable {
    guard self.rank == rank - 1 else { return try body(self) }
    return try body(unsqueeze(dim: 0)).squeeze(dim: 0)
  }

  // MARK: Convolution

  /// - Parameters: pairs are (height, width).
  public func conv2d(
    _ weight: Variable, bias: Variable? = nil, stride: (Int, Int) = (1, 1),
    padding: (Int, Int) = (0, 0), dilation: (Int, Int) = (1, 1), groups: Int = 1
  ) throws -> Variable {
    try convolved(
      "conv2d", weight, bias,
      Convolution(
        stride: stride, padding: padding, dilation: dilation, outputPadding: (0, 0),
        groups: groups, isTransposed: false, isLine: false))
  }

  public func conv1d(
    _ weight: Variable, bias: Variable? = nil, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1
  ) throws -> Variable {
    try convolved(
      "conv1d", weight, bias,
      Convolution(
        stride: (1, stride), padding: (0, padding), dilation: (1, dilation),
        outputPadding: (0, 0), groups: groups, isTransposed: false, isLine: true))
  }

  public func convTranspose2d(
    _ weight: Variable, bias: Variable? = nil, stride: (Int, Int) = (1, 1),
    padding: (Int, Int) = (0, 0), outputPadding: (Int, Int) = (0, 0), groups: Int = 1,
    dilation: (Int, Int) = (1, 1)
  ) throws -> Variable {
    try convolved(
      "conv_transpose2d", weight, bias,
      Convolution(
        stride: stride, padding: padding, dilation: dilation, outputPadding: outputPadding,
        groups: groups, isTransposed: true, isLine: false))
  }

  public func convTranspose1d(
    _ weight: Variable, bias: Variable? = nil, stride: Int = 1, padding: Int = 0,
    outputPadding: Int = 0, groups: Int = 1, dilation: Int = 1
  ) throws -> Variable {
    try convolved(
      "conv_transpose1d", weight, bias,
      Convolution(
        stride: (1, stride), padding: (0, padding), dilation: (1, dilation),
        outputPadding: (0, outputPadding), groups: groups, isTransposed: true, isLine: true))
  }

  private func requireConvolution(
    _ name: String, _ rank: Int, _ weight: Variable, _ convolution: Convolution
  ) throws {
    guard self.rank == rank || self.rank == rank - 1 else {
      throw AutogradError.stated(
        .runtime,
        "Expected \(rank - 1)D (unbatched) or \(rank)D (batched) input to \(name), but got input of "
          + "size: \(shape.listText)")
    }
    guard weight.rank >= 3 else {
      throw AutogradError.stated(.runtime, "weight should have at least three dimensions")
    }
    guard weight.rank == rank else {
      let (rows, columns) = convolution.stride
      throw AutogradError.stated(
        .runtime,
        convolution.isLine
          ? "Expected \(weight.rank)-dimensional input for \(weight.rank)-dimensional weight "
            + "\(weight.shape.listText), but got \(self.rank)-dimensional input of size "
            + "\(shape.listText) instead"
          : "expected stride to be a single integer value or a list of \(weight.rank - 2) values to "
            + "match the convolution dimensions, but got stride=[\(rows), \(columns)]")
    }
    guard weight.dtype == dtype else {
      throw AutogradError.stated(
        .runtime,
        "expected scalar type \(dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
    }
  }

  private func convolved(
    _ name: String, _ weight: Variable, _ bias: Variable?, _ convolution: Convolution
  ) throws -> Variable {
    if Autocast.isOn {
      return try Autocast.run(.narrow, [self, weight] + (bias.map { [$0] } ?? [])) {
        try $0[0].convolved(name, $0[1], bias == nil ? nil : $0[2], convolution)
      }
    }
    try requireConvolution(name, convolution.isLine ? 3 : 4, weight, convolution)
    let (stride, padding) = (convolution.stride, convolution.padding)
    let (dilation, groups) = (convolution.dilation, convolution.groups)
    guard stride.0 > 0, stride.1 > 0 else {
      throw AutogradError.stated(.runtime, "non-positive stride is not supported")
    }
    guard padding.0 >= 0, padding.1 >= 0 else {
      throw AutogradError.stated(.runtime, "negative padding is not supported")
    }
    guard dilation.0 > 0, dilation.1 > 0 else {
      throw AutogradError.stated(.runtime, "dilation should be greater than zero")
    }
    guard groups > 0 else {
      throw AutogradError.stated(.runtime, "non-positive groups is not supported")
    }
    return try batched(weight.rank) { x in
      try x.requireChannels(weight, bias, convolution)
      return try convolution.apply(x, weight, bias)
    }
  }

  private func requireChannels(
    _ weight: Variable, _ bias: Variable?, _ convolution: Convolution
  ) throws {
    let groups = convolution.groups
    let expected = convolution.isTransposed ? weight.shape[0] : weight.shape[1] * groups
    guard shape[1] == expected else {
      throw AutogradError.stated(
        .runtime,
        "Given \(convolution.isTransposed ? "transposed=1" : "groups=\(groups)"), weight of size "
          + "\(weight.shape.listText), expected input\(shape.listText) to have \(expected) channels, "
          + "but got \(shape[1]) channels instead")
    }
    let outputs = convolution.isTransposed ? weight.shape[1] * groups : weight.shape[0]
    guard weight.shape[0] % groups == 0 else {
      throw AutogradError.stated(
        .runtime,
        "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but "
          + "got weight of size \(weight.shape.listText) instead")
    }
    if let bias {
      guard bias.rank == 1, bias.shape[0] == outputs else {
        throw AutogradError.stated(
          .runtime,
          "Given weight of size \(weight.shape.listText), expected bias to be 1-dimensional with "
            + "\(outputs) elements, but got bias of size \(bias.shape.listText) instead")
      }
    }
    guard !convolution.isTransposed else { return }
    let spatial = Array(shape.dropFirst(2))
    let (p, d) = (convolution.padding, convolution.dilation)
    let pads = convolution.isLine ? [p.1] : [p.0, p.1]
    let dilations = convolution.isLine ? [d.1] : [d.0, d.1]
    let padded = spatial.indices.map { spatial[$0] + 2 * pads[$0] }
    let kernel = spatial.indices.map { dilations[$0] * (weight.shape[2 + $0] - 1) + 1 }
    guard zip(padded, kernel).allSatisfy({ $0 >= $1 }) else {
      func text(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: " x ") }
      throw AutogradError.stated(
        .runtime,
        "Calculated padded input size per channel: (\(text(padded))). Kernel size: "
          + "(\(text(kernel))). Kernel size can't be greater than actual input size")
    }
  }

  // MARK: Pools

  /// The greatest element in each window, and its flat place in the image.
  public func maxPool2d(
    kernelSize: (Int, Int), stride: (Int, Int)? = nil, padding: (Int, Int) = (0, 0),
    dilation: (Int, Int) = (1, 1), ceilMode: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    guard rank == 3 || rank == 4, numel > 0 else {
      throw AutogradError.stated(
        .runtime, "non-empty 3D or 4D (batch mode) tensor expected for input")
    }
    let image = try rank == 3 ? unsqueeze(dim: 0) : self
    let window = try image.window(
      kernelSize, stride ?? kernelSize, padding, dilation, ceilMode, isMax: true)
    let sizes = Shape([window.batch, window.channels, window.outHeight, window.outWidth])
    let (values, indices) = (try image.empty(sizes), try image.empty(sizes, dtype: .int64))
    try backend.maxPool(image.data.contiguous(), window: window, into: values, indices: indices)
    let places = Variable(indices)
    let result = image.networked(values, .maxPool(window, indices: places))
    if rank == 3 { return (try result.squeeze(dim: 0), try places.squeeze(dim: 0)) }
    return (result, places)
  }

  public func maxPool1d(
    kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1,
    ceilMode: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    guard rank == 2 || rank == 3 else {
      throw AutogradError.stated(
        .runtime, "max_pool1d() Expected 2D or 3D input tensor, but got \(shape.listText)")
    }
    let (values, indices) = try unsqueeze(dim: -2).maxPool2d(
      kernelSize: (1, kernelSize), stride: (1, stride ?? kernelSize), padding: (0, padding),
      dilation: (1, dilation), ceilMode: ceilMode)
    return (try values.squeeze(dim: -2), try indices.squeeze(dim: -2))
  }

  public func avgPool2d(
    kernelSize: (Int, Int), stride: (Int, Int)? = nil, padding: (Int, Int) = (0, 0),
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) throws -> Variable {
    guard rank >= 3 else {
      throw TensorError.dimensionOutOfRange(low: -rank, high: rank - 1, got: -3)
    }
    return try batched(4) { image in
      let window = try image.window(
        kernelSize, stride ?? kernelSize, padding, (1, 1), ceilMode, isMax: false)
      return try image.averagePool(AveragePool(window: window, countsPadding: countIncludePad))
    }
  }

  public func avgPool1d(
    kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceilMode: Bool = false,
    countIncludePad: Bool = true
  ) throws -> Variable {
    try unsqueeze(dim: -2).avgPool2d(
      kernelSize: (1, kernelSize), stride: (1, stride ?? kernelSize), padding: (0, padding),
      ceilMode: ceilMode, countIncludePad: countIncludePad
    ).squeeze(dim: -2)
  }

  private func window(
    _ kernel: (Int, Int), _ stride: (Int, Int), _ padding: (Int, Int), _ dilation: (Int, Int),
    _ ceilMode: Bool, isMax: Bool
  ) throws -> Window {
    guard kernel.0 > 0, kernel.1 > 0 else {
      throw AutogradError.stated(.runtime, "kernel size should be greater than zero")
    }
    guard stride.0 > 0, stride.1 > 0 else {
      throw AutogradError.stated(.runtime, "stride should not be zero")
    }
    let most = (
      (dilation.0 * (kernel.0 - 1) + 1) / 2, (dilation.1 * (kernel.1 - 1) + 1) / 2
    )
    for (pad, limit, size, spread) in [
      (padding.0, most.0, kernel.0, dilation.0), (padding.1, most.1, kernel.1, dilation.1),
    ] where pad > limit {
      throw AutogradError.stated(
        .runtime,
        isMax
          ? "pad should be at most half of effective kernel size, but got pad=\(pad), "
            + "kernel_size=\(size) and dilation=\(spread)"
          : "pad should be at most half of effective kernel size, but got pad=\(pad), "
            + "kernel_size=\(size) and dilation=1")
    }
    let fits =
      shape[2] + 2 * padding.0 >= dilation.0 * (kernel.0 - 1) + 1
      && shape[3] + 2 * padding.1 >= dilation.1 * (kernel.1 - 1) + 1
    guard fits else {
      func out(_ n: Int, _ k: Int, _ s: Int, _ p: Int, _ d: Int) -> Int {
        let room = n + 2 * p - d * (k - 1) - 1
        return (room >= 0 ? room / s : -((-room + s - 1) / s)) + 1
      }
      let height = out(shape[2], kernel.0, stride.0, padding.0, dilation.0)
      let width = out(shape[3], kernel.1, stride.1, padding.1, dilation.1)
      throw AutogradError.stated(
        .runtime,
        "Given input size: (\(shape[1])x\(shape[2])x\(shape[3])). Calculated output size: "
          + "(\(shape[1])x\(height)x\(width)). Output size is too small")
    }
    return try Window(
      over: data, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }

  /// The mean over regions of equal share.
  public func adaptiveAvgPool2d(_ outputSize: (Int, Int)) throws -> Variable {
    guard rank >= 2 else {
      throw AutogradError.stated(
        .runtime, "adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got \(shape.listText)")
    }
    if outputSize == (1, 1) { return try mean(dim: Shape(-1, -2), keepdim: true) }
    let rows = try Resampling.averaging(shape[rank - 2], outputSize.0, self)
    let columns = try Resampling.averaging(shape[rank - 1], outputSize.1, self)
    return try resampled(
      Resampling(name: "AdaptiveAvgPool2D", rows: rows, columns: columns), back: false)
  }

  public func adaptiveAvgPool1d(_ outputSize: Int) throws -> Variable {
    try unsqueeze(dim: -2).adaptiveAvgPool2d((1, outputSize)).squeeze(dim: -2)
  }

  /// The greatest element over regions of equal share.
  public func adaptiveMaxPool2d(_ outputSize: (Int, Int)) throws -> Variable {
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    let rows = try (0..<outputSize.0).map { row in
      let top = row * height / outputSize.0
      let bottom = ((row + 1) * height + outputSize.0 - 1) / outputSize.0
      let band = try narrow(dim: -2, start: top, length: bottom - top)
      return try Variable.stack(
        (0..<outputSize.1).map { column in
          let left = column * width / outputSize.1
          let right = ((column + 1) * width + outputSize.1 - 1) / outputSize.1
          return try band.narrow(dim: -1, start: left, length: right - left)
            .amax(dim: Shape(-2, -1))
        }, dim: -1)
    }
    return try Variable.stack(rows, dim: -2)
  }

  // MARK: Patches and resizing

  /// Sliding patches as columns. `F.unfold`
  public func im2col(
    kernelSize: (Int, Int), dilation: (Int, Int) = (1, 1), padding: (Int, Int) = (0, 0),
    stride: (Int, Int) = (1, 1)
  ) throws -> Variable {
    guard rank == 3 || rank == 4 else {
      throw AutogradError.stated(
        .runtime, "Expected 3D or 4D (batch mode) tensor for input, but got \(shape.listText)")
    }
    return try batched(4) { image in
      try image.patched(
        Window(
          over: image.data, kernel: kernelSize, stride: stride, padding: padding,
          dilation: dilation))
    }
  }

  /// The sum of patches put back. `F.fold`
  public func col2im(
    outputSize: (Int, Int), kernelSize: (Int, Int), dilation: (Int, Int) = (1, 1),
    padding: (Int, Int) = (0, 0), stride: (Int, Int) = (1, 1)
  ) throws -> Variable {
    try batched(3) { patches in
      let area = kernelSize.0 * kernelSize.1
      guard area > 0, patches.shape[1] % area == 0 else {
        throw AutogradError.stated(
          .runtime,
          "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but "
            + "got input.size(1)=\(patches.shape[1]) and kernel_size=(\(kernelSize.0), "
            + "\(kernelSize.1)).")
      }
      let like = try Tensor(
        empty: Shape([
          patches.shape[0], patches.shape[1] / area, outputSize.0, outputSize.1,
        ]), dtype: dtype, device: device)
      let window = try Window(
        over: like, kernel: kernelSize, stride: stride, padding: padding, dilation: dilation)
      guard window.outHeight * window.outWidth == patches.shape[2] else {
        throw AutogradError.stated(
          .runtime,
          "Given output_size=(\(outputSize.0), \(outputSize.1)), expected size of input's dimension "
            + "2 to match the calculated number of sliding blocks "
            + "\(window.outHeight) * \(window.outWidth) = \(window.outHeight * window.outWidth), but "
            + "got input.size(2)=\(patches.shape[2]).")
      }
      return try patches.unpatched(window)
    }
  }

  public func upsampleNearest2d(_ outputSize: (Int, Int)) throws -> Variable {
    let rows = try Resampling.nearest(shape[rank - 2], outputSize.0, self)
    let columns = try Resampling.nearest(shape[rank - 1], outputSize.1, self)
    return try resampled(
      Resampling(name: "UpsampleNearest2D", rows: rows, columns: columns), back: false)
  }

  public func upsampleBilinear2d(
    _ outputSize: (Int, Int), alignCorners: Bool = false
  ) throws -> Variable {
    let rows = try Resampling.linear(shape[rank - 2], outputSize.0, alignCorners, self)
    let columns = try Resampling.linear(shape[rank - 1], outputSize.1, alignCorners, self)
    return try resampled(
      Resampling(name: "UpsampleBilinear2D", rows: rows, columns: columns), back: false)
  }
}
