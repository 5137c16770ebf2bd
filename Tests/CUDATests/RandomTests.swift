// The stream of random numbers on a GPU.

import EmulatedCUDA
import Tensors
import Testing

extension CUDATests {
  @Suite final class RandomTests {
    init() throws { try EmulatedDevice.open() }
    deinit { EmulatedDevice.close() }

    /// The elements, at four digits.
    private func shown(_ tensor: Tensor) throws -> [Double] {
      try tensor.doubles().map { ($0 * 1e4).rounded() / 1e4 }
    }

    @Test("uniform numbers of seed 0 are PyTorch's on CUDA")
    func uniform() throws {
      let x = try Tensor(empty: [3], device: .cuda())
      try x.fillUniform(generator: Generator(seed: 0))
      #expect(try shown(x) == [0.3990, 0.5167, 0.0249])
    }

    @Test("normal numbers of seed 0 are PyTorch's on CUDA")
    func normal() throws {
      let x = try Tensor(empty: [3], device: .cuda())
      try x.fillNormal(generator: Generator(seed: 0))
      #expect(try shown(x) == [-0.9247, -0.4253, -2.6438])
    }

    @Test("the stream goes on from call to call, and starts again with the seed")
    func stream() throws {
      let generator = Generator(seed: 5)
      let first = try Tensor(empty: [5], device: .cuda())
      let second = try Tensor(empty: [5], device: .cuda())
      try first.fillUniform(generator: generator)
      try second.fillUniform(generator: generator)
      #expect(try first.doubles() != second.doubles())
      generator.manualSeed(5)
      try second.fillUniform(generator: generator)
      #expect(try first.doubles() == second.doubles())
    }

    @Test(
      "many numbers fill the unit interval evenly", arguments: [DType.float32, .float64, .float16])
    func moments(_ dtype: DType) throws {
      let x = try Tensor(empty: [20000], dtype: dtype, device: .cuda())
      try x.fillUniform(from: 2, to: 4, generator: Generator(seed: 1))
      let values = try x.doubles()
      #expect(values.allSatisfy { $0 >= 2 && $0 <= 4 })
      #expect(abs(values.reduce(0, +) / 20000 - 3) < 0.02)
      try x.fillNormal(mean: 1, std: 2, generator: Generator(seed: 1))
      let normal = try x.doubles()
      let mean = normal.reduce(0, +) / 20000
      #expect(abs(mean - 1) < 0.05)
      #expect(abs(normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20000 - 4) < 0.15)
    }
  }
}
