// `slice`: three values, resolved against a length when it is used.

/// A `slice`.
public final class SliceObject: Object {
  public private(set) var start: Value
  public private(set) var stop: Value
  public private(set) var step: Value

  public init(_ start: Value, _ stop: Value, _ step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: .slice, kind: .slice)
  }

  deinit {
    ValueBlock.release(&start)
    ValueBlock.release(&stop)
    ValueBlock.release(&step)
  }

  /// The places a slice names in a sequence of a certain length.
  public struct Resolved {
    public let start: Int
    public let stop: Int
    public let step: Int
    public let count: Int

    public var indices: [Int] { (0..<count).map { start + $0 * step } }
  }

  /// Clamps the bounds to the length, as `slice.indices` does.
  public func resolved(_ length: Int, _ machine: Interpreter) throws(Raised) -> Resolved {
    let step = try bound(self.step, machine) ?? 1
    guard step != 0 else { throw .valueError("slice step cannot be zero") }
    let lowest = step < 0 ? -1 : 0
    let highest = step < 0 ? length - 1 : length
    func clamped(_ bound: Int?, _ otherwise: Int) -> Int {
      guard let bound else { return otherwise }
      return bound < 0 ? max(bound + length, lowest) : min(bound, highest)
    }
    let start = clamped(try bound(self.start, machine), step < 0 ? highest : lowest)
    let stop = clamped(try bound(self.stop, machine), step < 0 ? lowest : highest)
    let distance = step > 0 ? stop - start : start - stop
    let magnitude = Int(clamping: step.magnitude)
    let count = distance > 0 ? (distance - 1) / magnitude + 1 : 0
    return Resolved(start: start, stop: stop, step: step, count: count)
  }

  private func bound(_ value: Value, _ machine: Interpreter) throws(Raised) -> Int? {
    switch value {
    case .none: return nil
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .undefined, .float, .object:
      guard let index = try machine.clampedIndexIfPossible(value) else {
        throw .typeError(
          "slice indices must be integers or None or have an __index__ method")
      }
      return index
    }
  }

  /// The elements that the slice picks.
  public func elements(
    of elements: [Value], _ machine: Interpreter
  ) throws(Raised) -> [Value] {
    let slice = try resolved(elements.count, machine)
    if slice.step == 1 { return Array(elements[slice.start..<(slice.start + slice.count)]) }
    return (0..<slice.count).map { elements[slice.start + $0 * slice.step] }
  }

  /// The characters that the slice picks.
  public func string(of text: StringObject, _ machine: Interpreter) throws(Raised) -> String {
    let slice = try resolved(text.count, machine)
    if text.isASCII {
      return String(unsafeUninitializedCapacity: slice.count) { buffer in
        var string = text.string
        string.withUTF8 { bytes in
          for index in 0..<slice.count { buffer[index] = bytes[slice.start + index * slice.step] }
        }
        return slice.count
      }
    }
    let scalars = text.scalars
    var result = String.UnicodeScalarView()
    for index in 0..<slice.count {
      let scalar = scalars[slice.start + index * slice.step]
      result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    return String(result)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "slice(\(try machine.repr(start)), \(try machine.repr(stop)), \(try machine.repr(step)))"
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name {
    case Names.start: return start
    case Names.stop: return stop
    case Names.step: return step
    default: return try machine.genericAttribute(of: self, name)
    }
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard case .object(let object) = other, object.kind == .slice else { return .undefined }
    let other = unsafeDowncast(object, to: SliceObject.self)
    return try machine.compareSequences(
      operation, [start, stop, step], [other.start, other.stop, other.step])
  }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: 'slice'")
  }
}
