"""Errors and warnings of R, and packages, which are all there already."""

from rtorch._vectors import *
from rtorch._vectors import Error, NA, RWarning
from rtorch._calls import invisible, r


@r(".missing")
def missing(name):
    raise TypeError('argument "' + name + '" is missing, with no default')


@r(".stopifnot")
def stop_if_not(value, text):
    for element in elements_of(value):
        if element is NA or not element:
            raise Error(text + (" is not TRUE" if is_atom(value) else " are not all TRUE"))


@r(".warnings")
def warnings(change):
    catch_warnings(change)


@r(".conditions")
def conditions(name):
    """The exceptions that a handler of `tryCatch` is for."""
    if name == "warning":
        return RWarning
    if name == "condition":
        return Exception
    if name == "interrupt":
        return KeyboardInterrupt
    if name == "error" or name == "simpleError":
        return (
            ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, MemoryError,
            NameError, OSError, Error, RuntimeError, StopIteration, TypeError, ValueError,
        )
    return ()


@r(".condition")
def condition(exception):
    """A caught exception as the condition that a handler gets."""
    return exception


@r("conditionMessage")
def condition_message(c):
    return str(c)


@r(".tried")
def tried(exception, silent):
    text = "Error : " + str(exception) + "\n"
    if not silent:
        import sys
        sys.stderr.write(text)
    return invisible(text)


@r("stop")
def stop(*arguments, **options):
    if len(arguments) == 1 and isinstance(arguments[0], BaseException):
        raise arguments[0]
    raise Error("".join([text for a in arguments for text in texts(a)]))


@r("warning")
def warning(*arguments, **options):
    message = "".join([text for a in arguments for text in texts(a)])
    warn(message)
    return invisible(message)


def texts(value):
    """The elements of a value as `paste` and `cat` show them."""
    return [coerced(item, "character") if is_atom(item) else str(item) for item in elements_of(value)]


PACKAGES = ("rTorch", "reticulate", "magrittr", "methods", "stats", "utils", "base")


@r(".library")
def library(name):
    """`library(rTorch)`: what it brings is there anyway."""
    if name not in PACKAGES:
        raise ImportError("there is no package called '" + name + "'")
    return invisible(name)


@r(".dots")
def dots():
    raise NameError("'...' used in an incorrect context")
