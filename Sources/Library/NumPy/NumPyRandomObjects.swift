// `np.random.RandomState` and `np.random.Generator`: two families of algorithms with the same face.

import Interpreter
import Tensors

/// What the distributions draw from.
protocol NumPyRandomSource: Object {
  /// The stream of bits.
  var bits: any BitSource { get }
  var isLegacy: Bool { get }
  func normal() -> Double
  func exponential() -> Double
  func gamma(_ shape: Double) -> Double
  /// An integer in 0...maximum.
  func bounded(_ maximum: UInt64) -> UInt64
}

/// A `RandomState`.
final class RandomStateObject: Object, NumPyRandomSource {
  let state: NumPyRandomState

  init(_ state: NumPyRandomState) {
    self.state = state
    super.init(type: RandomStateObject.type)
  }

  override func recordState(into image: inout StateImage) {
    image.natives.append(SavedState(state.state))
  }

  override func restoreState(from reader: inout StateReader) {
    if let saved = reader.next(SavedState<NumPyRandomState.State>.self) {
      state.state = saved.state
    }
  }

  static let type = TypeObject(native: "RandomState", module: "numpy.random") { type in
    type.usesGenericAttributes = true
    type.construct("RandomState(cls, seed=None)") { call, machine throws(Raised) in
      let object = RandomStateObject(NumPyRandomState())
      try object.seed(call[1], machine)
      return .object(object)
    }
    NumPyRandomModule.declare(type, isLegacy: true)
  }

  var bits: any BitSource { state }
  var isLegacy: Bool { true }
  func normal() -> Double { state.normal() }
  func exponential() -> Double { state.exponential() }
  func gamma(_ shape: Double) -> Double { state.gamma(shape: shape) }
  func bounded(_ maximum: UInt64) -> UInt64 { state.masked(maximum) }

  /// Starts the stream of a seed: an integer, a list of them, or None for chance.
  func seed(_ value: Value, _ machine: Interpreter) throws(Raised) {
    guard !value.isNoneOrUndefined else {
      state.seed(UInt32.random(in: 0...UInt32.max, using: &Chance.standard))
      return
    }
    if let index = try machine.indexIfPossible(value) {
      guard let seed = UInt32(exactly: index) else {
        throw .valueError("Seed must be between 0 and 2**32 - 1")
      }
      state.seed(seed)
      return
    }
    let array = try NDArray.of(value, machine)
    guard array.isNumeric else {
      throw .typeError(
        "Cannot cast scalar from dtype('\(array.element.short)') to dtype('int64') according to the "
          + "rule 'safe'")
    }
    var words: [UInt32] = []
    for offset in array.offsets {
      guard case .int(let number) = array.number(at: offset), let word = UInt32(exactly: number)
      else { throw .valueError("Seed must be between 0 and 2**32 - 1") }
      words.append(word)
    }
    state.seed(words: words)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "RandomState(MT19937) at \(machine.address(of: self).uppercased().replacingX)"
  }

  override func str(_ machine: Interpreter) throws(Raised) -> String { "RandomState(MT19937)" }
}

/// A `Generator` over PCG64.
final class NumPyGeneratorObject: Object, NumPyRandomSource {
  let generator: NumPyGenerator

  init(_ generator: NumPyGenerator) {
    self.generator = generator
    super.init(type: NumPyGeneratorObject.type)
  }

  override func recordState(into image: inout StateImage) {
    image.natives.append(SavedState(generator.bits.place))
  }

  override func restoreState(from reader: inout StateReader) {
    if let saved = reader.next(SavedState<PCG64.State>.self) { generator.bits.place = saved.state }
  }

  static let type = TypeObject(native: "Generator", module: "numpy.random") { type in
    type.usesGenericAttributes = true
    NumPyRandomModule.declare(type, isLegacy: false)
  }

  var bits: any BitSource { generator.bits }
  func normal() -> Double { generator.normal() }
  func exponential() -> Double { generator.exponential() }
  func gamma(_ shape: Double) -> Double { generator.gamma(shape: shape) }
  func bounded(_ maximum: UInt64) -> UInt64 { generator.bits.bounded(maximum) }
  var isLegacy: Bool { false }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "Generator(PCG64) at \(machine.address(of: self).uppercased().replacingX)"
  }

  override func str(_ machine: Interpreter) throws(Raised) -> String { "Generator(PCG64)" }
}

extension String {
  /// `0X7F..` with a small x.
  fileprivate var replacingX: String { hasPrefix("0X") ? "0x" + dropFirst(2) : self }
}
