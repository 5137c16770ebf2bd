"""Distributions: samples under a seed, densities, divergences, what is refused."""

import torch
from torch.distributions import (
    Bernoulli, Beta, Binomial, Categorical, Cauchy, Chi2, Dirichlet, Exponential, Gamma,
    Geometric, Gumbel, HalfCauchy, HalfNormal, Independent, Laplace, LogNormal,
    MixtureSameFamily, Multinomial, MultivariateNormal, NegativeBinomial, Normal,
    OneHotCategorical, Pareto, Poisson, RelaxedBernoulli, StudentT, TransformedDistribution,
    Uniform, Weibull, kl_divergence)
from torch.distributions.transforms import (
    AffineTransform, ExpTransform, SigmoidTransform, StickBreakingTransform, TanhTransform)

shares = torch.tensor([0.2, 0.3, 0.5])
made = [
    Normal(0.0, 1.0), Uniform(0.0, 2.0), Exponential(2.0), Laplace(0.0, 1.0), Cauchy(0.0, 1.0),
    LogNormal(0.0, 1.0), HalfNormal(2.0), HalfCauchy(1.0), Gumbel(0.0, 1.0), Weibull(1.0, 2.0),
    Pareto(1.0, 3.0), Gamma(2.0, 3.0), Gamma(0.5, 1.0), Beta(2.0, 5.0), Chi2(3.0),
    StudentT(4.0), Dirichlet(torch.tensor([1.0, 2.0, 3.0])), Bernoulli(0.3), Categorical(shares),
    Geometric(0.3), Poisson(3.0), Binomial(10, 0.3), Binomial(100, 0.4),
    NegativeBinomial(5.0, 0.4), OneHotCategorical(shares), Multinomial(5, shares),
    RelaxedBernoulli(torch.tensor(0.5), 0.3), MultivariateNormal(torch.zeros(2), torch.eye(2)),
]
for distribution in made:
    print(distribution)
    torch.manual_seed(0)
    samples = distribution.sample((3,))
    print(samples, distribution.log_prob(samples))
    for name in ("mean", "variance", "entropy"):
        try:
            value = getattr(distribution, name)
            print(name, value() if callable(value) else value)
        except NotImplementedError:
            print(name, "is not there")

pairs = [
    (Normal(0.0, 1.0), Normal(1.0, 2.0)), (Bernoulli(0.3), Bernoulli(0.6)),
    (Categorical(shares), Categorical(torch.ones(3))), (Gamma(2.0, 3.0), Gamma(1.0, 1.0)),
    (Beta(2.0, 5.0), Beta(1.0, 1.0)), (Poisson(2.0), Poisson(3.0)),
    (Dirichlet(torch.ones(3)), Dirichlet(torch.tensor([1.0, 2.0, 3.0]))),
    (Laplace(0.0, 1.0), Laplace(1.0, 2.0)), (Uniform(0.0, 1.0), Normal(0.0, 1.0)),
    (MultivariateNormal(torch.zeros(2), torch.eye(2)),
     MultivariateNormal(torch.ones(2), 2 * torch.eye(2))),
]
for p, q in pairs:
    print(type(p).__name__, kl_divergence(p, q))

mixture = MixtureSameFamily(
    Categorical(torch.tensor([0.3, 0.7])), Normal(torch.tensor([-1.0, 1.0]), 0.5))
torch.manual_seed(0)
print(mixture.sample((4,)), mixture.log_prob(torch.tensor(0.5)), mixture.mean, mixture.variance)
joint = Independent(Normal(torch.zeros(3), torch.ones(3)), 1)
print(joint, joint.event_shape, joint.log_prob(torch.zeros(3)))
warped = TransformedDistribution(Normal(0.0, 1.0), [AffineTransform(1.0, 2.0), ExpTransform()])
print(warped.log_prob(torch.tensor(2.0)), warped.cdf(torch.tensor(2.0)))
print(TransformedDistribution(Normal(0.0, 1.0), TanhTransform()).log_prob(torch.tensor(0.3)))
print(SigmoidTransform().inv(torch.tensor(0.3)), StickBreakingTransform()(torch.tensor([0.1, 0.2])))

mean = torch.tensor(0.5, requires_grad=True)
torch.manual_seed(0)
sample = Normal(mean, 1.0).rsample()
sample.backward()
print(sample, mean.grad)

wrong = [
    lambda: Normal(0.0, -1.0), lambda: Bernoulli(1.5), lambda: Uniform(2.0, 1.0),
    lambda: Categorical(torch.tensor([-1.0, 2.0])), lambda: Bernoulli(),
    lambda: Exponential(2.0).log_prob(torch.tensor(-1.0)), lambda: Normal(0.0, 1.0).log_prob(3.0),
    lambda: Categorical(shares).log_prob(torch.tensor(5)), lambda: Beta(-1.0, 2.0),
    lambda: Normal(torch.zeros(2), 1.0).log_prob(torch.zeros(3)),
    lambda: kl_divergence(Normal(0.0, 1.0), Poisson(1.0)),
]
for attempt in wrong:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__ + ":", error)
