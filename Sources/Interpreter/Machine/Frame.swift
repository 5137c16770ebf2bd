// One call in progress. Its places on the stack are, from below: `result`, where the callee stands and
// the result will go; the arguments; the locals (often the arguments themselves); the operands.
// Whatever a frame refers to without counting is kept alive by the callee in `result`, by the caller
// in Swift, by the generator, or by `ownedFunction`.

struct Frame {
  unowned(unsafe) var code: Code
  unowned(unsafe) var globals: DictObject
  /// The next instruction, as of the last time the frame was left.
  var pc: UnsafeMutablePointer<Instruction>
  var locals: UnsafeMutablePointer<Value>
  var result: UnsafeMutablePointer<Value>
  var role: Role = .call
  /// The namespace of a class body.
  var namespace: Unmanaged<DictObject>?
  var generator: Unmanaged<GeneratorObject>?
  /// The function, where nothing else keeps it.
  var ownedFunction: Unmanaged<FunctionObject>?

  enum Role: UInt8 {
    /// Called by the frame below.
    case call
    /// `__init__`, called by the frame below, whose result is the instance in `result`.
    case initializer
    /// Called by Swift: the run ends with the frame.
    case entry
    /// A generator that the `for` of the frame below goes through.
    case iteration
  }
}
