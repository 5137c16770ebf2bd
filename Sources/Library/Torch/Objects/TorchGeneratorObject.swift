// `torch.Generator`.
import Autograd
import BigInt
import Interpreter
import Tensors

extension TypeObject {
  static let torchGenerator = TypeObject(native: "Generator", module: "torch._C") { type in
    type.isNamedInFull = true
  }
}

/// A `torch.Generator`.
final class TorchGeneratorObject: Object {
  let generator: Tensors.Generator

  init(_ generator: Tensors.Generator, type: TypeObject = .torchGenerator) {
    self.generator = generator
    super.init(type: type)
  }

  override func recordState(into image: inout StateImage) {
    image.natives.append(SavedState(generator.state))
  }

  override func restoreState(from reader: inout StateReader) {
    if let saved = reader.next(SavedState<Tensors.Generator.State>.self) {
      generator.state = saved.state
    }
  }

  /// The generator behind `torch.rand` and its like.
  static let standard = TorchGeneratorObject(.standard)

  /// The seed that a value means; negative ones count from the end of the range.
  static func seed(_ value: Value, _ machine: Interpreter) throws(Raised) -> UInt64 {
    guard let integer = try machine.integerIfPossible(value) else {
      if case .float(let number) = value {
        return UInt64(bitPattern: Int64(Scalar.truncated(number)))
      }
      if let text = value.string {
        throw .valueError("invalid literal for int() with base 10: '\(text)'")
      }
      throw .typeError(
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(value.typeName)'")
    }
    guard case .small(let seed) = integer else {
      if case .big(let big) = integer, let seed = UInt64(exactly: big) { return seed }
      throw .runtimeError("Overflow when unpacking long")
    }
    return UInt64(bitPattern: Int64(seed))
  }

  /// A seed as an integer of the language, which may exceed a machine word.
  static func value(_ seed: UInt64) -> Value { Value.integer(Integer(BigInt(seed))) }

  static func declare() {
    let type = TypeObject.torchGenerator
    type.construct("Generator(cls, device='cpu')") { call, _ throws(Raised) in
      .object(TorchGeneratorObject(Tensors.Generator()))
    }
    func method(
      _ signature: String,
      _ body: @escaping (Tensors.Generator, Arguments, Interpreter) throws -> Value
    ) {
      type.method(signature) { call, machine throws(Raised) in
        guard let object = call[0].object(as: TorchGeneratorObject.self) else {
          throw .typeError("a torch.Generator is needed")
        }
        return try torch { try body(object.generator, call, machine) }
      }
    }
    method("manual_seed(self, seed, /)") { generator, call, machine in
      generator.manualSeed(try seed(call[1], machine))
      return call[0]
    }
    method("seed(self)") { generator, _, _ in value(generator.seed()) }
    method("initial_seed(self)") { generator, _, _ in value(generator.initialSeed) }
    method("get_state(self)") { generator, call, machine in
      .object(TensorObject.of(Variable(try Tensor.of(bytes: generator.stateBytes))))
    }
    method("set_state(self, new_state, /)") { generator, call, _ in
      guard let state = TensorObject.variable(call[1]), state.dtype == .uint8 else {
        throw Raised.typeError("RNG state must be a torch.ByteTensor")
      }
      guard generator.setState(try state.data.bytes()) else {
        throw Raised.runtimeError("RNG state is wrong size")
      }
      return call[0]
    }
    method("clone_state(self)") { generator, _, _ in
      let copy = Tensors.Generator()
      copy.state = generator.state
      return .object(TorchGeneratorObject(copy))
    }
    type.property("device") { _, _ throws(Raised) in .object(DeviceObject.of(.cpu)) }
  }
}
