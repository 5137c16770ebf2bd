"""Helpers of the distributions."""

import torch


def broadcast_all(*values):
    """The values as tensors of one size."""
    for value in values:
        if not isinstance(value, (torch.Tensor, int, float)):
            raise ValueError(
                "Input arguments must all be instances of Number, torch.Tensor or objects "
                "implementing __torch_function__.")
    if not any(isinstance(v, torch.Tensor) for v in values):
        values = [torch.tensor(float(v)) for v in values]
    else:
        like = next(v for v in values if isinstance(v, torch.Tensor))
        dtype = like.dtype if like.is_floating_point() else torch.get_default_dtype()
        values = [v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values]
    return torch.broadcast_tensors(*values)


def clamp_probs(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def _sum_rightmost(value, dim):
    return value if dim == 0 else value.reshape(value.shape[:-dim] + (-1,)).sum(-1)
