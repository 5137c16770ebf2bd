"""Trading time for memory: what a block computes on the way is computed again in the backward pass."""

import warnings

import torch


class CheckpointFunction(torch.autograd.Function):
    """Runs a block without a graph, and again with one when its gradient is asked for."""

    @staticmethod
    def forward(ctx, run, *args):
        ctx.run = run
        ctx.args = args
        return run(*args)

    @staticmethod
    def backward(ctx, *grads):
        args = [
            a.detach().requires_grad_(a.requires_grad) if isinstance(a, torch.Tensor) else a
            for a in ctx.args
        ]
        with torch.enable_grad():
            outputs = ctx.run(*args)
        if isinstance(outputs, torch.Tensor):
            outputs = (outputs,)
        pairs = [(o, g) for o, g in zip(outputs, grads)
                 if isinstance(o, torch.Tensor) and o.requires_grad]
        torch.autograd.backward([o for o, _ in pairs], [g for _, g in pairs])
        return (None, *(a.grad if isinstance(a, torch.Tensor) else None for a in args))


def checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, **kwargs):
    """The result of `function(*args, **kwargs)`.

    With `use_reentrant=True` the block runs again in the backward pass; else it runs once, since what it
    saves fits. Both give the same numbers.
    """
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. In a "
            "future release, calling checkpoint without use_reentrant will raise an exception. "
            "use_reentrant=False is recommended, but if you need to preserve the current default "
            "behavior, you can pass use_reentrant=True. Refer to docs for more details on the "
            "differences between the two variants.")
        use_reentrant = True
    if not use_reentrant:
        return function(*args, **kwargs)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    return CheckpointFunction.apply(function, *args)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """Runs the layers of a Sequential, or of a list, in segments that are checkpointed each."""
    layers = list(functions.children()) if isinstance(functions, torch.nn.Sequential) else functions
    size = len(layers) // segments

    def run(first, last):
        def forward(x):
            for layer in layers[first:last]:
                x = layer(x)
            return x
        return forward

    end = size * (segments - 1)
    for start in range(0, end, size):
        input = checkpoint(run(start, start + size), input, use_reentrant=use_reentrant)
    return run(end, len(layers))(input)
