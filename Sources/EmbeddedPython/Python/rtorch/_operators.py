"""What R's operators mean for values of both surfaces."""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._flow import iterate
from rtorch._calls import r, table


@r("/")
def quotient(a, b):
    if isinstance(a, Vector) or isinstance(b, Vector) or isinstance(a, list):
        return elementwise(divide, a, b)
    if is_foreign(a) or is_foreign(b):
        return a / b
    return pair(divide, a, b)


@r("^")
def raised(a, b):
    return arithmetic(power, a, b)


@r("%%")
def remainder(a, b):
    return arithmetic(modulo, a, b)


@r("%/%")
def floored(a, b):
    return arithmetic(whole_quotient, a, b)


def arithmetic(function, a, b):
    return function(a, b) if is_foreign(a) or is_foreign(b) else elementwise(function, a, b)


@r("+")
def plus(a, b=None):
    return a if b is None else a + b


@r("-")
def minus(a, b=None):
    return -a if b is None else a - b


@r("*")
def times(a, b):
    return a * b


@r("%*%")
def product(a, b):
    return matrix_product(a, b)


def _comparison(name, function):
    table[name] = lambda a, b: function(a, b)


_comparison("==", lambda a, b: a == b)
_comparison("!=", lambda a, b: a != b)
_comparison("<", lambda a, b: a < b)
_comparison(">", lambda a, b: a > b)
_comparison("<=", lambda a, b: a <= b)
_comparison(">=", lambda a, b: a >= b)


@r("%in%")
def is_in(x, values):
    present = elements_of(values)
    return mapped(lambda element: any_same(element, present), x)


def any_same(element, candidates):
    for candidate in candidates:
        if candidate is element or (is_atom(candidate) and (candidate == element) is True):
            return True
    return False


@r(":")
def span(start, end):
    """`start:end`, up or down in steps of one."""
    first, last = number(start), number(end)
    if first != first or last != last or abs(last - first) == float("inf"):
        raise ValueError("NA/NaN argument")
    steps = int(abs(last - first) + 1e-10)
    fitting(steps)
    down = last < first
    if first == int(first):
        first = int(first)
        kind = "integer"
    else:
        kind = "double"
    if down:
        return vector([first - step for step in builtins.range(steps + 1)], kind)
    return vector([first + step for step in builtins.range(steps + 1)], kind)


@r(".through")
def through(start, end):
    """What `for (i in start:end)` goes through, one after the other."""
    first, last = number(start), number(end)
    if not (first == int(first) and abs(first) < 1e15 and abs(last) < 1e15):
        return iterate(span(first, last))
    first = int(first)
    steps = int(abs(last - first) + 1e-10)
    if last < first:
        return builtins.range(first, first - steps - 1, -1)
    return builtins.range(first, first + steps + 1)


def number(value):
    """The number that a vector of one element is."""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (Vector, list, tuple)) and len(value) > 0:
        return number(value[0])
    if isinstance(value, str):
        return float(value)
    if value is NA:
        raise ValueError("NA/NaN argument")
    if hasattr(value, "item"):
        return value.item()
    raise ValueError("argument of length 0" if value is None else "a number is needed")
