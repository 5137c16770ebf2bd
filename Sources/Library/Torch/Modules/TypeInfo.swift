// `torch.finfo` and `torch.iinfo`: the limits of the number types.
import Interpreter
import Tensors

extension TypeObject {
  static let torchFinfo = TypeObject.sealedTorch("finfo")
  static let torchIinfo = TypeObject.sealedTorch("iinfo")
}

/// The limits of a type.
final class TypeInfo: Object {
  private let dtype: DType
  private let limits: Limits

  private struct Limits {
    var smallest: Value
    var largest: Value
    var eps: Double = 0
    var tiny: Double = 0
    var subnormal: Double = 0
    var resolution: Double = 0
  }

  private init(_ dtype: DType, type: TypeObject) {
    self.dtype = dtype
    limits = TypeInfo.limits(dtype)
    super.init(type: type)
  }

  private static func limits(_ dtype: DType) -> Limits {
    func float(_ most: Double, _ eps: Double, _ tiny: Double, _ least: Double, _ res: Double)
      -> Limits
    {
      Limits(
        smallest: .float(-most), largest: .float(most), eps: eps, tiny: tiny, subnormal: least,
        resolution: res)
    }
    func int(_ least: Int, _ most: Int) -> Limits {
      Limits(smallest: .int(least), largest: .int(most))
    }
    switch dtype {
    case .float16: return float(65504, 0x1p-10, 0x1p-14, 0x1p-24, 0.001)
    case .bfloat16: return float(0x1.fep127, 0x1p-7, 0x1p-126, 0x1p-133, 0.01)
    case .float32: return float(0x1.fffffep127, 0x1p-23, 0x1p-126, 0x1p-149, 1e-06)
    case .float64: return float(.greatestFiniteMagnitude, 0x1p-52, 0x1p-1022, 5e-324, 1e-15)
    case .bool: return int(0, 1)
    case .uint8: return int(0, 255)
    case .int8: return int(-128, 127)
    case .int16: return int(-32768, 32767)
    case .int32: return int(-2_147_483_648, 2_147_483_647)
    case .int64: return int(.min, .max)
    case .complex64, .complex128: return limits(dtype.realType)
    }
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    func text(_ number: Double) throws(Raised) -> String { try machine.format(.float(number), "g") }
    guard dtype.isFloatingPoint else {
      return "iinfo(min=\(try text(double(limits.smallest))), "
        + "max=\(try text(double(limits.largest))), dtype=\(dtype.name))"
    }
    return
      "finfo(resolution=\(try text(limits.resolution)), min=\(try text(-double(limits.largest)))"
      + ", max=\(try text(double(limits.largest))), eps=\(try text(limits.eps)), "
      + "smallest_normal=\(try text(limits.tiny)), tiny=\(try text(limits.tiny)), "
      + "dtype=\(dtype.name))"
  }

  private func double(_ value: Value) -> Double { value.number?.double ?? 0 }

  static func declare(in module: ModuleObject) {
    module["finfo"] = .object(TypeObject.torchFinfo)
    module["iinfo"] = .object(TypeObject.torchIinfo)
    guard TypeObject.torchFinfo.lookup(Symbol("eps")).isUndefined else { return }
    TypeObject.torchFinfo.construct("finfo(cls, type=...)") { call, _ throws(Raised) in
      let dtype = call.has(1) ? call[1].object(as: DTypeObject.self)?.dtype : .defaultFloat
      guard let dtype else {
        throw .typeError(
          "finfo(): argument 'type' (position 1) must be torch.dtype, not \(call[1].typeName)")
      }
      guard dtype.isInexact else {
        throw .typeError(
          "torch.finfo() requires a floating point input type. Use torch.iinfo to handle "
            + "'torch.finfo'")
      }
      return .object(TypeInfo(dtype.realType, type: .torchFinfo))
    }
    TypeObject.torchIinfo.construct("iinfo(cls, type)") { call, _ throws(Raised) in
      guard let dtype = call[1].object(as: DTypeObject.self)?.dtype else {
        throw .typeError(
          "iinfo(): argument 'type' (position 1) must be torch.dtype, not \(call[1].typeName)")
      }
      guard dtype.isInteger else {
        throw .typeError(
          "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
      }
      return .object(TypeInfo(dtype, type: .torchIinfo))
    }
    for type in [TypeObject.torchFinfo, .torchIinfo] {
      func property(_ name: String, _ get: @escaping (TypeInfo) -> Value) {
        type.property(name) { value, _ throws(Raised) in
          value.object(as: TypeInfo.self).map(get) ?? .none
        }
      }
      property("min") { $0.limits.smallest }
      property("max") { $0.limits.largest }
      property("bits") { .int($0.dtype.byteWidth * 8) }
      property("dtype") { .string($0.dtype.name) }
      property("eps") { .float($0.limits.eps) }
      property("tiny") { .float($0.limits.tiny) }
      property("smallest_normal") { .float($0.limits.tiny) }
      property("resolution") { .float($0.limits.resolution) }
    }
  }
}
