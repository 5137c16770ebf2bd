"""Losses that are composed of other operations; what is one operation comes from `torch._nn`."""

import math
import warnings

import torch
from torch._autocast import widened
from torch._nn import kl_div as _kl_div, logsigmoid
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    """The p-norm of the difference of two rows, to which `eps` is added."""
    return node(
        "NormBackward1", lambda t: t.norm(p, -1, keepdim=keepdim), (x1 - x2) + eps)


def _legacy_reduction(size_average, reduce, reduction):
    """The `reduction` that the two old flags mean, if they are used."""
    if size_average is None and reduce is None:
        return reduction
    if reduce is False:
        return "none"
    return "sum" if size_average is False else "mean"


def _reduce(loss, reduction):
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    if reduction == "none":
        return loss
    raise ValueError(f"{reduction} is not a valid value for reduction")


def kl_div(
    input, target, size_average=None, reduce=None, reduction="mean", log_target=False
):
    """target * (log(target) - input): how far `input` (log-probabilities) is from `target`."""
    reduction = _legacy_reduction(size_average, reduce, reduction)
    if reduction == "mean":
        warnings.warn(
            "reduction: 'mean' divides the total loss by both the batch size and the support "
            "size.'batchmean' divides only by the batch size, and aligns with the KL div math "
            "definition.'mean' will be changed to behave the same as 'batchmean' in the next "
            "major release."
        )
    if reduction == "batchmean":
        total = _kl_div(input, target, reduction="sum", log_target=log_target)
        return total / input.size(0) if input.dim() != 0 else total
    return _kl_div(input, target, reduction=reduction, log_target=log_target)


def poisson_nll_loss(
    input,
    target,
    log_input=True,
    full=False,
    size_average=None,
    eps=1e-8,
    reduce=None,
    reduction="mean",
):
    input, target = widened(input, target)
    if input.is_complex() or target.is_complex():
        raise NotImplementedError("poisson_nll_loss is not in Taper for complex numbers")
    if log_input:
        loss = input.exp() - target * input
    else:
        loss = input - target * (input + eps).log()
    if full:
        stirling = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
        loss = loss + stirling.masked_fill(target <= 1, 0)
    return _reduce(loss, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if (torch.as_tensor(var) < 0).any():
        raise ValueError("var has negative entry/entries")
    var = torch.as_tensor(var).clone()
    with torch.no_grad():
        var.clamp_(min=eps)
    loss = 0.5 * (var.log() + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    return _reduce(loss, reduction)


def hinge_embedding_loss(
    input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"
):
    input, target = widened(input, target)
    zero = torch.zeros_like(input)
    near = torch.where(target != 1, (margin - input).clamp(min=0), zero)
    far = torch.where(target != -1, input, zero)
    return _reduce(near + far, reduction)


def margin_ranking_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    input1, input2, target = widened(input1, input2, target)
    return _reduce((-target * (input1 - input2) + margin).clamp(min=0), reduction)


def cosine_embedding_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    input1, input2, target = widened(input1, input2, target)
    tiny = 1e-12
    first, second = (input1 * input1).sum(-1) + tiny, (input2 * input2).sum(-1) + tiny
    similarity = (input1 * input2).sum(-1) / (first * second).sqrt()
    zero = torch.zeros_like(similarity)
    same = torch.where(target == 1, 1 - similarity, zero)
    other = torch.where(target == -1, (similarity - margin).clamp(min=0), zero)
    return _reduce(same + other, reduction)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    input, target = widened(input, target)
    return node(
        "SoftMarginLossBackward0",
        lambda t: _reduce(torch.log1p(torch.exp(-target * t)), reduction),
        input)


def multi_margin_loss(
    input,
    target,
    p=1,
    margin=1.0,
    weight=None,
    size_average=None,
    reduce=None,
    reduction="mean",
):
    input = widened(input)
    if p not in (1, 2):
        raise ValueError("only p == 1 and p == 2 supported")

    def compute(input):
        rows = input if input.dim() == 2 else input.unsqueeze(0)
        index = target.reshape(-1, 1)
        violation = (margin - rows.gather(1, index) + rows).clamp(min=0)
        if p == 2:
            violation = violation * violation
        if weight is not None:
            violation = violation * weight[index]
        violation = violation.scatter(1, index, 0.0)
        loss = violation.sum(1) / rows.size(1)
        return _reduce(loss if input.dim() == 2 else loss[0], reduction)

    return node("MultiMarginLossBackward0", compute, input)


def multilabel_margin_loss(
    input, target, size_average=None, reduce=None, reduction="mean"
):
    """How far each label's score is above the others'; the labels end at the first -1."""
    input = widened(input)
    if input.shape != target.shape:
        raise RuntimeError(
            f"inconsistent target size: {list(target.shape)} for input of size: "
            f"{list(input.shape)}")
    rows = target.reshape(-1, target.size(-1)) if target.dim() < 2 else target
    listed = ((rows < 0).cumsum(1) == 0)

    def compute(input):
        scores = input if input.dim() == 2 else input.unsqueeze(0)
        own = torch.zeros_like(scores).scatter_add(
            1, rows.clamp(min=0), listed.to(scores.dtype)) > 0
        chosen = scores.gather(1, rows.clamp(min=0))
        gaps = (1 - chosen.unsqueeze(2) + scores.unsqueeze(1)).clamp(min=0)
        gaps = gaps * (listed.unsqueeze(2) & ~own.unsqueeze(1)).to(scores.dtype)
        loss = gaps.sum((1, 2)) / scores.size(1)
        return _reduce(loss if input.dim() == 2 else loss[0], reduction)

    return node("MultilabelMarginLossBackward0", compute, input)


def triplet_margin_loss(
    anchor,
    positive,
    negative,
    margin=1.0,
    p=2,
    eps=1e-6,
    swap=False,
    size_average=None,
    reduce=None,
    reduction="mean",
):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin)."""
    anchor, positive, negative = widened(anchor, positive, negative)
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduce((near - far + margin).clamp(min=0), reduction)


def multilabel_soft_margin_loss(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
):
    """The mean over the labels of a binary cross entropy."""
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    loss = loss.sum(dim=input.dim() - 1) / input.size(input.dim() - 1)
    return loss if reduction == "none" else loss.mean() if reduction == "mean" else loss.sum()


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
    reduction="mean"
):
    """How much nearer the positive is than the negative, by any distance."""
    distance = distance_function or pairwise_distance
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    loss = torch.clamp_min(margin + near - far, 0)
    return loss if reduction == "none" else loss.mean() if reduction == "mean" else loss.sum()
