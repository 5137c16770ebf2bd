"""Complex kernels bit for bit: a digest of the bytes of each result."""
import torch


def digest(tensor):
    value = 14695981039346656037
    for byte in tensor.contiguous().numpy().tobytes():
        value = (value ^ byte) * 1099511628211 % 2**64
    return f"{value:016x}"


functions = "exp log sqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh reciprocal rsqrt log2 log10 exp2".split()
for kind in (torch.complex64, torch.complex128):
    for n in (1, 2, 3, 8, 13, 40):
        torch.manual_seed(n)
        a, b = torch.randn(n, dtype=kind), torch.randn(n, dtype=kind)
        results = [a + b, a - b, a * b, a / b, a**b, a * (2.5 - 1.5j), a / (2 - 1j), a.sum(), a.prod(), a.cumsum(0)]
        print(kind, n, *[digest(result) for result in results])
        print(*[digest(getattr(torch, name)(a)) for name in functions])
    for m, k, n in ((2, 2, 2), (3, 3, 3), (4, 4, 2), (2, 3, 9)):
        a, b = torch.randn(m, k, dtype=kind), torch.randn(k, n, dtype=kind)
        print(digest(a @ b), digest(a @ b[:, 0]), digest(a * a[:, :1]), digest(b.t().conj() / 3j))
    for rows, columns in ((7, 9), (40, 50)):
        a = torch.randn(rows, columns, dtype=kind)
        print(digest(a.sum(0)), digest(a.sum(1)), digest(a.mean(0)), digest(a[:, ::3].sum(0)))
for m, k, n in ((4, 5, 6), (8, 8, 8), (16, 30, 9), (64, 64, 64)):
    a, b = torch.randn(m, k, dtype=torch.cfloat), torch.randn(k, n, dtype=torch.cfloat)
    print(digest(a @ b), digest(torch.stack([a, a]) @ torch.stack([b, b])), digest(a.abs()))
