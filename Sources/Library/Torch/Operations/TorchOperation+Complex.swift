// Complex numbers: views of their parts, conjugates, and their making from real numbers.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let complexNumbers: [TorchOperation] = [
    op(
      "complex(Tensor real, Tensor imag, *, Tensor out=None)", places: [.function],
      "Complex numbers of real and imaginary parts."
    ) { a in try a.wrap(Variable.complex(a.tensor("real"), a.tensor("imag"))) },
    op(
      "polar(Tensor abs, Tensor angle, *, Tensor out=None)", places: [.function],
      "Complex numbers of lengths and angles."
    ) { a in try a.wrap(Variable.polar(a.tensor("abs"), a.tensor("angle"))) },
    op(
      "view_as_real(Tensor input)", places: [.function],
      "Real and imaginary parts in a last dimension of size 2; the memory is shared."
    ) { a in try a.wrap(a.tensor("input").viewAsReal()) },
    op(
      "view_as_complex(Tensor input)", places: [.function],
      "The pairs of the last dimension as complex numbers; the memory is shared."
    ) { a in try a.wrap(a.tensor("input").viewAsComplex()) },
    op("real(Tensor input)", places: [.function], "The real parts; the memory is shared.") { a in
      try a.wrap(a.tensor("input").real())
    },
    op("imag(Tensor input)", places: [.function], "The imaginary parts; the memory is shared.") {
      a in try a.wrap(a.tensor("input").imag())
    },
    test("conj", "Imaginary parts with the other sign.") { try $0.conj() },
    unary("conj_physical", "Imaginary parts with the other sign.") { try $0.conj() },
    test("resolve_conj", "The tensor itself: conjugates are computed at once.") { $0 },
    test("resolve_neg", "The tensor itself.") { $0 },
    op(
      "is_conj(Tensor input)", places: [.function, .method],
      "Whether the tensor still has to be conjugated: never."
    ) { _ in .bool(false) },
    op(
      "angle(Tensor input, *, Tensor out=None)", places: [.function, .method],
      "The angle of each element in radians."
    ) { a in try a.wrap(a.tensor("input").angle()) },
    test("isreal", "Whether the imaginary part of each element is 0.") {
      Variable(try $0.data.isreal())
    },
  ]
}
