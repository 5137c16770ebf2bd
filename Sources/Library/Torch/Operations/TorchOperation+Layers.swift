// What the layers of `torch.nn` compute: convolutions, pools, normalisations, tables, padding.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let layers: [TorchOperation] = [
    op(
      "embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool "
        + "scale_grad_by_freq=False, bool sparse=False)", places: [.function],
      "The rows of a table that indices name."
    ) { a in
      let padding = try a.int("padding_idx", -1)
      return try a.wrap(
        a.tensor("weight").embedding(
          a.tensor("indices"), paddingIndex: padding < 0 ? nil : padding))
    },
    op(
      "conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[1] stride=1, "
        + "SymIntArrayRef[1] padding=0, SymIntArrayRef[1] dilation=1, SymInt groups=1)",
      places: [.function], "A convolution over one dimension."
    ) { a in
      try a.wrap(
        a.tensor("input").conv1d(
          a.tensor("weight"), bias: a.optionalTensor("bias"), stride: a.pair("stride", 1).0,
          padding: a.pair("padding", 0).0, dilation: a.pair("dilation", 1).0,
          groups: a.int("groups", 1)))
    },
    op(
      "conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[2] stride=1, "
        + "SymIntArrayRef[2] padding=0, SymIntArrayRef[2] dilation=1, SymInt groups=1)",
      places: [.function], "A convolution over two dimensions."
    ) { a in
      try a.wrap(
        a.tensor("input").conv2d(
          a.tensor("weight"), bias: a.optionalTensor("bias"), stride: a.pair("stride", 1),
          padding: a.pair("padding", 0), dilation: a.pair("dilation", 1),
          groups: a.int("groups", 1)))
    },
    op(
      "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[1] "
        + "stride=1, SymIntArrayRef[1] padding=0, SymIntArrayRef[1] output_padding=0, SymInt "
        + "groups=1, SymIntArrayRef[1] dilation=1)",
      places: [.function], "The gradient of a convolution over one dimension."
    ) { a in
      try a.wrap(
        a.tensor("input").convTranspose1d(
          a.tensor("weight"), bias: a.optionalTensor("bias"), stride: a.pair("stride", 1).0,
          padding: a.pair("padding", 0).0, outputPadding: a.pair("output_padding", 0).0,
          groups: a.int("groups", 1), dilation: a.pair("dilation", 1).0))
    },
    op(
      "conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[2] "
        + "stride=1, SymIntArrayRef[2] padding=0, SymIntArrayRef[2] output_padding=0, SymInt "
        + "groups=1, SymIntArrayRef[2] dilation=1)",
      places: [.function], "The gradient of a convolution over two dimensions."
    ) { a in
      try a.wrap(
        a.tensor("input").convTranspose2d(
          a.tensor("weight"), bias: a.optionalTensor("bias"), stride: a.pair("stride", 1),
          padding: a.pair("padding", 0), outputPadding: a.pair("output_padding", 0),
          groups: a.int("groups", 1), dilation: a.pair("dilation", 1)))
    },
    op(
      "max_pool1d_with_indices(Tensor input, IntArrayRef[1] kernel_size, IntArrayRef[1] "
        + "stride=None, IntArrayRef[1] padding=0, IntArrayRef[1] dilation=1, bool "
        + "ceil_mode=False)", places: [.function],
      "The greatest element of each window, and its place."
    ) { a in
      let result = try a.tensor("input").maxPool1d(
        kernelSize: a.pair("kernel_size", 1).0, stride: a.optionalPair("stride")?.0,
        padding: a.pair("padding", 0).0, dilation: a.pair("dilation", 1).0,
        ceilMode: a.bool("ceil_mode", false))
      return a.tuple([result.values, result.indices])
    },
    op(
      "max_pool2d_with_indices(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] "
        + "stride=None, IntArrayRef[2] padding=0, IntArrayRef[2] dilation=1, bool "
        + "ceil_mode=False)", places: [.function],
      "The greatest element of each window, and its place."
    ) { a in
      let result = try a.tensor("input").maxPool2d(
        kernelSize: a.pair("kernel_size", 1), stride: a.optionalPair("stride"),
        padding: a.pair("padding", 0), dilation: a.pair("dilation", 1),
        ceilMode: a.bool("ceil_mode", false))
      return a.tuple([result.values, result.indices])
    },
    op(
      "avg_pool1d(Tensor input, IntArrayRef[1] kernel_size, IntArrayRef[1] stride=None, "
        + "IntArrayRef[1] padding=0, bool ceil_mode=False, bool count_include_pad=True)",
      places: [.function], "The mean of each window."
    ) { a in
      try a.wrap(
        a.tensor("input").avgPool1d(
          kernelSize: a.pair("kernel_size", 1).0, stride: a.optionalPair("stride")?.0,
          padding: a.pair("padding", 0).0, ceilMode: a.bool("ceil_mode", false),
          countIncludePad: a.bool("count_include_pad", true)))
    },
    op(
      "avg_pool2d(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] stride=None, "
        + "IntArrayRef[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int64_t? "
        + "divisor_override=None)", places: [.function], "The mean of each window."
    ) { a in
      try a.wrap(
        a.tensor("input").avgPool2d(
          kernelSize: a.pair("kernel_size", 1), stride: a.optionalPair("stride"),
          padding: a.pair("padding", 0), ceilMode: a.bool("ceil_mode", false),
          countIncludePad: a.bool("count_include_pad", true)))
    },
    op(
      "adaptive_avg_pool2d(Tensor input, PyObject* output_size)", places: [.function],
      "Means of as many windows as the output has places."
    ) { a in try a.wrap(a.tensor("input").adaptiveAvgPool2d(a.adaptiveSize())) },
    op(
      "adaptive_max_pool2d(Tensor input, PyObject* output_size)", places: [.function],
      "The greatest elements of as many windows as the output has places."
    ) { a in try a.wrap(a.tensor("input").adaptiveMaxPool2d(a.adaptiveSize())) },
    op(
      "layer_norm(Tensor input, SymIntArrayRef normalized_shape, Tensor? weight=None, Tensor? "
        + "bias=None, double eps=1e-05)", places: [.function],
      "Normalises over the last dimensions."
    ) { a in
      try a.wrap(
        a.tensor("input").layerNorm(
          normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), eps: a.double("eps") ?? 1e-5))
    },
    op(
      "rms_norm(Tensor input, SymIntArrayRef normalized_shape, Tensor? weight=None, double? "
        + "eps=None)", places: [.function], "Divides by the root of the mean square."
    ) { a in
      try a.wrap(
        a.tensor("input").rmsNorm(
          normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
          eps: a.double("eps")))
    },
    op(
      "group_norm(Tensor input, int64_t num_groups, Tensor? weight=None, Tensor? bias=None, "
        + "double eps=1e-05)", places: [.function], "Normalises groups of channels."
    ) { a in
      try a.wrap(
        a.tensor("input").groupNorm(
          numGroups: a.int("num_groups", 1), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), eps: a.double("eps") ?? 1e-5))
    },
    op(
      "batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, "
        + "Tensor? bias=None, bool training=False, double momentum=0.1, double eps=1e-05)",
      places: [.function], "Normalises each channel over the batch."
    ) { a in
      try a.wrap(
        a.tensor("input").batchNorm(
          runningMean: a.optionalTensor("running_mean"),
          runningVar: a.optionalTensor("running_var"), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), training: a.bool("training", false),
          momentum: a.double("momentum") ?? 0.1, eps: a.double("eps") ?? 1e-5))
    },
    op(
      "pad(Tensor input, SymIntArrayRef pad, c10::string_view mode=\"constant\", double? "
        + "value=None)", places: [.function], "With elements added around."
    ) { a in
      let input = try a.tensor("input")
      let widths = try a.ints("pad")
      let mode = try a.string("mode") ?? "constant"
      guard mode != "constant" else {
        return try a.wrap(
          input.constantPad(Shape(checking: widths), value: .float(a.double("value") ?? 0)))
      }
      return try a.wrap(input.padded(widths, mode: mode))
    },
    op(
      "upsample_nearest2d(Tensor input, IntArrayRef[2] output_size)", places: [.function],
      "Each pixel repeated."
    ) { a in try a.wrap(a.tensor("input").upsampleNearest2d(a.pair("output_size", 1))) },
    op(
      "upsample_bilinear2d(Tensor input, IntArrayRef[2] output_size, bool align_corners=False)",
      places: [.function], "Pixels interpolated between neighbours."
    ) { a in
      try a.wrap(
        a.tensor("input").upsampleBilinear2d(
          a.pair("output_size", 1), alignCorners: a.bool("align_corners", false)))
    },
    op(
      "im2col(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] dilation=1, "
        + "IntArrayRef[2] padding=0, IntArrayRef[2] stride=1)", places: [.function],
      "All windows as columns."
    ) { a in
      try a.wrap(
        a.tensor("input").im2col(
          kernelSize: a.pair("kernel_size", 1), dilation: a.pair("dilation", 1),
          padding: a.pair("padding", 0), stride: a.pair("stride", 1)))
    },
    op(
      "col2im(Tensor input, IntArrayRef[2] output_size, IntArrayRef[2] kernel_size, "
        + "IntArrayRef[2] dilation=1, IntArrayRef[2] padding=0, IntArrayRef[2] stride=1)",
      places: [.function], "Columns added back into an image."
    ) { a in
      try a.wrap(
        a.tensor("input").col2im(
          outputSize: a.pair("output_size", 1), kernelSize: a.pair("kernel_size", 1),
          dilation: a.pair("dilation", 1), padding: a.pair("padding", 0),
          stride: a.pair("stride", 1)))
    },
    op(
      "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? "
        + "attn_mask=None, double dropout_p=0.0, bool is_causal=False, *, double? scale=None, bool "
        + "enable_gqa=False)", places: [.function],
      "softmax(query @ key.T / sqrt(size)) @ value."
    ) { a in
      try a.wrap(
        a.tensor("query").scaledDotProductAttention(
          key: a.tensor("key"), value: a.tensor("value"), mask: a.optionalTensor("attn_mask"),
          isCausal: a.bool("is_causal", false), scale: a.double("scale")))
    },
  ]
}

extension Invocation {
  /// Two integers, for which one may stand.
  func pair(_ name: StaticString, _ otherwise: Int) throws -> (Int, Int) {
    try optionalPair(name) ?? (otherwise, otherwise)
  }

  func optionalPair(_ name: StaticString) throws -> (Int, Int)? {
    let value = self[name]
    if value.isNoneOrUndefined { return nil }
    let numbers = try integers(value, name)
    guard let first = numbers.first else { return nil }
    return (first, numbers.count > 1 ? numbers[1] : first)
  }

  /// `output_size` of an adaptive pool: None keeps a size.
  func adaptiveSize() throws -> (Int, Int) {
    let input = try tensor("input")
    let given = self["output_size"]
    let sizes = given.tupleOrListElements ?? [given, given]
    func size(_ index: Int) throws -> Int {
      let value = index < sizes.count ? sizes[index] : given
      if !value.isNone { return try integer(value) }
      return input.rank >= 2 ? input.shape[input.rank - 2 + index] : 1
    }
    return (try size(0), try size(1))
  }
}

extension Variable {
  /// Reflections or repetitions around the last dimensions.
  func padded(_ widths: [Int], mode: String) throws -> Variable {
    var result = self
    for pair in 0..<(widths.count / 2) {
      let dim = rank - 1 - pair
      guard dim >= 0 else { break }
      let (before, after) = (widths[2 * pair], widths[2 * pair + 1])
      let size = result.shape[dim]
      let places = try (-before..<Swift.max(size + after, -before)).map { place -> Int in
        switch mode {
        case "reflect":
          guard before < size, after < size else {
            throw AutogradError.stated(
              .runtime,
              "Argument #4: Padding size should be less than the corresponding input dimension, "
                + "but got: padding (\(before), \(after)) at dimension \(dim) of input "
                + "\(shape.description)")
          }
          let folded = place < 0 ? -place : place
          return folded >= size ? 2 * (size - 1) - folded : folded
        case "replicate": return Swift.min(Swift.max(place, 0), size - 1)
        case "circular": return ((place % size) + size) % size
        default:
          throw AutogradError.stated(.notImplemented, "Unrecognised padding mode \(mode)")
        }
      }
      result = try result.indexSelect(
        dim: dim,
        index: Variable(
          Tensor(integers: places, device: result.device)))
    }
    return result
  }
}
