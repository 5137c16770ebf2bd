// What can go wrong in a tensor operation: facts only. The words stand in TensorError+Message.swift.

/// A failed tensor operation.
public indirect enum TensorError: Error {
  /// The Python exception type that the failure becomes.
  public enum Kind: Sendable {
    case runtime, index, value, type, notImplemented, linearAlgebra
    /// An accelerator's memory is full.
    case deviceMemory
  }

  // Memory and sizes.
  case outOfMemory(Int)
  case tooManyDimensions(Int)
  case negativeZeros
  case negativeDimension(Int, Shape)
  case sizeOverflow(Shape)

  // Broadcasting and shapes.
  case sizeMismatch(a: Int, b: Int, dim: Int)
  case broadcastOutput(output: Shape, broadcast: Shape)
  case overlappingOutput
  case partialOverlap
  case expandSize(target: Int, existing: Int, dim: Int, targets: Shape, sizes: Shape)
  case expandRank(targets: Shape, sizes: Shape)
  case expandNegative(Int, dim: Int)
  case invalidShape(Shape, numel: Int)
  case onlyOneInferred
  case ambiguousInference(Shape)
  case viewIncompatible
  case dimensionOutOfRange(low: Int, high: Int, got: Int)
  case repeatedDimension(Int)
  case permuteRepeated
  case permuteRank(rank: Int, given: Int)
  case transposeRank(function: String, rank: Int)
  case moveCount(source: Shape, destination: Shape)
  case selectOutOfRange(index: Int, dim: Int, size: Shape)
  case selectZeroDimensional
  case narrow(start: Int, length: Int, size: Int)
  case narrowStart(Int, size: Int)
  case narrowNegativeLength
  case narrowZeroDimensional
  case sliceStep
  case splitSize(Int)
  case splitSizeZero(Int)
  case splitSizes(sum: Int, dim: Int, sizes: [Int])
  case splitNegative([Int])
  case chunkCount(Int)
  case unfoldSize(Int, dim: Int, available: Int)
  case unfoldStep(Int)
  case asStridedOutOfBounds(shape: Shape, strides: Shape, offset: Int, bytes: Int, available: Int)
  case asStridedLengths
  case asStridedNegative(Shape)
  case diagonalSame(Int, Int)
  case unflatten(sizes: Shape, dim: Int, size: Int)
  case flattenOrder

  // Joining.
  case emptyList(function: String)
  case catSizes(dim: Int, expected: Int, got: Int, number: Int)
  case catRank(expected: Int, got: Int)
  case catZeroDimensional(Int)
  case stackSizes(Shape, entry: Int, Shape)

  // Indexing.
  case indexOutOfBounds(index: Int, dim: Int, size: Int)
  case tooManyIndices(Int, given: Int? = nil)
  case invalidZeroDimensionalIndex
  case indexType
  case maskShape(mask: Shape, maskDim: Int, tensor: Shape, dim: Int)
  case indexBroadcast([Shape])
  case valueShape(value: Shape, target: Shape)
  case gatherRank(function: String)
  case gatherSize(index: Shape, tensor: Shape, dim: Int, at: Int)
  case scatterSize(index: Shape, tensor: Shape, source: Shape, dim: Int)
  case scatterIndex(index: Int, dim: Int, size: Int)
  case indexDtype(function: String)
  case indexVector(function: String)
  case indexSelectOutOfRange
  case maskDtype(function: String)
  case targetOutOfBounds(Int)

  // Types.
  case castToOutput(from: DType, to: DType)
  case notImplementedFor(kernel: String, DType)
  case boolSubtract
  case boolSubtractOne
  case boolNegative
  case meanType(String, DType)
  case meanOptional(String, DType)
  case normType(DType)
  case addmmOperands(DType, DType)
  case addmmTypes(DType, DType)
  case dotTypes(DType, DType)
  case nanmeanType(DType)
  case needsFloat(function: String, DType)
  case matmulTypes(DType, DType)
  case sameTypesExpected(DType, DType, argument: String)
  case maskFillType(DType)
  case integerAlpha
  case booleanAlpha
  case valueOverflow(DType)
  case expectedDevice(Device, Device)
  case noBackend(Device)

  // Products.
  case matmulShapes(function: String, Shape, Shape)
  case vectorShapes(matrix: Shape, vector: Int)
  case dotSizes(Int, Int)
  case batchShapes(expected: Shape, got: Shape)
  case productRank(String)
  case matmulZeroDimensional(Int, Int)

  // Numbers.
  case itemCount(Int)
  case zeroDivision
  case negativeIntegerPower
  case emptyReduction(function: String)
  case emptyReductionAll(function: String)
  case emptyReductionDim(function: String, dim: Int)
  case clampWithoutBounds
  case stepZero
  case boundsInconsistent
  case nonFiniteRange(Double, Double)
  case negativeSteps

  // Windows.
  case windowSteps(kernel: Int, stride: Int, padding: Int, dilation: Int)
  case windowTooLarge(Int, Int)

  // Linear algebra.
  case notSquare(function: String, Shape)
  case matrixRank(function: String, argument: String = "A")
  case singular(function: String, Int)
  case singularSolve(function: String)
  case notPositiveDefinite(function: String, Int)

  /// A failure that one operation alone can have; made by the functions in TensorError+Message.swift.
  case stated(Kind, String)
}
