// What a node keeps for backward.
//
// A saved variable is kept with the version of its storage; when that has changed by the time
// backward reads it, the value is no longer what the derivative needs. An output of the node itself
// is kept without its history (else the node would own itself) and gets it back when read.

import Tensors

/// A variable that a custom function or a list-like operation keeps for backward.
public struct SavedVariable {
  let variable: Variable
  let version: UInt32

  /// - Throws: `inferenceSaved`.
  public init(_ variable: Variable) throws {
    guard !variable.isInference || !GradMode.isEnabled else { throw AutogradError.inferenceSaved }
    self.variable = variable
    version = UInt32(truncatingIfNeeded: variable.data.version)
  }

  /// The variable, if it is still what was saved.
  ///
  /// - Throws: `modified`.
  public func unpack() throws -> Variable {
    guard UInt32(truncatingIfNeeded: variable.data.version) == version else {
      throw variable.modified(since: version)
    }
    return variable
  }
}

extension Variable {
  /// The error for a saved variable that has changed.
  func modified(since version: UInt32, node: Node? = nil) -> AutogradError {
    let maker = node ?? gradFn
    return .modified(
      type: data.typeName, shape: shape, output: maker == nil ? 0 : outputNumber,
      operation: maker?.operation.shortName ?? "", version: data.version, saved: Int(version))
  }
}

extension Tensor {
  /// The name that `x.type()` gives: `torch.FloatTensor`.
  public var typeName: String {
    (device.isCPU ? "torch." : "torch.cuda.") + dtype.scalarTypeName + "Tensor"
  }
}

extension Node {
  /// Keeps an input.
  ///
  /// - Throws: `inferenceSaved`.
  @inline(__always)
  func save(_ variable: Variable, at slot: Int = 0) throws {
    guard !variable.flags.contains(.inference) else { throw AutogradError.inferenceSaved }
    keep(variable, at: slot)
  }

  @inline(__always)
  private func keep(_ variable: Variable, at slot: Int) {
    let version = UInt32(truncatingIfNeeded: variable.data.version)
    switch slot {
    case 0:
      saved0 = variable
      version0 = version
    case 1:
      saved1 = variable
      version1 = version
    default:
      saved2 = variable
      version2 = version
    }
  }

  /// Keeps an output's numbers.
  @inline(__always)
  func saveOutput(_ output: Variable, at slot: Int = 0) {
    keep(Variable(output.data), at: slot)
    savedOutputs |= 1 << UInt8(truncatingIfNeeded: slot)
  }

  /// Keeps a copy of a variable in its stead, before the variable is changed in place.
  func replaceSaved(_ variable: Variable) throws {
    for slot in 0..<3 where (slot == 0 ? saved0 : slot == 1 ? saved1 : saved2) === variable {
      keep(try variable.original(), at: slot)
    }
  }

  func saveOther(_ variable: Variable) throws {
    let extras = ensureExtras()
    extras.saved.append(try SavedVariable(variable))
  }

  func ensureExtras() -> NodeExtras {
    if let extras { return extras }
    let new = NodeExtras()
    extras = new
    return new
  }

  /// A saved variable, or its conjugate if it is complex.
  ///
  /// The gradient of a complex input is the arriving one times the conjugate of the derivative. The
  /// functions that have a derivative at all satisfy `conj(f'(z)) = f'(conj(z))`, so that the rules of
  /// real numbers hold when what was saved is conjugated.
  ///
  /// - Throws: `modified` when it has changed since, `secondBackward` when it has been freed.
  @inline(__always)
  func saved(_ slot: Int = 0) throws -> Variable {
    let variable = try savedItself(slot)
    return variable.dtype.isComplex ? try variable.conj() : variable
  }

  /// A saved variable as it is.
  ///
  /// - Throws: `modified` when it has changed since, `secondBackward` when it has been freed.
  @inline(__always)
  func savedItself(_ slot: Int = 0) throws -> Variable {
    let (variable, version) =
      slot == 0 ? (saved0, version0) : slot == 1 ? (saved1, version1) : (saved2, version2)
    guard let variable else { throw AutogradError.secondBackward }
    guard UInt32(truncatingIfNeeded: variable.data.version) == version else {
      let isOutput = savedOutputs & (1 << UInt8(slot)) != 0
      throw variable.modified(since: version, node: isOutput ? self : nil)
    }
    if savedOutputs != 0, GradMode.isEnabled, savedOutputs & (1 << UInt8(slot)) != 0 {
      return attached(variable)
    }
    return variable
  }

  /// A saved output with its history.
  private func attached(_ saved: Variable) -> Variable {
    let result = Variable(saved.data)
    result.link = self
    result.flags.insert(.requiresGrad)
    return result
  }

  /// The saved variables beyond the inline ones.
  func savedOther(_ index: Int) throws -> Variable {
    guard let extras, index < extras.saved.count else { throw AutogradError.secondBackward }
    return try extras.saved[index].unpack()
  }

  /// Lets go of what backward has read.
  func release() {
    if saved0 != nil || saved1 != nil || saved2 != nil {
      isReleased = true
      saved0 = nil
      saved1 = nil
      saved2 = nil
    }
    if let extras, !extras.saved.isEmpty {
      isReleased = true
      extras.saved = []
    }
    switch operation {
    case .copySlices(let slices): slices.inner.release()
    case .custom(let function): function.release()
    case .arithmetic(let arithmetic): if arithmetic.savesNumber { isReleased = true }
    default: break
    }
  }
}
