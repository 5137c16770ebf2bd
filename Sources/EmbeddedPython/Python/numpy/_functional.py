"""Functions applied along an axis or element by element."""

import numpy as np
from numpy._shapes import _axis


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asarray(arr)
    axis = _axis(axis, arr.ndim)
    moved = np.moveaxis(arr, axis, -1)
    outer = moved.shape[:-1]
    results = [func1d(row, *args, **kwargs) for row in moved.reshape(-1, arr.shape[axis])]
    first = np.asarray(results[0])
    result = np.array(results).reshape(outer + first.shape)
    return result if first.ndim == 0 else np.moveaxis(result, -1, axis)


class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False,
                 signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        arrays = np.broadcast_arrays(*args)
        shape = arrays[0].shape
        rows = zip(*[a.ravel().tolist() for a in arrays])
        results = [self.pyfunc(*row, **kwargs) for row in rows]
        kinds = self.otypes
        if results and isinstance(results[0], tuple):
            return tuple(np.array(list(column)).reshape(shape) for column in zip(*results))
        dtype = None
        if kinds is None and not results:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        if kinds is not None:
            dtype = kinds[0]
        elif results:
            dtype = np.asarray(results[0]).dtype
            dtype = None if dtype.kind == "U" else dtype
        result = np.array(results, dtype=dtype).reshape(shape)
        return result if shape else result[()]


def frompyfunc(func, nin, nout, **kwargs):
    return vectorize(func, otypes=[object])


def apply_over_axes(func, a, axes):
    value = np.asarray(a)
    rank = value.ndim
    for axis in np.atleast_1d(axes).tolist():
        axis = axis + rank if axis < 0 else axis
        result = np.asarray(func(value, axis))
        value = result if result.ndim == rank else np.expand_dims(result, axis)
    return value
