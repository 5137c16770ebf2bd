"""What R's conditions and loops ask of values."""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._calls import r


@r(".truth")
def truth(value):
    if isinstance(value, Vector):
        return bool(value)
    if value is None:
        raise ValueError("argument is of length zero")
    if value is NA:
        raise ValueError("missing value where TRUE/FALSE needed")
    if isinstance(value, str):
        if value in ("TRUE", "true", "T", "True"):
            return True
        if value in ("FALSE", "false", "F", "False"):
            return False
        raise ValueError("argument is not interpretable as logical")
    if isinstance(value, float) and value != value:
        raise ValueError("argument is not interpretable as logical")
    return value


@r("!")
def negation(x):
    if is_foreign(x):
        return ~x
    return mapped(lambda element: NA if element is NA else not element, x)


def _and(a, b):
    if a is NA or b is NA:
        return NA if (a is NA or a) and (b is NA or b) else False
    return bool(a) and bool(b)


def _or(a, b):
    if a is NA or b is NA:
        return NA if (a is NA or not a) and (b is NA or not b) else True
    return bool(a) or bool(b)


@r("&")
def both(a, b):
    return a & b if is_foreign(a) or is_foreign(b) else elementwise(_and, a, b)


@r("|")
def either(a, b):
    return a | b if is_foreign(a) or is_foreign(b) else elementwise(_or, a, b)


@r(".iterate")
def iterate(sequence):
    """What a `for` loop goes through."""
    if sequence is None:
        return ()
    if is_atom(sequence):
        return (sequence,)
    if isinstance(sequence, Vector):
        return builtins.list(sequence)
    if isinstance(sequence, dict):
        return builtins.list(sequence.values())
    return sequence
