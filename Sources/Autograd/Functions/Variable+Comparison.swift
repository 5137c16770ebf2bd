// Operations whose results never have a gradient: comparisons, tests, logic, bits.

import Tensors

extension Variable {
  public func eq(_ other: Variable) throws -> Variable { Variable(try data.eq(other.data)) }
  public func eq(_ other: Scalar) throws -> Variable { Variable(try data.eq(other)) }
  public func ne(_ other: Variable) throws -> Variable { Variable(try data.ne(other.data)) }
  public func ne(_ other: Scalar) throws -> Variable { Variable(try data.ne(other)) }
  public func lt(_ other: Variable) throws -> Variable { Variable(try data.lt(other.data)) }
  public func lt(_ other: Scalar) throws -> Variable { Variable(try data.lt(other)) }
  public func le(_ other: Variable) throws -> Variable { Variable(try data.le(other.data)) }
  public func le(_ other: Scalar) throws -> Variable { Variable(try data.le(other)) }
  public func gt(_ other: Variable) throws -> Variable { Variable(try data.gt(other.data)) }
  public func gt(_ other: Scalar) throws -> Variable { Variable(try data.gt(other)) }
  public func ge(_ other: Variable) throws -> Variable { Variable(try data.ge(other.data)) }
  public func ge(_ other: Scalar) throws -> Variable { Variable(try data.ge(other)) }
  public func logicalAnd(_ other: Variable) throws -> Variable {
    Variable(try data.logicalAnd(other.data))
  }
  public func logicalOr(_ other: Variable) throws -> Variable {
    Variable(try data.logicalOr(other.data))
  }
  public func logicalXor(_ other: Variable) throws -> Variable {
    Variable(try data.logicalXor(other.data))
  }
  public func logicalNot() throws -> Variable { Variable(try data.logicalNot()) }
  public func isnan() throws -> Variable { Variable(try data.isnan()) }
  public func isinf() throws -> Variable { Variable(try data.isinf()) }
  public func isfinite() throws -> Variable { Variable(try data.isfinite()) }
  public func isposinf() throws -> Variable { Variable(try data.isposinf()) }
  public func isneginf() throws -> Variable { Variable(try data.isneginf()) }
  public func signbit() throws -> Variable { Variable(try data.signbit()) }
  public func bitwiseNot() throws -> Variable { Variable(try data.bitwiseNot()) }

  /// Whether shapes and all elements are equal.
  public func equal(_ other: Variable) throws -> Bool { try data.equal(other.data) }

  public func isclose(
    _ other: Variable, rtol: Double = 1e-5, atol: Double = 1e-8, equalNan: Bool = false
  ) throws -> Variable {
    Variable(try data.isclose(other.data, rtol: rtol, atol: atol, equalNan: equalNan))
  }

  public func allclose(
    _ other: Variable, rtol: Double = 1e-5, atol: Double = 1e-8, equalNan: Bool = false
  ) throws -> Bool {
    try data.allclose(other.data, rtol: rtol, atol: atol, equalNan: equalNan)
  }

  public func bitwiseAnd(_ other: Variable) throws -> Variable {
    Variable(try data.bitwiseAnd(other.data))
  }
  public func bitwiseOr(_ other: Variable) throws -> Variable {
    Variable(try data.bitwiseOr(other.data))
  }
  public func bitwiseXor(_ other: Variable) throws -> Variable {
    Variable(try data.bitwiseXor(other.data))
  }
  public func bitwiseAnd(_ other: Scalar) throws -> Variable {
    Variable(try data.bitwiseAnd(other))
  }
  public func bitwiseOr(_ other: Scalar) throws -> Variable {
    Variable(try data.bitwiseOr(other))
  }
  public func bitwiseXor(_ other: Scalar) throws -> Variable {
    Variable(try data.bitwiseXor(other))
  }

  /// The one element.
  public func item() throws -> Scalar { try data.item() }
}
