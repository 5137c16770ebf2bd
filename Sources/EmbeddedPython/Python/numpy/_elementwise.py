"""Functions of each element, and windows."""

import numpy as np
from numpy._shapes import _axis


def _real(name, x):
    """The argument of a function that complex numbers do not have."""
    x = np.asarray(x)
    if x.dtype.kind == "c":
        raise TypeError(
            f"ufunc '{name}' not supported for the input types, and the inputs could not be safely "
            "coerced to any supported types according to the casting rule ''safe''"
        )
    return x


def sinc(x):
    x = np.asarray(x)
    y = np.pi * np.where(x == 0, 1.0e-20, x)
    return np.sin(y) / y


def i0(x):
    x = np.abs(np.asarray(_real("i0", x), dtype=float))
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
    z = np.asarray(z)
    result = np.arctan2(z.imag, z.real)
    return result * (180 / np.pi) if deg else result


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = np.asarray(_real("unwrap", p), dtype=float)
    steps = np.diff(p, axis=axis)
    wrapped = (steps + period / 2) % period - period / 2
    wrapped = np.where((wrapped == -period / 2) & (steps > 0), period / 2, wrapped)
    correction = np.where(np.abs(steps) < period / 2, 0.0, wrapped - steps)
    result = p.copy()
    lead = (slice(None),) * _axis(axis, p.ndim)
    result[lead + (slice(1, None),)] = p[lead + (slice(1, None),)] + np.cumsum(correction, axis=axis)
    return result


def bartlett(M):
    if M < 1:
        return np.array([])
    if M == 1:
        return np.ones(1)
    n = np.arange(1.0 - M, M, 2)
    return np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1))


def kaiser(M, beta):
    if M == 1:
        return np.ones(1)
    n = np.arange(M)
    alpha = (M - 1) / 2.0
    return i0(beta * np.sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(float(beta))


def _shown(result):
    """An array, or its scalar if it has no dimensions."""
    return result if result.ndim else result[()]


def _neighbour(x, upward):
    """The next number of the same type, by its bits."""
    bits = x.view({2: np.int16, 4: np.int32, 8: np.int64}[x.dtype.itemsize])
    step = np.where((x > 0) == upward, 1, -1).astype(bits.dtype)
    moved = (bits + step).view(x.dtype)
    least = np.finfo(x.dtype).smallest_subnormal
    return np.where(x == 0, np.where(upward, least, -least), moved)


def nextafter(x1, x2, /):
    x1, x2 = np.broadcast_arrays(_real("nextafter", x1), _real("nextafter", x2))
    kind = np.result_type(x1, x2)
    if kind.kind != "f":
        kind = np.dtype(float)
    x1, x2 = x1.astype(kind), x2.astype(kind)
    moved = _neighbour(np.atleast_1d(x1), np.atleast_1d(x2 > x1)).reshape(x1.shape)
    result = np.where(x1 == x2, x2, moved)
    return _shown(np.where(np.isnan(x1) | np.isnan(x2), kind.type(np.nan), result))


def spacing(x, /):
    x = _real("spacing", x)
    x = x if x.dtype.kind == "f" else x.astype(float)
    flat = np.atleast_1d(x)
    away = np.where(np.signbit(flat), -np.inf, np.inf).astype(x.dtype)
    result = nextafter(flat, away) - flat
    return _shown(np.where(np.isinf(flat), x.dtype.type(np.nan), result).reshape(x.shape))


def ldexp(x1, x2, /):
    x1, x2 = _real("ldexp", x1), _real("ldexp", x2)
    x1 = x1 if x1.dtype.kind == "f" else x1.astype(float)
    return _shown(np.asarray(x1 * np.power(2.0, x2).astype(x1.dtype)))


def frexp(x, /):
    import math
    x = _real("frexp", x)
    x = x if x.dtype.kind == "f" else x.astype(float)
    pairs = [math.frexp(value) for value in x.ravel().tolist()]
    mantissa = np.array([pair[0] for pair in pairs], dtype=x.dtype).reshape(x.shape)
    exponent = np.array([pair[1] for pair in pairs], dtype=np.int32).reshape(x.shape)
    return _shown(mantissa), _shown(exponent)


def bitwise_count(x, /):
    x = np.asarray(x)
    counts = [abs(value).bit_count() for value in x.ravel().tolist()]
    return _shown(np.array(counts, dtype=np.uint8).reshape(x.shape))


def bitwise_left_shift(x1, x2, /):
    return np.left_shift(x1, x2)


def bitwise_right_shift(x1, x2, /):
    return np.right_shift(x1, x2)


def packbits(a, /, axis=None, bitorder="big"):
    """Eight truth values a byte."""
    a = np.asarray(a)
    if a.dtype.kind not in "biu":
        raise TypeError("Expected an input array of integer or boolean data type")
    rows = np.moveaxis(a.reshape(1, -1) if axis is None else a, -1 if axis is None else axis, -1)
    missing = -rows.shape[-1] % 8
    rows = np.concatenate([rows != 0, np.zeros(rows.shape[:-1] + (missing,), bool)], axis=-1)
    rows = rows.reshape(rows.shape[:-1] + (-1, 8))
    weights = 2 ** (np.arange(8) if bitorder == "little" else np.arange(7, -1, -1))
    packed = (rows * weights).sum(axis=-1).astype(np.uint8)
    return packed.ravel() if axis is None else np.moveaxis(packed, -1, axis)


def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    """The bits of bytes, eight numbers a byte."""
    a = np.asarray(a)
    if a.dtype != np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    rows = np.moveaxis(a.reshape(1, -1) if axis is None else a, -1 if axis is None else axis, -1)
    shifts = np.arange(8) if bitorder == "little" else np.arange(7, -1, -1)
    bits = (rows[..., None].astype(int) >> shifts) & 1
    bits = bits.reshape(rows.shape[:-1] + (-1,)).astype(np.uint8)[..., :count]
    return bits.ravel() if axis is None else np.moveaxis(bits, -1, axis)
