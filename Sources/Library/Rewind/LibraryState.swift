// What programs set for the whole process: the streams of random numbers, recording, defaults, printing.

import Autograd
import Interpreter
import Tensors

/// The state of everything that the modules share and no object holds.
public struct LibraryState {
  private let generator = Generator.standard.state
  private let arrays = NumPyRandomState.standard.state
  private let chance = Chance.standard
  private let isRecording = GradMode.isEnabled
  private let isInference = GradMode.isInference
  private let detectsAnomalies = GradMode.detectsAnomalies
  private let isAutocasting = Autocast.isOn
  private let autocast = Autocast.state
  private let defaultFloat = DType.defaultFloat
  private let printing = PrintOptions.current
  private let arrayPrinting = NumPyPrintOptions.current
  private let arrayFormatters = NumPyFormatters.current
  private let arithmeticWarnings = UFuncWarnings.handling
  private let device = DeviceObject.setting
  private let switches = Settings.switches
  private let warningsShown: Set<String>
  private let recursionLimit: Int

  /// The state now.
  public init(_ machine: Interpreter) {
    warningsShown = machine.warningsShown
    recursionLimit = machine.recursionLimit
  }

  /// Makes it the state again.
  public func restore(_ machine: Interpreter) {
    Generator.standard.state = generator
    NumPyRandomState.standard.state = arrays
    Chance.standard = chance
    GradMode.isEnabled = isRecording
    GradMode.isInference = isInference
    GradMode.detectsAnomalies = detectsAnomalies
    Autocast.isOn = isAutocasting
    Autocast.state = autocast
    DType.defaultFloat = defaultFloat
    PrintOptions.current = printing
    NumPyPrintOptions.current = arrayPrinting
    NumPyFormatters.current = arrayFormatters
    UFuncWarnings.handling = arithmeticWarnings
    DeviceObject.setting = device
    Settings.switches = switches
    machine.warningsShown = warningsShown
    machine.recursionLimit = recursionLimit
  }
}
