// Indexing with tensors, one for each leading dimension; absent ones take a whole dimension.
// Numbers, slices and None are views, which the caller takes first.

import Tensors

extension Variable {
  /// `x[index0, :, index2]` with int64 or bool tensors.
  public func index(_ indices: [Variable?]) throws -> Variable {
    let result = Variable(try data.indexed(indices.map { $0?.data }))
    if isRecorded {
      try result.record(.places(.index), self).save(indices: indices)
    }
    return result
  }

  public func indexPut(
    _ indices: [Variable?], _ values: Variable, accumulate: Bool = false
  ) throws -> Variable {
    let copy = try data.clone()
    _ = try copy.putIndexed(indices.map { $0?.data }, values.data, accumulate: accumulate)
    let result = Variable(copy)
    if Variable.isRecorded(self, values) {
      let operation = Places.indexPut(accumulate: accumulate)
      try result.record(.places(operation), self, values).save(indices: indices)
    }
    return result
  }

  /// `x[index0, :, index2] = values`
  @discardableResult
  public func indexPut_(
    _ indices: [Variable?], _ values: Variable, accumulate: Bool = false
  ) throws -> Variable {
    var node: Node?
    if try prepareInPlace(values) {
      let operation = Places.indexPut(accumulate: accumulate)
      let new = inPlaceNode(.places(operation), arity: 2, values)
      try new.save(indices: indices)
      node = new
    }
    _ = try data.putIndexed(indices.map { $0?.data }, values.data, accumulate: accumulate)
    finishInPlace(node)
    return self
  }
}

extension Tensor {
  fileprivate func indexed(_ indices: [Tensor?]) throws -> Tensor {
    throw AutogradError.notImplemented(operation: "index")
  }

  fileprivate func putIndexed(
    _ indices: [Tensor?], _ values: Tensor, accumulate: Bool
  ) throws -> Tensor {
    throw AutogradError.notImplemented(operation: "index_put")
  }
}
