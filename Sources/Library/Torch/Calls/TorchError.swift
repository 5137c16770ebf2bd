// How a failure below the language becomes an exception of the language.
import Autograd
import Interpreter
import Tensors

/// The exception for an error of the tensors or the graph.
func raised(_ error: any Error) -> Raised {
  switch error {
  case let error as Raised: return error
  case let error as TensorError:
    if case .outOfMemory = error { return Raised(.memoryError, error.message) }
    return Raised(exceptionType(error.kind), error.message)
  case let error as AutogradError: return Raised(exceptionType(error.kind), error.message)
  default: return .runtimeError("\(error)")
  }
}

private func exceptionType(_ kind: TensorError.Kind) -> TypeObject {
  switch kind {
  case .runtime: .runtimeError
  case .index: .indexError
  case .value: .valueError
  case .type: .typeError
  case .notImplemented: .notImplementedError
  case .linearAlgebra: TorchTypes.linearAlgebraError
  case .deviceMemory: TorchTypes.outOfMemoryError
  }
}

/// Runs what may fail below the language.
@inline(__always)
func torch<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
  do {
    return try body()
  } catch {
    throw raised(error)
  }
}
