"""Exceptions as text."""

import sys as _sys


def format_exception_only(exc, /, value=None):
    value = exc if value is None else value
    if value is None:
        return ["NoneType: None\n"]
    kind = type(value)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    text = str(value)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    value = exc if value is None else value
    return ["Traceback (most recent call last):\n"] + format_exception_only(value)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_sys.exc_info()[1]))


def print_exc(limit=None, file=None, chain=True):
    (file or _sys.stderr).write(format_exc())


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write("".join(format_exception(exc, value)))


def format_tb(tb, limit=None):
    return []


def extract_tb(tb, limit=None):
    return []


def print_tb(tb, limit=None, file=None):
    pass


def print_stack(f=None, limit=None, file=None):
    pass


def format_stack(f=None, limit=None):
    return []
