"""The normal distribution of vectors."""

import math

import torch
from torch.distributions.distribution import Distribution


class MultivariateNormal(Distribution):
    """Mean `loc`; the spread as a covariance matrix, its inverse, or a triangular factor."""

    arg_names = ("loc", "covariance_matrix")
    has_rsample = True

    def __init__(
        self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None
    ):
        given = [m for m in (covariance_matrix, precision_matrix, scale_tril) if m is not None]
        if len(given) != 1:
            raise ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified."
            )
        self.loc = loc
        if scale_tril is not None:
            self.scale_tril = scale_tril
        else:
            if precision_matrix is not None:
                covariance_matrix = torch.linalg.inv(precision_matrix)
            self.scale_tril = torch.linalg.cholesky(covariance_matrix)
        self.covariance_matrix = self.scale_tril @ self.scale_tril.mT
        super().__init__(loc.shape[:-1], loc.shape[-1:])

    @property
    def mean(self):
        return self.loc

    @property
    def variance(self):
        return self.scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        eps = torch.normal(
            torch.zeros(shape, dtype=self.loc.dtype), torch.ones(shape, dtype=self.loc.dtype)
        )
        return self.loc + (self.scale_tril @ eps.unsqueeze(-1)).squeeze(-1)

    def log_prob(self, value):
        difference = (value - self.loc).unsqueeze(-1)
        solved = torch.linalg.solve(self.scale_tril, difference).squeeze(-1)
        half_log_det = self.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        size = self._event_shape[0]
        return -0.5 * (size * math.log(2 * math.pi) + solved.pow(2).sum(-1)) - half_log_det

    def entropy(self):
        half_log_det = self.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half_log_det
