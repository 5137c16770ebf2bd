"""R's functions of numbers: sums and means, roundings. Tensors and arrays use their own."""

import builtins
import math

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import NA
from rtorch._calls import r, table
from rtorch._kinds import is_finite_number
from rtorch._operators import number

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
