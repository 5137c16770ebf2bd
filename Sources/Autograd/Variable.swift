// The user's tensor: numbers, and where they came from.
//
// A variable is a leaf (its `link` is nil or the node that accumulates its gradient) or the result
// of a recorded operation (its `link` is that operation's node, of which it is output `outputIndex`).
// A view remembers its base; when the storage has changed since the view's history was written
// (`viewVersion`), the history is written anew from the base's.

import Tensors

/// A tensor that can require a gradient; `torch.Tensor` in the language.
public final class Variable {
  /// The numbers; assigning is `x.data = y`, use `assignData` to have the types checked.
  public internal(set) var data: Tensor
  /// The gradient that backward has accumulated, for leaves and variables that retain theirs.
  public internal(set) var grad: Variable?
  var link: Node?
  /// What this variable is a view of; never itself a view.
  public internal(set) var base: Variable?
  /// For the language: attributes that a program has set on the tensor.
  public var attachment: AnyObject?
  /// For the language: the object that wraps this variable; the wrapper sets and clears it.
  public unowned(unsafe) var wrapper: AnyObject?
  var viewVersion: UInt32 = 0
  var outputIndex: UInt16 = 0
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt16
    static let requiresGrad = Flags(rawValue: 1)
    /// `x.data`: in-place changes are not counted.
    static let untracked = Flags(rawValue: 2)
    static let inference = Flags(rawValue: 4)
    /// A view made while recording was off.
    static let viewWithoutGrad = Flags(rawValue: 8)
    /// One of several views made by one operation.
    static let viewOfSeveral = Flags(rawValue: 16)
    static let retainsGrad = Flags(rawValue: 32)
  }

  @inline(__always)
  public init(_ data: Tensor) {
    self.data = data
    flags = GradMode.isInference ? .inference : []
  }

  /// A leaf.
  ///
  /// - Throws: `requiresFloat` when a gradient is asked of integers.
  public convenience init(_ data: Tensor, requiresGrad: Bool) throws {
    self.init(data)
    if requiresGrad { try setRequiresGrad(true) }
  }

  /// Whether backward reaches this variable.
  @inline(__always)
  public var requiresGrad: Bool {
    if flags.contains(.requiresGrad) { return true }
    guard let base else { return false }
    return base.flags.contains(.requiresGrad)
  }

  /// The operation that made this variable; nil for leaves. `x.grad_fn`.
  public var gradFn: Node? {
    refreshView()
    guard let link, !link.isAccumulator else { return nil }
    return link
  }

  /// Which output of `gradFn` this is. `x.output_nr`.
  public var outputNumber: Int { Int(outputIndex) }

  public var isLeaf: Bool { gradFn == nil }
  public var isInference: Bool { flags.contains(.inference) }
  /// Whether backward keeps the gradient of this non-leaf.
  public var retainsGrad: Bool { flags.contains(.retainsGrad) && !isLeaf }
  /// The number of in-place changes so far. `x._version`.
  public var version: Int { flags.contains(.untracked) ? 0 : data.version }

  @inlinable public var shape: Shape { data.shape }
  @inlinable public var dtype: DType { data.dtype }
  @inlinable public var device: Device { data.device }
  @inlinable public var rank: Int { data.rank }
  @inlinable public var numel: Int { data.numel }

  /// Asks for or declines a gradient. `x.requires_grad_()`.
  ///
  /// - Throws: `requiresFloat`, `nonLeafRequiresGrad`, `inferenceRequiresGrad`.
  public func setRequiresGrad(_ value: Bool) throws {
    if value {
      guard dtype.isInexact else { throw AutogradError.requiresFloat }
      guard !isInference || GradMode.isInference else {
        throw AutogradError.inferenceRequiresGrad
      }
      if !isLeaf { return }
      flags.insert(.requiresGrad)
    } else {
      guard isLeaf else { throw AutogradError.nonLeafRequiresGrad }
      flags.remove(.requiresGrad)
    }
  }

  /// The same numbers outside any graph; shares the storage and its version. `x.detach()`.
  public func detach() -> Variable { Variable(data) }

  /// The same numbers outside any graph; changing them in place is not counted. `x.data`.
  public func untracked() -> Variable {
    let result = Variable(data)
    result.flags.insert(.untracked)
    return result
  }

  /// Cuts the variable off its graph. `x.detach_()`.
  ///
  /// - Throws: `detachView`.
  public func detachInPlace() throws {
    guard base == nil else { throw AutogradError.detachView }
    link = nil
    outputIndex = 0
    flags.remove(.requiresGrad)
  }

  /// Replaces the numbers and leaves history alone. `x.data = y`.
  public func assignData(_ new: Tensor) {
    if new.shape != data.shape || new.dtype != data.dtype { resetAccumulator() }
    data = new
  }

  /// Sets or clears the gradient. `x.grad = y`.
  ///
  /// - Throws: `assignedShape`, `assignedType`.
  public func assignGrad(_ new: Variable?) throws {
    if let new {
      guard new.shape == shape else {
        throw AutogradError.assignedShape(gradient: new.shape, variable: shape)
      }
      guard new.dtype == dtype else {
        throw AutogradError.assignedType(gradient: new.dtype, variable: dtype)
      }
    }
    grad = new
  }

  deinit {
    if let link, link.isAccumulator { link.variable = nil }
  }
}
