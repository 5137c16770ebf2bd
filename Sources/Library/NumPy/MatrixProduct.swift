// Products of matrices and vectors.

import Autograd
import Interpreter
import Tensors

/// `@`, `np.matmul`, `np.dot`.
enum MatrixProduct {
  /// `a @ b`; a tensor on the left makes the result one.
  static func matmul(_ a: Value, _ b: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let isTensor = TensorObject.variable(a) != nil || TensorObject.variable(b) != nil
    let left = try NDArray.numeric(a, machine, "matmul")
    let right = try NDArray.numeric(b, machine, "matmul")
    for (index, operand) in [left, right].enumerated() where operand.shape.isEmpty {
      throw .valueError(
        "matmul: Input operand \(index) does not have enough dimensions (has 0, gufunc core with "
          + "signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let inner = left.shape[left.shape.count - 1]
    let rows = right.shape[max(right.shape.count - 2, 0)]
    guard inner == rows else {
      throw .valueError(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(rows) is different from \(inner))")
    }
    let leftBatch = left.shape.prefix(max(left.shape.count - 2, 0))
    let rightBatch = right.shape.prefix(max(right.shape.count - 2, 0))
    guard leftBatch.joined(rightBatch) != nil else {
      throw .valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(left.shape.tight)->(\(leftBatch.array.map(String.init).joined(separator: ",")),"
          + "newaxis,newaxis) \(right.shape.tight)->("
          + "\(rightBatch.array.map(String.init).joined(separator: ",")),newaxis,newaxis)  and "
          + "requested shape (\(left.shape.count > 1 ? left.shape[left.shape.count - 2] : 1),"
          + "\(right.shape[right.shape.count - 1]))")
    }
    let result = try product(left, right, copies: false)
    return isTensor ? NumPyBridge.tensorObject(result.tensor) : result.scalarOrSelf
  }

  /// `np.dot(a, b)`.
  static func dot(_ a: Value, _ b: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let left = try NDArray.numeric(a, machine, "dot")
    let right = try NDArray.numeric(b, machine, "dot")
    if left.shape.isEmpty || right.shape.isEmpty {
      return try UFunc.multiply.apply([.object(left), .object(right)], machine)
    }
    let axis = max(right.shape.count - 2, 0)
    let inner = left.shape[left.shape.count - 1]
    guard inner == right.shape[axis] else {
      throw .valueError(
        "shapes \(left.shape.tight) and \(right.shape.tight) not aligned: \(inner) (dim "
          + "\(left.shape.count - 1)) != \(right.shape[axis]) (dim \(axis))")
    }
    guard right.shape.count > 2 || (left.shape.count > 2 && right.shape.count == 2) else {
      return try product(left, right, copies: true).scalarOrSelf
    }
    // Every row of a with every column of b: one product of two matrices.
    let rest = right.shape.removing(at: axis)
    let result = try arrays { () throws -> Tensor in
      let type = left.dtype.promoted(right.dtype)
      let rows = try left.operand.to(type).reshape(ArrayShape(-1, inner))
      let moved = try right.operand.to(type).movedim(ArrayShape(axis), ArrayShape(0))
      let columns = try moved.reshape(ArrayShape(inner, -1))
      let shape = left.shape.array.dropLast() + rest.array
      return try multiply(rows, columns, copies: true).reshape(
        ArrayShape(checking: Array(shape)))
    }
    return .object(NDArray(result))
  }

  /// A product whose shapes fit.
  private static func product(
    _ left: NDArray, _ right: NDArray, copies: Bool
  ) throws(Raised) -> NDArray {
    let type = left.dtype.promoted(right.dtype)
    return NDArray(
      try arrays {
        guard type == .bool else {
          return try multiply(left.operand.to(type), right.operand.to(type), copies: copies)
        }
        return try left.operand.to(.int64).matmul(right.operand.to(.int64)).to(.bool)
      })
  }

  /// A product of arrays of one type: doubles have the order of NumPy's library, others PyTorch's.
  private static func multiply(_ a: Tensor, _ b: Tensor, copies: Bool) throws -> Tensor {
    switch a.dtype {
    case .float64: try a.numpyProduct(b, copies: copies)
    case .float32 where a.rank == 1 && b.rank == 1: try a.numpyDot(b)
    default: try a.matmul(b)
    }
  }
}
