// Every operation and its gradient on the emulated GPU against the CPU.

import Autograd
import EmulatedCUDA
import Tensors
import Testing

extension AutogradTests {
  @Suite struct DeviceTests {
    private static let cases =
      DerivativeTests.unary + DerivativeTests.pairs + DerivativeTests.products
      + ShapeDerivativeTests.views + ShapeDerivativeTests.reductions + ShapeDerivativeTests.places
      + NetworkDerivativeTests.losses + NetworkDerivativeTests.layers
      + NetworkDerivativeTests.algebra

    /// The output and the gradients of all inputs, by row.
    private func run(
      _ item: GradientCase, _ dtype: DType, _ device: Device
    ) throws -> [[Double]] {
      GradientCase.device = device
      defer { GradientCase.device = .cpu }
      var numbers = Numbers(7)
      let inputs = try item.shapes.map { shape in
        let values = try numbers.tensor(shape).doubles().map(item.range)
        let tensor = try Tensor(values, shape: Shape(checking: shape), dtype: dtype)
        return try Variable(tensor.to(device), requiresGrad: true)
      }
      let output = try item.apply(inputs)
      #expect(output.device == device)
      let weights = try numbers.tensor(Array(output.shape)).to(output.dtype).to(device)
      try output.mul(Variable(weights)).sum().backward()
      return try [output.data.doubles()] + inputs.map { try $0.grad?.data.doubles() ?? [] }
    }

    @Test("an operation and its gradients are the CPU's on the emulated GPU", arguments: cases)
    fileprivate func agrees(_ item: GradientCase) throws {
      try EmulatedDevice.open()
      defer { EmulatedDevice.close() }
      DType.defaultFloat = .float32
      for (dtype, tolerance) in [(DType.float64, 1e-9), (.float32, 1e-5)] {
        let wanted = try run(item, dtype, .cpu)
        let got = try run(item, dtype, .cuda())
        for (a, b) in zip(got, wanted) {
          let scale = b.reduce(1) { max($0, abs($1)) }
          let isNear = zip(a, b).allSatisfy {
            abs($0 - $1) <= tolerance * scale || ($0.isNaN && $1.isNaN) || $0 == $1
          }
          #expect(a.count == b.count && isNear, "\(dtype): \(a) is not \(b)")
        }
      }
    }
  }
}
