"""Reductions that leave out what is not a number."""

import warnings

import numpy as np


def _kept(result, out, keepdims, axis, rank):
    """A reduction's result with its dimensions kept, or written to `out`."""
    if keepdims:
        shape = [1] * rank
        if axis is not None:
            result = np.expand_dims(result, axis)
        else:
            result = np.asarray(result).reshape(shape)
    if out is not None:
        out[...] = result
        return out
    return result


def _filled(a, fill):
    """The array with `fill` for what is not a number."""
    a = np.asarray(a)
    return np.where(np.isnan(a), a.dtype.type(fill), a) if a.dtype.kind == "f" else a


def _warn_empty(a, axis, text):
    """Warns of rows without any number; says whether there are some."""
    a = np.asarray(a)
    if a.dtype.kind == "f" and bool(np.any(np.all(np.isnan(a), axis=axis))):
        warnings.warn(text, RuntimeWarning, stacklevel=3)
        return True
    return False


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return np.sum(_filled(a, 0), axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return np.prod(_filled(a, 1), axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    return np.cumsum(_filled(a, 0), axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return np.cumprod(_filled(a, 1), axis=axis, dtype=dtype, out=out)


def _extreme(a, axis, out, keepdims, function, fill):
    result = function(_filled(a, fill), axis=axis, keepdims=keepdims)
    if _warn_empty(a, axis, "All-NaN slice encountered"):
        empty = np.all(np.isnan(a), axis=axis, keepdims=keepdims)
        result = np.where(empty, np.asarray(a).dtype.type(np.nan), result)[()]
    return _kept(result, out, False, axis, 0)


def nanmax(a, axis=None, out=None, keepdims=False):
    return _extreme(a, axis, out, keepdims, np.max, -np.inf)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _extreme(a, axis, out, keepdims, np.min, np.inf)


def _place(a, axis, out, keepdims, function, fill):
    a = np.asarray(a)
    if a.dtype.kind == "f" and bool(np.any(np.all(np.isnan(a), axis=axis))):
        raise ValueError("All-NaN slice encountered")
    return _kept(function(_filled(a, fill), axis=axis), out, keepdims, axis, a.ndim)


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    return _place(a, axis, out, keepdims, np.argmax, -np.inf)


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    return _place(a, axis, out, keepdims, np.argmin, np.inf)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.mean(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    count = np.sum(~np.isnan(a), axis=axis, keepdims=keepdims)
    total = np.sum(_filled(a, 0), axis=axis, dtype=dtype, keepdims=keepdims)
    if bool(np.any(count == 0)):
        warnings.warn("Mean of empty slice", RuntimeWarning, stacklevel=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        result = total / np.asarray(count).astype(np.asarray(total).dtype)
    return _kept(result[()], out, False, axis, 0)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return np.var(a, axis=axis, ddof=ddof, keepdims=keepdims)
    count = np.sum(~np.isnan(a), axis=axis, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.sum(_filled(a, 0), axis=axis, keepdims=True) / count
        apart = _filled(a - mean, 0).astype(a.dtype)
        total = np.sum(apart * apart, axis=axis, keepdims=keepdims)
        free = np.sum(~np.isnan(a), axis=axis, keepdims=keepdims) - ddof
        if bool(np.any(free <= 0)):
            warnings.warn("Degrees of freedom <= 0 for slice.", RuntimeWarning, stacklevel=2)
        result = np.where(free <= 0, np.nan, total / free).astype(a.dtype)[()]
    return _kept(result, out, False, axis, 0)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _kept(np.sqrt(nanvar(a, axis, ddof=ddof, keepdims=keepdims)), out, False, axis, 0)


def _by_rows(a, axis, out, keepdims, function):
    """A function of the numbers of each row."""
    a = np.asarray(a)
    _warn_empty(a, axis, "All-NaN slice encountered")

    def row(values):
        kept = values[~np.isnan(values)] if values.dtype.kind == "f" else values
        return function(kept) if kept.size else values.dtype.type(np.nan)

    if axis is None:
        result = row(a.ravel())
    else:
        result = np.apply_along_axis(row, axis, a)
    return _kept(result, out, keepdims, axis, a.ndim)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _by_rows(a, axis, out, keepdims, np.median)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear",
                keepdims=False):
    if np.ndim(q) == 0:
        return _by_rows(a, axis, out, keepdims, lambda row: np.quantile(row, q, method=method))
    return np.stack([np.asarray(nanquantile(a, each, axis, method=method, keepdims=keepdims))
                     for each in np.ravel(q)])


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear",
                  keepdims=False):
    if np.any(np.asarray(q) < 0) or np.any(np.asarray(q) > 100):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return nanquantile(a, np.true_divide(q, 100), axis, out, overwrite_input, method, keepdims)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        return x.copy() if x.ndim else x[()]
    info = np.finfo(x.dtype)
    kind = x.dtype.type
    y = np.where(np.isnan(x), kind(nan), x)
    y = np.where(np.isposinf(y), info.max if posinf is None else kind(posinf), y)
    y = np.where(np.isneginf(y), info.min if neginf is None else kind(neginf), y)
    return y if y.ndim else y[()]
