// The words of PyTorch's argument parser for a call that fits no signature.
import Interpreter

extension TorchSignature {
  /// The message for a function with a single fitting signature.
  func message(_ mismatch: Mismatch, call: Arguments, name: String) -> String {
    switch mismatch {
    case .tooManyPositional:
      let given = call.count
      let verb = given == 1 ? "was" : "were"
      if minimumCount < maximumPositional {
        return "\(name)() takes from \(minimumPositional) to \(maximumPositional) positional "
          + "arguments but \(given) \(verb) given"
      }
      let plural = maximumPositional == 1 ? "" : "s"
      return "\(name)() takes \(maximumPositional) positional argument\(plural) but \(given) "
        + "\(verb) given"
    case .missing(let index):
      let missing = parameters[index...].filter {
        !$0.isOptional && call.keyword($0.symbol).isUndefined
      }
      let names = missing.map { "\"\($0.name)\"" }.joined(separator: ", ")
      return "\(name)() missing \(missing.count) required positional arguments: \(names)"
    case .wrongType(let index, let position, let value):
      let parameter = parameters[index]
      let place = position.map { " (position \($0 + 1))" } ?? ""
      return "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.kind.text), "
        + "not \(value.typeName)"
    case .wrongElement(let index, let position, let value, let element):
      let parameter = parameters[index]
      return "\(name)(): argument '\(parameter.name)' (position \(position + 1)) must be "
        + "\(parameter.kind.text), but found element of type \(value.typeName) at pos \(element)"
    case .notATensor(let element, let argument, let value):
      return "expected Tensor as element \(element) in argument \(argument), "
        + "but got \(value.typeName)"
    case .unexpectedKeyword:
      for index in 0..<call.nameCount {
        let given = call.keyword(index).name.text
        let place = parameters.firstIndex { $0.name == given || $0.alternative?.text == given }
        guard let place else {
          return "\(name)() got an unexpected keyword argument '\(given)'"
        }
        if place < call.count {
          return "\(name)() got multiple values for argument '\(given)'"
        }
      }
      return "invalid keyword arguments"
    }
  }

  /// How many positional parameters have no default.
  private var minimumPositional: Int {
    parameters.reduce(0) { $0 + ($1.isOptional || $1.isKeywordOnly ? 0 : 1) }
  }

  /// The message for a function none of whose signatures fits.
  static func message(name: String, signatures: [TorchSignature], call: Arguments) -> String {
    let options = signatures.filter { !$0.isHidden }
    var text = "\(name)() received an invalid combination of arguments - "
    if options.count == 1 {
      let option = options[0]
      let unmatched = option.unmatchedKeywords(call)
      if !unmatched.isEmpty {
        text += "got unrecognized keyword arguments: " + unmatched.joined(separator: ", ")
      } else {
        text += "got "
        text += option.countMatches(call) ? option.marked(call) : call.described()
        text += ", but expected \(option.text)"
      }
      return text
    }
    text += "got \(call.described()), but expected one of:\n"
    for option in options {
      text += " * \(option.text)\n"
      guard option.countMatches(call) else { continue }
      let unmatched = option.unmatchedKeywords(call)
      if !unmatched.isEmpty {
        text += "      didn't match because some of the keywords were incorrect: "
        text += unmatched.joined(separator: ", ") + "\n"
      } else {
        text += "      didn't match because some of the arguments have invalid types: "
        text += option.marked(call) + "\n"
      }
    }
    return text
  }

  private func unmatchedKeywords(_ call: Arguments) -> [String] {
    let free = parameters.dropFirst(call.count)
    return (0..<call.nameCount).map { call.keyword($0).name.text }
      .filter { given in !free.contains { $0.name == given } }
  }

  private func countMatches(_ call: Arguments) -> Bool {
    // PyTorch counts the star among the arguments here.
    var expected = parameters.count + (parameters.contains { $0.isKeywordOnly } ? 1 : 0)
    if parameters.contains(where: { $0.name == "out" }), call.keyword(Symbol("out")).isUndefined {
      expected -= 1
    }
    return call.count + call.nameCount == expected
  }

  /// The given types, with exclamation marks around those that do not fit.
  private func marked(_ call: Arguments) -> String {
    var parts: [String] = []
    for index in 0..<(call.count + call.nameCount) {
      let isKeyword = index >= call.count
      guard index < parameters.count else { break }
      let parameter = parameters[index]
      let value = isKeyword ? call.keyword(parameter.symbol) : call[index]
      guard !value.isUndefined else { continue }
      let prefix = isKeyword ? "\(parameter.name)=" : ""
      let fits =
        parameter.accepts(value, numbersAsTensors: false)
        || (parameter.allowsNone && value.isNone)
      let mark = fits ? "" : "!"
      parts.append(mark + prefix + value.elementTypes + mark)
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }
}

extension Arguments {
  /// The types of the given arguments.
  fileprivate func described() -> String {
    var text = "("
    for index in 0..<count { text += self[index].typeName + ", " }
    for index in 0..<nameCount {
      text += "\(keyword(index).name.text)=\(keyword(index).value.typeName), "
    }
    if count > 0 { text.removeLast(2) }
    return text + ")"
  }
}

extension Value {
  /// The type, and the types of the elements of a tuple or list.
  fileprivate var elementTypes: String {
    guard let elements = tupleOrListElements else { return typeName }
    let types = elements.map(\.typeName).joined(separator: ", ")
    guard isTuple else { return "\(typeName) of [\(types)]" }
    return "\(typeName) of (\(types)\(elements.count == 1 ? "," : ""))"
  }
}
