"""Places in an array: found, chosen, sorted by, and written to."""

import numpy as np
from numpy._shapes import _axis


def argwhere(a):
    a = np.asarray(a)
    if a.ndim == 0:
        return np.zeros((int(bool(a)), 0), dtype=int)
    return np.stack(a.nonzero(), axis=1)


def flatnonzero(a):
    return np.ravel(a).nonzero()[0]


def extract(condition, arr):
    return np.ravel(arr)[np.ravel(condition).astype(bool)]


def place(arr, mask, vals):
    count = int(np.sum(np.asarray(mask, dtype=bool)))
    arr[np.asarray(mask, dtype=bool)] = np.resize(np.asarray(vals), (count,))


def compress(condition, a, axis=None, out=None):
    return np.asarray(a).compress(condition, axis)


def choose(a, choices, out=None, mode="raise"):
    a = np.asarray(a)
    if a.dtype.kind not in "biu":
        raise TypeError(
            f"Cannot cast array data from dtype('{a.dtype}') to dtype('int64') according to the rule 'safe'")
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
        rest = ~np.logical_or.reduce(np.stack(condlist), axis=0)
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
    a[mask] = np.resize(np.asarray(values), a.shape)[mask]
