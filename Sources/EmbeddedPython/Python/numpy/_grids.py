"""Grids of coordinates and the objects that make arrays from slices."""

import numpy as np


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    rank = len(xi)
    result = []
    for n, x in enumerate(xi):
        place = n
        if indexing == "xy" and rank > 1 and n < 2:
            place = 1 - n
        result.append(np.asarray(x).reshape((1,) * place + (-1,) + (1,) * (rank - 1 - place)))
    if not sparse:
        shape = np.broadcast_shapes(*[x.shape for x in result])
        result = [np.broadcast_to(x, shape).copy() for x in result]
    return tuple(result)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        def axis(part):
            start = 0 if part.start is None else part.start
            step = 1 if part.step is None else part.step
            if type(step).__name__ == "complex":
                return np.linspace(start, part.stop, int(abs(step)))
            return np.arange(start, part.stop, step)
        if not isinstance(key, tuple):
            return axis(key)
        grids = meshgrid(*[axis(part) for part in key], indexing="ij", sparse=self._sparse)
        return grids if self._sparse else np.stack(grids)


mgrid = _Grid(False)

ogrid = _Grid(True)


class _Concatenator:
    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            key = (key,)
        parts = []
        for part in key:
            if isinstance(part, slice):
                start = 0 if part.start is None else part.start
                part = np.arange(start, part.stop, 1 if part.step is None else part.step)
            part = np.asarray(part)
            if part.ndim == 0:
                part = part.reshape(1)
            if self._columns and part.ndim == 1:
                part = part.reshape(-1, 1)
            parts.append(part)
        return np.concatenate(parts, -1 if self._columns else 0)


c_ = _Concatenator(True)

r_ = _Concatenator(False)


class _Slices:
    def __getitem__(self, key):
        return key


s_ = _Slices()

index_exp = s_


def indices(dimensions, dtype=int, sparse=False):
    return np.stack(meshgrid(*[np.arange(n, dtype=dtype) for n in dimensions], indexing="ij"))


def ix_(*args):
    rank = len(args)
    result = []
    for n, a in enumerate(args):
        a = np.asarray(a)
        if a.dtype == bool:
            a = a.nonzero()[0]
        result.append(a.reshape((1,) * n + (-1,) + (1,) * (rank - 1 - n)))
    return tuple(result)


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*indices(shape, dtype=dtype), **kwargs)
