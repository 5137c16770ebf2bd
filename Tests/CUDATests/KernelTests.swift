// The shipped PTX itself: that it is fresh, and that the emulated driver understands all of it.

import CUDA
import CUDAKernels
import EmulatedCUDA
import Foundation
import Testing

extension CUDATests {
  @Suite struct KernelTests {
    private static let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../Sources/CUDAKernels")

    /// FNV-1a of 64 bits, as compile_kernels.py writes it.
    private func hash(_ data: Data) -> String {
      var value: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in data { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }

    @Test(
      "the embedded PTX was compiled from the sources beside it", arguments: KernelFamily.shipped)
    func fresh(_ family: KernelFamily) throws {
      let kernels = Self.folder.appendingPathComponent("Kernels")
      let source =
        try Data(contentsOf: kernels.appendingPathComponent("common.cu"))
        + Data(contentsOf: kernels.appendingPathComponent("\(family.rawValue).cu"))
      let text = String(cString: try #require(cuda_kernels(family.rawValue)))
      #expect(
        text.hasPrefix("// source \(hash(source)) nvrtc 12.0.76\n.version 8.0\n.target sm_75\n"))
    }

    @Test("every kernel decodes", arguments: KernelFamily.shipped)
    func decodes(_ family: KernelFamily) throws {
      let text = String(cString: try #require(cuda_kernels(family.rawValue)))
      let module = try PTXModule(text)
      #expect(!module.entries.isEmpty)
      for name in module.entries.keys.sorted() { _ = try module.kernel(name) }
    }
  }
}
