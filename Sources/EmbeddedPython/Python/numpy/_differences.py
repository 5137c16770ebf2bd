"""Differences, sums along an axis, and interpolation."""

import numpy as np
from numpy._shapes import _axis


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
    if f.dtype.kind not in "fc":
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
        y = np.moveaxis(f, n, 0)
        out = np.empty_like(y)
        if np.ndim(h) == 0:
            out[1:-1] = (y[2:] - y[:-2]) / (2.0 * h)
            first = last = h
        else:
            steps = diff(h)
            steps = steps if steps.dtype.kind == "c" else steps.astype(np.float64)
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
        results.append(np.moveaxis(out, 0, n))
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


def interp(x, xp, fp, left=None, right=None, period=None):
    fp = np.asarray(fp)
    if fp.dtype.kind == "c":
        ends = [(end, end) if end is None else (np.real(end), np.imag(end)) for end in (left, right)]
        return (interp(x, xp, fp.real, ends[0][0], ends[1][0], period)
                + 1j * interp(x, xp, fp.imag, ends[0][1], ends[1][1], period))
    x, xp, fp = np.asarray(x, dtype=float), np.asarray(xp, dtype=float), fp.astype(float)
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


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    x = np.atleast_1d(x)
    if axis is None:
        if x.ndim != 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is "
                             "required.")
        axis = -1
    result = np.cumprod(x, axis=axis, dtype=dtype)
    if include_initial:
        axis = _axis(axis, x.ndim)
        shape = x.shape[:axis] + (1,) + x.shape[axis + 1:]
        result = np.concatenate([np.ones(shape, result.dtype), result], axis=axis)
    return result
