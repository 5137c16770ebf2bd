// The classes of NumPy's scalars: `np.float32` is a class, a converter and a name of a dtype.

import Interpreter
import Tensors

/// NumPy's classes.
enum NumPyTypes {
  static let generic = TypeObject(native: "generic", module: "numpy") { type in
    NumPyScalar.declare(type)
  }
  static let number = TypeObject(native: "number", module: "numpy", base: generic)
  static let integer = TypeObject(native: "integer", module: "numpy", base: number)
  static let signedInteger = TypeObject(native: "signedinteger", module: "numpy", base: integer)
  static let unsignedInteger = TypeObject(native: "unsignedinteger", module: "numpy", base: integer)
  static let inexact = TypeObject(native: "inexact", module: "numpy", base: number)
  static let floating = TypeObject(native: "floating", module: "numpy", base: inexact)
  static let complexFloating = TypeObject(
    native: "complexfloating", module: "numpy", base: inexact)
  static let character = TypeObject(native: "character", module: "numpy", base: generic)
  /// A Python string is its base as well.
  static let string: TypeObject = {
    let type = TypeObject(
      native: "str_", module: "numpy", bases: [.str, character],
      mro: TypeObject.str.mro.filter { $0 !== TypeObject.object } + character.mro)
    type.isNamedInFull = true
    type.constructorText = "np.str_"
    type.construct("str_(cls, value='', /)") { call, machine throws(Raised) in
      .object(StringObject(try machine.str(call[1]), type: type))
    }
    return type
  }()
  static let object = TypeObject(native: "object_", module: "numpy", base: generic)

  static let bool = scalar(.bool, "bool", generic)
  static let uint8 = scalar(.uint8, "uint8", unsignedInteger)
  static let int8 = scalar(.int8, "int8", signedInteger)
  static let int16 = scalar(.int16, "int16", signedInteger)
  static let int32 = scalar(.int32, "int32", signedInteger)
  static let int64 = scalar(.int64, "int64", signedInteger)
  static let float16 = scalar(.float16, "float16", floating)
  static let float32 = scalar(.float32, "float32", floating)
  /// A Python float is its base as well.
  static let float64: TypeObject = {
    let type = TypeObject(
      native: "float64", module: "numpy", bases: [floating, .float],
      mro: floating.mro.filter { $0 !== TypeObject.object } + TypeObject.float.mro)
    type.isNamedInFull = true
    declareConstructor(type, .float64)
    return type
  }()

  static let complex64 = scalar(.complex64, "complex64", complexFloating)
  /// A Python complex number is its base as well.
  static let complex128: TypeObject = {
    let type = TypeObject(
      native: "complex128", module: "numpy", bases: [complexFloating, .complex],
      mro: complexFloating.mro.filter { $0 !== TypeObject.object } + TypeObject.complex.mro)
    type.isNamedInFull = true
    declareConstructor(type, .complex128)
    return type
  }()

  /// The warning where imaginary parts are dropped.
  static let complexWarning = TypeObject(
    native: "ComplexWarning", module: "numpy.exceptions", base: .runtimeWarning)

  /// The class of scalars of an element type.
  static func scalar(_ dtype: DType) -> TypeObject {
    switch dtype {
    case .bool: bool
    case .uint8: uint8
    case .int8: int8
    case .int16: int16
    case .int32: int32
    case .int64: int64
    case .float16, .bfloat16: float16
    case .float32: float32
    case .float64: float64
    case .complex64: complex64
    case .complex128: complex128
    }
  }

  /// The element type that a class stands for.
  static func element(_ type: TypeObject) -> ElementType? {
    if let known = elements.first(where: { $0.type === type }) { return known.element }
    return nil
  }

  private static let elements: [(type: TypeObject, element: ElementType)] = [
    (bool, .number(.bool)), (uint8, .number(.uint8)), (int8, .number(.int8)),
    (int16, .number(.int16)), (int32, .number(.int32)), (int64, .number(.int64)),
    (float16, .number(.float16)), (float32, .number(.float32)), (float64, .number(.float64)),
    (complex64, .number(.complex64)), (complex128, .number(.complex128)),
    (.complex, .number(.complex128)), (complexFloating, .number(.complex128)),
    (string, .string(0)), (object, .object),
    (.int, .number(.int64)), (.float, .number(.float64)), (.bool, .number(.bool)),
    (.str, .string(0)), (.object, .object), (floating, .number(.float64)),
    (inexact, .number(.float64)), (number, .number(.float64)), (integer, .number(.int64)),
    (signedInteger, .number(.int64)),
  ]

  private static func scalar(_ dtype: DType, _ name: String, _ base: TypeObject) -> TypeObject {
    let type = TypeObject(native: name, module: "numpy", base: base)
    type.isNamedInFull = true
    declareConstructor(type, dtype)
    return type
  }

  private static func declareConstructor(_ type: TypeObject, _ dtype: DType) {
    type.construct("\(type.name)(cls, value=0, /)") { call, machine throws(Raised) in
      var value = call[1]
      if let text = value.string {
        value =
          dtype.isComplex
          ? try machine.call(.object(TypeObject.complex), .string(text))
          : dtype.isFloatingPoint
            ? try machine.call(.object(TypeObject.float), .string(text))
            : try machine.call(.object(TypeObject.int), .string(text))
      }
      if case .int = value {
        return try ArrayBuilder.array(value, .number(dtype), machine).scalarOrSelf
      }
      let array = try NDArray.of(value, machine)
      return try array.converted(to: .number(dtype), machine).scalarOrSelf
    }
  }

  /// The exception of a result that does not fit its output.
  static let ufuncTypeError = TypeObject(
    native: "UFuncTypeError", module: "numpy._core._exceptions", base: .typeError)
  static let linAlgError = TypeObject(
    native: "LinAlgError", module: "numpy.linalg", base: .valueError)
  static let axisError = TypeObject(
    native: "AxisError", module: "numpy.exceptions",
    bases: [.valueError, .indexError],
    mro: [.valueError, .indexError, .lookupError, .exception, .baseException, .object])
}

/// Runs what may fail below the language.
@inline(__always)
func arrays<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
  do {
    return try body()
  } catch {
    throw raised(error)
  }
}
