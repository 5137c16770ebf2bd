// Convolutions, pools, norms and other layers that PyTorch records as one operation: names,
// arguments, derivatives.
//
// Each has a kernel for the ordinary derivative. When the derivative itself is recorded, linear
// operations (pools, patches, resampling) have their transposed operation as a node of its own, and
// the others are written out in recorded operations.

import Tensors

/// A layer with its arguments.
public enum Network {
  case convolution(Convolution)
  case patches(Window)
  case unpatches(Window)
  case maxPool(Window, indices: Variable)
  case maxPoolBackward(Window, indices: Variable)
  case averagePool(AveragePool)
  case averagePoolBackward(AveragePool)
  case resample(Resampling)
  case resampleBackward(Resampling)
  case layerNorm(rows: Int)
  case batchNorm(training: Bool)
  case groupNorm(groups: Int, eps: Double)
  case pixelShuffle(Int)
  case pixelUnshuffle(Int)

  var name: String {
    switch self {
    case .convolution: "ConvolutionBackward0"
    case .patches: "Im2ColBackward0"
    case .unpatches: "Col2ImBackward0"
    case .maxPool: "MaxPool2DWithIndicesBackward0"
    case .maxPoolBackward: "MaxPool2DWithIndicesBackwardBackward0"
    case .averagePool: "AvgPool2DBackward0"
    case .averagePoolBackward: "AvgPool2DBackwardBackward0"
    case .resample(let resampling): resampling.name + "Backward0"
    case .resampleBackward(let resampling): resampling.name + "BackwardBackward0"
    case .layerNorm: "NativeLayerNormBackward0"
    case .batchNorm: "NativeBatchNormBackward0"
    case .groupNorm: "NativeGroupNormBackward0"
    case .pixelShuffle: "PixelShuffleBackward0"
    case .pixelUnshuffle: "PixelUnshuffleBackward0"
    }
  }

  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .convolution(let convolution):
      try convolution.gradients(grad, node, &result)
    case .patches(let window):
      result.first = try grad.unpatched(window)
    case .unpatches(let window):
      result.first = try grad.patched(window)
    case .maxPool(let window, let indices):
      result.first = try grad.maxPoolBackward(window, indices)
    case .maxPoolBackward(_, let indices):
      result.first = try grad.picked(indices)
    case .averagePool(let pool):
      result.first = try grad.averagePoolBackward(pool)
    case .averagePoolBackward(let pool):
      result.first = try grad.averagePool(pool)
    case .resample(let resampling):
      result.first = try grad.resampled(resampling, back: true)
    case .resampleBackward(let resampling):
      result.first = try grad.resampled(resampling, back: false)
    case .layerNorm(let rows):
      try Normalisation.layerNormGradients(grad, node, rows: rows, &result)
    case .batchNorm(let training):
      try Normalisation.batchNormGradients(grad, node, training: training, &result)
    case .groupNorm(let groups, let eps):
      try Normalisation.groupNormGradients(grad, node, groups: groups, eps: eps, &result)
    case .pixelShuffle(let factor):
      result.first = try grad.pixelUnshuffle(factor)
    case .pixelUnshuffle(let factor):
      result.first = try grad.pixelShuffle(factor)
    }
  }
}

/// How a window averages.
public struct AveragePool {
  let window: Window
  let countsPadding: Bool
}

/// A linear map of rows and columns of images: `rows @ x @ columns.T`. Bilinear and nearest
/// resizing and adaptive average pooling are all of this kind.
public final class Resampling {
  let name: String
  /// `[out height, height]`
  let rows: Tensor
  /// `[out width, width]`
  let columns: Tensor

  init(name: String, rows: Tensor, columns: Tensor) {
    self.name = name
    self.rows = rows
    self.columns = columns
  }
}

extension Variable {
  var backend: any Backend {
    get throws { try Backends.backend(for: device) }
  }

  func empty(_ shape: Shape, dtype: DType? = nil) throws -> Tensor {
    try Tensor(empty: shape, dtype: dtype ?? self.dtype, device: device)
  }

  /// Links a fresh result of one input.
  func networked(_ value: Tensor, _ operation: Network) -> Variable {
    let result = Variable(value)
    if isRecorded { result.record(.network(operation), self) }
    return result
  }

  // MARK: Patches

  /// Images `[n, c, h, w]` to patches `[n, c * kernel, windows]`.
  func patched(_ window: Window) throws -> Variable {
    let source = try data.contiguous()
    let rows = window.channels * window.kernelHeight * window.kernelWidth
    let output = try empty(Shape([shape[0], rows, window.outHeight * window.outWidth]))
    for image in 0..<shape[0] {
      try backend.unfoldPatches(
        source.select(dim: 0, index: image), window: window,
        into: output.select(dim: 0, index: image))
    }
    return networked(output, .patches(window))
  }

  /// The sum of patches back into images.
  func unpatched(_ window: Window) throws -> Variable {
    let source = try data.contiguous()
    let output = try zeros(
      Shape([shape[0], window.channels, window.height, window.width])
    ).data
    for image in 0..<shape[0] {
      try backend.foldPatches(
        source.select(dim: 0, index: image), window: window,
        into: output.select(dim: 0, index: image))
    }
    return networked(output, .unpatches(window))
  }

  // MARK: Pools

  func maxPoolBackward(_ window: Window, _ indices: Variable) throws -> Variable {
    let output = try zeros(
      Shape([window.batch, window.channels, window.height, window.width])
    ).data
    try backend.maxPoolBackward(
      data.contiguous(), indices: indices.data, window: window, into: output)
    return networked(output, .maxPoolBackward(window, indices: indices))
  }

  /// The elements of each image at flat places.
  func picked(_ indices: Variable) throws -> Variable {
    let flat = try reshape(Shape([shape[0], shape[1], -1]))
    let places = try indices.reshape(Shape([shape[0], shape[1], -1]))
    return try flat.gather(dim: 2, index: places).view(indices.shape)
  }

  func averagePool(_ pool: AveragePool) throws -> Variable {
    let window = pool.window
    let output = try empty(
      Shape([window.batch, window.channels, window.outHeight, window.outWidth]))
    try backend.averagePool(
      data.contiguous(), window: window, countsPadding: pool.countsPadding, into: output)
    return networked(output, .averagePool(pool))
  }

  func averagePoolBackward(_ pool: AveragePool) throws -> Variable {
    let window = pool.window
    let output = try zeros(
      Shape([window.batch, window.channels, window.height, window.width])
    ).data
    try backend.averagePoolBackward(
      data.contiguous(), window: window, countsPadding: pool.countsPadding, into: output)
    return networked(output, .averagePoolBackward(pool))
  }

  // MARK: Resampling

  func resampled(_ resampling: Resampling, back: Bool) throws -> Variable {
    let rows = back ? try resampling.rows.t() : resampling.rows
    let columns = back ? resampling.columns : try resampling.columns.t()
    let planes = try data.reshape(Shape([-1, shape[rank - 2], shape[rank - 1]]))
    let count = planes.shape[0]
    let left = try rows.expand(Shape([count, rows.shape[0], rows.shape[1]]))
    let right = try columns.expand(Shape([count, columns.shape[0], columns.shape[1]]))
    let mapped = try left.bmm(planes).bmm(right)
    let sizes = shape.prefix(rank - 2).appending(rows.shape[0]).appending(columns.shape[1])
    return networked(
      try mapped.view(sizes), back ? .resampleBackward(resampling) : .resample(resampling))
  }

  // MARK: Pixels

  public func pixelShuffle(_ upscaleFactor: Int) throws -> Variable {
    let r = upscaleFactor
    guard rank >= 3, r > 0, shape[rank - 3] % (r * r) == 0 else {
      throw AutogradError.stated(
        .runtime,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
          + "upscale_factor, but input.size(-3)=\(rank >= 3 ? shape[rank - 3] : 0) is not divisible "
          + "by \(r * r)")
    }
    let (c, h, w) = (shape[rank - 3] / (r * r), shape[rank - 2], shape[rank - 1])
    let parts = try data.reshape(Shape([-1, c, r, r, h, w]))
      .permute(Shape([0, 1, 4, 2, 5, 3]))
    let sizes = shape.prefix(rank - 3).appending(c).appending(h * r).appending(w * r)
    return networked(try parts.reshape(sizes), .pixelShuffle(r))
  }

  public func pixelUnshuffle(_ downscaleFactor: Int) throws -> Variable {
    let r = downscaleFactor
    guard rank >= 3, r > 0, shape[rank - 2] % r == 0, shape[rank - 1] % r == 0 else {
      throw AutogradError.stated(
        .runtime,
        "pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)="
          + "\(rank >= 3 ? shape[rank - 2] : 0) is not divisible by \(r)")
    }
    let (c, h, w) = (shape[rank - 3], shape[rank - 2] / r, shape[rank - 1] / r)
    let parts = try data.reshape(Shape([-1, c, h, r, w, r]))
      .permute(Shape([0, 1, 3, 5, 2, 4]))
    let sizes = shape.prefix(rank - 3).appending(c * r * r).appending(h).appending(w)
    return networked(try parts.reshape(sizes), .pixelUnshuffle(r))
  }
}
