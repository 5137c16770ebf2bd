// The functions and types that every program sees.

extension Interpreter {
  func installBuiltins() {
    for type in TypeObject.exceptionTypes { builtins.set(type.name, .object(type)) }
    builtins.set("EnvironmentError", .object(TypeObject.osError))
    builtins.set("IOError", .object(TypeObject.osError))
    let types: [TypeObject] = [
      .object, .type, .int, .bool, .float, .complex, .str, .bytes, .byteArray, .memoryView, .list,
      .tuple, .dict, .set, .frozenset, .range, .slice, .property, .staticMethod, .classMethod,
      .superType,
    ]
    for type in types { builtins.set(type.name, .object(type)) }
    builtins.set("NotImplemented", .object(NotImplementedObject.shared))
    builtins.set("Ellipsis", .object(EllipsisObject.shared))
    builtins.set("__debug__", .bool(true))
    if !TypeObject.methodsAreDeclared {
      TypeObject.methodsAreDeclared = true
      installNativeMethods()
    }
    installNumberFunctions()
    installSequenceFunctions()
    installObjectFunctions()
    installInputOutput()
    installSourceFunctions()
    installWaitingFunctions()
    installUnsupported()
    registerStandardModules()
  }

  /// Types are shared by all interpreters, so that their methods are declared once.
  private func installNativeMethods() {
    installObjectMethods()
    installNumberMethods()
    installStringMethods()
    installBytesMethods()
    installByteArrayMethods()
    installMemoryViewMethods()
    installBytesTextMethods()
    installListMethods()
    installTupleMethods()
    installDictMethods()
    installDictViewMethods()
    installSetMethods()
    installRangeMethods()
    installDescriptorTypes()
    installExceptionAttributes()
    installIteratorMethods()
    installOwnReprs()
  }

  /// Declares a builtin function.
  func builtin(_ signature: String, _ body: @escaping NativeFunction.Body) {
    let function = NativeFunction(signature, body)
    builtins.set(function.name, .object(function))
  }

  /// Declares a builtin function that takes its arguments as they come.
  func rawBuiltin(
    _ name: String, parameters: String? = nil, _ body: @escaping NativeFunction.Body
  ) {
    let function = NativeFunction(raw: name, body)
    function.shownParameters = parameters
    builtins.set(name, .object(function))
  }

  private func installUnsupported() {
    rawBuiltin("open") { call, machine throws(Raised) in
      let name = call.count > 0 ? try machine.repr(call[0]) : "a file"
      throw .permission(
        "[Errno 1] Operation not permitted: \(name) "
          + "(a session has no access to files)")
    }
  }
}

extension TypeObject {
  nonisolated(unsafe) fileprivate static var methodsAreDeclared = false
}
