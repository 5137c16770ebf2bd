"""Triangular factors and what follows from them; imported when first named."""

import math

import torch
from torch import _linalg
from torch._composition import composed, named
from torch._linalg import solve_triangular


def _check(name, A, square=False):
    if A.dim() < 2:
        raise RuntimeError(f"{name}: The input tensor A must have at least 2 dimensions.")
    if square and A.size(-1) != A.size(-2):
        raise RuntimeError(
            f"{name}: A must be batches of square matrices, but they are {A.size(-2)} by "
            f"{A.size(-1)} matrices"
        )
    if not A.is_floating_point():
        kind = A.type().split(".")[1][: -len("Tensor")]
        raise NotImplementedError(
            f"{name}: Expected a floating point or complex tensor as input. Got {kind}"
        )


def _factors(A, name):
    """LU of a matrix as one node: the factors in one matrix, and the exchanges of rows."""
    if A.dim() < 2:
        raise RuntimeError(
            f"torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: "
            f"{list(A.shape)} instead"
        )
    if not A.is_floating_point():
        kind = A.type().split(".")[1][: -len("Tensor")]
        raise NotImplementedError(f"\"lu_cpu\" not implemented for '{kind}'")
    if A.requires_grad and A.size(-1) != A.size(-2):
        raise NotImplementedError(f"{name}: gradients are supported for square matrices only")
    return composed("LinalgLuFactorExBackward0", _linalg.lu_factor, A, derivative=_lu_gradient)


def _lu_gradient(inputs, outputs, gradients):
    P, L, U = _unpack(*outputs)
    gradient = gradients[0]
    inner = (L.mT @ gradient.tril(-1)).tril(-1) + (gradient.triu() @ U.mT).triu()
    inner = solve_triangular(U.mT, inner, upper=False, left=False)
    return [P @ solve_triangular(L.mT, inner, upper=True, unitriangular=True)]


def _infos(LU):
    """The first place on each diagonal that is 0, counted from 1, or 0."""
    zero = LU.detach().diagonal(dim1=-2, dim2=-1) == 0
    first = zero.int().argmax(-1) + 1
    return (zero.any(-1) * first).int()


def lu_factor_ex(A, *, pivot=True, check_errors=False, out=None):
    LU, pivots = _factors(A, "linalg.lu_factor")
    return named("linalg_lu_factor_ex", ["LU", "pivots", "info"], [LU, pivots, _infos(LU)])


def lu_factor(A, *, pivot=True, out=None):
    """P A = L U with the factors in one matrix."""
    LU, pivots = _factors(A, "linalg.lu_factor")
    infos = _infos(LU).reshape(-1).tolist()
    for batch, info in enumerate(infos):
        if info:
            place = f"(Batch element {batch}): " if A.dim() > 2 else ""
            raise RuntimeError(
                f"torch.linalg.lu_factor: {place}U[{info},{info}] is zero and using it on lu_solve "
                "would result in a division by zero. If you still want to perform the factorization, "
                "consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)"
            )
    return named("linalg_lu_factor", ["LU", "pivots"], [LU, pivots])


def _permutation(pivots, size):
    """The matrix of the row exchanges."""
    rows = torch.arange(size, device=pivots.device).expand(*pivots.shape[:-1], size).reshape(-1, size).clone()
    for row, steps in zip(rows, pivots.reshape(-1, pivots.size(-1)).tolist()):
        order = row.tolist()
        for step, pivot in enumerate(steps):
            order[step], order[pivot - 1] = order[pivot - 1], order[step]
        row.copy_(torch.tensor(order, device=pivots.device))
    P = torch.zeros(rows.size(0), size, size, device=pivots.device)
    P.scatter_(1, rows.unsqueeze(1), 1.0)
    return P.reshape(*pivots.shape[:-1], size, size)


def _unpack(LU, pivots):
    m, n = LU.shape[-2:]
    k = min(m, n)
    L = LU[..., :, :k].tril(-1) + torch.eye(m, k, dtype=LU.dtype, device=LU.device)
    return _permutation(pivots, m).to(LU.dtype), L, LU[..., :k, :].triu()


def lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True):
    """P, L and U from what `lu_factor` returns."""
    P, L, U = _unpack(LU_data, LU_pivots)
    empty = torch.empty(0, dtype=LU_data.dtype, device=LU_data.device)
    if not unpack_data:
        L = U = empty
    return named("lu_unpack", ["P", "L", "U"], [P if unpack_pivots else empty, L, U])


def linalg_lu(A, *, pivot=True, out=None):
    """A = P L U."""
    _factors(A.detach(), "linalg.lu")
    L, U, P = composed("LinalgLuBackward0", _lu_parts, A)
    return named("linalg_lu", ["P", "L", "U"], [P.detach(), L, U])


def _lu_parts(A):
    P, L, U = _unpack(*_factors(A, "linalg.lu"))
    return L, U, P


def lu(A, pivot=True, get_infos=False, out=None):
    """The factors in one matrix and the exchanges of rows."""
    LU, pivots = _factors(A, "lu")
    if get_infos:
        return named("_lu_with_info", ["LU", "pivots", "info"], [LU, pivots, _infos(LU)])
    return LU, pivots


def linalg_lu_solve(LU, pivots, B, *, left=True, adjoint=False, out=None):
    """The X of A X = B from the factors of A."""

    def solution(LU, B):
        P, L, U = _unpack(LU, pivots)
        if not left:
            return linalg_lu_solve(LU, pivots, B.mT, adjoint=not adjoint).mT
        if adjoint:
            y = solve_triangular(U.mT, B, upper=False)
            return P @ solve_triangular(L.mT, y, upper=True, unitriangular=True)
        y = solve_triangular(L, P.mT @ B, upper=False, unitriangular=True)
        return solve_triangular(U, y, upper=True)

    return composed("LinalgLuSolveBackward0", solution, LU, B)


def lu_solve(input, LU_data, LU_pivots, *, out=None):
    return linalg_lu_solve(LU_data, LU_pivots, input)


def triangular_solve(input, A, upper=True, transpose=False, unitriangular=False, *, out=None):
    """The X of A X = input for a triangular A."""

    def solution(input, A):
        triangle, is_upper = (A.mT, not upper) if transpose else (A, upper)
        x = solve_triangular(triangle, input, upper=is_upper, unitriangular=unitriangular)
        return x, A.clone()

    results = composed("TriangularSolveBackward0", solution, input, A)
    return named("triangular_solve", ["solution", "cloned_coefficient"], list(results))


def cholesky_solve(input, input2, upper=False, *, out=None):
    """The X of A X = input from the factor of A."""

    def solution(input, factor):
        L = factor.mT if upper else factor
        return solve_triangular(
            L.mT, solve_triangular(L, input, upper=False), upper=True
        )

    return composed("CholeskySolveBackward0", solution, input, input2)


def cholesky_inverse(input, upper=False, *, out=None):
    """The inverse of a matrix from its factor."""

    def inverse(factor):
        one = torch.eye(factor.size(-1), dtype=factor.dtype, device=factor.device)
        return cholesky_solve(one.expand(factor.shape), factor, upper)

    return composed("CholeskyInverseBackward0", inverse, input)


def cholesky_ex(A, *, upper=False, check_errors=False, out=None):
    """The factor, and where the matrix turned out not to be positive."""
    _check("linalg.cholesky_ex", A, square=True)
    try:
        L = _linalg.cholesky(A, upper=upper)
        info = torch.zeros(A.shape[:-2], dtype=torch.int32)
    except RuntimeError as error:
        if check_errors or A.dim() > 2:
            words = str(error).replace("linalg.cholesky:", "linalg.cholesky_ex:")
            raise type(error)(words) from None
        order = int(str(error).split("order ")[1].split(" ")[0])
        L, info = A.tril(), torch.tensor(order, dtype=torch.int32)
    return named("linalg_cholesky_ex", ["L", "info"], [L, info])


def matrix_exp(A):
    """The exponential of a square matrix."""
    _check("linalg.matrix_exp", A, square=True)

    def exponential(A):
        norm = A.detach().abs().sum(-2).max().item() if A.numel() else 0.0
        squarings = max(0, int(math.ceil(math.log2(norm))) + 2) if norm > 0 else 0
        scaled = A / 2**squarings
        result = term = torch.eye(A.size(-1), dtype=A.dtype, device=A.device).expand(A.shape)
        for k in range(1, 19):
            term = term @ scaled / k
            result = result + term
        for _ in range(squarings):
            result = result @ result
        return result

    # In double precision inside, so that the squarings do not add up their rounding.
    return composed(
        "LinalgMatrixExpBackward0", lambda A: exponential(A.double()).to(A.dtype), A
    )


def svd(input, some=True, compute_uv=True, *, out=None):
    """U, the singular values, and V."""
    U, S, Vh = _linalg.svd(input, full_matrices=not some)
    if not compute_uv:
        U = torch.zeros(*input.shape[:-1], input.size(-2), dtype=input.dtype)
        Vh = torch.zeros(*input.shape[:-2], input.size(-1), input.size(-1), dtype=input.dtype)
    return named("svd", ["U", "S", "V"], [U, S, Vh.mT])


def slogdet(input):
    return named("slogdet", ["sign", "logabsdet"], list(_linalg.slogdet(input)))


def pinverse(input, rcond=1e-15):
    return torch.linalg.pinv(input, rcond)


def svd_lowrank(A, q=6, niter=2, M=None):
    """The leading singular values and vectors, by random projections."""
    if M is not None:
        A = A - M
    m, n = A.shape[-2:]
    flips = m < n
    B = A.mT if flips else A
    Q = torch.linalg.qr(B @ torch.randn(B.shape[-1], q, dtype=A.dtype)).Q
    for _ in range(niter):
        Q = torch.linalg.qr(B.mT @ Q).Q
        Q = torch.linalg.qr(B @ Q).Q
    U, S, Vh = torch.linalg.svd(Q.mT @ B, full_matrices=False)
    U, V = Q @ U, Vh.mT
    return (V, S, U) if flips else (U, S, V)


def pca_lowrank(A, q=None, center=True, niter=2):
    """The leading principal directions."""
    q = min(6, *A.shape[-2:]) if q is None else q
    if not (q >= 0 and q <= min(A.shape[-2:])):
        raise ValueError(
            f"q(={q}) must be non-negative integer and not greater than min(m, n)="
            f"{min(A.shape[-2:])}"
        )
    return svd_lowrank(A - A.mean(-2, keepdim=True) if center else A, q, niter)


def householder_product(A, tau, *, out=None):
    """The leading columns of a product of reflections."""
    if A.is_complex():
        raise NotImplementedError("householder_product is not in Taper for complex numbers")
    m, n = A.shape[-2:]
    Q = torch.eye(m, dtype=A.dtype)
    for i in range(tau.size(-1)):
        v = A[..., :, i].clone()
        v[..., :i] = 0
        v[..., i] = 1
        Q = Q @ (torch.eye(m, dtype=A.dtype) - tau[..., i, None, None] * v[..., :, None] * v[..., None, :])
    return Q[..., :, :n]


orgqr = householder_product


def tensorinv(A, ind=2, *, out=None):
    """The inverse of what `tensordot` with A does."""
    if ind <= 0:
        raise RuntimeError("Expected a strictly positive integer for 'ind'")
    rows, columns = A.shape[:ind], A.shape[ind:]
    if math.prod(rows) != math.prod(columns):
        raise RuntimeError(
            "Expected self to satisfy the requirement prod(self.shape[ind:]) == "
            f"prod(self.shape[:ind]), but got {math.prod(columns)} != {math.prod(rows)}"
        )
    return _linalg.inv(A.reshape(math.prod(rows), -1)).reshape(columns + rows)


def tensorsolve(A, B, dims=None, *, out=None):
    """The X for which `tensordot(A, X, X.dim())` is B."""
    if dims is not None:
        A = A.movedim(tuple(dims), tuple(range(A.dim() - len(dims), A.dim())))
    columns = A.shape[B.dim() :]
    wanted, given = math.prod(columns), math.prod(A.shape[: B.dim()])
    if wanted != given:
        raise RuntimeError(
            "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == "
            f"prod(self.shape[:other.ndim]), but got {wanted} != {given}"
        )
    return _linalg.solve(A.reshape(-1, wanted), B.reshape(-1)).reshape(columns)
