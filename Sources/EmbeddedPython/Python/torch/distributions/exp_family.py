"""Distributions whose density is the exponential of a product of natural parameters."""

from torch.distributions.distribution import Distribution


class ExponentialFamily(Distribution):
    """A mark: PyTorch computes divergences within such a family by one formula."""
