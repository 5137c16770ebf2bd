"""The older name of `numpy.strings`, with what gives lists or joins."""

import numpy as np
from numpy.strings import *


def _objects(function, a):
    a = np.asarray(a)
    result = np.empty(a.shape, dtype=object)
    for index in np.ndindex(*a.shape):
        result[index] = function(str(a[index]))
    return result


def split(a, sep=None, maxsplit=None):
    return _objects(lambda text: text.split(sep, -1 if maxsplit is None else maxsplit), a)


def splitlines(a, keepends=None):
    return _objects(lambda text: text.splitlines(bool(keepends)), a)


def join(sep, seq):
    texts = np.asarray(seq)
    joined = [str(sep).join(text) for text in texts.ravel().tolist()]
    result = np.array(joined).reshape(texts.shape)
    return result if result.ndim else result[()]
