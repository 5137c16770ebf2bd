// `torch.Size` and the named results of `torch.return_types`: tuples with a class of their own.
import Interpreter
import Tensors

extension TypeObject {
  /// `torch.Size`.
  static let torchSize = TypeObject(native: "Size", module: "torch", base: .tuple) { type in
    type.isNamedInFull = true
  }
}

/// A `torch.Size`.
enum SizeObject {
  /// The sizes as a `torch.Size`.
  static func value(_ shape: Tensors.Shape) -> Value {
    .object(SizeTuple(shape.map { Value.int($0) }))
  }

  /// Declares construction and methods.
  static func declare() {
    let type = TypeObject.torchSize
    type.construct("Size(cls, iterable=())") { call, machine throws(Raised) in
      let elements = try machine.elements(of: call[1])
      for (index, element) in elements.enumerated() where !element.isIndex {
        throw .typeError(
          "torch.Size() takes an iterable of 'int' (item \(index) is '\(element.typeName)')")
      }
      return .object(SizeTuple(elements))
    }
    type.method("numel(self)") { call, _ throws(Raised) in
      .int((call[0].tuple?.elements ?? []).reduce(1) { $0 &* ($1.number?.int ?? 1) })
    }
  }
}

/// The tuple behind `torch.Size`, which prints its own way and stays a size when sliced.
final class SizeTuple: TupleObject {
  init(_ elements: [Value]) {
    super.init(count: elements.count, type: .torchSize) { storage in
      for index in elements.indices { (storage + index).initialize(to: elements[index]) }
    }
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    var parts: [String] = []
    for element in elements { parts.append(try machine.repr(element)) }
    return "torch.Size([" + parts.joined(separator: ", ") + "])"
  }

  override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let result = try super.getItem(key, machine)
    guard let tuple = result.tuple else { return result }
    return .object(SizeTuple(tuple.elements))
  }

  override func binary(
    _ operation: LanguageBinary, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let result = try super.binary(operation, other, reflected: reflected, machine)
    guard let tuple = result.tuple else { return result }
    return .object(SizeTuple(tuple.elements))
  }
}

/// The named results: `torch.return_types.max` and its like.
enum ReturnTypes {
  nonisolated(unsafe) private static var types: [String: TypeObject] = [:]

  /// A result with its fields; the class is made when it is first needed.
  static func value(_ name: String, _ fields: [String], _ values: [Value]) -> Value {
    .object(NamedResult(values, type: type(name, fields), fields: fields))
  }

  private static func type(_ name: String, _ fields: [String]) -> TypeObject {
    if let type = types[name] { return type }
    let type = TypeObject(native: name, module: "torch.return_types", base: .tuple)
    for (index, field) in fields.enumerated() {
      type.property(field) { value, _ throws(Raised) in value.tuple.map { $0[index] } ?? .none }
    }
    types[name] = type
    return type
  }
}

/// A tuple whose elements have names.
final class NamedResult: TupleObject {
  private let fields: [String]

  init(_ values: [Value], type: TypeObject, fields: [String]) {
    self.fields = fields
    super.init(count: values.count, type: type) { storage in
      for index in values.indices { (storage + index).initialize(to: values[index]) }
    }
  }

  /// The same fields under the name of another class.
  func renamed(_ name: String) -> Value { ReturnTypes.value(name, fields, elements) }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    var lines: [String] = []
    for (field, element) in zip(fields, elements) {
      lines.append("\(field)=\(try machine.repr(element))")
    }
    return "torch.return_types.\(type.name)(\n" + lines.joined(separator: ",\n") + ")"
  }
}
