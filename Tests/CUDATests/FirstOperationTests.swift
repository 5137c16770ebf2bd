// The first operations on the emulated device, one of each family.

import CUDA
import EmulatedCUDA
import Tensors
import Testing

extension CUDATests {
  @Suite final class FirstOperationTests {
    init() throws { try EmulatedDevice.open() }
    deinit { EmulatedDevice.close() }

    @Test("a tensor comes back from the device as it went")
    func roundTrip() throws {
      let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], dtype: .float32)
      let there = try x.to(.cuda())
      #expect(there.device == .cuda())
      #expect(try there.to(.cpu).doubles() == [1, 2, 3, 4, 5, 6])
    }

    @Test("a sum of broadcast, transposed operands")
    func broadcastSum() throws {
      let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [3, 2], dtype: .float32).to(.cuda())
      let y = try Tensor([10, 20], shape: [2, 1], dtype: .float32).to(.cuda())
      let sum = try x.transpose(0, 1).add(y)
      #expect(try sum.to(.cpu).contiguous().doubles() == [11, 13, 15, 22, 24, 26])
    }

    @Test("complex tensors stay on the processor, and a sentence says so")
    func complexNumbers() throws {
      let expected = TensorError.stated(.runtime, TensorError.complexOnDevice(.cuda())).description
      let pairs = try Tensor.ones([3, 2], dtype: .float32)
      let attempts: [() throws -> Tensor] = [
        { try pairs.viewAsComplex().to(.cuda()) },
        { try pairs.to(.cuda()).viewAsComplex() },
        { try pairs.to(.cuda()).mul(.complex(0, 1)) },
        { try Tensor.zeros([2], dtype: .complex64, device: .cuda()) },
      ]
      for attempt in attempts {
        do {
          _ = try attempt()
          Issue.record("a complex tensor came to the device")
        } catch let error as TensorError {
          #expect(error.description == expected)
        }
      }
    }

    @Test("a tiled product is the CPU's")
    func product() throws {
      let a = try Tensor.arange(0, 4200).to(.float32).reshape([60, 70]).mul(0.01)
      let b = try Tensor.arange(0, 7000).to(.float32).reshape([70, 100]).mul(0.01)
      let expected = try a.matmul(b)
      let got = try a.to(.cuda()).matmul(b.to(.cuda())).to(.cpu)
      #expect(try got.allclose(expected))
    }

    @Test("a sequence of integers and its sum")
    func integers() throws {
      let x = try Tensor.arange(0, 300, device: .cuda())
      #expect(try x.to(.cpu).integers() == Array(0..<300))
      let y = try Tensor.arange(0, 6).to(.cuda())
      let small = try y.sum().item()
      #expect(small == .int(15))
      #expect(try x.sum().item() == .int(44850))
    }

    @Test("a long sum is split over blocks and put together")
    func longSum() throws {
      let x = try Tensor.arange(0, 100_000).to(.cuda())
      let sum = try x.sum().item()
      #expect(sum == .int(4_999_950_000))
      let y = try Tensor.ones([100_000]).to(.cuda())
      #expect(try y.sum().item() == .float(100_000))
    }
  }
}
