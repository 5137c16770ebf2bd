// Arithmetic of two operands: `add`, `sub`, `rsub`, `mul`, `div`, `pow` and the in-place forms of
// each. An operand may be a tensor or a number.

import Tensors

extension Variable {
  /// Links a fresh result to a node for a tensor and a number.
  @inline(__always)
  @discardableResult
  func recordNumber(_ operation: Arithmetic, _ input: Variable) -> Node {
    let node = Node(.arithmetic(operation), arity: 2, shape: data.shape, dtype: data.dtype)
    node.node0 = input.gradientNode
    node.index0 = input.outputIndex
    attach(node)
    return node
  }

  @inline(__always)
  static func isRecorded(_ a: Variable, _ b: Variable) -> Bool {
    GradMode.isEnabled && (a.requiresGrad || b.requiresGrad)
  }

  // MARK: add, sub

  public func add(_ other: Variable, alpha: Scalar? = nil) throws -> Variable {
    let result = Variable(try data.add(other.data, alpha: alpha))
    if Variable.isRecorded(self, other) {
      result.record(.arithmetic(.add(alpha: alpha)), self, other)
    }
    return result
  }

  public func add(_ other: Scalar, alpha: Scalar? = nil) throws -> Variable {
    let result = Variable(try data.add(other, alpha: alpha))
    if isRecorded { result.recordNumber(.add(alpha: alpha), self) }
    return result
  }

  public func sub(_ other: Variable, alpha: Scalar? = nil) throws -> Variable {
    let result = Variable(try data.sub(other.data, alpha: alpha))
    if Variable.isRecorded(self, other) {
      result.record(.arithmetic(.sub(alpha: alpha)), self, other)
    }
    return result
  }

  public func sub(_ other: Scalar, alpha: Scalar? = nil) throws -> Variable {
    let result = Variable(try data.sub(other, alpha: alpha))
    if isRecorded { result.recordNumber(.sub(alpha: alpha), self) }
    return result
  }

  /// `other - alpha * self`
  public func rsub(_ other: Variable, alpha: Scalar? = nil) throws -> Variable {
    let result = Variable(try other.data.sub(data, alpha: alpha))
    if Variable.isRecorded(self, other) {
      result.record(.arithmetic(.rsub(alpha: alpha)), self, other)
    }
    return result
  }

  /// `other - alpha * self`
  public func rsub(_ other: Scalar, alpha: Scalar? = nil) throws -> Variable {
    let scaled = try alpha.map { try data.mul($0) } ?? data
    let result = Variable(try scaled.rsub(other))
    if isRecorded { result.record(.arithmetic(.rsubNumber(alpha: alpha)), self) }
    return result
  }

  // MARK: mul, div

  public func mul(_ other: Variable) throws -> Variable {
    let result = Variable(try data.mul(other.data))
    if Variable.isRecorded(self, other) {
      let node = result.record(.arithmetic(.mul), self, other)
      if node.node0 != nil { try node.save(other, at: 1) }
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  public func mul(_ other: Scalar) throws -> Variable {
    let result = Variable(try data.mul(other))
    if isRecorded { result.recordNumber(.mulNumber(other), self) }
    return result
  }

  public func div(_ other: Variable, roundingMode: RoundingMode? = nil) throws -> Variable {
    let result = Variable(try data.div(other.data, roundingMode: roundingMode))
    if Variable.isRecorded(self, other) {
      guard roundingMode == nil else {
        result.record(.arithmetic(.divRounded), self, other)
        return result
      }
      let node = result.record(.arithmetic(.div), self, other)
      try node.save(other, at: 1)
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  public func div(_ other: Scalar, roundingMode: RoundingMode? = nil) throws -> Variable {
    let result = Variable(try data.div(other, roundingMode: roundingMode))
    if isRecorded {
      result.recordNumber(roundingMode == nil ? .divNumber(other) : .divRounded, self)
    }
    return result
  }

  /// `other / self`, which PyTorch does as a product with the reciprocal.
  public func rdiv(_ other: Scalar) throws -> Variable { try reciprocal().mul(other) }

  /// `self // other`; it has no derivative.
  public func floorDivide(_ other: Variable) throws -> Variable {
    let result = Variable(try data.floorDivide(other.data))
    if Variable.isRecorded(self, other), result.dtype.isFloatingPoint {
      result.record(.notImplemented("floor_divide"), self, other)
    }
    return result
  }

  public func floorDivide(_ other: Scalar) throws -> Variable {
    let result = Variable(try data.floorDivide(other))
    if isRecorded, result.dtype.isFloatingPoint {
      result.record(.notImplemented("floor_divide"), self)
    }
    return result
  }

  /// A product as composed functions record it: the number is no input.
  func mulInternally(_ number: Double) throws -> Variable {
    let result = Variable(try data.mul(.float(number)))
    if isRecorded { result.record(.arithmetic(.mulInternally(number)), self) }
    return result
  }

  func addInternally(_ number: Double) throws -> Variable {
    let result = Variable(try data.add(.float(number)))
    if isRecorded { result.record(.arithmetic(.addInternally), self) }
    return result
  }

  func divInternally(_ number: Int) throws -> Variable {
    let result = Variable(try data.div(.int(number)))
    if isRecorded { result.record(.arithmetic(.divInternally(number)), self) }
    return result
  }

  // MARK: pow

  public func pow(_ exponent: Scalar) throws -> Variable {
    let result = Variable(try data.pow(exponent))
    if isRecorded { try result.record(.arithmetic(.powNumber(exponent)), self).save(self) }
    return result
  }

  public func pow(_ exponent: Variable) throws -> Variable {
    let result = Variable(try data.pow(exponent.data))
    if Variable.isRecorded(self, exponent) {
      let node = result.record(.arithmetic(.pow), self, exponent)
      try node.save(self, at: 0)
      try node.save(exponent, at: 1)
      if node.node1 != nil { node.saveOutput(result, at: 2) }
    }
    return result
  }

  /// `base ** self`
  public func rpow(_ base: Scalar) throws -> Variable {
    let result = Variable(try data.rpow(base))
    if isRecorded { result.record(.arithmetic(.powBase(base)), self).saveOutput(result, at: 2) }
    return result
  }

  // MARK: In place

  @discardableResult
  public func add_(_ other: Variable, alpha: Scalar? = nil) throws -> Variable {
    let node =
      try prepareInPlace(other)
      ? inPlaceNode(.arithmetic(.add(alpha: alpha)), arity: 2, other) : nil
    _ = try data.add_(other.data, alpha: alpha)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func add_(_ other: Scalar, alpha: Scalar? = nil) throws -> Variable {
    let node =
      try prepareInPlace() ? inPlaceNode(.arithmetic(.add(alpha: alpha)), arity: 2) : nil
    _ = try data.add_(other, alpha: alpha)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func sub_(_ other: Variable, alpha: Scalar? = nil) throws -> Variable {
    let node =
      try prepareInPlace(other)
      ? inPlaceNode(.arithmetic(.sub(alpha: alpha)), arity: 2, other) : nil
    _ = try data.sub_(other.data, alpha: alpha)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func sub_(_ other: Scalar, alpha: Scalar? = nil) throws -> Variable {
    let node =
      try prepareInPlace() ? inPlaceNode(.arithmetic(.sub(alpha: alpha)), arity: 2) : nil
    _ = try data.sub_(other, alpha: alpha)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func mul_(_ other: Variable) throws -> Variable {
    var node: Node?
    if try prepareInPlace(other) {
      let new = inPlaceNode(.arithmetic(.mul), arity: 2, other)
      if new.node0 != nil { try new.save(other === self ? original() : other, at: 1) }
      if new.node1 != nil { try new.save(original(), at: 0) }
      node = new
    }
    _ = try data.mul_(other.data)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func mul_(_ other: Scalar) throws -> Variable {
    let node = try prepareInPlace() ? inPlaceNode(.arithmetic(.mulNumber(other)), arity: 2) : nil
    _ = try data.mul_(other)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func div_(_ other: Variable, roundingMode: RoundingMode? = nil) throws -> Variable {
    guard roundingMode == nil else {
      return try inPlace(other) { try $0.div(other, roundingMode: roundingMode) }
    }
    var node: Node?
    if try prepareInPlace(other) {
      let new = inPlaceNode(.arithmetic(.div), arity: 2, other)
      try new.save(other === self ? original() : other, at: 1)
      if new.node1 != nil { try new.save(original(), at: 0) }
      node = new
    }
    _ = try data.div_(other.data)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func div_(_ other: Scalar, roundingMode: RoundingMode? = nil) throws -> Variable {
    guard roundingMode == nil else {
      return try inPlace { try $0.div(other, roundingMode: roundingMode) }
    }
    let node = try prepareInPlace() ? inPlaceNode(.arithmetic(.divNumber(other)), arity: 2) : nil
    _ = try data.div_(other)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func pow_(_ exponent: Scalar) throws -> Variable { try inPlace { try $0.pow(exponent) } }

  @discardableResult
  public func pow_(_ exponent: Variable) throws -> Variable {
    try inPlace(exponent) { try $0.pow(exponent) }
  }

  @discardableResult
  public func floorDivide_(_ other: Variable) throws -> Variable {
    try inPlace(other) { try $0.floorDivide(other) }
  }

  @discardableResult
  public func floorDivide_(_ other: Scalar) throws -> Variable {
    try inPlace { try $0.floorDivide(other) }
  }

  // MARK: Operators, for derivatives

  @inline(__always)
  static func + (a: Variable, b: Variable) throws -> Variable { try a.add(b) }
  @inline(__always)
  static func + (a: Variable, b: Scalar) throws -> Variable { try a.add(b) }
  @inline(__always)
  static func - (a: Variable, b: Variable) throws -> Variable { try a.sub(b) }
  @inline(__always)
  static func - (a: Variable, b: Scalar) throws -> Variable { try a.sub(b) }
  @inline(__always)
  static func * (a: Variable, b: Variable) throws -> Variable { try a.mul(b) }
  @inline(__always)
  static func * (a: Variable, b: Scalar) throws -> Variable { try a.mul(b) }
  @inline(__always)
  static func / (a: Variable, b: Variable) throws -> Variable { try a.div(b) }
  @inline(__always)
  static func / (a: Variable, b: Scalar) throws -> Variable { try a.div(b) }

  /// This times a number, or this itself when the number is 1.
  @inline(__always)
  func scaled(_ factor: Scalar?) throws -> Variable {
    guard let factor, !factor.isOne else { return self }
    return try mul(factor)
  }

  /// `value / self`
  func reciprocal(times value: Scalar) throws -> Variable { try reciprocal().mul(value) }

  /// `grad * (n * x ** (n - 1))`; the receiver is the gradient.
  func powBackward(_ x: Variable, _ exponent: Scalar) throws -> Variable {
    if !exponent.isTrue { return Variable(try x.data.zerosLike()) }
    let less: Scalar =
      switch exponent {
      case .float(let value): .float(value - 1)
      case .complex(let real, let imaginary): .complex(real - 1, imaginary)
      case .int, .bool: .int(exponent.int - 1)
      }
    return try self * (x.pow(less) * exponent)
  }

  func powBackward(_ x: Variable, _ exponent: Variable) throws -> Variable {
    try (self * (exponent * x.pow(exponent - 1))).maskedFill(mask: exponent.eq(0), value: 0)
  }

  /// The gradient strictly between the bounds; the receiver is the gradient.
  func clampBackward(_ x: Variable, _ low: Scalar?, _ high: Scalar?) throws -> Variable {
    var inside: Variable?
    if let low { inside = try x.gt(low) }
    if let high {
      let below = try x.lt(high)
      inside = try inside.map { try $0.logicalAnd(below) } ?? below
    }
    return try inside.map { try Variable.where($0, self, 0) } ?? self
  }
}
