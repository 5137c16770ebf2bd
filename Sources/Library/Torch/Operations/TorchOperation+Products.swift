// Products of tensors.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let products: [TorchOperation] = [
    op(
      "matmul(Tensor input, Tensor other, *, Tensor out=None)", places: [.function, .method],
      "The matrix product.", fast2: { try $0.matmul($1) }
    ) { a in try a.wrap(a.tensor("input").matmul(a.tensor("other"))) },
    op(
      "mm(Tensor input, Tensor mat2, *, Tensor out=None)", places: [.function, .method],
      "The product of two matrices.", fast2: { try $0.mm($1) }
    ) { a in try a.wrap(a.tensor("input").mm(a.tensor("mat2"))) },
    op(
      "bmm(Tensor input, Tensor mat2, *, Tensor out=None)", places: [.function, .method],
      "The products of the matrices of two batches."
    ) { a in try a.wrap(a.tensor("input").bmm(a.tensor("mat2"))) },
    op(
      "mv(Tensor input, Tensor vec, *, Tensor out=None)", places: [.function, .method],
      "The product of a matrix and a vector."
    ) { a in
      try a.wrap(a.tensor("input").mv(a.tensor("vec")))
    },
    op(
      "dot(Tensor input, Tensor tensor, *, Tensor out=None)", places: [.function, .method],
      "The inner product of two vectors."
    ) { a in
      try a.wrap(a.tensor("input").dot(a.tensor("tensor")))
    },
    op(
      "vdot(Tensor input, Tensor other, *, Tensor out=None)", places: [.function, .method],
      "The inner product of two vectors, the first conjugated."
    ) { a in
      try a.wrap(a.tensor("input").vdot(a.tensor("other")))
    },
    op(
      "inner(Tensor input, Tensor other, *, Tensor out=None)", places: [.function, .method],
      "The inner product along the last dimension."
    ) { a in
      try a.wrap(a.tensor("input").inner(a.tensor("other")))
    },
    op(
      "outer(Tensor input, Tensor vec2, *, Tensor out=None)", places: [.function, .method],
      "The outer product of two vectors."
    ) { a in
      try a.wrap(a.tensor("input").outer(a.tensor("vec2")))
    }.alias("ger"),
    op(
      "addmm(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor "
        + "out=None)", places: [.function, .method, .inPlace],
      "beta * input + alpha * (mat1 @ mat2)."
    ) { a in
      try a.wrap(
        a.tensor("input").addmm(
          a.tensor("mat1"), a.tensor("mat2"), beta: a.scalar("beta") ?? 1,
          alpha: a.scalar("alpha") ?? 1))
    },
    op(
      "addmv(Tensor input, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1, Tensor "
        + "out=None)", places: [.function, .method, .inPlace], "beta * input + alpha * (mat @ vec)."
    ) { a in
      try a.wrap(
        a.scaledSum(a.tensor("mat").mv(a.tensor("vec"))))
    },
    op(
      "addr(Tensor input, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1, Tensor "
        + "out=None)", places: [.function, .method, .inPlace],
      "beta * input + alpha * the outer product of vec1 and vec2."
    ) { a in try a.wrap(a.scaledSum(a.tensor("vec1").outer(a.tensor("vec2")))) },
    op(
      "baddbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, "
        + "Tensor out=None)", places: [.function, .method, .inPlace],
      "beta * input + alpha * (batch1 @ batch2)."
    ) { a in try a.wrap(a.scaledSum(a.tensor("batch1").bmm(a.tensor("batch2")))) },
    op(
      "addbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, "
        + "Tensor out=None)", places: [.function, .method, .inPlace],
      "beta * input + alpha * the sum of batch1 @ batch2."
    ) { a in
      try a.wrap(
        a.scaledSum(a.tensor("batch1").bmm(a.tensor("batch2")).sum(dim: [0], keepdim: false)))
    },
    op(
      "kron(Tensor input, Tensor other, *, Tensor out=None)", places: [.function, .method],
      "The Kronecker product."
    ) { a in
      try a.wrap(a.tensor("input").kron(a.tensor("other")))
    },
    op(
      "cross(Tensor input, Tensor other, int64_t? dim=None, *, Tensor out=None)",
      places: [.function, .method], "The cross product of vectors of three."
    ) { a in
      try a.wrap(a.tensor("input").cross(a.tensor("other"), dim: a.int("dim")))
    },
    op(
      "cdist(Tensor x1, Tensor x2, double p=2, PyObject* compute_mode=None)", places: [.function],
      "The distances between the rows of two matrices."
    ) { a in
      try a.wrap(a.tensor("x1").cdist(a.tensor("x2"), p: a.double("p") ?? 2))
    },
    op(
      "matrix_power(Tensor input, int64_t n, *, Tensor out=None)", places: [.function, .method],
      "A matrix multiplied with itself."
    ) { a in
      try a.wrap(a.tensor("input").matrixPower(a.int("n", 1)))
    },
    op(
      "inverse(Tensor input, *, Tensor out=None)", places: [.function, .method],
      "The inverse matrix."
    ) {
      a in try a.wrap(a.tensor("input").inverse())
    },
    op("det(Tensor input)", places: [.function, .method], "The determinant.") { a in
      try a.wrap(a.tensor("input").det())
    },
    op("logdet(Tensor input)", places: [.function, .method], "The logarithm of the determinant.") {
      a in
      try a.wrap(a.tensor("input").logdet())
    },
  ]
}

extension Invocation {
  /// beta * input + alpha * product.
  func scaledSum(_ product: Variable) throws -> Variable {
    let beta = try scalar("beta") ?? 1
    let alpha = try scalar("alpha") ?? 1
    let input = try tensor("input")
    return try (beta == 1 ? input : input.mul(beta)).add(product, alpha: alpha)
  }
}
