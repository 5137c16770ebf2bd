"""Functions of each element, and windows."""

import numpy as np
from numpy._shapes import _axis


def sinc(x):
    x = np.asarray(x)
    y = np.pi * np.where(x == 0, 1.0e-20, x)
    return np.sin(y) / y


def i0(x):
    x = np.abs(np.asarray(x, dtype=float))
    term = total = np.ones(x.shape)
    for k in range(1, 60):
        term = term * (x / (2.0 * k)) ** 2
        total = total + term
    return total


def hanning(M):
    n = np.arange(1 - M, M, 2)
    return 0.5 + 0.5 * np.cos(np.pi * n / (M - 1))


def hamming(M):
    n = np.arange(1 - M, M, 2)
    return 0.54 + 0.46 * np.cos(np.pi * n / (M - 1))


def blackman(M):
    n = np.arange(1 - M, M, 2)
    return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1))


def divmod(x1, x2, /):
    return np.floor_divide(x1, x2), np.remainder(x1, x2)


def modf(x, /):
    whole = np.trunc(x)
    return np.asarray(x) - whole if np.ndim(x) else np.float64(x) - whole, whole


def gcd(x1, x2, /):
    import math
    return np.vectorize(math.gcd)(x1, x2)


def lcm(x1, x2, /):
    import math
    return np.vectorize(math.lcm)(x1, x2)


def real(val):
    return np.asarray(val).real


def imag(val):
    return np.asarray(val).imag


def angle(z, deg=False):
    return np.where(np.asarray(z) < 0, 180.0 if deg else np.pi, 0.0)


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = np.asarray(p, dtype=float)
    steps = np.diff(p, axis=axis)
    wrapped = (steps + period / 2) % period - period / 2
    wrapped = np.where((wrapped == -period / 2) & (steps > 0), period / 2, wrapped)
    correction = np.where(np.abs(steps) < period / 2, 0.0, wrapped - steps)
    result = p.copy()
    lead = (slice(None),) * _axis(axis, p.ndim)
    result[lead + (slice(1, None),)] = p[lead + (slice(1, None),)] + np.cumsum(correction, axis=axis)
    return result
