"""Derivatives of functions as functions.

Every transformation differentiates by walking the graph of a call; it keeps the graph when an outer
transformation may want to differentiate it again, which it does where the inputs already have a history.
"""

import torch
from torch import autograd
from torch.func.trees import leaves, rebuild, tensors


def _fresh(tree):
    """The tree with views of its tensors that ask for gradients, and those views."""
    points = []
    for leaf in leaves(tree):
        if not isinstance(leaf, torch.Tensor) or not leaf.is_floating_point():
            points.append(leaf)
        elif leaf.requires_grad:
            points.append(leaf.view_as(leaf))
        else:
            points.append(leaf.detach().requires_grad_())
    return rebuild(tree, points), [p for p in points if isinstance(p, torch.Tensor)]


def _is_nested(trees):
    """Whether an outer transformation follows what is computed."""
    return torch.is_grad_enabled() and any(x.requires_grad for x in tensors(trees))


def _settled(tree, nested):
    """Results without the history that only this transformation needed."""
    if nested:
        return tree
    done = [x.detach() if isinstance(x, torch.Tensor) else x for x in leaves(tree)]
    return rebuild(tree, done)


def _chosen(args, argnums):
    return args[argnums] if isinstance(argnums, int) else tuple(args[i] for i in argnums)


def _replaced(args, argnums, tree):
    args = list(args)
    if isinstance(argnums, int):
        args[argnums] = tree
    else:
        for place, part in zip(argnums, tree):
            args[place] = part
    return args


def _gradients(outputs, inputs, weights, keep):
    """The gradients of the inputs, zeros where there is no way from them to the outputs."""
    reached = [(o, w) for o, w in zip(outputs, weights) if o.requires_grad]
    wanted = [x for x in inputs if x.requires_grad]
    found = iter(
        autograd.grad(
            [o for o, _ in reached],
            wanted,
            [w for _, w in reached],
            retain_graph=True,
            create_graph=keep,
            allow_unused=True,
        )
        if reached and wanted
        else [None] * len(wanted)
    )
    results = []
    for x in inputs:
        g = next(found) if x.requires_grad else None
        results.append(torch.zeros_like(x) if g is None else g)
    return results


def grad_and_value(func, argnums=0, has_aux=False):
    """The gradient of a function with one number as its result, and the result."""

    def wrapper(*args, **kwargs):
        nested = _is_nested((args, kwargs))
        with torch.enable_grad():
            tree, points = _fresh(_chosen(args, argnums))
            output = func(*_replaced(args, argnums, tree), **kwargs)
            aux = None
            if has_aux:
                output, aux = output
            if not isinstance(output, torch.Tensor):
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got "
                    f"{type(output)}"
                )
            if output.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor "
                    f"with {output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            gradients = _gradients([output], points, [torch.ones_like(output)], nested)
        result = _settled(rebuild_points(tree, gradients), nested)
        value = _settled(output, nested)
        if has_aux:
            return result, (value, _settled(aux, nested))
        return result, value

    return wrapper


def rebuild_points(tree, gradients):
    """The nesting of the inputs with gradients in place of tensors."""
    gradients = iter(gradients)
    values = [next(gradients) if isinstance(x, torch.Tensor) else x for x in leaves(tree)]
    return rebuild(tree, values)


def grad(func, argnums=0, has_aux=False):
    """The gradient of a function with one number as its result."""
    both = grad_and_value(func, argnums, has_aux)

    def wrapper(*args, **kwargs):
        result, value = both(*args, **kwargs)
        return (result, value[1]) if has_aux else result

    return wrapper


def vjp(func, *primals, has_aux=False):
    """The value, and a function that multiplies a vector by the Jacobian."""
    nested = _is_nested(primals)
    with torch.enable_grad():
        tree, points = _fresh(primals)
        output = func(*tree)
        aux = None
        if has_aux:
            output, aux = output

    def product(*cotangents):
        weights = leaves(cotangents[0] if len(cotangents) == 1 else cotangents)
        keep = _is_nested((primals, weights))
        with torch.enable_grad():
            found = _gradients(leaves(output), points, weights, keep)
        result = _settled(rebuild_points(tree, found), keep)
        return result if len(primals) != 1 or isinstance(result, tuple) else result

    value = _settled(output, nested)
    return (value, product, _settled(aux, nested)) if has_aux else (value, product)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """The value, and the Jacobian multiplied by a vector: the derivative of a vector-Jacobian product."""
    nested = _is_nested((primals, tangents))
    with torch.enable_grad():
        tree, points = _fresh(tuple(primals))
        output = func(*tree)
        aux = None
        if has_aux:
            output, aux = output
        outputs = leaves(output)
        weights = [torch.zeros_like(o).requires_grad_() for o in outputs]
        inner = _gradients(outputs, points, weights, True)
        vectors = leaves(tuple(tangents))
        found = _gradients(inner, weights, vectors, nested)
    value = _settled(output, nested)
    tangent = _settled(rebuild(output, found), nested)
    return (value, tangent, _settled(aux, nested)) if has_aux else (value, tangent)


def linearize(func, *primals):
    """The value, and the Jacobian's product as a function of the vector."""
    value = func(*primals)

    def product(*tangents):
        return jvp(func, primals, tangents)[1]

    return value, product


def _by_rows(output, points, keep):
    """For each input, the gradients of the output's elements, stacked."""
    rows = []
    for i in range(output.numel()):
        weight = torch.zeros(output.numel(), dtype=output.dtype)
        weight[i] = 1
        rows.append(_gradients([output], points, [weight.view(output.shape)], keep))
    return [
        torch.stack([row[k] for row in rows]).view(output.shape + x.shape)
        if rows
        else torch.zeros(output.shape + x.shape)
        for k, x in enumerate(points)
    ]


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    """The Jacobian, row by row."""

    def wrapper(*args, **kwargs):
        nested = _is_nested((args, kwargs))
        with torch.enable_grad():
            tree, points = _fresh(_chosen(args, argnums))
            output = func(*_replaced(args, argnums, tree), **kwargs)
            aux = None
            if has_aux:
                output, aux = output
            blocks = [
                rebuild_points(tree, _by_rows(part, points, nested)) for part in leaves(output)
            ]
        result = _settled(rebuild(output, blocks), nested)
        return (result, _settled(aux, nested)) if has_aux else result

    return wrapper


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """The Jacobian; by rows too, which gives the same numbers."""
    return jacrev(func, argnums, has_aux=has_aux)


def hessian(func, argnums=0):
    """The second derivatives."""
    return jacfwd(jacrev(func, argnums), argnums)
