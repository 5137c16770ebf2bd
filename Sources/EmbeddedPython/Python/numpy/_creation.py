"""Arrays from iterators, buffers, texts, and along a scale."""

import numpy as np


def fromiter(iter, dtype, count=-1):
    values = []
    for value in iter:
        if len(values) == count:
            break
        values.append(value)
    return np.array(values, dtype=dtype)


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    y = np.power(base, np.linspace(start, stop, num, endpoint))
    return y if dtype is None else y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    if start == 0 or stop == 0:
        raise ValueError("Geometric sequence cannot include zero")
    y = np.power(10.0, np.linspace(np.log10(start), np.log10(stop), num, endpoint))
    if num > 0:
        y[0] = start
        if endpoint and num > 1:
            y[-1] = stop
    return y if dtype is None else y.astype(dtype)


def asfortranarray(a, dtype=None):
    return np.asarray(a, dtype=dtype)


def require(a, dtype=None, requirements=None):
    return np.asarray(a, dtype=dtype)


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    data = np.array(list(buffer)[offset:], dtype=np.uint8)
    result = data.view(dtype)
    return result if count < 0 else result[:count]


def fromstring(string, dtype=float, count=-1, *, sep):
    return np.array([part for part in string.replace(sep, " ").split()], dtype=float).astype(dtype)


def asarray_chkfinite(a, dtype=None, order=None):
    a = np.asarray(a, dtype=dtype)
    if a.dtype.kind == "f" and not bool(np.isfinite(a).all()):
        raise ValueError("array must not contain infs or NaNs")
    return a
