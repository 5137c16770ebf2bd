"""Linear algebra."""

import torch
from torch._autocast import narrowed
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
from torch import _linalg
from torch._composition import composed, named
from torch._linalg import (
    LinAlgError,
    cholesky,
    det,
    eigh,
    eigvalsh,
    matrix_power,
    slogdet,
    solve_triangular,
    svd,
    svdvals,
)


def qr(A, mode="reduced", *, out=None):
    """An orthogonal and an upper triangular factor."""
    if mode not in ("reduced", "complete", "r"):
        raise RuntimeError(
            f"qr received unrecognized mode '{mode}' but expected one of 'reduced' (default), 'r', or "
            "'complete'"
        )
    if mode == "r":
        R = _linalg.qr(A).R
        return named("linalg_qr", ["Q", "R"], [torch.empty(0, dtype=A.dtype), R])
    return _linalg.qr(A, mode)


def _not_a_matrix(A):
    kind = A.type().split(".")[1][: -len("Tensor")]
    raise RuntimeError(
        f"linalg.pinv({kind}{{{list(A.shape)}}}): expected a tensor with 2 or more dimensions of float, "
        "double, cfloat or cdouble types"
    )


def _limit(values, A, atol, rtol):
    """The size below which singular values count as 0."""
    if rtol is None:
        rtol = 0.0 if atol is not None else torch.finfo(A.dtype).eps * max(A.shape[-2:])
    relative = values.amax(-1, keepdim=True) * rtol if values.numel() else values
    return relative if atol is None else torch.clamp(relative, min=atol)


def pinv(A, rcond=None, *, atol=None, rtol=None, hermitian=False, out=None):
    """The pseudoinverse."""
    if A.dim() < 2 or not A.is_floating_point():
        _not_a_matrix(A)
    rtol = rcond if rcond is not None else rtol
    if atol is None and rtol is None:
        return composed("LinalgPinvBackward0", _linalg.pinv, A)

    def inverse(A):
        U, S, Vh = _linalg.svd(A, full_matrices=False)
        kept = torch.where(S > _limit(S, A, atol, rtol), 1 / S, torch.zeros_like(S))
        return (Vh.mT * kept.unsqueeze(-2)) @ U.mT

    return composed("LinalgPinvBackward0", inverse, A)


def matrix_rank(A, tol=None, *, atol=None, rtol=None, hermitian=False, out=None):
    """How many rows are independent."""
    if A.dim() < 2:
        raise RuntimeError(
            "torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions."
        )
    if not A.is_floating_point():
        raise RuntimeError("This function doesn't handle types other than float and double")
    values = eigvalsh(A).abs() if hermitian else svdvals(A.detach())
    limit = tol if tol is not None else _limit(values, A, atol, rtol)
    return (values > limit).sum(-1)


def lstsq(A, B, rcond=None, *, driver=None):
    """The X for which A X comes closest to B."""
    if A.dim() < 2:
        raise RuntimeError("torch.linalg.lstsq: input must have at least 2 dimensions.")
    if not A.is_floating_point():
        raise RuntimeError("This function doesn't handle types other than float and double")
    if driver not in (None, "gels", "gelsy", "gelsd", "gelss"):
        raise RuntimeError(
            "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)"
        )
    is_vector = B.dim() == A.dim() - 1
    if B.size(-1 if is_vector else -2) != A.size(-2):
        place = "other.size(-1)" if is_vector else "other.size(-2)"
        raise RuntimeError(f"torch.linalg.lstsq: input.size(-2) should match {place}")
    rows, columns = A.shape[-2:]
    values = svdvals(A.detach())
    limit = values.amax(-1, keepdim=True) * (
        torch.finfo(A.dtype).eps * max(rows, columns) if rcond is None else rcond
    )
    rank = (values > limit).sum(-1)
    is_full = bool((rank == min(rows, columns)).all())

    def solution(A, B):
        sides = B.unsqueeze(-1) if is_vector else B
        if rows >= columns and is_full:
            Q, R = _linalg.qr(A)
            X = solve_triangular(R, Q.mT @ sides, upper=True)
        else:
            X = pinv(A, rcond) @ sides
        return X.squeeze(-1) if is_vector else X

    X = composed("LinalgLstsqBackward0", solution, A, B)
    empty = torch.empty(0, dtype=A.dtype)
    residuals = empty
    if driver not in (None, "gelsy") and rows > columns and is_full:
        residuals = (A @ X - B).detach().square().sum(-1 if is_vector else -2)
    return named(
        "linalg_lstsq",
        ["solution", "residuals", "rank", "singular_values"],
        [
            X,
            residuals,
            torch.empty(0, dtype=torch.int64) if driver == "gels" else rank,
            values if driver in ("gelsd", "gelss") else empty,
        ],
    )


def _needs_float(name, A):
    if not (A.is_floating_point() or A.is_complex()):
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
    x, y = narrowed(x, y)
    return (x.conj() * y).sum(dim)


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


def _eigen(A, wants_vectors):
    """The eigenvalues and eigenvectors of each matrix of a stack, computed in double precision."""
    from numpy._eigen import eigen
    if A.is_complex():
        raise NotImplementedError("eigenvalues of complex matrices are not in Taper")
    n = A.shape[-1]
    found = [eigen(rows, wants_vectors) for rows in A.detach().double().reshape(-1, n, n).tolist()]
    kind = A.dtype.to_complex()
    values = torch.tensor([pair[0] for pair in found], dtype=kind).reshape(A.shape[:-1])
    if not wants_vectors:
        return values, None
    return values, torch.tensor([pair[1] for pair in found], dtype=kind).reshape(A.shape)


def _require_square(name, A):
    if A.dim() < 2:
        raise RuntimeError(f"{name}: The input tensor A must have at least 2 dimensions.")
    if A.shape[-1] != A.shape[-2]:
        raise RuntimeError(
            f"{name}: A must be batches of square matrices, but they are {A.shape[-2]} by "
            f"{A.shape[-1]} matrices"
        )
    return A if A.is_floating_point() or A.is_complex() else A.to(torch.get_default_dtype())


def _eig_derivative(inputs, outputs, grads):
    """By the change of an eigenvector along the others."""
    values, vectors = outputs if len(outputs) == 2 else _eigen(inputs[0], True)
    inner = torch.zeros_like(vectors)
    if grads[0] is not None:
        inner = torch.diag_embed(grads[0])
    if len(grads) == 2 and grads[1] is not None:
        along = vectors.mH @ grads[1]
        gaps = values.unsqueeze(-2) - values.unsqueeze(-1)
        gaps.diagonal(0, -2, -1).fill_(1)
        real = torch.diag_embed(along.diagonal(0, -2, -1).real).to(along.dtype)
        turned = (along - vectors.mH @ vectors @ real) / gaps.conj()
        turned.diagonal(0, -2, -1).fill_(0)
        inner = inner + turned
    return [solve(vectors.mH, inner @ vectors.mH)]


def eig(A, *, out=None):
    """The eigenvalues and eigenvectors of square matrices, which are complex."""
    A = _require_square("linalg.eig", A)
    values, vectors = composed(
        "LinalgEigBackward0", lambda A: _eigen(A, True), A, derivative=_eig_derivative)
    return named("linalg_eig", ["eigenvalues", "eigenvectors"], [values, vectors])


def eigvals(A, *, out=None):
    """The eigenvalues of square matrices, which are complex."""
    A = _require_square("linalg.eigvals", A)
    return composed(
        "LinalgEigBackward0", lambda A: _eigen(A, False)[0], A, derivative=_eig_derivative)


def _as_real(A):
    """The real matrix of twice the size that stands for a complex one."""
    return torch.cat([torch.cat([A.real, -A.imag], -1), torch.cat([A.imag, A.real], -1)], -2)


def solve(A, B, *, left=True, out=None):
    """The X for which A X is B."""
    if not (A.is_complex() and B.is_complex()):
        return _linalg.solve(A, B, left=left)
    if not left:
        return solve(A.mT, B.mT).mT
    is_vector = B.dim() == A.dim() - 1

    def solution(A, B):
        right = B.unsqueeze(-1) if is_vector else B
        x = _linalg.solve(_as_real(A), torch.cat([right.real, right.imag], -2))
        size = A.shape[-1]
        x = torch.complex(
            x.narrow(-2, 0, size).contiguous(), x.narrow(-2, size, size).contiguous())
        return x.squeeze(-1) if is_vector else x

    return composed("LinalgSolveExBackward0", solution, A, B, takes_complex=True)


def inv(A, *, out=None):
    """The inverse of square matrices."""
    if not A.is_complex():
        return _linalg.inv(A)
    one = torch.eye(A.shape[-1], dtype=A.dtype).expand(A.shape)
    return composed(
        "LinalgInvExBackward0", lambda A: solve(A, one), A, takes_complex=True)


def vander(x, *, N=None):
    return torch.vander(x, N, increasing=True)
