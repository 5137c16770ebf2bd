"""`repmat`, the function of this module that programs still use; matrices are plain arrays."""

import numpy as np


def repmat(a, m, n):
    """An array of at most two dimensions, repeated `m` times downwards and `n` times across."""
    return np.tile(np.atleast_2d(np.asarray(a)), (m, n))
