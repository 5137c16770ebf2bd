// Large products by an emulated cuBLAS: every way in which the operands can lie.

import CUDA
import EmulatedCUDA
import Tensors
import Testing

extension CUDATests {
  @Suite final class MatrixLibraryTests {
    private let name = "cublasSgemmStridedBatched"

    init() { restart() }
    deinit { EmulatedDevice.close() }

    private func restart(hasBLAS: Bool = true) {
      var options = EmulatedDriver.Options()
      options.hasBLAS = hasBLAS
      EmulatedDevice.restart(options)
    }

    private func matrix(_ sizes: Shape, _ type: DType = .float32) throws -> Tensor {
      let count = sizes.product
      return try Tensor.arange(0, .int(count)).to(type).mul(0.37).sin().reshape(sizes)
    }

    /// Both products agree, and the library made the device's.
    private func expectSame(
      _ calls: Int, _ name: String = "cublasSgemmStridedBatched",
      _ product: (Device) throws -> Tensor
    ) throws {
      let expected = try product(.cpu)
      EmulatedDriver.inject(nil)
      let got = try product(.cuda())
      #expect(try got.to(.cpu).allclose(expected, rtol: 1e-4, atol: 1e-5))
      #expect(EmulatedDriver.calls[name] ?? 0 == calls)
    }

    @Test(
      "rows or columns, of either operand, whole or cut out",
      arguments: [false, true], [false, true])
    func layouts(isLeftTransposed: Bool, isRightTransposed: Bool) throws {
      let whole = try (matrix([70, 64]), matrix([64, 80]))
      try expectSame(1) { device in
        let a = try whole.0.to(device)
        let b = try whole.1.to(device)
        let left = isLeftTransposed ? try a.t().contiguous().t() : a
        let right = isRightTransposed ? try b.t().contiguous().t() : b
        return try left.matmul(right)
      }
      let wide = try (matrix([90, 100]), matrix([100, 90]))
      try expectSame(1) { device in
        let a = try wide.0.to(device).narrow(dim: 1, start: 3, length: 64)
        let b = try wide.1.to(device).narrow(dim: 0, start: 20, length: 64)
        let left = isLeftTransposed ? try a.t().contiguous().t() : a
        let right = isRightTransposed ? try b.t().contiguous().t() : b
        return try left.matmul(right)
      }
    }

    @Test("operands with gaps in both directions go to Taper's own kernel")
    func gaps() throws {
      let wide = try (matrix([70, 128]), matrix([64, 80]))
      try expectSame(0) { device in
        let a = try wide.0.to(device).slice(dim: 1, start: 0, end: 128, step: 2)
        return try a.matmul(wide.1.to(device))
      }
    }

    @Test("a bias is added by the same call")
    func bias() throws {
      let parts = try (matrix([80]), matrix([70, 64]), matrix([64, 80]))
      try expectSame(1) { device in
        try parts.0.to(device).addmm(parts.1.to(device), parts.2.to(device))
      }
    }

    @Test("batches, and a matrix that all of a batch share")
    func batches() throws {
      let many = try (matrix([5, 40, 32]), matrix([5, 32, 44]))
      try expectSame(1) { try many.0.to($0).bmm(many.1.to($0)) }
      let shared = try matrix([32, 44])
      try expectSame(1) { device in
        try many.0.to(device).bmm(shared.to(device).expand([5, 32, 44]))
      }
    }

    @Test("doubles have a function of their own, integers and small products do not come to it")
    func types() throws {
      let doubles = try (matrix([70, 64], .float64), matrix([64, 80], .float64))
      try expectSame(1, "cublasDgemmStridedBatched") {
        try doubles.0.to($0).matmul(doubles.1.to($0))
      }
      let small = try (matrix([7, 6]), matrix([6, 8]))
      try expectSame(0) { try small.0.to($0).matmul(small.1.to($0)) }
    }

    @Test(
      "without cuBLAS, or where it fails, Taper's kernel makes the product",
      arguments: ["", "cublasCreate_v2", "cublasSetStream_v2", "cublasSgemmStridedBatched"])
    func fallback(failing: String) throws {
      restart(hasBLAS: !failing.isEmpty)
      let whole = try (matrix([70, 64]), matrix([64, 80]))
      let expected = try whole.0.matmul(whole.1)
      let (a, b) = (try whole.0.to(.cuda()), try whole.1.to(.cuda()))
      EmulatedDriver.inject(failing.isEmpty ? nil : .init(call: failing, number: 1, status: 3))
      let got = try a.matmul(b)
      EmulatedDriver.inject(nil)
      #expect(try got.to(.cpu).allclose(expected, rtol: 1e-4, atol: 1e-5))
    }
  }
}
