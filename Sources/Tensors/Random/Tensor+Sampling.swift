// Random tensors that are made from other tensors or from a count: bernoulli, normal with tensor
// parameters, permutations, and draws from a list of weights.

import CKernels
import Glibc

extension Tensor {
  /// Ones and zeros, one with the probability that the tensor holds; the same type and shape.
  public func bernoulli(generator: Generator = .standard) throws(TensorError) -> Tensor {
    guard dtype.isFloatingPoint else {
      throw .notImplementedFor(kernel: "bernoulli_tensor_cpu_p_", dtype)
    }
    let wide = dtype == .float64
    if try randomDevice != nil { return try bernoulliOnDevice(generator) }
    let probabilities = try onHost(wide ? .float64 : .float32)
    let output = try Tensor(empty: shape, dtype: probabilities.dtype)
    if wide {
      try Tensor.requireProbabilities(probabilities.pointer(Double.self), numel)
    } else {
      try Tensor.requireProbabilities(probabilities.pointer(Float.self), numel)
    }
    _ = taper_bernoulli(
      generator.pointer, output.dtype.kernel, Int64(numel), probabilities.address, output.address)
    withExtendedLifetime(probabilities) {}
    return try output.converted(to: dtype, device: device)
  }

  private func bernoulliOnDevice(_ generator: Generator) throws(TensorError) -> Tensor {
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    let chances = try contiguous().to(dtype == .float64 ? .float64 : .float32)
    guard try chances.ge(0).bitwiseAnd(chances.le(1)).all().item().double != 0 else {
      throw Tensor.improbable
    }
    _ = try output.drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.drawOnes(chances, into: output, seed: seed, offset: offset)
      })
    return output
  }

  private static func requireProbabilities<T: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<T>, _ count: Int
  ) throws(TensorError) {
    for index in 0..<count where !(values[index] >= 0 && values[index] <= 1) {
      throw improbable
    }
  }

  private static let improbable = TensorError.stated(
    .runtime,
    "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be "
      + "improved?  If so, please report an enhancement request to PyTorch.)")

  /// A contiguous copy on the processor in a type, or the tensor itself if it is that already.
  func onHost(_ wanted: DType) throws(TensorError) -> Tensor {
    var source = try contiguous()
    if !device.isCPU {
      let fetched = try Tensor(empty: shape, dtype: dtype)
      try backend.download(source, to: fetched.address)
      source = fetched
    }
    guard wanted != dtype else { return source }
    let output = try Tensor(empty: shape, dtype: wanted)
    try Backends.cpu.copy(source, into: output)
    return output
  }

  /// A tensor made on the processor, in another type or on another device.
  private func converted(to wanted: DType, device: Device) throws(TensorError) -> Tensor {
    let typed = try onHost(wanted)
    guard !device.isCPU else { return typed }
    let output = try Tensor(empty: shape, dtype: wanted, device: device)
    try output.backend.upload(UnsafeRawPointer(typed.address), to: output)
    withExtendedLifetime(typed) {}
    return output
  }

  /// Normal numbers with a mean for each element.
  public static func normal(
    mean: Tensor, std: Double, generator: Generator = .standard
  ) throws(TensorError) -> Tensor {
    let output = try Tensor(empty: mean.shape, dtype: mean.dtype, device: mean.device)
    try output.fillNormal(mean: 0, std: std, generator: generator)
    try output.backend.binary(.add, output, mean, into: output)
    return output
  }

  /// Normal numbers with a standard deviation for each element.
  public static func normal(
    mean: Double, std: Tensor, generator: Generator = .standard
  ) throws(TensorError) -> Tensor {
    let output = try standardNormal(like: std, shape: std.shape, std, generator)
    try output.backend.binary(.add, output, .float(mean), into: output)
    return output
  }

  /// Normal numbers with a mean and a standard deviation for each element, which are broadcast.
  public static func normal(
    mean: Tensor, std: Tensor, generator: Generator = .standard
  ) throws(TensorError) -> Tensor {
    let shape = try mean.shape.broadcast(with: std.shape)
    let output = try standardNormal(like: mean, shape: shape, std, generator)
    try output.backend.binary(.add, output, mean.broadcastUnchecked(to: shape), into: output)
    return output
  }

  private static func standardNormal(
    like model: Tensor, shape: Shape, _ std: Tensor, _ generator: Generator
  ) throws(TensorError) -> Tensor {
    let host = try std.onHost(.float64)
    let values = host.pointer(Double.self)
    for index in 0..<host.numel where values[index] < 0 {
      throw .stated(.runtime, "normal expects all elements of std >= 0.0")
    }
    withExtendedLifetime(host) {}
    let output = try Tensor(empty: shape, dtype: model.dtype, device: model.device)
    try output.fillNormal(generator: generator)
    var scale = std
    if std.dtype != output.dtype {
      scale = try Tensor(empty: std.shape, dtype: output.dtype, device: std.device)
      try std.backend.copy(std, into: scale)
    }
    try output.backend.binary(
      .multiply, output, scale.broadcastUnchecked(to: shape), into: output)
    return output
  }

  /// 0 to count - 1 in random order.
  ///
  /// - Throws: `negativeDimension`, and an overflow of a narrow type.
  public static func randomPermutation(
    _ count: Int, dtype: DType = .int64, device: Device = .cpu, generator: Generator = .standard
  ) throws(TensorError) -> Tensor {
    guard dtype != .bool else { throw .notImplementedFor(kernel: "randperm", dtype) }
    let limit: [DType: Int] = [.uint8: 255, .int8: 127, .int16: 32767, .float16: 2049]
    if let largest = limit[dtype], count > largest + 1 { throw .valueOverflow(dtype) }
    let placed = try Tensor(empty: Shape(count), dtype: .int64, device: device)
    if try placed.drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.drawPermutation(into: output, seed: seed, offset: offset)
      })
    {
      return try placed.to(dtype)
    }
    let output = device.isCPU ? placed : try Tensor(empty: Shape(count), dtype: .int64)
    taper_fill_permutation(generator.pointer, Int64(count), output.pointer(Int64.self))
    return try output.converted(to: dtype, device: device)
  }

  // MARK: Weighted draws

  /// Places drawn by weight from a vector, or from each row of a matrix; int64.
  public func multinomial(
    _ count: Int, replacement: Bool = false, generator: Generator = .standard
  ) throws(TensorError) -> Tensor {
    guard rank == 1 || rank == 2 else {
      throw .stated(.runtime, "prob_dist must be 1 or 2 dim")
    }
    guard dtype.isFloatingPoint else {
      throw .stated(
        .runtime,
        "multinomial only supports floating-point dtypes for input, got: \(dtype.scalarTypeName)")
    }
    guard count > 0 else { throw .stated(.runtime, "cannot sample n_sample <= 0 samples") }
    let categories = shape[rank - 1]
    guard replacement || count <= categories else {
      throw .stated(
        .runtime, "cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    let rows = rank == 1 ? 1 : shape[0]
    let outputShape = rank == 1 ? Shape(count) : Shape(rows, count)
    if try randomDevice != nil {
      let places = try placesOnDevice(count, replacement: replacement, rows: rows, generator)
      return try places.reshape(outputShape)
    }
    let output = try Tensor(empty: outputShape, dtype: .int64)
    let places = output.pointer(Int64.self)
    let wide = dtype == .float64
    let weights = try onHost(wide ? .float64 : .float32)
    let fast = !replacement || count == 1
    if wide {
      let values = weights.pointer(Double.self)
      try Tensor.sample(values, rows, categories, count, fast: fast, generator, places)
    } else {
      let values = weights.pointer(Float.self)
      try Tensor.sample(values, rows, categories, count, fast: fast, generator, places)
    }
    withExtendedLifetime(weights) {}
    return try output.converted(to: .int64, device: device)
  }

  /// Weighted draws on a device: int64[rows, count].
  private func placesOnDevice(
    _ count: Int, replacement: Bool, rows: Int, _ generator: Generator
  ) throws(TensorError) -> Tensor {
    let categories = shape[rank - 1]
    let weights = try contiguous().reshape([rows, categories])
    let isFast = !replacement || count == 1
    guard rows > 0, categories > 0 else {
      return try Tensor(empty: [rows, count], dtype: .int64, device: device)
    }
    guard try weights.ge(0).bitwiseAnd(weights.lt(.float(.infinity))).all().item().double != 0
    else {
      throw .stated(
        .runtime,
        isFast
          ? "probability tensor contains either `inf`, `nan` or element < 0"
          : "invalid multinomial distribution (encountering probability entry < 0)")
    }
    let totals = try weights.sum(dim: [1], keepdim: true)
    guard try totals.gt(0).all().item().double != 0 else { throw Tensor.zeroSum }
    if isFast {
      // All weights race at once, each divided by an exponential number.
      let races = try Tensor(empty: weights.shape, dtype: dtype, device: device)
      try races.fillExponential(generator: generator)
      let results = try weights.div(races)
      return count == 1
        ? try results.argmax(dim: 1, keepdim: true) : try results.topk(count).indices
    }
    let shares = try weights.div(totals)
    let sums = try shares.cumsum(dim: 1)
    let output = try Tensor(empty: [rows, count], dtype: .int64, device: device)
    _ = try output.drawnOnDevice(
      generator,
      { (device, output, seed, offset) throws(TensorError) in
        try device.drawPlaces(shares, sums: sums, into: output, seed: seed, offset: offset)
      })
    return output
  }

  private static func sample<T: BinaryFloatingPoint>(
    _ weights: UnsafeMutablePointer<T>, _ rows: Int, _ categories: Int, _ count: Int, fast: Bool,
    _ generator: Generator, _ places: UnsafeMutablePointer<Int64>
  ) throws(TensorError) {
    if fast {
      for index in 0..<rows * categories where !(weights[index] >= 0 && weights[index].isFinite) {
        throw .stated(
          .runtime, "probability tensor contains either `inf`, `nan` or element < 0")
      }
    }
    var row = [T](repeating: 0, count: categories)
    var races: [T] = []
    if fast {
      try requirePositiveSums(weights, rows, categories)
      // All rows race at once: one exponential number for each weight.
      races = (0..<rows * categories).map { _ in T(-Glibc.log1p(-generator.uniform())) }
    }
    for r in 0..<rows {
      for c in 0..<categories { row[c] = weights[r * categories + c] }
      if fast {
        for c in 0..<categories { row[c] /= races[r * categories + c] }
        let order = row.indices.sorted { row[$0] != row[$1] ? row[$0] > row[$1] : $0 < $1 }
        for index in 0..<count { places[r * count + index] = Int64(order[index]) }
        continue
      }
      var sum: T = 0
      for c in 0..<categories {
        guard row[c] >= 0 else {
          throw .stated(
            .runtime,
            "invalid multinomial distribution (encountering probability entry < 0)")
        }
        guard row[c].isFinite else {
          throw .stated(
            .runtime,
            "invalid multinomial distribution (encountering probability entry = infinity or NaN)")
        }
        sum += row[c]
        row[c] = sum
      }
      guard sum > 0 else { throw zeroSum }
      for c in 0..<categories { row[c] /= sum }
      for index in 0..<count {
        let draw = generator.uniform()
        var low = 0
        var high = categories
        while low < high {
          let middle = (low + high) / 2
          if Double(row[middle]) < draw { low = middle + 1 } else { high = middle }
        }
        places[r * count + index] = Int64(Swift.min(low, categories - 1))
      }
    }
  }

  private static let zeroSum = TensorError.stated(
    .runtime, "invalid multinomial distribution (sum of probabilities <= 0)")

  private static func requirePositiveSums<T: BinaryFloatingPoint>(
    _ weights: UnsafeMutablePointer<T>, _ rows: Int, _ categories: Int
  ) throws(TensorError) {
    for r in 0..<rows {
      var positive = false
      for c in 0..<categories where weights[r * categories + c] > 0 { positive = true }
      guard positive else { throw zeroSum }
    }
  }
}
