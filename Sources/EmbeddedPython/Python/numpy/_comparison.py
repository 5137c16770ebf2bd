"""Whether arrays are close or equal."""

import numpy as np
from numpy._shapes import _joined


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = np.asarray(a), np.asarray(b)
    if b.dtype.kind == "b":
        b = b.astype(float)
    result = np.less_equal(np.abs(a - b), atol + rtol * np.abs(b)) & np.isfinite(b) | (a == b)
    if equal_nan:
        result = result | (np.isnan(a) & np.isnan(b))
    return result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(np.all(isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan:
        same = same | (np.isnan(a1) & np.isnan(a2))
    return bool(np.all(same))


def array_equiv(a1, a2):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    if _joined(a1.shape, a2.shape) is None:
        return False
    return bool(np.all(a1 == a2))
