"""Distances of Cauchy variables from 0."""

import math

import torch
from torch.distributions.cauchy import Cauchy
from torch.distributions.half_normal import _Half
from torch.distributions.transforms import AbsTransform


class HalfCauchy(_Half):
    """The size of a Cauchy variable."""

    def __init__(self, scale, validate_args=None):
        super().__init__(Cauchy(0, scale, validate_args=False), AbsTransform(), validate_args)

    @property
    def mean(self):
        return torch.full(self._extended_shape(), math.inf, dtype=self.scale.dtype)

    @property
    def variance(self):
        return self.base_dist.variance

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        value = torch.as_tensor(value, dtype=self.base_dist.scale.dtype)
        return torch.where(
            value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)
