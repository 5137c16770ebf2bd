"""NumPy's masked arrays."""

import numpy as np
import numpy.ma as ma

m = ma.masked_array([1, 2, 3, -1, 5], mask=[0, 0, 0, 1, 0])
print(repr(m), m.mean(), m.sum(), m.max(), m.min(), m.count(), m.filled(0), m.compressed(), m.data, m.mask, m.fill_value, repr(m[3]), m[0], m.std(), m.var(), m.shape, m.dtype, len(m))
print(m, m + 1, m * 2.5, repr(m > 2), repr(-m), repr(m ** 2), repr(m[1:4]), 10 - m, m / 2, m.tolist(), type(m).__name__, isinstance(m, np.ndarray))
print(repr(ma.masked_where(np.array([1, 2, 3]) > 1, np.array([1.5, 2, 3]))), repr(ma.masked_greater([1, 2, 3], 2)), repr(ma.masked_equal([1, 2, 1], 1)), repr(ma.masked_invalid([1, np.nan, np.inf])), repr(ma.masked_outside([1, 2, 3], 2, 3)), repr(ma.masked_less_equal([1, 2], 1)))
a = np.ma.array(np.arange(6).reshape(2, 3) / 2, mask=[[0, 1, 0], [0, 0, 1]])
print(repr(a), a, a.mean(axis=0), a.sum(axis=1), a.T.shape, np.mean(a), a.mean(), repr(a.max(axis=0)), a.cumsum(axis=1), a.ravel(), repr(a[0]), a[:, 0])
m[0] = ma.masked
m[1] = 20
print(repr(m), ma.masked, repr(ma.masked), m.mask.any(), m[0] is ma.masked)
print(repr(ma.array([1, 2, 3])), repr(ma.log([1, -1, 0])), ma.is_masked(m), np.ma.getmask(m), ma.average(m), ma.median(m), repr(1 / ma.array([0, 1, 2])), repr(ma.concatenate([m, ma.array([7])])), repr(np.ma.sqrt(ma.array([4.0, -1.0]))), repr(ma.where(m > 4, m, 0)), repr(ma.array([1, ma.masked, 3])), ma.array([1.5, 2.5], dtype="f4", mask=[0, 1]).dtype, repr(ma.array([1, 2], mask=True, fill_value=7)), ma.sum(m), repr(ma.zeros(2)), ma.masked_array(["a", "b"], [0, 1]), ma.count(m), ma.compressed(m))
try:
    ma.array([1, 2], mask=[1, 0, 1])
except Exception as error:
    print(type(error).__name__, error)
