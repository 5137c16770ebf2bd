// An iterator whose steps are a Swift closure.

/// An iterator made of a closure that gives the next element, `.undefined` at the end.
public final class NativeIterator: Object {
  /// Gives the next element, `.undefined` at the end.
  public typealias Step = (Interpreter) throws(Raised) -> Value

  private var step: Step?

  public init(
    type: TypeObject = .nativeIterator,
    _ step: @escaping Step
  ) {
    self.step = step
    super.init(type: type, kind: .iterator)
  }

  deinit { ValueBlock.release(&step) }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  public override func next(_ machine: Interpreter) throws(Raised) -> Value {
    guard let step else { return .undefined }
    let value = try step(machine)
    if value.isUndefined { self.step = nil }
    return value
  }
}
