// Every call of the driver fails once: the error is clear, and the session goes on.

import CUDA
import EmulatedCUDA
import Glibc
import Tensors
import Testing

extension CUDATests {
  @Suite final class FaultTests {
    deinit { EmulatedDevice.close() }

    /// Uses memory, copies, kernels of several families, and waits.
    private func work() throws -> [Double] {
      let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], dtype: .float32).to(.cuda())
      let y = try x.mul(x).matmul(x.transpose(0, 1)).exp().log()
      let sorted = try y.add(1).sort(dim: 1, descending: true).values
      return try sorted.sum(dim: [0]).doubles()
    }

    private func restart(_ change: (inout EmulatedDriver.Options) -> Void = { _ in }) {
      var options = EmulatedDriver.Options()
      change(&options)
      EmulatedDevice.restart(options)
    }

    /// The message of what a piece of work fails with.
    private func message(_ body: () throws -> Void) -> String {
      do {
        try body()
        return ""
      } catch {
        return (error as? TensorError)?.message ?? "\(error)"
      }
    }

    @Test("each call that fails once is an error with the call's name, and the next try works")
    func everyCall() throws {
      restart()
      let wanted = try work()
      EmulatedDriver.inject(nil)
      restart()
      EmulatedDriver.inject(nil)
      _ = try work()
      let total = EmulatedDriver.callTotal
      #expect(total > 40)
      for number in 1...total {
        restart()
        // The driver starts lazily: the fault is set when it is there.
        EmulatedDriver.faultAtStart = .init(number: number, status: 1)
        let text = message { _ = try work() }
        EmulatedDriver.faultAtStart = nil
        EmulatedDriver.inject(nil)
        // Some calls have no consequence: freeing, and asking.
        if !text.isEmpty { #expect(text.contains("CUDA error"), "call \(number): \(text)") }
        let again = message {
          let result = try work()
          #expect(result == wanted)
        }
        #expect(again.isEmpty || number <= 3, "after call \(number): \(again)")
      }
      restart()
    }

    @Test("memory that runs out at any allocation is an OutOfMemoryError, and the rest is kept")
    func everyAllocation() throws {
      restart()
      let kept = try Tensor([7, 8], shape: [2], dtype: .float32).to(.cuda())
      EmulatedDriver.inject(nil)
      let wanted = try work()
      let total = EmulatedDriver.calls["cuMemAlloc_v2"] ?? 0
      #expect(total > 5)
      for number in 1...total {
        EmulatedDriver.inject(.init(call: "cuMemAlloc_v2", number: number, status: 2))
        let text = message { _ = try work() }
        #expect(text.hasPrefix("CUDA out of memory. Tried to allocate "), "\(text)")
        EmulatedDriver.inject(nil)
        #expect(try work() == wanted)
        #expect(try kept.doubles() == [7, 8])
      }
    }

    @Test("an allocation that cannot fit says how much is there")
    func tooLarge() throws {
      restart { $0.memory = 1 << 20 }
      let text = message { _ = try Tensor(empty: [1 << 20], device: .cuda()) }
      #expect(
        text
          == "CUDA out of memory. Tried to allocate 4.00 MiB. GPU 0 has a total capacity of 1.00 "
          + "MiB of which 1.00 MiB is free. 0 bytes is allocated by tensors, and 0 bytes is reserved "
          + "but unallocated")
      restart()
    }

    @Test("after an illegal access the GPU's contents are lost, and the CPU goes on")
    func lostContext() throws {
      restart()
      let host = try Tensor([1, 2], shape: [2], dtype: .float32)
      let x = try host.to(.cuda())
      EmulatedDriver.inject(.init(call: "cuStreamSynchronize", number: 1, status: 700))
      let text = message { _ = try x.add(1).to(.cpu) }
      #expect(
        text == "CUDA error: an illegal memory access was encountered, while the GPU worked off "
          + "operations up to 'add'. Its memory is lost; the session goes on with what is on the CPU"
      )
      #expect(message { _ = try x.add(1) } == text)
      #expect(try host.add(1).doubles() == [2, 3])
      restart()
    }

    @Test("what keeps a GPU from being used is one sentence")
    func missing() throws {
      restart { $0.version = 11040 }
      #expect(
        message { try Backends.runtime?.start() }
          == "the NVIDIA driver speaks CUDA 11.4; this program needs 12.0, which is driver 525 or newer"
      )
      restart { $0.deviceCount = 0 }
      #expect(
        message { try Backends.runtime?.start() }
          == "the NVIDIA driver is installed, but it sees no GPU")
      restart { $0.startStatus = 34 }
      #expect(
        message { try Backends.runtime?.start() }
          == "libcuda.so.1 is a stub for building; take the stubs folder out of LD_LIBRARY_PATH")
      restart { $0.capability = (6, 1) }
      #expect(
        message { _ = try Tensor(empty: [1], device: .cuda()) }
          == "Emulated GPU has compute capability 6.1; this program needs 7.5 (Turing) or newer")
      restart()
      #expect(
        message { _ = try Tensor(empty: [1], device: .cuda(5)) }
          == "there is no cuda:5; this machine has 2 GPUs")
      Backends.forgetAccelerators()
      Backends.runtime = CUDARuntime { () throws(CUDAError) in
        throw .libraryMissing("libcuda.so.1: cannot open shared object file")
      }
      #expect(
        message { try Backends.runtime?.start() }
          == "no NVIDIA driver: libcuda.so.1 was not found (libcuda.so.1: cannot open shared object "
          + "file); install the driver, or stay on the CPU")
      restart()
    }

    // MARK: Loops with graphs, and two devices

    /// Turns that become graphs, with two devices that take turns: each result, or the first failure's words.
    private func turns() throws -> [Double] {
      let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], dtype: .float32)
      var sums: [Double] = []
      for turn in 0..<5 {
        let parts = try [Device.cuda(0), .cuda(1)].map { device in
          try x.to(device).mul(.int(turn)).add(1).sqrt().mul(2).sub(1).sum()
        }
        sums += try parts.map { try $0.to(.cpu).item().double }
      }
      return sums
    }

    @Test(
      "in loops on two devices each call that fails once is an error or is made up for, never a wrong value",
      arguments: [Int32(1), 2, 304])
    func everyCallOfLoops(status: Int32) throws {
      EmulatedDevice.restart(exactMemory: false)
      let wanted = try turns()
      EmulatedDevice.restart(exactMemory: false)
      EmulatedDriver.faultAtStart = nil
      _ = try turns()
      EmulatedDriver.inject(nil)
      _ = try turns()
      let total = EmulatedDriver.callTotal
      #expect(total > 40)
      var failures = 0
      for number in 1...total {
        EmulatedDriver.inject(.init(number: number, status: status))
        do {
          #expect(try turns() == wanted, "call \(number)")
        } catch {
          failures += 1
          let text = (error as? TensorError)?.message ?? ""
          #expect(
            ["CUDA error", "CUDA out of memory", "the NVIDIA driver did not start"]
              .contains { text.hasPrefix($0) }, "call \(number): \(text)")
        }
        EmulatedDriver.inject(nil)
        #expect(try turns() == wanted, "after call \(number)")
      }
      #expect(failures > 5)
    }

    @Test("a context that dies at any call stays dead, and the CPU and the other device go on")
    func everyDeath() throws {
      let host = try Tensor([1, 2], shape: [2], dtype: .float32)
      func begin() throws -> (kept: Tensor, other: Tensor) {
        EmulatedDevice.restart()
        let tensors = try (host.to(.cuda()), host.to(.cuda(1)))
        EmulatedDriver.inject(nil)
        return tensors
      }
      let first = try begin()
      _ = try work()
      withExtendedLifetime(first) {}
      let total = EmulatedDriver.callTotal
      #expect(total > 30)
      // The first call makes the context current: it fails before anything is in it.
      for number in 2...total {
        let (kept, other) = try begin()
        EmulatedDriver.inject(.init(number: number, status: 719))
        let text = message { _ = try work() }
        EmulatedDriver.inject(nil)
        // A call whose answer nobody needs, such as the freeing of memory, is noticed by the next one.
        if !text.isEmpty {
          #expect(text.contains("Its memory is lost"), "call \(number): \(text)")
        }
        #expect(message { _ = try kept.add(1).doubles() }.contains("Its memory is lost"))
        let idle = message { try Backends.runtime?.emptyCache() }
        #expect(idle.contains("Its memory is lost"))
        #expect(try other.add(1).doubles() == [2, 3])
        #expect(try host.add(1).doubles() == [2, 3])
      }
    }

    @Test("a library that is no driver, and a file that is no library, are told apart")
    func foreignLibrary() throws {
      func message(_ place: String) -> String {
        setenv("TAPER_CUDA_DRIVER", place, 1)
        defer { unsetenv("TAPER_CUDA_DRIVER") }
        do {
          _ = try Driver.installed()
          return ""
        } catch {
          return error.message
        }
      }
      #expect(
        message("libm.so.6")
          == "the NVIDIA driver lacks cuInit; this program needs driver 525 or newer (CUDA 12.0)")
      // Where there is a real driver, it is found behind.
      let text = message(#filePath)
      #expect(
        text.isEmpty || (text.contains("no NVIDIA driver") && text.contains("FaultTests.swift")))
    }
  }
}
