"""In place: the result of a function takes the place of its input."""

import torch


def applied(function, input, inplace, *options):
    """A function of the input; in place, what its derivative needs is kept aside first."""
    if not inplace:
        return function(input, *options)
    kept = input.clone() if input.requires_grad and torch.is_grad_enabled() else input
    return input.copy_(function(kept, *options))


def in_place(function):
    def change(input, *args, **kwargs):
        return input.copy_(function(input, *args, **kwargs))

    change.__name__ = function.__name__ + "_"
    return change
