"""Functions whose derivative the program gives."""

from torch._autograd import Function


def once_differentiable(fn):
    """Marks a backward that is not differentiated itself."""
    return fn


class FunctionCtx:
    """What `ctx` is in the functions of a `Function`."""
