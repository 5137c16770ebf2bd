// `torch.no_grad`, `enable_grad`, `inference_mode`, `set_grad_enabled`: as context managers, as
// decorators with and without parentheses, and `set_grad_enabled` also as a plain call.
import Autograd
import Interpreter

/// The switches of recording as objects.
final class GradModes: Object {
  /// What entering sets; nil leaves the flag.
  private let enabled: Bool?
  private let inference: Bool?
  /// Whether it is entered when it is made, as `set_grad_enabled` is.
  private let startsAtOnce: Bool
  private var before: [(enabled: Bool, inference: Bool)] = []

  private init(
    type: TypeObject, enabled: Bool?, inference: Bool? = nil, startsAtOnce: Bool = false
  ) {
    self.enabled = enabled
    self.inference = inference
    self.startsAtOnce = startsAtOnce
    super.init(type: type)
  }

  override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.isFixed = false
    image.words.append(before.count)
    for flags in before { image.words.append((flags.enabled ? 1 : 0) | (flags.inference ? 2 : 0)) }
  }

  override func restoreState(from reader: inout StateReader) {
    super.restoreState(from: &reader)
    before = reader.nextWords(reader.nextWord()).map { ($0 & 1 != 0, $0 & 2 != 0) }
  }

  private func enter() {
    before.append((GradMode.isEnabled, GradMode.isInference))
    if let enabled { GradMode.isEnabled = enabled }
    if let inference { GradMode.isInference = inference }
  }

  private func leave() {
    guard let last = before.popLast() else { return }
    GradMode.isEnabled = last.enabled
    GradMode.isInference = last.inference
  }

  /// The decorated function, which enters a copy of this mode at each call.
  override func call(_ arguments: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    guard arguments.count == 1, machine.isCallable(arguments[0]) else {
      throw .typeError("\(type.name) object needs a function to decorate")
    }
    if startsAtOnce { leave() }
    let source = try machine.importModule("torch.utils._contextlib")
    let decorator = try machine.attribute(.object(source), Symbol("context_decorator"))
    return try machine.call(decorator, .object(self), arguments[0])
  }

  /// A mode that sets the same, for one call.
  private func copy() -> GradModes {
    let copy = GradModes(
      type: type, enabled: enabled, inference: inference, startsAtOnce: startsAtOnce)
    if startsAtOnce { copy.enter() }
    return copy
  }

  static func declare(in module: ModuleObject) {
    declareType("no_grad", module) { _, _ throws(Raised) in (false, nil) }
    declareType("enable_grad", module) { _, _ throws(Raised) in (true, nil) }
    declareType("inference_mode", module) { value, machine throws(Raised) in
      let mode = value.isUndefined ? true : try machine.truth(value)
      return mode ? (false, true) : (nil, false)
    }
    declareSetting(module)
    module.function("is_grad_enabled()") { _, _ throws(Raised) in .bool(GradMode.isEnabled) }
    module.function("is_inference_mode_enabled()") { _, _ throws(Raised) in
      .bool(GradMode.isInference)
    }
  }

  private typealias Flags = (enabled: Bool?, inference: Bool?)

  private static func declareType(
    _ name: String, _ module: ModuleObject,
    _ flags: @escaping (Value, Interpreter) throws(Raised) -> Flags
  ) {
    let type = TypeObject(native: name, module: "torch.autograd.grad_mode")
    module[name] = .object(type)
    type.construct { call, machine throws(Raised) in
      let argument = call.count > 1 ? call[1] : call.keyword(Symbol("mode"))
      // `@torch.no_grad` without parentheses.
      if machine.isCallable(argument) {
        let flags = try flags(.undefined, machine)
        let mode = GradModes(type: type, enabled: flags.enabled, inference: flags.inference)
        return try machine.call(.object(mode), argument)
      }
      let flags = try flags(argument, machine)
      return .object(GradModes(type: type, enabled: flags.enabled, inference: flags.inference))
    }
    declareContext(type)
  }

  private static func declareCopy(_ type: TypeObject) {
    type.method("clone(self)") { call, _ throws(Raised) in
      guard let mode = call[0].object(as: GradModes.self) else { return .none }
      return .object(mode.copy())
    }
  }

  private static func declareContext(_ type: TypeObject) {
    declareCopy(type)
    type.method("__enter__(self)") { call, _ throws(Raised) in
      call[0].object(as: GradModes.self)?.enter()
      return .none
    }
    type.method("__exit__(self, *args)") { call, _ throws(Raised) in
      call[0].object(as: GradModes.self)?.leave()
      return .none
    }
  }

  /// `set_grad_enabled` acts when it is called; as a context manager it undoes that at the end.
  private static func declareSetting(_ module: ModuleObject) {
    let type = TypeObject(native: "set_grad_enabled", module: "torch.autograd.grad_mode")
    module["set_grad_enabled"] = .object(type)
    type.construct("set_grad_enabled(cls, mode)") { call, machine throws(Raised) in
      let enabled = try machine.truth(call[1])
      let mode = GradModes(type: type, enabled: enabled, startsAtOnce: true)
      mode.enter()
      return .object(mode)
    }
    declareCopy(type)
    type.method("__enter__(self)") { _, _ throws(Raised) in .none }
    type.method("__exit__(self, *args)") { call, _ throws(Raised) in
      call[0].object(as: GradModes.self)?.leave()
      return .none
    }
  }
}
