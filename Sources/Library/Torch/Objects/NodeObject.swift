// `x.grad_fn`: a node of the graph, and the handles of hooks.
import Autograd
import Interpreter
import Tensors

extension TypeObject {
  static let hookHandle = TypeObject(native: "RemovableHandle", module: "torch.utils.hooks")
}

/// A node of the graph as an object; each kind of node has its class, as in PyTorch.
final class NodeObject: Object {
  let node: Node

  private init(_ node: Node) {
    self.node = node
    super.init(type: NodeObject.type(node))
  }

  override func recordState(into image: inout StateImage) {
    image.isFixed = true
    image.natives.append(node)
  }

  nonisolated(unsafe) private static var types: [String: TypeObject] = [:]
  private static let base = TypeObject(native: "Node", module: "torch.autograd.graph")

  /// The node, or None; of a custom function, its context.
  static func value(_ node: Node?) -> Value {
    node.map { .object(NodeObject($0)) } ?? .none
  }

  private static func type(_ node: Node) -> TypeObject {
    let full = node.name
    let name = full.split(separator: ":").last.map(String.init) ?? full
    if let type = types[name] { return type }
    let isCustom = node.custom is FunctionContext
    let type = TypeObject(
      native: name, module: isCustom ? "torch.autograd.function" : "builtins", base: base)
    declare(type, node)
    types[name] = type
    return type
  }

  override var identity: UInt { UInt(bitPattern: ObjectIdentifier(node)) }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<\(type.displayName) object at \(machine.address(of: self))>"
  }

  /// The node of a custom function answers like its context too.
  override func getAttribute(_ name: Symbol, _ machine: Interpreter) throws(Raised) -> Value {
    if let context = node.custom as? FunctionContext, type.lookup(name).isUndefined {
      return try context.getAttribute(name, machine)
    }
    return try machine.genericAttribute(of: self, name)
  }

  override func compare(
    _ operation: LanguageComparison, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.object(as: NodeObject.self),
      operation == .equal || operation == .notEqual
    else { return .undefined }
    return .bool((node === other.node) == (operation == .equal))
  }

  private static func declare(_ type: TypeObject, _ node: Node) {
    func property(_ name: String, _ get: @escaping (Node) throws(Raised) -> Value) {
      type.property(name) { value, _ throws(Raised) in
        guard let node = value.object(as: NodeObject.self)?.node else { return .none }
        return try get(node)
      }
    }
    property("next_functions") { node throws(Raised) in
      .tuple(
        (0..<node.inputCount).map { input -> Value in
          guard let edge = node.edge(input) else { return .tuple([.none, .int(0)]) }
          return .tuple([value(edge.node), .int(edge.index)])
        })
    }
    if node.leaf != nil {
      property("variable") { node throws(Raised) in
        node.leaf.map { .object(TensorObject.of($0)) } ?? .none
      }
    }
    property("metadata") { _ throws(Raised) in .object(DictObject()) }
    property("requires_grad") { _ throws(Raised) in .bool(true) }
    property("_sequence_nr") { node throws(Raised) in .int(node.sequence) }
    for name in node.savedNames {
      property("_saved_" + name) { node throws(Raised) in
        try torch { try node.saved(named: name).map(value(of:)) ?? .none }
      }
    }
    type.method("name(self)") { call, _ throws(Raised) in
      .string(call[0].object(as: NodeObject.self)?.node.name ?? "")
    }
    type.method("register_hook(self, hook)") { call, machine throws(Raised) in
      guard let node = call[0].object(as: NodeObject.self)?.node else { return .none }
      let hook = call[1]
      let handle = node.registerHook { computed, arrived in
        try gradients(machine.call(hook, tuple(computed), tuple(arrived)))
      }
      return .object(HookHandleObject(handle))
    }
    type.method("register_prehook(self, hook)") { call, machine throws(Raised) in
      guard let node = call[0].object(as: NodeObject.self)?.node else { return .none }
      let hook = call[1]
      let handle = node.registerPreHook { arrived in
        try gradients(machine.call(hook, tuple(arrived)))
      }
      return .object(HookHandleObject(handle))
    }
  }

  private static func value(of saved: SavedValue) -> Value {
    switch saved {
    case .variable(let variable): .object(TensorObject.of(variable))
    case .number(let number): number.value
    case .flag(let flag): .bool(flag)
    case .sizes(let sizes): .tuple(sizes.array.map { .int($0) })
    case .nothing: .none
    }
  }

  private static func tuple(_ gradients: [Variable?]) -> Value {
    .tuple(gradients.map { $0.map { .object(TensorObject.of($0)) } ?? .none })
  }

  /// What a hook returns: nothing, or gradients in the place of those it was given.
  private static func gradients(_ result: Value) -> [Variable?]? {
    if let variable = TensorObject.variable(result) { return [variable] }
    return result.tupleOrListElements?.map { TensorObject.variable($0) }
  }
}

/// What registers a hook returns: takes the hook away again.
final class HookHandleObject: Object {
  private let handle: HookHandle

  init(_ handle: HookHandle) {
    self.handle = handle
    super.init(type: .hookHandle)
  }

  static func declare() {
    let type = TypeObject.hookHandle
    func remove(_ value: Value) {
      value.object(as: HookHandleObject.self)?.handle.remove()
    }
    type.method("remove(self)") { call, _ throws(Raised) in
      remove(call[0])
      return .none
    }
    type.method("__enter__(self)") { call, _ throws(Raised) in call[0] }
    type.method("__exit__(self, *args)") { call, _ throws(Raised) in
      remove(call[0])
      return .none
    }
  }
}
