// Functions that a program hangs on gradients.
//
// Hooks belong to a node, so that after an operation in place the earlier hooks still see the
// gradient of the earlier value. They run in the order of registration, when the sum of what has
// arrived is complete; a gradient to be retained is stored after them.

import Tensors

/// A function of a gradient that may replace it.
final class TensorHook {
  let output: Int
  let name: String
  let function: (Variable) throws -> Variable?

  init(output: Int, name: String, function: @escaping (Variable) throws -> Variable?) {
    self.output = output
    self.name = name
    self.function = function
  }
}

/// A function that is called with a leaf after its gradient has been added to.
final class PostAccumulateHook {
  let function: (Variable) throws -> Void

  init(_ function: @escaping (Variable) throws -> Void) { self.function = function }
}

/// A function of the gradients that have arrived at a node, which may replace them.
final class NodePreHook {
  let function: ([Variable?]) throws -> [Variable?]?

  init(_ function: @escaping ([Variable?]) throws -> [Variable?]?) { self.function = function }
}

/// A function of the gradients that a node has computed and of those that had arrived; it may replace
/// the computed ones.
final class NodePostHook {
  let function: ([Variable?], [Variable?]) throws -> [Variable?]?

  init(_ function: @escaping ([Variable?], [Variable?]) throws -> [Variable?]?) {
    self.function = function
  }
}

/// What `register_hook` returns: takes the hook away again.
public final class HookHandle {
  private weak var node: Node?
  private weak var hook: AnyObject?

  init(_ node: Node, _ hook: AnyObject) {
    self.node = node
    self.hook = hook
  }

  public func remove() {
    guard let extras = node?.extras, let hook else { return }
    extras.hooks.removeAll { $0 === hook }
    extras.postAccumulateHooks.removeAll { $0 === hook }
    extras.preHooks.removeAll { $0 === hook }
    extras.postHooks.removeAll { $0 === hook }
  }
}

extension Variable {
  /// Calls a function with this variable's gradient in each backward; what it returns replaces the
  /// gradient.
  ///
  /// - Throws: `hookWithoutGrad`.
  public func registerHook(
    name: String = "hook", _ function: @escaping (Variable) throws -> Variable?
  ) throws -> HookHandle {
    guard requiresGrad, let node = gradientNode else { throw AutogradError.hookWithoutGrad }
    let hook = TensorHook(output: outputNumber, name: name, function: function)
    node.ensureExtras().hooks.append(hook)
    return HookHandle(node, hook)
  }

  /// Calls a function with this leaf after backward has added to its gradient.
  ///
  /// - Throws: `hookWithoutGrad`, `postAccumulateOnNonLeaf`.
  public func registerPostAccumulateGradHook(
    _ function: @escaping (Variable) throws -> Void
  ) throws -> HookHandle {
    guard requiresGrad else { throw AutogradError.hookWithoutGrad }
    guard isLeaf, let node = gradientNode else { throw AutogradError.postAccumulateOnNonLeaf }
    let hook = PostAccumulateHook(function)
    node.ensureExtras().postAccumulateHooks.append(hook)
    return HookHandle(node, hook)
  }

  /// Has backward keep the gradient of this non-leaf in `grad`.
  ///
  /// - Throws: `retainWithoutGrad`.
  public func retainGrad() throws {
    guard requiresGrad else { throw AutogradError.retainWithoutGrad }
    guard !isLeaf, !flags.contains(.retainsGrad), let node = gradientNode else { return }
    flags.insert(.retainsGrad)
    node.ensureExtras().retained.append((outputNumber, WeakVariable(variable: self)))
  }

  /// After an operation in place the newest node retains the gradient.
  func moveRetainedGrad(from old: Node?, to new: Node) {
    guard flags.contains(.retainsGrad) else { return }
    old?.extras?.retained.removeAll { $0.variable.variable === self }
    new.ensureExtras().retained.append((0, WeakVariable(variable: self)))
  }
}

extension Node {
  /// Calls a function with the gradients that arrive, before the node runs. `node.register_prehook`.
  public func registerPreHook(
    _ function: @escaping ([Variable?]) throws -> [Variable?]?
  ) -> HookHandle {
    let hook = NodePreHook(function)
    ensureExtras().preHooks.append(hook)
    return HookHandle(self, hook)
  }

  /// Calls a function with the node's results and what had arrived. `node.register_hook`.
  public func registerHook(
    _ function: @escaping ([Variable?], [Variable?]) throws -> [Variable?]?
  ) -> HookHandle {
    let hook = NodePostHook(function)
    ensureExtras().postHooks.append(hook)
    return HookHandle(self, hook)
  }

  /// Runs the node's pre-hooks on what has arrived.
  func runPreHooks(
    _ extras: NodeExtras, _ first: inout Variable?, _ others: inout [Variable?]
  ) throws {
    for hook in extras.preHooks {
      guard let changed = try hook.function(received(first, others)) else { continue }
      first = changed[safe: 0]
      if changed.count > 1 { others = [nil] + changed.dropFirst() }
    }
  }

  /// What has arrived, one for each output.
  func received(_ first: Variable?, _ others: [Variable?]) -> [Variable?] {
    (0..<Swift.max(extras?.outputs.count ?? 0, 1)).map { $0 == 0 ? first : others[safe: $0] }
  }

  /// Runs the node's hooks on its results.
  func runPostHooks(
    _ extras: NodeExtras, _ result: inout InputGradients, _ arrived: [Variable?]
  ) throws {
    for hook in extras.postHooks {
      let computed = (0..<inputCount).map { wants($0) || isAccumulator ? result[$0] : nil }
      guard let changed = try hook.function(computed, arrived) else { continue }
      for index in changed.indices { result[index] = changed[index] }
    }
  }

  /// Runs the hooks of an output's gradient and stores it where it is retained.
  func runHooks(_ extras: NodeExtras, _ output: Int, _ gradient: inout Variable) throws {
    gradient = try gradient.unshared()
    for hook in extras.hooks where hook.output == output {
      guard let replacement = try hook.function(gradient) else { continue }
      guard replacement.shape == gradient.shape else {
        throw AutogradError.hookChangedSize(name: hook.name)
      }
      gradient = replacement
    }
    for retained in extras.retained where retained.output == output {
      guard let variable = retained.variable.variable else { continue }
      variable.grad =
        try variable.grad.map { try $0.add(gradient) }
        ?? (GradMode.isEnabled ? gradient : gradient.detach())
    }
  }
}
