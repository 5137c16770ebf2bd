"""Functions of masked arrays, by the names that they have in NumPy."""

import numpy as np

__all__ = [
    "all", "allclose", "allequal", "any", "append", "arange", "argmax", "argmin", "argsort",
    "array", "asarray", "asanyarray", "average", "clip", "compressed", "concatenate", "copy",
    "count", "cumprod", "cumsum", "diff", "dot", "empty", "empty_like", "fix_invalid", "hstack",
    "isMA", "isMaskedArray", "isarray", "is_mask", "is_masked", "max", "maximum", "mean", "median",
    "min", "minimum", "ones", "ones_like", "power", "prod", "product", "ptp", "ravel", "reshape",
    "round", "sort", "squeeze", "std", "sum", "swapaxes", "transpose", "var", "vstack", "where",
    "zeros", "zeros_like", "notmasked_edges", "clump_masked", "clump_unmasked", "sqrt", "exp",
    "log", "log2", "log10", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh",
    "tanh", "absolute", "abs", "fabs", "negative", "floor", "ceil", "logical_not", "add",
    "subtract", "multiply", "divide", "true_divide", "floor_divide", "mod", "remainder", "equal",
    "not_equal", "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or",
    "logical_xor", "isnan", "isfinite", "isinf", "shape", "ndim", "size", "column_stack", "unique",
    "outer",
]


def _ma():
    from numpy import ma
    return ma


def _array(a):
    ma = _ma()
    return a if isinstance(a, ma.MaskedArray) else ma.MaskedArray(a)


def _method(name):
    def function(a, *args, **kwargs):
        return getattr(_array(a), name)(*args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


all, any, argmax, argmin, argsort, clip, compressed, copy, count, cumprod, cumsum, max, mean, min, \
    prod, ptp, ravel, reshape, round, squeeze, std, sum, swapaxes, transpose, var = [
        _method(_name) for _name in (
            "all", "any", "argmax", "argmin", "argsort", "clip", "compressed", "copy", "count",
            "cumprod", "cumsum", "max", "mean", "min", "prod", "ptp", "ravel", "reshape", "round",
            "squeeze", "std", "sum", "swapaxes", "transpose", "var")]
product = prod
dot = _method("dot")


def array(data, dtype=None, copy=False, order=None, mask=None, fill_value=None, keep_mask=True,
          hard_mask=False, shrink=True, subok=True, ndmin=0):
    """A masked array."""
    ma = _ma()
    return ma.MaskedArray(data, ma.nomask if mask is None else mask, dtype, copy, fill_value,
                          keep_mask, ndmin=ndmin)


def asarray(a, dtype=None, order=None):
    return _array(a) if dtype is None else _array(a).astype(dtype)


asanyarray = asarray


def _made_by(name):
    def function(*args, **kwargs):
        return _ma().MaskedArray(getattr(np, name)(*args, **kwargs))
    function.__name__ = function.__qualname__ = name
    return function


arange, empty, ones, zeros = [_made_by(_name) for _name in ("arange", "empty", "ones", "zeros")]


def _like(name):
    def function(a, dtype=None):
        ma = _ma()
        made = getattr(np, name)(np.asarray(ma.getdata(a)), dtype=dtype)
        return ma.MaskedArray(made, ma.getmask(a))
    function.__name__ = function.__qualname__ = name
    return function


empty_like, ones_like, zeros_like = [
    _like(_name) for _name in ("empty_like", "ones_like", "zeros_like")]


def isMaskedArray(x):
    return isinstance(x, _ma().MaskedArray)


isMA = isarray = isMaskedArray


def is_mask(m):
    return isinstance(m, (np.ndarray, np.bool_)) and m.dtype == bool


def is_masked(x):
    """Whether any element is masked."""
    mask = _ma().getmask(x)
    return bool(mask is not _ma().nomask and np.any(mask))


def average(a, axis=None, weights=None, returned=False):
    a = _array(a)
    if weights is None:
        result, total = a.mean(axis), a.count(axis)
    else:
        weights = np.asarray(weights)
        if weights.shape != a.shape:
            weights = weights.reshape([-1 if place == axis % a.ndim else 1
                                       for place in range(a.ndim)]) * np.ones(a.shape)
        counted = _ma().MaskedArray(weights, _ma().getmaskarray(a))
        total = counted.sum(axis)
        result = (a * weights).sum(axis) / total
    return (result, total) if returned else result


def median(a, axis=None, keepdims=False):
    """The middle of the elements that count."""
    ma = _ma()
    a = _array(a)
    if axis is None:
        values = a.compressed()
        return np.median(values) if values.size else ma.masked
    rows = np.moveaxis(np.arange(a.size).reshape(a.shape), axis, -1)
    flat = a.ravel()
    shape = rows.shape[:-1]
    middles = [median(flat[row]) for row in rows.reshape(-1, rows.shape[-1])]
    made = ma.array([0.0 if each is ma.masked else float(each) for each in middles],
                    mask=[each is ma.masked for each in middles])
    return made.reshape(shape) if shape else made[0]


def _joined(name):
    def function(arrays, *args, **kwargs):
        ma = _ma()
        arrays = list(arrays)
        data = getattr(np, name)([np.asarray(ma.getdata(each)) for each in arrays], *args, **kwargs)
        if not np.any([ma.getmask(each) is not ma.nomask for each in arrays]):
            return ma.MaskedArray(data)
        mask = getattr(np, name)([ma.getmaskarray(each) for each in arrays], *args, **kwargs)
        return ma.MaskedArray(data, mask)
    function.__name__ = function.__qualname__ = name
    return function


concatenate, hstack, vstack, column_stack = [
    _joined(_name) for _name in ("concatenate", "hstack", "vstack", "column_stack")]


def append(a, b, axis=None):
    return concatenate([a, b], axis)


def where(condition, x=None, y=None):
    """Elements of one array or another, with their masks."""
    ma = _ma()
    if x is None:
        return _array(condition).nonzero()
    chosen = ma.filled(condition, False)
    data = np.where(chosen, ma.getdata(x), ma.getdata(y))
    xm = np.ones(()) if x is ma.masked else ma.getmaskarray(x)
    ym = np.ones(()) if y is ma.masked else ma.getmaskarray(y)
    mask = np.where(chosen, xm, ym).astype(bool)
    mask = np.where(ma.getmaskarray(condition), True, mask)
    return ma.MaskedArray(data, mask)


def sort(a, axis=-1, kind=None, endwith=True):
    result = _array(a).copy()
    result.sort(axis, endwith=endwith)
    return result


def diff(a, n=1, axis=-1):
    a = _array(a)
    for _ in range(n):
        head = [slice(None)] * a.ndim
        tail = list(head)
        head[axis], tail[axis] = slice(1, None), slice(None, -1)
        a = a[tuple(head)] - a[tuple(tail)]
    return a


def fix_invalid(a, mask=None, copy=True, fill_value=None):
    ma = _ma()
    result = ma.masked_invalid(a, copy)
    result._data[ma.getmaskarray(result)] = result.fill_value if fill_value is None else fill_value
    return result


def allequal(a, b, fill_value=True):
    same = _array(a) == b
    return bool(same.filled(fill_value).all())


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    ma = _ma()
    mask = ma.mask_or(ma.getmaskarray(a), ma.getmaskarray(b))
    near = np.isclose(ma.getdata(a), ma.getdata(b), rtol=rtol, atol=atol)
    return bool(np.where(mask, masked_equal, near).all())


def unique(ar1, return_index=False, return_inverse=False):
    return _ma().MaskedArray(np.unique(_array(ar1).compressed()))


def _runs(flags):
    """Slices of the places that follow each other."""
    runs, start = [], None
    for place, flag in enumerate(list(flags) + [False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            runs.append(slice(start, place, None))
            start = None
    return runs


def clump_masked(a):
    return _runs(_ma().getmaskarray(a).tolist())


def clump_unmasked(a):
    return _runs((~_ma().getmaskarray(a)).tolist())


def notmasked_edges(a, axis=None):
    places = np.flatnonzero(~_ma().getmaskarray(a).ravel())
    return np.array([places[0], places[-1]]) if places.size else None


def shape(a):
    return np.shape(_ma().getdata(a))


def ndim(a):
    return np.ndim(_ma().getdata(a))


def size(a, axis=None):
    return np.size(_ma().getdata(a), axis)


def outer(a, b):
    a, b = _array(a).ravel(), _array(b).ravel()
    return a.reshape(-1, 1) * b.reshape(1, -1)


# Element by element. What has no value is masked.

_DOMAINS = {
    "sqrt": lambda x: x < 0, "log": lambda x: x <= 0, "log2": lambda x: x <= 0,
    "log10": lambda x: x <= 0, "arcsin": lambda x: np.abs(x) > 1, "arccos": lambda x: np.abs(x) > 1,
}


def _unary(name):
    function, outside = getattr(np, name), _DOMAINS.get(name)

    def masked_function(x):
        ma = _ma()
        if x is ma.masked:
            return x
        data, mask = np.asarray(ma.getdata(x)), ma.getmask(x)
        if outside is not None:
            wrong = outside(data)
            if wrong.any():
                mask = ma.mask_or(mask, wrong)
                data = np.where(wrong, 1, data)
        result = function(data)
        if outside is not None and mask is not ma.nomask and np.ndim(result):
            result = np.where(mask, np.asarray(ma.getdata(x)).astype(result.dtype), result)
        if np.ndim(result) == 0:
            return ma.masked if np.any(mask) else result
        return ma.MaskedArray(result, mask)
    masked_function.__name__ = masked_function.__qualname__ = name
    return masked_function


def _binary(name):
    function = getattr(np, name)

    def masked_function(a, b):
        ma = _ma()
        first, second = np.asarray(ma.getdata(a)), np.asarray(ma.getdata(b))
        mask = ma.mask_or(ma.getmask(a), ma.getmask(b))
        if name in ("divide", "true_divide", "floor_divide", "mod", "remainder"):
            wrong = np.broadcast_to(second == 0, np.broadcast_shapes(first.shape, second.shape))
            if wrong.any():
                mask = ma.mask_or(mask, wrong.copy())
                second = np.where(second == 0, 1, second)
        result = function(first, second)
        if np.ndim(result) == 0:
            return ma.masked if np.any(mask) else result
        return ma.MaskedArray(result, mask)
    masked_function.__name__ = masked_function.__qualname__ = name
    return masked_function


for _name in ("sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "arcsin", "arccos",
              "arctan", "sinh", "cosh", "tanh", "absolute", "fabs", "negative", "floor", "ceil",
              "logical_not", "isnan", "isfinite", "isinf"):
    globals()[_name] = _unary(_name)
abs = globals()["absolute"]
for _name in ("add", "subtract", "multiply", "divide", "true_divide", "floor_divide", "mod",
              "remainder", "power", "equal", "not_equal", "less", "less_equal", "greater",
              "greater_equal", "logical_and", "logical_or", "logical_xor", "maximum", "minimum"):
    globals()[_name] = _binary(_name)
