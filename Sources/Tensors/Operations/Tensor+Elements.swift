// Elements as Swift numbers, and tensors made of them.

extension Tensor {
  /// A vector of integers.
  public init(integers: [Int], device: Device = .cpu) throws(TensorError) {
    self = try Tensor.uploaded(integers, Shape(integers.count), .int64, device)
  }

  /// A tensor of doubles in row-major order; `values` must fill the shape.
  public init(
    _ values: [Double], shape: Shape, dtype: DType = .float64, device: Device = .cpu
  ) throws(TensorError) {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    self = try Tensor.uploaded(values, shape, .float64, device).to(dtype)
  }

  /// A tensor of integers in row-major order; `values` must fill the shape.
  public init(
    _ values: [Int], shape: Shape, dtype: DType = .int64, device: Device = .cpu
  ) throws(TensorError) {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    self = try Tensor.uploaded(values, shape, .int64, device).to(dtype)
  }

  /// A tensor of truth values in row-major order; `values` must fill the shape.
  public init(_ values: [Bool], shape: Shape, device: Device = .cpu) throws(TensorError) {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    self = try Tensor.uploaded(values, shape, .bool, device)
  }

  private static func uploaded<Element>(
    _ values: [Element], _ shape: Shape, _ dtype: DType, _ device: Device
  ) throws(TensorError) -> Tensor {
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    guard !values.isEmpty else { return output }
    let backend = try output.backend
    try values.withUnsafeBufferPointer { (buffer) throws(TensorError) in
      if let source = buffer.baseAddress { try backend.upload(source, to: output) }
    }
    return output
  }

  /// All elements in row-major order, as doubles.
  public func doubles() throws(TensorError) -> [Double] { try downloaded(.float64, 0.0) }

  /// All elements in row-major order, as integers.
  public func integers() throws(TensorError) -> [Int] { try downloaded(.int64, 0) }

  /// All elements in row-major order, as truth values.
  public func booleans() throws(TensorError) -> [Bool] { try downloaded(.bool, false) }

  private func downloaded<Element>(
    _ type: DType, _ zero: Element
  ) throws(TensorError) -> [Element] {
    let source = try to(type).contiguous()
    var values = [Element](repeating: zero, count: numel)
    guard numel > 0 else { return values }
    let backend = try source.backend
    try values.withUnsafeMutableBufferPointer { (buffer) throws(TensorError) in
      if let target = buffer.baseAddress { try backend.download(source, to: target) }
    }
    return values
  }
}
