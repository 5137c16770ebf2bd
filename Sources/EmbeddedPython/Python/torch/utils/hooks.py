"""Handles of hooks, and the watch on a module's gradients."""

from torch._autograd import Function


class RemovableHandle:
    """Removes a hook again: `handle.remove()`, or at the end of a `with` block."""

    next_id = 0

    def __init__(self, hooks):
        self.hooks = hooks
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1

    def remove(self):
        self.hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()


class BackwardHookFunction(Function):
    """Hands tensors on unchanged; its node marks a module's boundary in the graph."""

    @staticmethod
    def forward(ctx, watch, *tensors):
        ctx.watch = watch
        return tuple(t.view_as(t) for t in tensors)

    @staticmethod
    def backward(ctx, *grads):
        return (None,) + tuple(ctx.watch(grads))


class BackwardHook:
    """Calls a module's hooks with the gradients of its inputs and outputs, once both are known."""

    def __init__(self, module, hooks, pre_hooks):
        self.module, self.hooks, self.pre_hooks = module, hooks, pre_hooks
        self.grad_outputs = None
        self.watches_inputs = False

    def _wrap(self, values, watch):
        """The values with every tensor that takes part in the graph led through a node."""
        import torch

        places = [
            i for i, v in enumerate(values)
            if isinstance(v, torch.Tensor) and (v.requires_grad or watch == self._on_output)]
        if not places or not torch.is_grad_enabled():
            return values, False
        if not any(values[i].requires_grad for i in places):
            return values, False
        count = len(values)

        def scattered(grads):
            wide = [None] * count
            for i, grad in zip(places, grads):
                wide[i] = grad
            changed = watch(tuple(wide))
            return [changed[i] for i in places]

        handed = BackwardHookFunction.apply(scattered, *[values[i] for i in places])
        result = list(values)
        for i, tensor in zip(places, handed if isinstance(handed, tuple) else (handed,)):
            result[i] = tensor
        return tuple(result), True

    def inputs(self, args):
        args, self.watches_inputs = self._wrap(args, self._on_input)
        return args

    def outputs(self, result):
        if isinstance(result, tuple):
            return self._wrap(result, self._on_output)[0]
        return self._wrap((result,), self._on_output)[0][0]

    def _on_output(self, grads):
        for hook in self.pre_hooks:
            changed = hook(self.module, grads)
            if changed is not None:
                grads = changed if isinstance(changed, tuple) else (changed,)
        self.grad_outputs = grads
        if not self.watches_inputs:
            for hook in self.hooks:
                changed = hook(self.module, (None,) * len(grads), grads)
                if changed is not None and any(c is not None for c in changed):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should "
                        "always return None or None for all gradients.")
        return grads

    def _on_input(self, grads):
        for hook in self.hooks:
            changed = hook(self.module, grads, self.grad_outputs)
            if changed is not None:
                grads = changed if isinstance(changed, tuple) else (changed,)
        return grads
