"""Diagonals and triangles of matrices."""

import numpy as np


def tri(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    return (np.arange(N).reshape(-1, 1) >= np.arange(-k, M - k)).astype(dtype)


def tril(m, k=0):
    m = np.asarray(m)
    return np.where(tri(m.shape[-2], m.shape[-1], k, bool), m, np.zeros(1, m.dtype))


def triu(m, k=0):
    m = np.asarray(m)
    return np.where(tri(m.shape[-2], m.shape[-1], k - 1, bool), np.zeros(1, m.dtype), m)


def tril_indices(n, k=0, m=None):
    return tri(n, m, k, bool).nonzero()


def triu_indices(n, k=0, m=None):
    return (~tri(n, m, k - 1, bool)).nonzero()


def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim


def diag(v, k=0):
    v = np.asarray(v)
    if v.ndim == 1:
        n = v.size + abs(k)
        result = np.zeros((n, n), v.dtype)
        places = np.arange(v.size)
        result[places + max(-k, 0), places + max(k, 0)] = v
        return result
    if v.ndim == 2:
        return v.diagonal(k).copy()
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    return diag(np.ravel(v), k)


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    n = np.arange(min(a.shape))
    a[(n,) * a.ndim] = val


def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    N = x.size if N is None else N
    powers = np.arange(N) if increasing else np.arange(N)[::-1]
    return np.power(x.reshape(-1, 1), powers)


def _square(arr):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return arr.shape


def tril_indices_from(arr, k=0):
    rows, columns = _square(arr)
    return tril_indices(rows, k, columns)


def triu_indices_from(arr, k=0):
    rows, columns = _square(arr)
    return triu_indices(rows, k, columns)


def diag_indices_from(arr):
    if not arr.ndim >= 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)


def mask_indices(n, mask_func, k=0):
    return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)
