"""Discrete distributions."""

import torch
from torch.distributions.distribution import Distribution, broadcast_all


def _clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


class _Logits(Distribution):
    """Given by probabilities or by their logits, of which the other follows."""

    binary = True

    @property
    def logits(self):
        if "_logits" not in self.__dict__:
            probs = _clamped(self._probs)
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

    def _take(self, probs, logits):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            (self._probs,) = broadcast_all(probs)
            return self._probs
        (self._logits,) = broadcast_all(logits)
        return self._logits

    def __repr__(self):
        name = "probs" if "_probs" in self.__dict__ else "logits"
        value = self.__dict__["_" + name]
        return f"{type(self).__name__}({name}: {value if value.numel() == 1 else value.size()})"


class Bernoulli(_Logits):
    """1 with a probability, else 0."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(self._take(probs, logits).size())

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -torch.nn.functional.binary_cross_entropy_with_logits(
            logits, value, reduction="none"
        )

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(
            self.logits, self.probs, reduction="none"
        )


class Categorical(_Logits):
    """An integer below the number of probabilities."""

    binary = False

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
        super().__init__(given.shape[:-1])

    @property
    def param_shape(self):
        return torch.Size(tuple(self._batch_shape) + (self._num_events,))

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        rows = self.probs.reshape(-1, self._num_events)
        samples = torch.multinomial(rows, sample_shape.numel(), True).t()
        return samples.reshape(self._extended_shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        logits = self.logits.clamp(min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)


class Geometric(_Logits):
    """How often something fails before it succeeds."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(self._take(probs, logits).size())

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            tiny = torch.finfo(self.probs.dtype).tiny
            u = torch.rand(shape, dtype=self.probs.dtype).clamp(min=tiny)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = torch.broadcast_tensors(value, self.probs)
        return value * (-probs).log1p() + self.probs.log()


class Poisson(Distribution):
    """How often something happens that happens `rate` times on average."""

    arg_names = ("rate",)

    def __init__(self, rate, validate_args=None):
        (self.rate,) = broadcast_all(rate)
        super().__init__(self.rate.size())

    @property
    def mean(self):
        return self.rate

    @property
    def variance(self):
        return self.rate

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        rate, value = torch.broadcast_tensors(self.rate, value)
        return value.xlogy(rate) - rate - (value + 1).lgamma()
