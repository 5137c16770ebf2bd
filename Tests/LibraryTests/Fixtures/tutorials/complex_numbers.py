"""Complex tensors: making, printing, parts, arithmetic, and what they refuse."""
import torch

torch.manual_seed(0)


def say(*values):
    for value in values:
        try:
            print(value() if callable(value) else value)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


# Rotary embeddings, as language models turn their queries.
def frequencies(dim, end, theta=10000.0):
    freqs = 1.0 / (theta ** (torch.arange(0, dim, 2)[: (dim // 2)].float() / dim))
    freqs = torch.outer(torch.arange(end), freqs).float()
    return torch.polar(torch.ones_like(freqs), freqs)


cis = frequencies(8, 5)
query = torch.randn(1, 5, 2, 8)
pairs = torch.view_as_complex(query.float().reshape(*query.shape[:-1], -1, 2))
turned = torch.view_as_real(pairs * cis.view(1, 5, 1, 4)).flatten(3)
say(cis, cis.dtype, turned.type_as(query))

z = torch.tensor([1 + 2j, 3 - 1j])
r = torch.tensor([1.0, 2.0])
i = torch.tensor([1, 2])
say(z, z.dtype, z * z, z / (1 - 1j), z + 1, 1j - z, r * 1j, i * 1j, 1j / r, r**1j, 2**z, z**2, z**3, z**0.5, z**-1, -z, +z)
say(abs(z), z.angle(), r.angle(), (-i).angle(), z.conj(), z.real, z.imag, z.H if z.dim() == 2 else z[None].H, z.sgn())
say(z.exp(), z.log(), z.sqrt(), z.rsqrt(), z.sin(), z.cos(), z.tan(), z.sinh(), z.cosh(), z.tanh(), z.asin(), z.acos(), z.atan())
say(z.asinh(), z.acosh(), z.atanh(), z.reciprocal(), z.square(), z.sigmoid(), z.log2(), z.log10(), z.log1p(), z.exp2(), z.expm1())
say(z.sum(), z.mean(), z.prod(), z.std(), z.var(), z.norm(), z.cumsum(0), z.cumprod(0), z.logsumexp(0), torch.linalg.norm(z))
say(z == 1 + 2j, z != z, z.isnan(), z.isreal(), r.isreal(), z.any(), z.all(), z.nonzero(), torch.isclose(z, z + 1e-9), torch.allclose(z, z))
say(z.is_complex(), torch.is_complex(r), torch.cfloat, torch.cdouble.is_complex, torch.complex64.to_real(), torch.float64.to_complex())
say(z.tolist(), z[0].item(), complex(z[1]), bool(z[0]), z.numpy(), f"{z[0]:.2f}", z.element_size(), z.type())
say(r.double() * 1j, torch.promote_types(torch.float64, torch.complex64), torch.result_type(i, 1j), (z * torch.ones(2, dtype=torch.float64)).dtype)
say(torch.tensor([[1j, 2], [True, 3.5]]), torch.full((2,), 1j), torch.zeros(2, dtype=torch.cfloat), torch.eye(2, dtype=torch.cdouble), torch.complex(r, -r))
say(torch.rand(2, dtype=torch.cfloat), torch.randn(3, 3, dtype=torch.cfloat), torch.randn(2, dtype=torch.cdouble), torch.randn_like(z))
say(z.where(r > 1, 1j), z.masked_fill(r > 1, 1j), torch.cat([z, r]), torch.stack([z, z]), z.flip(0), z.roll(1), z[[1, 0]], z[z.real > 1], z.gather(0, i - 1))

# Parts share memory with their tensor.
w = torch.randn(2, 2, dtype=torch.cfloat)
w.real.fill_(0)
w.imag[0] = 5
w[1, 1] = 1 + 1j
w.real[1] += 2
say(w, torch.view_as_real(w), w.view(torch.float32), w.t().contiguous(), w.reshape(4)[1:].conj())

a, b = torch.randn(4, 5, dtype=torch.cfloat), torch.randn(5, 6, dtype=torch.cfloat)
say(a @ b, a @ b[:, 0], torch.dot(a[0], b[:, 0]), torch.vdot(a[0], b[:, 0]), torch.einsum("ij,kj->ik", a, a.conj()), torch.outer(a[0], b[0]))
say(torch.bmm(a[None], b[None]), torch.kron(a[:2, :1], b[:1, :2]), torch.addmm(b[0, 0], a, b))

say(torch.tensor(1 - 2.5j), torch.zeros(2, 0, dtype=torch.cfloat), torch.tensor([1e-6 + 1e6j, 3.5, float("nan"), complex("inf")]))
say(torch.tensor([[0.1234567 + 100j]], dtype=torch.cdouble), torch.randn(12, dtype=torch.cfloat), torch.arange(2000.0) * 1j)
torch.set_printoptions(precision=2, sci_mode=True)
say(z / 3)
torch.set_printoptions(profile="default")

say(z.float(), z.to(torch.int64), r.copy_(z), torch.allclose(torch.linalg.inv(w) @ w, torch.eye(2, dtype=w.dtype), atol=1e-6), torch.linalg.eigvals(torch.tensor([[1.0, 2.0], [-3.0, 1.0]])))
say(torch.linalg.eig(torch.tensor([[0.0, 1.0], [-1.0, 0.0]])), torch.cov(torch.tensor([[1j, 2, 3], [1, 2j, 1]])))
say(
    lambda: z < z, lambda: z > 1, lambda: z.sign(), lambda: z.floor(), lambda: z.clamp(0), lambda: z.relu(), lambda: z.round(),
    lambda: z.abs_(), lambda: z // 2, lambda: z % 2, lambda: z & z, lambda: ~z, lambda: r.imag, lambda: torch.view_as_real(r),
    lambda: torch.view_as_complex(torch.ones(3)), lambda: torch.view_as_complex(torch.tensor(1.0)), lambda: torch.complex(i, i),
    lambda: torch.view_as_complex(torch.ones(2, 4)[:, ::2]), lambda: torch.view_as_complex(torch.ones(3, 3)[:, :2]),
    lambda: torch.complex(r, r.double()), lambda: float(z[0]), lambda: int(z[0]), lambda: r.fill_(1j), lambda: r.add_(1j), lambda: r.mul_(z),
    lambda: torch.full((2,), 1j, dtype=torch.float32), lambda: torch.tensor([1j], dtype=torch.float32), lambda: z @ r,
    lambda: torch.add(r, r, alpha=2j), lambda: torch.nn.functional.mse_loss(z, z), lambda: z.H, lambda: torch.atan2(z, z),
    lambda: torch.arange(3, dtype=torch.cfloat), lambda: torch.arange(0, 1j),
)
