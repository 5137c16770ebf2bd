"""How far one distribution is from another."""

import torch
from torch.distributions.continuous import Exponential, Uniform
from torch.distributions.discrete import Bernoulli, Categorical
from torch.distributions.normal import Normal


def kl_divergence(p, q):
    """The Kullback-Leibler divergence KL(p || q)."""
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        shift = ((p.loc - q.loc) / q.scale).pow(2)
        return 0.5 * (ratio + shift - 1 - ratio.log())
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        a, b = p.probs, q.probs
        return a * (a / b).log() + (1 - a) * ((1 - a) / (1 - b)).log()
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Exponential) and isinstance(q, Exponential):
        ratio = q.rate / p.rate
        return -ratio.log() + ratio - 1
    if isinstance(p, Uniform) and isinstance(q, Uniform):
        result = ((q.high - q.low) / (p.high - p.low)).log()
        return torch.where((q.low > p.low) | (q.high < p.high), torch.inf, result)
    raise NotImplementedError(
        f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}"
    )
