"""Probability distributions, each read when it is first named."""

import _imports

_imports.later("torch.distributions", "constraints", "kl", "transforms", "utils")
_imports.later("torch.distributions.bernoulli", "Bernoulli")
_imports.later("torch.distributions.beta", "Beta")
_imports.later("torch.distributions.binomial", "Binomial")
_imports.later("torch.distributions.categorical", "Categorical")
_imports.later("torch.distributions.cauchy", "Cauchy")
_imports.later("torch.distributions.chi2", "Chi2")
_imports.later("torch.distributions.dirichlet", "Dirichlet")
_imports.later("torch.distributions.distribution", "Distribution")
_imports.later("torch.distributions.exp_family", "ExponentialFamily")
_imports.later("torch.distributions.exponential", "Exponential")
_imports.later("torch.distributions.fishersnedecor", "FisherSnedecor")
_imports.later("torch.distributions.gamma", "Gamma")
_imports.later("torch.distributions.geometric", "Geometric")
_imports.later("torch.distributions.gumbel", "Gumbel")
_imports.later("torch.distributions.half_cauchy", "HalfCauchy")
_imports.later("torch.distributions.half_normal", "HalfNormal")
_imports.later("torch.distributions.independent", "Independent")
_imports.later("torch.distributions.inverse_gamma", "InverseGamma")
_imports.later("torch.distributions.kl", "kl_divergence", "register_kl")
_imports.later("torch.distributions.laplace", "Laplace")
_imports.later("torch.distributions.log_normal", "LogNormal")
_imports.later("torch.distributions.logistic_normal", "LogisticNormal")
_imports.later("torch.distributions.mixture_same_family", "MixtureSameFamily")
_imports.later("torch.distributions.multinomial", "Multinomial")
_imports.later("torch.distributions.multivariate_normal", "MultivariateNormal")
_imports.later("torch.distributions.negative_binomial", "NegativeBinomial")
_imports.later("torch.distributions.normal", "Normal")
_imports.later(
    "torch.distributions.one_hot_categorical", "OneHotCategorical",
    "OneHotCategoricalStraightThrough")
_imports.later("torch.distributions.pareto", "Pareto")
_imports.later("torch.distributions.poisson", "Poisson")
_imports.later("torch.distributions.relaxed_bernoulli", "RelaxedBernoulli")
_imports.later("torch.distributions.relaxed_categorical", "RelaxedOneHotCategorical")
_imports.later("torch.distributions.studentT", "StudentT")
_imports.later("torch.distributions.transformed_distribution", "TransformedDistribution")
_imports.later(
    "torch.distributions.transforms", "AbsTransform", "AffineTransform", "ComposeTransform",
    "ExpTransform", "IndependentTransform", "LowerCholeskyTransform", "PowerTransform",
    "ReshapeTransform", "SigmoidTransform", "SoftmaxTransform", "SoftplusTransform",
    "StickBreakingTransform", "TanhTransform", "Transform", "identity_transform")
_imports.later("torch.distributions.uniform", "Uniform")
_imports.later("torch.distributions.weibull", "Weibull")
