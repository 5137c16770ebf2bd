"""Order statistics, averages and correlations."""

import numpy as np
from numpy._shapes import _axis


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
    ordered = np.moveaxis(np.sort(a, axis=axis), axis, 0)
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
    return np.stack(results).reshape(q.shape + np.shape(results[0]))


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
            weights = np.moveaxis(np.broadcast_to(weights, (a.ndim - 1) * (1,) + weights.shape), -1, axis)
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
    X = np.atleast_2d(np.asarray(m))
    X = X if X.dtype.kind == "c" else X.astype(np.float64)
    if not rowvar and X.shape[0] != 1:
        X = X.T
    if y is not None:
        y = np.atleast_2d(np.asarray(y))
        y = y if y.dtype.kind == "c" else y.astype(np.float64)
        if not rowvar and y.shape[0] != 1:
            y = y.T
        X = np.concatenate((X, y), 0)
    if ddof is None:
        ddof = 0 if bias else 1
    X = X - X.mean(axis=1).reshape(-1, 1)
    c = np.dot(X, np.conj(X.T)) * np.true_divide(1, X.shape[1] - ddof)
    return np.squeeze(c) if c.size > 1 else c.reshape(())


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
    if c.ndim == 0:
        return c / c
    deviation = np.sqrt(np.diag(c).real)
    c = c / deviation.reshape(-1, 1)
    c = c / deviation.reshape(1, -1)
    if c.dtype.kind == "c":
        return np.clip(c.real, -1, 1) + 1j * np.clip(c.imag, -1, 1)
    return np.clip(c, -1, 1)


def count_nonzero(a, axis=None, *, keepdims=False):
    result = np.sum(np.asarray(a) != 0, axis=axis)
    return result
