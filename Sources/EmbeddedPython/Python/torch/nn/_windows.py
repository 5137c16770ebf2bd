"""Pools in any number of dimensions, and the pools whose windows differ in size.

A pool of equal windows looks at the padded input once for every place in the window: each look is
a strided view of the output's shape. The greatest or the sum of these views is the pool.
"""

import itertools
import math

import torch
from torch._autocast import widened
from torch.nn._nodes import node

__name__ = "torch.nn.functional"


def listed(value, n):
    """A number, or one for each of `n` dimensions."""
    if isinstance(value, (tuple, list)):
        return list(value) * n if len(value) == 1 else list(value)
    return [value] * n


def _output_size(size, kernel, stride, padding, dilation, ceil_mode):
    reach = size + 2 * padding - dilation * (kernel - 1) - 1
    count = -(-reach // stride) + 1 if ceil_mode else reach // stride + 1
    if ceil_mode and (count - 1) * stride >= size + padding:
        count -= 1
    return count


def _check(name, input, n, kernel, stride, padding, sizes):
    if input.dim() not in (n + 1, n + 2):
        raise RuntimeError(
            f"{name}: Expected {n + 1}D or {n + 2}D (batch mode) tensor for input, "
            f"but got: {list(input.shape)}")
    for k, p in zip(kernel, padding):
        if p < 0 or 2 * p > k:
            raise RuntimeError(
                "pad should be at most half of effective kernel size, but got "
                f"pad={p}, kernel_size={k} and dilation=1")
    if min(sizes) < 1:
        shape = tuple(input.shape[-n - 1:])
        planes = input.size(-n - 1)

        def text(numbers):
            return "x".join(str(k) for k in numbers)

        raise RuntimeError(
            f"Given input size: ({text(shape)}). Calculated output size: "
            f"({text([planes] + sizes)}). Output size is too small")


def _views(input, n, sizes, kernel, stride, padding, dilation, fill):
    """For each place in the window, the elements that it meets."""
    ends = []
    for size, count, k, s, p, d in reversed(
            list(zip(input.shape[-n:], sizes, kernel, stride, padding, dilation))):
        ends += [p, max(0, (count - 1) * s + d * (k - 1) + 1 - size - p)]
    wide = torch.nn.functional.pad(input, ends, value=fill) if any(ends) else input
    for place in itertools.product(*(range(k) for k in kernel)):
        spans = tuple(
            slice(d * at, d * at + (count - 1) * s + 1, s)
            for at, d, count, s in zip(place, dilation, sizes, stride))
        yield wide[(...,) + spans]


def max_pool(n, input, kernel_size, stride, padding, dilation, ceil_mode):
    """The greatest elements of all windows and their places, counted within one channel."""
    kernel = listed(kernel_size, n)
    stride = listed(kernel_size if stride is None else stride, n)
    padding, dilation = listed(padding, n), listed(dilation, n)
    sizes = [
        _output_size(*each, ceil_mode)
        for each in zip(input.shape[-n:], kernel, stride, padding, dilation)]
    _check(f"max_pool{n}d", input, n, kernel, stride, padding, sizes)

    def pool(input):
        views = _views(input, n, sizes, kernel, stride, padding, dilation, -math.inf)
        values, which = torch.stack(list(views), -1).max(-1)
        with torch.no_grad():
            index, rest = 0, which
            step = 1
            for dim in range(n - 1, -1, -1):
                at = rest % kernel[dim]
                rest = rest // kernel[dim]
                first = torch.arange(sizes[dim], device=input.device) * stride[dim] - padding[dim]
                shape = [1] * n
                shape[dim] = sizes[dim]
                index = index + (first.view(shape) + at * dilation[dim]) * step
                step *= input.size(dim - n)
        return values, index

    return node(f"MaxPool{n}DWithIndicesBackward0", pool, input)


def avg_pool(
    n, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override
):
    """The means of all windows."""
    kernel = listed(kernel_size, n)
    stride = listed(kernel_size if stride is None else stride, n)
    padding, ones = listed(padding, n), [1] * n
    if divisor_override == 0:
        raise RuntimeError("divisor must be not zero")
    sizes = [
        _output_size(*each, ceil_mode)
        for each in zip(input.shape[-n:], kernel, stride, padding, ones)]
    _check(f"avg_pool{n}d", input, n, kernel, stride, padding, sizes)

    def pool(input):
        views = _views(input, n, sizes, kernel, stride, padding, ones, 0.0)
        total = next(views)
        for view in views:
            total = total + view
        if divisor_override is not None:
            return total / divisor_override
        count = input.new_ones(())
        for dim in range(n):
            first = torch.arange(sizes[dim], device=input.device) * stride[dim] - padding[dim]
            size = input.size(dim - n)
            last = (first + kernel[dim]).clamp(max=size + padding[dim])
            if not count_include_pad:
                first, last = first.clamp(min=0), last.clamp(max=size)
            shape = [1] * n
            shape[dim] = sizes[dim]
            count = count * (last - first).view(shape)
        return total / count.to(input.dtype)

    return node(f"AvgPool{n}DBackward0", pool, input)


def _spans(size, count):
    return [(i * size // count, -(-(i + 1) * size // count)) for i in range(count)]


def _adaptive_sizes(input, n, output_size):
    sizes = listed(output_size, n)
    return [input.size(i - n) if s is None else s for i, s in enumerate(sizes)]


def _adaptive(input, n, sizes, reduce):
    """The reduced windows, gathered into a tensor of the output's shape."""
    spans = [_spans(input.size(i - n), count) for i, count in enumerate(sizes)]
    windows = [
        reduce(input[(...,) + tuple(slice(a, b) for a, b in place)].flatten(-n), place)
        for place in itertools.product(*spans)]
    if isinstance(windows[0], tuple):
        parts = zip(*windows)
        return tuple(torch.stack(list(part), -1).unflatten(-1, sizes) for part in parts)
    return torch.stack(windows, -1).unflatten(-1, sizes)


def adaptive_avg_pool3d(input, output_size):
    input = widened(input)
    sizes = _adaptive_sizes(input, 3, output_size)
    if input.dim() not in (4, 5):
        raise RuntimeError(
            "adaptive_avg_pool3d(): Expected 4D or 5D tensor, but got " + str(list(input.shape)))
    if sizes == [1, 1, 1]:
        return input.mean((-1, -2, -3), keepdim=True)

    def mean(window, place):
        return window.sum(-1) / window.size(-1)

    return node("AdaptiveAvgPool3DBackward0", lambda t: _adaptive(t, 3, sizes, mean), input)


def adaptive_max_pool(n, input, output_size):
    """The greatest elements of `output_size` windows, and their places."""
    sizes = _adaptive_sizes(input, n, output_size)
    if input.dim() not in (n + 1, n + 2):
        raise RuntimeError(
            f"adaptive_max_pool{n}d(): Expected {n + 1}D or {n + 2}D tensor, but got: "
            f"{list(input.shape)}")
    shape = input.shape[-n:]

    def greatest(window, place):
        values, which = window.max(-1)
        index, step = 0, 1
        for dim in range(n - 1, -1, -1):
            a, b = place[dim]
            index = index + (which % (b - a) + a) * step
            which = which // (b - a)
            step *= shape[dim]
        return values, index

    name = f"AdaptiveMaxPool{n}DBackward0"
    return node(name, lambda t: _adaptive(t, n, sizes, greatest), input)


def max_unpool(n, input, indices, kernel_size, stride, padding, output_size):
    """Each element put back to its place, zeros around."""
    kernel = listed(kernel_size, n)
    stride = listed(kernel_size if stride is None else stride, n)
    padding = listed(padding, n)
    sizes = [
        (size - 1) * s + k - 2 * p
        for size, k, s, p in zip(input.shape[-n:], kernel, stride, padding)]
    if output_size is not None:
        wanted = list(output_size)
        if len(wanted) == n + 2:
            wanted = wanted[2:]
        if len(wanted) != n:
            raise ValueError(
                "output_size should be a sequence containing "
                f"{n} or {n + 2} elements, but it has a length of '{len(wanted)}'")
        for d in range(n):
            low, high = sizes[d] - stride[d], sizes[d] + stride[d]
            if not low < wanted[d] < high:
                raise ValueError(
                    f'invalid output_size "{torch.Size(wanted)}" (dim {d} must be between {low} and '
                    f"{high})")
        sizes = wanted
    total = math.prod(sizes)
    bad = (indices < 0) | (indices >= total)
    if bad.any():
        shape = "x".join(str(size) for size in ([1] if n == 1 else []) + sizes)
        raise RuntimeError(
            f"{'F' if n < 3 else 'f'}ound an invalid max index: {indices[bad][0].item()} "
            f"(output volumes are of size {shape}" + (")" if n < 3 else ""))

    def put_back(input):
        flat = input.flatten(-n)
        wide = flat.new_zeros(flat.shape[:-1] + (total,))
        return wide.scatter(-1, indices.flatten(-n), flat).unflatten(-1, sizes)

    return node(f"MaxUnpool{max(n, 2)}DBackward0", put_back, input)


def _fraction_starts(samples, size, count, pool):
    """Where the windows of a fractional pool begin along one dimension."""
    if count == 1:
        return [size - pool]
    alpha = torch.tensor(float(size - pool), dtype=samples.dtype) / (count - 1)
    steps = torch.arange(count - 1, dtype=samples.dtype)
    starts = ((steps + samples) * alpha).long() - (samples * alpha).long()
    return starts.tolist() + [size - pool]


def fractional_max_pool(n, input, kernel_size, output_size, output_ratio, samples):
    """Greatest elements of windows whose places are drawn at random (Graham 2014)."""
    if output_size is None and output_ratio is None:
        raise ValueError(
            f"fractional_max_pool{n}d requires specifying either an output_size or an output_ratio")
    kernel = listed(kernel_size, n)
    if output_size is None:
        ratio = listed(output_ratio, n)
        sizes = [int(input.size(i - n) * ratio[i]) for i in range(n)]
    else:
        sizes = listed(output_size, n)
    batched = input if input.dim() == n + 2 else input.unsqueeze(0)
    rows, planes = batched.shape[:2]
    if samples is None:
        samples = torch.rand(rows, planes, n, dtype=input.dtype)
    order = [1, 0] if n == 2 else [0, 1, 2]
    shape = batched.shape[-n:]

    def pool(batched):
        values, places = [], []
        for row, plane in itertools.product(range(rows), range(planes)):
            drawn = samples[row, plane]
            starts = [
                _fraction_starts(drawn[order[d]], shape[d], sizes[d], kernel[d]) for d in range(n)]
            grid = []
            for d in range(n):
                at = torch.tensor(starts[d])[:, None] + torch.arange(kernel[d])
                view = [1] * (2 * n)
                view[d], view[n + d] = sizes[d], kernel[d]
                grid.append(at.view(view))
            flat = 0
            for d in range(n):
                flat = flat * shape[d] + grid[d]
            flat = flat.flatten(n)
            best, which = batched[row, plane].flatten()[flat].max(-1)
            values.append(best)
            places.append(flat.gather(-1, which.unsqueeze(-1)).squeeze(-1))
        return (torch.stack(values).unflatten(0, (rows, planes)),
                torch.stack(places).unflatten(0, (rows, planes)))

    values, places = node(f"FractionalMaxPool{n}DBackward0", pool, batched)
    if input.dim() == n + 1:
        return values.squeeze(0), places.squeeze(0)
    return values, places


def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """The p-norm of each window."""
    a, b, c = listed(kernel_size, 3)
    out = avg_pool(3, input.pow(norm_type), kernel_size, stride, 0, ceil_mode, True, None)
    return (torch.sign(out) * torch.relu(torch.abs(out))).mul(a * b * c).pow(1.0 / norm_type)
