import Autograd
import EmulatedCUDA
import Tensors
import Testing

extension GradientFixture: CustomStringConvertible {
  var description: String { name }
}

extension AutogradTests {
  @Suite struct GradientFixtureTests {
    private static let cases =
      DerivativeTests.unary + ShapeDerivativeTests.reductions + NetworkDerivativeTests.losses

    /// Within two units of the last place of the greatest number.
    private func agree(_ a: [Double], _ b: [Double]) -> Bool {
      let scale = b.reduce(1) { max($0, abs($1)) }
      return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= scale * 2.4e-7 }
    }

    @Test(arguments: GradientFixture.all)
    fileprivate func `output and gradient on the emulated GPU are PyTorch's to 1e-5`(
      _ fixture: GradientFixture
    ) throws {
      try EmulatedDevice.open()
      defer { EmulatedDevice.close() }
      GradientCase.device = .cuda()
      defer { GradientCase.device = .cpu }
      let item = try #require(Self.cases.first { $0.name == fixture.name })
      let x = try Variable(
        Tensor(fixture.input, shape: [3, 4], dtype: .float32).to(.cuda()), requiresGrad: true)
      let output = try item.apply([x])
      func isNear(_ a: [Double], _ b: [Double]) -> Bool {
        let scale = b.reduce(1) { max($0, abs($1)) }
        return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= scale * 1e-5 }
      }
      #expect(try isNear(output.data.doubles(), fixture.output))
      let weights = Variable(
        try Tensor(fixture.weights, shape: output.shape, dtype: .float32).to(.cuda()))
      try output.mul(weights).sum().backward()
      #expect(x.grad?.device == .cuda())
      #expect(try isNear(x.grad?.data.doubles() ?? [], fixture.gradient))
    }

    @Test(arguments: GradientFixture.all)
    fileprivate func `output and gradient are PyTorch's`(_ fixture: GradientFixture) throws {
      let item = try #require(Self.cases.first { $0.name == fixture.name })
      let x = try Variable(
        Tensor(fixture.input, shape: [3, 4], dtype: .float32), requiresGrad: true)
      let output = try item.apply([x])
      #expect(try agree(output.data.doubles(), fixture.output))
      let weights = Variable(
        try Tensor(fixture.weights, shape: output.shape, dtype: .float32))
      try output.mul(weights).sum().backward()
      #expect(try agree(x.grad?.data.doubles() ?? [], fixture.gradient))
    }
  }
}
