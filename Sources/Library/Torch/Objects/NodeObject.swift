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

  /// The node, or None.
  static func value(_ node: Node?) -> Value {
    node.map { .object(NodeObject($0)) } ?? .none
  }

  private static func type(_ node: Node) -> TypeObject {
    let full = node.name
    let name = full.split(separator: ":").last.map(String.init) ?? full
    if let type = types[name] { return type }
    let isAccumulator = name == "AccumulateGrad"
    let type = TypeObject(
      native: name, module: isAccumulator ? "torch.autograd" : "torch.autograd.function",
      base: base)
    declare(type)
    types[name] = type
    return type
  }

  override var identity: UInt { UInt(bitPattern: ObjectIdentifier(node)) }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<\(type.name) object at \(machine.address(of: self))>"
  }

  /// Saved tensors go by PyTorch's names: `_saved_self`.
  override func getAttribute(_ name: Symbol, _ machine: Interpreter) throws(Raised) -> Value {
    let text = name.text
    if text.hasPrefix("_saved_"),
      let saved = try torch({ try node.saved(named: String(text.dropFirst("_saved_".count))) })
    {
      return .object(TensorObject.of(saved))
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

  private static func declare(_ type: TypeObject) {
    func property(_ name: String, _ get: @escaping (Node) -> Value) {
      type.property(name) { value, _ throws(Raised) in
        value.object(as: NodeObject.self).map { get($0.node) } ?? .none
      }
    }
    property("next_functions") { node in
      .tuple(
        (0..<node.inputCount).map { input -> Value in
          guard let edge = node.edge(input) else { return .tuple([.none, .int(0)]) }
          return .tuple([value(edge.node), .int(edge.index)])
        })
    }
    property("variable") { node in node.leaf.map { .object(TensorObject.of($0)) } ?? .none }
    property("metadata") { _ in .object(DictObject()) }
    type.method("name(self)") { call, _ throws(Raised) in
      .string(call[0].object(as: NodeObject.self)?.node.name ?? "")
    }
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
