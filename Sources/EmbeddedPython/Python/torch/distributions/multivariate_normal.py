"""The normal distribution of vectors."""

import math

import torch
from torch.distributions import constraints
from torch.distributions.distribution import Distribution
from torch.distributions.normal import standard_normal


class MultivariateNormal(Distribution):
    """Mean `loc`; the spread as a covariance matrix, its inverse, or a triangular factor."""

    arg_constraints = {
        "loc": constraints.real_vector,
        "covariance_matrix": constraints.positive_definite,
        "precision_matrix": constraints.positive_definite,
        "scale_tril": constraints.lower_cholesky,
    }
    support = constraints.real_vector
    has_rsample = True

    def __init__(
        self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None
    ):
        given = [m for m in (covariance_matrix, precision_matrix, scale_tril) if m is not None]
        if len(given) != 1:
            raise ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified."
            )
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        name, given = next(
            (n, m) for n, m in (
                ("scale_tril", scale_tril), ("covariance_matrix", covariance_matrix),
                ("precision_matrix", precision_matrix)) if m is not None)
        if given.dim() < 2:
            raise ValueError(
                f"{name} must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(given.shape[:-2], loc.shape[:-1])
        given = given.expand(batch + (-1, -1))
        self.loc = loc.expand(batch + (-1,))
        setattr(self, name, given)
        super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
        if name == "scale_tril":
            self._tril = given
        else:
            cover = torch.linalg.inv(given) if name == "precision_matrix" else given
            self._tril = torch.linalg.cholesky(cover)

    def __getattr__(self, name):
        """The forms of the spread that were not given, computed when they are asked for."""
        if name == "scale_tril":
            value = self._tril
        elif name == "covariance_matrix":
            value = self._tril @ self._tril.mT
        elif name == "precision_matrix":
            value = torch.linalg.inv(self._tril @ self._tril.mT)
        else:
            raise AttributeError(f"'MultivariateNormal' object has no attribute '{name}'")
        self.__dict__[name] = value
        return value

    @property
    def mode(self):
        return self.loc

    @property
    def mean(self):
        return self.loc

    @property
    def variance(self):
        return self._tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        eps = standard_normal(shape, self.loc)
        return self.loc + (self._tril @ eps.unsqueeze(-1)).squeeze(-1)

    def log_prob(self, value):
        self._validate_sample(value)
        difference = (value - self.loc).unsqueeze(-1)
        solved = torch.linalg.solve(self._tril, difference).squeeze(-1)
        half_log_det = self._tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        size = self._event_shape[0]
        return -0.5 * (size * math.log(2 * math.pi) + solved.pow(2).sum(-1)) - half_log_det

    def entropy(self):
        half_log_det = self._tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half_log_det
