"""Activations: functions of each element, and softmax along a dimension."""

import warnings

import torch
from torch._nn import (
    celu as _celu,
    elu as _elu,
    gelu as _gelu,
    hardsigmoid as _hardsigmoid,
    hardswish as _hardswish,
    hardtanh as _hardtanh,
    leaky_relu as _leaky_relu,
    mish as _mish,
    relu as _relu,
    selu as _selu,
    silu as _silu,
    threshold as _threshold,
)
from torch.nn._in_place import applied, in_place
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def relu(input, inplace=False):
    """max(0, x), element by element."""
    return input.relu_() if inplace else _relu(input)


def relu_(input):
    return input.relu_()


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0, inplace)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """x limited to the range from `min_val` to `max_val`."""
    return applied(_hardtanh, input, inplace, min_val, max_val)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x where positive, `negative_slope * x` elsewhere."""
    return applied(_leaky_relu, input, inplace, negative_slope)


def elu(input, alpha=1.0, inplace=False):
    """x where positive, `alpha * (exp(x) - 1)` elsewhere."""
    return applied(_elu, input, inplace, alpha)


def celu(input, alpha=1.0, inplace=False):
    return applied(_celu, input, inplace, alpha)


def selu(input, inplace=False):
    return applied(_selu, input, inplace)


def gelu(input, approximate="none"):
    """x times the probability that a normal variable is below x."""
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return _gelu(input, approximate=approximate)


def silu(input, inplace=False):
    """x * sigmoid(x)."""
    return applied(_silu, input, inplace)


def mish(input, inplace=False):
    """x * tanh(softplus(x))."""
    return applied(_mish, input, inplace)


def hardswish(input, inplace=False):
    return applied(_hardswish, input, inplace)


def hardsigmoid(input, inplace=False):
    return applied(_hardsigmoid, input, inplace)


def threshold(input, threshold, value, inplace=False):
    """x where it is above `threshold`, `value` elsewhere."""
    return applied(_threshold, input, inplace, threshold, value)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    """A leaky rectifier whose slope is drawn at random in training."""
    if lower > upper:
        raise RuntimeError(
            f"Lower bound should be less than or equal to the upper bound, but got: lower={lower}, "
            f"upper={upper}")
    slope = (lower + upper) / 2
    if training:
        falls = input.detach() <= 0
        drawn = torch.empty(int(falls.sum()), dtype=torch.float64).uniform_(lower, upper)
        slope = torch.ones_like(input.detach())
        slope[falls] = drawn.to(input.dtype)

    def rectify(input):
        return input * slope if training else _leaky_relu(input, slope)

    result = node("RreluWithNoiseBackward0", rectify, input)
    return input.copy_(result) if inplace else result


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def softsign(input):
    """x / (1 + |x|)."""
    return input / (input.abs() + 1)


def tanhshrink(input):
    return input - input.tanh()


def _softmax_dim(name, dims):
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. "
        "Change the call to include dim=X as an argument.",
        stacklevel=3,
    )
    return 0 if dims in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """exp(x) / sum(exp(x)) along `dim`."""
    if dim is None:
        dim = _softmax_dim("softmax", input.dim())
    return input.softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    """log(softmax(x)) along `dim`."""
    if dim is None:
        dim = _softmax_dim("log_softmax", input.dim())
    return input.log_softmax(dim, dtype=dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _softmax_dim("softmin", input.dim())
    return (-input).softmax(dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """A sample from the Gumbel-softmax distribution; one-hot if `hard`."""
    gumbels = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    exact = torch.zeros_like(logits).scatter_(dim, index, 1.0)
    return exact - soft.detach() + soft


elu_, selu_, celu_ = in_place(elu), in_place(selu), in_place(celu)
hardtanh_, leaky_relu_ = in_place(hardtanh), in_place(leaky_relu)
threshold_, rrelu_ = in_place(threshold), in_place(rrelu)
