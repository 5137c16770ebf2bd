// Methods of a tensor that are about its place in a graph, and those that change it in place.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let graph: [TorchOperation] = [
    op(
      "detach(Tensor input)", places: [.function, .method],
      "The same memory outside of the graph.", fast: { $0.detach() }
    ) { a in try a.wrap(a.tensor("input").detach()) },
    op(
      "backward(Tensor input, PyObject* gradient=None, bool? retain_graph=None, bool "
        + "create_graph=False, PyObject* inputs=None)", places: [.method],
      "Computes the gradients of the leaves that the tensor was made of.",
      direct: {
        try $0.backward()
        return .none
      }
    ) { a in
      let inputs = a["inputs"]
      try a.tensor("input").backward(
        gradient: outerGradient(a), retainGraph: a.optionalBool("retain_graph"),
        createGraph: a.bool("create_graph", false),
        inputs: inputs.isNoneOrUndefined ? nil : a.variables(inputs))
      return .none
    },
    op(
      "retain_grad(Tensor input)", places: [.method], "Keeps the gradient of a tensor in the graph."
    ) {
      a in
      try a.tensor("input").retainGrad()
      return .none
    },
    op(
      "register_hook(Tensor input, PyObject* hook)", places: [.method],
      "Calls a function with the gradient when it is computed."
    ) { a in
      let hook = a["hook"]
      let machine = a.machine
      let handle = try a.tensor("input").registerHook(name: machine.functionName(hook)) {
        gradient in
        let result = try machine.call(hook, .object(TensorObject.of(gradient)))
        if result.isNone { return nil }
        guard let replacement = TensorObject.variable(result) else {
          throw Raised.typeError(
            "expected Variable, but hook returned '\(result.typeName)'")
        }
        return replacement
      }
      return .object(HookHandleObject(handle))
    },
    op(
      "register_post_accumulate_grad_hook(Tensor input, PyObject* hook)", places: [.method],
      "Calls a function with the leaf when its gradient has been added to."
    ) { a in
      let hook = a["hook"]
      let machine = a.machine
      let input = try a.tensor("input")
      let handle = try input.registerPostAccumulateGradHook { leaf in
        _ = try machine.call(hook, .object(TensorObject.of(leaf)))
      }
      return .object(HookHandleObject(handle))
    },
    inPlace("requires_grad_(Tensor input, bool requires_grad=True)", help: "Asks for a gradient.") {
      a, v in try v.setRequiresGrad(a.bool("requires_grad", true))
    },
    inPlace("detach_(Tensor input)", help: "Cuts the tensor off its graph.") { a, v in
      try v.detachInPlace()
    },
    inPlace("zero_(Tensor input)", help: "Fills with zeros.", direct: { try $0.zero_() }) { a, v in
      try v.zero_()
    },
    inPlace(
      "fill_(Tensor input, Tensor value)", "fill_(Tensor input, Scalar value)",
      help: "Fills with a value."
    ) { a, v in
      if let value = try a.optionalTensor("value") {
        try v.fill_(value)
      } else {
        try v.fill_(a.number("value"))
      }
    },
    inPlace(
      "copy_(Tensor input, Tensor other, bool non_blocking=False)", help: "Takes over the elements."
    ) { a, v in try v.copy_(a.tensor("other")) },
    inPlace(
      "fill_diagonal_(Tensor input, Scalar fill_value, bool wrap=False)",
      help: "Fills the diagonal."
    ) { a, v in try v.fillDiagonal_(a.number("fill_value")) },
    inPlace(
      "resize_(Tensor input, SymIntArrayRef size, *, MemoryFormat? memory_format=None)",
      help: "Takes another size; new elements are undefined."
    ) { a, v in try v.resize(a.shape("size")) },
    inPlace(
      "resize_as_(Tensor input, Tensor the_template, *, MemoryFormat? memory_format=None)",
      help: "Takes the size of another tensor."
    ) { a, v in try v.resize(a.tensor("the_template").shape) },
    inPlace("share_memory_(Tensor input)", help: "Does nothing: there is one process.") { _, _ in },
  ]
}

/// The gradient that `backward` begins with: a tensor, the first of a sequence, or None.
private func outerGradient(_ a: Invocation) throws -> Variable? {
  let given = a["gradient"]
  if given.isNoneOrUndefined { return nil }
  if let tensor = TensorObject.variable(given) { return tensor }
  guard let first = try a.machine.elements(of: given).first, !first.isNone else { return nil }
  guard let tensor = TensorObject.variable(first) else {
    throw Raised.typeError(
      "gradients can be either Tensors or None, but got \(a.machine.type(of: first).name)")
  }
  return tensor
}
