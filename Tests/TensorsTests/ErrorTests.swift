// The whole text of every error that a user meets often, as PyTorch 2.15 words it.

import Tensors
import Testing

private func zeros(_ shape: Shape, _ dtype: DType = .float32) throws -> Tensor {
  try Tensor.zeros(shape, dtype: dtype)
}

/// One failing expression.
struct Failure: CustomStringConvertible, Sendable {
  let kind: TensorError.Kind
  let message: String
  let body: @Sendable () throws -> Void
  var description: String { message }

  init(
    _ kind: TensorError.Kind, _ message: String, _ body: @escaping @Sendable () throws -> Void
  ) {
    self.kind = kind
    self.message = message
    self.body = body
  }
}

private let shapeFailures: [Failure] = [
  Failure(
    .runtime,
    "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1"
  ) { _ = try zeros([2, 3]).add(zeros([2, 4])) },
  Failure(
    .runtime, "output with shape [2, 3] doesn't match the broadcast shape [3, 2, 3]"
  ) { _ = try zeros([2, 3]).add_(zeros([3, 2, 3])) },
  Failure(.runtime, "shape '[5, -1]' is invalid for input of size 24") {
    _ = try zeros([2, 3, 4]).view([5, -1])
  },
  Failure(.runtime, "only one dimension can be inferred") {
    _ = try zeros([2, 3, 4]).view([-1, -1])
  },
  Failure(
    .runtime,
    """
    cannot reshape tensor of 0 elements into shape [0, -1] because the unspecified dimension size -1 \
    can be any value and is ambiguous
    """
  ) { _ = try zeros([0]).view([0, -1]) },
  Failure(
    .runtime,
    """
    view size is not compatible with input tensor's size and stride (at least one dimension spans \
    across two contiguous subspaces). Use .reshape(...) instead.
    """
  ) { _ = try zeros([2, 3]).t().view([-1]) },
  Failure(
    .index, "Dimension out of range (expected to be in range of [-3, 2], but got 5)"
  ) { _ = try zeros([2, 3, 4]).transpose(0, 5) },
  Failure(.runtime, "t() expects a tensor with <= 2 dimensions, but self is 3D") {
    _ = try zeros([2, 3, 4]).t()
  },
  Failure(.runtime, "permute(): duplicate dims are not allowed.") {
    _ = try zeros([2, 3, 4]).permute([0, 0, 1])
  },
  Failure(.runtime, "dim 0 appears multiple times in the list of dims") {
    _ = try zeros([2, 3]).sum(dim: [0, 0])
  },
  Failure(
    .index, "select(): index 5 out of range for tensor of size [2, 3, 4] at dimension 0"
  ) { _ = try zeros([2, 3, 4]).select(dim: 0, index: 5) },
  Failure(.runtime, "start (1) + length (5) exceeds dimension size (2).") {
    _ = try zeros([2, 3]).narrow(dim: 0, start: 1, length: 5)
  },
  Failure(
    .runtime,
    """
    split_with_sizes expects split_sizes to sum exactly to 2 (input tensor's size at dimension 0), \
    but got split_sizes=[1, 2]
    """
  ) { _ = try zeros([2, 3]).split(sizes: [1, 2]) },
  Failure(.runtime, "chunk expects `chunks` to be greater than 0, got: 0") {
    _ = try zeros([2, 3]).chunk(0)
  },
  Failure(
    .runtime,
    """
    The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension \
    0.  Target sizes: [3, 3, 4].  Tensor sizes: [2, 3, 4]
    """
  ) { _ = try zeros([2, 3, 4]).expand([3, 3, 4]) },
  Failure(
    .runtime,
    """
    expand(torch.FloatTensor{[2, 3, 4]}, size=[2, 2]): the number of sizes provided (2) must be \
    greater or equal to the number of dimensions in the tensor (3)
    """
  ) { _ = try zeros([2, 3, 4]).expand([2, 2]) },
  Failure(.value, "torch.cat(): expected a non-empty list of Tensors") { _ = try Tensor.cat([]) },
  Failure(
    .runtime,
    """
    Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor \
    number 1 in the list.
    """
  ) { _ = try Tensor.cat([zeros([2, 3]), zeros([2, 4])]) },
  Failure(.runtime, "Tensors must have same number of dimensions: got 3 and 2") {
    _ = try Tensor.cat([zeros([2, 3, 4]), zeros([2, 2])])
  },
  Failure(
    .runtime,
    "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1"
  ) { _ = try Tensor.stack([zeros([2]), zeros([3])]) },
]

private let indexFailures: [Failure] = [
  Failure(.index, "index 5 is out of bounds for dimension 0 with size 2") {
    _ = try zeros([2, 3]).index([.integer(5)])
  },
  Failure(.index, "index 3 is out of bounds for dimension 1 with size 3") {
    _ = try zeros([2, 3]).index([.integer(0), .integer(3)])
  },
  Failure(.index, "index 7 is out of bounds for dimension 0 with size 3") {
    _ = try zeros([2, 3]).index([.ellipsis, .tensor(Tensor(integers: [7]))])
  },
  Failure(.index, "too many indices for tensor of dimension 2") {
    _ = try zeros([2, 3]).index([.integer(0), .integer(0), .integer(0)])
  },
  Failure(
    .index,
    """
    invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to \
    convert a 0-dim tensor to a number
    """
  ) { _ = try zeros([]).index([.integer(0)]) },
  Failure(.value, "step must be greater than zero") {
    _ = try zeros([3]).index([.slice(start: nil, end: nil, step: -1)])
  },
  Failure(.index, "tensors used as indices must be long, int, byte or bool tensors") {
    _ = try zeros([2, 3]).index([.tensor(zeros([1]))])
  },
  Failure(
    .index,
    """
    The shape of the mask [2, 4] at index 1 does not match the shape of the indexed tensor [2, 3] at \
    index 1
    """
  ) { _ = try zeros([2, 3]).index([.tensor(zeros([2, 4], .bool))]) },
  Failure(
    .index,
    "shape mismatch: indexing tensors could not be broadcast together with shapes [2], [3]"
  ) {
    let items: [TensorIndex] = [
      .tensor(try Tensor(integers: [0, 1])), .tensor(try Tensor(integers: [0, 1, 2])),
    ]
    _ = try zeros([2, 3]).index(items)
  },
  Failure(
    .runtime,
    """
    shape mismatch: value tensor of shape [5] cannot be broadcast to indexing result of shape \
    [2, 3, 4]
    """
  ) { try zeros([2, 3, 4]).setIndex([.tensor(Tensor(integers: [0, 1]))], zeros([5])) },
  Failure(
    .runtime,
    """
    The expanded size of the tensor (3) must match the existing size (4) at non-singleton dimension \
    0.  Target sizes: [3].  Tensor sizes: [4]
    """
  ) { try zeros([2, 3]).setIndex([.integer(0)], zeros([4])) },
  Failure(.index, "index out of range in self") {
    _ = try zeros([2, 3]).indexSelect(dim: 0, index: Tensor(integers: [9]))
  },
  Failure(.runtime, "index 5 is out of bounds for dimension 1 with size 2") {
    _ = try zeros([2, 2]).gather(dim: 1, index: Tensor([5, 1], shape: [2, 1]))
  },
  Failure(
    .runtime,
    """
    Size does not match at dimension 0 expected index [3, 1] to be no larger than self [2, 2] apart \
    from dimension 1
    """
  ) { _ = try zeros([2, 2]).gather(dim: 1, index: zeros([3, 1], .int64)) },
]

private let typeFailures: [Failure] = [
  Failure(.runtime, "result type Float can't be cast to the desired output type Long") {
    _ = try zeros([1], .int64).add_(.float(1.5))
  },
  Failure(.runtime, "result type Long can't be cast to the desired output type Bool") {
    _ = try zeros([1], .bool).add_(.int(1))
  },
  Failure(
    .notImplemented,
    """
    Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or \
    `logical_xor()` operator instead.
    """
  ) { _ = try zeros([1], .bool).sub(zeros([1], .bool)) },
  Failure(
    .notImplemented,
    """
    mean(): could not infer output dtype. Input dtype must be either a floating point or complex \
    dtype. Got: Long
    """
  ) { _ = try zeros([2], .int64).mean() },
  Failure(.notImplemented, "std and var only support floating point and complex dtypes") {
    _ = try zeros([2], .int64).std()
  },
  Failure(.notImplemented, "\"bitwise_and_cpu\" not implemented for 'Float'") {
    _ = try zeros([2]).bitwiseAnd(.int(1))
  },
  Failure(.notImplemented, "\"softmax_lastdim_kernel_impl\" not implemented for 'Long'") {
    _ = try zeros([2], .int64).softmax(dim: 0)
  },
  Failure(.runtime, "expected m1 and m2 to have the same dtype, but got: float != double") {
    _ = try zeros([2, 3]).matmul(zeros([3, 2], .float64))
  },
  Failure(.runtime, "mat1 and mat2 must have the same dtype, but got Double and Float") {
    _ = try zeros([2]).addmm(zeros([2, 3], .float64), zeros([3, 2]))
  },
  Failure(.runtime, "dot : expected both vectors to have same dtype, but found Float and Double") {
    _ = try zeros([2]).matmul(zeros([2], .float64))
  },
  Failure(
    .runtime,
    "For integral input tensors, argument alpha must not be a floating point number."
  ) { _ = try zeros([1], .int64).add(zeros([1], .int64), alpha: 1.5) },
  Failure(.runtime, "Integers to negative integer powers are not allowed.") {
    _ = try zeros([1], .int64).pow(-1)
  },
  Failure(.runtime, "ZeroDivisionError") { _ = try zeros([1], .int64).floorDivide(0) },
  Failure(.runtime, "ZeroDivisionError") { _ = try zeros([1], .int64).remainder(0) },
  Failure(.runtime, "value cannot be converted to type uint8_t without overflow") {
    _ = try Tensor.full([2], 300, dtype: .uint8)
  },
]

private let productFailures: [Failure] = [
  Failure(.runtime, "mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)") {
    _ = try zeros([2, 3]).matmul(zeros([2, 3]))
  },
  Failure(.runtime, "size mismatch, got input (2), mat (2x3), vec (2)") {
    _ = try zeros([2, 3]).matmul(zeros([2]))
  },
  Failure(
    .runtime,
    """
    inconsistent tensor size, expected tensor [3] and src [2] to have the same number of elements, \
    but got 3 and 2 elements respectively
    """
  ) { _ = try zeros([3]).matmul(zeros([2])) },
  Failure(
    .runtime,
    "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 3]."
  ) { _ = try zeros([2, 3, 4]).matmul(zeros([2, 3, 4])) },
  Failure(.runtime, "both arguments to matmul need to be at least 1D, but they are 1D and 0D") {
    _ = try zeros([3]).matmul(zeros([]))
  },
  Failure(
    .runtime,
    "einsum(): subscript j has size 2 for operand 1 which does not broadcast with previously seen size 3"
  ) { _ = try Tensor.einsum("ij,jk", [zeros([2, 3]), zeros([2, 3])]) },
  Failure(
    .linearAlgebra,
    """
    linalg.inv: The diagonal element 1 is zero, the inversion could not be completed because the \
    input matrix is singular.
    """
  ) { _ = try zeros([2, 2]).inverse() },
  Failure(
    .runtime, "linalg.det: A must be batches of square matrices, but they are 2 by 3 matrices"
  ) {
    _ = try zeros([2, 3]).det()
  },
  Failure(
    .linearAlgebra,
    """
    linalg.cholesky: The factorization could not be completed because the input is not \
    positive-definite (the leading minor of order 1 is not positive-definite).
    """
  ) { _ = try zeros([2, 2]).cholesky() },
]

private let otherFailures: [Failure] = [
  Failure(.runtime, "a Tensor with 2 elements cannot be converted to Scalar") {
    _ = try zeros([2]).item()
  },
  Failure(
    .runtime,
    """
    max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim \
    with the 'dim' argument.
    """
  ) { _ = try zeros([0]).max() },
  Failure(.index, "argmax(): Expected reduction dim to be specified for input.numel() == 0.") {
    _ = try zeros([0]).argmax()
  },
  Failure(.index, "max(): Expected reduction dim 0 to have non-zero size.") {
    _ = try zeros([0, 2]).max(dim: 0)
  },
  Failure(
    .runtime,
    """
    [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you \
    tried to allocate 40000000000000 bytes. Error code 12 (Cannot allocate memory)
    """
  ) { _ = try zeros([10_000_000_000_000]) },
  Failure(.runtime, "Storage size calculation overflowed with sizes=[4611686018427387904]") {
    _ = try zeros([1 << 62])
  },
  Failure(.runtime, "zeros: Dimension size must be non-negative.") { _ = try zeros([-1]) },
  Failure(.runtime, "Trying to create tensor with negative dimension -1: [-1]") {
    _ = try Tensor.ones([-1])
  },
  Failure(.runtime, "step must be nonzero") { _ = try Tensor.arange(0, 5, 0) },
  Failure(.runtime, "upper bound and lower bound inconsistent with step sign") {
    _ = try Tensor.arange(5, 0)
  },
  Failure(.runtime, "selected index k out of range") { _ = try zeros([3]).topk(5) },
  Failure(
    .runtime,
    """
    unsupported operation: more than one element of the written-to tensor refers to a single memory \
    location. Please clone() the tensor before performing the operation.
    """
  ) { _ = try zeros([1]).expand([3]).add_(.int(1)) },
  Failure(
    .runtime,
    """
    unsupported operation: some elements of the input tensor and the written-to tensor refer to a \
    single memory location. Please clone() the tensor before performing the operation.
    """
  ) {
    let x = try zeros([5])
    _ = try x.slice(dim: 0, start: 1).add_(x.slice(dim: 0, end: -1))
  },
]

@Test(
  "a mistake is worded as PyTorch words it",
  arguments: shapeFailures + indexFailures + typeFailures + productFailures + otherFailures)
func failureIsWorded(_ failure: Failure) throws {
  do {
    try failure.body()
    Issue.record("nothing was thrown")
  } catch let error as TensorError {
    #expect(error.message == failure.message)
    #expect(error.kind == failure.kind)
  }
}
