// Two-dimensional convolution and its transpose, with derivatives.
//
// One and two dimensions share this: a one-dimensional input is an image of height 1. A transposed
// convolution is the derivative of a convolution by its input, and computed as such.

import Tensors

/// The arguments of a convolution; pairs are (height, width).
public final class Convolution {
  let stride: (Int, Int)
  let padding: (Int, Int)
  let dilation: (Int, Int)
  let outputPadding: (Int, Int)
  let groups: Int
  let isTransposed: Bool
  /// Whether input and weight have one dimension less than images.
  let isLine: Bool

  init(
    stride: (Int, Int), padding: (Int, Int), dilation: (Int, Int), outputPadding: (Int, Int),
    groups: Int, isTransposed: Bool, isLine: Bool
  ) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.outputPadding = outputPadding
    self.groups = groups
    self.isTransposed = isTransposed
    self.isLine = isLine
  }

  private func image(_ tensor: Tensor) throws -> Tensor {
    try (isLine ? tensor.unsqueeze(2) : tensor).contiguous()
  }

  private func line(_ tensor: Tensor) throws -> Tensor {
    isLine ? try tensor.squeeze(dim: Shape(2)) : tensor
  }

  /// The windows over an image, which is the input, or the output of the transpose.
  private func window(over image: Tensor, _ weight: Tensor) throws -> Window {
    try Window(
      over: image, kernel: (weight.shape[2], weight.shape[3]), stride: stride, padding: padding,
      dilation: dilation)
  }

  /// - Parameters: image-shaped input and weight.
  private func order(_ x: Tensor, _ weight: Tensor) -> ConvolutionOrder {
    ConvolutionOrder(for: x, weight, stride: stride, dilation: dilation, groups: groups)
  }

  func forward(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    let (x, weight) = (try image(x), try image(weight))
    let backend = try Backends.backend(for: x.device)
    if !isTransposed {
      let window = try window(over: x, weight)
      let output = try Tensor(
        empty: Shape([x.shape[0], weight.shape[0], window.outHeight, window.outWidth]),
        dtype: x.dtype, device: x.device)
      try backend.convolution(
        x, weight: weight, bias: bias?.contiguous(), window: window, groups: groups,
        order: order(x, weight), into: output)
      return try line(output)
    }
    func size(_ n: Int, _ k: Int, _ s: Int, _ p: Int, _ d: Int, _ o: Int) -> Int {
      (n - 1) * s - 2 * p + d * (k - 1) + o + 1
    }
    let height = size(
      x.shape[2], weight.shape[2], stride.0, padding.0, dilation.0, outputPadding.0)
    let width = size(
      x.shape[3], weight.shape[3], stride.1, padding.1, dilation.1, outputPadding.1)
    guard height > 0, width > 0 else {
      throw AutogradError.stated(
        .runtime,
        "Given input size per channel: (\(x.shape[2]) x \(x.shape[3])). Calculated output size per "
          + "channel: (\(height) x \(width)). Output size is too small")
    }
    let output = try Tensor.zeros(
      Shape([x.shape[0], weight.shape[1] * groups, height, width]), dtype: x.dtype,
      device: x.device)
    try backend.convolutionBackward(
      x, output, weight: weight, window: window(over: output, weight), groups: groups,
      order: order(x, weight), gradX: output, gradWeight: nil)
    let result = try bias.map { try output.add($0.view(Shape([-1, 1, 1]))) } ?? output
    return try line(result)
  }

  /// Saved: input and weight in slots 0 and 1.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    let (x, weight) = (try node.saved(0), try node.saved(1))
    let (g, a, w) = (try image(grad.data), try image(x.data), try image(weight.data))
    let order = order(a, w)
    if node.wants(2) { result.third = try biasGradient(grad, g, order) }
    if GradMode.isEnabled, grad.requiresGrad || x.requiresGrad || weight.requiresGrad {
      if node.wants(0) { result.first = try recordedInputGradient(grad, x, weight) }
      if node.wants(1) { result.second = try recordedWeightGradient(grad, x, weight) }
      return
    }
    guard node.wants(0) || node.wants(1) else { return }
    let backend = try Backends.backend(for: g.device)
    if isTransposed {
      let window = try window(over: g, w)
      if node.wants(0) {
        let output = try Tensor(empty: a.shape, dtype: a.dtype, device: a.device)
        try backend.convolution(
          g, weight: w, bias: nil, window: window, groups: groups, order: order, into: output)
        result.first = Variable(try line(output))
      }
      if node.wants(1) {
        let output = try Tensor.zeros(w.shape, dtype: w.dtype, device: w.device)
        try backend.convolutionBackward(
          a, g, weight: w, window: window, groups: groups, order: order, gradX: nil,
          gradWeight: output)
        result.second = Variable(try line(output))
      }
      return
    }
    let gradX =
      node.wants(0) ? try Tensor.zeros(a.shape, dtype: a.dtype, device: a.device) : nil
    let gradWeight =
      node.wants(1) ? try Tensor.zeros(w.shape, dtype: w.dtype, device: w.device) : nil
    try backend.convolutionBackward(
      g, a, weight: w, window: window(over: a, w), groups: groups, order: order, gradX: gradX,
      gradWeight: gradWeight)
    if let gradX { result.first = Variable(try line(gradX)) }
    if let gradWeight { result.second = Variable(try line(gradWeight)) }
  }

  private func biasGradient(
    _ grad: Variable, _ image: Tensor, _ order: ConvolutionOrder
  ) throws -> Variable {
    if order == .unfolded || GradMode.isEnabled && grad.requiresGrad {
      return try grad.sum(dim: isLine ? Shape(0, 2) : Shape([0, 2, 3]))
    }
    let result = try Tensor(empty: Shape(image.shape[1]), dtype: image.dtype)
    // Up to three channels lie side by side in oneDNN's transposed kernels, not in blocks.
    try Backends.backend(for: image.device).convolutionBiasGradient(
      image, byImage: isTransposed && image.shape[1] <= 3, into: result)
    return Variable(result)
  }

  // MARK: Recorded derivatives

  private func recordedInputGradient(
    _ grad: Variable, _ x: Variable, _ weight: Variable
  ) throws -> Variable {
    if isTransposed {
      let plain = Convolution(
        stride: stride, padding: padding, dilation: dilation, outputPadding: (0, 0),
        groups: groups, isTransposed: false, isLine: isLine)
      return try plain.apply(grad, weight, nil)
    }
    func left(_ n: Int, _ out: Int, _ k: Int, _ s: Int, _ p: Int, _ d: Int) -> Int {
      n - ((out - 1) * s - 2 * p + d * (k - 1) + 1)
    }
    let last = x.rank - 1
    let extra = (
      isLine
        ? 0
        : left(
          x.shape[2], grad.shape[2], weight.shape[2], stride.0, padding.0, dilation.0),
      left(
        x.shape[last], grad.shape[last], weight.shape[last], stride.1, padding.1, dilation.1)
    )
    let transpose = Convolution(
      stride: stride, padding: padding, dilation: dilation, outputPadding: extra, groups: groups,
      isTransposed: true, isLine: isLine)
    return try transpose.apply(grad, weight, nil)
  }

  /// The weight's gradient as a product of patches and gradients, group by group.
  private func recordedWeightGradient(
    _ grad: Variable, _ x: Variable, _ weight: Variable
  ) throws -> Variable {
    let image = isTransposed ? grad : x
    let other = isTransposed ? x : grad
    let source = try isLine ? image.unsqueeze(dim: 2) : image
    let w = try isLine ? weight.unsqueeze(dim: 2) : weight
    let window = try window(over: source.data, w.data)
    let patches = try source.patched(window)
    let rows = try other.reshape(Shape([other.shape[0], other.shape[1], -1]))
    let (perGroup, outPerGroup) = (patches.shape[1] / groups, rows.shape[1] / groups)
    let parts = try (0..<groups).map { group in
      let p = try patches.narrow(dim: 1, start: group * perGroup, length: perGroup)
      let g = try rows.narrow(dim: 1, start: group * outPerGroup, length: outPerGroup)
      return try g.bmm(p.transpose(1, 2)).sum(dim: Shape(0))
    }
    return try Variable.cat(parts, dim: 0).reshape(weight.shape)
  }

  /// Computes and records.
  func apply(_ x: Variable, _ weight: Variable, _ bias: Variable?) throws -> Variable {
    let result = Variable(try forward(x.data, weight.data, bias?.data))
    if GradMode.isEnabled,
      x.requiresGrad || weight.requiresGrad || (bias?.requiresGrad ?? false)
    {
      let node = result.record(.network(.convolution(self)), x, weight, bias)
      try node.save(x, at: 0)
      try node.save(weight, at: 1)
    }
    return result
  }
}
