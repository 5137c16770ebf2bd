// The universal functions, one row each.

import Autograd
import Interpreter
import Tensors

extension UFunc {
  /// The class of the functions.
  static let type = TypeObject(native: "ufunc", module: "numpy") { type in declare(type) }

  // MARK: - Two operands

  static let add = binary("add", .add, .same, .add)
  static let subtract = UFunc("subtract", 2, .same, objects: .subtract) { inputs in
    guard inputs[0].dtype != .bool else {
      throw Raised.typeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
          + "operator, or the logical_xor function instead.")
    }
    return try inputs[0].combine(.subtract, inputs[1])
  }
  static let multiply = binary("multiply", .multiply, .same, .multiply)
  static let divide = binary("divide", .divide, .double, .trueDivide)
  static let floorDivide = UFunc("floor_divide", 2, .sameWithoutBool, objects: .floorDivide) {
    try integerSafe(.floorDivide, $0)
  }
  static let remainder = UFunc("remainder", 2, .sameWithoutBool, objects: .modulo) {
    try integerSafe(.remainder, $0)
  }
  static let fmod = UFunc("fmod", 2, .sameWithoutBool) { try integerSafe(.fmod, $0) }
  static let power = UFunc("power", 2, .sameWithoutBool, objects: .power) { inputs in
    if inputs[1].dtype.isInteger, inputs[1].dtype.isSigned,
      try inputs[1].lt(.int(0)).any().item().isTrue
    {
      throw Raised.valueError("Integers to negative integer powers are not allowed.")
    }
    return try inputs[0].combine(.power, inputs[1])
  }
  static let floatPower = UFunc("float_power", 2, .double) { inputs in
    try inputs[0].to(.float64).combine(.power, inputs[1].to(.float64))
  }
  static let maximum = extreme("maximum", .maximum, { try $0.logicalOr($1) })
  static let minimum = extreme("minimum", .minimum, { try $0.logicalAnd($1) })
  static let fmax = extreme("fmax", .fmax, { try $0.logicalOr($1) })
  static let fmin = extreme("fmin", .fmin, { try $0.logicalAnd($1) })
  static let arctan2 = binary("arctan2", .atan2, .float)
  static let hypot = binary("hypot", .hypot, .float)
  static let copysign = binary("copysign", .copysign, .float)
  static let logaddexp = binary("logaddexp", .logaddexp, .float)
  static let logaddexp2 = UFunc("logaddexp2", 2, .float) { try $0[0].logaddexp2($0[1]) }
  static let heaviside = UFunc("heaviside", 2, .float) { try $0[0].heaviside($0[1]) }
  static let bitwiseAnd = binary("bitwise_and", .bitwiseAnd, .integers, .and)
  static let bitwiseOr = binary("bitwise_or", .bitwiseOr, .integers, .or)
  static let bitwiseXor = binary("bitwise_xor", .bitwiseXor, .integers, .xor)
  static let leftShift = binary("left_shift", .shiftLeft, .integers, .leftShift)
  static let rightShift = binary("right_shift", .shiftRight, .integers, .rightShift)

  static let equal = comparison("equal", .equal, .equal)
  static let notEqual = comparison("not_equal", .notEqual, .notEqual)
  static let less = comparison("less", .less, .less)
  static let lessEqual = comparison("less_equal", .lessEqual, .lessOrEqual)
  static let greater = comparison("greater", .greater, .greater)
  static let greaterEqual = comparison("greater_equal", .greaterEqual, .greaterOrEqual)
  static let logicalAnd = comparison("logical_and", .logicalAnd, nil)
  static let logicalOr = comparison("logical_or", .logicalOr, nil)
  static let logicalXor = comparison("logical_xor", .logicalXor, nil)

  // MARK: - One operand

  static let negative = UFunc("negative", 1, .same) { inputs in
    guard inputs[0].dtype != .bool else {
      throw Raised.typeError(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or "
          + "the logical_not function instead.")
    }
    return try inputs[0].map(.neg)
  }
  static let positive = UFunc("positive", 1, .same) { try $0[0].clone() }
  static let invert = UFunc("invert", 1, .integers) { inputs in
    inputs[0].dtype == .bool ? try inputs[0].logicalNot() : try inputs[0].map(.bitwiseNot)
  }
  static let absolute = UFunc("absolute", 1, .same) { inputs in
    inputs[0].dtype == .bool ? inputs[0] : try inputs[0].map(.abs)
  }
  static let logicalNot = UFunc("logical_not", 1, .truth) { try $0[0].logicalNot() }
  static let isnan = UFunc("isnan", 1, .truth) { try $0[0].isnan() }
  static let isinf = UFunc("isinf", 1, .truth) { try $0[0].isinf() }
  static let isfinite = UFunc("isfinite", 1, .truth) { try $0[0].isfinite() }
  static let signbit = UFunc("signbit", 1, .truth) { try $0[0].signbit() }
  static let rint = UFunc("rint", 1, .float) { try $0[0].map(.round) }

  static let conjugate = UFunc("conjugate", 1, .same) { try $0[0].conj().clone() }

  /// All functions by their names in `numpy`.
  static let table: [(name: String, function: UFunc)] =
    [
      ("add", add), ("subtract", subtract), ("multiply", multiply), ("divide", divide),
      ("true_divide", divide), ("floor_divide", floorDivide), ("remainder", remainder),
      ("mod", remainder), ("fmod", fmod), ("power", power), ("pow", power),
      ("float_power", floatPower), ("maximum", maximum), ("minimum", minimum), ("fmax", fmax),
      ("fmin", fmin), ("arctan2", arctan2), ("atan2", arctan2), ("hypot", hypot),
      ("copysign", copysign), ("logaddexp", logaddexp), ("logaddexp2", logaddexp2),
      ("heaviside", heaviside), ("bitwise_and", bitwiseAnd), ("bitwise_or", bitwiseOr),
      ("bitwise_xor", bitwiseXor), ("left_shift", leftShift), ("right_shift", rightShift),
      ("equal", equal), ("not_equal", notEqual), ("less", less), ("less_equal", lessEqual),
      ("greater", greater), ("greater_equal", greaterEqual), ("logical_and", logicalAnd),
      ("logical_or", logicalOr), ("logical_xor", logicalXor), ("negative", negative),
      ("positive", positive), ("invert", invert), ("bitwise_not", invert),
      ("bitwise_invert", invert), ("absolute", absolute), ("abs", absolute),
      ("logical_not", logicalNot), ("isnan", isnan), ("isinf", isinf), ("isfinite", isfinite),
      ("signbit", signbit), ("rint", rint),
      ("sqrt", UFunc("sqrt", 1, .float) { try NumPyMath.squareRoots($0[0]) }),
      ("square", unary("square", .square, .same)), ("sign", unary("sign", .sign, .same)),
      ("reciprocal", unary("reciprocal", .reciprocal, .float)),
      (
        "fabs",
        UFunc("fabs", 1, .float) { inputs in
          guard !inputs[0].dtype.isComplex else { throw unsupported("fabs") }
          return try inputs[0].map(.abs)
        }
      ),
      ("floor", rounding("floor", .floor)), ("ceil", rounding("ceil", .ceil)),
      ("trunc", rounding("trunc", .trunc)), ("fix", rounding("fix", .trunc)),
      (
        "cbrt",
        UFunc("cbrt", 1, .float) { inputs in
          let third = try inputs[0].abs().to(.float64).pow(.float(1.0 / 3)).to(inputs[0].dtype)
          return try third.copysign(inputs[0])
        }
      ),
      ("deg2rad", scaled("deg2rad", .pi / 180)), ("radians", scaled("radians", .pi / 180)),
      ("rad2deg", scaled("rad2deg", 180 / .pi)), ("degrees", scaled("degrees", 180 / .pi)),
      ("conjugate", conjugate), ("conj", conjugate),
    ] + floats.map { ($0.name, unary($0.title, $0.operation, .float)) }

  /// The functions of floats, with their second names.
  private static let floats: [(name: String, title: String, operation: ArrayUnary)] = [
    ("exp", "exp", .exp), ("exp2", "exp2", .exp2),
    ("expm1", "expm1", .expm1), ("log", "log", .log), ("log2", "log2", .log2),
    ("log10", "log10", .log10), ("log1p", "log1p", .log1p), ("sin", "sin", .sin),
    ("cos", "cos", .cos), ("tan", "tan", .tan), ("arcsin", "arcsin", .asin),
    ("asin", "arcsin", .asin), ("arccos", "arccos", .acos), ("acos", "arccos", .acos),
    ("arctan", "arctan", .atan), ("atan", "arctan", .atan), ("sinh", "sinh", .sinh),
    ("cosh", "cosh", .cosh), ("tanh", "tanh", .tanh), ("arcsinh", "arcsinh", .asinh),
    ("asinh", "arcsinh", .asinh), ("arccosh", "arccosh", .acosh), ("acosh", "arccosh", .acosh),
    ("arctanh", "arctanh", .atanh), ("atanh", "arctanh", .atanh),
  ]

  // MARK: - Makers

  private static func binary(
    _ name: String, _ operation: ArrayBinary, _ rule: UFuncRule, _ objects: LanguageBinary? = nil
  ) -> UFunc {
    UFunc(name, 2, rule, objects: objects) { try $0[0].combine(operation, $0[1]) }
  }

  private static func comparison(
    _ name: String, _ operation: ArrayComparison, _ objects: LanguageComparison?
  ) -> UFunc {
    UFunc(name, 2, .truth, comparison: objects) { try $0[0].compare(operation, $0[1]) }
  }

  private static func extreme(
    _ name: String, _ operation: ArrayBinary, _ truths: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> UFunc {
    UFunc(name, 2, .same) { inputs in
      inputs[0].dtype == .bool
        ? try truths(inputs[0], inputs[1]) : try inputs[0].combine(operation, inputs[1])
    }
  }

  private static func unary(
    _ name: String, _ operation: ArrayUnary, _ rule: UFuncRule
  ) -> UFunc {
    UFunc(name, 1, rule) { try $0[0].map(operation) }
  }

  private static func rounding(_ name: String, _ operation: ArrayUnary) -> UFunc {
    UFunc(name, 1, .same) { inputs in
      guard !inputs[0].dtype.isComplex else { throw unsupported(name) }
      return inputs[0].dtype.isFloatingPoint
        ? try inputs[0].map(operation) : try inputs[0].clone()
    }
  }

  private static func scaled(_ name: String, _ factor: Double) -> UFunc {
    UFunc(name, 1, .float) { inputs in
      guard !inputs[0].dtype.isComplex else { throw unsupported(name) }
      return try inputs[0].mul(.float(factor))
    }
  }

  /// Integer division by zero gives zero.
  private static func integerSafe(
    _ operation: ArrayBinary, _ inputs: [Tensor]
  ) throws -> Tensor {
    guard !inputs[0].dtype.isComplex else { throw unsupported("\(operation)") }
    guard !inputs[0].dtype.isFloatingPoint else {
      return try inputs[0].combine(operation, inputs[1])
    }
    let zeros = try inputs[1].eq(.int(0))
    guard try zeros.any().item().isTrue else {
      return try inputs[0].combine(operation, inputs[1])
    }
    let safe = try inputs[1].maskedFill(zeros, .int(1))
    let result = try inputs[0].combine(operation, safe)
    return try result.maskedFill(zeros, .int(0))
  }

  // MARK: - Operators

  /// The function behind an operator; nil for the matrix product.
  static func of(_ operation: LanguageBinary) -> UFunc? {
    switch operation {
    case .add: add
    case .subtract: subtract
    case .multiply: multiply
    case .matrixMultiply: nil
    case .trueDivide: divide
    case .floorDivide: floorDivide
    case .modulo: remainder
    case .power: power
    case .leftShift: leftShift
    case .rightShift: rightShift
    case .and: bitwiseAnd
    case .or: bitwiseOr
    case .xor: bitwiseXor
    }
  }

  /// The function behind a comparison.
  static func of(_ operation: LanguageComparison) -> UFunc {
    switch operation {
    case .less: less
    case .lessOrEqual: lessEqual
    case .equal: equal
    case .notEqual: notEqual
    case .greater: greater
    case .greaterOrEqual: greaterEqual
    }
  }

  // MARK: - Members

  private static func declare(_ type: TypeObject) {
    func function(_ value: Value) -> UFunc { value.object(as: UFunc.self) ?? add }
    type.property("__name__") { value, _ throws(Raised) in .string(function(value).name) }
    type.property("nin") { value, _ throws(Raised) in .int(function(value).inputCount) }
    type.property("nout") { _, _ throws(Raised) in .int(1) }
    type.method("reduce(self, array, /, axis=0, dtype=None, out=None, keepdims=False)") {
      call, machine throws(Raised) in
      let array = try NDArray.of(call[1], machine)
      return try Reduction.reduce(
        function(call[0]), array, axis: call[2], keepdims: machine.truth(call[5]),
        dtype: call[3], machine)
    }
    type.method("accumulate(self, array, /, axis=0, dtype=None, out=None)") {
      call, machine throws(Raised) in
      try Reduction.accumulate(
        function(call[0]), NDArray.of(call[1], machine), axis: call[2], machine)
    }
    type.method("reduceat(self, array, /, indices, axis=0, dtype=None, out=None)") {
      call, machine throws(Raised) in
      try Reduction.reduce(
        function(call[0]), NDArray.of(call[1], machine), at: NDArray.of(call[2], machine),
        axis: call[3], dtype: call[4], machine)
    }
    type.method("outer(self, a, b, /)") { call, machine throws(Raised) in
      let a = try NDArray.of(call[1], machine)
      let b = try NDArray.of(call[2], machine)
      let tall = try arrays {
        try a.operand.reshape(ArrayShape(checking: a.shape.array + b.shape.array.map { _ in 1 }))
      }
      return try function(call[0]).apply([.object(a.with(tall)), .object(b)], machine)
    }
    type.method("at(self, a, indices, b=None, /)") { call, machine throws(Raised) in
      guard let array = call[1].object(as: NDArray.self) else {
        throw .typeError("first operand must be array")
      }
      try function(call[0]).apply(
        at: call[2], of: array, values: call[3].isNone ? nil : call[3], machine)
      return .none
    }
  }
}
