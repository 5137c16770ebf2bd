"""Tensors, and what describes them, in pickles."""

import io

import torch


def tensor(data):
    """The tensor in the bytes of a file that `torch.save` wrote."""
    return torch.load(io.BytesIO(data))


def dtype(name):
    return getattr(torch, name)


def reduced(obj):
    """How to make a tensor, dtype, device or size again."""
    if isinstance(obj, torch.dtype):
        return dtype, (str(obj).partition(".")[2],)
    if isinstance(obj, torch.device):
        return torch.device, (str(obj),)
    if isinstance(obj, torch.Size):
        return torch.Size, (tuple(obj),)
    if not obj.is_leaf:
        raise RuntimeError(
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy "
            "protocol at the moment.")
    out = io.BytesIO()
    torch.save(obj, out)
    return tensor, (out.getvalue(),)
