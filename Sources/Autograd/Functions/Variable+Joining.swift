// Joining tensors and parting them.

import Tensors

extension Variable {
  private static func isRecorded(_ all: [Variable]) -> Bool {
    GradMode.isEnabled && all.contains { $0.requiresGrad }
  }

  public static func cat(_ tensors: [Variable], dim: Int = 0) throws -> Variable {
    let result = Variable(try Tensor.cat(tensors.map(\.data), dim: dim))
    if isRecorded(tensors) {
      let place = try result.data.dimension(dim)
      // Empty vectors may be joined to anything.
      let sizes = tensors.map { $0.rank == result.rank ? $0.shape[place] : 0 }
      result.record(.joining(.cat(Joining.Parts(dim: place, sizes: sizes))), all: tensors)
    }
    return result
  }

  public static func stack(_ tensors: [Variable], dim: Int = 0) throws -> Variable {
    let result = Variable(try Tensor.stack(tensors.map(\.data), dim: dim))
    if isRecorded(tensors) {
      result.record(.joining(.stack(dim: try result.data.dimension(dim))), all: tensors)
    }
    return result
  }

  public static func hstack(_ tensors: [Variable]) throws -> Variable {
    let all = try tensors.map { try $0.atleast1d() }
    return try cat(all, dim: all.first?.rank == 1 ? 0 : 1)
  }

  public static func vstack(_ tensors: [Variable]) throws -> Variable {
    try cat(tensors.map { try $0.atleast2d() }, dim: 0)
  }

  public static func dstack(_ tensors: [Variable]) throws -> Variable {
    try cat(tensors.map { try $0.atleast3d() }, dim: 2)
  }

  public static func columnStack(_ tensors: [Variable]) throws -> Variable {
    try hstack(tensors.map { $0.rank <= 1 ? try $0.reshape(Shape($0.numel, 1)) : $0 })
  }

  public func atleast1d() throws -> Variable { rank == 0 ? try reshape(Shape(1)) : self }

  public func atleast2d() throws -> Variable {
    switch rank {
    case 0: try reshape(Shape(1, 1))
    case 1: try unsqueeze(dim: 0)
    default: self
    }
  }

  public func atleast3d() throws -> Variable {
    switch rank {
    case 0: try reshape(Shape([1, 1, 1]))
    case 1: try unsqueeze(dim: 0).unsqueeze(dim: -1)
    case 2: try unsqueeze(dim: -1)
    default: self
    }
  }

  // MARK: Parting

  /// Links the parts of this variable to one node.
  private func parted(_ parts: [Tensor], _ operation: Joining) -> [Variable] {
    let views = parts.map { part in
      let view = makeView(part)
      view.flags.insert(.viewOfSeveral)
      return view
    }
    if isRecorded, let first = views.first {
      Variable.share(first.record(.joining(operation), self), views)
    }
    return views
  }

  public func split(_ splitSize: Int, dim: Int = 0) throws -> [Variable] {
    let parts = try data.split(splitSize, dim: dim)
    let place = try data.dimension(dim)
    return parted(parts, .split(Joining.Parts(dim: place, sizes: parts.map { $0.shape[place] })))
  }

  public func split(sizes: [Int], dim: Int = 0) throws -> [Variable] {
    let parts = try data.split(sizes: sizes, dim: dim)
    return parted(parts, .split(Joining.Parts(dim: try data.dimension(dim), sizes: sizes)))
  }

  public func chunk(_ chunks: Int, dim: Int = 0) throws -> [Variable] {
    let parts = try data.chunk(chunks, dim: dim)
    let place = try data.dimension(dim)
    return parted(parts, .split(Joining.Parts(dim: place, sizes: parts.map { $0.shape[place] })))
  }

  /// Parts that share this variable's memory without being its views: a change of one is not noticed.
  ///
  /// - Parameter bySizes: whether the sizes were given, which the node's name tells.
  public func unsafeSplit(
    sizes: [Int], dim: Int = 0, bySizes: Bool = false
  ) throws -> [Variable] {
    let parts = try data.split(sizes: sizes, dim: dim).map { Variable($0) }
    if isRecorded, let first = parts.first {
      let places = Joining.Parts(dim: try data.dimension(dim), sizes: sizes)
      Variable.share(
        first.record(.joining(.unsafeSplit(places, bySizes: bySizes)), self), parts)
    }
    return parts
  }

  public func tensorSplit(sections: Int, dim: Int = 0) throws -> [Variable] {
    var start = 0
    return try data.tensorSplit(sections: sections, dim: dim).map { part in
      let size = part.shape[try data.dimension(dim)]
      defer { start += size }
      return try slice(dim: dim, start: start, end: start + size)
    }
  }

  public func tensorSplit(indices: [Int], dim: Int = 0) throws -> [Variable] {
    var start = 0
    var parts: [Variable] = []
    for end in indices {
      parts.append(try slice(dim: dim, start: start, end: end))
      start = end
    }
    parts.append(try slice(dim: dim, start: start))
    return parts
  }

  public func unbind(dim: Int = 0) throws -> [Variable] {
    parted(try data.unbind(dim: dim), .unbind(dim: try data.dimension(dim)))
  }

  public func repeatInterleave(_ repeats: Int, dim: Int? = nil) throws -> Variable {
    guard let dim else { return try flattened().repeatInterleave(repeats, dim: 0) }
    let place = try data.dimension(dim)
    guard repeats >= 0 else {
      throw AutogradError.stated(.runtime, "Repeats must be non-negative")
    }
    var sizes = try unsqueeze(dim: place + 1).shape
    sizes[place + 1] = repeats
    var merged = shape
    merged[place] = shape[place] * repeats
    return try unsqueeze(dim: place + 1).expand(sizes).contiguousClone().view(merged)
  }

  public func repeatInterleave(_ repeats: Variable, dim: Int? = nil) throws -> Variable {
    guard let dim else { return try flattened().repeatInterleave(repeats, dim: 0) }
    let place = try data.dimension(dim)
    let positions = try Tensor.arange(.int(0), .int(shape[place]), device: device)
      .repeatInterleave(repeats.data, dim: 0)
    return try indexSelect(dim: place, index: Variable(positions))
  }

  public static func broadcastTensors(_ tensors: [Variable]) throws -> [Variable] {
    var shape = Shape()
    for tensor in tensors { shape = try shape.broadcast(with: tensor.shape) }
    return try tensors.map { try $0.expand(shape) }
  }

  public static func meshgrid(_ tensors: [Variable], xy: Bool = false) throws -> [Variable] {
    guard !xy else {
      guard tensors.count >= 2 else { return try meshgrid(tensors) }
      var swapped = tensors
      swapped.swapAt(0, 1)
      var grids = try meshgrid(swapped).map { try $0.transpose(0, 1) }
      grids.swapAt(0, 1)
      return grids
    }
    var sizes = Shape()
    for tensor in tensors {
      guard tensor.rank <= 1 else {
        throw AutogradError.stated(
          .runtime,
          "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: "
            + "\(tensor.shape.listText)")
      }
      sizes.append(tensor.numel)
    }
    return try tensors.enumerated().map { index, tensor in
      var shape = Shape(repeating: 1, count: tensors.count)
      shape[index] = tensor.numel
      return try tensor.view(shape).expand(sizes)
    }
  }
}
