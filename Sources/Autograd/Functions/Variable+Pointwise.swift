// Element-wise operations of several tensors besides plain arithmetic, and of one with arguments.

import Tensors

extension Variable {
  /// Links a fresh result to a node that keeps both inputs and, if asked, the output.
  private func pair(
    _ operation: Arithmetic, _ other: Variable, _ value: Tensor, savesOutput: Bool = false
  ) throws -> Variable {
    let result = Variable(value)
    if Variable.isRecorded(self, other) {
      let node = result.record(.arithmetic(operation), self, other)
      try node.save(self, at: 0)
      try node.save(other, at: 1)
      if savesOutput { node.saveOutput(result, at: 2) }
    }
    return result
  }

  public func remainder(_ other: Variable) throws -> Variable {
    try pair(.remainder, other, data.remainder(other.data))
  }
  public func remainder(_ other: Scalar) throws -> Variable {
    let result = Variable(try data.remainder(other))
    if isRecorded { result.record(.arithmetic(.remainderNumber), self) }
    return result
  }
  public func fmod(_ other: Variable) throws -> Variable {
    try pair(.fmod, other, data.fmod(other.data))
  }
  public func fmod(_ other: Scalar) throws -> Variable {
    let result = Variable(try data.fmod(other))
    if isRecorded { result.record(.arithmetic(.fmodNumber), self) }
    return result
  }
  public func maximum(_ other: Variable) throws -> Variable {
    try pair(.maximum, other, data.maximum(other.data))
  }
  public func minimum(_ other: Variable) throws -> Variable {
    try pair(.minimum, other, data.minimum(other.data))
  }
  public func fmax(_ other: Variable) throws -> Variable {
    try pair(.fmax, other, data.fmax(other.data))
  }
  public func fmin(_ other: Variable) throws -> Variable {
    try pair(.fmin, other, data.fmin(other.data))
  }
  public func atan2(_ other: Variable) throws -> Variable {
    try pair(.atan2, other, data.atan2(other.data))
  }
  public func hypot(_ other: Variable) throws -> Variable {
    try pair(.hypot, other, data.hypot(other.data), savesOutput: true)
  }
  public func logaddexp(_ other: Variable) throws -> Variable {
    try pair(.logaddexp, other, data.logaddexp(other.data))
  }
  public func xlogy(_ other: Variable) throws -> Variable {
    try pair(.xlogy, other, data.xlogy(other.data))
  }
  public func copysign(_ other: Variable) throws -> Variable {
    try pair(.copysign, other, data.copysign(other.data), savesOutput: true)
  }

  // MARK: Three operands

  public func addcmul(
    _ tensor1: Variable, _ tensor2: Variable, value: Scalar = 1
  ) throws -> Variable {
    let result = Variable(try data.addcmul(tensor1.data, tensor2.data, value: value))
    try result.recordThree(.addcmul(value: value), self, tensor1, tensor2)
    return result
  }

  public func addcdiv(
    _ tensor1: Variable, _ tensor2: Variable, value: Scalar = 1
  ) throws -> Variable {
    let result = Variable(try data.addcdiv(tensor1.data, tensor2.data, value: value))
    try result.recordThree(.addcdiv(value: value), self, tensor1, tensor2)
    return result
  }

  private func recordThree(
    _ operation: Arithmetic, _ x: Variable, _ a: Variable, _ b: Variable
  ) throws {
    guard GradMode.isEnabled, x.requiresGrad || a.requiresGrad || b.requiresGrad else { return }
    let node = record(.arithmetic(operation), x, a, b)
    try node.save(a, at: 0)
    try node.save(b, at: 1)
  }

  @discardableResult
  public func addcmul_(
    _ tensor1: Variable, _ tensor2: Variable, value: Scalar = 1
  ) throws -> Variable {
    let node = try threeInPlace(.addcmul(value: value), tensor1, tensor2)
    _ = try data.addcmul_(tensor1.data, tensor2.data, value: value)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func addcdiv_(
    _ tensor1: Variable, _ tensor2: Variable, value: Scalar = 1
  ) throws -> Variable {
    let node = try threeInPlace(.addcdiv(value: value), tensor1, tensor2)
    _ = try data.addcdiv_(tensor1.data, tensor2.data, value: value)
    finishInPlace(node)
    return self
  }

  private func threeInPlace(
    _ operation: Arithmetic, _ a: Variable, _ b: Variable
  ) throws -> Node? {
    guard try prepareInPlace(a, b) else { return nil }
    let node = inPlaceNode(.arithmetic(operation), arity: 3, a, b)
    try node.save(a === self ? original() : a, at: 0)
    try node.save(b === self ? original() : b, at: 1)
    return node
  }

  public func lerp(_ end: Variable, weight: Scalar) throws -> Variable {
    let result = Variable(try data.lerp(end.data, weight))
    if Variable.isRecorded(self, end) {
      result.record(.arithmetic(.lerpNumber(weight: weight.double)), self, end)
    }
    return result
  }

  public func lerp(_ end: Variable, weight: Variable) throws -> Variable {
    let result = Variable(try data.lerp(end.data, weight.data))
    if GradMode.isEnabled, requiresGrad || end.requiresGrad || weight.requiresGrad {
      let node = result.record(.arithmetic(.lerp), self, end, weight)
      try node.save(self, at: 0)
      try node.save(end, at: 1)
      try node.save(weight, at: 2)
    }
    return result
  }

  @discardableResult
  public func lerp_(_ end: Variable, weight: Scalar) throws -> Variable {
    let node =
      try prepareInPlace(end)
      ? inPlaceNode(.arithmetic(.lerpNumber(weight: weight.double)), arity: 2, end) : nil
    _ = try data.lerp_(end.data, weight)
    finishInPlace(node)
    return self
  }

  // MARK: Choice

  public static func `where`(
    _ condition: Variable, _ input: Variable, _ other: Variable
  ) throws -> Variable {
    let result = Variable(try Tensor.where(condition.data, input.data, other.data))
    if Variable.isRecorded(input, other) {
      try result.record(.arithmetic(.whereSelf), input, other).save(condition)
    }
    return result
  }

  public static func `where`(
    _ condition: Variable, _ input: Variable, _ other: Scalar
  ) throws -> Variable {
    let result = Variable(try Tensor.where(condition.data, input.data, other))
    if input.isRecorded {
      try result.recordNumber(.whereSelf, input).save(condition)
    }
    return result
  }

  public static func `where`(
    _ condition: Variable, _ input: Scalar, _ other: Variable
  ) throws -> Variable {
    let result = Variable(try Tensor.where(condition.data, input, other.data))
    if other.isRecorded {
      let node = Node(
        .arithmetic(.whereSelf), arity: 2, shape: result.shape, dtype: result.dtype)
      node.setEdge(1, other.gradientEdge)
      try node.save(condition)
      result.attach(node)
    }
    return result
  }

  public static func `where`(
    _ condition: Variable, _ input: Scalar, _ other: Scalar
  ) throws -> Variable {
    Variable(try Tensor.where(condition.data, input, other))
  }

  public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Variable {
    let result = Variable(try data.clamp(min: min, max: max))
    if isRecorded {
      try result.record(.arithmetic(.clampNumber(min: min, max: max)), self).save(self)
    }
    return result
  }

  /// - Parameter isOneSided: whether this is `clamp_min` or `clamp_max`.
  public func clamp(
    min: Variable?, max: Variable?, isOneSided: Bool = false
  ) throws -> Variable {
    let result = Variable(try data.clamp(min: min?.data, max: max?.data))
    if GradMode.isEnabled,
      requiresGrad || (min?.requiresGrad ?? false) || (max?.requiresGrad ?? false)
    {
      let operation = Arithmetic.clamp(
        hasMin: min != nil, hasMax: max != nil, isOneSided: isOneSided)
      let node = result.record(.arithmetic(operation), self, min, max)
      try node.save(self, at: 0)
      if let min { try node.save(min, at: 1) }
      if let max { try node.save(max, at: 2) }
    }
    return result
  }

  @discardableResult
  public func clamp_(min: Scalar? = nil, max: Scalar? = nil) throws -> Variable {
    guard try prepareInPlace() else {
      _ = try data.clamp_(min: min, max: max)
      discountUntracked()
      return self
    }
    return try inPlace { try $0.clamp(min: min, max: max) }
  }

  public func clampMin(_ min: Scalar) throws -> Variable {
    let result = Variable(try data.clamp(min: min, max: nil))
    if isRecorded { try result.record(.arithmetic(.clampMin(min)), self).save(self) }
    return result
  }

  public func clampMax(_ max: Scalar) throws -> Variable {
    let result = Variable(try data.clamp(min: nil, max: max))
    if isRecorded { try result.record(.arithmetic(.clampMax(max)), self).save(self) }
    return result
  }

  public func nanToNum(
    nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil
  ) throws -> Variable {
    let result = Variable(try data.nanToNum(nan: nan ?? 0, posinf: posinf, neginf: neginf))
    if isRecorded { try result.record(.arithmetic(.nanToNum), self).save(self) }
    return result
  }

  /// Rounds half to even, at a number of decimals.
  public func round(decimals: Int) throws -> Variable {
    guard decimals != 0 else { return try round() }
    let result = Variable(try data.round(decimals: decimals))
    if isRecorded { result.record(.unary(.round), self) }
    return result
  }
}
