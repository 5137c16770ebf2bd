"""Discrete Fourier transforms."""

import math

import torch
from torch._composition import composed, fourier


def _scale(norm, size, is_inverse):
    """What a transform of `size` numbers is multiplied with."""
    if norm not in (None, "backward", "ortho", "forward"):
        raise RuntimeError(f'Invalid normalization mode: "{norm}"')
    if norm == "ortho":
        return 1 / math.sqrt(size)
    return 1 / size if (norm == "forward") != is_inverse else 1.0


def _complex(input):
    """The input with complex elements."""
    if input.is_complex():
        return input
    return _floating(input).to(_floating(input).dtype.to_complex())


def _floating(input):
    kept = input.is_floating_point() or input.is_complex()
    return input if kept else input.to(torch.get_default_dtype())


def _require_real(name, input):
    if input.is_complex():
        kind = {torch.complex64: "ComplexFloat", torch.complex128: "ComplexDouble"}[input.dtype]
        raise TypeError(f"{name} expects a real input tensor, but got {kind}")
    return _floating(input)


def _resized(input, dim, size):
    """The input cut or filled with zeros to a size along a dimension."""
    if size < 1:
        raise RuntimeError(f"Invalid number of data points ({size}) specified")
    have = input.shape[dim]
    if have > size:
        return input.narrow(dim, 0, size)
    if have < size:
        dim %= input.dim()
        widths = [0, 0] * (input.dim() - 1 - dim) + [0, size - have]
        return torch.nn.functional.pad(input, widths)
    return input


def _dimension(input, dim):
    if not -input.dim() <= dim < max(input.dim(), 1):
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-max(input.dim(), 1)}, "
            f"{max(input.dim(), 1) - 1}], but got {dim})"
        )
    return dim % input.dim() if input.dim() else 0


def _all(x, dims, is_inverse, scale):
    """The transform along several dimensions; the last one is done first."""
    for place, dim in enumerate(reversed(dims)):
        x = fourier(x, dim, is_inverse, scale if place == 0 else 1.0)
    return x


def _c2c(input, dims, is_inverse, scale):
    if not dims:
        return input.clone()
    if len(dims) == 1:
        return fourier(input, dims[0], is_inverse, scale)
    return composed("FftC2CBackward0", lambda x: _all(x, dims, is_inverse, scale), input, takes_complex=True)


def _r2c(input, dims, scale, one_sided):
    def transform(x):
        result = fourier(_complex(x), dims[-1], False, scale)
        if one_sided:
            result = result.narrow(dims[-1], 0, x.shape[dims[-1]] // 2 + 1)
        return _all(result, dims[:-1], False, 1.0)
    return composed("FftR2CBackward0", transform, input)


def _c2r(input, dims, scale, size):
    last = dims[-1]

    def transform(x):
        x = _all(x, dims[:-1], True, 1.0)
        half = (size - 1) // 2
        x = _resized(x, last, size // 2 + 1)
        inner = x.narrow(last, 1, half)
        # The first number, and the middle one of an even count, mirror themselves: they are real.
        ends = [x.narrow(last, place, 1).real.to(x.dtype) for place in (0, half + 1)[: 2 - size % 2]]
        parts = ends[:1] + [inner] + ends[1:] + [inner.flip(last).conj()]
        return fourier(torch.cat(parts, last), last, True, scale).real.clone()
    return composed("FftC2RBackward0", transform, input, takes_complex=True)


def _one(input, n, dim, norm, is_inverse):
    dim = _dimension(input, dim)
    input = _floating(input)
    input = _resized(input, dim, input.shape[dim] if n is None else n)
    scale = _scale(norm, input.shape[dim], is_inverse)
    if input.is_complex():
        return _c2c(input, [dim], is_inverse, scale)
    result = _r2c(input, [dim], scale, False)
    return result.conj() if is_inverse else result


def fft(input, n=None, dim=-1, norm=None, *, out=None):
    """The transform along a dimension."""
    return _one(input, n, dim, norm, False)


def ifft(input, n=None, dim=-1, norm=None, *, out=None):
    """The inverse transform along a dimension."""
    return _one(input, n, dim, norm, True)


def rfft(input, n=None, dim=-1, norm=None, *, out=None):
    """The first half of the transform of real numbers; the other half mirrors it."""
    input = _require_real("rfft", input)
    dim = _dimension(input, dim)
    input = _resized(input, dim, input.shape[dim] if n is None else n)
    return _r2c(input, [dim], _scale(norm, input.shape[dim], False), True)


def irfft(input, n=None, dim=-1, norm=None, *, out=None):
    """The real numbers whose `rfft` is the input."""
    dim = _dimension(input, dim)
    size = 2 * (input.shape[dim] - 1) if n is None else n
    if size < 1:
        raise RuntimeError(f"Invalid number of data points ({size}) specified")
    input = _resized(_complex(input), dim, size // 2 + 1)
    return _c2r(input, [dim], _scale(norm, size, True), size)


def hfft(input, n=None, dim=-1, norm=None, *, out=None):
    """The real transform of numbers of which the other half mirrors the first."""
    dim = _dimension(input, dim)
    size = 2 * (input.shape[dim] - 1) if n is None else n
    input = _resized(_complex(input), dim, size // 2 + 1)
    return _c2r(input.conj(), [dim], _scale(norm, size, False), size)


def ihfft(input, n=None, dim=-1, norm=None, *, out=None):
    """The inverse of `hfft`."""
    input = _require_real("ihfft", input)
    dim = _dimension(input, dim)
    input = _resized(input, dim, input.shape[dim] if n is None else n)
    return _r2c(input, [dim], _scale(norm, input.shape[dim], True), True).conj()


def _several(input, s, dim, last_size=None):
    """The dimensions of a transform of several, and the size of each."""
    if isinstance(dim, int):
        dim = (dim,)
    if isinstance(s, int):
        s = (s,)
    if dim is None:
        if s is not None and len(s) > input.dim():
            raise RuntimeError(
                f"Got shape with {len(s)} values but input tensor only has {input.dim()} dimensions."
            )
        dim = range(input.dim()) if s is None else range(input.dim() - len(s), input.dim())
    dims = [_dimension(input, d) for d in dim]
    if len(set(dims)) != len(dims):
        raise RuntimeError("FFT dims must be unique")
    if s is not None and len(s) != len(dims):
        raise RuntimeError(
            "When given, dim and shape arguments must have the same length, but got "
            f"dim length {len(dims)} and shape length {len(s)}"
        )
    sizes = [input.shape[d] for d in dims]
    if dims and last_size is not None:
        sizes[-1] = last_size(sizes[-1])
    if s is not None:
        sizes = [size if given == -1 else given for given, size in zip(s, sizes)]
    return dims, sizes


def _fitted(input, dims, sizes):
    for dim, size in zip(dims, sizes):
        input = _resized(input, dim, size)
    return input


def fftn(input, s=None, dim=None, norm=None, *, out=None):
    """The transform along several dimensions."""
    dims, sizes = _several(input, s, dim)
    input = _fitted(_complex(input), dims, sizes)
    return _c2c(input, dims, False, _scale(norm, math.prod(sizes), False))


def ifftn(input, s=None, dim=None, norm=None, *, out=None):
    """The inverse transform along several dimensions."""
    dims, sizes = _several(input, s, dim)
    input = _fitted(_complex(input), dims, sizes)
    return _c2c(input, dims, True, _scale(norm, math.prod(sizes), True))


def rfftn(input, s=None, dim=None, norm=None, *, out=None):
    """The transform of real numbers along several dimensions, halved along the last."""
    input = _require_real("rfftn", input)
    dims, sizes = _several(input, s, dim)
    if not dims:
        raise RuntimeError("rfftn must transform at least one axis")
    input = _fitted(input, dims, sizes)
    return _r2c(input, dims, _scale(norm, math.prod(sizes), False), True)


def irfftn(input, s=None, dim=None, norm=None, *, out=None):
    """The real numbers whose `rfftn` is the input."""
    dims, sizes = _several(input, s, dim, lambda size: 2 * (size - 1))
    if not dims:
        raise RuntimeError("irfftn must transform at least one axis")
    if sizes[-1] < 1:
        raise RuntimeError(f"Invalid number of data points ({sizes[-1]}) specified")
    input = _fitted(_complex(input), dims, sizes[:-1] + [sizes[-1] // 2 + 1])
    return _c2r(input, dims, _scale(norm, math.prod(sizes), True), sizes[-1])


def fft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    """The transform along two dimensions."""
    return fftn(input, s, dim, norm)


def ifft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    """The inverse transform along two dimensions."""
    return ifftn(input, s, dim, norm)


def rfft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    """The transform of real numbers along two dimensions, halved along the last."""
    return rfftn(input, s, dim, norm)


def irfft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    """The real numbers whose `rfft2` is the input."""
    return irfftn(input, s, dim, norm)


def fftfreq(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """The frequencies of the results of `fft` of samples that are `d` apart."""
    result = torch.arange(n, dtype=dtype or torch.get_default_dtype(), device=device)
    half = (n + 1) // 2
    result[half:] = torch.arange(-(n // 2), 0, dtype=result.dtype, device=device)
    result = result.mul_(1.0 / (n * d))
    return result.requires_grad_() if requires_grad else result


def rfftfreq(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """The frequencies of the results of `rfft` of samples that are `d` apart."""
    result = torch.arange(n // 2 + 1, dtype=dtype or torch.get_default_dtype(), device=device)
    result = result.mul_(1.0 / (n * d))
    return result.requires_grad_() if requires_grad else result


def fftshift(input, dim=None):
    """The transform with the frequency 0 in the middle."""
    dims = _shifted(input, dim)
    return torch.roll(input, [input.shape[d] // 2 for d in dims], dims)


def ifftshift(input, dim=None):
    """The inverse of `fftshift`."""
    dims = _shifted(input, dim)
    return torch.roll(input, [(input.shape[d] + 1) // 2 for d in dims], dims)


def _shifted(input, dim):
    if dim is None:
        return list(range(input.dim()))
    return [dim] if isinstance(dim, int) else list(dim)
