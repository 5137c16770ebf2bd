"""Rarely used functions of `torch`, composed of others; imported when first named."""

import math

import torch


def trapezoid(y, x=None, *, dx=1, dim=-1):
    """The area under points, by the trapezoidal rule."""
    size = y.size(dim)
    above, below = y.narrow(dim, 1, size - 1), y.narrow(dim, 0, size - 1)
    if x is None:
        return ((above + below) * dx).sum(dim) / 2
    return ((above + below) * x.diff(dim=dim if x.dim() > 1 else -1)).sum(dim) / 2


trapz = trapezoid


def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
    """The running area under points."""
    size = y.size(dim)
    sums = y.narrow(dim, 1, size - 1) + y.narrow(dim, 0, size - 1)
    step = dx if x is None else x.diff(dim=dim if x.dim() > 1 else -1)
    return (sums * step).cumsum(dim) / 2


def cov(input, *, correction=1, fweights=None, aweights=None):
    """How the rows of a matrix vary together."""
    x = input.view(1, -1) if input.dim() < 2 else input
    if fweights is None and aweights is None:
        n = x.size(1)
        centred = x - x.mean(1, keepdim=True)
        return (centred @ centred.t() / max(n - correction, 0)).squeeze()
    w = fweights if aweights is None else aweights if fweights is None else fweights * aweights
    total = w.sum()
    mean = (x * w).sum(1, keepdim=True) / total
    centred = x - mean
    scale = total - correction
    if aweights is not None and correction != 0:
        scale = total - correction * (w * aweights).sum() / total
    return ((centred * w) @ centred.t() / scale).squeeze()


def corrcoef(input):
    """The correlation of the rows of a matrix."""
    c = cov(input)
    if c.dim() == 0:
        return c / c
    d = c.diagonal().sqrt()
    return (c / d[:, None] / d[None, :]).clamp(-1, 1)


def histogram(input, bins, *, range=None, weight=None, density=False):
    """How many elements fall into each bin, and the bins' edges."""
    if isinstance(bins, int):
        low, high = range if range is not None else (input.min().item(), input.max().item())
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = torch.linspace(low, high, bins + 1, dtype=input.dtype)
    else:
        edges = bins
    flat = input.reshape(-1)
    place = torch.searchsorted(edges, flat, right=True) - 1
    place[flat == edges[-1]] = edges.numel() - 2
    inside = (place >= 0) & (place < edges.numel() - 1)
    w = torch.ones_like(flat) if weight is None else weight.reshape(-1)
    hist = torch.zeros(edges.numel() - 1, dtype=input.dtype)
    hist.index_add_(0, place[inside], w[inside])
    if density:
        hist = hist / (hist.sum() * edges.diff())
    return hist, edges


def heaviside(input, values):
    """0 below zero, `values` at zero, 1 above."""
    return torch.where(input == 0, values, (input > 0).to(input.dtype))


def ldexp(input, other):
    """input * 2**other."""
    return input * torch.pow(2.0, other)


def gcd(input, other):
    """The greatest common divisor."""
    a, b = torch.broadcast_tensors(input.abs(), other.abs())
    a, b = a.clone(), b.clone()
    while (b != 0).any():
        rest = torch.where(b == 0, torch.zeros_like(a), a % torch.where(b == 0, 1, b))
        a, b = torch.where(b == 0, a, b), rest
    return a


def lcm(input, other):
    """The least common multiple."""
    divisor = gcd(input, other)
    return torch.where(divisor == 0, 0, (input * other).abs() // torch.where(divisor == 0, 1, divisor))


def renorm(input, p, dim, maxnorm):
    """Slices along `dim` scaled so that their p-norm is at most `maxnorm`."""
    others = tuple(d for d in range(input.dim()) if d != dim % input.dim())
    norms = input.norm(p, others, keepdim=True)
    return input * torch.where(norms > maxnorm, maxnorm / (norms + 1e-7), torch.ones_like(norms))


def matrix_exp(A):
    """The exponential of a square matrix."""
    norm = A.abs().sum(-2).max().item() if A.numel() else 0.0
    squarings = max(0, int(math.ceil(math.log2(norm))) + 4) if norm > 0 else 0
    scaled = A / 2**squarings
    result = term = torch.eye(A.size(-1), dtype=A.dtype).expand(A.shape)
    for k in range(1, 19):
        term = term @ scaled / k
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result


def hann_window(window_length, periodic=True, *, dtype=None):
    """A raised cosine."""
    return hamming_window(window_length, periodic, 0.5, 0.5, dtype=dtype)


def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None):
    """A raised cosine on a pedestal."""
    if window_length == 1:
        return torch.ones(1, dtype=dtype)
    n = window_length + 1 if periodic else window_length
    k = torch.arange(n, dtype=dtype or torch.get_default_dtype())
    window = k.mul(math.pi * 2 / (n - 1)).cos().mul(-beta).add(alpha)
    return window[:window_length]


def bartlett_window(window_length, periodic=True, *, dtype=None):
    """A triangle."""
    if window_length == 1:
        return torch.ones(1, dtype=dtype)
    n = window_length + 1 if periodic else window_length
    k = torch.arange(n, dtype=dtype or torch.get_default_dtype()) * (2 / (n - 1))
    return torch.where(k <= 1, k, 2 - k)[:window_length]


def blackman_window(window_length, periodic=True, *, dtype=None):
    """A sum of cosines."""
    if window_length == 1:
        return torch.ones(1, dtype=dtype)
    n = window_length + 1 if periodic else window_length
    k = torch.arange(n, dtype=dtype or torch.get_default_dtype()) * (math.pi * 2 / (n - 1))
    return (0.42 - 0.5 * k.cos() + 0.08 * (2 * k).cos())[:window_length]


def mvlgamma(input, p):
    """The logarithm of the multivariate gamma function."""
    result = torch.full_like(input, p * (p - 1) / 4 * math.log(math.pi))
    for j in range(p):
        result = result + torch.lgamma(input - j / 2)
    return result


def fill(input, value):
    """A tensor like the input with every element `value`."""
    return torch.full_like(input, value)


def svd(input, some=True, compute_uv=True):
    """The singular value decomposition U, S, V."""
    u, s, vh = torch.linalg.svd(input, full_matrices=not some)
    return u, s, vh.mT


def qr(input, some=True):
    """An orthogonal and an upper triangular factor."""
    return torch.linalg.qr(input, "reduced" if some else "complete")


def cholesky(input, upper=False):
    """The triangular factor of a positive definite matrix."""
    return torch.linalg.cholesky(input, upper=upper)


def slogdet(input):
    """The sign and the logarithm of the determinant."""
    return torch.linalg.slogdet(input)


def pinverse(input, rcond=1e-15):
    """The pseudoinverse."""
    return torch.linalg.pinv(input)


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return torch.nn.functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode)


def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return torch.nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    return torch.nn.functional.avg_pool1d(
        input, kernel_size, stride, padding, ceil_mode, count_include_pad
    )


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return torch.nn.functional.conv1d(input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return torch.nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5, cudnn_enable=True):
    return torch.nn.functional.layer_norm(input, normalized_shape, weight, bias, eps)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5, cudnn_enabled=True):
    return torch.nn.functional.group_norm(input, num_groups, weight, bias, eps)


def batch_norm(
    input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled=True
):
    return torch.nn.functional.batch_norm(
        input, running_mean, running_var, weight, bias, training, momentum, eps
    )


def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    return torch.nn.functional.embedding(indices, weight, padding_idx if padding_idx >= 0 else None)


def threshold(input, threshold, value):
    return torch.nn.functional.threshold(input, threshold, value)


class autocast:
    """Mixed precision, which is not done here: the block runs as it is."""

    def __init__(self, device_type="cpu", dtype=None, enabled=True, cache_enabled=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __call__(self, func):
        return func
