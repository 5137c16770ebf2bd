// `torch.dtype`, `torch.device`, `torch.layout`, `torch.memory_format`: the small constants.
import Autograd
import Interpreter
import Tensors

/// The classes of torch's own objects.
enum TorchTypes {
  /// The classes that messages name with their module.
  static let areNamedInFull: Set<String> = [
    "dtype", "device", "layout", "memory_format", "Generator", "Size", "finfo", "iinfo",
  ]
  static let linearAlgebraError = TypeObject(
    native: "_LinAlgError", module: "torch._C", base: .runtimeError)
  static let acceleratorError = TypeObject(
    native: "AcceleratorError", module: "torch", base: .runtimeError)
  static let outOfMemoryError = TypeObject(
    native: "OutOfMemoryError", module: "torch", base: .runtimeError)
}

extension TypeObject {
  static let torchDtype = sealedTorch("dtype")
  static let torchDevice = TypeObject(native: "device", module: "torch") { type in
    type.isNamedInFull = true
  }
  static let torchLayout = sealedTorch("layout")
  static let torchMemoryFormat = sealedTorch("memory_format")

  static func sealedTorch(_ name: String) -> TypeObject {
    let type = TypeObject(native: name, module: "torch")
    type.isNamedInFull = true
    type.isSubclassable = false
    return type
  }
}

/// A `torch.dtype`.
final class DTypeObject: Object {
  let dtype: DType

  private init(_ dtype: DType) {
    self.dtype = dtype
    super.init(type: .torchDtype)
  }

  private static let all = DType.allCases.map { DTypeObject($0) }

  /// The one object of a type.
  static func of(_ dtype: DType) -> DTypeObject { all[Int(dtype.rawValue)] }

  /// The type that Python's `float`, `int` or `bool` stands for.
  static func python(_ value: Value) -> DType? {
    guard let type = value.type else { return nil }
    if type === TypeObject.float { return .float64 }
    if type === TypeObject.int { return .int64 }
    if type === TypeObject.complex { return .complex128 }
    return type === TypeObject.bool ? .bool : nil
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String { "torch.\(dtype.name)" }

  /// Declares the attributes.
  static func declare() {
    func property(_ name: String, _ get: @escaping (DType) -> Value) {
      TypeObject.torchDtype.property(name) { value, _ throws(Raised) in
        value.object(as: DTypeObject.self).map { get($0.dtype) } ?? .none
      }
    }
    property("is_floating_point") { .bool($0.isFloatingPoint) }
    property("is_complex") { .bool($0.isComplex) }
    property("is_signed") { .bool($0.isSigned) }
    property("itemsize") { .int($0.byteWidth) }
    func method(_ name: String, _ convert: @escaping (DType) -> DType) {
      TypeObject.torchDtype.method("\(name)(self)") { call, _ throws(Raised) in
        call[0].object(as: DTypeObject.self).map { .object(of(convert($0.dtype))) } ?? .none
      }
    }
    method("to_complex") { $0.complexType }
    method("to_real") { $0.realType }
  }
}

/// A `torch.device`.
final class DeviceObject: Object {
  let device: Device
  /// Whether the index was given.
  let hasIndex: Bool

  /// Where tensors are made unless told otherwise.
  nonisolated(unsafe) static var current: Device = .cpu
  /// Where `:device` has moved the session. Cells that were written for the processor run there too:
  /// what has no device of its own, arrays of NumPy among them, comes to it, and `numpy()` brings it back.
  nonisolated(unsafe) static var ofSession: Device = .cpu
  /// Which GPU `cuda` without a number is.
  nonisolated(unsafe) static var currentCUDA: UInt8 = 0

  init(_ device: Device, hasIndex: Bool) {
    self.device = device
    self.hasIndex = hasIndex
    super.init(type: .torchDevice)
  }

  /// The device that a string, an index or a device names.
  static func object(_ value: Value, index: Int? = nil) throws -> DeviceObject {
    if let object = value.object(as: DeviceObject.self) { return object }
    if case .int(let index) = value { return try cuda(index) }
    guard let text = value.string else {
      throw Raised.typeError(
        "device(): argument 'type' (position 1) must be str, not \(value.typeName)")
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = String(parts.first ?? "")
    var number = index
    if parts.count == 2 {
      guard let parsed = Int(parts[1]), parsed >= 0 else {
        throw Raised.runtimeError("Invalid device string: '\(text)'")
      }
      number = parsed
    }
    switch kind {
    case "cpu": return DeviceObject(.cpu, hasIndex: number != nil)
    case "cuda":
      guard let number else { return DeviceObject(.cuda(0), hasIndex: false) }
      return try cuda(number)
    default:
      throw Raised.runtimeError(
        "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, "
          + "xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of "
          + "device string: \(kind)")
    }
  }

  private static func cuda(_ index: Int) throws -> DeviceObject {
    guard let short = UInt8(exactly: index) else {
      throw Raised.runtimeError("Device index must not be negative")
    }
    return DeviceObject(.cuda(short), hasIndex: true)
  }

  /// The device to make a tensor on.
  static func device(_ value: Value) throws -> Device {
    let object = try object(value)
    if object.device.isCPU { return .cpu }
    guard let runtime = Backends.runtime else {
      throw Raised.assertionError("Torch not compiled with CUDA enabled")
    }
    try runtime.startForProgram()
    let device = object.hasIndex ? object.device : .cuda(currentCUDA)
    guard Int(device.index) < runtime.deviceCount else {
      throw Raised(
        TorchTypes.acceleratorError, "CUDA error: invalid device ordinal: there is no \(device)")
    }
    _ = try Backends.backend(for: device)
    return device
  }

  /// The device of a tensor.
  static func of(_ device: Device) -> DeviceObject {
    DeviceObject(device, hasIndex: !device.isCPU)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let kind = device.isCPU ? "cpu" : "cuda"
    return hasIndex
      ? "device(type='\(kind)', index=\(device.index))" : "device(type='\(kind)')"
  }

  override func str(_ machine: Interpreter) throws(Raised) -> String {
    let kind = device.isCPU ? "cpu" : "cuda"
    return hasIndex ? "\(kind):\(device.index)" : kind
  }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    Int(device.kind.rawValue) &* 257 &+ (hasIndex ? Int(device.index) + 1 : 0)
  }

  override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.object(as: DeviceObject.self),
      operation == .equal || operation == .notEqual
    else { return .undefined }
    let isEqual = device == other.device && hasIndex == other.hasIndex
    return .bool(isEqual == (operation == .equal))
  }

  /// Declares the attributes.
  static func declare() {
    let type = TypeObject.torchDevice
    type.construct("device(cls, type='cpu', index=None)") { call, machine throws(Raised) in
      let index = call[2].isNoneOrUndefined ? nil : call[2].number?.int
      let kind = call.has(1) ? call[1] : .string("cpu")
      return .object(try torch { try DeviceObject.object(kind, index: index) })
    }
    type.property("type") { value, _ throws(Raised) in
      .string(value.object(as: DeviceObject.self)?.device.isCPU ?? true ? "cpu" : "cuda")
    }
    type.property("index") { value, _ throws(Raised) in
      guard let object = value.object(as: DeviceObject.self), object.hasIndex else { return .none }
      return .int(Int(object.device.index))
    }
    type.method("__enter__(self)") { call, _ throws(Raised) in
      previous.append(current)
      if let object = call[0].object(as: DeviceObject.self) { current = object.device }
      return call[0]
    }
    type.method("__exit__(self, *args)") { _, _ throws(Raised) in
      if let device = previous.popLast() { current = device }
      return .none
    }
  }

  nonisolated(unsafe) private static var previous: [Device] = []

  /// The current device, and those that `with` statements go back to.
  static var setting: (current: Device, previous: [Device]) {
    get { (current, previous) }
    set { (current, previous) = newValue }
  }
}

/// A `torch.layout`: `torch.strided` is the only one that works.
final class LayoutObject: Object {
  private let name: String

  init(_ name: String) {
    self.name = name
    super.init(type: .torchLayout)
  }

  static let strided = LayoutObject("torch.strided")
  static let sparse = LayoutObject("torch.sparse_coo")

  override func repr(_ machine: Interpreter) throws(Raised) -> String { name }
}

/// A `torch.memory_format`.
final class MemoryFormatObject: Object {
  let name: String

  init(_ name: String) {
    self.name = name
    super.init(type: .torchMemoryFormat)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String { name }
}
