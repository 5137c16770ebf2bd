"""Successes among trials."""

import torch
from torch.distributions import constraints
from torch.distributions._discrete import Logits
from torch.distributions._samples import binomial
from torch.distributions.distribution import Distribution


class Binomial(Logits, Distribution):
    """How many of `total_count` trials succeed."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._take(probs, logits, total_count)
        super().__init__(given.size(), validate_args=validate_args)

    arg_constraints = {"total_count": constraints.nonnegative_integer}

    @property
    def support(self):
        return constraints.integer_interval(0, self.total_count)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        self._validate_sample(value)
        n = self.total_count
        log_n = torch.lgamma(n + 1)
        log_k = torch.lgamma(value + 1)
        log_rest = torch.lgamma(n - value + 1)
        positive = (self.logits.clamp(min=0) + self.logits - self.logits.clamp(max=0)) / 2
        normal = n * positive + n * torch.log1p(torch.exp(-torch.abs(self.logits))) - log_n
        return value * self.logits - log_k - log_rest - normal

    def enumerate_support(self, expand=True):
        total = int(self.total_count.max())
        if not self.total_count.min() == total:
            raise NotImplementedError(
                "Inhomogeneous total count not supported by `enumerate_support`.")
        values = torch.arange(1 + total, dtype=self.probs.dtype)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values

    def entropy(self):
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)
