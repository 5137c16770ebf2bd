"""Counts of values in bins."""

import numpy as np


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    if isinstance(bins, int) and bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
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
        widths = np.diff(edges).astype(np.float64)
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
