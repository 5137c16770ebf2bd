"""Arrays as sets."""

from collections import namedtuple

import numpy as np

UniqueAllResult = namedtuple("UniqueAllResult",
                             ["values", "indices", "inverse_indices", "counts"])
UniqueCountsResult = namedtuple("UniqueCountsResult", ["values", "counts"])
UniqueInverseResult = namedtuple("UniqueInverseResult", ["values", "inverse_indices"])


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
        starts = np.append(first.nonzero()[0], [size])
        result.append(np.diff(starts))
    return tuple(result)


def _unique_rows(ar, return_index, return_inverse, return_counts, axis):
    rows = np.moveaxis(ar, axis, 0)
    keys = [tuple(np.ravel(row).tolist()) for row in rows]
    order = sorted(range(len(keys)), key=lambda n: keys[n])
    kept, inverse, counts = [], [0] * len(keys), []
    for n in order:
        if not kept or keys[kept[-1]] != keys[n]:
            kept.append(n)
            counts.append(0)
        inverse[n] = len(kept) - 1
        counts[-1] += 1
    result = [np.moveaxis(rows[kept], 0, axis)]
    if return_index:
        result.append(np.array(kept))
    if return_inverse:
        result.append(np.array(inverse))
    if return_counts:
        result.append(np.array(counts))
    return result[0] if len(result) == 1 else tuple(result)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    ar1, ar2 = np.asarray(ar1), np.asarray(ar2)
    if not return_indices:
        if not assume_unique:
            ar1, ar2 = unique(ar1), unique(ar2)
        both = np.sort(np.concatenate((ar1.ravel(), ar2.ravel())))
        return both[:-1][both[1:] == both[:-1]]
    values1, places1 = unique(ar1, return_index=True)
    values2, places2 = unique(ar2, return_index=True)
    both = np.concatenate((values1, values2))
    order = np._order(both)
    both = both[order]
    same = both[1:] == both[:-1]
    return (both[:-1][same], places1[order[:-1][same]],
            places2[order[1:][same] - values1.size])


def union1d(ar1, ar2):
    return unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))


def setdiff1d(ar1, ar2, assume_unique=False):
    ar1 = np.ravel(ar1) if assume_unique else unique(ar1)
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


def unique_all(x, /):
    return UniqueAllResult(*unique(x, return_index=True, return_inverse=True, return_counts=True,
                                   equal_nan=False))


def unique_counts(x, /):
    return UniqueCountsResult(*unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x, /):
    return UniqueInverseResult(*unique(x, return_inverse=True, equal_nan=False))


def unique_values(x, /):
    return unique(x, equal_nan=False)
