"""Dropout: elements or whole channels zeroed at random while training."""

import math

import torch
from torch._nn import dropout as _dropout
from torch.nn._in_place import applied

__name__ = "torch.nn.functional"


def dropout(input, p=0.5, training=True, inplace=False):
    """Zeroes each element with probability `p` and scales the others by 1 / (1 - p)."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    if input.is_contiguous():
        return applied(_dropout, input, inplace, p)
    noise = _noise(input, p)
    return input.mul_(noise) if inplace else input * noise


def _noise(input, p):
    """0 or 1 / (1 - p) for each element, drawn in the order in which they lie in memory."""
    strides = input.stride()
    order = sorted(range(input.dim()), key=lambda d: -strides[d])
    back = sorted(range(input.dim()), key=lambda i: order[i])
    noise = input.new_empty([input.size(d) for d in order])
    noise.bernoulli_(1 - p)
    if p < 1:
        noise.div_(1 - p)
    return noise.permute(back)


def _feature_dropout(input, p, training):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    mask = input.new_empty(input.shape[:2] + (1,) * (input.dim() - 2))
    mask.bernoulli_(1 - p).div_(1 - p)
    return input * mask


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _feature_dropout(input, p, training)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _feature_dropout(input, p, training)


def dropout3d(input, p=0.5, training=True, inplace=False):
    """Zeroes whole channels of volumes."""
    return _feature_dropout(input, p, training)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout that keeps mean and variance of self-normalising networks."""
    if not training or p == 0.0:
        return input
    alpha = 1.7580993408473766
    a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    noise = torch.empty_like(input).bernoulli_(1 - p)
    shift = (noise - 1) * (alpha * a) + alpha * a * p
    return input * (noise * a) + shift


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    """`alpha_dropout` of whole channels."""
    if not training or p == 0.0:
        return input
    alpha = 1.7580993408473766
    a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    shape = list(input.shape[:2]) + [1] * (input.dim() - 2)
    noise = torch.empty(shape).bernoulli_(1 - p)
    return input * (noise * a) + ((noise - 1) * (alpha * a) + alpha * a * p)
