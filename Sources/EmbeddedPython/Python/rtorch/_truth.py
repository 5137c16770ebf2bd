"""R's functions of truth values, and its ways to tell whether two values are the same."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import NA, Vector
from rtorch._calls import r
from rtorch._attributes import length
from rtorch._statistics import own
from rtorch._conditions import texts


def flags(values):
    return [element for value in values for element in elements_of(value)]


@r("any")
def any_true(*values, **options):
    method = own("any", values)
    if method is not None:
        return method()
    items = flags(values)
    if any(item is not NA and item for item in items):
        return True
    return NA if any(item is NA for item in items) else False


@r("all")
def all_true(*values, **options):
    method = own("all", values)
    if method is not None:
        return method()
    items = flags(values)
    if any(item is not NA and not item for item in items):
        return False
    return NA if any(item is NA for item in items) else True


@r("isTRUE")
def is_true(x):
    return x is True


@r("isFALSE")
def is_false(x):
    return x is False


@r("xor")
def exclusive(x, y):
    return elementwise(lambda a, b: bool(a) != bool(b), x, y)


@r("ifelse")
def ifelse(test, yes, no):
    if is_foreign(test):
        import torch
        return torch.where(test, yes, no)
    first, second = elements_of(yes), elements_of(no)
    results = []
    for place, element in enumerate(elements_of(test)):
        if element is NA:
            results.append(NA)
        else:
            source = first if element else second
            results.append(source[place % len(source)])
    return vector(results, None, names_of(test), dim_of(test) if isinstance(test, Vector) else None)


@r("identical")
def identical(x, y):
    if x is y:
        return True
    if is_foreign(x) or is_foreign(y):
        import torch
        if isinstance(x, torch.Tensor) and isinstance(y, torch.Tensor):
            return torch.equal(x, y)
        return False
    if kind_of(x) != kind_of(y) or names_of(x) != names_of(y) or length(x) != length(y):
        return False
    if dim_of(x) != dim_of(y):
        return False
    if is_atom(x):
        return x is NA and y is NA or (x == y) is True or (x != x and y != y)
    return all(identical(a, b) for a, b in zip(elements_of(x), elements_of(y)))


@r("all.equal")
def all_equal(target, current, tolerance=1.5e-8, **options):
    a, b = elements_of(target), elements_of(current)
    if len(a) != len(b):
        return "Lengths (" + str(len(a)) + ", " + str(len(b)) + ") differ"
    scale = builtins.sum(abs(x) for x in a) or 1.0
    difference = builtins.sum(abs(x - y) for x, y in zip(a, b)) / scale
    return True if difference < tolerance else "Mean relative difference: " + texts(difference)[0]
