// Convolutions, as products with patches, and pooling.

import Tensors

/// `struct Window` of the kernels.
struct KernelWindow: BitwiseCopyable {
  var batch, channels, height, width: Int
  var kernelHeight, kernelWidth, strideHeight, strideWidth: Int
  var paddingHeight, paddingWidth, dilationHeight, dilationWidth: Int
  var outHeight, outWidth: Int

  init(_ window: Window) {
    (batch, channels) = (window.batch, window.channels)
    (height, width) = (window.height, window.width)
    (kernelHeight, kernelWidth) = (window.kernelHeight, window.kernelWidth)
    (strideHeight, strideWidth) = (window.strideHeight, window.strideWidth)
    (paddingHeight, paddingWidth) = (window.paddingHeight, window.paddingWidth)
    (dilationHeight, dilationWidth) = (window.dilationHeight, window.dilationWidth)
    (outHeight, outWidth) = (window.outHeight, window.outWidth)
  }

  var windows: Int { outHeight * outWidth }
  var pixels: Int { height * width }
  /// The elements of one window over all channels.
  var patch: Int { channels * kernelHeight * kernelWidth }
}

/// The convolution of one group of channels: images, weights and results, with what lies between them.
private struct GroupedConvolution {
  var window: KernelWindow
  /// Output channels of the group.
  var outputs: Int
  /// Elements between two images, of the input and of the output.
  var image: Int
  var result: Int
}

extension CUDABackend {
  /// At most so many elements of patches are made at once.
  private static let mostPatches = 1 << 27

  /// The groups of a convolution, and the images of a part of the batch, one after the other.
  private func forEachPart(
    _ window: Window, _ groups: Int, _ outputs: Int,
    _ body: (GroupedConvolution, _ group: Int, _ first: Int) throws(TensorError) -> Void
  ) throws(TensorError) {
    var shared = KernelWindow(window)
    shared.channels /= groups
    let image = window.channels * shared.pixels
    let result = outputs * shared.windows
    let most = Swift.max(1, CUDABackend.mostPatches / Swift.max(shared.patch * shared.windows, 1))
    var first = 0
    while first < window.batch {
      shared.batch = Swift.min(most, window.batch - first)
      for group in 0..<groups {
        let part = GroupedConvolution(
          window: shared, outputs: outputs / groups, image: image, result: result)
        try body(part, group, first)
      }
      first += shared.batch
    }
  }

  private func patches(
    _ kernel: String, _ window: KernelWindow, _ image: Int, _ type: DType,
    _ from: UnsafeMutableRawPointer, _ to: UnsafeMutableRawPointer
  ) throws(TensorError) {
    let count =
      kernel == "unfold"
      ? window.batch * window.patch * window.windows
      : window.batch * window.channels * window.pixels
    let name = kernel == "unfold" ? "im2col" : "col2im"
    try flat("\(kernel)_\(type.kernelClass)", .windows, count, name) {
      $0.append(UInt32(count))
      $0.append(window)
      $0.append(image)
      $0.append(type.kernelNumber)
      $0.append(from)
      $0.append(to)
    }
  }

  public func convolution(
    _ x: Tensor, weight: Tensor, bias: Tensor?, window: Window, groups: Int,
    order: ConvolutionOrder, into output: Tensor
  ) throws(TensorError) {
    try requireFloat(x.dtype, "slow_conv2d_cuda")
    try requireHere(x, weight, bias ?? x)
    let width = x.dtype.byteWidth
    let outputs = weight.shape[0]
    try forEachPart(window, groups, outputs) { (part, group, first) throws(TensorError) in
      let window = part.window
      let space = try Tensor(
        empty: Shape(window.batch, window.patch * window.windows), dtype: x.dtype, device: device)
      let from = first * part.image + group * window.channels * window.pixels
      try patches(
        "unfold", window, part.image, x.dtype, x.address + from * width, space.address)
      var kernel = KernelMatrix()
      kernel.data = weight.address + group * part.outputs * window.patch * width
      (kernel.row, kernel.column) = (window.patch, 1)
      var columns = KernelMatrix()
      columns.data = space.address
      (columns.batch, columns.row, columns.column) = (
        window.patch * window.windows, window.windows, 1
      )
      var shift = KernelMatrix()
      if let bias {
        shift.data = bias.address + group * part.outputs * width
        shift.row = 1
      }
      let to = first * part.result + group * part.outputs * window.windows
      try product(
        kernel, columns, shift, (part.outputs, window.windows, window.patch),
        batch: window.batch, output.address + to * width, part.result, x.dtype, "convolution")
      withExtendedLifetime(space) {}
    }
  }

  public func convolutionBackward(
    _ grad: Tensor, _ x: Tensor, weight: Tensor, window: Window, groups: Int,
    order: ConvolutionOrder, gradX: Tensor?, gradWeight: Tensor?
  ) throws(TensorError) {
    try requireFloat(grad.dtype, "slow_conv2d_backward_cuda")
    try requireHere(grad, x, weight)
    let outputs = weight.shape[0]
    try forEachPart(window, groups, outputs) { (part, group, first) throws(TensorError) in
      if let gradX { try inputGradient(part, group, first, grad, weight, gradX) }
      if let gradWeight { try weightGradient(part, group, first, grad, x, gradWeight) }
    }
  }

  public func convolutionBiasGradient(
    _ grad: Tensor, byImage: Bool, into output: Tensor
  ) throws(TensorError) {
    try reduce(.sum, grad, dims: 0b1101, into: output)
  }

  /// The weights' transpose times the gradient is the patches' gradient, which is folded.
  private func inputGradient(
    _ part: GroupedConvolution, _ group: Int, _ first: Int, _ grad: Tensor, _ weight: Tensor,
    _ gradX: Tensor
  ) throws(TensorError) {
    let window = part.window
    let width = grad.dtype.byteWidth
    let space = try Tensor(
      empty: Shape(window.batch, window.patch * window.windows), dtype: grad.dtype, device: device)
    var kernel = KernelMatrix()
    kernel.data = weight.address + group * part.outputs * window.patch * width
    (kernel.row, kernel.column) = (1, window.patch)
    try product(
      kernel, gradient(part, group, first, grad), KernelMatrix(),
      (window.patch, window.windows, part.outputs), batch: window.batch, space.address,
      window.patch * window.windows, grad.dtype, "convolution_backward")
    let to = first * part.image + group * window.channels * window.pixels
    try patches(
      "fold", window, part.image, grad.dtype, space.address, gradX.address + to * width)
    withExtendedLifetime(space) {}
  }

  /// The gradient of each image times its patches' transpose, summed over the images.
  private func weightGradient(
    _ part: GroupedConvolution, _ group: Int, _ first: Int, _ grad: Tensor, _ x: Tensor,
    _ gradWeight: Tensor
  ) throws(TensorError) {
    let window = part.window
    let width = grad.dtype.byteWidth
    let space = try Tensor(
      empty: Shape(window.batch, window.patch * window.windows), dtype: grad.dtype, device: device)
    let from = first * part.image + group * window.channels * window.pixels
    try patches("unfold", window, part.image, x.dtype, x.address + from * width, space.address)
    var columns = KernelMatrix()
    columns.data = space.address
    (columns.batch, columns.row, columns.column) = (
      window.patch * window.windows, 1, window.windows
    )
    let count = part.outputs * window.patch
    let each = try Tensor(empty: Shape(window.batch, count), dtype: grad.dtype, device: device)
    try product(
      gradient(part, group, first, grad), columns, KernelMatrix(),
      (part.outputs, window.patch, window.windows), batch: window.batch, each.address, count,
      grad.dtype, "convolution_backward")
    let target = Tensor(
      storage: gradWeight.storage, offset: gradWeight.offset + group * count, shape: Shape(count),
      strides: Shape(1), dtype: grad.dtype)
    if first == 0 {
      try reduce(.sum, each, dims: 1, into: target)
    } else {
      let sum = try Tensor(empty: Shape(count), dtype: grad.dtype, device: device)
      try reduce(.sum, each, dims: 1, into: sum)
      try binary(.add, target, sum, into: target)
    }
    withExtendedLifetime((space, each)) {}
  }

  private func gradient(
    _ part: GroupedConvolution, _ group: Int, _ first: Int, _ grad: Tensor
  ) -> KernelMatrix {
    var matrix = KernelMatrix()
    let from = first * part.result + group * part.outputs * part.window.windows
    matrix.data = grad.address + from * grad.dtype.byteWidth
    (matrix.batch, matrix.row, matrix.column) = (part.result, part.window.windows, 1)
    return matrix
  }

  public func unfoldPatches(
    _ x: Tensor, window: Window, into patches: Tensor
  ) throws(TensorError) {
    try requireFloat(x.dtype, "im2col_out_cuda")
    var single = KernelWindow(window)
    single.batch = 1
    try self.patches("unfold", single, 0, x.dtype, x.address, patches.address)
  }

  public func foldPatches(_ patches: Tensor, window: Window, into x: Tensor) throws(TensorError) {
    try requireFloat(x.dtype, "col2im_out_cuda")
    var single = KernelWindow(window)
    single.batch = 1
    try self.patches("fold", single, 0, x.dtype, patches.address, x.address)
  }

  func requireFloat(_ dtype: DType, _ kernel: String) throws(TensorError) {
    guard dtype.isFloatingPoint else { throw .notImplementedFor(kernel: kernel, dtype) }
  }

  // MARK: Pooling

  public func maxPool(
    _ x: Tensor, window: Window, into output: Tensor, indices: Tensor
  ) throws(TensorError) {
    try pool("max_pool", "max_pool2d_with_indices", window, output) {
      $0.append(x)
      $0.append(output)
      $0.append(indices)
    }
  }

  public func maxPoolBackward(
    _ grad: Tensor, indices: Tensor, window: Window, into gradX: Tensor
  ) throws(TensorError) {
    try pool("max_pool_backward", "max_pool2d_with_indices_backward", window, gradX) {
      $0.append(grad)
      $0.append(indices)
      $0.append(gradX)
    }
  }

  public func averagePool(
    _ x: Tensor, window: Window, countsPadding: Bool, into output: Tensor
  ) throws(TensorError) {
    try pool("average_pool", "avg_pool2d", window, output) {
      $0.append(Int32(countsPadding ? 1 : 0))
      $0.append(x)
      $0.append(output)
    }
  }

  public func averagePoolBackward(
    _ grad: Tensor, window: Window, countsPadding: Bool, into gradX: Tensor
  ) throws(TensorError) {
    try pool("average_pool_backward", "avg_pool2d_backward", window, gradX) {
      $0.append(Int32(countsPadding ? 1 : 0))
      $0.append(grad)
      $0.append(gradX)
    }
  }

  /// Queues a kernel over the elements of what it writes.
  private func pool(
    _ kernel: String, _ name: String, _ window: Window, _ output: Tensor,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    try requireWide(output.dtype, "\(name)_cuda")
    try flat("\(kernel)_\(output.dtype.kernelClass)", .windows, output.numel, name) {
      $0.append(UInt32(output.numel))
      $0.append(KernelWindow(window))
      append(&$0)
    }
  }
}
