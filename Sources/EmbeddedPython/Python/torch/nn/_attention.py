"""Attention: by one kernel where PyTorch has one, else step by step."""

import math

import torch
from torch._autocast import narrowed
from torch._nn import scaled_dot_product_attention as _plain_attention
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def _check(query, key, value, attn_mask, is_causal):
    if not query.dtype == key.dtype == value.dtype:
        raise RuntimeError(
            "Expected query, key, and value to have the same dtype, but got query.dtype: "
            f"{query.dtype.name} key.dtype: {key.dtype.name} and value.dtype: {value.dtype.name} "
            "instead.")
    if query.dim() < 2 or key.dim() < 2 or value.dim() < 2:
        raise RuntimeError(
            "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: "
            f"{query.dim()}, key.dim: {key.dim()} and value.dim: {value.dim()} instead.")
    if attn_mask is not None and is_causal:
        raise RuntimeError(
            "_scaled_dot_product_attention: Explicit attn_mask should not be set when "
            "is_causal=True")
    if attn_mask is not None and attn_mask.dtype not in (torch.bool, query.dtype):
        raise RuntimeError(
            "Expected attn_mask dtype to be bool or float or to match query dtype, but got "
            f"attn_mask.dtype: {attn_mask.dtype.name} and  query.dtype: {query.dtype.name} instead.")


def _bias(attn_mask, dtype):
    """What a mask adds to the scores: nothing where it allows, -inf where it forbids."""
    if attn_mask is None or attn_mask.dtype != torch.bool:
        return attn_mask
    return torch.zeros(attn_mask.shape, dtype=dtype, device=attn_mask.device).masked_fill(~attn_mask, -math.inf)


def _safe_softmax(scores):
    """softmax, and zeros for a row that is forbidden as a whole."""

    def soften(scores):
        forbidden = (scores == -math.inf).all(-1, keepdim=True)
        return scores.softmax(-1).masked_fill(forbidden, 0.0)

    return node("SafeSoftmaxBackward0", soften, scores)


def scaled_dot_product_attention(
    query,
    key,
    value,
    attn_mask=None,
    dropout_p=0.0,
    is_causal=False,
    scale=None,
    enable_gqa=False,
):
    """softmax(query @ key.T * scale) @ value; `scale` is 1 / sqrt(size) unless it is given."""
    query, key, value, attn_mask = narrowed(query, key, value, attn_mask)
    _check(query, key, value, attn_mask, is_causal)
    if enable_gqa:
        key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
        value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
    threefold = query.dim() == key.dim() == value.dim() == 3
    if threefold:
        query, key, value = query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0)
    bias = _bias(attn_mask, query.dtype)
    fits = query.dim() == key.dim() == value.dim() == 4 and (
        query.size(-1) == key.size(-1) == value.size(-1)
        and query.shape[:2] == key.shape[:2] == value.shape[:2]
        and query.is_floating_point()
        and min(query.size(-2), key.size(-2)) > 0)
    if fits and dropout_p == 0.0 and not (bias is not None and bias.requires_grad):
        if scale is None:
            scale = 1 / math.sqrt(query.size(-1))

        def attend(query, key, value):
            return _plain_attention(
                query, key, value, bias, is_causal=is_causal, scale=scale)

        result = node("ScaledDotProductFlashAttentionForCpuBackward0", attend, query, key, value)
    else:
        result = _step_by_step(query, key, value, bias, dropout_p, is_causal, scale)
    return result.squeeze(0) if threefold else result


def _step_by_step(query, key, value, bias, dropout_p, is_causal, scale):
    if is_causal:
        rows, columns = query.size(-2), key.size(-2)
        allowed = torch.ones(rows, columns, dtype=torch.bool, device=query.device).tril()
        bias = _bias(allowed, query.dtype)
    root = math.sqrt(scale if scale is not None else 1 / math.sqrt(query.size(-1)))
    scores = (query * root) @ (key.transpose(-2, -1) * root)
    if bias is not None:
        scores = scores + bias
    weights = _safe_softmax(scores)
    if dropout_p > 0.0:
        weights = torch.nn.functional.dropout(weights, dropout_p)
    return weights @ value


def _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads):
    if query.dim() not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query "
            "tensor")
    kind = "batched" if query.dim() == 3 else "unbatched"
    n = query.dim()
    if key.dim() != n or value.dim() != n:
        raise AssertionError(
            f"For {kind} ({n}-D) `query`, expected `key` and `value` to be {n}-D but found "
            f"{key.dim()}-D and {value.dim()}-D tensors respectively")
    if key_padding_mask is not None and key_padding_mask.dim() != n - 1:
        raise AssertionError(
            f"For {kind} ({n}-D) `query`, expected `key_padding_mask` to be `None` or {n - 1}-D but "
            f"found {key_padding_mask.dim()}-D tensor instead")
    if attn_mask is not None and attn_mask.dim() not in (2, 3):
        raise AssertionError(
            f"For {kind} ({n}-D) `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found "
            f"{attn_mask.dim()}-D tensor instead")


def _additive(mask, name, dtype):
    """A mask as what it adds to the scores; True forbids."""
    if mask is None:
        return None
    if mask.dtype != torch.bool and not mask.is_floating_point():
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if mask.is_floating_point():
        return mask
    return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill_(mask, -math.inf)


def _project(query, key, value, weight, bias):
    """Queries, keys and values; one product makes all three where they are one tensor."""
    F = torch.nn.functional
    size = query.size(-1)
    if key is value:
        if query is key:
            joint = F.linear(query, weight, bias).unflatten(-1, (3, size))
            joint = joint.unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
            return joint[0], joint[1], joint[2]
        first, rest = weight.split([size, 2 * size])
        b_first, b_rest = (None, None) if bias is None else bias.split([size, 2 * size])
        q = F.linear(query, first, b_first)
        joint = F.linear(key, rest, b_rest).unflatten(-1, (2, size))
        joint = joint.unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
        return q, joint[0], joint[1]
    weights = weight.chunk(3)
    biases = (None,) * 3 if bias is None else bias.chunk(3)
    return tuple(F.linear(t, w, b) for t, w, b in zip((query, key, value), weights, biases))


def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
):
    """Attention in `num_heads` subspaces of (length, batch, size) tensors."""
    F = torch.nn.functional
    _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads)
    batched = query.dim() == 3
    if not batched:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    target, rows, size = query.shape
    source = key.size(0)
    key_padding_mask = _additive(key_padding_mask, "key_padding_mask", query.dtype)
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint.")
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        attn_mask = _additive(attn_mask, "attn_mask", query.dtype)
        if key_padding_mask is not None:
            is_causal = False
    if size != embed_dim_to_check:
        raise AssertionError(
            f"was expecting embedding dimension of {embed_dim_to_check}, but got {size}")
    head = size // num_heads
    if not use_separate_proj_weight and key.shape != value.shape:
        raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
    if use_separate_proj_weight:
        weights = (q_proj_weight, k_proj_weight, v_proj_weight)
        biases = (None,) * 3 if in_proj_bias is None else in_proj_bias.chunk(3)
        q, k, v = (F.linear(t, w, b) for t, w, b in zip((query, key, value), weights, biases))
    else:
        q, k, v = _project(query, key, value, in_proj_weight, in_proj_bias)
    if attn_mask is not None:
        if attn_mask.dim() == 2:
            if tuple(attn_mask.shape) != (target, source):
                raise RuntimeError(
                    f"The shape of the 2D attn_mask is {attn_mask.shape}, but should be "
                    f"{(target, source)}.")
            attn_mask = attn_mask.unsqueeze(0)
        elif tuple(attn_mask.shape) != (rows * num_heads, target, source):
            raise RuntimeError(
                f"The shape of the 3D attn_mask is {attn_mask.shape}, but should be "
                f"{(rows * num_heads, target, source)}.")
    if bias_k is not None:
        k = torch.cat([k, bias_k.repeat(1, rows, 1)])
        v = torch.cat([v, bias_v.repeat(1, rows, 1)])
        attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
    q = q.view(target, rows * num_heads, head).transpose(0, 1)
    k = k.view(k.size(0), rows * num_heads, head).transpose(0, 1)
    v = v.view(v.size(0), rows * num_heads, head).transpose(0, 1)
    if add_zero_attn:
        zeros = k.new_zeros((rows * num_heads, 1, head))
        k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
        attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
    source = k.size(1)
    if key_padding_mask is not None:
        wide = key_padding_mask.view(rows, 1, 1, source).expand(-1, num_heads, -1, -1)
        wide = wide.reshape(rows * num_heads, 1, source)
        attn_mask = wide if attn_mask is None else attn_mask + wide
    if not training:
        dropout_p = 0.0
    if need_weights:
        scaled = q * math.sqrt(1.0 / float(head))
        if attn_mask is not None:
            scores = torch.baddbmm(attn_mask, scaled, k.transpose(-2, -1))
        else:
            scores = torch.bmm(scaled, k.transpose(-2, -1))
        weights = scores.softmax(-1)
        if dropout_p > 0.0:
            weights = F.dropout(weights, dropout_p)
        heads = torch.bmm(weights, v)
        heads = heads.transpose(0, 1).contiguous().view(target * rows, size)
        output = F.linear(heads, out_proj_weight, out_proj_bias)
        output = output.view(target, rows, output.size(1))
        weights = weights.view(rows, num_heads, target, source)
        if average_attn_weights:
            weights = weights.mean(1)
        if not batched:
            return output.squeeze(1), weights.squeeze(0)
        return output, weights
    if attn_mask is not None:
        if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
            attn_mask = attn_mask.unsqueeze(0)
        else:
            attn_mask = attn_mask.view(rows, num_heads, -1, source)
    q = q.view(rows, num_heads, target, head)
    k = k.view(rows, num_heads, source, head)
    v = v.view(rows, num_heads, source, head)
    heads = scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
    heads = heads.permute(2, 0, 1, 3).contiguous().view(rows * target, size)
    output = F.linear(heads, out_proj_weight, out_proj_bias)
    output = output.view(target, rows, output.size(1))
    return (output if batched else output.squeeze(1)), None


def _widened(mask):
    return None if mask is None else torch.nn.functional.pad(mask, (0, 1))
