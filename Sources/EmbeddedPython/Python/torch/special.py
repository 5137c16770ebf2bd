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

from torch._composition import composed
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

    def value(input, other):
        return torch.where(input == 0, 0.0, input * torch.log1p(other))

    input, other = torch.as_tensor(input), torch.as_tensor(other)
    return composed("SpecialXlog1PyBackward0", value, input, other)


def ndtr(input):
    """The distribution function of the standard normal distribution."""
    return composed("MulBackward1", lambda x: 0.5 * (1 + erf(x / math.sqrt(2))), input)


def ndtri(input):
    """The inverse of `ndtr`."""
    return composed(
        "SpecialNdtriBackward0", lambda x: math.sqrt(2) * erfinv(2 * x - 1), input
    )


def entr(input):
    """-x log(x), 0 at 0 and -inf below."""

    def value(x):
        result = torch.where(x > 0, -x * x.log(), x * 0)
        return torch.where(x < 0, torch.full_like(result, -math.inf), result)

    return composed("SpecialEntrBackward0", value, input)
