"""Attention over several heads."""

import math

import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.linear import NonDynamicallyQuantizableLinear
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


class MultiheadAttention(Module):
    """Projects queries, keys and values, attends in `num_heads` subspaces, and projects back."""

    def __init__(
        self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False, **options
    ):
        super().__init__()
        if embed_dim % num_heads != 0:
            raise AssertionError("embed_dim must be divisible by num_heads")
        if any(value for value in options.values()):
            raise NotImplementedError(
                f"MultiheadAttention: {', '.join(options)} is not supported"
            )
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim)))
        if bias:
            self.in_proj_bias = Parameter(torch.empty(3 * embed_dim))
        else:
            self.register_parameter("in_proj_bias", None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias)
        init.xavier_uniform_(self.in_proj_weight)
        if bias:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)

    def forward(
        self,
        query,
        key,
        value,
        key_padding_mask=None,
        need_weights=True,
        attn_mask=None,
        average_attn_weights=True,
        is_causal=False,
    ):
        batched = query.dim() == 3
        if not batched:
            query, key, value = query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0)
        elif not self.batch_first:
            query, key, value = (t.transpose(0, 1) for t in (query, key, value))
        weights = self.in_proj_weight.chunk(3)
        biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        q, k, v = (
            self._split(F.linear(t, w, b)) for t, w, b in zip((query, key, value), weights, biases)
        )
        scores = (q / math.sqrt(self.head_dim)) @ k.transpose(-2, -1)
        scores = self._masked(scores, attn_mask)
        if key_padding_mask is not None:
            scores = self._masked(scores, key_padding_mask[:, None, None, :])
        attention = scores.softmax(-1)
        if self.dropout and self.training:
            attention = F.dropout(attention, self.dropout)
        heads = (attention @ v).transpose(1, 2).reshape(query.shape)
        output = self.out_proj(heads)
        if not batched:
            output, attention = output.squeeze(0), attention.squeeze(0)
        elif not self.batch_first:
            output = output.transpose(0, 1)
        if not need_weights:
            return output, None
        return output, (attention.mean(-3) if average_attn_weights else attention)

    def _split(self, t):
        return t.view(t.size(0), t.size(1), self.num_heads, self.head_dim).transpose(1, 2)

    def _masked(self, scores, mask):
        if mask is None:
            return scores
        if mask.dtype == torch.bool:
            return scores.masked_fill(mask, -math.inf)
        return scores + mask
