// Einstein sums: the general product of several tensors over named dimensions.
//
// As in PyTorch, operands are combined from the left: each is permuted to the output's order, dimensions
// that nothing later needs are summed away in one batched product.

/// An equation of `einsum`, read for some operands.
public struct EinsumEquation {
  /// For each operand the label of each dimension; labels of the ellipsis are negative, counted from the
  /// right: -1 is its last.
  public private(set) var inputs: [[Int]] = []
  public private(set) var output: [Int] = []
  /// All labels in the order of the permuted operands: output first, then the summed ones.
  public var order: [Int] { output + summed }
  public private(set) var summed: [Int] = []

  public init(_ equation: String, ranks: [Int]) throws(TensorError) {
    let characters = Array(equation.unicodeScalars)
    var place = 0
    var parts: [[Int?]] = [[]]  // nil stands for an ellipsis
    var outputPart: [Int?]?
    func fail(_ text: String) -> TensorError { .stated(.runtime, text) }
    while place < characters.count {
      let character = characters[place]
      switch character {
      case " ": place += 1
      case ".":
        let isOutput = outputPart != nil
        guard place + 2 < characters.count, characters[place + 1] == ".",
          characters[place + 2] == "."
        else { throw fail(TensorError.einsumDot(isOutput ? nil : parts.count - 1)) }
        let seen =
          isOutput ? outputPart?.contains(nil) ?? false : parts[parts.count - 1].contains(nil)
        guard !seen else { throw fail(TensorError.einsumDot(isOutput ? nil : parts.count - 1)) }
        if isOutput { outputPart?.append(nil) } else { parts[parts.count - 1].append(nil) }
        place += 3
      case "," where outputPart == nil:
        parts.append([])
        guard parts.count <= ranks.count else { throw fail(TensorError.einsumFewer) }
        place += 1
      case "-"
      where outputPart == nil && place + 1 < characters.count && characters[place + 1] == ">":
        outputPart = []
        place += 2
      default:
        guard ("a"..."z").contains(character) || ("A"..."Z").contains(character) else {
          throw fail(TensorError.einsumSubscript(place))
        }
        let label = Int(character.value)
        if outputPart == nil {
          parts[parts.count - 1].append(label)
        } else {
          outputPart?.append(label)
        }
        place += 1
      }
    }
    guard parts.count >= ranks.count else { throw fail(TensorError.einsumMore) }
    var ellipsisRank = 0
    for (operand, part) in parts.enumerated() {
      let named = part.filter { $0 != nil }.count
      if part.contains(nil) {
        guard named <= ranks[operand] else {
          throw fail(TensorError.einsumTooMany(named, ranks[operand], operand))
        }
        ellipsisRank = max(ellipsisRank, ranks[operand] - named)
      } else if named != ranks[operand] {
        throw fail(TensorError.einsumCount(named, ranks[operand], operand))
      }
    }
    func spread(_ part: [Int?], _ width: Int) -> [Int] {
      part.flatMap { $0.map { [$0] } ?? (0..<width).map { $0 - width } }
    }
    for (operand, part) in parts.enumerated() {
      inputs.append(spread(part, ranks[operand] - part.filter { $0 != nil }.count))
    }
    let used = Set(inputs.joined())
    if let outputPart {
      output = spread(outputPart, outputPart.contains(nil) ? ellipsisRank : 0)
      var seen = Set<Int>()
      for label in output {
        let name = String(UnicodeScalar(UInt8(max(label, 0))))
        guard label < 0 || used.contains(label) else { throw fail(TensorError.einsumUnknown(name)) }
        guard seen.insert(label).inserted else { throw fail(TensorError.einsumRepeated(name)) }
      }
    } else {
      let once = used.filter { label in
        label > 0 && inputs.joined().filter { $0 == label }.count == 1
      }
      output = (0..<ellipsisRank).map { $0 - ellipsisRank } + once.sorted()
    }
    summed = used.subtracting(output).sorted()
  }
}

extension Tensor {
  /// The sum of products that an equation names: `ij,jk->ik` is the matrix product.
  public static func einsum(
    _ equation: String, _ operands: [Tensor]
  ) throws(TensorError) -> Tensor {
    guard !operands.isEmpty else { throw .stated(.value, TensorError.einsumEmpty) }
    let parsed = try EinsumEquation(equation, ranks: operands.map(\.rank))
    let order = parsed.order
    guard order.count <= Shape.maximumRank else { throw .tooManyDimensions(order.count) }
    var sizes = [Int](repeating: 1, count: order.count)
    var permuted: [Tensor] = []
    for (number, operand) in operands.enumerated() {
      var x = operand
      var labels = parsed.inputs[number]
      // Repeated labels name a diagonal.
      var place = 0
      while place < labels.count {
        if let other = labels[(place + 1)...].firstIndex(of: labels[place]) {
          let name = String(UnicodeScalar(UInt8(Swift.max(labels[place], 0))))
          guard x.shape[place] == x.shape[other] else {
            throw .stated(
              .runtime,
              TensorError.einsumDiagonal(name, number, x.shape[other], x.shape[place]))
          }
          x = try x.diagonal(dim1: place, dim2: other)
          let label = labels[place]
          labels.remove(at: other)
          labels.remove(at: place)
          labels.append(label)
        } else {
          place += 1
        }
      }
      var shape = Shape()
      var strides = Shape()
      for (slot, label) in order.enumerated() {
        guard let dim = labels.firstIndex(of: label) else {
          shape.append(1)
          strides.append(0)
          continue
        }
        let size = x.shape[dim]
        if size != 1, sizes[slot] != 1, size != sizes[slot] {
          let name = label < 0 ? "..." : String(UnicodeScalar(UInt8(label)))
          throw .stated(.runtime, TensorError.einsumBroadcast(name, size, number, sizes[slot]))
        }
        if size != 1 { sizes[slot] = size }
        shape.append(size)
        strides.append(x.strides[dim])
      }
      permuted.append(x.view(shape, strides))
    }
    return try contract(permuted, kept: parsed.output.count)
  }

  /// Multiplies operands of one rank from the left and sums the dimensions after the first `kept`.
  private static func contract(
    _ operands: [Tensor], kept: Int
  ) throws(TensorError) -> Tensor {
    var result = operands[0]
    let rank = result.rank
    for (number, operand) in operands.enumerated().dropFirst() {
      // What no later operand needs is summed in this product.
      var summed = Shape()
      for dim in kept..<Swift.max(rank, kept) {
        let neededLater = operands.dropFirst(number + 1).contains { $0.shape[dim] != 1 }
        if !neededLater, result.shape[dim] != 1 || operand.shape[dim] != 1 { summed.append(dim) }
      }
      result = try result.multiplied(operand, summing: summed)
    }
    var rest = Shape()
    for dim in kept..<Swift.max(rank, kept) { rest.append(dim) }
    guard !rest.isEmpty else { return operands.count == 1 ? result : result }
    var remaining = Shape()
    for dim in rest where result.shape[dim] != 1 { remaining.append(dim) }
    if !remaining.isEmpty { result = try result.sum(dim: remaining, keepdim: true) }
    return result.view(result.shape.prefix(kept), result.strides.prefix(kept))
  }

  /// The product of two tensors of one rank, summed over some dimensions, which stay with size 1.
  func multiplied(_ other: Tensor, summing dims: Shape) throws(TensorError) -> Tensor {
    guard !dims.isEmpty else { return try mul(other) }
    guard dtype == other.dtype else { throw .matmulTypes(dtype, other.dtype) }
    var (a, b) = (self, other)
    // Sort the dimensions: shared and kept, only in a, only in b, summed in both.
    var batch = Shape()
    var left = Shape()
    var right = Shape()
    var inner = Shape()
    for dim in shape.indices {
      let inA = shape[dim] != 1
      let inB = other.shape[dim] != 1
      if dims.contains(dim) {
        if inA, inB {
          inner.append(dim)
        } else if inA {
          a = try a.sum(dim: Shape(dim), keepdim: true)
        } else {
          b = try b.sum(dim: Shape(dim), keepdim: true)
        }
      } else if inA, inB {
        batch.append(dim)
      } else if inA {
        left.append(dim)
      } else {
        right.append(dim)
      }
    }
    func matrix(_ x: Tensor, _ groups: [Shape]) throws(TensorError) -> Tensor {
      var order = Shape()
      var sizes = Shape()
      for group in groups {
        var size = 1
        for dim in group {
          order.append(dim)
          size &*= x.shape[dim]
        }
        sizes.append(size)
      }
      var shape = Shape()
      var strides = Shape()
      for dim in order {
        shape.append(x.shape[dim])
        strides.append(x.strides[dim])
      }
      return try x.view(shape, strides).reshape(sizes)
    }
    let product = try matrix(a, [batch, left, inner]).bmm(matrix(b, [batch, inner, right]))
    var order = Shape()
    var sizes = Shape()
    for dim in batch {
      order.append(dim)
      sizes.append(a.shape[dim])
    }
    for dim in left {
      order.append(dim)
      sizes.append(a.shape[dim])
    }
    for dim in right {
      order.append(dim)
      sizes.append(b.shape[dim])
    }
    let strides = sizes.contiguousStrides
    var shape = Shape(repeating: 1, count: rank)
    var steps = Shape(repeating: 0, count: rank)
    for place in order.indices {
      shape[order[place]] = sizes[place]
      steps[order[place]] = strides[place]
    }
    return product.view(shape, steps)
  }

  /// The product summed over pairs of dimensions.
  public func tensordot(
    _ other: Tensor, dims first: Shape, _ second: Shape
  ) throws(TensorError) -> Tensor {
    guard first.count == second.count else { throw .stated(.runtime, TensorError.dotLists) }
    let a = try dimensions(first)
    let b = try other.dimensions(second)
    var (x, y) = (self, other)
    var size = 1
    for place in a.indices {
      let (p, q) = (shape[a[place]], other.shape[b[place]])
      if q == 1 {
        x = try x.sum(dim: Shape(a[place]), keepdim: true)
      } else if p == 1 {
        y = try y.sum(dim: Shape(b[place]), keepdim: true)
      } else {
        guard p == q else {
          throw .stated(.runtime, TensorError.dotSizes(p, first[place], q, second[place]))
        }
        size &*= p
      }
    }
    var orderX = Shape()
    var orderY = b
    var wanted = Shape()
    var rows = 1
    var columns = 1
    for dim in shape.indices where !a.contains(dim) {
      orderX.append(dim)
      wanted.append(shape[dim])
      rows &*= shape[dim]
    }
    for dim in a { orderX.append(dim) }
    for dim in other.shape.indices where !b.contains(dim) {
      orderY.append(dim)
      wanted.append(other.shape[dim])
      columns &*= other.shape[dim]
    }
    guard rank + other.rank - 2 * a.count <= Shape.maximumRank else {
      throw .tooManyDimensions(rank + other.rank - 2 * a.count)
    }
    return try x.permute(orderX).reshape(Shape(rows, size))
      .mm(y.permute(orderY).reshape(Shape(size, columns))).reshape(wanted)
  }

  /// The product summed over the last `dims` dimensions of this tensor and the first of the other.
  public func tensordot(_ other: Tensor, dims: Int = 2) throws(TensorError) -> Tensor {
    guard dims >= 0 else { throw .stated(.runtime, TensorError.dotNegative(dims)) }
    guard dims <= rank, dims <= other.rank else {
      throw .stated(.runtime, TensorError.dotDims(dims))
    }
    var first = Shape()
    var second = Shape()
    for place in 0..<dims {
      first.append(place - dims)
      second.append(place)
    }
    return try tensordot(other, dims: first, second)
  }

  /// The Kronecker product.
  public func kron(_ other: Tensor) throws(TensorError) -> Tensor {
    let count = Swift.max(rank, other.rank)
    guard 2 * count <= Shape.maximumRank else { throw .tooManyDimensions(2 * count) }
    var (left, right, wanted) = (Shape(), Shape(), Shape())
    for index in 0..<count {
      let p = index - (count - rank)
      let q = index - (count - other.rank)
      let (a, b) = (p >= 0 ? shape[p] : 1, q >= 0 ? other.shape[q] : 1)
      left.append(a)
      left.append(1)
      right.append(1)
      right.append(b)
      wanted.append(a &* b)
    }
    return try reshape(left).mul(other.reshape(right)).reshape(wanted)
  }

  /// The sum of the diagonal of a matrix.
  public func trace() throws(TensorError) -> Tensor {
    guard rank == 2 else { throw .stated(.runtime, TensorError.traceRank(rank)) }
    return try diagonal().contiguousCopy().sum()
  }

  /// The cross product of vectors of three elements along a dimension.
  public func cross(_ other: Tensor, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard rank == other.rank else {
      throw .stated(.runtime, TensorError.crossRank)
    }
    var axis = dim ?? -1
    if dim == nil {
      guard let found = shape.indices.first(where: { shape[$0] == 3 }) else {
        throw .stated(.runtime, TensorError.crossNone)
      }
      axis = found
    }
    let place = try dimension(axis)
    guard shape[place] == 3, other.shape[place] == 3 else {
      throw .stated(
        .runtime, TensorError.crossSize(axis, shape[place], other.shape[place]))
    }
    let wanted = try shape.broadcast(with: other.shape)
    let a = try broadcastUnchecked(to: wanted).unbind(dim: place)
    let b = try other.broadcastUnchecked(to: wanted).unbind(dim: place)
    return try Tensor.stack(
      [
        a[1].mul(b[2]).sub(a[2].mul(b[1])), a[2].mul(b[0]).sub(a[0].mul(b[2])),
        a[0].mul(b[1]).sub(a[1].mul(b[0])),
      ], dim: place)
  }
}
