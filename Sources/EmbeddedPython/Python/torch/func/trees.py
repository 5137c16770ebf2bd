"""Nested tuples, lists and dicts of tensors: taken apart, and put together again."""

import torch


def leaves(tree):
    """The leaves from left to right."""
    if isinstance(tree, (tuple, list)):
        return [leaf for part in tree for leaf in leaves(part)]
    if isinstance(tree, dict):
        return [leaf for part in tree.values() for leaf in leaves(part)]
    return [tree]


def rebuild(tree, values):
    """The same nesting with other leaves, from left to right."""
    values = iter(values)

    def part(tree):
        if isinstance(tree, tuple) and hasattr(tree, "_fields"):
            return type(tree)(*[part(x) for x in tree])
        if isinstance(tree, tuple):
            return tuple(part(x) for x in tree)
        if isinstance(tree, list):
            return [part(x) for x in tree]
        if isinstance(tree, dict):
            return type(tree)((key, part(x)) for key, x in tree.items())
        return next(values)

    return part(tree)


def tensors(tree):
    return [leaf for leaf in leaves(tree) if isinstance(leaf, torch.Tensor)]
