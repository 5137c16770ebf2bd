"""R's functions that call a function for each element."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._calls import r, table
from rtorch._kinds import matrix_of
from rtorch._attributes import length
from rtorch._flow import iterate
from rtorch._operators import number


@r("lapply")
def lapply(X, FUN, *rest, **options):
    function = table.get(FUN) if isinstance(FUN, str) else FUN
    results = [function(element, *rest, **options) for element in iterate(X)]
    return vector(results, "list", names_of(X))


@r("sapply")
def sapply(X, FUN, *rest, **options):
    use_names = options.pop("USE.NAMES", True)
    simplify = options.pop("simplify", True)
    result = lapply(X, FUN, *rest, **options)
    if use_names and result.names is None and kind_of(X) == "character":
        result.names = elements_of(X)
    return simplified(result) if simplify else result


@r("vapply")
def vapply(X, FUN, *rest, **options):
    if "FUN.VALUE" in options:
        options.pop("FUN.VALUE")
    else:
        rest = rest[1:]
    return sapply(X, FUN, *rest, **options)


def simplified(result):
    """A list whose elements are equally long vectors as one vector or a matrix."""
    if len(result) == 0:
        return result
    sizes = set()
    for element in result:
        if kind_of(element) in (None, "list"):
            return result
        sizes.add(length(element))
    if sizes == {1}:
        values = [elements_of(element)[0] for element in result]
        return vector(values, None, result.names)
    if len(sizes) == 1 and 0 not in sizes:
        size = sizes.pop()
        values = [value for element in result for value in elements_of(element)]
        inner = names_of(result[0])
        dimnames = None
        if inner or result.names:
            dimnames = [vector(inner, "character") if inner else None,
                        vector(result.names, "character") if result.names else None]
        return vector(values, None, None, [size, len(result)], dimnames)
    return result


@r("Map")
def map_function(*a, **k):
    function = k.pop("f", None)
    return mapped_together(function, a, k)


@r("mapply")
def mapply(*a, **k):
    simplify = k.pop("SIMPLIFY", True)
    result = mapped_together(k.pop("FUN", None), a, k)
    return simplified(result) if simplify else result


def mapped_together(function, a, k):
    vectors = builtins.list(a)
    if function is None:
        function = vectors.pop(0)
    keys = builtins.list(k)
    columns = [elements_of(value) for value in vectors] + [elements_of(k[key]) for key in keys]
    size = builtins.max([len(column) for column in columns] or [0])
    results = []
    for place in builtins.range(size):
        row = [column[place % len(column)] for column in columns]
        named = dict(zip(keys, row[len(vectors):]))
        results.append(function(*row[:len(vectors)], **named))
    labels = names_of(vectors[0]) if vectors else None
    if labels is None and vectors and kind_of(vectors[0]) == "character":
        labels = elements_of(vectors[0])
    return vector(results, "list", labels)


@r("Filter")
def filter_function(f, x):
    kept = [place for place, element in enumerate(elements_of(x)) if f(element)]
    labels = names_of(x)
    elements = elements_of(x)
    return vector([elements[i] for i in kept], kind_of(x), [labels[i] for i in kept] if labels else None)


@r("Reduce")
def reduce_function(f, x, init=..., accumulate=False, right=False):
    elements = elements_of(x)
    if right is True:
        elements.reverse()
    if init is not ...:
        elements = [init] + elements
    if not elements:
        return None
    total = elements[0]
    steps = [total]
    for element in elements[1:]:
        total = f(element, total) if right is True else f(total, element)
        steps.append(total)
    return simplified(vector(steps, "list")) if accumulate else total


@r("do.call")
def do_call(what, args=None, *rest, **options):
    function = table[what] if isinstance(what, str) else what
    labels = names_of(args) or [""] * len(elements_of(args))
    positional = [value for value, label in zip(elements_of(args), labels) if not label]
    named = {label: value for value, label in zip(elements_of(args), labels) if label}
    return function(*positional, **named)


@r("apply")
def apply(X, MARGIN, FUN, *rest, **options):
    dims = dim_of(X)
    if is_foreign(X):
        X = matrix_of(X)
    elements = elements_of(X)
    rows, columns = dims
    if number(MARGIN) == 1:
        lines = [[elements[i + j * rows] for j in builtins.range(columns)] for i in builtins.range(rows)]
    else:
        lines = [elements[j * rows:(j + 1) * rows] for j in builtins.range(columns)]
    results = [FUN(vector(line, kind_of(X)), *rest, **options) for line in lines]
    return simplified(vector(results, "list"))
