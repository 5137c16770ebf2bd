"""Reductions that leave out what is not a number."""

import numpy as np


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
        mean = np.expand_dims(mean, axis)
    return nansum((a - mean) ** 2, axis) / (count - ddof)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis, ddof=ddof))


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = np.asarray(a)
    if axis is None:
        a = a.ravel()
        return np.median(a[~np.isnan(a)]) if a.dtype.kind == "f" else np.median(a)
    return np.apply_along_axis(lambda row: np.median(row[~np.isnan(row)]), axis, a)


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
