"""Images at other places: resized, and sampled where a grid says."""

import itertools
import math
import warnings

import torch
from torch._autocast import widened
from torch.nn._nodes import node
from torch.nn._windows import adaptive_avg_pool3d, listed

__name__ = "torch.nn.functional"


def affine_grid(theta, size, align_corners=False):
    """The places that an affine map takes the pixels of an image of `size` to."""
    size = list(size)
    if not theta.is_floating_point():
        raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
    n = len(size) - 2
    if n not in (2, 3):
        raise NotImplementedError(
            "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, "
            f"respectively. Got size {torch.Size(size)}.")
    if theta.dim() != 3 or theta.shape[-2] != n or theta.shape[-1] != n + 1:
        raise ValueError(
            f"Expected a batch of {n}D affine matrices of shape Nx{n}x{n + 1} "
            f"for size {torch.Size(size)}. Got {theta.shape}.")
    counts = size[2:]

    def generate(theta):
        axes = []
        for count in counts:
            steps = torch.linspace(-1, 1, count, dtype=theta.dtype, device=theta.device)
            axes.append(steps if align_corners else steps * (count - 1) / count)
        mesh = torch.meshgrid(*axes, indexing="ij")
        base = torch.stack(list(reversed(mesh)) + [theta.new_ones(counts)], -1)
        flat = base.view(1, -1, n + 1).expand(theta.size(0), -1, -1)
        return flat.bmm(theta.transpose(1, 2)).view([theta.size(0)] + counts + [n])

    return node("AffineGridGeneratorBackward0", generate, theta)


def _reflected(x, low, high):
    """x mirrored into the range, given as twice its ends."""
    if low == high:
        return torch.zeros_like(x)
    least, span = low / 2, (high - low) / 2
    x = (x - least).abs()
    extra = x.fmod(span)
    return torch.where((x / span).floor() % 2 == 0, extra + least, span - extra + least)


def _padded(x, size, padding_mode, align_corners):
    """A place outside brought back, as the padding mode says."""
    if padding_mode == "reflection":
        low, high = (0, 2 * (size - 1)) if align_corners else (-1, 2 * size - 1)
        x = _reflected(x, low, high)
    return x if padding_mode == "zeros" else x.clamp(0, size - 1)


def _place(x, size, align_corners):
    """From -1 ... 1 to pixels."""
    return (x + 1) / 2 * (size - 1) if align_corners else ((x + 1) * size - 1) / 2


def _at(input, places):
    """The pixels at whole places, zero outside."""
    n = len(places)
    flat, inside = 0, torch.ones((), dtype=torch.bool, device=input.device)
    for at, size in zip(places, input.shape[-n:]):
        inside = inside & (at >= 0) & (at < size)
        flat = flat * size + at.clamp(0, size - 1)
    rows, planes = input.shape[:2]
    index = flat.reshape(rows, 1, -1).expand(-1, planes, -1)
    values = input.flatten(2).gather(2, index).view([rows, planes] + list(flat.shape[1:]))
    return values * inside.unsqueeze(1).to(input.dtype)


def _cubic(t, a=-0.75):
    """The four weights of cubic convolution for a fraction `t`."""

    def near(x):
        return ((a + 2) * x - (a + 3)) * x * x + 1

    def far(x):
        return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a

    return far(t + 1), near(t), near(1 - t), far(2 - t)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    """The input at the places of a grid, whose coordinates go from -1 to 1 (x first)."""
    input, grid = widened(input, grid)
    if mode not in ("bilinear", "nearest", "bicubic"):
        raise ValueError(
            "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', "
            f"but got: '{mode}'")
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError(
            "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or "
            f"'reflection', but got: '{padding_mode}'")
    if align_corners is None:
        align_corners = False
    n = input.dim() - 2
    if n not in (2, 3) or grid.dim() != input.dim():
        raise RuntimeError(
            "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but "
            f"got input with sizes {list(input.shape)} and grid with sizes {list(grid.shape)}")
    if grid.size(0) != input.size(0):
        raise RuntimeError(
            "grid_sampler(): expected grid and input to have same batch size, but got input with "
            f"sizes {list(input.shape)} and grid with sizes {list(grid.shape)}")
    if grid.size(-1) != n:
        raise RuntimeError(
            f"grid_sampler(): expected grid to have size {n} in last dimension, but got grid with "
            f"sizes {list(grid.shape)}")
    if mode == "bicubic" and n == 3:
        raise RuntimeError("grid_sampler(): bicubic interpolation only supports 4D input")
    sizes = input.shape[2:]

    def sample(input, grid):
        places = [_place(grid[..., n - 1 - d], sizes[d], align_corners) for d in range(n)]
        if mode == "bicubic":
            return _sample_cubic(input, places, padding_mode, align_corners)
        places = [
            _padded(x, size, padding_mode, align_corners) for x, size in zip(places, sizes)]
        if mode == "nearest":
            return _at(input, [x.round().long() for x in places])
        starts = [x.floor() for x in places]
        total = 0
        for corner in itertools.product((0, 1), repeat=n):
            weight = 1
            for side, x, start in reversed(list(zip(corner, places, starts))):
                weight = weight * (x - start if side else start + 1 - x)
            whole = [start.long() + side for side, start in zip(corner, starts)]
            total = total + _at(input, whole) * weight.unsqueeze(1)
        return total

    return node(f"GridSampler{n}DBackward0", sample, input, grid)


def _sample_cubic(input, places, padding_mode, align_corners):
    starts = [x.floor() for x in places]
    rows, columns = (_cubic(x - start) for x, start in zip(places, starts))
    total = 0
    for dy in range(4):
        line = 0
        for dx in range(4):
            whole = [starts[0] + dy - 1, starts[1] + dx - 1]
            whole = [
                _padded(x, size, padding_mode, align_corners).round().long()
                for x, size in zip(whole, input.shape[2:])]
            line = line + _at(input, whole) * columns[dx].unsqueeze(1)
        total = total + line * rows[dy].unsqueeze(1)
    return total


# Resizing: each dimension on its own, by a few weighted neighbours.


def _sources(mode, size, count, factor, align_corners):
    """For each place of the result, the indices of its neighbours and their weights."""
    k = torch.arange(count, dtype=torch.float32)
    if mode in ("nearest", "nearest-exact"):
        scale = torch.tensor(1.0 / factor if factor else size / count)
        at = (k + 0.5) * scale if mode == "nearest-exact" else k * scale
        return [(at.floor().long().clamp(max=size - 1), None)]
    if align_corners:
        scale = (size - 1) / (count - 1) if count > 1 else 0.0
        at = k * torch.tensor(scale)
    else:
        at = (k + 0.5) * torch.tensor(1.0 / factor if factor else size / count) - 0.5
        if mode != "bicubic":
            at = at.clamp(min=0)
    start = at.floor()
    fraction = at - start
    start = start.long()
    if mode == "bicubic":
        return [
            ((start + i - 1).clamp(0, size - 1), weight)
            for i, weight in enumerate(_cubic(fraction))]
    above = (start + 1).clamp(max=size - 1)
    return [(start.clamp(max=size - 1), 1 - fraction), (above, fraction)]


def resize(input, sizes, factors, mode, align_corners):
    """An image of any number of dimensions in another size."""
    n = len(sizes)

    def compute(input):
        for d in range(n - 1, -1, -1):
            dim = 2 + d
            neighbours = _sources(
                mode, input.size(dim), sizes[d], factors and factors[d], align_corners)
            total = None
            for index, weight in neighbours:
                part = input.index_select(dim, index.to(input.device))
                if weight is not None:
                    part = part * weight.to(input.device, input.dtype).view([-1] + [1] * (n - 1 - d))
                total = part if total is None else total + part
            input = total
        return input

    kind = {"linear": "Linear", "bilinear": "Bilinear", "trilinear": "Trilinear",
            "bicubic": "Bicubic", "nearest": "Nearest", "nearest-exact": "NearestExact"}[mode]
    return node(f"Upsample{kind}{n}DBackward0", compute, input)


_dimensions = {"linear": 3, "bilinear": 4, "trilinear": 5, "bicubic": 4}


def interpolate(
    input,
    size=None,
    scale_factor=None,
    mode="nearest",
    align_corners=None,
    recompute_scale_factor=None,
    antialias=False,
):
    """Resizes all but the first two dimensions, to a size or by a factor."""
    F = torch.nn.functional
    if mode in ("nearest", "area", "nearest-exact"):
        if align_corners is not None:
            raise ValueError(
                "align_corners option can only be set with the interpolating modes: linear | "
                "bilinear | bicubic | trilinear")
    elif align_corners is None:
        align_corners = False
    n = input.dim() - 2
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    for name, given in (("output size", size), ("scale_factor", scale_factor)):
        if isinstance(given, (list, tuple)) and len(given) != n:
            shape = "scale factors" if name == "scale_factor" else "output size"
            raise ValueError(
                f"Input and {name} must have the same number of spatial dimensions, but got input "
                f"with spatial dimensions of {list(input.shape[2:])} and {shape} of shape "
                f"{size if size is not None else scale_factor}. Please provide input tensor in "
                "(N, C, d1, d2, ...,dK) format and "
                + ("output size in (o1, o2, ...,oK) format." if size is not None
                   else "scale_factor in (s1, s2, ...,sK) format."))
    if antialias:
        raise NotImplementedError(
            "interpolate: antialias=True is not supported, average with F.avg_pool2d first")
    factors = None
    if size is not None:
        sizes = [int(s) for s in listed(size, n)]
    else:
        factors = listed(scale_factor, n)
        sizes = [int(math.floor(s * f)) for s, f in zip(input.shape[2:], factors)]
        exact = all(s * f == w for s, f, w in zip(input.shape[2:], factors, sizes))
        if recompute_scale_factor or exact:
            factors = None
    wanted = _dimensions.get(mode)
    if wanted is None and mode not in ("nearest", "area", "nearest-exact") or n not in (1, 2, 3):
        raise NotImplementedError(
            "Input Error: Only 3D, 4D and 5D input Tensors supported "
            f"(got {input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | "
            f"trilinear | lanczos | area | nearest-exact (got {mode})")
    if wanted is not None and wanted != input.dim():
        raise NotImplementedError(
            f"Got {input.dim()}D input, but {mode} mode needs {wanted}D input")
    if min(sizes) < 1:
        raise RuntimeError(
            "Input and output sizes should be greater than 0, but got input (H: "
            f"{input.size(-2)}, W: {input.size(-1)}) output (H: {sizes[-2]}, W: {sizes[-1]})")
    if mode == "area":
        pools = (F.adaptive_avg_pool1d, F.adaptive_avg_pool2d, adaptive_avg_pool3d)
        return pools[n - 1](input, sizes)
    if factors is None and n == 2 and mode in ("nearest", "bilinear"):
        if mode == "nearest":
            return F.upsample_nearest2d(input, tuple(sizes))
        return F.upsample_bilinear2d(input, tuple(sizes), align_corners)
    return resize(input, sizes, factors, mode, align_corners)


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
