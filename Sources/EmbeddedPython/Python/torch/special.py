"""Special functions."""

import math

import torch
from torch import (
    digamma,
    erf,
    erfc,
    erfinv,
    exp2,
    expm1,
    lgamma as gammaln,
    log1p,
    log_softmax,
    logit,
    logsumexp,
    round,
    sigmoid as expit,
    sinc,
    softmax,
    xlogy,
)

from torch._bessel import (
    bessel_j0,
    bessel_j1,
    erfcx,
    gammainc,
    gammaincc,
    i0,
    i0e,
    i1,
    i1e,
    log_ndtr,
    multigammaln,
    polygamma,
    zeta,
)

psi = digamma
modified_bessel_i0, modified_bessel_i1 = i0, i1


def xlog1py(input, other):
    """input * log(1 + other), and 0 where input is 0."""
    return torch.where(torch.as_tensor(input) == 0, 0.0, input * torch.log1p(other))


def ndtr(input):
    """The distribution function of the standard normal distribution."""
    return 0.5 * (1 + erf(input / math.sqrt(2)))


def ndtri(input):
    """The inverse of `ndtr`."""
    return math.sqrt(2) * erfinv(2 * input - 1)


def entr(input):
    """-x log(x), 0 at 0 and -inf below."""
    result = torch.where(input > 0, -input * input.log(), torch.zeros_like(input))
    return torch.where(input < 0, torch.full_like(result, -math.inf), result)
