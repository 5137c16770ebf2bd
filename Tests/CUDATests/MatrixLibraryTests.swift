// Large products by an emulated cuBLAS: every way in which the operands can lie.

import Autograd
import CUDA
import EmulatedCUDA
import Glibc
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

    @Test("batches by rows or columns", arguments: [false, true], [false, true])
    func batchLayouts(isLeftTransposed: Bool, isRightTransposed: Bool) throws {
      let many = try (matrix([5, 40, 32]), matrix([5, 32, 44]))
      try expectSame(1) { device in
        let a = try many.0.to(device)
        let b = try many.1.to(device)
        let left = isLeftTransposed ? try a.transpose(1, 2).contiguous().transpose(1, 2) : a
        let right = isRightTransposed ? try b.transpose(1, 2).contiguous().transpose(1, 2) : b
        return try left.bmm(right)
      }
    }

    @Test("a single row goes to the library, whatever its stride")
    func singleRow() throws {
      EmulatedDriver.inject(nil)
      let all = try Tensor.ones([1 << 10], device: .cuda())
      let far = try all.asStrided([1, 1 << 9], [1 << 40, 1])
      let b = try Tensor.ones([1 << 9, 1 << 9], device: .cuda())
      #expect(try far.matmul(b).to(.cpu).doubles().allSatisfy { $0 == 512 })
      #expect(EmulatedDriver.calls[name] == 1)
    }

    @Test("gradients of products are the CPU's, and the library makes them")
    func gradients() throws {
      func gradients(_ device: Device) throws -> [Tensor] {
        let leaves = try [matrix([70, 64]), matrix([64, 80]), matrix([80])].map {
          try Variable($0.to(device), requiresGrad: true)
        }
        let product = try leaves[2].addmm(leaves[0], leaves[1])
        try product.mul(product).sum().backward()
        return try leaves.map { try #require($0.grad).data.to(.cpu) }
      }
      let expected = try gradients(.cpu)
      EmulatedDriver.inject(nil)
      for (got, wanted) in zip(try gradients(.cuda()), expected) {
        #expect(try got.allclose(wanted, rtol: 1e-4, atol: 1e-4))
      }
      #expect(EmulatedDriver.calls[name] == 3)
    }

    @Test("the library works in memory of the pool")
    func workspace() throws {
      let (a, b) = try (matrix([70, 64]).to(.cuda()), matrix([64, 80]).to(.cuda()))
      func allocated() throws -> Int { try #require(Backends.runtime).facts(of: .cuda()).allocated }
      let before = try allocated()
      for _ in 1...2 {
        _ = try a.matmul(b)
        #expect(try allocated() - before == 32 << 20)
      }
      restart()
      let (c, d) = try (matrix([70, 64]).to(.cuda()), matrix([64, 80]).to(.cuda()))
      let start = try allocated()
      EmulatedDriver.inject(.init(call: "cublasSetWorkspace_v2", number: 1, status: 7))
      _ = try c.matmul(d)
      #expect(EmulatedDriver.calls[name] == 1)
      #expect(try allocated() == start)
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
      arguments: [
        "", "cublasCreate_v2", "cublasSetStream_v2", "cublasSetWorkspace_v2",
        "cublasSgemmStridedBatched",
      ])
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

    @Test("a bias whose product the library refuses is added once")
    func biasFallback() throws {
      let parts = try (matrix([80]), matrix([70, 64]), matrix([64, 80]))
      let expected = try parts.0.addmm(parts.1, parts.2)
      let (bias, a, b) = try (parts.0.to(.cuda()), parts.1.to(.cuda()), parts.2.to(.cuda()))
      EmulatedDriver.inject(.init(call: name, number: 1, status: 14))
      #expect(try bias.addmm(a, b).to(.cpu).allclose(expected, rtol: 1e-4, atol: 1e-5))
    }

    @Test("a dead device stays an error with the operation's name")
    func lostContext() throws {
      let (a, b) = try (matrix([70, 64]).to(.cuda()), matrix([64, 80]).to(.cuda()))
      EmulatedDriver.inject(.init(call: name, number: 1, status: 700))
      let error = #expect(throws: TensorError.self) { try a.matmul(b) }
      #expect(error?.message.contains("up to 'addmm'. Its memory is lost") == true)
    }

    /// NVIDIA's own library, where TAPER_CUBLAS names it and no GPU is there to start it on.
    private static let installed: BLASTable? = {
      guard getenv("TAPER_CUBLAS") != nil, (try? Driver.installed()) == nil else { return nil }
      return BLASTable.installed()
    }()

    @Test(
      "NVIDIA's library has all functions, and does not start without a GPU",
      .enabled(if: installed != nil))
    func realLibrary() throws {
      let whole = try (matrix([70, 64]), matrix([64, 80]))
      Backends.forgetAccelerators()
      Backends.runtime = CUDARuntime(blas: { Self.installed }) { () throws(CUDAError) in
        try EmulatedDriver.start()
      }
      EmulatedDriver.inject(nil)
      let got = try whole.0.to(.cuda()).matmul(whole.1.to(.cuda())).to(.cpu)
      #expect(try got.allclose(whole.0.matmul(whole.1), rtol: 1e-4, atol: 1e-5))
      #expect(EmulatedDriver.calls[name] == nil)
    }
  }
}
