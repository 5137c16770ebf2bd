"""NumPy's functions that are made of others; `numpy` finds them here by name."""
import numpy as np


# Shapes.


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
    shape = ()
    for other in args:
        if isinstance(other, int):
            other = (other,)
        shape = _joined(shape, tuple(other))
    return shape


def _joined(a, b):
    rank = max(len(a), len(b))
    a = (1,) * (rank - len(a)) + a
    b = (1,) * (rank - len(b)) + b
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.")
    return tuple(y if x == 1 else x for x, y in zip(a, b))


def broadcast_arrays(*args):
    args = [np.asarray(a) for a in args]
    shape = broadcast_shapes(*[a.shape for a in args])
    return tuple(np.broadcast_to(a, shape) for a in args)


# Joining and splitting.


def stack(arrays, axis=0, out=None):
    arrays = [np.asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    for a in arrays:
        if a.shape != arrays[0].shape:
            raise ValueError("all input arrays must have the same shape")
    axis = _axis(axis, arrays[0].ndim + 1)
    return np.concatenate([expand_dims(a, axis) for a in arrays], axis=axis)


def vstack(tup):
    return np.concatenate([atleast_2d(a) for a in tup], 0)


row_stack = vstack


def hstack(tup):
    arrays = [atleast_1d(a) for a in tup]
    return np.concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def dstack(tup):
    return np.concatenate([atleast_3d(a) for a in tup], 2)


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
        each, extras = divmod(size, count)
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
    return tuple(moveaxis(x, axis, 0))


def tile(A, reps):
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


# Grids.


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
        shape = broadcast_shapes(*[x.shape for x in result])
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
        return grids if self._sparse else stack(grids)


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
    return stack(meshgrid(*[np.arange(n, dtype=dtype) for n in dimensions], indexing="ij"))


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


# Comparison.


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = np.asarray(a), np.asarray(b)
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
    try:
        _joined(a1.shape, a2.shape)
    except ValueError:
        return False
    return bool(np.all(a1 == a2))


def isscalar(element):
    return isinstance(element, (np.generic, int, float, str, bytes, bool))


def iscomplexobj(x):
    return False


def isrealobj(x):
    return True


def isreal(x):
    return np.ones(np.shape(x), dtype=bool)


def isposinf(x, out=None):
    return np.isinf(x) & ~np.signbit(x)


def isneginf(x, out=None):
    return np.isinf(x) & np.signbit(x)


def issubdtype(arg1, arg2):
    def kind(x):
        if isinstance(x, type) and issubclass(x, np.generic):
            return x
        return np.dtype(x).type
    return issubclass(kind(arg1), kind(arg2))


def promote_types(type1, type2):
    return np.result_type(type1, type2)


def can_cast(from_, to, casting="safe"):
    from_ = np.dtype(from_)
    to = np.dtype(to)
    if casting == "unsafe":
        return True
    if casting == "same_kind":
        return "buif".index(from_.kind) <= "buif".index(to.kind)
    return np.result_type(from_, to) == to


def _named(x):
    if isinstance(x, (type, str, np.dtype)):
        return np.dtype(x)
    return np.asarray(x).dtype


class finfo:
    def __init__(self, dtype):
        dtype = _named(dtype)
        self.dtype = dtype
        bits, digits, low, high, precision = {
            "float16": (16, 10, -14, 65504.0, 3),
            "float32": (32, 23, -126, 3.4028234663852886e38, 6),
            "float64": (64, 52, -1022, 1.7976931348623157e308, 15),
        }[dtype.name]
        kind = dtype.type
        self.bits, self.nmant, self.minexp, self.precision = bits, digits, low, precision
        self.eps = kind(2.0 ** -digits)
        self.epsneg = kind(2.0 ** -(digits + 1))
        self.max = kind(high)
        self.min = kind(-high)
        self.tiny = self.smallest_normal = kind(2.0 ** low)
        self.smallest_subnormal = kind(2.0 ** (low - digits))
        self.resolution = kind(10.0 ** -precision)

    def __repr__(self):
        return (f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, "
                f"dtype={self.dtype})")


class iinfo:
    def __init__(self, type):
        self.dtype = _named(type)
        self.kind = self.dtype.kind
        if self.kind not in "iu":
            raise ValueError(f"Invalid integer data type {self.kind!r}.")
        self.bits = self.dtype.itemsize * 8
        self.min = 0 if self.kind == "u" else -(1 << (self.bits - 1))
        self.max = (1 << self.bits) - 1 if self.kind == "u" else (1 << (self.bits - 1)) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


# Statistics.


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = np.asarray(a)
    shape = a.shape
    if axis is None:
        a, axis = a.ravel(), 0
        whole = True
    else:
        axis, whole = _axis(axis, a.ndim), False
    size = a.shape[axis]
    if size == 0:
        return np.float64(nan_)
    ordered = np.sort(a, axis=axis)
    lead = (slice(None),) * axis
    half = size // 2
    middle = ordered[lead + (slice(half - 1 + size % 2, half + 1),)]
    result = np.mean(middle, axis=axis)
    if a.dtype.kind == "f":
        last = ordered[lead + (-1,)]
        result = np.where(np.isnan(last), last, result)[()]
    if keepdims:
        result = np.reshape(result, (1,) * len(shape) if whole else
                            shape[:axis] + (1,) + shape[axis + 1:])
    return result


nan_ = float("nan")


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    a = np.asarray(a)
    q = np.asarray(q)
    if np.any(q < 0) or np.any(q > 1):
        raise ValueError("Quantiles must be in the range [0, 1]")
    if axis is None:
        a, axis = a.ravel(), 0
    axis = _axis(axis, a.ndim)
    ordered = moveaxis(np.sort(a, axis=axis), axis, 0)
    size = ordered.shape[0]
    results = []
    for fraction in q.ravel():
        place = fraction * (size - 1)
        low = int(np.floor(place))
        high = min(low + 1, size - 1)
        if method == "lower":
            value = ordered[low]
        elif method == "higher":
            value = ordered[int(np.ceil(place))]
        elif method == "nearest":
            value = ordered[int(np.rint(place))]
        elif method == "midpoint":
            value = (ordered[low] + ordered[int(np.ceil(place))]) / 2
        else:
            gamma = place - low
            difference = ordered[high] - ordered[low]
            value = ordered[low] + difference * gamma
            if gamma >= 0.5:
                value = ordered[high] - difference * (1 - gamma)
        results.append(value)
    kind = a.dtype if a.dtype.kind == "f" else np.dtype(np.float64)
    results = [np.asarray(value).astype(kind) for value in results]
    if q.ndim == 0:
        return results[0][()]
    return stack(results).reshape(q.shape + np.shape(results[0]))


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    q = np.asarray(q) / 100
    if np.any(q < 0) or np.any(q > 1):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return quantile(a, q, axis=axis, method=method)


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = np.asarray(a)
    if weights is None:
        result = a.mean(axis)
        scale = np.float64(a.size / np.size(result))
    else:
        weights = np.asarray(weights)
        if weights.shape != a.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if weights.shape != (a.shape[axis],):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            weights = moveaxis(np.broadcast_to(weights, (a.ndim - 1) * (1,) + weights.shape), -1, axis)
        weights = weights.astype(np.result_type(a.dtype, weights.dtype, np.float64))
        scale = weights.sum(axis=axis) if weights.shape == a.shape else np.broadcast_to(weights, a.shape).sum(axis=axis)
        if np.any(scale == 0):
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        result = np.multiply(a, weights).sum(axis) / scale
    return (result, scale) if returned else result


def ptp(a, axis=None, out=None, keepdims=False):
    a = np.asarray(a)
    return a.max(axis) - a.min(axis)


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    X = atleast_2d(np.asarray(m)).astype(np.float64)
    if not rowvar and X.shape[0] != 1:
        X = X.T
    if y is not None:
        y = atleast_2d(np.asarray(y)).astype(np.float64)
        if not rowvar and y.shape[0] != 1:
            y = y.T
        X = np.concatenate((X, y), 0)
    if ddof is None:
        ddof = 0 if bias else 1
    X = X - X.mean(axis=1).reshape(-1, 1)
    c = np.dot(X, X.T) * np.true_divide(1, X.shape[1] - ddof)
    return np.squeeze(c) if c.size > 1 else c.reshape(())


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
    if c.ndim == 0:
        return c / c
    deviation = np.sqrt(diag(c))
    c = c / deviation.reshape(-1, 1)
    c = c / deviation.reshape(1, -1)
    return np.clip(c, -1, 1)


def count_nonzero(a, axis=None, *, keepdims=False):
    result = np.sum(np.asarray(a) != 0, axis=axis)
    return result


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a = np.ravel(a)
    if isinstance(bins, (list, tuple, np.ndarray)):
        return np.asarray(bins)
    if isinstance(bins, str):
        size = a.size
        if bins == "sqrt":
            bins = int(np.ceil(np.sqrt(size)))
        elif bins in ("sturges", "auto"):
            bins = int(np.ceil(np.log2(size) + 1))
        else:
            raise ValueError(f"{bins!r} is not a valid estimator for `bins`")
    if range is None:
        low, high = (a.min(), a.max()) if a.size else (0.0, 1.0)
    else:
        low, high = range
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
    if low == high:
        low, high = low - 0.5, high + 0.5
    return np.linspace(low, high, bins + 1)


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = np.ravel(a)
    edges = histogram_bin_edges(a, bins, range)
    places = np.searchsorted(edges, a, side="right") - 1
    places = np.where(a == edges[-1], len(edges) - 2, places)
    inside = (a >= edges[0]) & (a <= edges[-1])
    counts = np.bincount(places[inside], None if weights is None else np.ravel(weights)[inside],
                         len(edges) - 1)
    if density:
        widths = diff(edges).astype(np.float64)
        return counts / widths / counts.sum(), edges
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    x, y = np.ravel(x), np.ravel(y)
    xb, yb = bins if isinstance(bins, (list, tuple)) and len(bins) == 2 else (bins, bins)
    xr, yr = (None, None) if range is None else range
    xe, ye = histogram_bin_edges(x, xb, xr), histogram_bin_edges(y, yb, yr)
    result = np.zeros((len(xe) - 1, len(ye) - 1))
    for n in np.arange(x.size):
        i = min(int(np.searchsorted(xe, x[n], side="right")) - 1, len(xe) - 2)
        j = min(int(np.searchsorted(ye, y[n], side="right")) - 1, len(ye) - 2)
        if xe[0] <= x[n] <= xe[-1] and ye[0] <= y[n] <= ye[-1]:
            result[i, j] += 1 if weights is None else weights[n]
    return result, xe, ye


def digitize(x, bins, right=False):
    bins = np.asarray(bins)
    if bins.size > 1 and bins[0] > bins[-1]:
        return bins.size - np.searchsorted(bins[::-1], x, side="right" if right else "left")
    return np.searchsorted(bins, x, side="left" if right else "right")


def _without_nan(a, axis, function, fill):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return function(a, axis=axis)
    return function(np.where(np.isnan(a), a.dtype.type(fill), a), axis=axis)


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return _without_nan(a, axis, np.sum, 0)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return _without_nan(a, axis, np.prod, 1)


def nanmax(a, axis=None, out=None, keepdims=False):
    return _without_nan(a, axis, np.max, -np.inf)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _without_nan(a, axis, np.min, np.inf)


def nanargmax(a, axis=None):
    return _without_nan(a, axis, np.argmax, -np.inf)


def nanargmin(a, axis=None):
    return _without_nan(a, axis, np.argmin, np.inf)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.mean(a, axis=axis)
    return nansum(a, axis) / np.sum(~np.isnan(a), axis=axis)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.var(a, axis=axis, ddof=ddof)
    count = np.sum(~np.isnan(a), axis=axis)
    mean = nanmean(a, axis)
    if axis is not None:
        mean = expand_dims(mean, axis)
    return nansum((a - mean) ** 2, axis) / (count - ddof)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis, ddof=ddof))


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = np.asarray(a)
    if axis is None:
        a = a.ravel()
        return median(a[~np.isnan(a)]) if a.dtype.kind == "f" else median(a)
    return apply_along_axis(lambda row: median(row[~np.isnan(row)]), axis, a)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        return x.copy() if x.ndim else x[()]
    info = finfo(x.dtype)
    kind = x.dtype.type
    y = np.where(np.isnan(x), kind(nan), x)
    y = np.where(isposinf(y), info.max if posinf is None else kind(posinf), y)
    y = np.where(isneginf(y), info.min if neginf is None else kind(neginf), y)
    return y if y.ndim else y[()]


# Sets and searching.


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *,
           equal_nan=True, sorted=True):
    ar = np.asarray(ar)
    if axis is not None:
        return _unique_rows(ar, return_index, return_inverse, return_counts, axis)
    flat = ar.ravel()
    order = np._order(flat)
    ordered = flat[order]
    size = ordered.size
    first = np.ones(size, dtype=bool)
    if size > 1:
        first[1:] = ordered[1:] != ordered[:-1]
        if equal_nan and ordered.dtype.kind == "f" and np.isnan(ordered[-1]):
            start = int(np.argmax(np.isnan(ordered)))
            first[start + 1:] = False
    values = ordered[first]
    if not (return_index or return_inverse or return_counts):
        return values
    result = [values]
    if return_index:
        result.append(order[first])
    if return_inverse:
        inverse = np.empty(size, dtype=int)
        inverse[order] = np.cumsum(first) - 1
        result.append(inverse.reshape(ar.shape))
    if return_counts:
        starts = append(first.nonzero()[0], [size])
        result.append(diff(starts))
    return tuple(result)


def _unique_rows(ar, return_index, return_inverse, return_counts, axis):
    rows = moveaxis(ar, axis, 0)
    keys = [tuple(np.ravel(row).tolist()) for row in rows]
    order = sorted(range(len(keys)), key=lambda n: keys[n])
    kept, inverse, counts = [], [0] * len(keys), []
    for n in order:
        if not kept or keys[kept[-1]] != keys[n]:
            kept.append(n)
            counts.append(0)
        inverse[n] = len(kept) - 1
        counts[-1] += 1
    result = [moveaxis(rows[kept], 0, axis)]
    if return_index:
        result.append(np.array(kept))
    if return_inverse:
        result.append(np.array(inverse))
    if return_counts:
        result.append(np.array(counts))
    return result[0] if len(result) == 1 else tuple(result)


def unique_values(x, /):
    return unique(x)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    both = np.sort(np.concatenate((unique(ar1), unique(ar2))))
    return both[:-1][both[1:] == both[:-1]]


def union1d(ar1, ar2):
    return unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))


def setdiff1d(ar1, ar2, assume_unique=False):
    ar1 = unique(ar1)
    return ar1[~isin(ar1, ar2)]


def setxor1d(ar1, ar2, assume_unique=False):
    a, b = unique(ar1), unique(ar2)
    return np.sort(np.concatenate((a[~isin(a, b)], b[~isin(b, a)])))


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    element = np.asarray(element)
    known = set(np.ravel(test_elements).tolist())
    result = np.array([value in known for value in element.ravel().tolist()], dtype=bool)
    result = result.reshape(element.shape)
    return ~result if invert else result


in1d = isin


def argwhere(a):
    a = np.asarray(a)
    if a.ndim == 0:
        return np.zeros((int(bool(a)), 0), dtype=int)
    return stack(a.nonzero(), axis=1)


def flatnonzero(a):
    return np.ravel(a).nonzero()[0]


def extract(condition, arr):
    return np.ravel(arr)[np.ravel(condition).astype(bool)]


def place(arr, mask, vals):
    count = int(np.sum(np.asarray(mask, dtype=bool)))
    arr[np.asarray(mask, dtype=bool)] = resize(np.asarray(vals), (count,))


def compress(condition, a, axis=None, out=None):
    return np.asarray(a).compress(condition, axis)


def choose(a, choices, out=None, mode="raise"):
    a = np.asarray(a)
    return select([a == n for n in range(len(choices))], choices)


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    result = np.asarray(default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = np.where(condition, choice, result)
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asarray(x)
    y = np.zeros(x.shape, x.dtype)
    condlist = [np.asarray(c, dtype=bool) for c in condlist]
    if len(funclist) == len(condlist) + 1:
        rest = ~np.logical_or.reduce(stack(condlist), axis=0)
        condlist.append(rest)
    for condition, function in zip(condlist, funclist):
        y[condition] = function(x[condition], *args, **kw) if callable(function) else function
    return y


def take_along_axis(arr, indices, axis=-1):
    arr, indices = np.asarray(arr), np.asarray(indices)
    if axis is None:
        return arr.ravel()[indices]
    axis = _axis(axis, arr.ndim)
    key = []
    for n in range(arr.ndim):
        if n == axis:
            key.append(indices)
        else:
            key.append(np.arange(arr.shape[n]).reshape((1,) * n + (-1,) + (1,) * (arr.ndim - 1 - n)))
    return arr[tuple(key)]


def put_along_axis(arr, indices, values, axis):
    indices = np.asarray(indices)
    axis = _axis(axis, arr.ndim)
    key = []
    for n in range(arr.ndim):
        if n == axis:
            key.append(indices)
        else:
            key.append(np.arange(arr.shape[n]).reshape((1,) * n + (-1,) + (1,) * (arr.ndim - 1 - n)))
    arr[tuple(key)] = values


def lexsort(keys, axis=-1):
    keys = [np.asarray(k).tolist() for k in keys]
    order = list(range(len(keys[0])))
    for key in keys:
        order.sort(key=lambda n: key[n])
    return np.array(order, dtype=int)


def partition(a, kth, axis=-1, kind="introselect", order=None):
    return np.sort(a, axis=axis)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    return np.argsort(a, axis=axis)


def copyto(dst, src, casting="same_kind", where=True):
    if where is True:
        dst[...] = src
    else:
        dst[where] = np.broadcast_to(src, dst.shape)[where]


def putmask(a, mask, values):
    mask = np.asarray(mask, dtype=bool)
    a[mask] = resize(np.asarray(values), a.shape)[mask]


# Mathematics.


def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = np.asarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = _axis(axis, a.ndim)
    parts = [a]
    for extra, place in ((prepend, 0), (append, len(parts) + 1)):
        if extra is not None:
            extra = np.asarray(extra)
            if extra.ndim == 0:
                shape = list(a.shape)
                shape[axis] = 1
                extra = np.broadcast_to(extra, tuple(shape))
            parts.insert(place, extra)
    if len(parts) > 1:
        a = np.concatenate(parts, axis)
    lead = (slice(None),) * axis
    for _ in range(n):
        after, before = a[lead + (slice(1, None),)], a[lead + (slice(None, -1),)]
        a = after != before if a.dtype == bool else after - before
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    parts = [diff(np.ravel(ary))]
    if to_begin is not None:
        parts.insert(0, np.ravel(to_begin))
    if to_end is not None:
        parts.append(np.ravel(to_end))
    return np.concatenate(parts)


def gradient(f, *varargs, axis=None, edge_order=1):
    f = np.asarray(f)
    if f.dtype.kind != "f":
        f = f.astype(np.float64)
    axes = range(f.ndim) if axis is None else [_axis(n, f.ndim) for n in
                                               (axis if isinstance(axis, tuple) else (axis,))]
    axes = list(axes)
    spacing = list(varargs) if varargs else [1.0]
    if len(spacing) == 1:
        spacing = spacing * len(axes)
    results = []
    for n, h in zip(axes, spacing):
        if f.shape[n] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, "
                             "at least (edge_order + 1) elements are required.")
        y = moveaxis(f, n, 0)
        out = np.empty_like(y)
        if np.ndim(h) == 0:
            out[1:-1] = (y[2:] - y[:-2]) / (2.0 * h)
            first = last = h
        else:
            steps = diff(h).astype(np.float64)
            shape = (-1,) + (1,) * (y.ndim - 1)
            left, right = steps[:-1].reshape(shape), steps[1:].reshape(shape)
            a = -right / (left * (left + right))
            b = (right - left) / (left * right)
            c = left / (right * (left + right))
            out[1:-1] = a * y[:-2] + b * y[1:-1] + c * y[2:]
            first, last = steps[0], steps[-1]
        if edge_order == 1:
            out[0] = (y[1] - y[0]) / first
            out[-1] = (y[-1] - y[-2]) / last
        else:
            out[0] = -1.5 / first * y[0] + 2.0 / first * y[1] - 0.5 / first * y[2]
            out[-1] = 0.5 / last * y[-3] - 2.0 / last * y[-2] + 1.5 / last * y[-1]
        results.append(moveaxis(out, 0, n))
    return results[0] if len(results) == 1 else tuple(results)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = np.asarray(y)
    axis = _axis(axis, y.ndim)
    if x is None:
        d = dx
    else:
        d = diff(np.asarray(x))
        if d.ndim == 1:
            d = d.reshape((-1,) + (1,) * (y.ndim - 1 - axis))
    lead = (slice(None),) * axis
    return (d * (y[lead + (slice(1, None),)] + y[lead + (slice(None, -1),)]) / 2.0).sum(axis)


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    return np.cumsum(x, axis=axis)


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a0 * b1 - a1 * b0
    a2 = a[..., 2] if a.shape[-1] == 3 else 0 * a0
    b2 = b[..., 2] if b.shape[-1] == 3 else 0 * b0
    return stack([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0], axis=-1)


def inner(a, b, /):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(f"shapes {_tight(a.shape)} and {_tight(b.shape)} not aligned: "
                         f"{a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})")
    return np.dot(a, moveaxis(b, -1, max(b.ndim - 2, 0)))


def _tight(shape):
    return str(shape).replace(" ", "")


def vdot(a, b, /):
    return np.dot(np.ravel(a), np.ravel(b))


def vecdot(x1, x2, /, *, axis=-1):
    return np.sum(np.asarray(x1) * np.asarray(x2), axis=axis)


def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    if isinstance(axes, int):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = axes
        left = [left] if isinstance(left, int) else list(left)
        right = [right] if isinstance(right, int) else list(right)
    left = [n % a.ndim for n in left]
    right = [n % b.ndim for n in right]
    if [a.shape[n] for n in left] != [b.shape[n] for n in right]:
        raise ValueError("shape-mismatch for sum")
    rest_a = [n for n in range(a.ndim) if n not in left]
    rest_b = [n for n in range(b.ndim) if n not in right]
    count = 1
    for n in left:
        count *= a.shape[n]
    rows = a.transpose(rest_a + left).reshape(-1, count)
    columns = b.transpose(right + rest_b).reshape(count, -1)
    shape = tuple(a.shape[n] for n in rest_a) + tuple(b.shape[n] for n in rest_b)
    result = np.dot(rows, columns).reshape(shape)
    return result if shape else result[()]


def kron(a, b):
    a, b = np.asarray(a), np.asarray(b)
    rank = max(a.ndim, b.ndim)
    a = a.reshape((1,) * (rank - a.ndim) + a.shape)
    b = b.reshape((1,) * (rank - b.ndim) + b.shape)
    shape_a = tuple(n for size in a.shape for n in (size, 1))
    shape_b = tuple(n for size in b.shape for n in (1, size))
    result = a.reshape(shape_a) * b.reshape(shape_b)
    return result.reshape(tuple(x * y for x, y in zip(a.shape, b.shape)))


def convolve(a, v, mode="full"):
    a, v = atleast_1d(a), atleast_1d(v)
    if a.size == 0:
        raise ValueError("a cannot be empty")
    if v.size == 0:
        raise ValueError("v cannot be empty")
    if v.size > a.size:
        a, v = v, a
    return correlate(a, v[::-1], mode)


def correlate(a, v, mode="valid"):
    a, v = atleast_1d(a), atleast_1d(v)
    n, m = a.size, v.size
    if mode == "full":
        a = pad(a, (m - 1, m - 1))
    elif mode == "same":
        a = pad(a, ((m - 1) // 2 + (m - 1) % 2, (m - 1) // 2))
    count = a.size - m + 1
    v = np.asarray(v)
    return np.array([np.dot(a[k:k + m], v) for k in range(count)])


def interp(x, xp, fp, left=None, right=None, period=None):
    x, xp, fp = np.asarray(x, dtype=float), np.asarray(xp, dtype=float), np.asarray(fp, dtype=float)
    if xp.size == 0:
        raise ValueError("array of sample points is empty")
    if xp.size != fp.size:
        raise ValueError("fp and xp are not of the same length.")
    left = fp[0] if left is None else left
    right = fp[-1] if right is None else right
    if xp.size == 1:
        result = np.where(x < xp[0], left, np.where(x > xp[0], right, fp[0]))
        return result if result.ndim else result[()]
    places = np.clip(np.searchsorted(xp, x, side="right") - 1, 0, xp.size - 2)
    slopes = diff(fp) / diff(xp)
    result = slopes[places] * (x - xp[places]) + fp[places]
    result = np.where(x < xp[0], left, np.where(x > xp[-1], right, result))
    result = np.where(x == xp[-1], fp[-1], result)
    return result if result.ndim else result[()]


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
    return vectorize(math.gcd)(x1, x2)


def lcm(x1, x2, /):
    import math
    return vectorize(math.lcm)(x1, x2)


def real(val):
    return np.asarray(val).real


def imag(val):
    return np.asarray(val).imag


def angle(z, deg=False):
    return np.where(np.asarray(z) < 0, 180.0 if deg else np.pi, 0.0)


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = np.asarray(p, dtype=float)
    steps = diff(p, axis=axis)
    wrapped = (steps + period / 2) % period - period / 2
    wrapped = np.where((wrapped == -period / 2) & (steps > 0), period / 2, wrapped)
    correction = np.where(np.abs(steps) < period / 2, 0.0, wrapped - steps)
    result = p.copy()
    lead = (slice(None),) * _axis(axis, p.ndim)
    result[lead + (slice(1, None),)] = p[lead + (slice(1, None),)] + np.cumsum(correction, axis=axis)
    return result


# Functions of functions.


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asarray(arr)
    axis = _axis(axis, arr.ndim)
    moved = moveaxis(arr, axis, -1)
    outer = moved.shape[:-1]
    results = [func1d(row, *args, **kwargs) for row in moved.reshape(-1, arr.shape[axis])]
    first = np.asarray(results[0])
    result = np.array(results).reshape(outer + first.shape)
    return result if first.ndim == 0 else moveaxis(result, -1, axis)


class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False,
                 signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        arrays = broadcast_arrays(*args)
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


# Polynomials.


def polyval(p, x):
    p = np.asarray(p)
    y = np.zeros_like(np.asarray(x))
    for c in p:
        y = y * x + c
    return y


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    x, y = np.asarray(x, dtype=float) + 0.0, np.asarray(y, dtype=float) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    lhs = vander(x, deg + 1)
    rhs = y
    if w is not None:
        w = np.asarray(w, dtype=float)
        lhs = lhs * w.reshape(-1, 1)
        rhs = rhs * (w if y.ndim == 1 else w.reshape(-1, 1))
    scale = np.sqrt((lhs * lhs).sum(axis=0))
    c = np.linalg.lstsq(lhs / scale, rhs)[0]
    return (c.T / scale).T


def polyadd(a1, a2):
    a1, a2 = atleast_1d(a1), atleast_1d(a2)
    size = max(a1.size, a2.size)
    return pad(a1, (size - a1.size, 0)) + pad(a2, (size - a2.size, 0))


def polysub(a1, a2):
    return polyadd(a1, -np.asarray(a2))


def polymul(a1, a2):
    return convolve(a1, a2)


def polyder(p, m=1):
    wraps = isinstance(p, poly1d)
    p = np.asarray(p.coeffs if wraps else p)
    for _ in range(m):
        p = p[:-1] * np.arange(p.size - 1, 0, -1)
    return poly1d(p) if wraps else p


def polyint(p, m=1, k=None):
    wraps = isinstance(p, poly1d)
    p = np.asarray(p.coeffs if wraps else p)
    for _ in range(m):
        p = append(p / np.arange(p.size, 0, -1), [0.0 if k is None else k])
    return poly1d(p) if wraps else p


def roots(p):
    p = atleast_1d(p)
    nonzero = p.nonzero()[0]
    if nonzero.size == 0:
        return np.array([])
    trailing = p.size - int(nonzero[-1]) - 1
    p = p[int(nonzero[0]):int(nonzero[-1]) + 1].astype(float)
    n = p.size - 1
    if n <= 0:
        return np.zeros(trailing)
    companion = diag(np.ones(n - 1), -1)
    companion[0, :] = -p[1:] / p[0]
    return np.concatenate((np.linalg.eigvals(companion), np.zeros(trailing)))


class poly1d:
    def __init__(self, c_or_r, r=False, variable="x"):
        if r:
            c = np.ones(1)
            for root in c_or_r:
                c = convolve(c, np.array([1.0, -root]))
        else:
            c = c_or_r.coeffs if isinstance(c_or_r, poly1d) else np.asarray(c_or_r)
        places = c.nonzero()[0]
        self.coeffs = c[int(places[0]):] if places.size else np.zeros(1, c.dtype)
        self.variable = variable

    @property
    def coef(self):
        return self.coeffs

    @property
    def c(self):
        return self.coeffs

    @property
    def order(self):
        return self.coeffs.size - 1

    o = order

    @property
    def roots(self):
        return roots(self.coeffs)

    r = roots

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __getitem__(self, n):
        return self.coeffs[self.order - n] if 0 <= n <= self.order else 0

    def __len__(self):
        return self.order

    def __iter__(self):
        return iter(self.coeffs)

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(atleast_1d(other)).coeffs
                              if not isinstance(other, poly1d) else other.coeffs))

    __radd__ = __add__

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __sub__(self, other):
        return self + (-other)

    def __mul__(self, other):
        if isinstance(other, poly1d):
            return poly1d(polymul(self.coeffs, other.coeffs))
        return poly1d(self.coeffs * other)

    __rmul__ = __mul__

    def __pow__(self, n):
        result = poly1d([1])
        for _ in range(n):
            result = result * self
        return result

    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m))

    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m, k))

    def __repr__(self):
        return "poly1d(" + repr(self.coeffs)[6:-1] + ")"

    def __str__(self):
        text = ""
        for n, c in enumerate(self.coeffs):
            power = self.order - n
            part = "%.4g" % c
            if part == "0":
                part = "0" if power == 0 and n == 0 else ""
            elif power == 1:
                part = f"{part} {self.variable}"
            elif power > 1:
                part = f"{part} {self.variable}**{power}"
            if n == 0:
                text = part
            elif part:
                text += f" - {part[1:]}" if part.startswith("-") else f" + {part}"
        return _raised(text)


def _raised(text, wrap=70):
    """Powers on a line of their own above the terms."""
    output, upper, lower = " ", "", ""
    start = 0
    while True:
        place = text.find("**", start)
        if place < 0:
            break
        end = place + 2
        while end < len(text) and text[end].isdigit():
            end += 1
        power, part = text[place + 2:end], text[start:place]
        start = end
        above = " " * (len(part) - 1) + power
        below = part + " " * (len(power) - 1)
        if len(lower) + len(below) > wrap or len(upper) + len(above) > wrap:
            output += upper + "\n" + lower + "\n "
            upper, lower = above, below
        else:
            upper += above
            lower += below
    return output + upper + "\n" + lower + text[start:]


# Random vectors, for the classes of `numpy.random`.


def _multivariate_normal(rng, mean, cov, size, is_legacy):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    count = mean.shape[0]
    x = rng.standard_normal(shape + (count,)).reshape(-1, count)
    U, S, Vh = np.linalg.svd(cov)
    factor = np.sqrt(S).reshape(-1, 1) * Vh if is_legacy else (U * np.sqrt(S)).T
    return (np.dot(x, factor) + mean).reshape(shape + (count,))


def _multinomial(rng, n, pvals, size):
    p = np.asarray(pvals, dtype=float).tolist()
    if sum(p[:-1]) > 1.0 + 1e-12:
        raise ValueError("sum(pvals[:-1]) > 1.0")
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    total = 1
    for extent in shape:
        total *= extent
    rows = []
    for _ in range(total):
        left, rest, row = n, 1.0, []
        for q in p[:-1]:
            drawn = int(rng.binomial(left, min(q / rest, 1.0))) if left > 0 else 0
            row.append(drawn)
            left -= drawn
            rest -= q
        rows.append(row + [left])
    return np.array(rows).reshape(shape + (len(p),))


def _dirichlet(rng, alpha, size):
    alpha = np.asarray(alpha, dtype=float).tolist()
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    total = 1
    for extent in shape:
        total *= extent
    rows = []
    for _ in range(total):
        row = [rng.standard_gamma(a) for a in alpha]
        scale = 1.0 / sum(row)
        rows.append([value * scale for value in row])
    return np.array(rows).reshape(shape + (len(alpha),))


# Texts and settings.


class printoptions:
    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        self._before = np.get_printoptions()
        np.set_printoptions(**self._options)
        return np.get_printoptions()

    def __exit__(self, *error):
        del self._before["legacy"]
        np.set_printoptions(**self._before)
        return False


class errstate:
    def __init__(self, **kwargs):
        self._kwargs = kwargs

    def __enter__(self):
        self._before = np._set_warnings(not (self._kwargs and all(
            value == "ignore" for value in self._kwargs.values())))
        return self

    def __exit__(self, *error):
        np._set_warnings(self._before)
        return False


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    np._set_warnings(all != "ignore")
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False,
                            pad_left=None, pad_right=None, min_digits=None):
    if precision is None:
        text = np.array2string(np.asarray(x), floatmode="unique", suppress_small=True)
    else:
        text = f"{float(x):.{precision}f}"
        if unique:
            text = text.rstrip("0")
            if text.endswith(".") and trim == "k":
                text += ""
    if trim == "-":
        text = text.rstrip("0").rstrip(".") if "." in text else text
    elif trim == "0" and text.endswith("."):
        text += "0"
    return text


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None,
                            exp_digits=None, min_digits=None):
    return f"{float(x):.{8 if precision is None else precision}e}"


def base_repr(number, base=2, padding=0):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest, text = abs(number), ""
    while rest:
        text = digits[rest % base] + text
        rest //= base
    return ("-" if number < 0 else "") + "0" * padding + (text or "0")


def binary_repr(num, width=None):
    text = base_repr(num, 2)
    return text if width is None else text.rjust(width, "0")


def ndenumerate(arr):
    arr = np.asarray(arr)
    for index in ndindex(*arr.shape):
        yield index, arr[index]


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    if not shape:
        yield ()
        return
    for n in range(shape[0]):
        for rest in ndindex(*shape[1:]):
            yield (n,) + rest


def nditer(op, *args, **kwargs):
    return iter(np.ravel(op))


def unravel_index(indices, shape, order="C"):
    indices = np.asarray(indices)
    count = 1
    for size in shape:
        count *= size
    if np.any(indices < 0) or np.any(indices >= count):
        raise ValueError(f"index {indices.max()} is out of bounds for array with size {count}")
    result = []
    for size in reversed(shape):
        result.append(indices % size)
        indices = indices // size
    return tuple(reversed(result))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    result = 0
    for place, size in zip(multi_index, dims):
        place = np.asarray(place)
        if np.any(place < 0) or np.any(place >= size):
            raise ValueError("invalid entry in coordinates array")
        result = result * size + place
    return result if np.ndim(result) else np.int64(result)


def asmatrix(data, dtype=None):
    return atleast_2d(np.asarray(data, dtype=dtype))


def asfortranarray(a, dtype=None):
    return np.asarray(a, dtype=dtype)


def require(a, dtype=None, requirements=None):
    return np.asarray(a, dtype=dtype)


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    data = np.array(list(buffer)[offset:], dtype=np.uint8)
    result = data.view(dtype)
    return result if count < 0 else result[:count]


def fromstring(string, dtype=float, count=-1, *, sep):
    return np.array([part for part in string.replace(sep, " ").split()], dtype=float).astype(dtype)


def trim_zeros(filt, trim="fb"):
    places = np.asarray(filt).nonzero()[0]
    if places.size == 0:
        return filt[:0]
    first = int(places[0]) if "f" in trim.lower() else 0
    last = int(places[-1]) + 1 if "b" in trim.lower() else len(filt)
    return filt[first:last]
