"""Jacobians, Hessians and their products with vectors."""

import torch
from torch._autograd import grad


def _inputs(inputs):
    """The inputs as a tuple, and whether they were one."""
    many = isinstance(inputs, tuple)
    return (inputs if many else (inputs,)), many


def _fresh(inputs, create_graph):
    """Views of the inputs that ask for gradients."""
    if create_graph:
        return tuple(x.view_as(x) if x.requires_grad else x.detach().requires_grad_() for x in inputs)
    return tuple(x.detach().requires_grad_() for x in inputs)


def _zero_if_none(gradients, inputs):
    return tuple(torch.zeros_like(x) if g is None else g for g, x in zip(gradients, inputs))


def _gradient(output, inputs, create_graph, strict=False, **options):
    if not output.requires_grad:
        if strict:
            raise RuntimeError(
                "Output 0 of the user-provided function is independent of input 0. "
                "This is not allowed in strict mode."
            )
        return tuple(torch.zeros_like(x) for x in inputs)
    gradients = grad(
        output, inputs, retain_graph=True, create_graph=create_graph, allow_unused=True, **options
    )
    return _zero_if_none(gradients, inputs)


def jacobian(
    func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"
):
    """The derivative of each element of the outputs by each element of the inputs."""
    with torch.enable_grad():
        inputs, many_inputs = _inputs(inputs)
        inputs = _fresh(inputs, create_graph)
        outputs = func(*inputs)
        many_outputs = isinstance(outputs, tuple)
        result = []
        for output in outputs if many_outputs else (outputs,):
            rows = [_gradient(e, inputs, create_graph, strict) for e in output.reshape(-1).unbind()]
            blocks = []
            for i, x in enumerate(inputs):
                if rows:
                    block = torch.stack([row[i] for row in rows]).view(output.shape + x.shape)
                else:
                    block = torch.zeros(output.shape + x.shape)
                blocks.append(block if create_graph else block.detach())
            result.append(tuple(blocks) if many_inputs else blocks[0])
    return tuple(result) if many_outputs else result[0]


def hessian(
    func,
    inputs,
    create_graph=False,
    strict=False,
    vectorize=False,
    outer_jacobian_strategy="reverse-mode",
):
    """The second derivatives of a function with one result."""
    inputs, many = _inputs(inputs)

    def gradient(*points):
        value = func(*points)
        if not isinstance(value, torch.Tensor):
            raise RuntimeError("The Tensor returned by the function given to hessian should be a Tensor")
        if value.numel() != 1:
            raise RuntimeError(
                "The Tensor returned by the function given to hessian should contain a single element"
            )
        return _gradient(value.reshape(()), points, True, strict)

    result = jacobian(gradient, inputs, create_graph, strict)
    return result if many else result[0][0]


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """The value, and the product of a vector and the Jacobian."""
    with torch.enable_grad():
        inputs, many = _inputs(inputs)
        inputs = _fresh(inputs, create_graph)
        output = func(*inputs)
        if v is None and output.numel() != 1:
            raise RuntimeError(
                "The vector v can only be None if the user-provided function returns a single "
                "Tensor with a single element."
            )
        gradients = _gradient(output, inputs, create_graph, strict, grad_outputs=v)
    if not create_graph:
        output = output.detach()
        gradients = tuple(g.detach() for g in gradients)
    return output, gradients if many else gradients[0]


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """The value, and the product of the Jacobian and a vector."""
    with torch.enable_grad():
        inputs, many = _inputs(inputs)
        inputs = _fresh(inputs, create_graph)
        vectors = v if isinstance(v, tuple) else (v,)
        if v is None:
            vectors = tuple(torch.ones_like(x) for x in inputs)
        output = func(*inputs)
        weight = torch.zeros_like(output, requires_grad=True)
        gradients = grad(output, inputs, weight, create_graph=True, allow_unused=True)
        total = torch.zeros_like(output)
        for gradient, vector in zip(gradients, vectors):
            if gradient is not None and gradient.requires_grad:
                part = grad(
                    gradient, weight, vector, retain_graph=True, create_graph=create_graph,
                    allow_unused=True,
                )[0]
                if part is not None:
                    total = total + part
    if not create_graph:
        output, total = output.detach(), total.detach()
    return output, total


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """The value, and the product of a vector and the Hessian."""
    with torch.enable_grad():
        inputs, many = _inputs(inputs)
        inputs = _fresh(inputs, create_graph)
        vectors = v if isinstance(v, tuple) else (v,)
        output = func(*inputs)
        first = _gradient(output, inputs, True, strict)
        product = sum((g * u).sum() for g, u in zip(first, vectors))
        second = _gradient(product, inputs, create_graph, strict)
    if not create_graph:
        output = output.detach()
        second = tuple(g.detach() for g in second)
    return output, second if many else second[0]


hvp = vhp
