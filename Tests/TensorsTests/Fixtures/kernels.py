"""Digests of PyTorch's kernels on numbers that both sides make: `python kernels.py` rewrites kernels.txt.

Run with one thread (OMP_NUM_THREADS=1) and AVX-512. Products are not here: their digits depend on the
maker of the processor; KernelTests.swift checks them against their definition.
"""
import pathlib
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def numbers(n, seed, dtype=torch.float32):
    state, out = seed, []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out.append(((state >> 40) - 2**23) / 2**21)
    return torch.tensor(out, dtype=torch.float64).to(dtype)


def digest(t):
    value = 0xCBF29CE484222325
    for byte in t.contiguous().view(torch.uint8).flatten().tolist() if t.dim() else t.reshape(1).view(torch.uint8).tolist():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return value


lines = []


def row(name, sizes, result):
    lines.append(f"{name} {' '.join(map(str, sizes))} {digest(result):016x}")


for name, dtype in (("f32", torch.float32), ("f64", torch.float64)):
    for n in (1, 7, 8, 31, 100, 1000, 5000, 100000):
        row("sum-" + name, (n,), numbers(n, n, dtype).sum())
    for n, m in ((3, 5), (17, 33), (100, 7), (64, 64), (300, 40)):
        row("sum0-" + name, (n, m), numbers(n * m, n, dtype).reshape(n, m).sum(0))
        row("sum1-" + name, (n, m), numbers(n * m, n, dtype).reshape(n, m).sum(1))
        row("norm1-" + name, (n, m), torch.linalg.vector_norm(numbers(n * m, n, dtype).reshape(n, m), 2, 1))
        row("prod1-" + name, (n, m), numbers(n * m, n, dtype).reshape(n, m).prod(1))
for n, m in ((3, 2), (5, 10), (4, 16), (7, 33), (9, 100)):
    x, g = numbers(n * m, n).reshape(n, m), numbers(n * m, m).reshape(n, m)
    y, z = torch.softmax(x, 1), torch.log_softmax(x, 1)
    row("softmax", (n, m), y)
    row("log_softmax", (n, m), z)
    row("softmax_backward", (n, m), torch._softmax_backward_data(g, y, 1, torch.float32))
    row("log_softmax_backward", (n, m), torch._log_softmax_backward_data(g, z, 1, torch.float32))
    row("layer_norm", (n, m), F.layer_norm(x, (m,)))
for n in (5, 31, 32, 77, 200):
    row("sigmoid", (n,), torch.sigmoid(numbers(n, n)))
    row("silu", (n,), F.silu(numbers(n, n)))
    row("sort", (n,), torch.sort(numbers(n, n), stable=True).indices)
    row("cumsum", (n,), numbers(n, n).cumsum(0))
pathlib.Path(__file__).with_name("kernels.txt").write_text("\n".join(lines) + "\n")
