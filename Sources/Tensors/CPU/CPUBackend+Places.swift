// Reading and writing at places that index tensors name.

import CKernels

extension ScatterReduction {
  var kernel: PlaceKernel {
    switch self {
    case .replace: .replace
    case .add: .add
    case .multiply: .multiply
    case .amax: .amax
    case .amin: .amin
    }
  }
}

extension CPUBackend {
  public func gather(
    _ x: Tensor, dim: Int, index: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, index.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, index, output])
    }
    try atIndex(.read, x, dim, index, output)
  }

  public func scatter(
    _ output: Tensor, dim: Int, index: Tensor, _ source: Tensor, _ reduction: ScatterReduction
  ) throws(TensorError) {
    guard output.device.isCPU, index.device.isCPU, source.device.isCPU else {
      throw CPUBackend.stray([output, index, source])
    }
    try atIndex(reduction.kernel, output, dim, index, source)
  }

  private func atIndex(
    _ operation: PlaceKernel, _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
  ) throws(TensorError) {
    if x.dtype.isComplex {
      try requirePartwise(operation, x.dtype)
      try atIndex(operation, x.realPart, dim, index, source.realPart)
      return try atIndex(operation, x.imaginaryPart, dim, index, source.imaginaryPart)
    }
    let size = x.rank == 0 ? 1 : x.shape[dim]
    var bad: Int64 = 0
    let status = withLayout(index) { shape, indexSteps in
      withLayout(x) { _, steps in
        withLayout(source) { _, sourceSteps in
          taper_at_index(
            x.dtype.kernel, operation, Int64(index.rank), shape, Int64(dim), Int64(size),
            index.pointer(Int64.self), indexSteps, x.address, steps, source.address, sourceSteps,
            &bad)
        }
      }
    }
    if status == .badIndex { throw .scatterIndex(index: Int(bad), dim: dim, size: size) }
    try CPUBackend.check(status, "scatter_gather_tensor_cpu", x.dtype)
  }

  /// Refuses what cannot be done to real and imaginary parts one after the other.
  private func requirePartwise(_ operation: PlaceKernel, _ dtype: DType) throws(TensorError) {
    guard operation == .read || operation == .replace || operation == .add else {
      throw .notImplementedFor(kernel: "scatter_gather_tensor_cpu", dtype)
    }
  }

  public func index(
    _ x: Tensor, dims: Shape, indices: [Tensor], into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, indices.allSatisfy(\.device.isCPU), output.device.isCPU else {
      throw CPUBackend.stray([x, output] + indices)
    }
    try atOffsets(.read, x, dims, indices, output)
  }

  public func indexPut(
    _ output: Tensor, dims: Shape, indices: [Tensor], _ values: Tensor,
    _ reduction: ScatterReduction
  ) throws(TensorError) {
    guard output.device.isCPU, indices.allSatisfy(\.device.isCPU), values.device.isCPU else {
      throw CPUBackend.stray([output, values] + indices)
    }
    try atOffsets(reduction.kernel, output, dims, indices, values)
  }

  private func atOffsets(
    _ operation: PlaceKernel, _ x: Tensor, _ dims: Shape, _ indices: [Tensor], _ blocks: Tensor
  ) throws(TensorError) {
    guard let first = indices.first, blocks.rank > 0 else { return }
    if x.dtype.isComplex {
      try requirePartwise(operation, x.dtype)
      try atOffsets(operation, x.realPart, dims, indices, blocks.realPart)
      return try atOffsets(operation, x.imaginaryPart, dims, indices, blocks.imaginaryPart)
    }
    let count = first.numel
    let offsets = try Tensor(empty: Shape(count), dtype: .int64)
    let places = offsets.pointer(Int.self)
    for place in 0..<count { places[place] = 0 }
    for (dim, index) in zip(dims, indices) {
      let stride = x.strides[dim]
      let flat = index.isContiguous ? index : try index.contiguousCopy()
      let values = flat.pointer(Int.self)
      withExtendedLifetime(flat) {
        for place in 0..<count { places[place] &+= values[place] &* stride }
      }
    }
    var shape = Shape()
    var steps = Shape()
    for dim in x.shape.indices where !dims.contains(dim) {
      shape.append(x.shape[dim])
      steps.append(x.strides[dim])
    }
    let block = x.view(shape, steps)
    let blockSteps = blocks.strides.dropFirst()
    withLayout(block) { shape, steps in
      withUnsafePointer(to: blockSteps.lanes) { blockSteps in
        taper_at_offsets(
          x.dtype.kernel, operation, Int64(count), offsets.pointer(Int64.self), Int64(block.rank),
          shape, x.address, steps, blocks.address, Int64(blocks.strides[0]), raw(blockSteps))
      }
    }
    withExtendedLifetime(offsets) {}
  }

  public func firstOutside(_ index: Tensor, _ range: Range<Int>) throws(TensorError) -> Int? {
    guard index.device.isCPU else { throw CPUBackend.stray([index]) }
    let flat = index.isContiguous ? index : try index.contiguousCopy()
    let values = flat.pointer(Int.self)
    return withExtendedLifetime(flat) {
      for place in 0..<flat.numel where !range.contains(values[place]) { return values[place] }
      return nil
    }
  }

  public func nonzero(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.device.isCPU else { throw CPUBackend.stray([x]) }
    let flat = x.isContiguous ? x : try x.contiguousCopy()
    let type = x.dtype.kernel
    let count = Int(taper_nonzero(type, Int64(x.numel), flat.address, 1, nil))
    let places = try Tensor(empty: Shape(count), dtype: .int64)
    _ = taper_nonzero(type, Int64(x.numel), flat.address, 1, places.pointer(Int64.self))
    withExtendedLifetime(flat) {}
    let output = try Tensor(empty: Shape(count, x.rank), dtype: .int64)
    let flatPlaces = places.pointer(Int.self)
    let coordinates = output.pointer(Int.self)
    for row in 0..<count {
      var rest = flatPlaces[row]
      for dim in stride(from: x.rank - 1, through: 0, by: -1) {
        coordinates[row &* x.rank &+ dim] = rest % x.shape[dim]
        rest /= x.shape[dim]
      }
    }
    withExtendedLifetime(places) {}
    return output
  }
}
