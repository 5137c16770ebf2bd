// Index expressions: numbers, slices and new axes are views taken one after the other, each with its
// node; tensors then pick from the view, one for each dimension, nil for a whole dimension.

import Tensors

extension Variable {
  /// `x[items]`
  public func index(_ items: [TensorIndex]) throws -> Variable {
    let plan = try data.indexPlan(items)
    let part = try view(steps: plan.steps)
    guard plan.tensors.isEmpty else {
      return try part.index(plan.tensors.map { $0.map { Variable($0) } })
    }
    return part === self ? alias() : part
  }

  /// `x[items] = value`
  public func setIndex(_ items: [TensorIndex], _ value: Variable) throws {
    let plan = try data.indexPlan(items)
    let part = try view(steps: plan.steps)
    guard !plan.tensors.isEmpty else {
      try part.assign_(value)
      return
    }
    if plan.tensors.count == 1, let mask = plan.tensors[0], mask.dtype == .bool, value.rank == 0,
      mask.shape == part.shape
    {
      if value.requiresGrad {
        try part.maskedFill_(mask: Variable(mask), value: value)
      } else {
        try part.maskedFill_(mask: Variable(mask), value: value.item())
      }
      return
    }
    let source = value.rank == 0 ? try value.to(dtype) : value
    try part.indexPut_(plan.tensors.map { $0.map { Variable($0) } }, source)
  }

  /// Copies a value of an index assignment: further leading dimensions of size 1 are dropped.
  private func assign_(_ value: Variable) throws {
    var source = value
    while source.rank > rank, source.shape[0] == 1 { source = try source.select(dim: 0, index: 0) }
    let node =
      try prepareInPlace(source) && dtype.isInexact
      ? inPlaceNode(.reshaping(.copyInPlace(from: source.device)), arity: 2, source) : nil
    try data.assign_(source.data)
    finishInPlace(node)
  }

  private func view(steps: [ViewStep]) throws -> Variable {
    var part = self
    for step in steps {
      switch step {
      case .select(let dim, let index): part = try part.select(dim: dim, index: index)
      case .slice(let dim, let start, let end, let step):
        part = try part.slice(dim: dim, start: start, end: end, step: step)
      case .unsqueeze(let dim): part = try part.unsqueeze(dim: dim)
      }
    }
    return part
  }

  /// `x[index0, :, index2]` with int64 or bool tensors.
  public func index(_ indices: [Variable?]) throws -> Variable {
    let result = Variable(try data.index(indices.map { $0?.data }))
    if isRecorded {
      try result.record(.places(.index), self).save(indices: indices)
    }
    return result
  }

  public func indexPut(
    _ indices: [Variable?], _ values: Variable, accumulate: Bool = false
  ) throws -> Variable {
    let result = Variable(
      try data.indexPut(indices.map { $0?.data }, values.data, accumulate: accumulate))
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
    _ = try data.indexPut_(indices.map { $0?.data }, values.data, accumulate: accumulate)
    finishInPlace(node)
    return self
  }
}
