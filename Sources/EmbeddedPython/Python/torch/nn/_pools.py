"""Pools: the largest, the mean or the norm of each window, and the way back."""

import torch
from torch._autocast import widened
from torch._nn import adaptive_avg_pool2d, avg_pool2d as _avg_pool2d, max_pool2d_with_indices, relu
from torch.nn._convolutions import pair, single
from torch.nn._windows import (
    adaptive_max_pool as _adaptive_max_pool,
    avg_pool as _avg_pool,
    fractional_max_pool as _fractional_max_pool,
    max_pool as _max_pool,
    max_unpool as _max_unpool,
)

__name__ = "torch.nn.functional"


def max_pool1d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    kernel_size = single(kernel_size)
    stride = kernel_size if stride is None else single(stride)
    values, indices = max_pool2d_with_indices(
        input.unsqueeze(-2),
        (1, kernel_size),
        (1, stride),
        (0, single(padding)),
        (1, single(dilation)),
        ceil_mode,
    )
    values = values.squeeze(-2)
    return (values, indices.squeeze(-2)) if return_indices else values


def max_pool2d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    """The largest value of each window."""
    values, indices = max_pool2d_with_indices(
        input,
        pair(kernel_size),
        pair(stride if stride is not None else kernel_size),
        pair(padding),
        pair(dilation),
        ceil_mode,
    )
    return (values, indices) if return_indices else values


def max_pool3d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    """The largest value of each window of a volume."""
    values, indices = _max_pool(3, widened(input), kernel_size, stride, padding, dilation, ceil_mode)
    return (values, indices) if return_indices else values


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def avg_pool1d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True
):
    kernel_size = single(kernel_size)
    stride = kernel_size if stride is None else single(stride)
    return avg_pool2d(
        input.unsqueeze(-2),
        (1, kernel_size),
        (1, stride),
        (0, single(padding)),
        ceil_mode,
        count_include_pad,
    ).squeeze(-2)


def avg_pool2d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    """The mean of each window."""
    if divisor_override is not None:
        return _avg_pool(
            2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
    return _avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad)


def avg_pool3d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    """The mean of each window of a volume."""
    return _avg_pool(
        3, widened(input), kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool1d` chose back to its places."""
    return _max_unpool(1, input, indices, kernel_size, stride, padding, output_size)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool2d` chose back to its places."""
    return _max_unpool(2, widened(input), indices, kernel_size, stride, padding, output_size)


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool3d` chose back to its places."""
    return _max_unpool(3, widened(input), indices, kernel_size, stride, padding, output_size)


def fractional_max_pool2d(
    input,
    kernel_size,
    output_size=None,
    output_ratio=None,
    return_indices=False,
    _random_samples=None,
):
    """The largest values of windows at random places."""
    values, indices = _fractional_max_pool(
        2, widened(input), kernel_size, output_size, output_ratio, _random_samples)
    return (values, indices) if return_indices else values


def fractional_max_pool3d(
    input,
    kernel_size,
    output_size=None,
    output_ratio=None,
    return_indices=False,
    _random_samples=None,
):
    """The largest values of windows at random places of a volume."""
    values, indices = _fractional_max_pool(
        3, widened(input), kernel_size, output_size, output_ratio, _random_samples)
    return (values, indices) if return_indices else values


def adaptive_avg_pool1d(input, output_size):
    return adaptive_avg_pool2d(input.unsqueeze(-2), (1, single(output_size))).squeeze(-2)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(1, input, output_size)
    return (values, indices) if return_indices else values


def adaptive_max_pool2d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(2, input, output_size)
    return (values, indices) if return_indices else values


def adaptive_max_pool3d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(3, widened(input), output_size)
    return (values, indices) if return_indices else values


def adaptive_max_pool1d_with_indices(input, output_size):
    return adaptive_max_pool1d(input, output_size, True)


def adaptive_max_pool2d_with_indices(input, output_size):
    return adaptive_max_pool2d(input, output_size, True)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """The p-norm of each window."""
    out = avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * relu(torch.abs(out))).mul(kernel_size).pow(1.0 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """The p-norm of each window."""
    kw, kh = pair(kernel_size)
    out = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * relu(torch.abs(out))).mul(kw * kh).pow(1.0 / norm_type)
