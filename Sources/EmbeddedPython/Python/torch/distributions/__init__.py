"""Probability distributions."""

from torch.distributions import multinomial, normal
from torch.distributions.continuous import Exponential, Laplace, LogNormal, Uniform
from torch.distributions.discrete import Bernoulli, Categorical, Geometric, Poisson
from torch.distributions.distribution import Distribution
from torch.distributions.kl import kl_divergence
from torch.distributions.multinomial import Multinomial
from torch.distributions.multivariate_normal import MultivariateNormal
from torch.distributions.normal import Normal
