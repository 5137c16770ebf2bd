"""Random vectors, for the classes of `numpy.random`."""

import numpy as np


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
