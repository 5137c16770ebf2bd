"""Successes before so many failures."""

import torch
from torch.distributions import constraints
from torch.distributions._discrete import Logits
from torch.distributions.distribution import Distribution
from torch.nn import functional as F


class NegativeBinomial(Logits, Distribution):
    """How many trials succeed before `total_count` have failed."""

    arg_constraints = {"total_count": constraints.greater_than_eq(0)}
    support = constraints.nonnegative_integer
    _probs_constraint = constraints.half_open_interval(0.0, 1.0)

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._take(probs, logits, total_count)
        self.total_count = self.total_count.type_as(given)
        super().__init__(given.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.total_count * torch.exp(self.logits)

    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    @property
    def variance(self):
        return self.mean / torch.sigmoid(-self.logits)

    def sample(self, sample_shape=torch.Size()):
        from torch.distributions.gamma import Gamma

        with torch.no_grad():
            gamma = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)
            return torch.poisson(gamma.sample(sample_shape))

    def log_prob(self, value):
        self._validate_sample(value)
        unnormalised = self.total_count * F.logsigmoid(-self.logits)
        unnormalised = unnormalised + value * F.logsigmoid(self.logits)
        normal = (
            -torch.lgamma(self.total_count + value)
            + torch.lgamma(1.0 + value)
            + torch.lgamma(self.total_count))
        return unnormalised - normal.masked_fill(self.total_count + value == 0.0, 0.0)
