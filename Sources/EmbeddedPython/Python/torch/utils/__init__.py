"""Utilities: torch.utils.data and torch.utils.checkpoint, imported when they are first named."""

import _imports

_imports.later("torch.utils", "checkpoint", "data")
