"""Arrays joined, split, repeated, padded, and with parts put in or taken out."""

import numpy as np
from numpy._shapes import _axis


def stack(arrays, axis=0, out=None):
    arrays = [np.asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    for a in arrays:
        if a.shape != arrays[0].shape:
            raise ValueError("all input arrays must have the same shape")
    axis = _axis(axis, arrays[0].ndim + 1)
    return np.concatenate([np.expand_dims(a, axis) for a in arrays], axis=axis)


def vstack(tup):
    return np.concatenate([np.atleast_2d(a) for a in tup], 0)


row_stack = vstack


def hstack(tup):
    arrays = [np.atleast_1d(a) for a in tup]
    return np.concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def dstack(tup):
    return np.concatenate([np.atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    arrays = []
    for a in tup:
        a = np.asarray(a)
        arrays.append(a.reshape(-1, 1) if a.ndim < 2 else a)
    return np.concatenate(arrays, 1)


def append(arr, values, axis=None):
    if axis is None:
        return np.concatenate((np.ravel(arr), np.ravel(values)))
    return np.concatenate((arr, values), axis=axis)


def insert(arr, obj, values, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _axis(axis, arr.ndim)
    size = arr.shape[axis]
    lead = (slice(None),) * axis
    if isinstance(obj, (list, tuple, np.ndarray)):
        places = [int(n) + size if n < 0 else int(n) for n in obj]
    else:
        places = [int(obj) + size if obj < 0 else int(obj)]
    for n in places:
        if n > size or n < 0:
            raise IndexError(f"index {n} is out of bounds for axis {axis} with size {size}")
    values = np.asarray(values)
    count = len(places)
    if not isinstance(obj, (list, tuple, np.ndarray)) and values.ndim >= 1 and arr.ndim == 1:
        count = values.size
        places = places * count
    shape = list(arr.shape)
    shape[axis] = count
    values = np.broadcast_to(values.astype(arr.dtype), tuple(shape))
    order = sorted(range(count), key=lambda n: places[n])
    parts = []
    last = 0
    for n in order:
        parts.append(arr[lead + (slice(last, places[n]),)])
        parts.append(values[lead + (slice(n, n + 1),)])
        last = places[n]
    parts.append(arr[lead + (slice(last, None),)])
    return np.concatenate(parts, axis)


def delete(arr, obj, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _axis(axis, arr.ndim)
    size = arr.shape[axis]
    keep = np.ones(size, dtype=bool)
    if isinstance(obj, int) and (obj < -size or obj >= size):
        raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {size}")
    keep[obj] = False
    return arr[(slice(None),) * axis + (keep,)]


def array_split(ary, indices_or_sections, axis=0):
    ary = np.asarray(ary)
    axis = _axis(axis, ary.ndim)
    size = ary.shape[axis]
    if isinstance(indices_or_sections, (list, tuple, np.ndarray)):
        ends = [0] + [int(n) for n in indices_or_sections] + [size]
    else:
        count = int(indices_or_sections)
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, extras = np.divmod(size, count)
        ends = [0]
        for n in range(count):
            ends.append(ends[-1] + each + (1 if n < extras else 0))
    lead = (slice(None),) * axis
    return [ary[lead + (slice(ends[n], ends[n + 1]),)] for n in range(len(ends) - 1)]


def split(ary, indices_or_sections, axis=0):
    ary = np.asarray(ary)
    if not isinstance(indices_or_sections, (list, tuple, np.ndarray)):
        if ary.shape[axis] % indices_or_sections:
            raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    ary = np.asarray(ary)
    return split(ary, indices_or_sections, 1 if ary.ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    ary = np.asarray(ary)
    if ary.ndim < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 2)


def unstack(x, /, *, axis=0):
    return tuple(np.moveaxis(x, axis, 0))


def tile(A, reps):
    if any(count < 0 for count in (reps if isinstance(reps, (tuple, list)) else (reps,))):
        raise ValueError("negative dimensions are not allowed")
    A = np.asarray(A)
    reps = tuple(reps) if isinstance(reps, (tuple, list, np.ndarray)) else (reps,)
    rank = max(A.ndim, len(reps))
    reps = (1,) * (rank - len(reps)) + reps
    A = A.reshape((1,) * (rank - A.ndim) + A.shape)
    for axis, count in enumerate(reps):
        if count != 1:
            A = np.concatenate([A] * count, axis) if count else A[(slice(None),) * axis + (slice(0, 0),)]
    return A.copy()


def pad(array, pad_width, mode="constant", **kwargs):
    array = np.asarray(array)
    if isinstance(pad_width, int):
        widths = [(pad_width, pad_width)] * array.ndim
    elif isinstance(pad_width[0], int):
        pair = tuple(pad_width) if len(pad_width) == 2 else (pad_width[0],) * 2
        widths = [pair] * array.ndim
    else:
        widths = [tuple(n) for n in pad_width]
        if len(widths) == 1:
            widths = widths * array.ndim
    value = kwargs.get("constant_values", 0)
    for axis, (before, after) in enumerate(widths):
        size = array.shape[axis]
        if mode == "constant":
            low, high = value if isinstance(value, (tuple, list)) else (value, value)
            parts = []
            for count, fill in ((before, low), (after, high)):
                shape = list(array.shape)
                shape[axis] = count
                parts.append(np.full(shape, fill, dtype=array.dtype))
            array = np.concatenate([parts[0], array, parts[1]], axis)
            continue
        places = np.arange(-before, size + after)
        if mode == "edge":
            places = np.clip(places, 0, size - 1)
        elif mode == "wrap":
            places = places % size
        elif mode == "reflect":
            period = max(2 * (size - 1), 1)
            places = places % period
            places = np.where(places >= size, period - places, places)
        elif mode == "symmetric":
            places = places % (2 * size)
            places = np.where(places >= size, 2 * size - 1 - places, places)
        else:
            raise ValueError(f"mode '{mode}' is not supported")
        array = np.take(array, places, axis=axis)
    return array


def block(arrays):
    """An array of nested lists of blocks, joined along the last axes."""
    def depth(part, path):
        if isinstance(part, tuple):
            raise TypeError(f"arrays{path} is a tuple. Only lists can be used to arrange blocks, "
                            "and np.block does not allow implicit conversion from tuple to ndarray.")
        if not isinstance(part, list):
            return 0
        if not part:
            raise ValueError(f"List at arrays{path} cannot be empty")
        depths = [depth(inner, f"{path}[{n}]") for n, inner in enumerate(part)]
        for n, found in enumerate(depths):
            if found != depths[0]:
                raise ValueError(f"List depths are mismatched. First element was at depth "
                                 f"{depths[0] + 1}, but there is an element at depth {found + 1} "
                                 f"(arrays{path}[{n}])")
        return depths[0] + 1

    def rank(part):
        return max(map(rank, part)) if isinstance(part, list) else np.ndim(part)

    levels = depth(arrays, "")
    dimensions = max(levels, rank(arrays))

    def join(part, level):
        if not isinstance(part, list):
            part = np.asarray(part)
            return part.reshape((1,) * (dimensions - part.ndim) + part.shape)
        return np.concatenate([join(inner, level - 1) for inner in part], axis=-level)

    return join(arrays, levels).copy()
