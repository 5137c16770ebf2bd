"""R's functions that sort, find and compare places in vectors."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import NA, Vector
from rtorch._calls import r
from rtorch._attributes import length
from rtorch._conditions import texts
from rtorch._indices import subset
from rtorch._operators import any_same, number


def chosen(x, order):
    elements, labels = elements_of(x), names_of(x)
    return vector([elements[i] for i in order], kind_of(x) if isinstance(x, Vector) else None,
                  [labels[i] for i in order] if labels else None)


@r("rev")
def rev(x):
    return None if x is None else chosen(x, builtins.list(builtins.range(length(x) - 1, -1, -1)))


def places_in_order(x, decreasing):
    elements = elements_of(x)
    present = [i for i, e in enumerate(elements) if e is not NA and e == e]
    absent = [i for i, e in enumerate(elements) if e is NA or e != e]
    present.sort(key=lambda place: sort_key(elements[place]), reverse=bool(decreasing))
    return present, absent


def sort_key(element):
    """Text is sorted without regard to case, lower case first, as R does in most languages."""
    if isinstance(element, str):
        return (element.lower(), element.swapcase())
    return element


@r("sort")
def sort(x, decreasing=False, **options):
    return chosen(x, places_in_order(x, decreasing)[0])


@r("order")
def order(x, decreasing=False, **options):
    present, absent = places_in_order(x, decreasing)
    return vector([place + 1 for place in present + absent], "integer")


@r("rank")
def rank(x):
    present = places_in_order(x, False)[0]
    elements = elements_of(x)
    results = []
    for element in elements:
        equal = [place for place, other in enumerate(present) if elements[other] == element]
        results.append(builtins.sum(equal) / len(equal) + 1.0)
    return vector(results, "double")


@r("which")
def which(x):
    labels = names_of(x)
    found = [i for i, e in enumerate(elements_of(x)) if e is not NA and e]
    return vector([i + 1 for i in found], "integer", [labels[i] for i in found] if labels else None)


def place_of_extreme(x, function):
    elements = [e for e in elements_of(x) if e is not NA and e == e]
    if not elements:
        return vector([], "integer")
    return elements_of(x).index(function(elements)) + 1


@r("which.max")
def which_max(x):
    return place_of_extreme(x, builtins.max)


@r("which.min")
def which_min(x):
    return place_of_extreme(x, builtins.min)


@r("head")
def head(x, n=6):
    return end_of(x, int(number(n)), True)


@r("tail")
def tail(x, n=6):
    return end_of(x, int(number(n)), False)


def end_of(x, count, first):
    if is_foreign(x):
        return x[:count] if first else x[-count:]
    dims = dim_of(x)
    size = dims[0] if dims is not None else length(x)
    count = builtins.min(count, size) if count >= 0 else builtins.max(0, size + count)
    wanted = builtins.range(count) if first else builtins.range(size - count, size)
    if dims is not None and len(dims) == 2:
        rows = vector([place + 1 for place in wanted], "integer")
        return subset(x, rows, ..., drop=False)
    return chosen(x, builtins.list(wanted))


@r("append")
def append(x, values, after=None):
    from rtorch._making import combine
    if after is None:
        return combine(x, values)
    place = int(number(after))
    order_of_x = builtins.list(builtins.range(length(x)))
    return combine(chosen(x, order_of_x[:place]), values, chosen(x, order_of_x[place:]))


@r("unique")
def unique(x):
    kept, seen = [], []
    for place, element in enumerate(elements_of(x)):
        if not any_same(element, seen):
            seen.append(element)
            kept.append(place)
    return vector([elements_of(x)[place] for place in kept], kind_of(x))


@r("duplicated")
def duplicated(x):
    seen, results = [], []
    for element in elements_of(x):
        results.append(any_same(element, seen))
        seen.append(element)
    return vector(results, "logical")


@r("match")
def match(x, values):
    candidates = elements_of(values)

    def place(element):
        for index, candidate in enumerate(candidates):
            if any_same(element, [candidate]):
                return index + 1
        return NA

    return vector([place(element) for element in elements_of(x)], "integer")


@r("table")
def counts(x):
    labels = [element for element in sort(unique(x))] if length(unique(x)) > 1 else [unique(x)]
    results = [builtins.sum(1 for e in elements_of(x) if any_same(e, [label])) for label in labels]
    return vector(results, "integer", [texts(label)[0] for label in labels])


@r("nlevels", "levels")
def levels(x):
    return None


@r("max.col")
def max_col(m):
    rows, columns = dim_of(m)
    elements = elements_of(m)
    lines = [elements[i::rows] for i in builtins.range(rows)]
    return vector([line.index(builtins.max(line)) + 1 for line in lines], "integer")
