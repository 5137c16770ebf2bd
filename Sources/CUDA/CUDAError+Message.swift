// The words of CUDAError: what happened, and what to do.

import Tensors

extension CUDAError {
  /// One sentence or two that say what is wrong and what helps.
  public var message: String {
    switch self {
    case .libraryMissing(let complaint):
      "no NVIDIA driver: libcuda.so.1 was not found"
        + (complaint.isEmpty ? "" : " (\(complaint))")
        + "; install the driver, or stay on the CPU"
    case .functionMissing(let name):
      """
      the NVIDIA driver lacks \(name); this program needs driver 525 or newer (CUDA 12.0)
      """
    case .driverTooOld(let version):
      """
      the NVIDIA driver speaks CUDA \(version / 1000).\(version % 1000 / 10); this program needs \
      12.0, which is driver 525 or newer
      """
    case .noDevices:
      "the NVIDIA driver is installed, but it sees no GPU"
    case .noSuchDevice(let index, let count):
      """
      there is no cuda:\(index); this machine has \(count == 1 ? "one GPU, cuda:0" : "\(count) GPUs")
      """
    case .deviceTooOld(let name, let major, let minor):
      """
      \(name) has compute capability \(major).\(minor); this program needs 7.5 (Turing) or newer
      """
    case .call(let call, let status, let name, let text):
      CUDAError.advice(status) ?? "CUDA error: \(text) (\(call) answered \(name))"
    case .kernelsRefused(let family, let status, let log):
      "the NVIDIA driver refused the \(family) kernels (error \(status))"
        + (log.isEmpty ? "" : ": \(log)")
    case .outOfMemory(let shortage): shortage.message
    case .contextLost(_, let text, let operation):
      """
      CUDA error: \(text), while the GPU worked off operations up to '\(operation)'. Its memory is \
      lost; the session goes on with what is on the CPU
      """
    case .operationMissing(let name):
      """
      Could not run 'aten::\(name)' with arguments from the 'CUDA' backend: it is not implemented \
      there. Move the tensors to the CPU for it with .cpu()
      """
    case .strayOperand(let a, let b): TensorError.expectedDevice(a, b).message
    case .tooManyElements(let count):
      "a GPU kernel handles at most 2147483647 elements at once, not \(count)"
    }
  }

  /// What PyTorch says in a program's face when there is no GPU to use.
  var programMessage: String {
    switch self {
    case .libraryMissing:
      """
      Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed \
      a driver from http://www.nvidia.com/Download/index.aspx
      """
    case .driverTooOld(let version):
      """
      The NVIDIA driver on your system is too old (found version \(version)). Please update your GPU \
      driver by downloading and installing a new version from the URL: \
      http://www.nvidia.com/Download/index.aspx
      """
    case .noDevices: "No CUDA GPUs are available"
    case .call(_, DriverStatus.noDevice, _, _): "No CUDA GPUs are available"
    default: message
    }
  }

  /// The statuses for which there is more to say than the driver's sentence.
  private static func advice(_ status: Int32) -> String? {
    switch status {
    case DriverStatus.stubLibrary:
      "libcuda.so.1 is a stub for building; take the stubs folder out of LD_LIBRARY_PATH"
    case DriverStatus.noDevice: CUDAError.noDevices.message
    case DriverStatus.deviceUnavailable: "the GPU is in use by another program that has it alone"
    case DriverStatus.notReady: "the GPU is not ready yet (nvidia-smi may say why)"
    case DriverStatus.driverMismatch:
      "the NVIDIA driver and its kernel module differ; restart the machine, or install one version"
    case 304, 999: "the NVIDIA driver did not start (nvidia-smi may say why)"
    default: nil
    }
  }

  /// The error as operations on tensors throw it.
  public var tensorError: TensorError {
    switch self {
    case .operationMissing: .stated(.notImplemented, message)
    case .outOfMemory: .stated(.deviceMemory, message)
    default: .stated(.runtime, message)
    }
  }
}

extension MemoryShortage {
  /// PyTorch's sentence about it.
  var message: String {
    """
    CUDA out of memory. Tried to allocate \(Self.size(asked)). GPU \(device) has a total capacity \
    of \(Self.size(total)) of which \(Self.size(free)) is free. \(Self.size(allocated)) is \
    allocated by tensors, and \(Self.size(reserved - allocated)) is reserved but unallocated
    """
  }

  /// A count of bytes in the greatest unit that fits, as `1.25 GiB`.
  static func size(_ bytes: Int) -> String {
    var hundredths = bytes * 100
    for unit in ["bytes", "KiB", "MiB"] {
      if hundredths < 102_400 {
        return unit == "bytes" ? "\(bytes) bytes" : "\(decimal(hundredths)) \(unit)"
      }
      hundredths /= 1024
    }
    return "\(decimal(hundredths)) GiB"
  }

  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
