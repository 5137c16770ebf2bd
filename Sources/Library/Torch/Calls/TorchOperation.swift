// One declaration for each operation: its signatures in PyTorch's notation, where it can be called
// (as `torch.name`, as a method, as a method `name_` in place), a sentence of help, and what it does.
// From the tables of these come the functions of `torch`, the methods of `torch.Tensor`, the help
// text and the completions. Signatures are parsed when a function is called for the first time.
import Autograd
import Interpreter
import Tensors

/// An operation of `torch`.
final class TorchOperation {
  /// Where an operation can be called.
  struct Places: OptionSet {
    let rawValue: UInt8
    static let function = Places(rawValue: 1)
    static let method = Places(rawValue: 2)
    static let inPlace = Places(rawValue: 4)
  }

  typealias Body = (Invocation) throws -> Value
  typealias Unary = (Variable) throws -> Variable
  typealias Binary = (Variable, Variable) throws -> Variable
  /// What a method in place does to the tensor that it is called on.
  typealias Change = (Invocation, Variable) throws -> Void

  let name: String
  let notations: [String]
  let places: Places
  /// Whether numbers may stand where tensors do.
  let takesNumbers: Bool
  let documentation: String
  let body: Body
  private(set) var aliases: [String] = []
  /// The short way of a call with exactly one tensor.
  var unary: Unary?
  /// The short way of a call with exactly two tensors.
  var binary: Binary?
  /// What the method in place does; without it, the result is computed and takes the place.
  var change: Change?
  /// The short way of a method without arguments; the value is the receiver.
  var direct: ((Variable, Value) throws -> Value)?

  init(
    _ notations: [String], _ places: Places, numbers: Bool, _ documentation: String,
    _ body: @escaping Body
  ) {
    self.notations = notations
    self.places = places
    takesNumbers = numbers
    self.documentation = documentation
    self.body = body
    let first = notations[0]
    name = String(first[..<(first.firstIndex(of: "(") ?? first.endIndex)])
  }

  /// The same operation under a further name.
  func alias(_ name: String) -> TorchOperation {
    aliases.append(name)
    return self
  }

  // MARK: - Calls

  private lazy var functionSignatures: [TorchSignature] = notations.map { TorchSignature($0) }
  private lazy var mostParameters = functionSignatures.reduce(1) { max($0, $1.parameters.count) }
  private lazy var methodSignatures: [(signature: TorchSignature, selfIndex: Int)] =
    functionSignatures.filter { signature in
      signature.parameters.contains { $0.kind == .tensor && ($0.name == "input") }
    }.map { $0.method() }

  /// Calls `torch.name`.
  func callFunction(_ call: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    if Autocast.isOn, let rule = autocastRule {
      return try callAutocast(rule, call) { call throws(Raised) in
        try callFunction(call, machine)
      }
    }
    if call.nameCount == 0 {
      if call.count == 1, let unary, let input = TensorObject.variable(call.base[0]) {
        return .object(TensorObject.of(try torch { try unary(input) }))
      }
      if call.count == 2, let binary, let first = TensorObject.variable(call.base[0]),
        let second = TensorObject.variable(call.base[1])
      {
        return .object(TensorObject.of(try torch { try binary(first, second) }))
      }
    }
    return try matchFunction(call, machine, as: name)
  }

  /// Calls the method; the tensor is argument 0.
  func callMethod(_ call: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    guard call.count > 0, let input = TensorObject.variable(call.base[0]) else {
      throw wrongReceiver(call)
    }
    if Autocast.isOn, let rule = autocastRule {
      return try callAutocast(rule, call) { call throws(Raised) in try callMethod(call, machine) }
    }
    if call.nameCount == 0 {
      if call.count == 1 {
        if let unary { return .object(TensorObject.of(try torch { try unary(input) })) }
        if let direct { return try torch { try direct(input, call.base[0]) } }
      }
      if call.count == 2, let binary, let second = TensorObject.variable(call.base[1]) {
        return .object(TensorObject.of(try torch { try binary(input, second) }))
      }
    }
    return try matchMethod(call, machine) { (invocation) throws in
      try self.body(invocation)
    }
  }

  /// Calls the method that works in place; the tensor is argument 0.
  func callInPlace(_ call: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    guard call.count > 0, let input = TensorObject.variable(call.base[0]) else {
      throw wrongReceiver(call)
    }
    let receiver = call.base[0]
    if call.count == 1, call.nameCount == 0, places.isEmpty, let direct {
      return try torch { try direct(input, receiver) }
    }
    let suffix = name.utf8.last == UInt8(ascii: "_") ? "" : "_"
    return try matchMethod(call, machine, suffix: suffix) { invocation in
      if let change = self.change {
        try change(invocation, input)
        return receiver
      }
      try input.inPlace { original in
        var invocation = invocation
        if original !== input { invocation.receiver = .object(TensorObject.of(original)) }
        return TensorObject.variable(try self.body(invocation)) ?? original
      }
      return receiver
    }
  }

  private func wrongReceiver(_ call: Arguments) -> Raised {
    guard call.count > 0 else {
      return .typeError("unbound method Tensor.\(name)() needs an argument")
    }
    return .typeError(
      "descriptor '\(name)' for 'torch._C.TensorBase' objects doesn't apply to a "
        + "'\(call.base[0].typeName)' object")
  }

  @inline(never)
  func matchFunction(
    _ call: Arguments, _ machine: Interpreter, as name: String
  ) throws(Raised) -> Value {
    let most = mostParameters
    let slots = ArgumentSlots.take(most)
    defer { ArgumentSlots.give(slots, most) }
    for signature in functionSignatures {
      if signature.fit(call, into: slots, numbersAsTensors: takesNumbers, mismatch: nil) {
        let invocation = Invocation(signature: signature, slots: slots, machine: machine)
        return try torch { try invocation.placed(self.body(invocation)) }
      }
    }
    throw mismatch(functionSignatures, call, slots, name: name)
  }

  @inline(never)
  private func matchMethod(
    _ whole: Arguments, _ machine: Interpreter, suffix: String = "", _ body: Body
  ) throws(Raised) -> Value {
    let call = whole.dropFirst()
    let most = mostParameters
    let slots = ArgumentSlots.take(most)
    defer { ArgumentSlots.give(slots, most) }
    for (signature, _) in methodSignatures {
      if signature.fit(call, into: slots, numbersAsTensors: takesNumbers, mismatch: nil) {
        let invocation = Invocation(
          signature: signature, slots: slots, machine: machine, receiver: whole.base[0])
        return try torch { try body(invocation) }
      }
    }
    let signatures = methodSignatures.map(\.signature)
    if signatures.count == 1, signatures[0].parameters.isEmpty {
      let given = call.count + call.nameCount
      throw .typeError(
        call.nameCount > 0
          ? "TensorBase.\(name)\(suffix)() takes no keyword arguments"
          : "TensorBase.\(name)\(suffix)() takes no arguments (\(given) given)")
    }
    throw mismatch(signatures, call, slots, name: name + suffix)
  }

  /// The error for a call that fits no signature.
  private func mismatch(
    _ signatures: [TorchSignature], _ call: Arguments, _ slots: UnsafeMutablePointer<Value>,
    name: String
  ) -> Raised {
    let given = call.count + call.nameCount
    let plausible =
      signatures.count == 1
      ? signatures
      : signatures.filter {
        $0.parameters.count >= given && $0.minimumCount <= given && !$0.isHidden
      }
    if plausible.count == 1 {
      var reason: Mismatch?
      _ = plausible[0].fit(
        call, into: slots, numbersAsTensors: takesNumbers, mismatch: &reason)
      if let reason {
        return .typeError(plausible[0].message(reason, call: call, name: name))
      }
    }
    return .typeError(TorchSignature.message(name: name, signatures: signatures, call: call))
  }
}

// MARK: - Declaring

extension TorchOperation {
  /// An operation with its signatures.
  static func op(
    _ notations: String..., places: Places, numbers: Bool = false, _ documentation: String,
    fast: Unary? = nil, fast2: Binary? = nil, direct: ((Variable) throws -> Value)? = nil,
    change: Change? = nil, _ body: @escaping Body
  ) -> TorchOperation {
    let operation = TorchOperation(notations, places, numbers: numbers, documentation, body)
    operation.unary = fast
    operation.binary = fast2
    operation.change = change
    if let direct { operation.direct = { variable, _ in try direct(variable) } }
    return operation
  }

  /// An operation of one tensor, also in place.
  static func unary(
    _ name: String, alias: String? = nil, _ documentation: String, _ body: @escaping Unary
  ) -> TorchOperation {
    let operation = op(
      "\(name)(Tensor input, *, Tensor out=None)", places: [.function, .method, .inPlace],
      documentation, fast: body
    ) { a in try a.wrap(body(a.tensor("input"))) }
    return alias.map { operation.alias($0) } ?? operation
  }

  /// A question about the elements of one tensor.
  static func test(
    _ name: String, _ documentation: String, _ body: @escaping Unary
  ) -> TorchOperation {
    op("\(name)(Tensor input)", places: [.function, .method], documentation, fast: body) { a in
      try a.wrap(body(a.tensor("input")))
    }
  }

  /// An operation of two tensors.
  static func binary(
    _ name: String, alias: String? = nil, _ documentation: String, inPlace: Bool = false,
    _ body: @escaping Binary
  ) -> TorchOperation {
    let operation = op(
      "\(name)(Tensor input, Tensor other, *, Tensor out=None)",
      places: inPlace ? [.function, .method, .inPlace] : [.function, .method], documentation,
      fast2: body
    ) { a in try a.wrap(body(a.tensor("input"), a.tensor("other"))) }
    return alias.map { operation.alias($0) } ?? operation
  }

  /// A comparison of a tensor with a tensor or a number.
  static func comparison(
    _ name: String, alias: String? = nil, _ documentation: String, _ body: @escaping Binary,
    number: @escaping (Variable, Scalar) throws -> Variable
  ) -> TorchOperation {
    let operation = op(
      "\(name)(Tensor input, Tensor other, *, Tensor out=None)",
      "\(name)(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace], documentation, fast2: body
    ) { a in try a.combined(body, number) }
    return alias.map { operation.alias($0) } ?? operation
  }

  /// An operation on bits, of tensors or numbers.
  static func bitwise(
    _ name: String, _ documentation: String, _ body: @escaping Binary
  ) -> TorchOperation {
    op(
      "\(name)(Tensor input, Tensor other, *, Tensor out=None)",
      "\(name)(Scalar self, Tensor other)",
      "\(name)(Tensor input, Scalar other, *, Tensor out=None)",
      places: [.function, .method, .inPlace], documentation, fast2: body
    ) { a in try a.wrap(body(a.operand("input", or: "self"), a.operand("other"))) }
  }

  /// A method that exists in place only.
  static func inPlace(
    _ notations: String..., help documentation: String,
    direct: ((Variable) throws -> Void)? = nil, _ change: @escaping Change
  ) -> TorchOperation {
    let operation = TorchOperation(
      notations, [], numbers: false, documentation
    ) { a in a["input"] }
    operation.change = change
    if let direct {
      operation.direct = { variable, receiver in
        try direct(variable)
        return receiver
      }
    }
    return operation
  }
}

/// A stack of argument values, so that a call allocates nothing.
enum ArgumentSlots {
  private static let capacity = 4096
  nonisolated(unsafe) private static var top = UnsafeMutablePointer<Value>.allocate(
    capacity: capacity)
  nonisolated(unsafe) private static var used = 0

  /// `count` undefined values.
  static func take(_ count: Int) -> UnsafeMutablePointer<Value> {
    guard used + count <= capacity else {
      let slots = UnsafeMutablePointer<Value>.allocate(capacity: count)
      for index in 0..<count { (slots + index).initialize(to: .undefined) }
      return slots
    }
    let slots = top
    for index in 0..<count { (slots + index).initialize(to: .undefined) }
    top += count
    used += count
    return slots
  }

  /// Takes back what `take` gave last.
  static func give(_ slots: UnsafeMutablePointer<Value>, _ count: Int) {
    slots.deinitialize(count: count)
    if slots + count == top {
      top = slots
      used -= count
    } else {
      slots.deallocate()
    }
  }
}
