// An iterator whose steps are a Swift closure.
//
// What the closure has captured cannot be seen from outside, so whoever makes an iterator that a
// session can bring back says what other objects it goes through (`holding`), and how to bring back
// the captured variables (`rewinding`).

/// An iterator made of a closure that gives the next element, `.undefined` at the end.
public final class NativeIterator: Object {
  /// Gives the next element, `.undefined` at the end.
  public typealias Step = (Interpreter) throws(Raised) -> Value
  /// Looks at the captured variables, and gives what brings them back to what they are now.
  public typealias Rewinding = () -> () -> Void

  private var step: Step?
  private var holding: [Value]
  private let rewinding: Rewinding?
  /// What its `repr` is, where that tells more than its class.
  var text: ((Interpreter) throws(Raised) -> String)?
  private var stepCount = 0
  /// The last moment that was asked for.
  private var moment: Moment?

  /// For steps that change nothing of their own.
  public static let stateless: Rewinding = { {} }

  public init(
    type: TypeObject = .nativeIterator, holding: [Object] = [], rewinding: Rewinding? = nil,
    _ step: @escaping Step
  ) {
    self.step = step
    self.holding = holding.map { .object($0) }
    self.rewinding = rewinding
    super.init(type: type, kind: .iterator)
  }

  deinit {
    ValueBlock.release(&step)
    ValueBlock.release(&holding)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    guard let text else { return try super.repr(machine) }
    return try text(machine)
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  public override func next(_ machine: Interpreter) throws(Raised) -> Value {
    guard let step else { return .undefined }
    stepCount &+= 1
    let value = try step(machine)
    if value.isUndefined { self.step = nil }
    return value
  }

  // MARK: - Rewinding

  /// An iterator after some steps.
  private final class Moment: Rewindable {
    let stepCount: Int
    private(set) var step: Step?
    let restore: (() -> Void)?

    init(_ stepCount: Int, _ step: Step?, _ restore: (() -> Void)?) {
      self.stepCount = stepCount
      self.step = step
      self.restore = restore
    }

    deinit { ValueBlock.release(&step) }

    func recordState(into image: inout StateImage) { image.isFixed = true }
    func restoreState(from reader: inout StateReader) {}
  }

  public override func recordState(into image: inout StateImage) {
    let now: Moment
    if let moment, moment.stepCount == stepCount {
      now = moment
    } else {
      now = Moment(stepCount, step, rewinding?())
      moment = now
    }
    image.natives.append(now)
    image.values.append(contentsOf: holding)
    image.isPartial = rewinding == nil
  }

  public override func restoreState(from reader: inout StateReader) {
    guard let then = reader.next(Moment.self) else { return }
    step = then.step
    stepCount = then.stepCount
    then.restore?()
    moment = then
  }
}
