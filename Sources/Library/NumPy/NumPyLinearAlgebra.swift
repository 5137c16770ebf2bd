// The factorizations behind `numpy.linalg`, whose functions are written in the language itself.

import Autograd
import Interpreter
import Tensors

/// The module `numpy._linear`: factorizations of checked matrices.
enum NumPyLinearAlgebra {
  static func make() -> ModuleObject {
    let module = ModuleObject("numpy._linear")
    module["LinAlgError"] = .object(NumPyTypes.linAlgError)
    module["AxisError"] = .object(NumPyTypes.axisError)
    one(module, "det") { try $0.det() }
    one(module, "inv") { try $0.inverse() }
    one(module, "pinv") { try $0.pinv() }
    one(module, "cholesky") { try $0.cholesky() }
    one(module, "svdvals") { try $0.svdvals() }
    two(module, "solve") { try $0.solve($1) }
    two(module, "lstsq") { try $0.lstsq($1) }
    module.function("slogdet(a)") { call, machine throws(Raised) in
      let matrix = try matrix(call[0], machine)
      let (sign, size) = try linear { try matrix.slogdet() }
      return .tuple([NDArray(sign).scalarOrSelf, NDArray(size).scalarOrSelf])
    }
    module.function("qr(a, complete)") { call, machine throws(Raised) in
      let matrix = try matrix(call[0], machine)
      let complete = try machine.truth(call[1])
      let (q, r) = try linear { try matrix.qr(complete: complete) }
      return .tuple([.object(NDArray(q)), .object(NDArray(r))])
    }
    module.function("svd(a, full)") { call, machine throws(Raised) in
      let matrix = try matrix(call[0], machine)
      let full = try machine.truth(call[1])
      let (u, s, v) = try linear { try matrix.svd(fullMatrices: full) }
      return .tuple([.object(NDArray(u)), .object(NDArray(s)), .object(NDArray(v))])
    }
    module.function("eigh(a, lower)") { call, machine throws(Raised) in
      let matrix = try matrix(call[0], machine)
      let lower = try machine.truth(call[1])
      let (values, vectors) = try linear { try matrix.eigh(lower: lower) }
      return .tuple([.object(NDArray(values)), .object(NDArray(vectors))])
    }
    return module
  }

  private static func one(
    _ module: ModuleObject, _ name: String, _ body: @escaping (Tensor) throws -> Tensor
  ) {
    module.function("\(name)(a)") { call, machine throws(Raised) in
      let matrix = try matrix(call[0], machine)
      return NDArray(try linear { try body(matrix) }).scalarOrSelf
    }
  }

  private static func two(
    _ module: ModuleObject, _ name: String, _ body: @escaping (Tensor, Tensor) throws -> Tensor
  ) {
    module.function("\(name)(a, b)") { call, machine throws(Raised) in
      let first = try matrix(call[0], machine)
      let second = try matrix(call[1], machine)
      let type = first.dtype.promoted(second.dtype)
      return NDArray(try linear { try body(first.to(type), second.to(type)) }).scalarOrSelf
    }
  }

  /// The operand as a float tensor.
  private static func matrix(_ value: Value, _ machine: Interpreter) throws(Raised) -> Tensor {
    let array = try NDArray.numeric(value, machine, "linalg")
    return try arrays {
      let type = array.dtype == .float32 ? DType.float32 : .float64
      return try array.operand.to(type).contiguous()
    }
  }

  /// Runs a factorization; what it refuses is a LinAlgError in NumPy's words.
  private static func linear<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
    do {
      return try body()
    } catch let error as TensorError {
      switch error {
      case .singular, .singularSolve: throw Raised(NumPyTypes.linAlgError, "Singular matrix")
      case .notPositiveDefinite:
        throw Raised(NumPyTypes.linAlgError, "Matrix is not positive definite")
      default: throw raised(error)
      }
    } catch {
      throw raised(error)
    }
  }
}
