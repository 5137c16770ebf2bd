"""Probabilities and log-odds, each made of the other when it is asked for."""

import torch
from torch.distributions import constraints
from torch.distributions.utils import broadcast_all, clamp_probs


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
