// Activations. Those that PyTorch composes of other operations are composed here.

import Tensors

extension Variable {
  private func activated(
    _ activation: Activation, _ kernel: ParametricOperation, _ p: Double, _ q: Double = 0
  ) throws -> Variable {
    let result = Variable(try data.map(kernel, p, q))
    if isRecorded { try result.record(.activation(activation), self).save(self) }
    return result
  }

  public func leakyRelu(negativeSlope: Double = 0.01) throws -> Variable {
    try activated(.leakyRelu(slope: negativeSlope), .leakyRelu, negativeSlope)
  }

  public func elu(alpha: Double = 1) throws -> Variable {
    try activated(.elu(alpha: alpha, scale: 1), .elu, alpha, 1)
  }

  public func selu() throws -> Variable {
    let (alpha, scale) = (1.6732632423543772848170429916717, 1.0507009873554804934193349852946)
    return try activated(.elu(alpha: alpha, scale: scale), .elu, alpha, scale)
  }

  public func celu(alpha: Double = 1) throws -> Variable {
    try activated(.celu(alpha: alpha), .celu, alpha)
  }

  public func softplus(beta: Double = 1, threshold: Double = 20) throws -> Variable {
    try activated(.softplus(beta: beta, threshold: threshold), .softplus, beta, threshold)
  }

  public func hardtanh(minVal: Double = -1, maxVal: Double = 1) throws -> Variable {
    try activated(.hardtanh(min: minVal, max: maxVal), .hardtanh, minVal, maxVal)
  }

  public func relu6() throws -> Variable { try hardtanh(minVal: 0, maxVal: 6) }

  public func threshold(_ threshold: Double, _ value: Double) throws -> Variable {
    try activated(.threshold(threshold), .threshold, threshold, value)
  }

  public func hardshrink(lambd: Double = 0.5) throws -> Variable {
    try activated(.hardshrink(lambd), .hardshrink, lambd)
  }

  public func softshrink(lambd: Double = 0.5) throws -> Variable {
    try activated(.softshrink(lambd), .softshrink, lambd)
  }

  public func gelu(approximate: Bool = false) throws -> Variable {
    try unary(approximate ? .geluTanh : .gelu)
  }

  public func softsign() throws -> Variable { try div(abs().add(1)) }
  public func tanhshrink() throws -> Variable { try sub(tanh()) }

  /// - Parameter weight: one number, or one for each channel (dimension 1).
  public func prelu(_ weight: Variable) throws -> Variable {
    var slope = weight
    if weight.rank != 0 || rank != 0 {
      guard weight.rank <= 1 else {
        throw AutogradError.stated(
          .runtime,
          "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
      }
      if weight.numel != 1 {
        let channels = rank < 2 ? 1 : shape[1]
        guard rank > 0, channels == weight.numel else {
          throw AutogradError.stated(
            .runtime,
            "Mismatch of parameter numbers and input channel size. Found parameter numbers = "
              + "\(weight.numel) and channel size = \(channels).")
        }
      }
      var sizes = Shape(repeating: 1, count: rank)
      if rank > 1 { sizes[1] = weight.numel } else if rank == 1 { sizes[0] = 1 }
      slope = try weight.reshape(sizes)
    }
    let isPositive = try data.gt(.int(0))
    let result = Variable(try Tensor.where(isPositive, data, slope.data.mul(data)))
    if Variable.isRecorded(self, slope) {
      let node = result.record(.activation(.prelu), self, slope)
      try node.save(self, at: 0)
      try node.save(slope, at: 1)
    }
    return result
  }

  public func glu(dim: Int = -1) throws -> Variable {
    let place = try data.dimension(dim)
    guard rank > 0 else {
      throw AutogradError.stated(.runtime, "glu does not support 0-dimensional tensors")
    }
    guard shape[place] % 2 == 0 else {
      throw AutogradError.stated(
        .runtime,
        "Halving dimension must be even, but dimension \(place) is size \(shape[place])")
    }
    let halves = try data.chunk(2, dim: place)
    let result = Variable(try halves[0].mul(halves[1].sigmoid()))
    if isRecorded { try result.record(.activation(.glu(dim: place)), self).save(self) }
    return result
  }

  public func softmax(dim: Int, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).softmax(dim: dim) }
    let result = Variable(try data.softmax(dim: dim))
    if isRecorded {
      let place = try data.dimension(dim)
      result.record(.activation(.softmax(dim: place)), self).saveOutput(result)
    }
    return result
  }

  public func logSoftmax(dim: Int, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).logSoftmax(dim: dim) }
    let result = Variable(try data.logSoftmax(dim: dim))
    if isRecorded {
      let place = try data.dimension(dim)
      result.record(.activation(.logSoftmax(dim: place)), self).saveOutput(result)
    }
    return result
  }

  public func softmin(dim: Int) throws -> Variable { try neg().softmax(dim: dim) }

  public func logit(eps: Double? = nil) throws -> Variable {
    let result = Variable(try data.logit(eps: eps))
    if isRecorded { try result.record(.activation(.logit(eps: eps)), self).save(self) }
    return result
  }

  /// The elements times a mask that the caller has drawn and scaled, as dropout records it.
  public func dropout(mask: Variable) throws -> Variable { try mul(mask) }

  // MARK: In place

  @discardableResult
  public func leakyRelu_(negativeSlope: Double = 0.01) throws -> Variable {
    try inPlace { try $0.leakyRelu(negativeSlope: negativeSlope) }
  }

  @discardableResult
  public func elu_(alpha: Double = 1) throws -> Variable {
    try inPlace { try $0.elu(alpha: alpha) }
  }

  @discardableResult
  public func hardtanh_(minVal: Double = -1, maxVal: Double = 1) throws -> Variable {
    try inPlace { try $0.hardtanh(minVal: minVal, maxVal: maxVal) }
  }
}
