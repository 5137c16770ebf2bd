// The words of every tensor error, as PyTorch puts them, and the Python exception type of each.

extension TensorError {
  /// The exception type that PyTorch raises.
  public var kind: Kind {
    switch self {
    case .dimensionOutOfRange, .selectOutOfRange, .selectZeroDimensional, .indexOutOfBounds,
      .tooManyIndices, .invalidZeroDimensionalIndex, .indexType, .maskShape, .indexBroadcast,
      .emptyReduction, .emptyReductionDim, .indexVector, .indexSelectOutOfRange, .targetOutOfBounds:
      .index
    case .sliceStep, .emptyList: .value
    case .notImplementedFor, .meanType, .meanOptional, .nanmeanType, .normType, .needsFloat,
      .boolSubtract, .boolSubtractOne, .boolNegative:
      .notImplemented
    case .singular, .singularSolve, .notPositiveDefinite: .linearAlgebra
    case .stated(let kind, _): kind
    default: .runtime
    }
  }

  /// The text of the exception.
  public var message: String {
    switch self {
    case .outOfMemory(let bytes):
      """
      [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: \
      you tried to allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)
      """
    case .tooManyDimensions(let rank):
      "tensors here have at most \(Shape.maximumRank) dimensions, but \(rank) were asked for"
    case .negativeZeros: "zeros: Dimension size must be non-negative."
    case .negativeDimension(let size, let shape):
      "Trying to create tensor with negative dimension \(size): \(shape)"
    case .sizeOverflow(let shape):
      "Storage size calculation overflowed with sizes=\(shape)"
    case .sizeMismatch(let a, let b, let dim):
      """
      The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton \
      dimension \(dim)
      """
    case .broadcastOutput(let output, let broadcast):
      "output with shape \(output) doesn't match the broadcast shape \(broadcast)"
    case .overlappingOutput:
      """
      unsupported operation: more than one element of the written-to tensor refers to a single \
      memory location. Please clone() the tensor before performing the operation.
      """
    case .partialOverlap:
      """
      unsupported operation: some elements of the input tensor and the written-to tensor refer to a \
      single memory location. Please clone() the tensor before performing the operation.
      """
    case .expandSize(let target, let existing, let dim, let targets, let sizes):
      """
      The expanded size of the tensor (\(target)) must match the existing size (\(existing)) at \
      non-singleton dimension \(dim).  Target sizes: \(targets).  Tensor sizes: \(sizes)
      """
    case .expandRank(let targets, let sizes):
      """
      expand(torch.FloatTensor{\(sizes)}, size=\(targets)): the number of sizes provided \
      (\(targets.count)) must be greater or equal to the number of dimensions in the tensor \
      (\(sizes.count))
      """
    case .expandNegative(let size, let dim):
      """
      The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \
      \(dim)
      """
    case .invalidShape(let shape, let numel):
      "shape '\(shape)' is invalid for input of size \(numel)"
    case .onlyOneInferred: "only one dimension can be inferred"
    case .ambiguousInference(let shape):
      """
      cannot reshape tensor of 0 elements into shape \(shape) because the unspecified dimension \
      size -1 can be any value and is ambiguous
      """
    case .viewIncompatible:
      """
      view size is not compatible with input tensor's size and stride (at least one dimension \
      spans across two contiguous subspaces). Use .reshape(...) instead.
      """
    case .dimensionOutOfRange(let low, let high, let got):
      "Dimension out of range (expected to be in range of [\(low), \(high)], but got \(got))"
    case .repeatedDimension(let dim):
      "dim \(dim) appears multiple times in the list of dims"
    case .permuteRepeated: "permute(): duplicate dims are not allowed."
    case .permuteRank(let rank, let given):
      """
      permute(sparse_coo): number of dimensions in the tensor input does not match the length of \
      the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \
      \(given)
      """
    case .transposeRank(let function, let rank):
      "\(function) expects a tensor with <= 2 dimensions, but self is \(rank)D"
    case .moveCount(let source, let destination):
      """
      movedim: Invalid source or destination dims: source (\(source) dims) should contain the same \
      number of dims as destination (\(destination) dims)
      """
    case .selectOutOfRange(let index, let dim, let size):
      "select(): index \(index) out of range for tensor of size \(size) at dimension \(dim)"
    case .selectZeroDimensional: "select() cannot be applied to a 0-dim tensor."
    case .narrow(let start, let length, let size):
      "start (\(start)) + length (\(length)) exceeds dimension size (\(size))."
    case .narrowStart(let start, let size):
      "start out of range (expected to be in range of [-\(size), \(size)], but got \(start))"
    case .narrowNegativeLength: "narrow(): length must be non-negative."
    case .narrowZeroDimensional: "narrow() cannot be applied to a 0-dim tensor."
    case .sliceStep: "step must be greater than zero"
    case .splitSize(let size):
      "split expects split_size be non-negative, but got split_size=\(size)"
    case .splitSizeZero(let size):
      """
      split_size can only be 0 if dimension size is 0, but got dimension size of \(size)
      """
    case .splitSizes(let sum, let dim, let sizes):
      """
      split_with_sizes expects split_sizes to sum exactly to \(sum) (input tensor's size at \
      dimension \(dim)), but got split_sizes=\(sizes)
      """
    case .splitNegative(let value):
      """
      split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\
      \(value)
      """
    case .chunkCount(let count):
      "chunk expects `chunks` to be greater than 0, got: \(count)"
    case .unfoldSize(let size, let dim, let available):
      "maximum size for tensor at dimension \(dim) is \(available) but size is \(size)"
    case .unfoldStep(let step): "step is \(step) but must be > 0"
    case .asStridedOutOfBounds(let shape, let strides, let offset, let bytes, let available):
      """
      setStorage: sizes \(shape), strides \(strides), storage offset \(offset), and itemsize \
      \(bytes) requiring a storage size of \
      \(TensorError.requiredBytes(shape, strides, offset, bytes)) are out of bounds for storage of \
      size \(available)
      """
    case .asStridedLengths: "mismatch in length of strides and shape"
    case .asStridedNegative(let strides):
      """
      as_strided: Negative strides are not supported at the moment, got strides: \(strides)
      """
    case .diagonalSame(let a, let b):
      "diagonal dimensions cannot be identical \(a), \(b)"
    case .unflatten(let sizes, let dim, let size):
      """
      unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(dim) (\(size)) in \
      the input tensor
      """
    case .flattenOrder: "flatten() has invalid args: start_dim cannot come after end_dim"

    case .emptyList(let function): "\(function): expected a non-empty list of Tensors"
    case .catSizes(let dim, let expected, let got, let number):
      """
      Sizes of tensors must match except in dimension \(dim). Expected size \(expected) but got \
      size \(got) for tensor number \(number) in the list.
      """
    case .catRank(let expected, let got):
      "Tensors must have same number of dimensions: got \(expected) and \(got)"
    case .catZeroDimensional(let position):
      "zero-dimensional tensor (at position \(position)) cannot be concatenated"
    case .stackSizes(let first, let entry, let other):
      """
      stack expects each tensor to be equal size, but got \(first) at entry 0 and \(other) at \
      entry \(entry)
      """

    case .indexOutOfBounds(let index, let dim, let size):
      "index \(index) is out of bounds for dimension \(dim) with size \(size)"
    case .tooManyIndices(let rank, let given):
      "too many indices for tensor of dimension \(rank)" + (given.map { " (got \($0))" } ?? "")
    case .invalidZeroDimensionalIndex:
      """
      invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ \
      to convert a 0-dim tensor to a number
      """
    case .indexType: "tensors used as indices must be long, int, byte or bool tensors"
    case .maskShape(let mask, let maskDim, let tensor, let dim):
      """
      The shape of the mask \(mask) at index \(maskDim) does not match the shape of the indexed \
      tensor \(tensor) at index \(dim)
      """
    case .indexBroadcast(let shapes):
      """
      shape mismatch: indexing tensors could not be broadcast together with shapes \
      \(shapes.map(\.description).joined(separator: ", "))
      """
    case .valueShape(let value, let target):
      """
      shape mismatch: value tensor of shape \(value) cannot be broadcast to indexing result of \
      shape \(target)
      """
    case .gatherRank(let function):
      """
      Index tensor must have the same number of dimensions as \(function) tensor
      """
    case .gatherSize(let index, let tensor, let dim, let place):
      """
      Size does not match at dimension \(place) expected index \(index) to be no larger than self \
      \(tensor) apart from dimension \(dim)
      """
    case .scatterSize(let index, let tensor, let source, let dim):
      """
      Expected index \(index) to be no larger than self \(tensor) apart from dimension \(dim) and \
      to be no larger size than src \(source)
      """
    case .scatterIndex(let index, let dim, let size):
      "index \(index) is out of bounds for dimension \(dim) with size \(size)"
    case .indexDtype(let function): "\(function): Expected dtype int32/int64 for index"
    case .indexVector(let function): "\(function): Index is supposed to be a vector"
    case .indexSelectOutOfRange: "index out of range in self"
    case .maskDtype(let function):
      "\(function): expected BoolTensor for mask"

    case .targetOutOfBounds(let target): "Target \(target) is out of bounds."

    case .castToOutput(let from, let to):
      """
      result type \(from.scalarTypeName) can't be cast to the desired output type \
      \(to.scalarTypeName)
      """
    case .notImplementedFor(let kernel, let dtype):
      "\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'"
    case .boolSubtract:
      """
      Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or \
      `logical_xor()` operator instead.
      """
    case .boolSubtractOne:
      """
      Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to \
      invert a mask, use the `~` or `logical_not()` operator instead.
      """
    case .boolNegative:
      """
      Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a \
      mask, use the `~` or `logical_not()` operator instead.
      """
    case .meanType(let function, let dtype):
      """
      \(function): could not infer output dtype. Input dtype must be either a floating point or \
      complex dtype. Got: \(dtype.scalarTypeName)
      """
    case .meanOptional(let function, let dtype):
      """
      \(function): could not infer output dtype. Optional dtype must be either a floating point or \
      complex dtype. Got: \(dtype.scalarTypeName)
      """
    case .normType(let dtype):
      """
      linalg.vector_norm: Expected a floating point or complex tensor as input. Got \
      \(dtype.scalarTypeName)
      """
    case .addmmOperands(let a, let b):
      "mat1 and mat2 must have the same dtype, but got \(a.scalarTypeName) and \(b.scalarTypeName)"
    case .addmmTypes(let a, let b):
      "self and mat2 must have the same dtype, but got \(a.scalarTypeName) and \(b.scalarTypeName)"
    case .dotTypes(let a, let b):
      """
      dot : expected both vectors to have same dtype, but found \(a.scalarTypeName) and \
      \(b.scalarTypeName)
      """
    case .nanmeanType(let dtype):
      """
      nanmean(): expected input to have floating point or complex dtype but got \
      \(dtype.scalarTypeName)
      """
    case .needsFloat(let function, let dtype):
      """
      \(function): Expected a floating point or complex tensor as input. Got \
      \(dtype.scalarTypeName)
      """
    case .matmulTypes(let a, let b):
      """
      expected m1 and m2 to have the same dtype, but got: \(a.cName) != \(b.cName)
      """
    case .sameTypesExpected(let expected, let got, let argument):
      "expected dtype \(expected.cName) for `\(argument)` but got dtype \(got.cName)"
    case .maskFillType(let dtype):
      "masked_fill_ only supports boolean masks, but got mask with dtype \(dtype.cName)"
    case .integerAlpha:
      "For integral input tensors, argument alpha must not be a floating point number."
    case .booleanAlpha: "Boolean alpha only supported for Boolean results."
    case .valueOverflow(let dtype):
      "value cannot be converted to type \(dtype.checkedName) without overflow"
    case .expectedDevice(let a, let b):
      """
      Expected all tensors to be on the same device, but found at least two devices, \(a) and \(b)!
      """
    case .noBackend(let device): "no backend is open for device \(device)"

    case .matmulShapes(let function, let a, let b):
      """
      \(function)mat1 and mat2 shapes cannot be multiplied (\(a[0])x\(a[1]) and \(b[0])x\(b[1]))
      """
    case .vectorShapes(let matrix, let vector):
      """
      size mismatch, got input (\(matrix[0])), mat (\(matrix[0])x\(matrix[1])), vec (\(vector))
      """
    case .dotSizes(let a, let b):
      """
      inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of \
      elements, but got \(a) and \(b) elements respectively
      """
    case .batchShapes(let expected, let got):
      """
      Expected size for first two dimensions of batch2 tensor to be: [\(expected[0]), \
      \(expected[1])] but got: [\(got[0]), \(got[1])].
      """
    case .productRank(let text): text
    case .matmulZeroDimensional(let a, let b):
      "both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D"

    case .itemCount(let count): "a Tensor with \(count) elements cannot be converted to Scalar"
    case .zeroDivision: "ZeroDivisionError"
    case .negativeIntegerPower: "Integers to negative integer powers are not allowed."
    case .emptyReduction(let function):
      "\(function): Expected reduction dim to be specified for input.numel() == 0."
    case .emptyReductionAll(let function):
      """
      \(function): Expected reduction dim to be specified for input.numel() == 0. Specify the \
      reduction dim with the 'dim' argument.
      """
    case .emptyReductionDim(let function, let dim):
      "\(function): Expected reduction dim \(dim) to have non-zero size."
    case .clampWithoutBounds: "torch.clamp: At least one of 'min' or 'max' must not be None"
    case .stepZero: "step must be nonzero"
    case .boundsInconsistent:
      "upper bound and lower bound inconsistent with step sign"
    case .nonFiniteRange(let start, let end):
      "unsupported range: \(Int(exactly: start).map(String.init) ?? "\(start)") -> \(end)"
    case .negativeSteps: "number of steps must be non-negative"

    case .windowSteps(let kernel, let stride, let padding, let dilation):
      if stride <= 0 {
        "non-positive stride is not supported"
      } else if padding < 0 {
        "negative padding is not supported"
      } else {
        """
        kernel size and dilation should be greater than zero, but got kernel_size: \(kernel) \
        dilation: \(dilation)
        """
      }
    case .windowTooLarge(let available, let kernel):
      """
      Calculated padded input size per channel: (\(available)). Kernel size: (\(kernel)). Kernel \
      size can't be greater than actual input size
      """

    case .notSquare(let function, let shape):
      """
      \(function): A must be batches of square matrices, but they are \
      \(shape.count > 1 ? shape[shape.count - 2] : 0) by \(shape.last ?? 0) matrices
      """
    case .matrixRank(let function, let argument):
      """
      \(function): The input tensor \(argument) must have at least 2 dimensions.
      """
    case .singular(let function, let pivot):
      """
      \(function): The diagonal element \(pivot) is zero, the inversion could not be completed \
      because the input matrix is singular.
      """
    case .singularSolve(let function):
      "\(function): The solver failed because the input matrix is singular."
    case .notPositiveDefinite(let function, let order):
      """
      \(function): The factorization could not be completed because the input is not \
      positive-definite (the leading minor of order \(order) is not positive-definite).
      """
    case .stated(_, let text): text
    }
  }

  private static func requiredBytes(
    _ shape: Shape, _ strides: Shape, _ offset: Int, _ bytes: Int
  ) -> Int {
    var last = offset
    for index in shape.indices { last = last &+ (shape[index] &- 1) &* strides[index] }
    return (last &+ 1) &* bytes
  }

}

extension TensorError: CustomStringConvertible {
  public var description: String { message }
}
