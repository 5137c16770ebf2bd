"""Operations that PyTorch computes in one kernel and that are composed of others here.

`node` runs such a composition and shows it as the one node that PyTorch's graph has.
"""

import torch
from torch._autograd import Function


class _Composition(Function):
    """A function of tensors whose own small graph gives its derivative."""

    @staticmethod
    def forward(ctx, function, *tensors):
        ctx.function = function
        ctx.save_for_backward(*tensors)
        with torch.enable_grad():
            ctx.inputs = [
                None if t is None else t.detach().requires_grad_(t.requires_grad) for t in tensors
            ]
            ctx.outputs = function(*ctx.inputs)
        if isinstance(ctx.outputs, tuple):
            results = tuple(t.detach() for t in ctx.outputs)
            ctx.mark_non_differentiable(*(t for t in results if not t.is_floating_point()))
            return results
        return ctx.outputs.detach()

    @staticmethod
    def backward(ctx, *grads):
        tensors, outputs = ctx.saved_tensors, ctx.outputs
        inputs = ctx.inputs
        if torch.is_grad_enabled():
            inputs, outputs = tensors, ctx.function(*tensors)
        if not isinstance(outputs, tuple):
            outputs = (outputs,)
        known = [(o, g) for o, g in zip(outputs, grads) if o.requires_grad]
        wanted = [t for t in inputs if t is not None and t.requires_grad]
        found = iter(
            torch.autograd.grad(
                [o for o, _ in known],
                wanted,
                [g for _, g in known],
                retain_graph=True,
                create_graph=torch.is_grad_enabled(),
                allow_unused=True,
            )
        )
        return (None,) + tuple(
            next(found) if t is not None and t.requires_grad else None for t in inputs
        )


_kinds = {}


def node(name, function, *tensors):
    """What `function` gives of the tensors (None among them stands for none), as one node."""
    if any(t is not None and t.is_complex() for t in tensors):
        raise NotImplementedError(f"{name} is not in Taper for complex numbers")
    wants = any(t is not None and t.requires_grad for t in tensors)
    if not wants or not torch.is_grad_enabled():
        return function(*tensors)
    if name not in _kinds:
        _kinds[name] = type(name, (_Composition,), {"_node_name": name})
    return _kinds[name].apply(function, *tensors)
