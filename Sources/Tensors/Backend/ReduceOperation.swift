// The operations that combine many elements, as data.

/// An operation that makes one element out of all elements along some dimensions.
///
/// `sum`, `prod`, `amax`, `amin` and the norms give the operand's type, except that `sum` and `prod`
/// give int64 for bool and the narrow integers; `all` and `any` give bool.
public enum ReduceOperation: UInt8, CaseIterable, Sendable {
  case sum, prod, amax, amin, all, any
  /// The 2-norm and the 1-norm.
  case norm, norm1
}

/// A running operation along a dimension.
public enum CumulativeOperation: UInt8, CaseIterable, Sendable {
  case sum, product, maximum, minimum, logSumExp
}

/// How elements that meet at one place combine.
public enum ScatterReduction: UInt8, CaseIterable, Sendable {
  case replace, add, multiply, amax, amin
}

/// How the losses of a batch become one.
public enum LossReduction: UInt8, CaseIterable, Sendable { case none, mean, sum }
