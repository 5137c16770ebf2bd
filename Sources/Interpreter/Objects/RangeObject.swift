// `range` and its iterator. Bounds are machine integers; `count` is computed once.

/// A `range`.
public final class RangeObject: Object {
  public let start: Int
  public let stop: Int
  public let step: Int
  public let count: Int

  /// A range; `step` is not zero.
  public init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    if step > 0 ? start >= stop : start <= stop {
      count = 0
    } else if overflow {
      count = Int.max
    } else {
      count = Int((distance.magnitude - 1) / step.magnitude) &+ 1
    }
    super.init(type: .range, kind: .range)
  }

  /// The element at an index within bounds.
  public subscript(index: Int) -> Int { start &+ index &* step }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { count != 0 }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    RangeIterator(start: start, step: step, count: count)
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    let wanted: Int
    switch element {
    case .int(let int): wanted = int
    case .bool(let bool): wanted = bool ? 1 : 0
    case .float(let float):
      guard let int = Int(exactly: float) else { return false }
      wanted = int
    case .none, .undefined, .object: return nil
    }
    guard count > 0 else { return false }
    guard step > 0 ? wanted >= start && wanted < stop : wanted <= start && wanted > stop else {
      return false
    }
    return wanted.subtractingReportingOverflow(start).partialValue % step == 0
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(count, machine)
      let first = self[slice.start]
      let newStep = step &* slice.step
      return .object(
        RangeObject(
          start: first, stop: first &+ slice.count &* newStep, step: newStep == 0 ? 1 : newStep))
    }
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "range indices must be integers or slices, not \(machine.type(of: key).name)")
    }
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else {
      throw .indexError("range object index out of range")
    }
    return .int(self[index])
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard case .object(let object) = other, object.kind == .range,
      operation == .equal || operation == .notEqual
    else { return .undefined }
    let other = unsafeDowncast(object, to: RangeObject.self)
    let isEqual =
      count == other.count
      && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(isEqual == (operation == .equal))
  }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    count == 0 ? 0 : count &* 31 &+ start &* 17 &+ (count == 1 ? 0 : step)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
}

/// The iterator of a range; the machine's loops read it directly.
final class RangeIterator: Object {
  private var current: Int
  private let step: Int
  private var remaining: Int

  init(start: Int, step: Int, count: Int) {
    current = start
    self.step = step
    remaining = count
    super.init(type: .rangeIterator, kind: .rangeIterator)
  }

  override func recordState(into image: inout StateImage) {
    image.words += [current, remaining]
  }

  override func restoreState(from reader: inout StateReader) {
    current = reader.nextWord()
    remaining = reader.nextWord()
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value { nextElement() }

  @inline(__always)
  func nextElement() -> Value {
    guard remaining > 0 else { return .undefined }
    remaining &-= 1
    let value = current
    current = value &+ step
    return .int(value)
  }
}
