// Two GPUs and several threads: every call of the driver is made in the context of its device.
//
// The emulated driver refuses what belongs to another context than the thread's current one, and a GPU
// sees no memory but its own.

import Autograd
import CUDA
import EmulatedCUDA
import Foundation
import Tensors
import Testing

extension CUDATests {
  @Suite final class ContextTests {
    init() { EmulatedDevice.restart(exactMemory: false) }
    deinit { EmulatedDevice.close() }

    private let devices = [Device.cuda(0), .cuda(1)]

    private func numbers(_ device: Device, _ shape: Shape = [4, 3]) throws -> Tensor {
      try Tensor.arange(0, .int(shape.product)).to(.float32).mul(0.1).reshape(shape).to(device)
    }

    private func switches(_ body: () throws -> Void) rethrows -> Int {
      EmulatedDriver.inject(nil)
      try body()
      return EmulatedDriver.calls["cuCtxSetCurrent"] ?? 0
    }

    @Test("with both open, each computes with its own kernels, memory and stream")
    func bothOpen() throws {
      let inputs = try devices.map { try numbers($0) }
      let expected = try numbers(.cpu)
      for input in inputs + inputs {
        #expect(try input.exp().sum().item() == expected.exp().sum().item())
        let sorted = try input.sort(dim: 0, descending: true).values
        #expect(try sorted.doubles() == expected.sort(dim: 0, descending: true).values.doubles())
      }
    }

    @Test("calls that take turns end up in the right places, and wait for the right device")
    func takingTurns() throws {
      var results = try devices.map { try numbers($0) }
      for _ in 1...8 {
        for place in 0...1 { results[place] = try results[place].mul(2).add(1) }
      }
      #expect(try results[0].doubles() == results[1].doubles())
    }

    @Test("tensors go from one device to the other with what is still queued for them")
    func copies() throws {
      let first = try numbers(devices[0]).add(1)
      let second = try first.to(devices[1]).mul(3)
      let back = try second.to(devices[0]).sub(first)
      #expect(try back.allclose(first.mul(2)))
    }

    @Test("loops on both devices become graphs of each")
    func graphs() throws {
      EmulatedDriver.inject(nil)
      var sums: [[Double]] = []
      for _ in 1...12 {
        // Both turns are queued before either is looked at.
        let results = try devices.map { device in
          try numbers(device).mul(0.5).sin().add(1).sqrt().mul(3).sum()
        }
        sums.append(try results.flatMap { try $0.doubles() })
      }
      #expect(Set(sums.flatMap { $0 }).count == 1)
      #expect((EmulatedDriver.calls["cuGraphLaunch"] ?? 0) >= 10)
    }

    @Test("each has a cuBLAS of its own")
    func matrixLibrary() throws {
      var options = EmulatedDriver.Options()
      options.hasBLAS = true
      EmulatedDevice.restart(options, exactMemory: false)
      let a = try numbers(.cpu, [64, 70])
      let b = try numbers(.cpu, [70, 64])
      let expected = try a.matmul(b)
      for device in devices + devices {
        #expect(try a.to(device).matmul(b.to(device)).to(.cpu).allclose(expected, rtol: 1e-4))
      }
      #expect(EmulatedDriver.calls["cublasCreate_v2"] == 2)
    }

    @Test("memory goes back to the device that it came from", arguments: [false, true])
    func memory(isExact: Bool) throws {
      EmulatedDevice.restart(exactMemory: isExact)
      let runtime = try #require(Backends.runtime)
      let before = try devices.map { try runtime.freeMemory(of: $0) }
      var tensors = try devices.map { try Tensor.ones([1000], device: $0) }
      #expect(try runtime.freeMemory(of: devices[0]) < before[0])
      // The second device was used last.
      tensors.removeFirst()
      try runtime.emptyCache()
      #expect(try runtime.freeMemory(of: devices[0]) == before[0])
      #expect(try runtime.freeMemory(of: devices[1]) < before[1])
      #expect(try tensors[0].sum().doubles() == [1000])
    }

    @Test("the context is switched where another device's turn comes, not for each call")
    func switching() throws {
      let inputs = try devices.map { try numbers($0) }
      #expect(try switches { for _ in 1...5 { _ = try inputs[1].exp().sum().item() } } == 0)
      #expect(try switches { for _ in 1...5 { _ = try inputs[0].exp().sum().item() } } == 1)
    }

    @Test("a context that cannot be made current is an error, and the next call tries again")
    func refusedSwitch() throws {
      let inputs = try devices.map { try numbers($0) }
      EmulatedDriver.inject(.init(call: "cuCtxSetCurrent", number: 1, status: 1))
      let error = #expect(throws: TensorError.self) { try inputs[0].exp() }
      #expect(error?.message.contains("cuCtxSetCurrent") == true)
      #expect(try inputs[0].exp().sum().item() == numbers(.cpu).exp().sum().item())
    }

    /// Runs a body on a new thread and waits for it.
    private func onThread(_ body: @escaping () throws -> Scalar) throws -> Scalar {
      nonisolated(unsafe) let body = body
      nonisolated(unsafe) var result: Result<Scalar, any Error>?
      let done = DispatchSemaphore(value: 0)
      let thread = Thread {
        result = Result { try body() }
        done.signal()
      }
      thread.start()
      done.wait()
      return try #require(result).get()
    }

    @Test("a device that one thread opened serves the next ones, each with a context of its own")
    func threads() throws {
      let first = try numbers(devices[0])
      let second = try numbers(devices[1])
      let expected = try numbers(.cpu).exp().sum().item()
      for _ in 1...3 {
        let sum = try onThread { try first.exp().sum().item() }
        #expect(sum == expected)
        #expect(try second.exp().sum().item() == expected)
        // The thread's own switches do not count here.
        #expect(try switches { _ = try second.exp().sum().item() } == 0)
      }
    }

    @Test("a device that dies takes the other one not along")
    func deadDevice() throws {
      let inputs = try devices.map { try numbers($0) }
      _ = try inputs[0].exp()
      EmulatedDriver.inject(.init(call: "cuStreamSynchronize", number: 1, status: 700))
      #expect(throws: TensorError.self) { try inputs[0].exp().doubles() }
      EmulatedDriver.inject(nil)
      #expect(throws: TensorError.self) { try inputs[0].exp() }
      #expect(try inputs[1].exp().sum().item() == numbers(.cpu).exp().sum().item())
    }
  }
}
