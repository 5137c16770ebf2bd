// The element types of NumPy's arrays, their names, and NumPy's rules of promotion.
//
// Numbers are the tensors' types. Strings and objects have no type there: an array of them holds
// places in a pool of values.

import Interpreter
import Tensors

/// What the elements of an array are.
enum ElementType: Equatable {
  case number(DType)
  /// Text of at most some characters.
  case string(Int)
  case object

  /// The number type, if it is one.
  var dtype: DType? {
    if case .number(let dtype) = self { return dtype }
    return nil
  }

  /// The name: `float32`, `str96`, `object`.
  var name: String {
    switch self {
    case .number(let dtype): dtype.name
    case .string(let width): width == 0 ? "str" : "str\(width * 32)"
    case .object: "object"
    }
  }

  /// What `str(dtype)` gives: `float32`, `<U3`, `object`.
  var text: String {
    if case .string(let width) = self { return "<U\(width)" }
    return name
  }

  /// What the dtype's repr quotes: `float32`, `<U3`, `O`.
  var short: String {
    switch self {
    case .number(let dtype): dtype.name
    case .string(let width): width == 0 ? "<U" : "<U\(width)"
    case .object: "O"
    }
  }

  var itemSize: Int {
    switch self {
    case .number(let dtype): dtype.byteWidth
    case .string(let width): 4 * width
    case .object: 8
    }
  }

  /// One letter: `f`, `i`, `u`, `b`, `U`, `O`.
  var kind: String {
    switch self {
    case .number(let dtype):
      dtype == .bool
        ? "b" : dtype == .uint8 ? "u" : dtype.isInteger ? "i" : dtype.isComplex ? "c" : "f"
    case .string: "U"
    case .object: "O"
    }
  }

  /// The type code: `d`, `f`, `l`.
  var code: String {
    switch self {
    case .number(let dtype):
      switch dtype {
      case .bool: "?"
      case .uint8: "B"
      case .int8: "b"
      case .int16: "h"
      case .int32: "i"
      case .int64: "l"
      case .float16, .bfloat16: "e"
      case .float32: "f"
      case .float64: "d"
      case .complex64: "F"
      case .complex128: "D"
      }
    case .string: "U"
    case .object: "O"
    }
  }

  /// The type of a name such as `float32`, `f4`, `<f4`, `double`, `U5`.
  init?(name: String) {
    var name = Substring(name)
    if let first = name.first, "<=|".contains(first) { name.removeFirst() }
    if let dtype = ElementType.names[String(name)] {
      self = .number(dtype)
    } else if name == "object" || name == "O" || name == "object_" {
      self = .object
    } else if name == "str" || name == "U" || name == "str_" {
      self = .string(0)
    } else if name.first == "U", let width = Int(name.dropFirst()) {
      self = .string(width)
    } else {
      return nil
    }
  }

  private static let names: [String: DType] = [
    "bool": .bool, "bool_": .bool, "?": .bool, "b1": .bool,
    "uint8": .uint8, "u1": .uint8, "B": .uint8, "ubyte": .uint8,
    "int8": .int8, "i1": .int8, "b": .int8, "byte": .int8,
    "int16": .int16, "i2": .int16, "h": .int16, "short": .int16,
    "int32": .int32, "i4": .int32, "i": .int32, "intc": .int32,
    "int64": .int64, "i8": .int64, "l": .int64, "q": .int64, "int": .int64, "int_": .int64,
    "intp": .int64, "long": .int64, "longlong": .int64,
    "float16": .float16, "f2": .float16, "e": .float16, "half": .float16,
    "float32": .float32, "f4": .float32, "f": .float32, "single": .float32,
    "float64": .float64, "f8": .float64, "d": .float64, "double": .float64, "float": .float64,
    "complex64": .complex64, "c8": .complex64, "F": .complex64, "csingle": .complex64,
    "complex128": .complex128, "c16": .complex128, "D": .complex128, "cdouble": .complex128,
    "complex": .complex128,
  ]
}

extension DType {
  /// The smallest float that holds the integers of the type.
  var floatForInteger: DType {
    switch self {
    case .bool, .uint8, .int8: .float16
    case .int16: .float32
    case .int32, .int64: .float64
    case .float16, .bfloat16, .float32, .float64, .complex64, .complex128: self
    }
  }

  /// The common type of two arrays, after NumPy.
  func promoted(_ other: DType) -> DType {
    if self == other || other == .bool { return self }
    if self == .bool { return other }
    if isComplex || other.isComplex {
      let a = realType.floatForInteger
      let b = other.realType.floatForInteger
      return (a.rawValue >= b.rawValue ? a : b).complexType
    }
    if isFloatingPoint || other.isFloatingPoint {
      let a = floatForInteger
      let b = other.floatForInteger
      return a.rawValue >= b.rawValue ? a : b
    }
    if self == .uint8 || other == .uint8 {
      let signed = self == .uint8 ? other : self
      return signed == .int8 ? .int16 : signed
    }
    return rawValue >= other.rawValue ? self : other
  }

  /// The common type of an array and a Python number, whose own type counts for nothing but its
  /// kind.
  func promoted(withPython number: Scalar) -> DType {
    switch number {
    case .bool: self
    case .int: self == .bool ? .int64 : self
    case .float: isInexact ? self : .float64
    case .complex: isInexact ? complexType : .complex128
    }
  }

  /// The range of an integer type.
  var integerRange: ClosedRange<Int>? {
    switch self {
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: -2_147_483_648...2_147_483_647
    case .int64: Int.min...Int.max
    case .bool, .float16, .bfloat16, .float32, .float64, .complex64, .complex128: nil
    }
  }
}
