"""R's functions of numbers: sums and means, roundings, sorting. Tensors and arrays use their own."""

import builtins
import math

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._calls import *
from rtorch._calls import r, table
from rtorch._functions import length, is_finite_number

INFINITY = float("inf")


def numbers(values, options):
    """The elements of all arguments, and whether one of them is missing."""
    elements = [element for value in values for element in elements_of(value)]
    for element in elements:
        if isinstance(element, str):
            raise TypeError("invalid 'type' (character) of argument")
    if options.get("na.rm", False):
        elements = [e for e in elements if e is not NA and e == e]
    return elements, any(element is NA for element in elements)


def own(name, values):
    """What a tensor's or an array's own method gives, or None."""
    if len(values) == 1 and is_foreign(values[0]) and hasattr(values[0], name):
        return getattr(values[0], name)
    return None


@r("sum")
def total(*values, **options):
    method = own("sum", values)
    if method is not None:
        return method()
    elements, misses = numbers(values, options)
    if misses:
        return NA
    if any(isinstance(element, float) for element in elements):
        return exact_sum(elements)
    return builtins.sum(elements)


def exact_sum(elements):
    """A sum rounded once, as R's long doubles nearly always give it."""
    if all(is_finite_number(element) for element in elements):
        return math.fsum(elements)
    return float(builtins.sum(elements))


@r("prod")
def prod(*values, **options):
    method = own("prod", values)
    if method is not None:
        return method()
    elements, misses = numbers(values, options)
    result = 1.0
    for element in elements:
        result = result * element
    return NA if misses else float(result)


@r("mean")
def mean(x, **options):
    method = own("mean", (x,))
    if method is not None:
        return method()
    elements, misses = numbers((x,), options)
    if misses:
        return NA
    if not elements:
        return float("nan")
    first = exact_sum(elements) / len(elements)
    if not is_finite_number(first):
        return first
    return first + exact_sum([element - first for element in elements]) / len(elements)


@r("var")
def var(x, **options):
    elements, misses = numbers((x,), options)
    if misses or len(elements) < 2:
        return NA
    center = mean(vector(elements, "double"))
    return exact_sum([(element - center) ** 2 for element in elements]) / (len(elements) - 1)


@r("sd")
def sd(x, **options):
    variance = var(x, **options)
    return NA if variance is NA else math.sqrt(variance)


@r("median")
def median(x, **options):
    elements, misses = numbers((x,), options)
    if misses or not elements:
        return NA
    ordered = sorted(elements)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def extreme(name, values, options, function, nothing):
    method = own(name, values)
    if method is not None:
        return method()
    elements = [element for value in values for element in elements_of(value)]
    if options.get("na.rm", False):
        elements = [e for e in elements if e is not NA and e == e]
    if any(element is NA for element in elements):
        return NA
    if not elements:
        warn("no non-missing arguments to " + name + "; returning " + ("-Inf" if nothing < 0 else "Inf"))
        return nothing
    if any(isinstance(element, str) for element in elements):
        elements = [coerced(element, "character") for element in elements]
    elif any(element != element for element in elements):
        return float("nan")
    kind = common_kind(elements)
    return coerced(function(elements), "integer" if kind == "logical" else kind)


@r("max")
def maximum(*values, **options):
    return extreme("max", values, options, builtins.max, -INFINITY)


@r("min")
def minimum(*values, **options):
    return extreme("min", values, options, builtins.min, INFINITY)


@r("range")
def value_range(*values, **options):
    return vector([minimum(*values, **options), maximum(*values, **options)])


@r("pmax")
def pmax(a, b):
    return elementwise(builtins.max, a, b)


@r("pmin")
def pmin(a, b):
    return elementwise(builtins.min, a, b)


# Functions of each element


def of_each(name, function, method=None):
    """Enters a function of numbers; tensors and arrays use their method."""

    def apply(x, *rest):
        if is_foreign(x):
            return own_function(method or name, x)
        return mapped(lambda element: guarded(function, element), x)

    table[name] = apply


def own_function(name, x):
    if hasattr(x, name):
        return getattr(x, name)()
    import numpy
    return getattr(numpy, name)(x)


def guarded(function, element):
    if element is NA:
        return NA
    if isinstance(element, str):
        raise TypeError("non-numeric argument to mathematical function")
    try:
        return function(float(element))
    except ValueError:
        warn("NaNs produced")
        return float("nan")
    except OverflowError:
        return INFINITY


def log_of(x):
    if x == 0:
        return -INFINITY
    return math.log(x)


for _name in ("sqrt", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "gamma", "lgamma",
              "log1p", "expm1"):
    of_each(_name, getattr(math, _name))
of_each("asin", math.asin, "arcsin")
of_each("acos", math.acos, "arccos")
of_each("atan", math.atan, "arctan")
of_each("log2", lambda x: -INFINITY if x == 0 else math.log2(x))
of_each("log10", lambda x: -INFINITY if x == 0 else math.log10(x))
of_each("floor", lambda x: float(math.floor(x)) if is_finite_number(x) else x)
of_each("ceiling", lambda x: float(math.ceil(x)) if is_finite_number(x) else x, "ceil")
of_each("trunc", lambda x: float(math.trunc(x)) if is_finite_number(x) else x)
of_each("sign", lambda x: float((x > 0) - (x < 0)))
of_each("factorial", lambda x: math.gamma(x + 1))


@r("log")
def log(x, base=None):
    if is_foreign(x):
        return own_function("log", x)
    if base is None:
        return mapped(lambda element: guarded(log_of, element), x)
    divisor = log_of(float(base))
    return mapped(lambda element: guarded(lambda value: log_of(value) / divisor, element), x)


@r("abs")
def absolute(x):
    if is_foreign(x):
        return abs(x)
    return mapped(lambda element: int(element) if isinstance(element, bool) else abs(element), x)


@r("round")
def rounded(x, digits=0):
    if is_foreign(x):
        return x.round(decimals=int(number(digits))) if digits else own_function("round", x)
    return mapped(lambda element: round_element(element, int(number(digits))), x)


def round_element(element, digits):
    if element is NA or not is_finite_number(element) or isinstance(element, int):
        return element
    return float(round(element, digits))


@r("signif")
def signif(x, digits=6):
    return mapped(lambda element: float("%.*e" % (int(number(digits)) - 1, element)), x)


@r("atan2")
def atan2(y, x):
    return elementwise(lambda a, b: math.atan2(a, b), y, x)


@r("choose")
def choose(n, k):
    return float(math.comb(int(number(n)), int(number(k))))


def running(function):
    def run(x):
        results = []
        for element in elements_of(x):
            results.append(element if not results else function(results[-1], element))
        return vector(results)

    return run


table["cumsum"] = running(lambda a, b: a + b)
table["cumprod"] = running(lambda a, b: float(a * b))
table["cummax"] = running(lambda a, b: builtins.max(a, b))
table["cummin"] = running(lambda a, b: builtins.min(a, b))


@r("diff")
def diff(x, lag=1):
    elements = elements_of(x)
    step = int(number(lag))
    return vector([elements[i] - elements[i - step] for i in builtins.range(step, len(elements))])


@r("outer")
def outer(X, Y, FUN=None):
    function = table.get(FUN, FUN) if isinstance(FUN, str) else FUN
    rows, columns = elements_of(X), elements_of(Y)
    fitting(len(rows) * len(columns))
    multiply = function or (lambda a, b: a * b)
    return vector([multiply(a, b) for b in columns for a in rows], None, None,
                  [len(rows), len(columns)])


def margin_function(over_rows, average):
    def apply(x, **options):
        dims = dim_of(x)
        elements = elements_of(x)
        rows, columns = dims
        if over_rows:
            lines = [elements[i::rows] for i in builtins.range(rows)]
        else:
            lines = [elements[j * rows:(j + 1) * rows] for j in builtins.range(columns)]
        results = [float(exact_sum(line)) for line in lines]
        if average:
            results = [result / len(line) for result, line in zip(results, lines)]
        return vector(results, "double")

    return apply


table["rowSums"] = margin_function(True, False)
table["colSums"] = margin_function(False, False)
table["rowMeans"] = margin_function(True, True)
table["colMeans"] = margin_function(False, True)


# Order


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
    from rtorch._functions import combine
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


# Truth


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


@r("nlevels", "levels")
def levels(x):
    return None


@r("max.col")
def max_col(m):
    rows, columns = dim_of(m)
    elements = elements_of(m)
    lines = [elements[i::rows] for i in builtins.range(rows)]
    return vector([line.index(builtins.max(line)) + 1 for line in lines], "integer")
