"""Functions that layers and losses are made of.

What is an operation of its own comes from `torch._nn`; what PyTorch composes is composed here.
"""

import math
import warnings

import torch
from torch._nn import (
    adaptive_avg_pool2d,
    avg_pool2d as _avg_pool2d,
    batch_norm as _batch_norm,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    celu as _celu,
    col2im,
    conv1d as _conv1d,
    conv2d as _conv2d,
    conv_transpose1d,
    conv_transpose2d,
    cosine_similarity,
    cross_entropy,
    dropout as _dropout,
    elu as _elu,
    embedding as _embedding,
    gelu as _gelu,
    glu,
    group_norm,
    hardshrink,
    hardsigmoid as _hardsigmoid,
    hardswish as _hardswish,
    hardtanh as _hardtanh,
    huber_loss,
    im2col,
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
    pad as _pad,
    pixel_shuffle,
    prelu,
    relu as _relu,
    rms_norm,
    scaled_dot_product_attention as _plain_attention,
    selu as _selu,
    silu as _silu,
    smooth_l1_loss,
    softplus,
    softshrink,
    threshold as _threshold,
    upsample_bilinear2d,
    upsample_nearest2d,
)
from torch.nn._attention import multi_head_attention_forward, scaled_dot_product_attention
from torch.nn._ctc import ctc_loss
from torch.nn._grids import affine_grid, grid_sample, interpolate
from torch.nn._losses import (
    cosine_embedding_loss,
    gaussian_nll_loss,
    hinge_embedding_loss,
    kl_div,
    _legacy_reduction,
    margin_ranking_loss,
    multi_margin_loss,
    multilabel_margin_loss,
    multilabel_soft_margin_loss,
    pairwise_distance,
    poisson_nll_loss,
    _reduce,
    soft_margin_loss,
    triplet_margin_loss,
    triplet_margin_with_distance_loss,
)
from torch.nn._nodes import node
from torch.nn._volumes import conv3d, conv_transpose3d
from torch.nn._windows import (
    adaptive_avg_pool3d,
    adaptive_max_pool as _adaptive_max_pool,
    avg_pool as _avg_pool,
    fractional_max_pool as _fractional_max_pool,
    lp_pool3d,
    max_pool as _max_pool,
    max_unpool as _max_unpool,
)


def pad(input, pad, mode="constant", value=None):
    """The input with its last dimensions widened: (left, right, top, bottom, ...)."""
    count = len(pad)
    if count % 2:
        raise RuntimeError("Padding length must be divisible by 2")
    if mode != "constant":
        if value is not None and value != 0:
            raise ValueError(f'Padding mode "{mode}" doesn\'t take in value argument')
        if mode in ("reflect", "replicate", "circular") and (
                2 * input.dim() - count not in (2, 4) or count > 6):
            raise NotImplementedError(
                f"Padding size {count} is not supported for {input.dim()}D input tensor.\n"
                "Supported combinations for non-constant padding:\n"
                "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
                "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
                "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
    return _pad(input, pad, mode, value)


def _applied(function, input, inplace, *options):
    """A function of the input; in place, what its derivative needs is kept aside first."""
    if not inplace:
        return function(input, *options)
    kept = input.clone() if input.requires_grad and torch.is_grad_enabled() else input
    return input.copy_(function(kept, *options))


def relu(input, inplace=False):
    """max(0, x), element by element."""
    return input.relu_() if inplace else _relu(input)


def relu_(input):
    return input.relu_()


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0, inplace)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """x limited to the range from `min_val` to `max_val`."""
    return _applied(_hardtanh, input, inplace, min_val, max_val)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x where positive, `negative_slope * x` elsewhere."""
    return _applied(_leaky_relu, input, inplace, negative_slope)


def elu(input, alpha=1.0, inplace=False):
    """x where positive, `alpha * (exp(x) - 1)` elsewhere."""
    return _applied(_elu, input, inplace, alpha)


def celu(input, alpha=1.0, inplace=False):
    return _applied(_celu, input, inplace, alpha)


def selu(input, inplace=False):
    return _applied(_selu, input, inplace)


def gelu(input, approximate="none"):
    """x times the probability that a normal variable is below x."""
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return _gelu(input, approximate=approximate)


def silu(input, inplace=False):
    """x * sigmoid(x)."""
    return _applied(_silu, input, inplace)


def mish(input, inplace=False):
    """x * tanh(softplus(x))."""
    return _applied(_mish, input, inplace)


def hardswish(input, inplace=False):
    return _applied(_hardswish, input, inplace)


def hardsigmoid(input, inplace=False):
    return _applied(_hardsigmoid, input, inplace)


def threshold(input, threshold, value, inplace=False):
    """x where it is above `threshold`, `value` elsewhere."""
    return _applied(_threshold, input, inplace, threshold, value)


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def softsign(input):
    """x / (1 + |x|)."""
    return input / (input.abs() + 1)


def tanhshrink(input):
    return input - input.tanh()


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
    if input.is_contiguous():
        return _applied(_dropout, input, inplace, p)
    noise = _noise(input, p)
    return input.mul_(noise) if inplace else input * noise


def _noise(input, p):
    """0 or 1 / (1 - p) for each element, drawn in the order in which they lie in memory."""
    strides = input.stride()
    order = sorted(range(input.dim()), key=lambda d: -strides[d])
    back = sorted(range(input.dim()), key=lambda i: order[i])
    noise = input.new_empty([input.size(d) for d in order])
    noise.bernoulli_(1 - p)
    if p < 1:
        noise.div_(1 - p)
    return noise.permute(back)


def _feature_dropout(input, p, training):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0.0:
        return input
    mask = input.new_empty(input.shape[:2] + (1,) * (input.dim() - 2))
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


# Distances.


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
    """`batch_norm` of each sample on its own."""
    if use_input_stats:
        if input.numel() == input.size(0) * input.size(1) and input.dim() > 2:
            raise ValueError(
                "Expected more than 1 spatial element when training, got input size "
                f"{input.size()}")
    elif running_mean is None or running_var is None:
        raise RuntimeError(
            "Expected running_mean and running_var to be defined when use_input_stats is false")
    n, c = input.shape[:2]

    def repeated(tensor):
        return None if tensor is None else tensor.repeat(n)

    mean, var = repeated(running_mean), repeated(running_var)
    flat = input.reshape(1, n * c, *input.shape[2:])
    result = _batch_norm(
        flat, mean, var, repeated(weight), repeated(bias), use_input_stats, momentum, eps)
    with torch.no_grad():
        if running_mean is not None:
            running_mean.copy_(mean.view(n, c).mean(0))
        if running_var is not None:
            running_var.copy_(var.view(n, c).mean(0))
    return result.view(input.shape)


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


def max_pool3d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    dilation=1,
    ceil_mode=False,
    return_indices=False,
):
    """The largest value of each window of a volume."""
    values, indices = _max_pool(3, input, kernel_size, stride, padding, dilation, ceil_mode)
    return (values, indices) if return_indices else values


def avg_pool3d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    """The mean of each window of a volume."""
    return _avg_pool(
        3, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


def avg_pool2d(
    input,
    kernel_size,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
    divisor_override=None,
):
    """The mean of each window."""
    if divisor_override is not None:
        return _avg_pool(
            2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
    return _avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad)


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool1d` chose back to its places."""
    return _max_unpool(1, input, indices, kernel_size, stride, padding, output_size)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool2d` chose back to its places."""
    return _max_unpool(2, input, indices, kernel_size, stride, padding, output_size)


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts what `max_pool3d` chose back to its places."""
    return _max_unpool(3, input, indices, kernel_size, stride, padding, output_size)


def fractional_max_pool2d(
    input,
    kernel_size,
    output_size=None,
    output_ratio=None,
    return_indices=False,
    _random_samples=None,
):
    """The largest values of windows at random places."""
    values, indices = _fractional_max_pool(
        2, input, kernel_size, output_size, output_ratio, _random_samples)
    return (values, indices) if return_indices else values


def fractional_max_pool3d(
    input,
    kernel_size,
    output_size=None,
    output_ratio=None,
    return_indices=False,
    _random_samples=None,
):
    """The largest values of windows at random places of a volume."""
    values, indices = _fractional_max_pool(
        3, input, kernel_size, output_size, output_ratio, _random_samples)
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


def adaptive_max_pool1d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(1, input, output_size)
    return (values, indices) if return_indices else values


def adaptive_max_pool2d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(2, input, output_size)
    return (values, indices) if return_indices else values


def adaptive_max_pool3d(input, output_size, return_indices=False):
    values, indices = _adaptive_max_pool(3, input, output_size)
    return (values, indices) if return_indices else values


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def adaptive_max_pool1d_with_indices(input, output_size):
    return adaptive_max_pool1d(input, output_size, True)


def adaptive_max_pool2d_with_indices(input, output_size):
    return adaptive_max_pool2d(input, output_size, True)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """All windows of an image as columns."""
    return im2col(input, _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Columns added back into an image."""
    return col2im(
        input,
        _pair(output_size),
        _pair(kernel_size),
        _pair(dilation),
        _pair(padding),
        _pair(stride),
    )


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


def dropout3d(input, p=0.5, training=True, inplace=False):
    """Zeroes whole channels of volumes."""
    return _feature_dropout(input, p, training)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    """`alpha_dropout` of whole channels."""
    if not training or p == 0.0:
        return input
    alpha = 1.7580993408473766
    a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    shape = list(input.shape[:2]) + [1] * (input.dim() - 2)
    noise = torch.empty(shape).bernoulli_(1 - p)
    return input * (noise * a) + ((noise - 1) * (alpha * a) + alpha * a * p)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    """Divides by the size of the neighbouring channels."""
    if input.dim() < 3:
        raise ValueError(
            "Expected 3D or higher dimensionality input "
            f"(got {input.dim()} dimensions)")
    squares = input.mul(input)
    wide = squares.new_zeros(
        [input.size(0), input.size(1) + size - 1] + list(input.shape[2:]))
    wide[:, size // 2 : size // 2 + input.size(1)] = squares
    total = wide[:, : input.size(1)]
    for i in range(1, size):
        total = total + wide[:, i : i + input.size(1)]
    return input / (total / size).mul(alpha).add(k).pow(beta)


def pixel_unshuffle(input, downscale_factor):
    """(C, r*H, r*W) to (r*r*C, H, W)."""
    r = downscale_factor
    *lead, c, h, w = input.shape
    if h % r or w % r:
        raise RuntimeError(
            f"pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)="
            f"{h} is not divisible by {r}" if h % r else
            f"pixel_unshuffle expects width to be divisible by downscale_factor, but input.size(-1)="
            f"{w} is not divisible by {r}")
    n = len(lead)
    parts = input.reshape(*lead, c, h // r, r, w // r, r)
    order = list(range(n)) + [n, n + 2, n + 4, n + 1, n + 3]
    return parts.permute(*order).reshape(*lead, c * r * r, h // r, w // r)


def channel_shuffle(input, groups):
    """Mixes the channels of several groups."""
    shape = list(input.shape)
    if shape[1] % groups:
        raise RuntimeError(
            "Number of channels must be divisible by groups. Got "
            f"{shape[1]} channels and {groups} groups.")
    parts = input.reshape([shape[0], groups, shape[1] // groups] + shape[2:])
    return parts.transpose(1, 2).reshape(shape)


native_channel_shuffle = channel_shuffle


def pdist(input, p=2.0):
    """The distances of all pairs of rows."""
    n = input.size(0)
    first, second = torch.triu_indices(n, n, 1)
    return node(
        "PdistBackward0", lambda t: (t[first] - t[second]).norm(p, dim=1), input)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """The p-norm of each window."""
    kw, kh = _pair(kernel_size)
    out = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * relu(torch.abs(out))).mul(kw * kh).pow(1.0 / norm_type)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """The p-norm of each window."""
    out = avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * relu(torch.abs(out))).mul(kernel_size).pow(1.0 / norm_type)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    """A leaky rectifier whose slope is drawn at random in training."""
    if lower > upper:
        raise RuntimeError(
            f"Lower bound should be less than or equal to the upper bound, but got: lower={lower}, "
            f"upper={upper}")
    slope = (lower + upper) / 2
    if training:
        falls = input.detach() <= 0
        drawn = torch.empty(int(falls.sum()), dtype=torch.float64).uniform_(lower, upper)
        slope = torch.ones_like(input.detach())
        slope[falls] = drawn.to(input.dtype)

    def rectify(input):
        return input * slope if training else _leaky_relu(input, slope)

    result = node("RreluWithNoiseBackward0", rectify, input)
    return input.copy_(result) if inplace else result


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    warnings.warn("`nn.functional.upsample` is deprecated. "
                  "Use `nn.functional.interpolate` instead.")
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    warnings.warn("`nn.functional.upsample_nearest` is deprecated. "
                  "Use `nn.functional.interpolate` instead.")
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    warnings.warn("`nn.functional.upsample_bilinear` is deprecated. "
                  "Use `nn.functional.interpolate` instead.")
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def _in_place(function):
    def change(input, *args, **kwargs):
        return input.copy_(function(input, *args, **kwargs))

    change.__name__ = function.__name__ + "_"
    return change


elu_, selu_, celu_ = _in_place(elu), _in_place(selu), _in_place(celu)
hardtanh_, leaky_relu_ = _in_place(hardtanh), _in_place(leaky_relu)
threshold_, rrelu_ = _in_place(threshold), _in_place(rrelu)
