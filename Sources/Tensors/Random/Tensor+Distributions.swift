// Filling tensors with random numbers, in PyTorch's order of draws.
//
// A device that draws itself does so with its own stream, as in PyTorch. Elements are filled in the order
// of memory: a dense permuted tensor takes the stream as if it were not permuted. None of these functions
// counts a version.

import CKernels
import Glibc

extension Tensor {
  /// The same elements, dimensions ordered by falling strides.
  private var memoryOrdered: Tensor {
    guard !isContiguous else { return self }
    let order = shape.indices.sorted { strides[$0] > strides[$1] }
    var sizes = Shape()
    var steps = Shape()
    for dim in order {
      sizes.append(shape[dim])
      steps.append(strides[dim])
    }
    return view(sizes, steps)
  }

  /// Lets a kernel fill contiguous memory and brings the numbers to the elements.
  private func fill(
    _ kernel: String, _ body: (UnsafeMutableRawPointer, Int64) -> KernelStatus
  ) throws(TensorError) {
    willWrite()
    let target = memoryOrdered
    let direct = device.isCPU && target.isContiguous
    let memory = direct ? target : try Tensor(empty: target.shape, dtype: dtype)
    switch body(memory.address, Int64(numel)) {
    case .ok: break
    case .noMemory: throw .outOfMemory(numel &* dtype.byteWidth)
    case .unsupported, .zeroDivision, .badIndex: throw .notImplementedFor(kernel: kernel, dtype)
    }
    withExtendedLifetime(memory) {}
    guard !direct else { return }
    guard !device.isCPU else { return try backend.copy(memory, into: target) }
    let uploaded = try Tensor(empty: target.shape, dtype: dtype, device: device)
    try backend.upload(UnsafeRawPointer(memory.address), to: uploaded)
    try backend.copy(uploaded, into: target)
  }

  /// Fills with doubles, one after the other, converted to the tensor's type.
  private func fill(_ kernel: String, each draw: () -> Double) throws(TensorError) {
    guard dtype.isFloatingPoint || dtype.isInteger || dtype == .bool else {
      throw .notImplementedFor(kernel: kernel, dtype)
    }
    willWrite()
    let wide = try Tensor(empty: shape, dtype: .float64)
    let elements = wide.pointer(Double.self)
    for index in 0..<numel { elements[index] = draw() }
    withExtendedLifetime(wide) {}
    let target = memoryOrdered
    let source = wide.view(target.shape, target.shape.contiguousStrides)
    guard !device.isCPU else { return try backend.copy(source, into: target) }
    let moved = try Tensor(empty: target.shape, dtype: .float64, device: device)
    try backend.upload(UnsafeRawPointer(wide.address), to: moved)
    try backend.copy(moved, into: target)
  }

  /// Lets the tensor's device draw, if it is one that does; false if it is not.
  func drawnOnDevice(
    _ generator: Generator,
    _ draw: (any DeviceRandom, Tensor, UInt64, UInt64) throws(TensorError) -> UInt64
  ) throws(TensorError) -> Bool {
    guard let random = try randomDevice else { return false }
    willWrite()
    let target = memoryOrdered
    let isDense = target.isContiguous
    let output = isDense ? target : try Tensor(empty: target.shape, dtype: dtype, device: device)
    let stream = generator[device: device.index]
    generator[device: device.index].offset += try draw(
      random, output, stream.seed, stream.offset)
    if !isDense { try backend.copy(output, into: target) }
    return true
  }

  /// The tensor's device, if it draws random numbers itself.
  var randomDevice: (any DeviceRandom)? {
    get throws(TensorError) {
      guard !device.isCPU, RandomSource.isDevice else { return nil }
      return try backend as? any DeviceRandom
    }
  }

  private func drawnOnDevice(
    _ distribution: RandomDistribution, _ generator: Generator
  ) throws(TensorError) -> Bool {
    try drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.draw(distribution, into: output, seed: seed, offset: offset)
      })
  }

  private func drawnOnDevice(
    low: Int, range: UInt64, isWide: Bool, _ generator: Generator
  ) throws(TensorError) -> Bool {
    try drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.drawIntegers(
          low: low, range: range, isWide: isWide, into: output, seed: seed, offset: offset)
      })
  }

  /// Fills a contiguous tensor with the mask of a dropout: `1 / (1 - p)` where an element stays, else 0.
  /// False, and nothing done, where the device does not draw itself.
  public func fillDropoutMask(
    _ p: Double, generator: Generator = .standard
  ) throws(TensorError) -> Bool {
    let keep = 1 - p
    return try drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.drawMask(
          output, keep: keep, scale: keep == 0 ? 0 : 1 / keep, seed: seed, offset: offset)
      })
  }

  // MARK: Continuous distributions

  /// Uniform numbers in [from, to).
  public func fillUniform(
    from: Double = 0, to: Double = 1, generator: Generator = .standard
  ) throws(TensorError) {
    if dtype.isComplex {
      return try viewAsReal().fillUniform(from: from, to: to, generator: generator)
    }
    guard dtype.isFloatingPoint else {
      throw .notImplementedFor(kernel: "check_uniform_bounds", dtype)
    }
    guard from <= to else {
      throw .stated(
        .runtime,
        "uniform_ expects to return a [from, to) range, but found "
          + "from=\(DecimalText.general(from)) > to=\(DecimalText.general(to))")
    }
    if try drawnOnDevice(.uniform(from: from, to: to), generator) { return }
    try fill("uniform_kernel_cpu") { memory, count in
      taper_fill_uniform(generator.pointer, dtype.kernel, count, from, to, memory)
    }
  }

  /// Normal numbers; fewer than 16 elements, or a tensor with gaps, take the scalar algorithm.
  public func fillNormal(
    mean: Double = 0, std: Double = 1, generator: Generator = .standard
  ) throws(TensorError) {
    guard std >= 0 else {
      throw .stated(
        .runtime, "normal expects std >= 0.0, but found std \(DecimalText.general(std))")
    }
    // Each part has half of the variance.
    if dtype.isComplex {
      return try viewAsReal().fillNormal(
        mean: mean, std: std / 2.0.squareRoot(), generator: generator)
    }
    if try drawnOnDevice(.normal(mean: mean, std: std), generator) { return }
    let scalar = !isContiguous
    try fill("normal_kernel_cpu") { memory, count in
      scalar
        ? taper_fill_normal_scalar(
          generator.pointer, dtype.kernel, count, mean, std, memory, 1)
        : taper_fill_normal(generator.pointer, dtype.kernel, count, mean, std, memory)
    }
  }

  /// Exponential numbers of rate lambda.
  public func fillExponential(
    lambda: Double = 1, generator: Generator = .standard
  ) throws(TensorError) {
    guard lambda > 0 else {
      throw .stated(
        .runtime,
        "exponential_ expects lambda > 0.0, but found lambda=\(DecimalText.general(lambda))")
    }
    guard dtype.isFloatingPoint else {
      throw .stated(
        .runtime,
        "Exponential distribution is a continuous probability distribution. dtype must be a "
          + "floating point but you specified \(dtype.scalarTypeName)")
    }
    if try drawnOnDevice(.exponential(rate: lambda), generator) { return }
    try fill("exponential_cpu") { memory, count in
      taper_fill_exponential(generator.pointer, dtype.kernel, count, lambda, memory)
    }
  }

  /// The exponentials of normal numbers.
  public func fillLogNormal(
    mean: Double = 1, std: Double = 2, generator: Generator = .standard
  ) throws(TensorError) {
    guard std > 0 else {
      throw .stated(
        .runtime, "log_normal_ expects std > 0.0, but found std=\(DecimalText.general(std))")
    }
    guard dtype.isFloatingPoint else { throw .notImplementedFor(kernel: "log_normal_cpu", dtype) }
    if try drawnOnDevice(.logNormal(mean: mean, std: std), generator) { return }
    try fill("log_normal_cpu") { Glibc.exp(fma(generator.normal(), std, mean)) }
  }

  /// Numbers of the Cauchy distribution.
  public func fillCauchy(
    median: Double = 0, sigma: Double = 1, generator: Generator = .standard
  ) throws(TensorError) {
    guard sigma > 0 else {
      throw .stated(
        .runtime, "cauchy_ expects sigma > 0.0, but found sigma=\(DecimalText.general(sigma))")
    }
    guard dtype.isFloatingPoint else {
      throw .stated(
        .runtime,
        "Cauchy distribution is a continuous probability distribution. dtype must be a floating "
          + "point but you specified \(dtype == .int64 ? "long int" : dtype.cName)")
    }
    if try drawnOnDevice(.cauchy(median: median, scale: sigma), generator) { return }
    try fill("cauchy_cpu") { fma(sigma, Glibc.tan(.pi * (generator.uniform() - 0.5)), median) }
  }

  // MARK: Discrete distributions

  /// Integers in low..<high, as `randint` and `random_(from, to)` draw them.
  public func fillIntegers(
    low: Int, high: Int, generator: Generator = .standard
  ) throws(TensorError) {
    guard low < high else {
      throw .stated(
        .runtime,
        "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    if let range = integerRange {
      let name = dtype == .int64 ? "long int" : dtype.cName
      guard range.contains(low) else {
        throw .stated(.runtime, "from is out of bounds for \(name)")
      }
      guard range.contains(high - 1) else {
        throw .stated(.runtime, "to - 1 is out of bounds for \(name)")
      }
    }
    let range = UInt64(bitPattern: Int64(high &- low))
    // From 2^28 on the remainder of 32 bits would favour the small numbers.
    if try drawnOnDevice(low: low, range: range, isWide: range >= 1 << 28, generator) { return }
    try fill("random_from_to") { memory, count in
      taper_fill_integers(generator.pointer, dtype.kernel, count, Int64(low), range, memory)
    }
  }

  /// Integers in the whole non-negative range of the type, as `random_()` draws them.
  public func fillRandom(generator: Generator = .standard) throws(TensorError) {
    let range: UInt64
    switch dtype {
    case .bool: range = 2
    case .uint8: range = 1 << 8
    case .int8: range = 1 << 7
    case .int16: range = 1 << 15
    case .int32: range = 1 << 31
    case .int64: range = 1 << 63
    case .float16: range = 1 << 11 + 1
    case .bfloat16: range = 1 << 8 + 1
    case .float32: range = 1 << 24 + 1
    case .float64: range = 1 << 53 + 1
    case .complex64, .complex128: throw .notImplementedFor(kernel: "random_full_64_bits", dtype)
    }
    let isWide = dtype == .int64 || dtype == .float64
    if try drawnOnDevice(low: 0, range: range, isWide: isWide, generator) { return }
    guard dtype == .int32 else {
      return try fill("random") { memory, count in
        taper_fill_integers(generator.pointer, dtype.kernel, count, 0, range, memory)
      }
    }
    // The range passes 2^28, yet one draw is taken.
    try fill("random") { memory, count in
      let elements = memory.assumingMemoryBound(to: UInt32.self)
      for index in 0..<Int(count) { elements[index] = generator.next32() & 0x7fff_ffff }
      return .ok
    }
  }

  private var integerRange: ClosedRange<Int>? {
    switch dtype {
    case .bool: 0...1
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: Int(Int16.min)...Int(Int16.max)
    case .int32: Int(Int32.min)...Int(Int32.max)
    case .int64, .float16, .bfloat16, .float32, .float64, .complex64, .complex128: nil
    }
  }

  /// Ones with probability p and zeros, also the mask of dropout.
  public func fillBernoulli(p: Double = 0.5, generator: Generator = .standard) throws(TensorError) {
    guard p >= 0, p <= 1 else {
      throw .stated(
        .runtime, "bernoulli_ expects p to be in [0, 1], but got p=\(DecimalText.general(p))")
    }
    if try drawnOnDevice(.bernoulli(p: p), generator) { return }
    try fill("bernoulli_scalar_cpu_") { memory, count in
      taper_fill_bernoulli(generator.pointer, dtype.kernel, count, p, memory)
    }
  }

  /// The number of trials until the first success.
  public func fillGeometric(p: Double, generator: Generator = .standard) throws(TensorError) {
    guard p > 0, p < 1 else {
      throw .stated(
        .runtime, "geometric_ expects p to be in (0, 1), but got p=\(DecimalText.general(p))")
    }
    if try drawnOnDevice(.geometric(p: p), generator) { return }
    try fill("geometric_cpu") { Glibc.ceil(Glibc.log(generator.uniform()) / Glibc.log1p(-p)) }
  }
}
