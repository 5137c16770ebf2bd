"""Linear algebra."""

import torch
from torch._factors import (
    cholesky_ex,
    householder_product,
    linalg_lu as lu,
    linalg_lu_solve as lu_solve,
    lu_factor,
    lu_factor_ex,
    matrix_exp,
    tensorinv,
    tensorsolve,
)
from torch._composition import named
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
    solve_triangular,
    svd,
    svdvals,
)


def _needs_float(name, A):
    if not A.is_floating_point():
        kind = A.type().split(".")[1][: -len("Tensor")]
        raise NotImplementedError(
            f"{name}: Expected a floating point or complex tensor as input. Got {kind}"
        )


def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    """The norm of a vector or a matrix."""
    dims = (dim,) if isinstance(dim, int) else dim
    if dims is not None and len(dims) not in (1, 2):
        raise RuntimeError(
            f"linalg.norm: If dim is specified, it must be of length 1 or 2. Got {list(dims)}"
        )
    if ord is None:
        return vector_norm(A, 2, dim, keepdim, dtype=dtype)
    if isinstance(ord, str):
        if dims is None and A.dim() > 2:
            raise RuntimeError(
                "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got "
                f"{A.dim()}D."
            )
        return matrix_norm(A, ord, (-2, -1) if dims is None else dims, keepdim, dtype=dtype)
    if dims is None and A.dim() not in (1, 2):
        raise RuntimeError(
            "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got "
            f"{A.dim()}D."
        )
    if (dims is None and A.dim() == 2) or (dims is not None and len(dims) == 2):
        return matrix_norm(A, ord, (-2, -1) if dims is None else dims, keepdim, dtype=dtype)
    return vector_norm(A, ord, dim, keepdim, dtype=dtype)


def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
    """The p-norm of all elements, or along dimensions."""
    _needs_float("linalg.vector_norm", x)
    if dtype is not None:
        x = x.to(dtype)
    return torch.norm(x, ord, dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None, out=None):
    """The norm of matrices: 'fro', 'nuc', 1, -1, 2, -2, inf or -inf."""
    if ord not in ("fro", "nuc", 1, -1, 2, -2, torch.inf, -torch.inf):
        raise RuntimeError(f"linalg.matrix_norm: Order {ord} not supported.")
    if A.dim() < 2:
        raise RuntimeError("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
    _needs_float("linalg.matrix_norm", A)
    if dtype is not None:
        A = A.to(dtype)
    rows, columns = (d % A.dim() for d in dim)
    if ord == "fro":
        return torch.norm(A, 2, (rows, columns), keepdim)
    if ord in (1, -1, torch.inf, -torch.inf):
        summed, left = (rows, columns) if ord in (1, -1) else (columns, rows)
        sums = torch.norm(A, 1, summed, keepdim)
        if not keepdim and summed < left:
            left -= 1
        return sums.amax(left, keepdim) if ord > 0 else sums.amin(left, keepdim)
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
    if len(tensors) < 2:
        raise RuntimeError(f"multi_dot(): expected at least 2 tensors but got {len(tensors)}")
    for place, tensor in (("first", tensors[0]), ("last", tensors[-1])):
        if tensor.dim() not in (1, 2):
            raise RuntimeError(
                f"multi_dot(): the {place} tensor must be 1D or 2D but got {tensor.dim()}D"
            )
    for i, (a, b) in enumerate(zip(tensors, tensors[1:])):
        if a.size(-1) != b.size(0):
            raise RuntimeError(
                f"multi_dot(): tensors {i} and {i + 1} with shapes {list(a.shape)} and "
                f"{list(b.shape)} cannot be multiplied"
            )
    sizes = [tensors[0].size(0) if tensors[0].dim() == 2 else 1]
    sizes += [t.size(-1) if t.dim() == 2 else 1 for t in tensors]
    if len(tensors) == 3:
        a, b, c = tensors
        left = sizes[0] * sizes[2] * (sizes[1] + sizes[3])
        right = sizes[1] * sizes[3] * (sizes[0] + sizes[2])
        return (a @ b) @ c if left < right else a @ (b @ c)
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
    if isinstance(p, str) and p not in ("fro", "nuc"):
        raise ValueError(f"linalg.cond got an invalid norm type: {p}")
    if A.dim() < 2:
        raise RuntimeError("linalg.cond: The input tensor must have at least 2 dimensions.")
    if p is None or p == 2:
        values = svdvals(A)
        return values[..., 0] / values[..., -1]
    if p == -2:
        values = svdvals(A)
        return values[..., -1] / values[..., 0]
    if A.size(-1) != A.size(-2):
        raise RuntimeError(
            f"linalg.cond(ord={p}): A must be batches of square matrices, but they are {A.size(-2)} by "
            f"{A.size(-1)} matrices"
        )
    return matrix_norm(A, p) * matrix_norm(inv(A), p)


def inv_ex(A, *, check_errors=False, out=None):
    """The inverse, and where a pivot turned out to be 0."""
    info = lu_factor_ex(A).info
    if info.any() and not check_errors:
        raise NotImplementedError("inv_ex of a singular matrix is not supported; inv says so")
    return named("linalg_inv_ex", ["inverse", "info"], [inv(A), info])


def solve_ex(A, B, *, left=True, check_errors=False, out=None):
    """The solution, and where a pivot turned out to be 0."""
    info = lu_factor_ex(A).info
    if info.any() and not check_errors:
        raise NotImplementedError("solve_ex of a singular matrix is not supported; solve says so")
    return named("linalg_solve_ex", ["result", "info"], [solve(A, B, left=left), info])


def eig(A, *, out=None):
    """Needs complex numbers."""
    raise NotImplementedError(
        "linalg.eig is not supported, since its results are complex; linalg.eigh is, for symmetric "
        "matrices"
    )


def eigvals(A, *, out=None):
    """Needs complex numbers."""
    raise NotImplementedError(
        "linalg.eigvals is not supported, since its results are complex; linalg.eigvalsh is, for "
        "symmetric matrices"
    )


def vander(x, *, N=None):
    return torch.vander(x, N, increasing=True)
