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
  /// The device whose stream it was made for; it serves the others all the same.
  let device: Device

  init(
    _ generator: Tensors.Generator, device: Device = .cpu, type: TypeObject = .torchGenerator
  ) {
    self.generator = generator
    self.device = device
    super.init(type: type)
  }

  /// The state of the device's stream as PyTorch lays it out: a GPU's seed and offset.
  private var stateBytes: [UInt8] {
    guard !device.isCPU else { return generator.stateBytes }
    let stream = generator[device: device.index]
    return [stream.seed, stream.offset].flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }

  /// Takes over a state; false if it is malformed.
  private func setState(_ bytes: [UInt8]) -> Bool {
    guard !device.isCPU else { return generator.setState(bytes) }
    guard bytes.count == 16 else { return false }
    func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    generator[device: device.index] = DeviceStream(
      seed: number(bytes[..<8]), offset: number(bytes[8...]) & ~3)
    return true
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
      let device = try torch { try DeviceObject.device(call[1]) }
      return .object(TorchGeneratorObject(Tensors.Generator(), device: device))
    }
    func method(
      _ signature: String,
      _ body: @escaping (TorchGeneratorObject, Arguments, Interpreter) throws -> Value
    ) {
      type.method(signature) { call, machine throws(Raised) in
        guard let object = call[0].object(as: TorchGeneratorObject.self) else {
          throw .typeError("a torch.Generator is needed")
        }
        return try torch { try body(object, call, machine) }
      }
    }
    method("manual_seed(self, seed, /)") { object, call, machine in
      object.generator.manualSeed(try seed(call[1], machine))
      return call[0]
    }
    method("seed(self)") { object, _, _ in value(object.generator.seed()) }
    method("initial_seed(self)") { object, _, _ in
      value(
        object.device.isCPU
          ? object.generator.initialSeed : object.generator[device: object.device.index].seed)
    }
    method("get_state(self)") { object, _, _ in
      .object(TensorObject.of(Variable(try Tensor.of(bytes: object.stateBytes))))
    }
    method("set_state(self, new_state, /)") { object, call, _ in
      guard let state = TensorObject.variable(call[1]), state.dtype == .uint8 else {
        throw Raised.typeError("RNG state must be a torch.ByteTensor")
      }
      guard object.setState(try state.data.bytes()) else {
        throw Raised.runtimeError("RNG state is wrong size")
      }
      return call[0]
    }
    method("clone_state(self)") { object, _, _ in
      let copy = Tensors.Generator()
      copy.state = object.generator.state
      return .object(TorchGeneratorObject(copy, device: object.device))
    }
    type.property("device") { object, _ throws(Raised) in
      let device = object.object(as: TorchGeneratorObject.self)?.device
      return .object(DeviceObject.of(device ?? .cpu))
    }
  }
}
