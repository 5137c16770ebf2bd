"""Convolutions over one and two dimensions, and the windows that they look at as columns."""

from torch._nn import col2im, conv1d as _conv1d, conv2d as _conv2d, im2col

__name__ = "torch.nn.functional"


def pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def single(value):
    return value[0] if isinstance(value, (tuple, list)) else value


def _same_padding(kernel_size, dilation):
    return tuple(d * (k - 1) // 2 for k, d in zip(kernel_size, dilation))


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (N, C, L) with weight (out, C / groups, kL)."""
    dilation = single(dilation)
    if padding == "valid":
        padding = 0
    elif padding == "same":
        padding = _same_padding(weight.shape[2:], (dilation,))
    return _conv1d(input, weight, bias, single(stride), single(padding), dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (N, C, H, W) with weight (out, C / groups, kH, kW)."""
    dilation = pair(dilation)
    if padding == "valid":
        padding = 0
    elif padding == "same":
        padding = _same_padding(weight.shape[2:], dilation)
    return _conv2d(input, weight, bias, pair(stride), pair(padding), dilation, groups)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """All windows of an image as columns."""
    return im2col(input, pair(kernel_size), pair(dilation), pair(padding), pair(stride))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Columns added back into an image."""
    return col2im(
        input,
        pair(output_size),
        pair(kernel_size),
        pair(dilation),
        pair(padding),
        pair(stride),
    )
