// Elements as Swift numbers, and tensors made of them.

extension Tensor {
  /// A vector of integers.
  public convenience init(integers: [Int], device: Device = .cpu) throws(TensorError) {
    try self.init(integers, shape: Shape(integers.count), device: device)
  }

  /// A tensor of doubles in row-major order; `values` must fill the shape.
  public convenience init(
    _ values: [Double], shape: Shape, dtype: DType = .float64, device: Device = .cpu
  ) throws(TensorError) {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    try self.init(values, .float64, shape, dtype, device)
  }

  /// A tensor of integers in row-major order; `values` must fill the shape.
  public convenience init(
    _ values: [Int], shape: Shape, dtype: DType = .int64, device: Device = .cpu
  ) throws(TensorError) {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    try self.init(values, .int64, shape, dtype, device)
  }

  /// A tensor of truth values in row-major order; `values` must fill the shape.
  public convenience init(_ values: [Bool], shape: Shape, device: Device = .cpu) throws(TensorError)
  {
    guard try shape.checkedProduct() == values.count else {
      throw .invalidShape(shape, numel: values.count)
    }
    try self.init(values, .bool, shape, .bool, device)
  }

  /// A tensor of one type from an array whose elements have the layout of another.
  private convenience init<Element>(
    _ values: [Element], _ given: DType, _ shape: Shape, _ dtype: DType, _ device: Device
  ) throws(TensorError) {
    try self.init(empty: shape, dtype: dtype, device: device)
    guard !values.isEmpty else { return }
    let target = given == dtype ? self : try Tensor(empty: shape, dtype: given, device: device)
    let backend = try target.backend
    try values.withUnsafeBufferPointer { (buffer) throws(TensorError) in
      if let source = buffer.baseAddress { try backend.upload(source, to: target) }
    }
    if given != dtype { try backend.copy(target, into: self) }
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
