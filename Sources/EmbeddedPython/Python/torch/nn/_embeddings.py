"""Rows of a table by index, one by one or in bags."""

import torch
from torch._nn import embedding as _embedding
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def embedding(
    input,
    weight,
    padding_idx=None,
    max_norm=None,
    norm_type=2.0,
    scale_grad_by_freq=False,
    sparse=False,
):
    """Rows of `weight` by index."""
    if padding_idx is not None:
        if not -weight.size(0) <= padding_idx < weight.size(0):
            raise AssertionError("Padding_idx must be within num_embeddings")
        if padding_idx < 0:
            padding_idx += weight.size(0)
    if sparse:
        raise NotImplementedError(
            "embedding: sparse=True is not supported, leave it False for a dense gradient")
    if max_norm is not None:
        _shorten(weight, input, max_norm, norm_type)
    rows = _embedding(weight, input, -1 if padding_idx is None else padding_idx)
    if scale_grad_by_freq and rows.requires_grad:
        counts = torch.bincount(input.reshape(-1), minlength=weight.size(0))[input]
        rows.register_hook(lambda grad: grad / counts.unsqueeze(-1))
    return rows


def _shorten(weight, input, max_norm, norm_type):
    """Scales the rows that are looked up, in place, to a norm of at most `max_norm`."""
    with torch.no_grad():
        used = input.reshape(-1).unique()
        rows = weight[used]
        norms = rows.norm(norm_type, 1, keepdim=True)
        weight[used] = torch.where(norms > max_norm, rows * (max_norm / (norms + 1e-7)), rows)


def embedding_bag(
    input,
    weight,
    offsets=None,
    max_norm=None,
    norm_type=2,
    scale_grad_by_freq=False,
    mode="mean",
    sparse=False,
    per_sample_weights=None,
    include_last_offset=False,
    padding_idx=None,
):
    """The sum, mean or maximum of several rows of `weight`, bag by bag."""
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError(
                "if input is 2D, then offsets has to be None, as input is treated is a "
                "mini-batch of fixed length sequences. However, found offsets of type "
                f"{type(offsets)}")
        bags = list(input.unbind(0))
        weights = [None] * len(bags) if per_sample_weights is None else per_sample_weights.unbind(0)
    else:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        starts = offsets.tolist()
        if not include_last_offset:
            starts = starts + [input.numel()]
        spans = list(zip(starts, starts[1:]))
        bags = [input[a:b] for a, b in spans]
        weights = [None if per_sample_weights is None else per_sample_weights[a:b]
                   for a, b in spans]
    if max_norm is not None:
        _shorten(weight, input, max_norm, norm_type)

    def gather(weight):
        rows = []
        for bag, share in zip(bags, weights):
            if padding_idx is not None:
                keep = bag != padding_idx
                bag = bag[keep]
                share = None if share is None else share[keep]
            vectors = _embedding(weight, bag, -1)
            if share is not None:
                vectors = vectors * share.unsqueeze(1)
            if bag.numel() == 0:
                rows.append(weight.new_zeros(weight.size(1)))
            elif mode == "max":
                rows.append(vectors.max(0)[0])
            else:
                rows.append(vectors.sum(0) if mode == "sum" else vectors.sum(0) / bag.numel())
        return torch.stack(rows) if rows else weight.new_zeros((0, weight.size(1)))

    if per_sample_weights is not None and per_sample_weights.requires_grad:
        return gather(weight)
    return node("EmbeddingBagBackward0", gather, weight)
