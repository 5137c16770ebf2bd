// Taper's own matrix products: both sizes of tiles, every way in which operands can lie, and the edges.

import EmulatedCUDA
import Tensors
import Testing

extension CUDATests {
  @Suite final class ProductTests {
    init() { EmulatedDevice.restart() }
    deinit { EmulatedDevice.close() }

    /// How an operand lies in memory.
    enum Lie: CaseIterable { case rows, columns, gaps, shifted }

    private func numbers(_ sizes: Shape, _ type: DType) throws -> Tensor {
      let count = sizes.product
      return try Tensor.arange(0, .int(count)).mul(7).remainder(23).sub(11).to(type)
        .reshape(sizes)
    }

    /// A matrix, or a batch of them, on the device.
    private func placed(_ host: Tensor, _ lie: Lie) throws -> Tensor {
      let x = try host.to(.cuda())
      switch lie {
      case .rows: return x
      case .columns: return try x.transpose(-2, -1).contiguous().transpose(-2, -1)
      case .gaps:
        return try Tensor.stack([x, x], dim: -1).select(dim: -1, index: 0)
      case .shifted:
        // The same strides, but no element lies at a multiple of 16 bytes that should.
        let all = try Tensor(empty: [x.numel + 1], dtype: x.dtype, device: .cuda())
        let part = try all.narrow(dim: 0, start: 1, length: x.numel).reshape(x.shape)
        _ = try part.copy_(x)
        return part
      }
    }

    /// What the kernels compute exactly, since all partial sums are small integers.
    private func expectExact(
      _ a: Tensor, _ b: Tensor, _ lies: (Lie, Lie)
    ) throws {
      let wanted = try a.to(.float64).matmul(b.to(.float64))
      let got = try placed(a, lies.0).matmul(placed(b, lies.1))
      #expect(got.dtype == a.dtype)
      #expect(try got.to(.cpu).to(.float64).doubles() == wanted.doubles())
    }

    /// Sizes around the tiles, too large for the kernel without tiles: one tile, and several with edges.
    private static let sizes: [(m: Int, n: Int, k: Int)] = [
      (64, 64, 16), (33, 70, 37), (130, 66, 9), (5, 140, 100), (128, 128, 8),
    ]

    @Test(
      "a product of few tiles, of 64 rows and columns", arguments: Lie.allCases, Lie.allCases)
    func narrow(_ left: Lie, _ right: Lie) throws {
      for (m, n, k) in Self.sizes {
        try expectExact(
          numbers([m, k], .float32), numbers([k, n], .float32), (left, right))
      }
    }

    @Test(
      "a product of many tiles, of 128 rows and columns", arguments: Lie.allCases, Lie.allCases)
    func wide(_ left: Lie, _ right: Lie) throws {
      for (m, n, k) in [(128, 128, 8), (133, 66, 21), (60, 130, 12)] {
        // The emulated GPU has four multiprocessors.
        try expectExact(
          numbers([4, m, k], .float32), numbers([4, k, n], .float32), (left, right))
      }
    }

    @Test("one large product of many tiles")
    func large() throws {
      try expectExact(
        numbers([258, 20], .float32), numbers([20, 260], .float32), (.rows, .rows))
    }

    @Test("doubles and halves", arguments: [DType.float64, .float16, .bfloat16], Lie.allCases)
    func otherTypes(_ type: DType, _ lie: Lie) throws {
      // Small enough for sums that a bfloat16 holds.
      let a = try numbers([66, 40], type).remainder(2)
      let b = try numbers([40, 70], type).remainder(2)
      try expectExact(a, b, (lie, .rows))
      try expectExact(a, b, (.rows, lie))
    }

    @Test("a bias by rows, columns or elements", arguments: [[1, 130], [129, 1], [129, 130]])
    func bias(_ shape: [Int]) throws {
      let a = try numbers([129, 20], .float32)
      let b = try numbers([20, 130], .float32)
      let bias = try numbers(Shape(checking: shape), .float32)
      let wanted = try bias.addmm(a, b)
      let got = try bias.to(.cuda()).addmm(a.to(.cuda()), b.to(.cuda()))
      #expect(try got.doubles() == wanted.doubles())
    }

    @Test("numbers that are none stay in their rows and columns")
    func notNumbers() throws {
      let a = try numbers([70, 33], .float32)
      let b = try numbers([33, 70], .float32)
      _ = try a.select(dim: 0, index: 69).fill_(.float(.nan))
      _ = try b.select(dim: 1, index: 69).fill_(.float(.infinity))
      let wanted = try a.matmul(b)
      let got = try a.to(.cuda()).matmul(b.to(.cuda())).to(.cpu)
      #expect(try got.allclose(wanted, equalNan: true))
      #expect(try got.isnan().sum().doubles() == wanted.isnan().sum().doubles())
    }
  }
}
