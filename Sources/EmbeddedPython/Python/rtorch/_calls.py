"""The table of R's names, arguments, calls, and which values are printed."""

import builtins

from rtorch._vectors import *
from rtorch import _printing

table = {}


def r(*names):
    """Enters a function into R's table of names."""

    def enter(function):
        for name in names:
            table[name] = function
        return function

    return enter


# Arguments


def matched(names, arguments, keywords):
    """The arguments by R's rules: by name, by the beginning of a name, then in their order. Those that
    are not given are left out."""
    result = {}
    for key, value in keywords.items():
        target = key
        if key not in names:
            candidates = [name for name in names if name.startswith(key)]
            if len(candidates) != 1:
                raise TypeError("unused argument (" + key + ")")
            target = candidates[0]
        result[target] = value
    rest = [name for name in names if name not in result]
    if len(arguments) > len(rest):
        raise TypeError("too many arguments: there are " + str(len(names)))
    for name, value in zip(rest, arguments):
        result[name] = value
    return result


def whole(value):
    """A double without a fraction as an int; everything else as it is."""
    if isinstance(value, float) and value == value and abs(value) < 1e15 and value == int(value):
        return int(value)
    if isinstance(value, list):
        return [whole(element) for element in value]
    if isinstance(value, tuple):
        return tuple([whole(element) for element in value])
    return value


def is_of_r(function):
    """Whether a function is written in R, or one of R's own."""
    if getattr(function, "__language__", "python") == "r":
        return True
    return (getattr(function, "__module__", None) or "").startswith("rtorch")


# Calls


@r(".call")
def call(function, *arguments, **keywords):
    """A call of a member, such as `torch$ones(2, 3)`. What is not written in R gets lists and dicts
    for R's vectors and lists, and ints for whole doubles where it takes nothing else."""
    if is_of_r(function):
        return function(*arguments, **keywords)
    arguments = [foreign(argument) for argument in arguments]
    for key in keywords:
        keywords[key] = foreign(keywords[key])
    try:
        result = function(*arguments, **keywords)
    except TypeError as error:
        if getattr(function, "__module__", None) == "__main__":
            raise
        exact = [whole(argument) for argument in arguments]
        named = {key: whole(value) for key, value in keywords.items()}
        if not differs(exact, arguments) and not differs(
                builtins.list(named.values()), builtins.list(keywords.values())):
            raise
        try:
            result = function(*exact, **named)
        except TypeError:
            raise error from None
    # What is called for its effect, such as `loss$backward()` or `torch$manual_seed(1L)`, shows nothing.
    if result is None or type(result).__name__ == "Generator":
        return invisible(result)
    return result


def differs(a, b):
    """Whether doubles have become ints."""
    for x, y in zip(a, b):
        if builtins.type(x) is not builtins.type(y):
            return True
        if isinstance(x, (builtins.list, tuple)) and differs(x, y):
            return True
    return False


def source_of(value):
    """The source of a function that is written in R, or None."""
    return getattr(value, "__source__", None) if callable(value) else None


# Visibility: the value that is not to be printed.

_nothing = object()
_hidden = [_nothing]


@r("invisible", ".invisible")
def invisible(x=None):
    _hidden[0] = x
    return x


@r(".visible")
def visible():
    _hidden[0] = _nothing


@r(".show")
def show(value):
    """Prints a value that an expression of the top level gave, unless it is invisible."""
    hidden = _hidden[0]
    _hidden[0] = _nothing
    if hidden is _nothing or hidden is not value:
        _printing.show(value)


@r(".shown")
def shown(value):
    _hidden[0] = _nothing
    _printing.show(value)
