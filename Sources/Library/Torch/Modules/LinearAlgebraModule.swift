// `torch._linalg`: what the Python side of `torch.linalg` takes from Swift.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let linearAlgebra: [TorchOperation] = [
    matrix("inv", "The inverse matrix.") { try $0.inverse() },
    matrix("det", "The determinant.") { try $0.det() },
    op(
      "linalg_slogdet(Tensor A, *, Tensor out=None)", places: [.function],
      "The sign and the logarithm of the determinant's absolute value."
    ) { a in
      let result = try a.tensor("A").slogdet()
      return a.named("linalg_slogdet", ["sign", "logabsdet"], [result.sign, result.logabsdet])
    },
    op(
      "linalg_solve(Tensor A, Tensor B, *, bool left=True, Tensor out=None)", places: [.function],
      "The solution X of A X = B."
    ) { a in
      let (matrix, right) = try (a.tensor("A"), a.tensor("B"))
      guard try a.bool("left", true) else {
        return try a.wrap(matrix.mT().linalgSolve(right.mT()).mT())
      }
      return try a.wrap(matrix.linalgSolve(right))
    },
    op(
      "linalg_cholesky(Tensor input, *, bool upper=False, Tensor out=None)", places: [.function],
      "The triangular matrix L with L L^T = input."
    ) { a in try a.wrap(a.tensor("input").cholesky(upper: a.bool("upper", false))) },
    op(
      "linalg_qr(Tensor A, c10::string_view mode=\"reduced\", *, TensorList[2] out=None)",
      places: [.function], "An orthogonal and an upper triangular factor."
    ) { a in
      let result = try a.tensor("A").qr(complete: a.string("mode") == "complete")
      return a.named("linalg_qr", ["Q", "R"], [result.q, result.r])
    },
    op(
      "linalg_eigh(Tensor A, c10::string_view UPLO=\"L\", *, TensorList[2] out=None)",
      places: [.function], "The eigenvalues and eigenvectors of a symmetric matrix."
    ) { a in
      let result = try a.tensor("A").eigh(lower: a.string("UPLO") != "U")
      return a.named(
        "linalg_eigh", ["eigenvalues", "eigenvectors"],
        [result.eigenvalues, result.eigenvectors])
    },
    op(
      "linalg_eigvalsh(Tensor A, c10::string_view UPLO=\"L\", *, Tensor out=None)",
      places: [.function], "The eigenvalues of a symmetric matrix."
    ) { a in try a.wrap(a.tensor("A").eigh(lower: a.string("UPLO") != "U").eigenvalues) },
    op(
      "linalg_svd(Tensor A, bool full_matrices=True, *, c10::string_view? driver=None, "
        + "TensorList[3] out=None)", places: [.function], "The singular value decomposition."
    ) { a in
      let result = try a.tensor("A").svd(fullMatrices: a.bool("full_matrices", true))
      return a.named("linalg_svd", ["U", "S", "Vh"], [result.u, result.s, result.vh])
    },
    matrix("svdvals", "The singular values.") { try $0.svdvals() },
    op(
      "linalg_pinv(Tensor input)", places: [.function], "The pseudoinverse."
    ) { a in try a.wrap(a.tensor("input").pinv()) },
    op(
      "linalg_matrix_power(Tensor A, int64_t n, *, Tensor out=None)", places: [.function],
      "A matrix multiplied with itself."
    ) { a in try a.wrap(a.tensor("A").matrixPower(a.int("n", 1))) },
    op(
      "linalg_lu_factor(Tensor A, *, bool pivot=True, TensorList[2] out=None)",
      places: [.function], "The triangular factors in one matrix, and the exchanges of rows."
    ) { a in
      let (factors, pivots) = try a.tensor("A").data.luFactor()
      return a.named("linalg_lu_factor", ["LU", "pivots"], [Variable(factors), Variable(pivots)])
    },
    op(
      "linalg_solve_triangular(Tensor A, Tensor B, *, bool upper, bool left=True, bool "
        + "unitriangular=False, Tensor out=None)", places: [.function],
      "The solution X of A X = B, or of X A = B, for a triangular matrix."
    ) { a in
      let (matrix, right) = try (a.tensor("A"), a.tensor("B"))
      let (upper, left) = try (a.bool("upper", false), a.bool("left", true))
      let unit = try a.bool("unitriangular", false)
      let results = try ComposedFunction.record(
        "LinalgSolveTriangularBackward0", [matrix, right],
        derivative: { inputs, outputs, gradients in
          try solveTriangularGradients(
            inputs[0], outputs[0], gradients[0], upper: upper, left: left, unit: unit)
        }
      ) { inputs in
        [try solveTriangular(inputs[0], inputs[1], upper: upper, left: left, unit: unit)]
      }
      return a.wrap(results[0])
    },
  ]

  private static func solveTriangular(
    _ a: Variable, _ b: Variable, upper: Bool, left: Bool, unit: Bool
  ) throws -> Variable {
    guard !left else {
      return Variable(try a.data.solveTriangular(b.data, upper: upper, unitriangular: unit))
    }
    return Variable(
      try a.data.matrixTranspose()
        .solveTriangular(b.data.matrixTranspose(), upper: !upper, unitriangular: unit)
        .matrixTranspose())
  }

  private static func solveTriangularGradients(
    _ a: Variable, _ x: Variable, _ grad: Variable?, upper: Bool, left: Bool, unit: Bool
  ) throws -> [Variable?] {
    guard let grad else { return [nil, nil] }
    let transposed = try a.mT()
    // The same system with the transpose, recorded when derivatives of derivatives are wanted.
    let gradB = try ComposedFunction.record(
      "LinalgSolveTriangularBackward0", [transposed, grad],
      derivative: { inputs, outputs, gradients in
        try solveTriangularGradients(
          inputs[0], outputs[0], gradients[0], upper: !upper, left: left, unit: unit)
      }
    ) { inputs in
      [try solveTriangular(inputs[0], inputs[1], upper: !upper, left: left, unit: unit)]
    }[0]
    let outer = try left ? gradB.matmul(x.mT()) : x.mT().matmul(gradB)
    let edge = unit ? 1 : 0
    let gradA = try upper ? outer.triu(diagonal: edge) : outer.tril(diagonal: -edge)
    return [try gradA.neg(), gradB]
  }

  private static func matrix(
    _ name: String, _ documentation: String, _ body: @escaping Unary
  ) -> TorchOperation {
    op(
      "linalg_\(name)(Tensor A, *, Tensor out=None)", places: [.function], documentation,
      fast: body
    ) { a in try a.wrap(body(a.tensor("A"))) }
  }
}

/// The module `torch._linalg`.
enum LinearAlgebraModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    TorchModule.declareTypes()
    let module = ModuleObject("torch._linalg")
    let prefix = "linalg_".utf8.count
    for operation in TorchOperation.linearAlgebra {
      let name = String(operation.name.utf8.dropFirst(prefix)) ?? operation.name
      module[name] = .object(
        NativeFunction(
          raw: operation.name, module: "torch._C._linalg", documentation: operation.help(name)
        ) { call, machine throws(Raised) in
          try operation.callFunction(call, machine)
        })
    }
    module["LinAlgError"] = .object(TorchTypes.linearAlgebraError)
    return module
  }
}
