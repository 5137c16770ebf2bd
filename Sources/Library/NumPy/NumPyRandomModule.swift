// The module `numpy.random`, and the methods of its two classes.

import Glibc
import Interpreter
import Tensors

/// `numpy.random`.
enum NumPyRandomModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("numpy.random")
    module["RandomState"] = .object(RandomStateObject.type)
    module["Generator"] = .object(NumPyGeneratorObject.type)
    let standard = Value.object(RandomStateObject(.standard))
    for item in RandomStateObject.type.namespace.items {
      guard let name = item.key.string, !name.hasPrefix("_"),
        item.value.objectKind == .nativeFunction
      else { continue }
      module[name] = .object(BoundMethod(item.value, standard))
    }
    for alias in ["ranf", "sample"] { module[alias] = module["random_sample"] }
    module.function("default_rng(seed=None)") { call, machine throws(Raised) in
      if call[0].object is NumPyGeneratorObject { return call[0] }
      return .object(NumPyGeneratorObject(try generator(call[0], machine)))
    }
    return module
  }

  private static func generator(
    _ seed: Value, _ machine: Interpreter
  ) throws(Raised) -> NumPyGenerator {
    guard !seed.isNone else { return NumPyGenerator() }
    if let index = try machine.indexIfPossible(seed) {
      guard let value = UInt64(exactly: index) else {
        throw .valueError("expected non-negative integer")
      }
      return NumPyGenerator(seed: value)
    }
    var words: [UInt32] = []
    for item in try machine.elements(of: seed) {
      let index = try machine.index(item)
      guard let value = UInt64(exactly: index) else {
        throw .valueError("expected non-negative integer")
      }
      words.append(UInt32(truncatingIfNeeded: value))
      if value >> 32 != 0 { words.append(UInt32(value >> 32)) }
    }
    return NumPyGenerator(words: words)
  }

  static func source(_ value: Value) throws(Raised) -> any NumPyRandomSource {
    guard let source = value.object as? any NumPyRandomSource else {
      throw .typeError("a source of random numbers is required")
    }
    return source
  }

  // MARK: - Drawing

  /// Draws for each element of the shape that `size` or the parameters give; one plain number where
  /// neither has dimensions.
  static func draw(
    _ size: Value, _ parameters: [Value], _ machine: Interpreter, integers: Bool = false,
    _ body: ([Double]) throws(Raised) -> Double
  ) throws(Raised) -> Value {
    var operands: [Tensor] = []
    var shape = ArrayShape()
    for parameter in parameters {
      let array = try NDArray.numeric(parameter, machine, "random")
      operands.append(try arrays { try array.operand.to(.float64) })
      guard let next = shape.joined(array.shape) else {
        throw .valueError("shape mismatch: objects cannot be broadcast to a single shape")
      }
      shape = next
    }
    let isSingle = size.isNone && shape.isEmpty
    if !size.isNone {
      let wanted = try NumPyCreation.shape(size, machine)
      guard shape.joined(wanted) == wanted else {
        throw .valueError(
          "Output size \(wanted.spaced) is not compatible with broadcast dimensions of inputs "
            + "\(shape.spaced).")
      }
      shape = wanted
    }
    var rows: [[Double]] = []
    for operand in operands {
      guard let spread = operand.spread(to: shape) else { continue }
      let start = spread.pointer(Double.self)
      rows.append(
        operand.numel == 1
          ? [start[0]] : NDArray.offsets(shape, spread.strides).map { start[$0] })
    }
    var values = rows.map { $0.first ?? 0 }
    if isSingle {
      let value = try body(values)
      return integers ? .int(Int(saturating: value)) : .float(value)
    }
    let output = try NumPyCreation.memory(shape, integers ? .int64 : .float64)
    for index in 0..<output.numel {
      for row in rows.indices where rows[row].count > 1 { values[row] = rows[row][index] }
      let value = try body(values)
      if integers {
        output.pointer(Int.self)[index] = Int(saturating: value)
      } else {
        output.pointer(Double.self)[index] = value
      }
      if index & 0xffff == 0xffff { try machine.checkInterrupt() }
    }
    return .object(NDArray(output))
  }

  // MARK: - Methods

  static func declare(_ type: TypeObject, isLegacy: Bool) {
    NumPyDistributions.declare(type)
    NumPyChoices.declare(type, isLegacy: isLegacy)
    guard isLegacy else { return }
    func state(_ value: Value) -> RandomStateObject? { value.object(as: RandomStateObject.self) }
    type.method("seed(self, seed=None)") { call, machine throws(Raised) in
      try state(call[0])?.seed(call[1], machine)
      return .none
    }
    for (name, isNormal) in [("rand", false), ("randn", true)] {
      type.raw(name, isMethod: true) { call, machine throws(Raised) in
        let source = try source(call[0])
        let sizes = call.rest(from: 1)
        return try draw(sizes.isEmpty ? .none : .tuple(sizes), [], machine) { _ in
          isNormal ? source.normal() : source.bits.nextDouble()
        }
      }
    }
    type.method("random_sample(self, size=None)") { call, machine throws(Raised) in
      let source = try source(call[0])
      return try draw(call[1], [], machine) { _ in source.bits.nextDouble() }
    }
    type.method("get_state(self, legacy=True)") { call, _ throws(Raised) in
      .tuple([.string("MT19937"), .object(StateBox(state(call[0])?.state.state))])
    }
    type.method("set_state(self, state)") { call, _ throws(Raised) in
      guard let box = call[1].tuple?.elements.last?.object(as: StateBox.self), let saved = box.state
      else { throw .valueError("state must be what get_state gave") }
      state(call[0])?.state.state = saved
      return .none
    }
  }

  /// A saved state, which programs only hand back.
  private final class StateBox: Object {
    let state: NumPyRandomState.State?

    init(_ state: NumPyRandomState.State?) {
      self.state = state
      super.init(type: StateBox.type)
    }

    static let type = TypeObject(native: "state", module: "numpy.random")
  }
}
