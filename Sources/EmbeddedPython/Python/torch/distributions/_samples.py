"""Random numbers of gamma and binomial distributions, drawn as PyTorch's CPU draws them."""

import math

import torch


def _uniform():
    return torch.rand((), dtype=torch.float64).item()


def _gamma(alpha):
    """One sample by the method of Marsaglia and Tsang (2000)."""
    scale = 1.0
    if alpha < 1.0:
        if alpha == 0.0:
            return 0.0
        scale = (1 - _uniform()) ** (1.0 / alpha)
        alpha += 1.0
    d = alpha - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    while True:
        y = 0.0
        while y <= 0:
            x = torch.randn((), dtype=torch.float64).item()
            y = 1.0 + c * x
        v = y * y * y
        u = 1 - _uniform()
        xx = x * x
        if u < 1.0 - 0.0331 * xx * xx:
            return scale * d * v
        if math.log(u) < 0.5 * xx + d * (1.0 - v + math.log(v)):
            return scale * d * v


class _Undifferentiated(torch.autograd.Function):
    """Samples whose dependence on the parameter is not followed."""

    @staticmethod
    def forward(ctx, alpha, draw):
        return draw(alpha)

    @staticmethod
    def backward(ctx, grad):
        raise NotImplementedError(
            "the derivative of gamma samples is not supported, use sample() and log_prob()")


def _draw_gamma(alpha):
    tiny = torch.finfo(alpha.dtype).tiny
    flat = [max(tiny, _gamma(a)) for a in alpha.reshape(-1).tolist()]
    return torch.tensor(flat, dtype=alpha.dtype).reshape(alpha.shape)


def _draw_dirichlet(alpha):
    flat = [_gamma(a) for a in alpha.reshape(-1).tolist()]
    gammas = torch.tensor(flat, dtype=torch.float64).reshape(alpha.shape)
    shares = (gammas / gammas.sum(-1, keepdim=True)).to(alpha.dtype)
    info = torch.finfo(alpha.dtype)
    return shares.clamp(min=info.tiny, max=1 - info.eps / 2)


def standard_gamma(alpha):
    """Samples of Gamma(alpha, 1)."""
    return _Undifferentiated.apply(alpha, _draw_gamma)


def dirichlet(alpha):
    """Samples of Dirichlet(alpha)."""
    return _Undifferentiated.apply(alpha, _draw_dirichlet)


_TAILS = (
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509,
    0.0166446911898211, 0.0138761288230707, 0.0118967099458917, 0.0104112652619720,
    0.00925546218271273, 0.00833056343336287)


def _tail(k):
    """What Stirling's formula for log(k!) leaves out."""
    if k <= 9:
        return _TAILS[int(k)]
    square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)


def _by_rejection(n, p):
    """A binomial sample by transformed rejection (Hoermann 1993), for n * p of 10 or more."""
    deviation = math.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    v_r = 0.92 - 4.2 / b
    r = p / (1 - p)
    alpha = (2.83 + 5.1 / b) * deviation
    m = math.floor((n + 1) * p)
    while True:
        u = _uniform() - 0.5
        v = _uniform()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + c)
        if k < 0 or k > n:
            continue
        if us >= 0.07 and v <= v_r:
            return float(k)
        v = math.log(v * alpha / (a / (us * us) + b))
        bound = (
            (m + 0.5) * math.log((m + 1) / (r * (n - m + 1)))
            + (n + 1) * math.log((n - m + 1) / (n - k + 1))
            + (k + 0.5) * math.log(r * (n - k + 1) / (k + 1))
            + _tail(m) + _tail(n - m) - _tail(k) - _tail(n - k))
        if v <= bound:
            return float(k)


def _by_inversion(n, p):
    """A binomial sample as how many geometric waiting times fit into n trials."""
    logprob = math.log1p(-p)
    total, count = 0.0, 0.0
    while True:
        total += math.ceil(math.log(_uniform()) / logprob)
        if total > n:
            return count
        count += 1


def _binomial(n, p):
    if n <= 0.0 or p <= 0.0:
        return 0.0
    if p >= 1.0:
        return n
    if p > 0.5:
        q = 1.0 - p
        return n - (_by_rejection(n, q) if n * q >= 10.0 else _by_inversion(n, q))
    return _by_rejection(n, p) if n * p >= 10.0 else _by_inversion(n, p)


def binomial(count, prob):
    """How many of `count` trials succeed."""
    count, prob = torch.broadcast_tensors(count, prob)
    flat = [_binomial(n, p) for n, p in
            zip(count.reshape(-1).tolist(), prob.reshape(-1).tolist())]
    return torch.tensor(flat, dtype=prob.dtype).reshape(prob.shape)
