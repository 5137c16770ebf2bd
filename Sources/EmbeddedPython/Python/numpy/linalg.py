"""Linear algebra on arrays."""
import math
from collections import namedtuple

import numpy as np
from numpy import _linear
from numpy._linear import LinAlgError

EigResult = namedtuple("EigResult", ["eigenvalues", "eigenvectors"])
EighResult = namedtuple("EighResult", ["eigenvalues", "eigenvectors"])
QRResult = namedtuple("QRResult", ["Q", "R"])
SlogdetResult = namedtuple("SlogdetResult", ["sign", "logabsdet"])
SVDResult = namedtuple("SVDResult", ["U", "S", "Vh"])


def _stacked(a):
    a = np.asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    return _real(a)


def _real(a):
    a = np.asarray(a)
    if a.dtype.kind == "c":
        raise NotImplementedError(
            "numpy.linalg takes no complex matrices in Taper; np.block([[a.real, -a.imag], [a.imag, "
            "a.real]]) is a real matrix that stands for one"
        )
    return a


def _square(a):
    a = _stacked(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def det(a):
    a = _square(a)
    if a.shape[-1] == 0:
        return np.float64(1.0)
    # As LAPACK's users do it: by the logarithms of the pivots.
    sign, size = slogdet(a)
    return sign * np.exp(size)


def slogdet(a):
    a = _square(a)
    if a.ndim > 2 or a.shape[0] > 32:
        return SlogdetResult(*_linear.slogdet(a))
    # Small matrices in NumPy's order of arithmetic, which is not torch's.
    rows = a.astype(float).tolist()
    sign, size = 1.0, 0.0
    for step in range(len(rows)):
        pivot = max(range(step, len(rows)), key=lambda i: abs(rows[i][step]))
        if rows[pivot][step] == 0:
            return SlogdetResult(np.float64(0.0), np.float64(-np.inf))
        if pivot != step:
            rows[step], rows[pivot] = rows[pivot], rows[step]
            sign = -sign
        top = rows[step]
        if top[step] < 0:
            sign = -sign
        size += math.log(abs(top[step]))
        for row in rows[step + 1 :]:
            factor = row[step] * (1 / top[step])
            for column in range(step + 1, len(rows)):
                row[column] -= factor * top[column]
    return SlogdetResult(np.float64(sign), np.float64(size))


def inv(a):
    return _linear.inv(_square(a))


def solve(a, b):
    a = _square(a)
    b = np.asarray(b)
    if b.ndim == 1:
        if b.shape[0] != a.shape[-1]:
            raise ValueError(
                "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc "
                f"signature (m,m),(m)->(m) (size {b.shape[0]} is different from {a.shape[-1]})")
        return _linear.solve(a, b.reshape(-1, 1)).reshape(-1)
    if b.shape[-2] != a.shape[-1]:
        raise ValueError(
            "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            f"(m,m),(m,n)->(m,n) (size {b.shape[-2]} is different from {a.shape[-1]})")
    return _linear.solve(a, b)


def cholesky(a, /, *, upper=False):
    L = _linear.cholesky(_square(a))
    return L.mT if upper else L


def qr(a, mode="reduced"):
    Q, R = _linear.qr(_stacked(a), mode == "complete")
    return R if mode == "r" else QRResult(Q, R)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    if not compute_uv:
        return svdvals(a)
    return SVDResult(*_linear.svd(_stacked(a), full_matrices))


def svdvals(x, /):
    return _linear.svdvals(_stacked(x))


def eigh(a, UPLO="L"):
    return EighResult(*_linear.eigh(_square(a), UPLO == "L"))


def eigvalsh(a, UPLO="L"):
    return _linear.eigh(_square(a), UPLO == "L")[0]


def _eigen(a, wants_vectors):
    """The eigenvalues and eigenvectors of each matrix of a stack."""
    from numpy._eigen import eigen
    a = _square(a).astype(float)
    if not np.isfinite(a).all():
        raise LinAlgError("Array must not contain infs or NaNs")
    n = a.shape[-1]
    try:
        found = [eigen(rows, wants_vectors) for rows in a.reshape(-1, n, n).tolist()]
    except (ArithmeticError, ValueError) as error:
        raise LinAlgError(str(error)) from None
    is_complex = any(isinstance(value, complex) for pair in found for value in pair[0])
    dtype = complex if is_complex else float
    values = np.array([pair[0] for pair in found], dtype=dtype).reshape(a.shape[:-1])
    if not wants_vectors:
        return values, None
    return values, np.array([pair[1] for pair in found], dtype=dtype).reshape(a.shape)


def eigvals(a):
    return _eigen(a, False)[0]


def eig(a):
    return EigResult(*_eigen(a, True))


def lstsq(a, b, rcond=None):
    a, b = np.asarray(_real(a), dtype=float), np.asarray(_real(b), dtype=float)
    if a.ndim != 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be two-dimensional")
    if a.shape[0] != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    wide = b.reshape(-1, 1) if b.ndim == 1 else b
    m, n = a.shape
    U, S, Vh = _linear.svd(a, False)
    limit = np.finfo(np.float64).eps * max(m, n) if rcond is None else rcond
    used = S > limit * S[0] if S.size else S > 0
    rank = int(np.sum(used))
    inverse = np.where(used, 1 / np.where(used, S, 1.0), 0.0)
    if rank == n:
        Q, R = _linear.qr(a, False)
        x = _linear.solve(R, Q.T @ wide)
    else:
        x = Vh.T @ (inverse.reshape(-1, 1) * (U.T @ wide))
    residuals = np.array([])
    if rank == n and m > n:
        error = wide - a @ x
        residuals = np.sum(error * error, axis=0)
    if b.ndim == 1:
        x = x.reshape(-1)
    return x, residuals, np.int32(rank), S


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    return _linear.pinv(_stacked(a))


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    A = np.asarray(A)
    if A.ndim < 2:
        return int(not np.all(A == 0))
    S = svdvals(A)
    if tol is None:
        tol = S.max() * max(A.shape[-2:]) * np.finfo(S.dtype).eps
    return np.int64(np.sum(S > tol))


def matrix_power(a, n):
    a = _square(a)
    if n < 0:
        a, n = inv(a), -n
    result = np.eye(a.shape[-1], dtype=a.dtype)
    while n:
        if n % 2:
            result = result @ a
        a = a @ a
        n //= 2
    return result


def multi_dot(arrays, *, out=None):
    result = arrays[0]
    for a in arrays[1:]:
        result = np.dot(result, a)
    return result


def cond(x, p=None):
    x = _stacked(x)
    if p is None or p == 2 or p == -2:
        S = svdvals(x)
        return S[..., -1] / S[..., 0] if p == -2 else S[..., 0] / S[..., -1]
    return norm(x, p) * norm(inv(x), p)


def norm(x, ord=None, axis=None, keepdims=False):
    x = np.asarray(x)
    if x.dtype.kind == "c":
        if ord in (2, -2, "nuc") and (x.ndim if axis is None else np.size(axis)) == 2:
            _real(x)
        # All other norms ask for the lengths of the elements only.
        x = np.abs(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    if axis is None:
        if ord is None or (ord in ("f", "fro") and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            flat = x.ravel()
            result = np.sqrt(np.dot(flat, flat))
            return result.reshape((1,) * x.ndim) if keepdims else result
        axis = tuple(range(x.ndim))
    elif isinstance(axis, int):
        axis = (axis,)
    if len(axis) == 1:
        n = axis[0]
        if ord == np.inf:
            return np.abs(x).max(axis=n, keepdims=keepdims)
        if ord == -np.inf:
            return np.abs(x).min(axis=n, keepdims=keepdims)
        if ord == 0:
            return (x != 0).astype(x.dtype).sum(axis=n, keepdims=keepdims)
        if ord == 1:
            return np.abs(x).sum(axis=n, keepdims=keepdims)
        if ord is None or ord == 2:
            return np.sqrt((x * x).sum(axis=n, keepdims=keepdims))
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        return (np.abs(x) ** ord).sum(axis=n, keepdims=keepdims) ** (1 / ord)
    if len(axis) != 2:
        raise ValueError("Improper number of dimensions to norm.")
    moved = np.moveaxis(x, axis, (-2, -1))
    if ord is None or ord in ("f", "fro"):
        result = np.sqrt((moved * moved).sum(axis=(-2, -1)))
    elif ord in (2, -2, "nuc"):
        S = svdvals(moved)
        result = S.sum(axis=-1) if ord == "nuc" else S.max(axis=-1) if ord == 2 else S.min(axis=-1)
    elif ord in (1, -1):
        sums = np.abs(moved).sum(axis=-2)
        result = sums.max(axis=-1) if ord == 1 else sums.min(axis=-1)
    elif ord in (np.inf, -np.inf):
        sums = np.abs(moved).sum(axis=-1)
        result = sums.max(axis=-1) if ord == np.inf else sums.min(axis=-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        result = np.reshape(result, tuple(1 if n in axis else s for n, s in enumerate(x.shape)))
    return result


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    if axis is None:
        return norm(np.ravel(x), ord)
    return norm(x, ord, axis, keepdims)


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    return norm(x, ord, (-2, -1), keepdims)


def matmul(x1, x2, /):
    return np.matmul(x1, x2)


def outer(x1, x2, /):
    return np.outer(x1, x2)


def trace(x, /, *, offset=0, dtype=None):
    return np.trace(x, offset)


def cross(x1, x2, /, *, axis=-1):
    return np.cross(x1, x2)


def diagonal(x, /, *, offset=0):
    return np.asarray(x).diagonal(offset, -2, -1)


def matrix_transpose(x, /):
    return np.matrix_transpose(x)


def tensordot(a, b, /, *, axes=2):
    return np.tensordot(a, b, axes)


def vecdot(x1, x2, /, *, axis=-1):
    return np.vecdot(x1, x2, axis=axis)


def tensorsolve(a, b, axes=None):
    """The tensor that a tensor turns into another one."""
    a, b = np.asarray(a), np.asarray(b)
    if axes is not None:
        order = [n for n in range(a.ndim) if n not in axes] + list(axes)
        a = a.transpose(order)
    shape = a.shape[b.ndim:]
    size = int(np.prod(shape))
    if a.size != size * size:
        raise LinAlgError("Input arrays must satisfy the requirement             "
                          "prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])")
    return solve(a.reshape(size, size), b.ravel()).reshape(shape)


def tensorinv(a, ind=2):
    """The tensor that takes a tensor's product back."""
    a = np.asarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    shape = a.shape
    size = int(np.prod(shape[ind:]))
    return inv(a.reshape(-1, size)).reshape(shape[ind:] + shape[:ind])
