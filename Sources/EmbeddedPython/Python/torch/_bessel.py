"""Special functions of mathematics that few programs need; imported when first named.

Bessel functions are averages of a smooth periodic function over a circle, for which equal steps converge
faster than any power of their number; the others are series. All are computed in double precision.
"""

import math

import torch
from torch._composition import composed


def _floating(name, x):
    x = torch.as_tensor(x)
    if x.is_complex():
        raise NotImplementedError(f"{name} is not in Taper for complex numbers")
    return x if x.is_floating_point() else x.to(torch.get_default_dtype())


def _mean_over_circle(x, function):
    """The mean of function(x, t) for t around the circle."""
    largest = x.detach().abs().max().item() if x.numel() else 0.0
    largest = largest if math.isfinite(largest) else 0.0
    steps = 64 + 2 * int(min(largest, 1e4))
    angles = (torch.arange(steps, dtype=torch.float64) + 0.5) * (2 * math.pi / steps)
    return function(x.unsqueeze(-1), angles).mean(-1)


def _average(name, x, function):
    x = _floating(name, x)

    def value(x):
        return _mean_over_circle(x.double(), function).to(x.dtype)

    return composed(name, value, x)


def i0(input, *, out=None):
    """The modified Bessel function of order 0."""
    return _average("I0Backward0", input, lambda x, t: (x * t.cos()).exp())


def i0e(input, *, out=None):
    """The same, scaled by exp(-|x|)."""
    return _average("SpecialI0EBackward0", input, lambda x, t: (x * t.cos() - x.abs()).exp())


def i1(input, *, out=None):
    """The modified Bessel function of order 1."""
    return _average("SpecialI1Backward0", input, lambda x, t: t.cos() * (x * t.cos()).exp())


def i1e(input, *, out=None):
    """The same, scaled by exp(-|x|)."""
    return _average(
        "SpecialI1EBackward0", input, lambda x, t: t.cos() * (x * t.cos() - x.abs()).exp()
    )


def bessel_j0(input, *, out=None):
    """The Bessel function of the first kind of order 0."""
    return _average("SpecialBesselJ0Backward0", input, lambda x, t: (x * t.sin()).cos())


def bessel_j1(input, *, out=None):
    """The Bessel function of the first kind of order 1."""
    return _average("SpecialBesselJ1Backward0", input, lambda x, t: (t - x * t.sin()).cos())


def _zeta(s, q):
    """The Hurwitz zeta function by Euler and Maclaurin, for q > 0."""
    first = 12
    k = torch.arange(first, dtype=torch.float64)
    result = (q.unsqueeze(-1) + k).pow(-s.unsqueeze(-1)).sum(-1)
    end = q + first
    result = result + end.pow(1 - s) / (s - 1) + 0.5 * end.pow(-s)
    bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510]
    term = s * end.pow(-s - 1)
    factorial = 2.0
    for j, b in enumerate(bernoulli):
        result = result + b / factorial * term
        term = term * (s + 2 * j + 1) * (s + 2 * j + 2) / (end * end)
        factorial *= (2 * j + 3) * (2 * j + 4)
    return result


def zeta(input, other, *, out=None):
    """The sum of (k + other)**-input over all k >= 0."""
    x, q = _floating("zeta", input), _floating("zeta", other)
    result = _zeta(*torch.broadcast_tensors(x.double(), q.double())).to(
        torch.promote_types(x.dtype, q.dtype)
    )
    result = torch.where(x == 1, math.inf, result)
    return torch.where(x < 1, math.nan, result)


def polygamma(n, input=None, *, out=None):
    """The n-th derivative of the digamma function."""
    if isinstance(n, torch.Tensor):
        n, input = input, n
    if n < 0:
        raise RuntimeError("polygamma(n, x) does not support negative n.")
    x = _floating("polygamma", input)
    if n == 0:
        return torch.digamma(x)
    sign = -1 if n % 2 == 0 else 1

    def value(x):
        x = x.double()
        below = x <= 0
        # Reflected for n = 1; for others below zero there is no closed form of use here.
        positive = torch.where(below, 1 - x, x)
        zetas = _zeta(torch.full_like(positive, n + 1.0), positive)
        result = sign * math.factorial(n) * zetas
        if n == 1:
            result = torch.where(below, -result + (math.pi / (math.pi * x).sin()) ** 2, result)
        else:
            result = torch.where(below, math.nan, result)
        return result

    dtype = x.dtype
    return composed("PolygammaBackward0", lambda x: value(x).to(dtype), x)


def mvlgamma(input, p, *, out=None):
    """The logarithm of the multivariate gamma function."""

    def value(x):
        result = torch.full_like(x, p * (p - 1) / 4 * math.log(math.pi))
        for j in range(p):
            result = result + torch.lgamma(x - j / 2)
        return result

    return composed("MvlgammaBackward0", value, _floating("mvlgamma", input))


multigammaln = mvlgamma


def _lower_gamma(a, x):
    """The regularised lower incomplete gamma function of two numbers."""
    if math.isnan(a) or math.isnan(x) or a < 0 or x < 0:
        return math.nan
    if x == 0:
        return 0.0 if a > 0 else math.nan
    if a == 0 or math.isinf(x):
        return 1.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        k = a
        while abs(term) > 1e-17 * abs(total):
            k += 1
            term *= x / k
            total += term
        return total * scale
    # The continued fraction of the upper function, by Lentz.
    b = x + 1 - a
    c, d = 1e300, 1 / b
    h = d
    for i in range(1, 10000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - scale * h


def _incomplete(name, input, other, function):
    a, x = _floating(name, input), _floating(name, other)
    dtype = torch.promote_types(a.dtype, x.dtype)
    first, second = torch.broadcast_tensors(a.detach().double(), x.detach().double())
    values = [function(p, q) for p, q in zip(first.reshape(-1).tolist(), second.reshape(-1).tolist())]
    result = torch.tensor(values, dtype=dtype).reshape(first.shape)
    if (a.requires_grad or x.requires_grad) and torch.is_grad_enabled():
        raise NotImplementedError(f"{name}: gradients are not supported; torch.lgamma's are")
    return result


def igamma(input, other, *, out=None):
    """The regularised lower incomplete gamma function."""
    return _incomplete("igamma", input, other, _lower_gamma)


def igammac(input, other, *, out=None):
    """The regularised upper incomplete gamma function."""
    return _incomplete("igammac", input, other, lambda a, x: 1 - _lower_gamma(a, x))


gammainc, gammaincc = igamma, igammac


def erfcx(input, *, out=None):
    """exp(x**2) erfc(x)."""
    x = _floating("erfcx", input)

    def value(x):
        y = x.double()
        near = (y * y).exp() * torch.erfc(y)
        # 1 / (x sqrt(pi)) (1 - 1/2x**2 + 3/4x**4 - ...) far out.
        r = 1 / (2 * y * y)
        far = (1 - r * (1 - 3 * r * (1 - 5 * r * (1 - 7 * r)))) / (y * math.sqrt(math.pi))
        return torch.where(y > 20, far, near).to(x.dtype)

    return composed("SpecialErfcxBackward0", value, x)


def log_ndtr(input, *, out=None):
    """The logarithm of the standard normal distribution function."""

    def value(x):
        t = x / math.sqrt(2)
        low = torch.log(erfcx(-t.clamp(max=0)) / 2) - t * t
        return torch.where(x < -1, low, torch.log1p(-torch.erfc(t) / 2))

    return composed("SpecialLogNdtrBackward0", value, _floating("log_ndtr", input))
