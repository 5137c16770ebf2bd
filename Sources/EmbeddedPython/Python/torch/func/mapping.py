"""`vmap`: a function of one example mapped over a dimension of its inputs.

The function is called for one example after the other and the results are stacked: the same numbers as
PyTorch's batching, though not its speed.
"""

import torch
from torch.func.trees import leaves, rebuild


def _spread(dims, tree):
    """One dimension for each leaf of a tree."""
    if dims is None or isinstance(dims, int):
        return [dims] * len(leaves(tree))
    parts = tree.values() if isinstance(tree, dict) else tree
    choices = dims.values() if isinstance(dims, dict) else dims
    return [d for dim, part in zip(choices, parts) for d in _spread(dim, part)]


def _name(func):
    return getattr(func, "__name__", repr(func))


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """The function mapped over a dimension of its arguments."""

    def wrapper(*args, **kwargs):
        if isinstance(in_dims, (tuple, list)) and len(in_dims) != len(args):
            raise ValueError(
                f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with "
                f"the structure of inputs. in_dims has structure {type(in_dims)} but inputs has "
                f"structure {type(args)}."
            )
        values = leaves(args)
        dims = _spread(in_dims, args)
        sizes = []
        for value, dim in zip(values, dims):
            if dim is None:
                continue
            if not isinstance(value, torch.Tensor):
                raise ValueError(
                    f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for an "
                    f"input but the input is of type {type(value)}. We cannot vmap over non-Tensor "
                    "arguments, please use None as the respective in_dim"
                )
            if not -value.dim() <= dim < value.dim():
                raise ValueError(
                    f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for some "
                    f"input, but that input is a Tensor of dimensionality {value.dim()} so expected "
                    f"in_dim to satisfy -{value.dim()} <= in_dim < {value.dim()}."
                )
            sizes.append(value.size(dim))
        mapped = [value for value in leaves(kwargs) if isinstance(value, torch.Tensor)]
        sizes += [value.size(0) for value in mapped]
        if not sizes:
            raise ValueError(
                f"vmap({_name(func)}, in_dims={in_dims}, ...)(<inputs>): got no inputs. Maybe you forgot "
                "to add inputs, or you are trying to vmap over a function with no inputs. The latter is "
                "unsupported."
                if not args
                else f"vmap: at least one in_dim must not be None, got {in_dims}"
            )
        if any(size != sizes[0] for size in sizes):
            raise ValueError(
                "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                f"{sizes} for the mapped dimension"
            )
        results = []
        for i in range(sizes[0]):
            one = [v if d is None else v.select(d, i) for v, d in zip(values, dims)]
            named = [v.select(0, i) if isinstance(v, torch.Tensor) else v for v in leaves(kwargs)]
            results.append(func(*rebuild(args, one), **rebuild(kwargs, named)))
        rows = [leaves(result) for result in results]
        for leaf in rows[0]:
            if not isinstance(leaf, torch.Tensor):
                raise ValueError(
                    f"vmap({_name(func)}, ...): `{_name(func)}` must only return Tensors, got type "
                    f"{type(leaf)}. Did you mean to set out_dims= to None for output?"
                )
        places = _spread(out_dims, results[0])
        stacked = [
            row[0] if place is None else torch.stack(row, place)
            for row, place in zip(zip(*rows), places)
        ]
        return rebuild(results[0], stacked)

    return wrapper
