// The words of every tensor error, as PyTorch puts them, and the Python exception type of each.

extension TensorError {
  /// The exception type that PyTorch raises.
  public var kind: Kind {
    switch self {
    case .dimensionOutOfRange, .selectOutOfRange, .selectZeroDimensional, .indexOutOfBounds,
      .tooManyIndices, .invalidZeroDimensionalIndex, .indexType, .maskShape, .indexBroadcast,
      .emptyReduction, .emptyReductionDim, .indexSelectOutOfRange, .targetOutOfBounds:
      .index
    case .sliceStep, .emptyList: .value
    case .notImplementedFor, .meanType, .meanOptional, .nanmeanType, .normType, .needsFloat,
      .boolSubtract, .boolSubtractOne, .boolNegative:
      .notImplemented
    case .singular, .notPositiveDefinite: .linearAlgebra
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
    case .tooManyIndices(let rank): "too many indices for tensor of dimension \(rank)"
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
    case .sameTypes(let function, let a, let b):
      """
      \(function): expected both tensors to have the same dtype, but got \(a.scalarTypeName) and \
      \(b.scalarTypeName)
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
    case .matrixRank(let function, _):
      """
      \(function): The input tensor A must have at least 2 dimensions.
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

// The words of failures that one operation alone can have, for `TensorError.stated`.
extension TensorError {
  static let splitZeroDimensional = "split expects at least a 1-dimensional tensor"
  static let chunkZeroDimensional = "chunk expects at least a 1-dimensional tensor"

  static func tensorSplitZeroDimensional(_ rank: Int) -> String {
    "tensor_split expected at least a 1-dimensional tensor, but got a tensor with \(rank) dims"
  }

  static func tensorSplitSections(_ sections: Int) -> String {
    "number of sections must be larger than 0, got \(sections)"
  }

  static func closeTypes(_ a: DType, _ b: DType) -> String {
    "\(a.scalarTypeName) did not match \(b.scalarTypeName)"
  }

  static func whereCondition(_ dtype: DType) -> String {
    "where expected condition to be a boolean tensor, but got a tensor with dtype \(dtype.scalarTypeName)"
  }

  static let addcdivIntegers = """
    Integer division with addcdiv is no longer supported, and in a future  release addcdiv will \
    perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented \
    as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as \
    (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the \
    latter implementation: (input + value * tensor1 / tensor2), for all dtypes.
    """

  static func eyeSize(_ name: String, _ size: Int) -> String {
    "\(name) must be greater or equal to 0, got \(size)"
  }

  static func triangleRank(_ function: String) -> String {
    "\(function): input tensor must have at least 2 dimensions"
  }

  static func meshgridRank(_ index: Int, _ shape: Shape) -> String {
    """
    torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got a tensor with sizes \
    \(shape) at position \(index)
    """
  }

  static let meshgridTypes = "torch.meshgrid expects all tensors to have the same dtype"

  static func diagRank(_ rank: Int) -> String {
    "diag(): Supports 1D or 2D tensors. Got \(rank)D"
  }

  static func oneHotType(_ dtype: DType) -> String {
    "one_hot is only applicable to index tensor of type LongTensor."
  }

  static let oneHotEmpty = "Can not infer total number of classes from empty tensor."
  static let oneHotNegative = "Class values must be non-negative."
  static let oneHotClasses = "num_classes should be positive"
  static let oneHotLarge = "Class values must be smaller than num_classes."

  static let floatOnly = "std and var only support floating point and complex dtypes"

  static func kthvalueRange(_ dim: Int) -> String {
    "kthvalue(): selected number k out of range for dimension \(dim)"
  }

  static let diffRank = "diff expects input to be at least one-dimensional"

  static func matrixExpected(_ function: String, _ argument: String, _ rank: Int) -> String {
    "\(function)\(argument) must be a matrix, got \(rank)-D tensor"
  }

  static func vectorTypes(_ matrix: DType, _ vector: DType) -> String {
    """
    addmv input tensors must have the same dtype, but got \(vector.scalarTypeName), \
    \(matrix.scalarTypeName), and \(vector.scalarTypeName)
    """
  }

  static func batchTypes(_ a: DType, _ b: DType) -> String {
    "expected scalar type \(a.scalarTypeName) but found \(b.scalarTypeName)"
  }

  static func batchExpected(_ argument: String) -> String { "\(argument) must be a 3D tensor" }

  static func matrixVectorExpected(_ matrix: Int, _ vector: Int) -> String {
    "vector + matrix @ vector expected, got 1, \(matrix), \(vector)"
  }

  static func vectorsExpected(_ a: Int, _ b: Int) -> String {
    "1D tensors expected, but got \(a)D and \(b)D tensors"
  }

  static func outerExpected(_ argument: String, _ rank: Int) -> String {
    "outer: Expected 1-D argument \(argument), but got \(rank)-D"
  }

  static let stackEmpty = "stack expects a non-empty TensorList"

  static func listEmpty(_ function: String) -> String {
    "\(function) expects a non-empty TensorList"
  }

  static let repeatRank = """
    Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor
    """

  static func repeatNegative(_ repeats: Shape) -> String {
    "Trying to create tensor with negative dimension \(repeats.first { $0 < 0 } ?? 0): \(repeats)"
  }

  static let interleaveNegative = "Repeats must be non-negative"
  static let interleaveType = "repeats has to be Long or Int tensor"
  static let interleaveRank = "repeats must be 0-dim or 1-dim tensor"

  static func interleaveSize(_ repeats: Int, _ size: Int, _ dim: Int) -> String {
    """
    repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats) and \
    input.size(\(dim)) = \(size)
    """
  }

  static func rollCount(_ shifts: Int, _ dims: Int) -> String {
    shifts == 0
      ? "`shifts` required"
      : "shifts and dimensions must align. shifts: \(shifts), dims:\(dims)"
  }

  static func rotDims(_ count: Int) -> String {
    "expected total rotation dims == 2, but got dims = \(count)"
  }

  static func rotRank(_ rank: Int) -> String {
    "expected total dims >= 2, but got total dims = \(rank)"
  }

  static let scatterTypes = "scatter(): Expected self.dtype to be equal to src.dtype"
  static let indexSelectType = "index_select(): Expected dtype int32 or int64 for index"

  static func indexMeetVector(_ function: String, _ index: Tensor) -> String {
    """
    \(function): Index is supposed to be a vector, but got dim: \(index.rank) with type: \
    \(index.dtype.scalarTypeName) and size: \(index.shape)
    """
  }

  static func indexMeetType(_ function: String, _ dtype: DType) -> String {
    "\(function): Expected dtype int32/int64 for index but got: \(dtype.scalarTypeName)"
  }

  static func indexMeetTypes(_ function: String, _ a: DType, _ b: DType) -> String {
    """
    \(function): self (\(a.scalarTypeName)) and source (\(b.scalarTypeName)) must have the same \
    scalar type
    """
  }

  static func indexMeetCount(_ function: String, _ count: Int, _ size: Int, _ dim: Int) -> String {
    function == "index_add_()"
      ? """
      \(function): Number of indices (\(count)) should be equal to source.size(dim): (\(size)), for \
      dim: \(dim)
      """
      : "\(function): Number of indices (\(count)) should be equal to source.size(dim) (\(size))"
  }

  static func indexMeetRange(
    _ function: String, _ index: Int, _ dim: Int, _ size: Int
  ) -> String {
    let prefix = function == "index_copy_()" ? "index_copy_(): " : ""
    return "\(prefix)index \(index) is out of bounds for dimension \(dim) with size \(size)"
  }

  static func takeType(_ dtype: DType) -> String {
    "take(): Expected a long tensor for index, but got \(dtype.scalarTypeName)"
  }

  static func indexMeetShapes(
    _ function: String, _ target: Shape, _ source: Shape, _ dim: Int
  ) -> String {
    """
    source tensor shape must match self tensor shape, excluding the specified dimension. Got \
    self.shape = \(target) source.shape = \(source)
    """
  }

  static func maskedScatterSize(_ count: Int) -> String {
    "Number of elements of source < number of ones in mask"
  }

  static func takeRange(_ index: Int, _ count: Int) -> String {
    "out of range: tried to access index \(index) on a tensor of \(count) elements."
  }

  static let heavisideTypes = "heaviside is not yet implemented for tensors with different dtypes."
  static let aminmaxEmpty = """
    aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.
    """
  static let argmaxBool = "argmax(): does not support bool input"
  static let reluBool = "Boolean inputs not supported for relu"
  static let topkBool = "topk does not support bool dtypes on CPU"
  static let unbindZeroDimensional = "Dimension specified as 0 but tensor has no dimensions"

  static let topkRange = "selected index k out of range"
  static func searchsortedRank(_ boundaries: Int, _ values: Tensor) -> String {
    """
    torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but \
    we got boundaries tensor dim(\(boundaries)) and input value's dim(\(values.rank)) \
    numel(\(values.numel))
    """
  }

  static func searchsortedShapes(_ a: Shape, _ b: Shape) -> String {
    """
    torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of \
    boundaries tensor and input value tensor must match, but we got boundaries tensor \(a) and input \
    value tensor \(b)
    """
  }

  static func bucketizeRank(_ rank: Int) -> String {
    "boundaries tensor must be 1 dimension, but got dim(\(rank))"
  }

  static let bincountLength = "minlength should be >= 0"
  static let bincountInput = "bincount only supports 1-d non-negative integral inputs."
  static let bincountWeights = "weights should be 1-d and have the same length as input"
  static func histcBins(_ bins: Int) -> String {
    "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0"
  }

  static func histcFinite(_ low: Double, _ high: Double) -> String {
    func text(_ value: Double) -> String { value.isNaN ? "nan" : "\(value)" }
    return "torch.histc: range of [\(text(low)), \(text(high))] is not finite"
  }

  static let histcOrder = "torch.histc: max must be larger than min"

  static func quantileEmpty(_ function: String) -> String {
    "\(function) input tensor must be non-empty"
  }

  static func quantileType(_ function: String) -> String {
    "\(function) input tensor must be either float or double dtype"
  }

  static func quantileRank(_ function: String, _ rank: Int) -> String {
    "\(function) q must be a scalar or 1D tensor"
  }

  static func quantileTypes(_ function: String) -> String {
    "\(function) q tensor must be same dtype as the input tensor"
  }

  static func quantileRange(_ function: String, _ fraction: Double) -> String {
    "\(function) q must be in the range [0, 1] but got \(fraction)"
  }

  static func indexPutTypes(_ target: DType, _ source: DType) -> String {
    """
    Index put requires the source and destination dtypes match, got \(target.scalarTypeName) for the \
    destination and \(source.scalarTypeName) for the source.
    """
  }

  static func fillRank(_ rank: Int) -> String {
    "fill_ only supports 0-dimension value tensor but got tensor with \(rank) dimensions."
  }

  static func maskedFillRank(_ rank: Int) -> String {
    """
    masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(rank) \
    dimension(s).
    """
  }
}

extension DType {
  /// The name in messages about numbers that do not fit.
  fileprivate var checkedName: String {
    switch self {
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int64: "int64_t"
    case .bool, .int32, .float16, .bfloat16, .float32, .float64: cName
    }
  }
}
