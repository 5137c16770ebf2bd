"""Counts of classes among trials."""

import torch
from torch.distributions import constraints
from torch.distributions._categories import _OfCategories
from torch.distributions.binomial import Binomial
from torch.distributions.categorical import Categorical


class Multinomial(_OfCategories):
    """How often each class comes in `total_count` draws."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError("inhomogeneous total_count is not supported")
        self.total_count = total_count
        self._categorical = Categorical(probs=probs, logits=logits)
        self._binomial = Binomial(total_count=total_count, probs=self.probs)
        super().__init__(
            self._categorical.batch_shape, self._categorical.param_shape[-1:],
            validate_args=validate_args)

    @property
    def support(self):
        return constraints.multinomial(self.total_count)

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        samples = self._categorical.sample(torch.Size((self.total_count,) + tuple(sample_shape)))
        samples = samples.permute(*range(1, samples.dim()), 0)
        counts = samples.new_zeros(self._extended_shape(sample_shape))
        counts.scatter_add_(-1, samples, torch.ones_like(samples))
        return counts.type_as(self.probs)

    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        logits = logits.masked_fill((value == 0) & (logits == -torch.inf), 0)
        total = torch.lgamma(value.sum(-1) + 1)
        each = torch.lgamma(value + 1).sum(-1)
        return total - each + (logits * value).sum(-1)

    def entropy(self):
        n = torch.tensor(float(self.total_count))
        support = self._binomial.enumerate_support(expand=False)[1:]
        binomial = torch.exp(self._binomial.log_prob(support))
        terms = (binomial * torch.lgamma(support + 1)).sum([0, -1])
        return n * self._categorical.entropy() - torch.lgamma(n + 1) + terms

    def __repr__(self):
        return "Multinomial()"
