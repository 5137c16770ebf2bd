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

  static func repeatNegative(_ repeats: Shape, _ shape: Shape) -> String {
    var sizes = repeats
    for dim in shape.indices { sizes[repeats.count - shape.count + dim] *= shape[dim] }
    let size = sizes.first { $0 < 0 } ?? 0
    return "Trying to create tensor with negative dimension \(size): \(sizes)"
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
    "\(function) q must be in the range [0, 1] but got \(DecimalText.general(fraction))"
  }

  static func indexPutTypes(_ target: DType, _ source: DType) -> String {
    """
    Index put requires the source and destination dtypes match, got \(target.scalarTypeName) for the \
    destination and \(source.scalarTypeName) for the source.
    """
  }

  static let einsumFewer = "einsum(): fewer operands were provided than specified in the equation"
  static let einsumMore = "einsum(): more operands were provided than specified in the equation"
  static let einsumEmpty = "einsum(): must provide at least one operand"

  static func einsumDot(_ operand: Int?) -> String {
    let place = operand.map { "for operand \($0) " } ?? "in the output "
    return "einsum(): found '.' \(place)that is not part of any ellipsis"
  }

  static func einsumSubscript(_ place: Int) -> String {
    """
    einsum(): invalid subscript given at index \(place) in the equation string, subscripts must be in \
    [a-zA-Z]
    """
  }

  static func einsumTooMany(_ named: Int, _ rank: Int, _ operand: Int) -> String {
    """
    einsum(): the number of subscripts in the equation (\(named)) is more than the number of \
    dimensions (\(rank)) for operand \(operand)
    """
  }

  static func einsumCount(_ named: Int, _ rank: Int, _ operand: Int) -> String {
    named > rank
      ? """
      einsum(): the number of subscripts in the equation (\(named)) does not match the number of \
      dimensions (\(rank)) for operand \(operand) and no ellipsis was given
      """
      : """
      einsum(): the number of subscripts in the equation (\(named)) does not match the number of \
      dimensions (\(rank)) for operand \(operand) and no ellipsis was given
      """
  }

  static func einsumUnknown(_ name: String) -> String {
    "einsum(): output subscript \(name) does not appear in the equation for any input operand"
  }

  static func einsumRepeated(_ name: String) -> String {
    "einsum(): output subscript \(name) appears more than once in the output"
  }

  static func einsumDiagonal(_ name: String, _ operand: Int, _ size: Int, _ other: Int) -> String {
    """
    einsum(): subscript \(name) is repeated for operand \(operand) but the sizes don't match, \
    \(size) != \(other)
    """
  }

  static func einsumBroadcast(_ name: String, _ size: Int, _ operand: Int, _ seen: Int) -> String {
    """
    einsum(): subscript \(name) has size \(size) for operand \(operand) which does not broadcast \
    with previously seen size \(seen)
    """
  }

  static let dotLists = "both dimension lists should have same length"

  static func dotSizes(_ p: Int, _ first: Int, _ q: Int, _ second: Int) -> String {
    """
    contracted dimensions need to match, but first has size \(p) in dim \(first) and second has size \
    \(q) in dim \(second)
    """
  }

  static func dotNegative(_ dims: Int) -> String {
    "tensordot expects dims >= 0, but got dims=\(dims)"
  }

  static func dotDims(_ dims: Int) -> String {
    "tensordot expects dims < ndim_a or ndim_b, but got dims=\(dims)"
  }

  static func traceRank(_ rank: Int) -> String {
    "trace: expected a matrix, but got tensor with dim \(rank)"
  }

  static let crossRank = "linalg.cross: inputs must have the same number of dimensions."

  static let crossNone = "no dimension of size 3 in input"

  static func crossSize(_ dim: Int, _ a: Int, _ b: Int) -> String {
    "linalg.cross: inputs dimension \(dim) must have length 3. Got \(a) and \(b)"
  }

  static func solveTypes(_ a: DType, _ b: DType) -> String {
    "linalg.solve: Expected A and B to have the same dtype, but found A of type \(a.scalarTypeName) and B of type \(b.scalarTypeName) instead"
  }

  static func solveTriangularTypes(_ a: DType, _ b: DType) -> String {
    """
    linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type \
    \(a.scalarTypeName) and B of type \(b.scalarTypeName) instead
    """
  }

  static func incompatibleMatrices(_ function: String, _ a: Shape, _ b: Shape) -> String {
    """
    \(function): Incompatible shapes of A and B for the equation AX = B (\(a[0])x\(a[1]) and \
    \(b[0])x\(b[1]))
    """
  }

  static func solveShapes(_ a: Shape, _ b: Shape) -> String {
    """
    linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(a[0])x\(a[1]) and \
    \(b[0])x\(b[1]))
    """
  }

  static let lstsqRank = "torch.linalg.lstsq: input must have at least 2 dimensions."
  static let lstsqShape = "torch.linalg.lstsq: input.size(-2) should match other.size(-2)"

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
