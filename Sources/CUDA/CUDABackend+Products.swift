// Matrix products: large ones by cuBLAS where it is found, all others by Taper's own kernels.

import Tensors

/// `struct Matrix` of the kernels.
struct KernelMatrix: BitwiseCopyable {
  var data: UnsafeMutableRawPointer?
  var batch = 0
  var row = 0
  var column = 0

  init() {}

  /// A matrix, or a batch of them.
  init(_ tensor: Tensor) {
    data = tensor.address
    let strides = tensor.strides
    if tensor.rank == 3 { batch = strides[0] }
    row = strides[tensor.rank - 2]
    column = strides[tensor.rank - 1]
  }
}

extension CUDABackend {
  public func matmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    try requireHere(a, b, output)
    try product(
      KernelMatrix(a), KernelMatrix(b), KernelMatrix(), (a.shape[0], b.shape[1], a.shape[1]),
      batch: 1, output.address, 0, output.dtype, "addmm")
  }

  public func addmm(
    _ bias: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    try requireHere(a, b, output)
    try requireHere(bias, b, output)
    let sizes = (m: a.shape[0], n: b.shape[1], k: a.shape[1])
    if let library = library(KernelMatrix(a), KernelMatrix(b), sizes, 1, output.dtype) {
      try copy(bias.broadcastUnchecked(to: output.shape), into: output)
      if try multiply(
        by: library, KernelMatrix(a), KernelMatrix(b), sizes, batch: 1, output.address, 0,
        output.dtype, adds: true, "addmm")
      {
        return
      }
    }
    try product(
      KernelMatrix(a), KernelMatrix(b), KernelMatrix(bias), sizes, batch: 1, output.address, 0,
      output.dtype, "addmm")
  }

  public func batchMatmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    try requireHere(a, b, output)
    try product(
      KernelMatrix(a), KernelMatrix(b), KernelMatrix(), (a.shape[1], b.shape[2], a.shape[2]),
      batch: a.shape[0], output.address, a.shape[1] * b.shape[2], output.dtype, "baddbmm")
  }

  /// Refuses operands of other devices.
  func requireHere(_ a: Tensor, _ b: Tensor, _ c: Tensor) throws(TensorError) {
    for tensor in [a, b, c] where tensor.device != device {
      throw .expectedDevice(device, tensor.device)
    }
  }

  /// Products below so many multiplications go to the kernel without tiles.
  private static let smallProduct = 1 << 15
  /// Products of at least so many multiplications are worth a call of cuBLAS.
  private static let largeProduct = 1 << 18

  /// Queues a batch of products.
  ///
  /// - Parameters:
  ///   - output: row-major matrices, `apart` elements from one to the next.
  ///   - name: what reports and messages call the operation.
  func product(
    _ a: KernelMatrix, _ b: KernelMatrix, _ bias: KernelMatrix,
    _ sizes: (m: Int, n: Int, k: Int), batch: Int, _ output: UnsafeMutableRawPointer,
    _ apart: Int, _ type: DType, _ name: String
  ) throws(TensorError) {
    guard type.isFloatingPoint else { throw .notImplementedFor(kernel: "\(name)_cuda", type) }
    let (m, n, k) = sizes
    let count = batch * m * n
    guard count > 0 else { return }
    let limit = Int(Int32.max)
    guard m <= limit, n <= limit, k <= limit, count <= limit else {
      throw CUDAError.tooManyElements(Swift.max(count, k)).tensorError
    }
    if bias.data == nil, let library = library(a, b, sizes, batch, type),
      try multiply(
        by: library, a, b, sizes, batch: batch, output, apart == 0 ? m * n : apart, type,
        adds: false, name)
    {
      return
    }
    func append(_ arguments: inout KernelArguments) {
      arguments.append(Int32(m))
      arguments.append(Int32(n))
      arguments.append(Int32(k))
      arguments.append(type.kernelNumber)
      arguments.append(a)
      arguments.append(b)
      arguments.append(bias)
      arguments.append(output)
      arguments.append(apart)
    }
    if count * Swift.max(k, 1) <= CUDABackend.smallProduct || batch > 65535 {
      return try flat("matmul_small_\(type.kernelClass)", .products, count, name) {
        append(&$0)
        $0.append(UInt32(count))
      }
    }
    let tile = tile(m, n, batch, type)
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      append(&arguments)
      try context.launch(
        tile == 128 ? "matmul_wide_float32" : "matmul_\(type.kernelClass)", .products,
        blocks: ((n + tile - 1) / tile, (m + tile - 1) / tile, batch), threads: (256, 1), arguments,
        operation: name)
    }
  }

  /// The rows and columns of a block's part: as many as keep every multiprocessor busy.
  private func tile(_ m: Int, _ n: Int, _ batch: Int, _ type: DType) -> Int {
    let wide = ((m + 127) / 128) * ((n + 127) / 128) * batch
    return type == .float32 && wide >= Int(context.device.multiprocessors) ? 128 : 64
  }

  /// cuBLAS, if it is there, takes the operands, and the product is large enough for it.
  private func library(
    _ a: KernelMatrix, _ b: KernelMatrix, _ sizes: (m: Int, n: Int, k: Int), _ batch: Int,
    _ type: DType
  ) -> MatrixLibrary? {
    guard type == .float32 || type == .float64,
      batch * sizes.m * sizes.n * sizes.k >= CUDABackend.largeProduct,
      MatrixLibrary.takes(a, b, sizes)
    else { return nil }
    return context.matrixLibrary
  }

  /// Queues products by cuBLAS; false if it refuses.
  private func multiply(
    by library: MatrixLibrary, _ a: KernelMatrix, _ b: KernelMatrix,
    _ sizes: (m: Int, n: Int, k: Int), batch: Int, _ output: UnsafeMutableRawPointer, _ apart: Int,
    _ type: DType, adds: Bool, _ name: String
  ) throws(TensorError) -> Bool {
    try attempt { () throws(CUDAError) in
      try context.queue(operation: name) {
        library.multiply(
          a, b, into: output, sizes, batch: batch, apart: apart, type, adds: adds)
      }
    }
  }

  public func dot(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError) {
    try rowDots(1, a.numel, a, 0, a.strides[0], b, output, "dot")
  }

  public func matrixVector(
    _ matrix: Tensor, _ vector: Tensor, into output: Tensor
  ) throws(TensorError) {
    try rowDots(
      matrix.shape[0], matrix.shape[1], matrix, matrix.strides[0], matrix.strides[1], vector,
      output, "addmv_impl_cuda")
  }

  private func rowDots(
    _ rows: Int, _ count: Int, _ a: Tensor, _ row: Int, _ column: Int, _ b: Tensor,
    _ output: Tensor, _ name: String
  ) throws(TensorError) {
    let type = output.dtype
    guard type.isFloatingPoint else { throw .notImplementedFor(kernel: name, type) }
    guard rows > 0 else { return }
    try requireCount(a)
    var threads = 32
    while threads < 256, threads * 4 <= count { threads *= 2 }
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(count))
      arguments.append(type.kernelNumber)
      arguments.append(a)
      arguments.append(row)
      arguments.append(column)
      arguments.append(b)
      arguments.append(b.strides[0])
      arguments.append(output)
      try context.launch(
        "row_dots_\(type.kernelClass)", .products, blocks: (rows, 1, 1), threads: (threads, 1),
        arguments, operation: name)
    }
  }
}
