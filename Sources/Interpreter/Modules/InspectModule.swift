// `_inspect`: what the machine knows of functions and their sources, for the module `inspect`.

extension Interpreter {
  func makeInspectModule() -> ModuleObject {
    let module = ModuleObject("_inspect")
    // How many parameters of each kind a function has, in their order.
    module.function("layout(function, /)") { call, machine throws(Raised) in
      guard let function = call[0].object as? FunctionObject else {
        throw .typeError("\(try machine.repr(call[0])) is not a Python function")
      }
      let layout = function.code.parameters
      return .tuple([
        .int(layout.positionalOnlyCount), .int(layout.positionalCount),
        .int(layout.keywordOnlyCount), .bool(layout.hasVariadic), .bool(layout.hasKeywords),
      ])
    }
    module.function("source(object, /)") { call, machine throws(Raised) in
      machine.sourceRows(of: call[0]).map { .string($0) } ?? .none
    }
    return module
  }
}
