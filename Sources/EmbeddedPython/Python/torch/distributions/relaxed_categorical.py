"""One-hot rows made continuous, for gradients."""

import torch
from torch.distributions import constraints
from torch.distributions._relaxed import _Relaxed
from torch.distributions._categories import _OfCategories
from torch.distributions.categorical import Categorical
from torch.distributions.transforms import ExpTransform
from torch.distributions.utils import clamp_probs


class ExpRelaxedCategorical(_OfCategories):
    """The logarithm of a relaxed one-hot vector."""

    support = constraints.real_vector
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        self.temperature = temperature
        super().__init__(
            self._categorical.batch_shape, self._categorical.param_shape[-1:],
            validate_args=validate_args)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        uniforms = clamp_probs(torch.rand(shape, dtype=self.logits.dtype))
        gumbels = -((-(uniforms.log())).log())
        scores = (self.logits + gumbels) / self.temperature
        return scores - scores.logsumexp(dim=-1, keepdim=True)

    def log_prob(self, value):
        k = self._categorical._num_events
        self._validate_sample(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        scale = (
            torch.full_like(self.temperature, float(k)).lgamma()
            - self.temperature.log().mul(-(k - 1)))
        score = logits - value.mul(self.temperature)
        score = (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1)
        return score + scale


class RelaxedOneHotCategorical(_Relaxed):
    """A one-hot vector made soft, the harder the lower the temperature."""

    support = constraints.simplex

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(
            ExpRelaxedCategorical(temperature, probs, logits), ExpTransform(),
            validate_args=validate_args)
