// Operands on different devices are refused, whichever comes first, and nothing follows a foreign address.

import Autograd
import EmulatedCUDA
import Tensors
import Testing

extension CUDATests {
  @Suite final class MixedDeviceTests {
    init() throws { try EmulatedDevice.open() }
    deinit { EmulatedDevice.close() }

    private typealias Mixed = (_ a: Tensor, _ b: Tensor) throws -> Tensor

    private static let operations: [(name: String, run: Mixed)] = [
      ("add", { try $0.add($1) }), ("add_", { try $0.add_($1) }), ("mul_", { try $0.mul_($1) }),
      ("eq", { try $0.eq($1) }), ("maximum", { try $0.maximum($1) }),
      ("lerp", { try $0.lerp($1, 0.5) }), ("lerp of three", { try $0.lerp($1, $0) }),
      ("addcmul", { try $0.addcmul($1, $1) }), ("addcmul last", { try $0.addcmul($0, $1) }),
      ("addcdiv", { try $0.addcdiv($0, $1) }), ("where", { try Tensor.where($0.gt(0), $0, $1) }),
      ("where condition", { try Tensor.where($1.gt(0), $0, $0) }),
      ("matmul", { try $0.matmul($1) }), ("addmm", { try $0.addmm($0, $1) }),
      ("addmm first", { try $1.addmm($0, $0) }),
      ("cat", { try Tensor.cat([$0, $1]) }), ("stack", { try Tensor.stack([$0, $1]) }),
      ("gather", { try $0.gather(dim: 0, index: $1.to(.int64)) }),
      ("scatterAdd", { try $0.scatterAdd(dim: 0, index: $1.to(.int64), $0) }),
      ("scatterAdd source", { try $0.scatterAdd(dim: 0, index: $0.to(.int64), $1) }),
      ("indexSelect", { try $0.indexSelect(dim: 0, index: $1.reshape([-1]).to(.int64)) }),
      ("maskedFill", { try $0.maskedFill($1.gt(0), 1) }),
      ("searchsorted", { try $0.searchsorted($1) }),
    ]

    @Test("no operation takes operands of two devices", arguments: operations.map(\.name))
    func refused(_ name: String) throws {
      let run = try #require(Self.operations.first { $0.name == name }).run
      let host = try Tensor([0, 1, 1, 0], shape: [2, 2], dtype: .float32)
      let device = try host.to(.cuda())
      for (a, b) in [(host, device), (device, host)] {
        let error = #expect(throws: TensorError.self) { try run(a, b) }
        #expect(error?.message.contains("Expected all tensors to be on the same device") ?? false)
      }
    }

    private func leaf(_ values: [Double], _ shape: Shape, _ device: Device) throws -> Variable {
      try Variable(
        Tensor(values, shape: shape, dtype: .float32).to(device), requiresGrad: true)
    }

    private func expectGradient(
      _ leaf: Variable, _ device: Device, _ values: [Double]
    ) throws {
      let gradient = try #require(leaf.grad).data
      #expect(gradient.device == device)
      #expect(try gradient.doubles() == values)
    }

    @Test(
      "gradients go back to where the tensor came from",
      arguments: [(Device.cuda(0), Device.cpu), (.cpu, .cuda(0)), (.cuda(0), .cuda(1))])
    func moved(from source: Device, to target: Device) throws {
      let x = try leaf([1, 2, 3], [3], source)
      for turn in 1...2 {
        try x.mul(x).to(target).mul(2).sum().backward()
        try expectGradient(x, source, [4, 8, 12].map { $0 * Double(turn) })
      }
    }

    @Test("gradients of what is copied into another device's tensor, whole or in part")
    func copied() throws {
      let x = try leaf([1, 2], [2], .cpu)
      let whole = try Variable(Tensor.zeros([2], device: .cuda()))
      try whole.copy_(x).mul(3).sum().backward()
      try expectGradient(x, .cpu, [3, 3])
      let part = try Variable(Tensor.zeros([4], device: .cuda()))
      _ = try part.slice(dim: 0, start: 1, end: 3, step: 1).copy_(x)
      try part.mul(part).sum().backward()
      try expectGradient(x, .cpu, [5, 7])
    }

    @Test("a number of the host that scales a device's tensor has its gradient on the host")
    func hostNumber() throws {
      let scale = try leaf([2], [], .cpu)
      let x = try leaf([1, 2, 3], [3], .cuda())
      for turn in 1...2 {
        try x.mul(scale).sum().backward()
        try expectGradient(scale, .cpu, [6 * Double(turn)])
      }
      try expectGradient(x, .cuda(), [4, 4, 4])
    }
  }
}
