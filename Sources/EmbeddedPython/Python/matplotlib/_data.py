"""Turns what a program plots (lists, arrays, tensors, words) into lists of floats."""

import numpy as np


def array(values):
    """An array of what a program gave; tensors say themselves what is wrong with them."""
    if hasattr(values, "numpy") and hasattr(values, "detach"):
        values = values.numpy()
    elif isinstance(values, (list, tuple)):
        values = [v.numpy() if hasattr(v, "detach") else v for v in values]
    elif hasattr(values, "__iter__") and not hasattr(values, "__array__"):
        values = list(values)
    return np.asarray(values)


def numbers(values):
    """A flat list of floats."""
    flat = array(values).ravel().tolist()
    return [float("nan") if value is None else float(value) for value in flat]


def is_text(values):
    """Whether the values are words."""
    if isinstance(values, str):
        return True
    return isinstance(values, (list, tuple)) and any(isinstance(v, str) for v in values)


def seconds(values):
    """Whether the values are dates."""
    return isinstance(values, (list, tuple)) and any(hasattr(v, "isoformat") for v in values)
