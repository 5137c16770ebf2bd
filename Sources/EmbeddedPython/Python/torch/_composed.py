"""Rarely used functions of `torch`, composed of others; imported when first named."""

import math

import torch
from torch._composition import composed, named


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
    return named("histogram", ["hist", "bin_edges"], [hist, edges])


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
    return (0.08 * (2 * k).cos() - 0.5 * k.cos() + 0.42)[:window_length]


def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None):
    """A bell of Bessel functions."""
    if window_length == 1:
        return torch.ones(1, dtype=dtype)
    n = window_length + 1 if periodic else window_length
    k = torch.arange(n, dtype=dtype or torch.get_default_dtype())
    ratio = 2 * k / (n - 1) - 1
    window = torch.i0(beta * (1 - ratio * ratio).clamp(min=0).sqrt()) / torch.i0(torch.tensor(beta))
    return window[:window_length]


def fill(input, value):
    """A tensor like the input with every element `value`."""
    return torch.full_like(input, value)


def batch_norm(
    input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled=True
):
    return torch.nn.functional.batch_norm(
        input, running_mean, running_var, weight, bias, training, momentum, eps
    )


def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    return torch.nn.functional.embedding(indices, weight, padding_idx if padding_idx >= 0 else None)


def _scattered(name, input, src, place):
    """A copy of the input with `src` in the place that a view shows."""

    def scattered(input, src):
        result = input.clone()
        view = place(result)
        if view.shape != src.shape:
            raise RuntimeError(
                f"expected src to have a size equal to the slice of self. src size = "
                f"{list(src.shape)}, slice size = {list(view.shape)}"
            )
        view.copy_(src)
        return result

    return composed(name, scattered, input, src)


def select_scatter(input, src, dim, index):
    """A copy with one slice replaced."""
    return _scattered("SelectScatterBackward0", input, src, lambda x: x.select(dim, index))


def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    """A copy with a range of slices replaced."""
    places = [slice(None)] * (dim % input.dim()) + [slice(start, end, step)]
    return _scattered("SliceScatterBackward0", input, src, lambda x: x[tuple(places)])


def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    """A copy with a diagonal replaced."""
    return _scattered(
        "DiagonalScatterBackward0", input, src, lambda x: x.diagonal(offset, dim1, dim2)
    )


def narrow_copy(input, dim, start, length):
    return input.narrow(dim, start, length).clone()


def index_reduce(input, dim, index, source, reduce, *, include_self=True):
    """Slices combined with those of another tensor: 'prod', 'mean', 'amax' or 'amin'."""
    if reduce not in ("prod", "mean", "amax", "amin"):
        raise RuntimeError(
            f"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}."
        )
    sizes = [1] * input.dim()
    sizes[dim] = -1
    places = index.view(sizes).expand_as(source)
    return input.scatter_reduce(dim, places, source, reduce, include_self=include_self)


def sum_to_size(input, *size):
    """Summed so that it has a size to which it could be broadcast."""
    size = tuple(size[0]) if len(size) == 1 and not isinstance(size[0], int) else size
    lead = input.dim() - len(size)
    fits = lead >= 0 and all(a == b or a == 1 for a, b in zip(size, input.shape[lead:]))
    if not fits:
        raise RuntimeError(
            f"size {{{list(size)}}} is not expandable to size {{{list(input.shape)}}}."
        )
    dims = list(range(lead))
    dims += [lead + i for i, n in enumerate(size) if n == 1 and input.shape[lead + i] != 1]
    return input.sum(dims, keepdim=True).reshape(size) if dims else input


def pdist(input, p=2.0):
    """The distances between each two rows."""
    if input.dim() != 2:
        raise RuntimeError(f"pdist only supports 2D tensors, got: {input.dim()}D")
    rows = torch.combinations(torch.arange(input.size(0)))

    def distances(input):
        return (input[rows[:, 0]] - input[rows[:, 1]]).norm(p, 1)

    return composed("PdistBackward0", distances, input)


def nuclear_norm(input, dim=None, keepdim=False):
    return torch.linalg.matrix_norm(input, "nuc", (0, 1) if dim is None else dim, keepdim)


def frobenius_norm(input, dim=(), keepdim=False):
    return torch.linalg.vector_norm(input, 2, dim or None, keepdim)


def norm_except_dim(v, pow=2, dim=0):
    """The norms of the slices along one dimension."""
    if dim == -1:
        return v.norm(pow)
    others = tuple(d for d in range(v.dim()) if d != dim % v.dim())
    return v.norm(pow, others, keepdim=True)


def nonzero_static(input, *, size, fill_value=-1):
    """As many places of elements that are not zero as asked for."""
    found = input.nonzero()[:size]
    rest = torch.full((size - found.size(0), input.dim()), fill_value)
    return torch.cat([found, rest])


def map_(input, other, function):
    """Replaces each element by a function of it and one of another tensor."""
    other = other.expand_as(input)
    values = [function(a, b) for a, b in zip(input.flatten().tolist(), other.flatten().tolist())]
    return input.copy_(torch.tensor(values).view(input.shape))


def apply_(input, function):
    """Replaces each element by a function of it."""
    values = [function(a) for a in input.flatten().tolist()]
    return input.copy_(torch.tensor(values).view(input.shape))


def is_set_to(input, other):
    """Whether two tensors are the same view of the same storage."""
    return (
        input.data_ptr() == other.data_ptr()
        and input.shape == other.shape
        and input.stride() == other.stride()
        and input.numel() > 0
    )


def fill_(input, value):
    return input.fill_(value)


def zero_(input):
    return input.zero_()


def detach_(input):
    return input.detach_()


def resize_as_(input, the_template):
    return input.resize_as_(the_template)


def get_device(input):
    return input.get_device()


def is_signed(input):
    return input.is_signed()


def is_neg(input):
    return False


def is_anomaly_enabled():
    return torch.autograd.anomaly()


def set_anomaly_enabled(enabled, check_nan=True):
    torch.autograd.set_anomaly(enabled)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    return torch.nn.functional.rms_norm(input, normalized_shape, weight, eps)


def instance_norm(
    input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled=True
):
    return torch.nn.functional.instance_norm(
        input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps
    )


def _sparse(*args, **kwargs):
    raise NotImplementedError(
        "sparse tensors are not supported; a dense tensor from torch.zeros, filled by index, is"
    )


sparse_coo_tensor = sparse_csr_tensor = sparse_csc_tensor = sparse_compressed_tensor = _sparse
to_sparse = to_sparse_csr = to_sparse_coo = _sparse
