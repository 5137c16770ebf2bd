// cuBLAS without a GPU: the textbook product of matrices that lie by columns.

import CUDA

/// A batch of products as cuBLAS is asked for it: c = alpha * op(a) @ op(b) + beta * c.
struct EmulatedProduct {
  struct Matrix {
    let address: UInt64
    let isTransposed: Bool
    let leading: Int
    let apart: Int

    /// Elements from a matrix's start to the one in a row and a column of op(matrix).
    func offset(_ row: Int, _ column: Int) -> Int {
      isTransposed ? column + row * leading : row + column * leading
    }
  }

  let rows: Int
  let columns: Int
  let inner: Int
  let a: Matrix
  let b: Matrix
  let c: Matrix
  let batch: Int
  let isDouble: Bool
  let alpha: Double
  let beta: Double

  /// Whether the leading dimensions are long enough: the rules of the library.
  var isLegal: Bool {
    rows >= 0 && columns >= 0 && inner >= 0 && batch >= 0
      && a.leading >= max(1, a.isTransposed ? inner : rows)
      && b.leading >= max(1, b.isTransposed ? columns : inner) && c.leading >= max(1, rows)
  }

  func run(_ gpu: EmulatedGPU) -> Int32 {
    for index in 0..<batch {
      for column in 0..<columns {
        for row in 0..<rows {
          var sum = 0.0
          for place in 0..<inner {
            guard let x = read(gpu, a, index, a.offset(row, place)),
              let y = read(gpu, b, index, b.offset(place, column))
            else { return 700 }
            sum += x * y
          }
          let target = c.offset(row, column)
          guard let old = read(gpu, c, index, target) else { return 700 }
          // What beta is 0 for is not read: fresh memory holds NaN.
          write(gpu, index, target, alpha * sum + (beta == 0 ? 0 : beta * old))
        }
      }
    }
    return 0
  }

  private var width: Int { isDouble ? 8 : 4 }

  private func place(
    _ gpu: EmulatedGPU, _ matrix: Matrix, _ index: Int, _ offset: Int
  ) -> UnsafeMutableRawPointer? {
    let bytes = (index * matrix.apart + offset) * width
    return gpu.host(matrix.address &+ UInt64(bytes), width).map { UnsafeMutableRawPointer($0) }
  }

  private func read(
    _ gpu: EmulatedGPU, _ matrix: Matrix, _ index: Int, _ offset: Int
  ) -> Double? {
    guard let place = place(gpu, matrix, index, offset) else { return nil }
    return isDouble ? place.load(as: Double.self) : Double(place.load(as: Float.self))
  }

  private func write(_ gpu: EmulatedGPU, _ index: Int, _ offset: Int, _ value: Double) {
    guard let place = place(gpu, c, index, offset) else { return }
    if isDouble {
      place.storeBytes(of: value, as: Double.self)
    } else {
      place.storeBytes(of: Float(value), as: Float.self)
    }
  }
}

/// The functions of the emulated library.
public enum EmulatedBLAS {
  /// Nil only if a name were misspelt.
  nonisolated(unsafe) public static let table = BLASTable { addresses[$0] }

  private typealias Handle = UnsafeMutableRawPointer

  nonisolated(unsafe) private static let addresses: [String: UnsafeMutableRawPointer] = [
    "cublasCreate_v2": EmulatedFunctions.pointer(create),
    "cublasDestroy_v2": EmulatedFunctions.pointer(destroy),
    "cublasSetStream_v2": EmulatedFunctions.pointer(setStream),
    "cublasSetWorkspace_v2": EmulatedFunctions.pointer(setWorkspace),
    "cublasSgemmStridedBatched": EmulatedFunctions.pointer(floats),
    "cublasDgemmStridedBatched": EmulatedFunctions.pointer(doubles),
  ]

  private static let create: @convention(c) (EmulatedFunctions.HandleOut) -> Int32 = { out in
    EmulatedDriver.inContext("cublasCreate_v2") { _, gpu in
      out.pointee = EmulatedHandle.make(1, gpu)
      return 0
    }
  }
  private static let destroy: @convention(c) (Handle?) -> Int32 = { handle in
    let gpus = EmulatedDriver.current.gpus
    let device = EmulatedHandle.device(handle)
    if gpus.indices.contains(device) { gpus[device].workspace = nil }
    return 0
  }
  private static let setStream: @convention(c) (Handle?, Handle?) -> Int32 = { handle, stream in
    EmulatedDriver.inContext("cublasSetStream_v2", handle, stream) { _, gpu in
      // A stream comes with the library's own memory.
      gpu.workspace = nil
      return 0
    }
  }
  private static let setWorkspace: @convention(c) (Handle?, UInt64, Int) -> Int32 = {
    handle, address, count in
    EmulatedDriver.inContext("cublasSetWorkspace_v2", handle) { _, gpu in
      guard address % 256 == 0, gpu.host(address, count) != nil else { return 7 }
      gpu.workspace = (address, count)
      return 0
    }
  }

  private static func queue(
    _ name: String, _ handle: Handle?, _ product: EmulatedProduct
  ) -> Int32 {
    EmulatedDriver.inContext(name, handle) { _, gpu in
      // CUBLAS_STATUS_INVALID_VALUE
      guard product.isLegal else { return 7 }
      // What the library works in is its own: whatever else lies there is destroyed.
      if let (address, count) = gpu.workspace {
        gpu.enqueue(.spoil(address, count))
      }
      gpu.enqueue(.product(product))
      return 0
    }
  }

  private static let floats:
    @convention(c) (
      Handle?, Int32, Int32, Int32, Int32, Int32, UnsafePointer<Float>, UInt64, Int32, Int, UInt64,
      Int32, Int, UnsafePointer<Float>, UInt64, Int32, Int, Int32
    ) -> Int32 = {
      handle, ta, tb, m, n, k, alpha, a, lda, strideA, b, ldb, strideB, beta, c, ldc, strideC, batch
      in
      queue(
        "cublasSgemmStridedBatched", handle,
        EmulatedProduct(
          rows: Int(m), columns: Int(n), inner: Int(k),
          a: .init(address: a, isTransposed: ta == 1, leading: Int(lda), apart: strideA),
          b: .init(address: b, isTransposed: tb == 1, leading: Int(ldb), apart: strideB),
          c: .init(address: c, isTransposed: false, leading: Int(ldc), apart: strideC),
          batch: Int(batch), isDouble: false, alpha: Double(alpha.pointee),
          beta: Double(beta.pointee)))
    }
  private static let doubles:
    @convention(c) (
      Handle?, Int32, Int32, Int32, Int32, Int32, UnsafePointer<Double>, UInt64, Int32, Int,
      UInt64, Int32, Int, UnsafePointer<Double>, UInt64, Int32, Int, Int32
    ) -> Int32 = {
      handle, ta, tb, m, n, k, alpha, a, lda, strideA, b, ldb, strideB, beta, c, ldc, strideC, batch
      in
      queue(
        "cublasDgemmStridedBatched", handle,
        EmulatedProduct(
          rows: Int(m), columns: Int(n), inner: Int(k),
          a: .init(address: a, isTransposed: ta == 1, leading: Int(lda), apart: strideA),
          b: .init(address: b, isTransposed: tb == 1, leading: Int(ldb), apart: strideB),
          c: .init(address: c, isTransposed: false, leading: Int(ldc), apart: strideC),
          batch: Int(batch), isDouble: true, alpha: alpha.pointee, beta: beta.pointee))
    }
}
