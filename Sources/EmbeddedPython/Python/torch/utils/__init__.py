"""Utilities: torch.utils.data and torch.utils.checkpoint."""

from torch.utils import data
