// Fitting a call to a signature. The rules are those of PyTorch's argument parser: which Python
// values a parameter takes, integers spelled out as a shape, NumPy's argument names, and what is
// said when nothing fits. Nothing is allocated while a call fits.
import Autograd
import Interpreter
import Tensors

/// Why a call does not fit a signature, as PyTorch words it.
enum Mismatch {
  case tooManyPositional
  case missing(Int)
  case wrongType(parameter: Int, position: Int?, value: Value)
  case wrongElement(parameter: Int, position: Int, value: Value, index: Int)
  case unexpectedKeyword
  case notATensor(element: Int, argument: Int, value: Value)
}

extension TorchParameter {
  /// Whether the parameter takes the value.
  /// - Parameter numbersAsTensors: whether a number may stand for a tensor (`torch.add(1, x)`).
  func accepts(_ value: Value, numbersAsTensors: Bool) -> Bool {
    switch kind {
    case .tensor:
      if TensorObject.variable(value) != nil { return true }
      return numbersAsTensors && value.isNumber
    case .scalar, .double:
      if value.isNumber { return true }
      return value.scalarTensor != nil
    case .int:
      if value.isPlainInt { return true }
      guard let variable = value.scalarTensor else { return false }
      return variable.dtype.isInteger
    case .tensorList, .optionalTensorList:
      return value.isTupleOrList
    case .intList:
      if let first = value.firstElement {
        return first.map { $0.isIndex } ?? true
      }
      return broadcastCount > 0 && value.isIndex && !value.isBool
    case .doubleList, .scalarList:
      if let first = value.firstElement { return first.map { $0.isNumber } ?? true }
      return false
    case .generator: return value.object(as: TorchGeneratorObject.self) != nil
    case .bool: return value.isBool
    case .dtype:
      return value.object(as: DTypeObject.self) != nil || DTypeObject.python(value) != nil
    case .layout: return value.object(as: LayoutObject.self) != nil
    case .memoryFormat: return value.object(as: MemoryFormatObject.self) != nil
    case .device:
      return value.isString || value.object(as: DeviceObject.self) != nil || value.isPlainInt
    case .string: return value.isString
    case .names, .name, .storage: return false
    case .object: return true
    }
  }
}

extension TorchSignature {
  /// Fits a call to the parameters.
  /// - Parameters:
  ///   - slots: receives one value for each parameter, `.undefined` for the absent ones.
  ///   - mismatch: receives the reason where the call does not fit; nil if nobody asks.
  /// - Returns: whether the call fits.
  func fit(
    _ call: Arguments, into slots: UnsafeMutablePointer<Value>, numbersAsTensors: Bool,
    mismatch: UnsafeMutablePointer<Mismatch?>?
  ) -> Bool {
    let count = call.count
    if count > maximumPositional, !takesVariadicInts {
      mismatch?.pointee = .tooManyPositional
      return false
    }
    var position = 0
    var remaining = call.nameCount
    for index in parameters.indices {
      let parameter = parameters[index]
      var value = Value.undefined
      var isKeyword = false
      if position < count {
        guard !parameter.isKeywordOnly else {
          mismatch?.pointee = .tooManyPositional
          return false
        }
        value = call[position]
      } else if call.nameCount > 0 {
        value = call.keyword(parameter.symbol)
        if value.isUndefined, let other = parameter.alternative { value = call.keyword(other) }
        isKeyword = true
      }
      guard !value.isUndefined else {
        guard parameter.isOptional else {
          mismatch?.pointee = .missing(index)
          return false
        }
        slots[index] = .undefined
        continue
      }
      if parameter.allowsNone, value.isNone {
        slots[index] = .undefined
      } else if parameter.accepts(value, numbersAsTensors: numbersAsTensors) {
        slots[index] = value
      } else if takesVariadicInts, position == 0, !isKeyword, value.isIndex {
        slots[index] = .tuple(call.rest())
        position = count
        continue
      } else {
        mismatch?.pointee = .wrongType(
          parameter: index, position: isKeyword ? nil : position, value: value)
        if !isKeyword, parameter.kind.text == "tuple of ints",
          let first = value.tupleOrListElements?.first, !first.isIndex
        {
          mismatch?.pointee = .wrongElement(
            parameter: index, position: position, value: first, index: 0)
        }
        return false
      }
      if isKeyword { remaining -= 1 } else { position += 1 }
    }
    if remaining > 0 {
      mismatch?.pointee = .unexpectedKeyword
      return false
    }
    return true
  }
}
