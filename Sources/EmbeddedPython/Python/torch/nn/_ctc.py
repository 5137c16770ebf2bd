"""Connectionist temporal classification: a loss for sequences that are not aligned (Graves 2006).

The labels are spread out with blanks between them. `alpha[t, s]` is the log-probability of having
said the first s of them by step t, `beta[t, s]` that of saying the rest from there.
"""

import math

import torch
from torch._autocast import widened
from torch._autograd import Function

__name__ = "torch.nn.functional"


def _spread(labels, blank):
    spread = [blank]
    for label in labels:
        spread += [label, blank]
    return spread


def _walk(scores, skips):
    """The log-probabilities of all prefixes; `skips` tells where a blank may be left out."""
    steps, width = scores.shape
    never = -math.inf
    rows = [torch.cat([scores[0, :2], scores.new_full((max(width - 2, 0),), never)])[:width]]
    for t in range(1, steps):
        last = rows[-1]
        one = torch.cat([last.new_full((1,), never), last])[:width]
        two = torch.cat([last.new_full((2,), never), last])[:width].masked_fill(~skips, never)
        rows.append(torch.stack([last, one, two]).logsumexp(0) + scores[t])
    return torch.stack(rows)


def _may_skip(spread):
    return torch.tensor([s >= 2 and spread[s] != spread[s - 2] for s in range(len(spread))])


class _CTC(Function):
    _node_name = "CtcLossBackward0"

    @staticmethod
    def forward(ctx, log_probs, targets, lengths, blank, zero_infinity):
        losses, kept = [], []
        for b, (labels, steps) in enumerate(zip(targets, lengths)):
            spread = _spread(labels, blank)
            scores = log_probs[:steps, b][:, torch.tensor(spread)]
            alpha = _walk(scores, _may_skip(spread))
            loss = -alpha[-1, -2:].logsumexp(0)
            losses.append(loss)
            kept.append((spread, scores, alpha))
        result = torch.stack(losses)
        ctx.kept, ctx.lengths, ctx.zero_infinity = kept, lengths, zero_infinity
        ctx.losses = result
        ctx.save_for_backward(log_probs)
        return result.masked_fill(result == math.inf, 0) if zero_infinity else result

    @staticmethod
    def backward(ctx, grad):
        (log_probs,) = ctx.saved_tensors
        result = torch.zeros_like(log_probs)
        for b, (spread, scores, alpha) in enumerate(ctx.kept):
            if ctx.zero_infinity and ctx.losses[b] == math.inf:
                continue
            back = spread[::-1]
            beta = _walk(scores.flip(0, 1), _may_skip(back)).flip(0, 1)
            steps = ctx.lengths[b]
            here = log_probs[:steps, b]
            joint = alpha + beta - scores
            sums = torch.full_like(here, -math.inf)
            for label in set(spread):
                places = torch.tensor([s for s, l in enumerate(spread) if l == label])
                sums[:, label] = joint[:, places].logsumexp(1)
            result[:steps, b] = (here.exp() - (sums + ctx.losses[b]).exp()) * grad[b]
        return result, None, None, None, None


def ctc_loss(
    log_probs,
    targets,
    input_lengths,
    target_lengths,
    blank=0,
    reduction="mean",
    zero_infinity=False,
):
    """How unlikely the target sequences are, over all ways to align them with the steps."""
    log_probs = widened(log_probs)
    batched = log_probs.dim() == 3
    if not batched:
        log_probs = log_probs.unsqueeze(1)
        targets = targets.unsqueeze(0) if targets.dim() == 1 else targets
    if not log_probs.is_floating_point():
        raise TypeError(f"ctc_loss: log_probs are {log_probs.dtype}, take log_softmax of floats")
    steps, rows, classes = log_probs.shape
    if not 0 <= blank < classes:
        raise RuntimeError("blank must be in label range")
    lengths = [int(n) for n in torch.as_tensor(input_lengths).reshape(-1).tolist()]
    counts = [int(n) for n in torch.as_tensor(target_lengths).reshape(-1).tolist()]
    if len(lengths) != rows:
        raise RuntimeError("input_lengths must be of size batch_size")
    if len(counts) != rows:
        raise RuntimeError("target_lengths must be of size batch_size")
    for b, length in enumerate(lengths):
        if length < 0:
            raise RuntimeError(
                f"Expected input_lengths to have value at least 0, but got value {length}")
        if length > steps:
            raise RuntimeError(
                f"Expected input_lengths to have value at most {steps}, but got value {length} "
                "(while checking arguments for ctc_loss_cpu)")
    if targets.dim() == 1:
        labels, start = [], 0
        for count in counts:
            labels.append(targets[start : start + count].tolist())
            start += count
    else:
        labels = [row[:count].tolist() for row, count in zip(targets, counts)]
    loss = _CTC.apply(log_probs, labels, lengths, blank, zero_infinity)
    if not batched:
        loss = loss.squeeze(0)
    if reduction == "mean":
        return (loss / torch.tensor(counts).clamp_min(1).to(loss.dtype)).mean()
    return loss.sum() if reduction == "sum" else loss
