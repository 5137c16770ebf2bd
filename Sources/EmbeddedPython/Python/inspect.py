"""What can be asked about functions and classes."""

from collections import OrderedDict

_empty = type("_empty", (), {})


def isfunction(object):
    return type(object).__name__ == "function"


def ismethod(object):
    return type(object).__name__ == "method"


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return type(object).__name__ == "module"


def isbuiltin(object):
    return type(object).__name__ in ("builtin_function_or_method", "method_descriptor")


def isgenerator(object):
    return type(object).__name__ == "generator"



def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isabstract(object):
    return bool(getattr(object, "__abstractmethods__", False))


def getdoc(object):
    text = getattr(object, "__doc__", None)
    return cleandoc(text) if isinstance(text, str) else None


def cleandoc(doc):
    """A docstring without the indentation of its place."""
    rows = doc.expandtabs().split("\n")
    margin = min((len(row) - len(row.lstrip()) for row in rows[1:] if row.strip()), default=0)
    rows = [rows[0].lstrip()] + [row[margin:] for row in rows[1:]]
    return "\n".join(rows).strip("\n")


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in dir(object) if hasattr(object, name)]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys
    return sys.modules.get(getattr(object, "__module__", None))


def getsource(object):
    raise OSError("could not get source code")
