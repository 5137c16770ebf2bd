// The C kernels' names for the operations and types.

import CKernels

extension DType {
  @inlinable var kernel: KernelType { unsafeBitCast(rawValue, to: KernelType.self) }
}

extension UnaryOperation {
  var kernel: UnaryKernel {
    switch self {
    case .neg: .neg
    case .abs: .abs
    case .sign: .sign
    case .square: .square
    case .relu: .relu
    case .ceil: .ceil
    case .floor: .floor
    case .round: .round
    case .trunc: .trunc
    case .bitwiseNot: .bitwiseNot
    case .frac: .frac
    case .reciprocal: .reciprocal
    case .sqrt: .sqrt
    case .rsqrt: .rsqrt
    case .exp: .exp
    case .exp2: .exp2
    case .expm1: .expm1
    case .log: .log
    case .log2: .log2
    case .log10: .log10
    case .log1p: .log1p
    case .sin: .sin
    case .cos: .cos
    case .tan: .tan
    case .asin: .asin
    case .acos: .acos
    case .atan: .atan
    case .sinh: .sinh
    case .cosh: .cosh
    case .tanh: .tanh
    case .asinh: .asinh
    case .acosh: .acosh
    case .atanh: .atanh
    case .erf: .erf
    case .erfc: .erfc
    case .erfinv: .erfinv
    case .lgamma: .lgamma
    case .digamma: .digamma
    case .sigmoid: .sigmoid
    case .logSigmoid: .logSigmoid
    case .silu: .silu
    case .gelu: .gelu
    case .geluTanh: .geluTanh
    case .mish: .mish
    case .hardsigmoid: .hardsigmoid
    case .hardswish: .hardswish
    }
  }
}

extension PredicateOperation {
  var kernel: PredicateKernel {
    switch self {
    case .isNaN: .isNaN
    case .isInf: .isInf
    case .isFinite: .isFinite
    case .logicalNot: .logicalNot
    case .signbit: .signbit
    }
  }
}

extension ParametricOperation {
  var kernel: ParametricKernel {
    switch self {
    case .threshold: .threshold
    case .leakyRelu: .leakyRelu
    case .elu: .elu
    case .celu: .celu
    case .softplus: .softplus
    case .hardtanh: .hardtanh
    case .softshrink: .softshrink
    case .hardshrink: .hardshrink
    case .powScalar: .powScalar
    case .scalarPow: .scalarPow
    case .nanToNum: .nanToNum
    }
  }
}

extension BinaryOperation {
  var kernel: BinaryKernel {
    switch self {
    case .add: .add
    case .subtract: .sub
    case .multiply: .mul
    case .divide: .div
    case .floorDivide: .divFloor
    case .truncateDivide: .divTrunc
    case .remainder: .remainder
    case .fmod: .fmod
    case .power: .pow
    case .maximum: .maximum
    case .minimum: .minimum
    case .fmax: .fmax
    case .fmin: .fmin
    case .bitwiseAnd: .bitwiseAnd
    case .bitwiseOr: .bitwiseOr
    case .bitwiseXor: .bitwiseXor
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    case .atan2: .atan2
    case .hypot: .hypot
    case .copysign: .copysign
    case .logaddexp: .logaddexp
    case .xlogy: .xlogy
    case .reluBackward: .reluBackward
    case .sigmoidBackward: .sigmoidBackward
    case .tanhBackward: .tanhBackward
    case .geluBackward: .geluBackward
    case .geluTanhBackward: .geluTanhBackward
    case .siluBackward: .siluBackward
    case .logSigmoidBackward: .logSigmoidBackward
    }
  }
}

extension ComparisonOperation {
  var kernel: CompareKernel {
    switch self {
    case .equal: .eq
    case .notEqual: .ne
    case .less: .lt
    case .lessEqual: .le
    case .greater: .gt
    case .greaterEqual: .ge
    case .logicalAnd: .logicalAnd
    case .logicalOr: .logicalOr
    case .logicalXor: .logicalXor
    }
  }
}

extension ScaledOperation {
  var kernel: ScaledKernel {
    switch self {
    case .addScaled: .addScaled
    case .lerp: .lerpScalar
    case .thresholdBackward: .thresholdBackward
    case .leakyReluBackward: .leakyReluBackward
    case .eluBackward: .eluBackward
    case .softplusBackward: .softplusBackward
    case .hardtanhBackward: .hardtanhBackward
    case .clampBackward: .clampBackward
    case .smoothL1: .smoothL1
    case .huber: .huber
    }
  }
}

extension TernaryOperation {
  var kernel: TernaryKernel {
    switch self {
    case .addcmul: .addcmul
    case .addcdiv: .addcdiv
    case .lerp: .lerp
    case .clamp: .clamp
    }
  }
}
