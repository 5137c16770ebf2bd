"""A mixture of distributions of one family."""

import torch
from torch.distributions.categorical import Categorical
from torch.distributions.distribution import Distribution


class MixtureSameFamily(Distribution):
    """One of several components, chosen at random."""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError(
                " The Mixture distribution needs to be an  instance of "
                "torch.distributions.Categorical")
        if not isinstance(component_distribution, Distribution):
            raise ValueError(
                "The Component distribution need to be an instance of "
                "torch.distributions.Distribution")
        mixed = mixture_distribution.batch_shape
        parts = component_distribution.batch_shape[:-1]
        for a, b in zip(reversed(mixed), reversed(parts)):
            if a != 1 and b != 1 and a != b:
                raise ValueError(
                    f"`mixture_distribution.batch_shape` ({mixed}) is not compatible with "
                    f"`component_distribution.batch_shape`({parts})")
        count = mixture_distribution.logits.shape[-1]
        if count != component_distribution.batch_shape[-1]:
            raise ValueError(
                f"`mixture_distribution component` ({count}) does not equal "
                f"`component_distribution.batch_shape[-1]` "
                f"({component_distribution.batch_shape[-1]})")
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution
        self._num_component = count
        self._event_ndims = len(component_distribution.event_shape)
        super().__init__(parts, component_distribution.event_shape, validate_args=validate_args)

    @property
    def support(self):
        return self.component_distribution.support

    def _pad(self, x):
        return x.unsqueeze(-1 - self._event_ndims)

    def _weights(self):
        probs = self.mixture_distribution.probs
        return probs.reshape(probs.shape + (1,) * self._event_ndims)

    @property
    def mean(self):
        return (self._weights() * self.component_distribution.mean).sum(-1 - self._event_ndims)

    @property
    def variance(self):
        weights, dim = self._weights(), -1 - self._event_ndims
        inside = (weights * self.component_distribution.variance).sum(dim)
        between = (
            weights * (self.component_distribution.mean - self._pad(self.mean)).pow(2.0)).sum(dim)
        return inside + between

    def cdf(self, x):
        return (
            self.component_distribution.cdf(self._pad(x)) * self.mixture_distribution.probs
        ).sum(-1)

    def log_prob(self, x):
        if self._validate_args:
            self._validate_sample(x)
        each = self.component_distribution.log_prob(self._pad(x))
        mix = torch.log_softmax(self.mixture_distribution.logits, -1)
        return torch.logsumexp(each + mix, -1)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            lead = len(sample_shape)
            dim = lead + len(self.batch_shape)
            chosen = self.mixture_distribution.sample(sample_shape)
            samples = self.component_distribution.sample(sample_shape)
            index = chosen.reshape(
                chosen.shape + (1,) * (self._event_ndims + 1))
            index = index.expand(chosen.shape + (1,) + self.event_shape)
            return torch.gather(samples, dim, index).squeeze(dim)

    def __repr__(self):
        return (
            f"MixtureSameFamily(\n  {self.mixture_distribution},\n  "
            f"{self.component_distribution})")
