"""Discrete Fourier transforms of arrays."""

import numpy as np
import torch
from torch._composition import fourier

_SCALES = {None: "backward", "backward": "backward", "ortho": "ortho", "forward": "forward"}
_OPPOSITE = {"backward": "forward", "ortho": "ortho", "forward": "backward"}


def _normal(norm):
    if norm not in _SCALES:
        raise ValueError(f'Invalid norm value {norm}; should be "backward","ortho" or "forward".')
    return _SCALES[norm]


def _resized(a, n, axis):
    """The array cut or filled with zeros to a size along an axis."""
    if n < 1:
        raise ValueError(f"Invalid number of FFT data points ({n}) specified.")
    have = a.shape[axis]
    if have > n:
        return np.take(a, np.arange(n), axis)
    if have < n:
        shape = list(a.shape)
        shape[axis] = n - have
        return np.concatenate([a, np.zeros(shape, a.dtype)], axis)
    return a


def _run(a, axis, is_inverse, scale):
    return fourier(torch.from_numpy(np.ascontiguousarray(a)), axis, is_inverse, scale).numpy()


def _transform(a, n, axis, norm, is_inverse):
    """The transform of complex numbers. Forward and unscaled, singles are computed as doubles."""
    norm = _normal(norm)
    single = a.dtype in (np.complex64, np.float32, np.float16)
    n = a.shape[axis] if n is None else n
    a = _resized(a, n, axis)
    scaled = norm == "ortho" or (norm == "forward") != is_inverse
    wide = np.complex64 if single and scaled else np.complex128
    scale = 1.0
    if scaled:
        real = np.float32 if single else np.float64
        scale = float(1 / np.sqrt(real(n)) if norm == "ortho" else 1 / real(n))
    result = _run(a.astype(wide), axis, is_inverse, scale)
    return result.astype(np.complex64) if single else result


def fft(a, n=None, axis=-1, norm=None, out=None):
    """The transform along an axis."""
    return _transform(np.asarray(a), n, axis, norm, False)


def ifft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse transform along an axis."""
    return _transform(np.asarray(a), n, axis, norm, True)


def rfft(a, n=None, axis=-1, norm=None, out=None):
    """The first half of the transform of real numbers; the other half mirrors it."""
    a = np.asarray(a)
    n = a.shape[axis] if n is None else n
    if a.dtype.kind == "c":
        raise TypeError(
            f"ufunc 'rfft_n_{'odd' if n % 2 else 'even'}' not supported for the input types, and the "
            "inputs could not be safely coerced to any supported types according to the casting rule "
            "''safe''"
        )
    return np.take(_transform(a, n, axis, norm, False), np.arange(n // 2 + 1), axis)


def irfft(a, n=None, axis=-1, norm=None, out=None):
    """The real numbers whose `rfft` is the input."""
    a = np.asarray(a)
    n = 2 * (a.shape[axis] - 1) if n is None else n
    if n < 1:
        raise ValueError(f"Invalid number of FFT data points ({n}) specified.")
    half = _resized(a, n // 2 + 1, axis)
    mirrored = np.flip(np.take(half, np.arange(1, (n + 1) // 2), axis), axis)
    whole = np.concatenate([half, np.conj(mirrored)], axis)
    return _transform(whole, n, axis, norm, True).real.copy()


def hfft(a, n=None, axis=-1, norm=None, out=None):
    """The real transform of numbers of which the other half mirrors the first."""
    a = np.asarray(a)
    n = 2 * (a.shape[axis] - 1) if n is None else n
    return irfft(np.conj(a), n, axis, _OPPOSITE[_normal(norm)])


def ihfft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse of `hfft`."""
    return np.conj(rfft(a, n, axis, _OPPOSITE[_normal(norm)]))


def _axes(a, s, axes, is_inverse_of_real=False):
    if s is None:
        axes = range(a.ndim) if axes is None else axes
        s = [a.shape[axis] for axis in axes]
        if is_inverse_of_real and s:
            s[-1] = 2 * (s[-1] - 1)
    axes = list(range(-len(s), 0) if axes is None else axes)
    if len(s) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    return [a.shape[axis] if n == -1 else n for n, axis in zip(s, axes)], axes


def fftn(a, s=None, axes=None, norm=None, out=None):
    """The transform along several axes."""
    return _several(np.asarray(a), s, axes, norm, fft)


def ifftn(a, s=None, axes=None, norm=None, out=None):
    """The inverse transform along several axes."""
    return _several(np.asarray(a), s, axes, norm, ifft)


def _several(a, s, axes, norm, function):
    s, axes = _axes(a, s, axes)
    for n, axis in reversed(list(zip(s, axes))):
        a = function(a, n, axis, norm)
    return a


def rfftn(a, s=None, axes=None, norm=None, out=None):
    """The transform of real numbers along several axes, halved along the last."""
    a = np.asarray(a)
    s, axes = _axes(a, s, axes)
    a = rfft(a, s[-1], axes[-1], norm)
    for n, axis in reversed(list(zip(s, axes))[:-1]):
        a = fft(a, n, axis, norm)
    return a


def irfftn(a, s=None, axes=None, norm=None, out=None):
    """The real numbers whose `rfftn` is the input."""
    a = np.asarray(a)
    s, axes = _axes(a, s, axes, True)
    for n, axis in list(zip(s, axes))[:-1]:
        a = ifft(a, n, axis, norm)
    return irfft(a, s[-1], axes[-1], norm)


def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform along two axes."""
    return fftn(a, s, axes, norm)


def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The inverse transform along two axes."""
    return ifftn(a, s, axes, norm)


def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform of real numbers along two axes, halved along the last."""
    return rfftn(a, s, axes, norm)


def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The real numbers whose `rfft2` is the input."""
    return irfftn(a, s, axes, norm)


def fftfreq(n, d=1.0, device=None):
    """The frequencies of the results of `fft` of samples that are `d` apart."""
    places = np.concatenate([np.arange(0, (n - 1) // 2 + 1), np.arange(-(n // 2), 0)])
    return places * (1.0 / (n * d))


def rfftfreq(n, d=1.0, device=None):
    """The frequencies of the results of `rfft` of samples that are `d` apart."""
    return np.arange(0, n // 2 + 1) * (1.0 / (n * d))


def fftshift(x, axes=None):
    """The transform with the frequency 0 in the middle."""
    return _rolled(np.asarray(x), axes, 1)


def ifftshift(x, axes=None):
    """The inverse of `fftshift`."""
    return _rolled(np.asarray(x), axes, -1)


def _rolled(x, axes, direction):
    axes = tuple(range(x.ndim)) if axes is None else (axes,) if isinstance(axes, int) else tuple(axes)
    shifts = tuple(x.shape[axis] // 2 * direction for axis in axes)
    return np.roll(x, shifts, axes)
