"""Functions that PyTorch has removed: each says what to write instead."""

_SINCE = "This function was deprecated since version 1.9 and is now removed."


def _raise(text):
    raise RuntimeError(f"{_SINCE}{text}")


def qr(input, some=True, *, out=None):
    mode = "reduced" if some else "complete"
    _raise(
        " `torch.qr` is deprecated in favor of `torch.linalg.qr` and the boolean parameter `some` has "
        "been replaced with a string parameter `mode`.\n\nQ, R = torch.qr(A) should be replaced with:\n"
        "Q, R = torch.linalg.qr(A, mode='reduced')\n\nand\n\nQ, R = torch.qr(A, some=False) should be "
        "replaced with:\nQ, R = torch.linalg.qr(A, mode='complete')\n\nSince `some` was set to "
        f"{some}, use mode='{mode}'."
    )


def cholesky(input, upper=False, *, out=None):
    _raise(
        " `torch.cholesky` is deprecated in favor of `torch.linalg.cholesky`.\nL = torch.cholesky(A) "
        "should be replaced with:\nL = torch.linalg.cholesky(A)\nU = torch.cholesky(A, upper=True) "
        "should be replaced with:\nU = torch.linalg.cholesky(A).mH"
    )


def symeig(input, eigenvectors=False, upper=True, *, out=None):
    _raise(
        " The default behavior has changed from using the upper triangular portion of the matrix by "
        "default to using the lower triangular portion.\n\nL, _ = torch.symeig(A, upper=upper) should "
        "be replaced with:\nL = torch.linalg.eigvalsh(A, UPLO='U' if upper else 'L')\n\nand\n\n"
        "L, V = torch.symeig(A, eigenvectors=True) should be replaced with:\n"
        "L, V = torch.linalg.eigh(A, UPLO='U' if upper else 'L')"
    )


def eig(input, eigenvectors=False, *, out=None):
    _raise(
        " `torch.linalg.eig` returns complex tensors of dtype `cfloat` or `cdouble` rather than real "
        "tensors mimicking complex tensors.\n\nL, _ = torch.eig(A) should be replaced with:\n"
        "L_complex = torch.linalg.eigvals(A)\n\nand\n\nL, V = torch.eig(A, eigenvectors=True) should be "
        "replaced with:\nL_complex, V_complex = torch.linalg.eig(A)"
    )


def lstsq(input, A, *, out=None):
    _raise(
        " `torch.lstsq` is deprecated in favor of `torch.linalg.lstsq`.\n`torch.linalg.lstsq` has "
        "reversed arguments and does not return the QR decomposition in the returned tuple (although it "
        "returns other information about the problem).\n\nTo get the QR decomposition consider using "
        "`torch.linalg.qr`.\n\nThe returned solution in `torch.lstsq` stored the residuals of the "
        "solution in the last m - n columns of the returned value whenever m > n. In torch.linalg.lstsq, "
        "the residuals are in the field 'residuals' of the returned named tuple.\n\nThe unpacking of "
        "the solution, as in\nX, _ = torch.lstsq(B, A).solution[:A.size(1)]\nshould be replaced with:\n"
        "X = torch.linalg.lstsq(A, B).solution"
    )


def solve(input, A, *, out=None):
    _raise(
        " `torch.solve` is deprecated in favor of `torch.linalg.solve`. `torch.linalg.solve` has its "
        "arguments reversed and does not return the LU factorization.\n\nTo get the LU factorization "
        "see `torch.lu`, which can be used with `torch.lu_solve` or `torch.lu_unpack`.\n"
        "X = torch.solve(B, A).solution should be replaced with:\nX = torch.linalg.solve(A, B)"
    )


def matrix_rank(input, tol=None, symmetric=False, *, out=None):
    _raise(
        "\nPlease use the `torch.linalg.matrix_rank` function instead. The parameter 'symmetric' was "
        "renamed in `torch.linalg.matrix_rank()` to 'hermitian'."
    )
