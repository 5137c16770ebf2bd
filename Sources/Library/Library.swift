// Joins the language and the tensors: registers what programs import.
import Autograd
import EmbeddedPython
import Interpreter
import Tensors

/// The modules that programs import.
public enum Library {
  /// Makes torch importable, and the modules that are written in the language.
  public static func install(into machine: Interpreter) {
    resetSettings()
    MissingNames.reason = LeftOut.reason
    Tensor.willDropImaginaryParts = { [weak machine] in
      machine?.warn?(
        .userWarning, "Casting complex values to real discards the imaginary part")
    }
    machine.registerModule("torch", TorchModule.make)
    machine.registerModule("torch._nn", NetworkModule.make)
    machine.registerModule("torch._autograd", AutogradModule.make)
    machine.registerModule("torch._autocast", AutocastModule.make)
    machine.registerModule("torch._composition", CompositionModule.make)
    machine.registerModule("torch._linalg", LinearAlgebraModule.make)
    machine.registerModule("torch._cuda", CUDAModule.make)
    machine.registerModule("_display", DisplayModule.make)
    machine.registerModule("_files", FilesModule.make)
    machine.registerModule("_picture", PictureModule.make)
    NumPyModule.register(in: machine)
    machine.chance = { Chance.standard.next() }
    machine.moduleSource = source
    for name in ["BaseExceptionGroup", "ExceptionGroup", "__except_star__"] {
      machine.laterBuiltins[name] = "_exception_groups"
    }
    machine.moduleNames = sequence(state: 0) { index in
      defer { index += 1 }
      return embedded_module_name(index).map { String(cString: $0) }
    }.map(\.self)
  }

  /// What programs may set for the whole process is as PyTorch and NumPy begin.
  private static func resetSettings() {
    DType.defaultFloat = .float32
    PrintOptions.current = PrintOptions()
    NumPyPrintOptions.current = NumPyPrintOptions()
    NumPyFormatters.current = nil
    GradMode.isEnabled = true
    GradMode.isInference = false
    GradMode.detectsAnomalies = false
    Autocast.isOn = false
    Autocast.state = Autocast.State()
    DeviceObject.current = .cpu
    DeviceObject.ofSession = .cpu
    DeviceObject.currentCUDA = 0
  }

  /// The text of a module that is written in the language.
  public static func source(_ name: String) -> (text: String, isPackage: Bool)? {
    var length = 0
    guard let bytes = embedded_module(name, &length) else { return nil }
    let raw = UnsafeRawBufferPointer(start: bytes, count: length)
    return (String(decoding: raw, as: UTF8.self), embedded_module_is_package(name) != 0)
  }
}
