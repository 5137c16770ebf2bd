"""Arrays in other shapes: added, moved, reversed and rolled dimensions, broadcasting."""

import numpy as np


def expand_dims(a, axis):
    a = np.asarray(a)
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    rank = a.ndim + len(axes)
    places = []
    for n in axes:
        if n < -rank or n >= rank:
            raise _axis_error(n, rank)
        places.append(n % rank)
    sizes = iter(a.shape)
    return a.reshape(tuple(1 if n in places else next(sizes) for n in range(rank)))


def _axis_error(axis, rank):
    from numpy._linear import AxisError
    return AxisError(f"axis {axis} is out of bounds for array of dimension {rank}")


def _axis(axis, rank):
    if axis < -rank or axis >= rank:
        raise _axis_error(axis, rank)
    return axis % rank


def atleast_1d(*arys):
    result = [np.asarray(a) for a in arys]
    result = [a.reshape(1) if a.ndim == 0 else a for a in result]
    return result[0] if len(result) == 1 else tuple(result)


def atleast_2d(*arys):
    result = []
    for a in arys:
        a = np.asarray(a)
        result.append(a.reshape(1, -1) if a.ndim < 2 else a)
    return result[0] if len(result) == 1 else tuple(result)


def atleast_3d(*arys):
    result = []
    for a in arys:
        a = np.asarray(a)
        if a.ndim < 2:
            a = a.reshape(1, -1, 1)
        elif a.ndim == 2:
            a = a.reshape(a.shape + (1,))
        result.append(a)
    return result[0] if len(result) == 1 else tuple(result)


def moveaxis(a, source, destination):
    a = np.asarray(a)
    source = [_axis(n, a.ndim) for n in (source if isinstance(source, (tuple, list)) else [source])]
    destination = [_axis(n, a.ndim) for n in
                   (destination if isinstance(destination, (tuple, list)) else [destination])]
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [n for n in range(a.ndim) if n not in source]
    for dest, src in sorted(zip(destination, source)):
        order.insert(dest, src)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    a = np.asarray(a)
    axis = _axis(axis, a.ndim)
    if start < 0:
        start += a.ndim
    if axis < start:
        start -= 1
    return moveaxis(a, axis, start)


def matrix_transpose(x, /):
    return np.asarray(x).mT


def flip(m, axis=None):
    m = np.asarray(m)
    if axis is None:
        axes = range(m.ndim)
    else:
        axes = [_axis(n, m.ndim) for n in (axis if isinstance(axis, tuple) else (axis,))]
    return m[tuple(slice(None, None, -1) if n in axes else slice(None) for n in range(m.ndim))]


def flipud(m):
    return flip(m, 0)


def fliplr(m):
    m = np.asarray(m)
    if m.ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return flip(m, 1)


def rot90(m, k=1, axes=(0, 1)):
    m = np.asarray(m)
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    order = list(range(m.ndim))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    if k == 1:
        return flip(m, axes[1]).transpose(order)
    return flip(m.transpose(order), axes[1])


def roll(a, shift, axis=None):
    a = np.asarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    shifts = shift if isinstance(shift, tuple) else (shift,)
    axes = axis if isinstance(axis, tuple) else (axis,)
    if len(shifts) == 1:
        shifts = shifts * len(axes)
    for n, by in zip(axes, shifts):
        n = _axis(n, a.ndim)
        size = a.shape[n]
        if size:
            a = np.take(a, (np.arange(size) - by) % size, axis=n)
    return a


def resize(a, new_shape):
    a = np.ravel(a)
    if isinstance(new_shape, int):
        new_shape = (new_shape,)
    count = 1
    for n in new_shape:
        count *= n
    if a.size == 0:
        return np.zeros(new_shape, a.dtype)
    return np.concatenate((a,) * -(-count // a.size))[:count].reshape(new_shape)


def broadcast_shapes(*args):
    shapes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in args]
    result = ()
    for n, shape in enumerate(shapes):
        joined = _joined(result, shape)
        if joined is None:
            first = [_joined(other, shape) is None for other in shapes].index(True)
            raise ValueError(
                "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is "
                f"between arg {first} with shape {_tight(shapes[first])} and arg {n} with shape "
                f"{_tight(shape)}.")
        result = joined
    return result


def _joined(a, b):
    rank = max(len(a), len(b))
    a = (1,) * (rank - len(a)) + a
    b = (1,) * (rank - len(b)) + b
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            return None
    return tuple(y if x == 1 else x for x, y in zip(a, b))


def broadcast_arrays(*args):
    args = [np.asarray(a) for a in args]
    shape = broadcast_shapes(*[a.shape for a in args])
    return tuple(np.broadcast_to(a, shape) for a in args)


def _tight(shape):
    return str(shape).replace(" ", "")


def trim_zeros(filt, trim="fb"):
    places = np.asarray(filt).nonzero()[0]
    if places.size == 0:
        return filt[:0]
    first = int(places[0]) if "f" in trim.lower() else 0
    last = int(places[-1]) + 1 if "b" in trim.lower() else len(filt)
    return filt[first:last]


class broadcast:
    """The tuples of elements of arrays that are broadcast against each other."""

    def __init__(self, *args):
        arrays = [np.asarray(a) for a in args]
        self.shape = broadcast_shapes(*[array.shape for array in arrays])
        self.nd = self.ndim = len(self.shape)
        self.numiter = len(arrays)
        self.size = 1
        for extent in self.shape:
            self.size *= extent
        self.iters = tuple(iter(np.broadcast_to(a, self.shape).ravel()) for a in arrays)
        self.index = 0

    def reset(self):
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index == self.size:
            raise StopIteration
        self.index += 1
        return tuple(next(one) for one in self.iters)
