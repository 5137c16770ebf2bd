// Mixed precision: while it is on, matrix products and convolutions run in a narrow float type and
// delicate operations in float32. Everything else takes its operands as they come.
//
// All state stands here. An operation that has a rule asks `Autocast.isOn` first; inside of it autocast
// is off, so that what it is composed of runs in the types that the rule gave. Which operation has
// which rule is PyTorch's list for the processor; tensors on other devices are left alone.

import Tensors

/// The state behind `torch.autocast`.
public enum Autocast {
  /// What becomes of an operation's float operands, those in float64 excepted.
  public enum Rule {
    /// They take the narrow type.
    case narrow
    /// They take float32.
    case wide
    /// They take the widest type among them.
    case widest
  }

  /// Whether operations on the processor follow their rules: the flag that each of them asks.
  nonisolated(unsafe) public static var isOn = false

  /// What programs set besides.
  public struct State {
    /// The narrow type: bfloat16 or float16.
    public var dtype = DType.bfloat16
    /// Whether the narrow copy of a parameter is made once for a whole block.
    public var keepsCopies = true
    /// How many blocks are open.
    public var depth = 0
    /// The settings for other kinds of device, by name; nothing is narrowed there.
    public var others: [String: (isOn: Bool, dtype: DType)] = [:]

    public init() {}
  }

  nonisolated(unsafe) public static var state = State() {
    didSet { if state.depth == 0 { forgetCopies() } }
  }
  /// Narrow copies by the parameter that each is made of, which is held so that none takes its place.
  nonisolated(unsafe) private static var copies:
    [ObjectIdentifier: (parameter: Variable, copy: Variable)] = [:]

  public static func forgetCopies() { copies = [:] }

  /// The setting for a kind of device.
  public static subscript(kind: String) -> (isOn: Bool, dtype: DType) {
    get { kind == "cpu" ? (isOn, state.dtype) : state.others[kind] ?? (false, .float16) }
    set {
      if kind == "cpu" {
        (isOn, state.dtype) = newValue
      } else {
        state.others[kind] = newValue
      }
    }
  }

  /// Runs an operation by its rule.
  public static func run<Result>(
    _ rule: Rule, _ operands: [Variable], _ body: ([Variable]) throws -> Result
  ) throws -> Result {
    let type = target(rule, operands)
    let operands = try operands.map { try cast($0, to: type) }
    return try without { try body(operands) }
  }

  /// Runs a body with autocast off.
  public static func without<Result>(_ body: () throws -> Result) rethrows -> Result {
    isOn = false
    defer { isOn = true }
    return try body()
  }

  /// The type that a rule gives to operands.
  public static func target(_ rule: Rule, _ operands: [Variable]) -> DType {
    switch rule {
    case .narrow: state.dtype
    case .wide: .float32
    case .widest:
      operands.contains { isEligible($0) && $0.dtype == .float32 } ? .float32 : state.dtype
    }
  }

  /// An operand in the type of its operation, recorded like `to`.
  public static func cast(_ operand: Variable, to type: DType) throws -> Variable {
    guard isEligible(operand), operand.dtype != type else { return operand }
    let isKept =
      state.keepsCopies && type == state.dtype && operand.dtype == .float32
      && operand.requiresGrad && operand.isLeaf && operand.base == nil
    guard isKept else { return try operand.to(type) }
    if let known = copies[ObjectIdentifier(operand)] { return known.copy }
    let copy = try operand.to(type)
    copies[ObjectIdentifier(operand)] = (operand, copy)
    return copy
  }

  private static func isEligible(_ operand: Variable) -> Bool {
    operand.data.device.isCPU && operand.dtype.isFloatingPoint && operand.dtype != .float64
  }
}
