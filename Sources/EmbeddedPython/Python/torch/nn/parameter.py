"""Tensors that a module trains."""

from torch._nn import Buffer, Parameter

__all__ = ["Buffer", "Parameter"]
