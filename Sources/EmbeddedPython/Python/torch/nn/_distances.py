"""Products, lengths and distances of rows."""

import torch
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def bilinear(input1, input2, weight, bias=None):
    # One operation of PyTorch's, which autocast leaves alone.
    with torch.autocast("cpu", enabled=False):
        result = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
    return result if bias is None else result + bias


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """The input divided by its p-norm along `dim`."""
    length = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
    return input / length


def pdist(input, p=2.0):
    """The distances of all pairs of rows."""
    n = input.size(0)
    first, second = torch.triu_indices(n, n, 1)
    return node(
        "PdistBackward0", lambda t: (t[first] - t[second]).norm(p, dim=1), input)
