// Picking and replacing elements by index, position or mask.

import Tensors

extension Variable {
  public func gather(dim: Int, index: Variable) throws -> Variable {
    let result = Variable(try data.gather(dim: dim, index: index.data))
    if isRecorded {
      try result.record(.places(.gather(dim: try data.dimension(dim))), self).save(index)
    }
    return result
  }

  public func takeAlongDim(indices: Variable, dim: Int? = nil) throws -> Variable {
    guard let dim else {
      return try flattened().gather(dim: 0, index: indices.reshape(Shape(-1)))
    }
    let place = try data.dimension(dim)
    guard rank == indices.rank else {
      throw AutogradError.stated(
        .runtime,
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but "
          + "got \(rank) dimensions for input, and \(indices.rank) dimensions for indices")
    }
    var (mine, theirs) = (shape, indices.shape)
    mine[place] = 1
    theirs[place] = 1
    var common = try mine.broadcast(with: theirs)
    common[place] = shape[place]
    let source = try expand(common)
    common[place] = indices.shape[place]
    return try source.gather(dim: place, index: indices.expand(common))
  }

  public func scatter(dim: Int, index: Variable, src: Variable) throws -> Variable {
    let result = Variable(try data.scatter(dim: dim, index: index.data, src.data))
    if Variable.isRecorded(self, src) {
      let operation = Places.scatter(dim: try data.dimension(dim))
      try result.record(.places(operation), self, src).save(index)
    }
    return result
  }

  public func scatter(dim: Int, index: Variable, value: Scalar) throws -> Variable {
    let result = Variable(try data.scatter(dim: dim, index: index.data, value))
    if isRecorded {
      let operation = Places.scatterValue(dim: try data.dimension(dim))
      try result.record(.places(operation), self).save(index)
    }
    return result
  }

  public func scatterAdd(dim: Int, index: Variable, src: Variable) throws -> Variable {
    let result = Variable(try data.scatterAdd(dim: dim, index: index.data, src.data))
    if Variable.isRecorded(self, src) {
      let operation = Places.scatterAdd(dim: try data.dimension(dim))
      try result.record(.places(operation), self, src).save(index)
    }
    return result
  }

  /// `scatter` with a reduction: `sum`, `prod`, `amax`, `amin`.
  public func scatterReduce(
    dim: Int, index: Variable, src: Variable, reduce: ScatterReduction
  ) throws -> Variable {
    let result = Variable(
      try data.scatter(dim: dim, index: index.data, src.data, reduce: reduce))
    if Variable.isRecorded(self, src) {
      let operation = Places.scatterReduce(dim: try data.dimension(dim), reduce)
      let node = result.record(.places(operation), self, src)
      try node.save(index)
      for saved in [self, src, Variable(result.data)] { try node.saveOther(saved) }
    }
    return result
  }

  public func indexSelect(dim: Int, index: Variable) throws -> Variable {
    let result = Variable(try data.indexSelect(dim: dim, index: index.data))
    if isRecorded {
      let operation = Places.indexSelect(dim: try data.dimension(dim))
      try result.record(.places(operation), self).save(index)
    }
    return result
  }

  public func indexAdd(
    dim: Int, index: Variable, source: Variable, alpha: Scalar = 1
  ) throws -> Variable {
    let result = Variable(
      try data.indexAdd(dim: dim, index: index.data, source.data, alpha: alpha))
    if Variable.isRecorded(self, source) {
      let operation = Places.indexAdd(dim: try data.dimension(dim), alpha: alpha)
      try result.record(.places(operation), self, source).save(index)
    }
    return result
  }

  public func indexCopy(dim: Int, index: Variable, source: Variable) throws -> Variable {
    let result = Variable(try data.indexCopy(dim: dim, index: index.data, source.data))
    if Variable.isRecorded(self, source) {
      let operation = Places.indexCopy(dim: try data.dimension(dim))
      try result.record(.places(operation), self, source).save(index)
    }
    return result
  }

  public func indexFill(dim: Int, index: Variable, value: Scalar) throws -> Variable {
    let result = Variable(try data.indexFill(dim: dim, index: index.data, value))
    if isRecorded {
      let operation = Places.indexFill(dim: try data.dimension(dim))
      try result.record(.places(operation), self).save(index)
    }
    return result
  }

  public func take(index: Variable) throws -> Variable {
    let result = Variable(try data.take(index.data))
    if isRecorded { try result.record(.places(.take), self).save(index) }
    return result
  }

  // MARK: Masks

  public func maskedFill(mask: Variable, value: Scalar) throws -> Variable {
    let result = Variable(try data.maskedFill(mask.data, value))
    if isRecorded { try result.record(.places(.maskedFill), self).save(mask) }
    return result
  }

  public func maskedFill(mask: Variable, value: Variable) throws -> Variable {
    let result = Variable(try data.maskedFill(mask.data, value.data))
    if Variable.isRecorded(self, value) {
      try result.record(.places(.maskedFillTensor), self, value).save(mask)
    }
    return result
  }

  public func maskedSelect(mask: Variable) throws -> Variable {
    let result = Variable(try data.maskedSelect(mask.data))
    if isRecorded { try result.record(.places(.maskedSelect), self).save(mask) }
    return result
  }

  public func maskedScatter(mask: Variable, source: Variable) throws -> Variable {
    let shape = try self.shape.broadcast(with: mask.shape)
    let copy = try data.broadcastUnchecked(to: shape).contiguousCopy()
    let result = Variable(try copy.maskedScatter_(mask.data, source.data))
    if Variable.isRecorded(self, source) {
      try result.record(.places(.maskedScatter), self, source).save(mask)
    }
    return result
  }

  /// The places of the elements that are not zero, `[count, rank]`.
  public func nonzero() throws -> Variable { Variable(try data.nonzero()) }

  // MARK: In place

  @discardableResult
  public func maskedFill_(mask: Variable, value: Scalar) throws -> Variable {
    var node: Node?
    if try prepareInPlace() {
      let new = inPlaceNode(.places(.maskedFill), arity: 1)
      try new.save(mask)
      node = new
    }
    _ = try data.maskedFill_(mask.data, value)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func maskedFill_(mask: Variable, value: Variable) throws -> Variable {
    var node: Node?
    if try prepareInPlace(value) {
      let new = inPlaceNode(.places(.maskedFillTensor), arity: 2, value)
      try new.save(mask)
      node = new
    }
    _ = try data.maskedFill_(mask.data, value.data)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func maskedScatter_(mask: Variable, source: Variable) throws -> Variable {
    try inPlace(source) { try $0.maskedScatter(mask: mask, source: source) }
  }

  @discardableResult
  public func scatter_(dim: Int, index: Variable, src: Variable) throws -> Variable {
    try inPlace(src) { try $0.scatter(dim: dim, index: index, src: src) }
  }

  @discardableResult
  public func scatter_(dim: Int, index: Variable, value: Scalar) throws -> Variable {
    try inPlace { try $0.scatter(dim: dim, index: index, value: value) }
  }

  @discardableResult
  public func scatterAdd_(dim: Int, index: Variable, src: Variable) throws -> Variable {
    try inPlace(src) { try $0.scatterAdd(dim: dim, index: index, src: src) }
  }

  @discardableResult
  public func scatterReduce_(
    dim: Int, index: Variable, src: Variable, reduce: ScatterReduction
  ) throws -> Variable {
    try inPlace(src) { try $0.scatterReduce(dim: dim, index: index, src: src, reduce: reduce) }
  }

  @discardableResult
  public func indexAdd_(
    dim: Int, index: Variable, source: Variable, alpha: Scalar = 1
  ) throws -> Variable {
    try inPlace(source) { try $0.indexAdd(dim: dim, index: index, source: source, alpha: alpha) }
  }

  @discardableResult
  public func indexCopy_(dim: Int, index: Variable, source: Variable) throws -> Variable {
    try inPlace(source) { try $0.indexCopy(dim: dim, index: index, source: source) }
  }

  @discardableResult
  public func indexFill_(dim: Int, index: Variable, value: Scalar) throws -> Variable {
    try inPlace { try $0.indexFill(dim: dim, index: index, value: value) }
  }
}
