"""Linear algebra."""

import torch
from torch._linalg import (
    LinAlgError,
    cholesky,
    det,
    eigh,
    eigvalsh,
    inv,
    lstsq,
    matrix_power,
    matrix_rank,
    pinv,
    qr,
    slogdet,
    solve,
    svd,
    svdvals,
)


def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    """The norm of a vector or a matrix."""
    if dtype is not None:
        A = A.to(dtype)
    if ord is None:
        return vector_norm(A, 2, dim, keepdim)
    if isinstance(ord, str) or (dim is None and A.dim() == 2) or (
        isinstance(dim, tuple) and len(dim) == 2
    ):
        return matrix_norm(A, ord, (-2, -1) if dim is None else dim, keepdim)
    return vector_norm(A, ord, dim, keepdim)


def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
    """The p-norm of all elements, or along dimensions."""
    if dtype is not None:
        x = x.to(dtype)
    return torch.norm(x, ord, dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None, out=None):
    """The norm of matrices: 'fro', 'nuc', 1, -1, 2, -2, inf or -inf."""
    if A.dim() < 2:
        raise RuntimeError("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
    if dtype is not None:
        A = A.to(dtype)
    rows, columns = (d % A.dim() for d in dim)
    if ord == "fro":
        return torch.norm(A, 2, (rows, columns), keepdim)
    if ord in (1, -1, torch.inf, -torch.inf):
        summed, left = (rows, columns) if ord in (1, -1) else (columns, rows)
        sums = A.abs().sum(summed, keepdim=True)
        result = sums.amax((rows, columns), True) if ord > 0 else sums.amin((rows, columns), True)
        return result if keepdim else result.squeeze((rows, columns))
    if ord not in ("nuc", 2, -2):
        raise ValueError(f"linalg.matrix_norm: Order {ord} not supported.")
    values = svdvals(A.movedim((rows, columns), (-2, -1)))
    if ord == "nuc":
        result = values.sum(-1)
    else:
        result = values.amax(-1) if ord == 2 else values.amin(-1)
    return result.unsqueeze(rows).unsqueeze(columns) if keepdim else result


def matmul(input, other, *, out=None):
    return torch.matmul(input, other)


def multi_dot(tensors, *, out=None):
    """The product of several matrices."""
    result = tensors[0]
    for tensor in tensors[1:]:
        result = result @ tensor
    return result


def cross(input, other, *, dim=-1, out=None):
    return torch.cross(input, other, dim)


def vecdot(x, y, *, dim=-1, out=None):
    return (x * y).sum(dim)


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return A.diagonal(offset, dim1, dim2)


def cond(A, p=None, *, out=None):
    """How much the solution of a system magnifies errors."""
    if p is None or p == 2:
        values = svdvals(A)
        return values.amax(-1) / values.amin(-1)
    return matrix_norm(A, p) * matrix_norm(inv(A), p)


def vander(x, *, N=None):
    return torch.vander(x, N, increasing=True)
