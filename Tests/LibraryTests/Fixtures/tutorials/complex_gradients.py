"""Gradients through complex numbers: dL/dx + i dL/dy for z = x + iy."""
import torch

torch.manual_seed(0)


def grads(function, *shapes, real=()):
    points = [
        torch.randn(shape, dtype=torch.float64 if k in real else torch.cdouble, requires_grad=True)
        for k, shape in enumerate(shapes)
    ]
    result = function(*points)
    result.backward(torch.randn(result.shape, dtype=result.dtype))
    print(type(result.grad_fn).__name__, *[point.grad for point in points])


for name in (
    "exp log sqrt rsqrt sin cos tan sinh cosh tanh reciprocal square neg sigmoid asin acos atan asinh acosh "
    "atanh log2 log10 abs angle sgn conj"
).split():
    grads(getattr(torch, name), (3,))
for function in (
    torch.mul, torch.div, torch.add, torch.sub, torch.pow, lambda x, y: torch.add(x, y, alpha=2j),
    lambda x, y: torch.where(torch.tensor([True, False, True]), x, y), torch.dot, torch.vdot, torch.outer,
):
    grads(function, (3,), (3,))
grads(lambda x, y: x * y, (3,), (2, 3), real=(0,))
grads(lambda x, y: x / y, (3,), (3,), real=(1,))
for function in (
    lambda x: x**2, lambda x: x**3, lambda x: x ** (1 + 2j), lambda x: (2 + 1j) ** x, lambda x: x * (2 - 1j), lambda x: x / (2 - 1j),
    lambda x: 1j / x, lambda x: 1j - x, lambda x: x.sum(), lambda x: x.mean(), lambda x: x.prod(), lambda x: x.cumsum(0),
    lambda x: x.cumprod(0), lambda x: x.norm(), lambda x: x.logsumexp(0), lambda x: x.real, lambda x: x.imag, torch.view_as_real,
    lambda x: x[1:], lambda x: x[[0, 0, 2]], lambda x: x.flip(0), lambda x: x.masked_fill(torch.tensor([True, False, True]), 1j),
    lambda x: x.gather(0, torch.tensor([0, 2, 2])), lambda x: x.expand(2, 3), lambda x: x.repeat(2), lambda x: x.to(torch.cfloat),
):
    grads(function, (3,))
grads(torch.matmul, (2, 3), (3, 2))
grads(torch.matmul, (2, 3), (3,))
grads(torch.matmul, (2, 2, 3), (2, 3, 2))
grads(lambda x: x.H, (3, 2))
grads(lambda x, y: torch.einsum("ij,jk->ik", x, y), (2, 3), (3, 2))
grads(torch.view_as_complex, (3, 2), real=(0,))
grads(torch.complex, (3,), (3,), real=(0, 1))
grads(torch.polar, (3,), (3,), real=(0, 1))

x = torch.randn(3, dtype=torch.cdouble, requires_grad=True)
first, = torch.autograd.grad((x**3).sum(), x, torch.tensor(1 + 0j, dtype=torch.cdouble), create_graph=True)
(first.abs() ** 2).sum().backward()
print(first, x.grad)
for mistake in (lambda: x.sum().backward(), lambda: (x * 2).backward(torch.ones(3)), lambda: (x * 2).backward()):
    try:
        mistake()
    except RuntimeError as error:
        print(error)

for optimizer in (torch.optim.SGD, torch.optim.Adam):
    weight = torch.nn.Parameter(torch.randn(2, dtype=torch.cfloat))
    steps = optimizer([weight], lr=0.1)
    for _ in range(3):
        steps.zero_grad()
        loss = (weight - (1 + 1j)).abs().pow(2).sum()
        loss.backward()
        steps.step()
    print(weight, loss)
layer = torch.nn.Linear(2, 2, dtype=torch.cfloat)
print(layer.weight, layer(torch.tensor([1.0 + 1j, 2])))
matrix = torch.randn(3, 3, dtype=torch.float64, requires_grad=True)
values = torch.linalg.eigvals(matrix)
values.abs().sum().backward()
print(values, matrix.grad)
