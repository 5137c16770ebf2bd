"""The functions whose results leave the real numbers where their arguments do."""

import numpy as np


def _guarded(function, is_inside):
    """A function of real numbers, applied where it is defined and to complex numbers elsewhere."""

    def apply(x):
        x = np.asarray(x)
        return function(x if is_inside(x).all() else x.astype(complex))[()]

    return apply


sqrt = _guarded(np.sqrt, lambda x: x >= 0)
log = _guarded(np.log, lambda x: x >= 0)
log2 = _guarded(np.log2, lambda x: x >= 0)
log10 = _guarded(np.log10, lambda x: x >= 0)
arccos = _guarded(np.arccos, lambda x: np.abs(x) <= 1)
arcsin = _guarded(np.arcsin, lambda x: np.abs(x) <= 1)
arctanh = _guarded(np.arctanh, lambda x: np.abs(x) <= 1)


def logn(n, x):
    return log(x) / log(n)


def power(x, p):
    x, p = np.asarray(x), np.asarray(p)
    if (x < 0).any():
        x = x.astype(complex)
    if (p < 0).any() and p.dtype.kind in "iu":
        p = p.astype(float)
    return np.power(x, p)[()]
