# numpy.lib.stride_tricks, ufunc.reduceat, special methods of arrays, and names that NumPy once had.
import numpy as np
from numpy import *
from numpy.lib.stride_tricks import as_strided, sliding_window_view

a = np.arange(12).reshape(3, 4)
print(sliding_window_view(a, (2, 2)).shape, sliding_window_view(a, 2, axis=1)[0].tolist())
print(sliding_window_view(np.arange(6)[::-1], 3), sliding_window_view(np.arange(3), 3).flags.writeable)
b = np.arange(5, dtype=np.int32)
as_strided(b, (2, 2), (4, 4))[0, 1] = 9
print(b, as_strided(np.array([True, False]), (3, 2), (0, 1)))
print(np.add.reduceat(np.arange(8), [0, 4, 1, 5, 2, 6, 3, 7]), np.add.reduceat(a, [0, 2], axis=1))
print(np.multiply.reduceat(np.arange(1, 6), [0, 3]), np.add.reduceat([1, 2, 3], []))
print(a[0].__add__(1), a[0].__rsub__(1), a[0].__matmul__(a[1]), a[0].__neg__(), a.__len__())
a.__iadd__(1)
print(a[0], np.emath.sqrt([1, 4]), np.emath.power([2, 4], -1))
for use in (lambda: np.Inf, lambda: np.float, lambda: np.int, lambda: np.mat, lambda: np.nothing,
            lambda: sliding_window_view(a, 5, axis=0), lambda: np.add.reduceat(b, [9])):
    try:
        use()
    except (AttributeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
print(abs(np.array([-3, 4])), hasattr(np, "float"), hasattr(np, "NaN"))
print(np.allclose([True, False], [True, False]), np.allclose([1, 0], [True, False]))
print(np.clip(np.arange(6), a_min=1, a_max=None), np.clip(a=np.arange(6), a_min=1, a_max=3))
print(logspace(0, 2, 3), diag([1, 2]).tolist(), mgrid[0:2], conj(array([1])), array([1, 2]).conjugate())
c = array([-1, 2])
print(np.abs(c), c.__abs__(), -c, +c, ~c, c @ c, 2 in c, c < 0, c % 2)
