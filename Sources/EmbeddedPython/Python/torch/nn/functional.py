"""Functions that layers and losses are made of.

What is an operation of its own comes from `torch._nn`; what PyTorch composes is composed here.
"""

import math
import warnings

import torch
from torch._nn import (
    adaptive_avg_pool2d,
    avg_pool2d,
    batch_norm as _batch_norm,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    celu as _celu,
    conv1d as _conv1d,
    conv2d as _conv2d,
    cross_entropy,
    dropout as _dropout,
    elu as _elu,
    embedding as _embedding,
    gelu,
    glu,
    hardsigmoid as _hardsigmoid,
    hardswish as _hardswish,
    hardtanh as _hardtanh,
    huber_loss,
    kl_div as _kl_div,
    l1_loss,
    layer_norm,
    leaky_relu as _leaky_relu,
    linear,
    logsigmoid,
    max_pool2d_with_indices,
    mish as _mish,
    mse_loss,
    nll_loss,
    one_hot,
    pad,
    prelu,
    relu as _relu,
    selu as _selu,
    silu as _silu,
    smooth_l1_loss,
    softplus,
    threshold as _threshold,
)


def relu(input, inplace=False):
    """max(0, x), element by element."""
    return input.relu_() if inplace else _relu(input)


def relu_(input):
    return input.relu_()


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0, inplace)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """x limited to the range from `min_val` to `max_val`."""
    result = _hardtanh(input, min_val, max_val)
    return input.copy_(result) if inplace else result


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x where positive, `negative_slope * x` elsewhere."""
    result = _leaky_relu(input, negative_slope)
    return input.copy_(result) if inplace else result


def elu(input, alpha=1.0, inplace=False):
    """x where positive, `alpha * (exp(x) - 1)` elsewhere."""
    result = _elu(input, alpha)
    return input.copy_(result) if inplace else result


def celu(input, alpha=1.0, inplace=False):
    result = _celu(input, alpha)
    return input.copy_(result) if inplace else result


def selu(input, inplace=False):
    result = _selu(input)
    return input.copy_(result) if inplace else result


def silu(input, inplace=False):
    """x * sigmoid(x)."""
    result = _silu(input)
    return input.copy_(result) if inplace else result


def mish(input, inplace=False):
    """x * tanh(softplus(x))."""
    result = _mish(input)
    return input.copy_(result) if inplace else result


def hardswish(input, inplace=False):
    result = _hardswish(input)
    return input.copy_(result) if inplace else result


def hardsigmoid(input, inplace=False):
    result = _hardsigmoid(input)
    return input.copy_(result) if inplace else result


def threshold(input, threshold, value, inplace=False):
    """x where it is above `threshold`, `value` elsewhere."""
    result = _threshold(input, threshold, value)
    return input.copy_(result) if inplace else result


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def softsign(input):
    """x / (1 + |x|)."""
    return input / (input.abs() + 1)


def tanhshrink(input):
    return input - input.tanh()


def hardshrink(input, lambd=0.5):
    return torch.where((input >= -lambd) & (input <= lambd), torch.zeros_like(input), input)


def softshrink(input, lambd=0.5):
    zero = torch.zeros_like(input)
    return torch.where(
        input > lambd, input - lambd, torch.where(input < -lambd, input + lambd, zero)
    )


def _softmax_dim(name, dims):
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. "
        "Change the call to include dim=X as an argument.",
        stacklevel=3,
    )
    return 0 if dims in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """exp(x) / sum(exp(x)) along `dim`."""
    if dim is None:
        dim = _softmax_dim("softmax", input.dim())
    return input.softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    """log(softmax(x)) along `dim`."""
    if dim is None:
        dim = _softmax_dim("log_softmax", input.dim())
    return input.log_softmax(dim, dtype=dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _softmax_dim("softmin", input.dim())
    return (-input).softmax(dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """A sample from the Gumbel-softmax distribution; one-hot if `hard`."""
    gumbels = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    exact = torch.zeros_like(logits).scatter_(dim, index, 1.0)
    return exact - soft.detach() + soft


# Dropout.


def dropout(input, p=0.5, training=True, inplace=False):
    """Zeroes each element with probability `p` and scales the others by 1 / (1 - p)."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    result = _dropout(input, p)
    return input.copy_(result) if inplace else result


def _feature_dropout(input, p, training):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    mask = torch.empty(input.shape[:2] + (1,) * (input.dim() - 2), dtype=input.dtype)
    mask.bernoulli_(1 - p).div_(1 - p)
    return input * mask


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _feature_dropout(input, p, training)


def dropout2d(input, p=0.5, training=True, inplace=False):
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


# Losses.


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
    zero = torch.zeros_like(input)
    near = torch.where(target != 1, (margin - input).clamp(min=0), zero)
    far = torch.where(target != -1, input, zero)
    return _reduce(near + far, reduction)


def margin_ranking_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    return _reduce((-target * (input1 - input2) + margin).clamp(min=0), reduction)


def cosine_embedding_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    similarity = cosine_similarity(input1, input2, -1)
    zero = torch.zeros_like(similarity)
    same = torch.where(target == 1, 1 - similarity, zero)
    other = torch.where(target == -1, (similarity - margin).clamp(min=0), zero)
    return _reduce(same + other, reduction)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduce(torch.log1p(torch.exp(-target * input)), reduction)


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
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduce((near - far + margin).clamp(min=0), reduction)


# Distances.


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    """The cosine of the angle between vectors along `dim`."""
    return torch.cosine_similarity(x1, x2, dim, eps)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    """The p-norm of x1 - x2 + eps along the last dimension."""
    return torch.norm(x1 - x2 + eps, p, -1, keepdim)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """The input divided by its p-norm along `dim`."""
    length = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
    return input / length


# Layers.


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
    return _embedding(weight, input, -1 if padding_idx is None else padding_idx)


def bilinear(input1, input2, weight, bias=None):
    result = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
    return result if bias is None else result + bias


def batch_norm(
    input,
    running_mean,
    running_var,
    weight=None,
    bias=None,
    training=False,
    momentum=0.1,
    eps=1e-5,
):
    """(x - mean) / sqrt(var + eps) by channel, over the batch or by running statistics."""
    if training:
        per_channel = input.numel() // max(input.size(1), 1)
        if per_channel == 1:
            raise ValueError(
                f"Expected more than 1 value per channel when training, got input size {input.size()}"
            )
    return _batch_norm(
        input, running_mean, running_var, weight, bias, training, momentum, eps
    )


def instance_norm(
    input,
    running_mean=None,
    running_var=None,
    weight=None,
    bias=None,
    use_input_stats=True,
    momentum=0.1,
    eps=1e-5,
):
    n, c = input.shape[:2]
    flat = input.reshape(1, n * c, *input.shape[2:])
    result = _batch_norm(flat, None, None, None, None, True, momentum, eps).view(input.shape)
    shape = (1, c) + (1,) * (input.dim() - 2)
    if weight is not None:
        result = result * weight.view(shape)
    return result if bias is None else result + bias.view(shape)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    n, c = input.shape[:2]
    groups = input.reshape(n, num_groups, -1)
    mean = groups.mean(-1, keepdim=True)
    var = groups.var(-1, unbiased=False, keepdim=True)
    result = ((groups - mean) / (var + eps).sqrt()).view(input.shape)
    shape = (1, c) + (1,) * (input.dim() - 2)
    if weight is not None:
        result = result * weight.view(shape)
    return result if bias is None else result + bias.view(shape)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    if eps is None:
        eps = torch.finfo(input.dtype).eps
    dims = tuple(range(-len(normalized_shape), 0))
    result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return result if weight is None else result * weight


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def _same_padding(kernel_size, dilation):
    return tuple(d * (k - 1) // 2 for k, d in zip(kernel_size, dilation))


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (N, C, H, W) with weight (out, C / groups, kH, kW)."""
    dilation = _pair(dilation)
    if padding == "valid":
        padding = 0
    elif padding == "same":
        padding = _same_padding(weight.shape[2:], dilation)
    return _conv2d(input, weight, bias, _pair(stride), _pair(padding), dilation, groups)


def _single(value):
    return value[0] if isinstance(value, (tuple, list)) else value


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (N, C, L) with weight (out, C / groups, kL)."""
    dilation = _single(dilation)
    if padding == "valid":
        padding = 0
    elif padding == "same":
        padding = _same_padding(weight.shape[2:], (dilation,))
    return _conv1d(input, weight, bias, _single(stride), _single(padding), dilation, groups)


def conv_transpose2d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    """The gradient of conv2d with respect to its input, as a layer of its own."""
    if groups != 1:
        raise NotImplementedError("conv_transpose2d: groups other than 1 are not supported")
    stride, padding = _pair(stride), _pair(padding)
    extra, dilation = _pair(output_padding), _pair(dilation)
    n, c, h, w = input.shape
    spread = input.new_zeros(n, c, (h - 1) * stride[0] + 1, (w - 1) * stride[1] + 1)
    spread[:, :, :: stride[0], :: stride[1]] = input
    margins = [d * (k - 1) - p for k, d, p in zip(weight.shape[2:], dilation, padding)]
    spread = pad(
        spread, (margins[1], margins[1] + extra[1], margins[0], margins[0] + extra[0])
    )
    return conv2d(spread, weight.transpose(0, 1).flip(2, 3), bias, 1, 0, dilation)


def max_pool2d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    """The largest value of each window."""
    values, indices = max_pool2d_with_indices(
        input,
        _pair(kernel_size),
        _pair(stride if stride is not None else kernel_size),
        _pair(padding),
        _pair(dilation),
        ceil_mode,
    )
    return (values, indices) if return_indices else values


def max_pool1d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    kernel_size = _single(kernel_size)
    stride = kernel_size if stride is None else _single(stride)
    values, indices = max_pool2d_with_indices(
        input.unsqueeze(-2),
        (1, kernel_size),
        (1, stride),
        (0, _single(padding)),
        (1, _single(dilation)),
        ceil_mode,
    )
    values = values.squeeze(-2)
    return (values, indices.squeeze(-2)) if return_indices else values


def avg_pool1d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True
):
    kernel_size = _single(kernel_size)
    stride = kernel_size if stride is None else _single(stride)
    return avg_pool2d(
        input.unsqueeze(-2),
        (1, kernel_size),
        (1, stride),
        (0, _single(padding)),
        ceil_mode,
        count_include_pad,
    ).squeeze(-2)


def adaptive_avg_pool1d(input, output_size):
    return adaptive_avg_pool2d(input.unsqueeze(-2), (1, _single(output_size))).squeeze(-2)


def adaptive_max_pool2d(input, output_size, return_indices=False):
    if return_indices:
        raise NotImplementedError("adaptive_max_pool2d: return_indices is not supported")
    h, w = input.shape[-2:]
    rows, columns = _pair(output_size)
    rows, columns = h if rows is None else rows, w if columns is None else columns

    def windows(size, count):
        return [(i * size // count, -(-(i + 1) * size // count)) for i in range(count)]

    return torch.stack(
        [
            torch.stack([input[..., a:b, c:d].amax((-2, -1)) for c, d in windows(w, columns)], -1)
            for a, b in windows(h, rows)
        ],
        -2,
    )


def interpolate(
    input, size=None, scale_factor=None, mode="nearest", align_corners=None, **options
):
    """Resizes the last dimensions; only mode='nearest' is supported."""
    if mode != "nearest":
        raise NotImplementedError(f"interpolate: mode='{mode}' is not supported, use 'nearest'")
    count = input.dim() - 2
    sizes = input.shape[2:]
    if size is None:
        factors = scale_factor
        if not isinstance(factors, (tuple, list)):
            factors = (factors,) * count
        size = [int(n * f) for n, f in zip(sizes, factors)]
    elif isinstance(size, int):
        size = (size,) * count
    for i, (old, new) in enumerate(zip(sizes, size)):
        index = torch.arange(new) * old // new
        input = input.index_select(i + 2, index)
    return input


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
    """softmax(query @ key.T * scale) @ value, with an optional mask."""
    scale = 1 / math.sqrt(query.size(-1)) if scale is None else scale
    scores = query @ key.transpose(-2, -1) * scale
    if is_causal:
        allowed = torch.ones(query.size(-2), key.size(-2), dtype=torch.bool).tril()
        scores = scores.masked_fill(~allowed, -math.inf)
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, -math.inf)
        else:
            scores = scores + attn_mask
    weights = dropout(scores.softmax(-1), dropout_p, dropout_p > 0)
    return weights @ value
