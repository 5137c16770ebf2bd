"""Products of vectors and tensors, and convolution."""

import numpy as np
from numpy._shapes import _tight


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a0 * b1 - a1 * b0
    a2 = a[..., 2] if a.shape[-1] == 3 else 0 * a0
    b2 = b[..., 2] if b.shape[-1] == 3 else 0 * b0
    return np.stack([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0], axis=-1)


def inner(a, b, /):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(f"shapes {_tight(a.shape)} and {_tight(b.shape)} not aligned: "
                         f"{a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})")
    return np.dot(a, np.moveaxis(b, -1, max(b.ndim - 2, 0)))


def vdot(a, b, /):
    return np.dot(np.conj(np.ravel(a)), np.ravel(b))


def vecdot(x1, x2, /, *, axis=-1):
    return np.sum(np.conj(x1) * np.asarray(x2), axis=axis)


def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    if isinstance(axes, int):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = axes
        left = [left] if isinstance(left, int) else list(left)
        right = [right] if isinstance(right, int) else list(right)
    left = [n % a.ndim for n in left]
    right = [n % b.ndim for n in right]
    if [a.shape[n] for n in left] != [b.shape[n] for n in right]:
        raise ValueError("shape-mismatch for sum")
    rest_a = [n for n in range(a.ndim) if n not in left]
    rest_b = [n for n in range(b.ndim) if n not in right]
    count = 1
    for n in left:
        count *= a.shape[n]
    rows = a.transpose(rest_a + left).reshape(-1, count)
    columns = b.transpose(right + rest_b).reshape(count, -1)
    shape = tuple(a.shape[n] for n in rest_a) + tuple(b.shape[n] for n in rest_b)
    result = np.dot(rows, columns).reshape(shape)
    return result if shape else result[()]


def kron(a, b):
    a, b = np.asarray(a), np.asarray(b)
    rank = max(a.ndim, b.ndim)
    a = a.reshape((1,) * (rank - a.ndim) + a.shape)
    b = b.reshape((1,) * (rank - b.ndim) + b.shape)
    shape_a = tuple(n for size in a.shape for n in (size, 1))
    shape_b = tuple(n for size in b.shape for n in (1, size))
    result = a.reshape(shape_a) * b.reshape(shape_b)
    return result.reshape(tuple(x * y for x, y in zip(a.shape, b.shape)))


def convolve(a, v, mode="full"):
    a, v = np.atleast_1d(a), np.atleast_1d(v)
    if a.size == 0:
        raise ValueError("a cannot be empty")
    if v.size == 0:
        raise ValueError("v cannot be empty")
    if v.size > a.size:
        a, v = v, a
    return correlate(a, np.conj(v[::-1]), mode)


def correlate(a, v, mode="valid"):
    a, v = np.atleast_1d(a), np.atleast_1d(v)
    n, m = a.size, v.size
    if mode == "full":
        a = np.pad(a, (m - 1, m - 1))
    elif mode == "same":
        a = np.pad(a, ((m - 1) // 2 + (m - 1) % 2, (m - 1) // 2))
    count = a.size - m + 1
    v = np.conj(v)
    return np.array([np.dot(a[k:k + m], v) for k in range(count)])


def matvec(x1, x2, /):
    return np.matmul(x1, np.asarray(x2)[..., None])[..., 0]


def vecmat(x1, x2, /):
    return np.matmul(np.conj(x1)[..., None, :], x2)[..., 0, :]
