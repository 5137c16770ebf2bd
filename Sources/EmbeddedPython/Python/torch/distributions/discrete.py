"""Discrete distributions of one variable."""

import torch
from torch.distributions import constraints
from torch.distributions._samples import binomial
from torch.distributions.distribution import Distribution, broadcast_all
from torch.distributions.exp_family import ExponentialFamily
from torch.nn import functional as F


def clamp_probs(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


class Logits:
    """Given by probabilities or by their logits, of which the other follows."""

    binary = True

    @property
    def logits(self):
        if "_logits" not in self.__dict__:
            probs = clamp_probs(self._probs)
            self._logits = torch.log(probs)
            if self.binary:
                self._logits = self._logits - torch.log1p(-probs)
        return self._logits

    @property
    def probs(self):
        if "_probs" not in self.__dict__:
            logits = self._logits
            self._probs = torch.sigmoid(logits) if self.binary else logits.softmax(-1)
        return self._probs

    @property
    def param_shape(self):
        return self.__dict__.get("_probs", self.__dict__.get("_logits")).size()

    def _take(self, probs, logits, *others):
        """Keeps what is given, spread to one size with the other parameters, which it returns."""
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        given, *others = broadcast_all(logits if probs is None else probs, *others)
        self.__dict__["_logits" if probs is None else "_probs"] = given
        return given, *others

    def _check_parameters(self):
        constraint = self._probs_constraint
        probs = self.__dict__.get("_probs")
        if probs is not None and not constraint.check(probs).all():
            raise ValueError(
                f"Expected parameter probs ({type(probs).__name__} of shape {tuple(probs.shape)}) "
                f"of distribution {self!r} to satisfy the constraint {constraint!r}, but found "
                f"invalid values:\n{probs}")
        logits = self.__dict__.get("_logits")
        if logits is not None and not (logits == logits).all():
            real = constraints.real if self.binary else constraints.real_vector
            raise ValueError(
                f"Expected parameter logits ({type(logits).__name__} of shape "
                f"{tuple(logits.shape)}) of distribution {self!r} to satisfy the constraint "
                f"{real!r}, but found invalid values:\n{logits}")
        super()._check_parameters()

    _probs_constraint = constraints.unit_interval

    def __repr__(self):
        parts = []
        for name, key in (
                ("total_count", "total_count"), ("probs", "_probs"), ("logits", "_logits")):
            value = self.__dict__.get(key)
            if value is not None:
                parts.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return type(self).__name__ + "(" + ", ".join(parts) + ")"


class Bernoulli(Logits, ExponentialFamily):
    """1 with a probability, else 0."""

    support = constraints.boolean
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        (given,) = self._take(probs, logits)
        super().__init__(given.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.probs

    @property
    def mode(self):
        mode = (self.probs >= 0.5).to(self.probs)
        mode[self.probs == 0.5] = float("nan")
        return mode

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

    def enumerate_support(self, expand=True):
        values = torch.arange(2, dtype=self.probs.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values


class Categorical(Logits, Distribution):
    """An integer below the number of probabilities."""

    binary = False
    has_enumerate_support = True
    _probs_constraint = constraints.simplex

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        given = probs if logits is None else logits
        if given.dim() < 1:
            name = "probs" if logits is None else "logits"
            raise ValueError(f"`{name}` parameter must be at least one-dimensional.")
        if logits is None:
            self._probs = probs / probs.sum(-1, keepdim=True)
        else:
            self._logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        self._num_events = given.size(-1)
        super().__init__(given.shape[:-1], validate_args=validate_args)

    @property
    def support(self):
        return constraints.integer_interval(0, self._num_events - 1)

    @property
    def mean(self):
        return torch.full(self._extended_shape(), float("nan"), dtype=self.probs.dtype)

    @property
    def variance(self):
        return torch.full(self._extended_shape(), float("nan"), dtype=self.probs.dtype)

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        rows = self.probs.reshape(-1, self._num_events)
        samples = torch.multinomial(rows, sample_shape.numel(), True).t()
        return samples.reshape(self._extended_shape(sample_shape))

    def log_prob(self, value):
        self._validate_sample(value)
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        logits = self.logits.clamp(min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)

    def enumerate_support(self, expand=True):
        values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values


class Geometric(Logits, Distribution):
    """How often something fails before it succeeds."""

    support = constraints.nonnegative_integer

    def __init__(self, probs=None, logits=None, validate_args=None):
        (given,) = self._take(probs, logits)
        super().__init__(given.size(), validate_args=validate_args)

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def mode(self):
        return torch.zeros_like(self.probs)

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            tiny = torch.finfo(self.probs.dtype).tiny
            u = self.probs.new_empty(shape).uniform_(tiny, 1)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        self._validate_sample(value)
        value, probs = broadcast_all(value, self.probs)
        probs = probs.clone()
        probs[(probs == 1) & (value == 0)] = 0
        return value * (-probs).log1p() + self.probs.log()

    def entropy(self):
        return (
            F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")
            / self.probs)


class Poisson(ExponentialFamily):
    """How often something happens that happens `rate` times on average."""

    arg_constraints = {"rate": constraints.nonnegative}
    support = constraints.nonnegative_integer

    def __init__(self, rate, validate_args=None):
        (self.rate,) = broadcast_all(rate)
        super().__init__(self.rate.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.rate

    @property
    def mode(self):
        return self.rate.floor()

    @property
    def variance(self):
        return self.rate

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        self._validate_sample(value)
        rate, value = broadcast_all(self.rate, value)
        return value.xlogy(rate) - rate - (value + 1).lgamma()


class Binomial(Logits, Distribution):
    """How many of `total_count` trials succeed."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._take(probs, logits, total_count)
        super().__init__(given.size(), validate_args=validate_args)

    arg_constraints = {"total_count": constraints.nonnegative_integer}

    @property
    def support(self):
        return constraints.integer_interval(0, self.total_count)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        self._validate_sample(value)
        n = self.total_count
        log_n = torch.lgamma(n + 1)
        log_k = torch.lgamma(value + 1)
        log_rest = torch.lgamma(n - value + 1)
        positive = (self.logits.clamp(min=0) + self.logits - self.logits.clamp(max=0)) / 2
        normal = n * positive + n * torch.log1p(torch.exp(-torch.abs(self.logits))) - log_n
        return value * self.logits - log_k - log_rest - normal

    def enumerate_support(self, expand=True):
        total = int(self.total_count.max())
        if not self.total_count.min() == total:
            raise NotImplementedError(
                "Inhomogeneous total count not supported by `enumerate_support`.")
        values = torch.arange(1 + total, dtype=self.probs.dtype)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values

    def entropy(self):
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)


class NegativeBinomial(Logits, Distribution):
    """How many trials succeed before `total_count` have failed."""

    arg_constraints = {"total_count": constraints.greater_than_eq(0)}
    support = constraints.nonnegative_integer
    _probs_constraint = constraints.half_open_interval(0.0, 1.0)

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._take(probs, logits, total_count)
        self.total_count = self.total_count.type_as(given)
        super().__init__(given.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.total_count * torch.exp(self.logits)

    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    @property
    def variance(self):
        return self.mean / torch.sigmoid(-self.logits)

    def sample(self, sample_shape=torch.Size()):
        from torch.distributions.gamma import Gamma

        with torch.no_grad():
            gamma = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)
            return torch.poisson(gamma.sample(sample_shape))

    def log_prob(self, value):
        self._validate_sample(value)
        unnormalised = self.total_count * F.logsigmoid(-self.logits)
        unnormalised = unnormalised + value * F.logsigmoid(self.logits)
        normal = (
            -torch.lgamma(self.total_count + value)
            + torch.lgamma(1.0 + value)
            + torch.lgamma(self.total_count))
        return unnormalised - normal.masked_fill(self.total_count + value == 0.0, 0.0)
