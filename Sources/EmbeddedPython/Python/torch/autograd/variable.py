"""`Variable`, which has been a tensor for a long time."""

import torch


def Variable(data=None, requires_grad=False, volatile=False):
    """The tensor itself, asking for a gradient if wanted."""
    if data is None:
        data = torch.tensor([])
    result = data.detach()
    if requires_grad:
        result.requires_grad_()
    return result
