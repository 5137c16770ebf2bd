"""What can be asked about functions and classes."""

import _inspect


def isfunction(object):
    return type(object).__name__ == "function"


def ismethod(object):
    return type(object).__name__ == "method"


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return type(object).__name__ == "module"


def isbuiltin(object):
    return type(object).__name__ == "builtin_function_or_method"


def ismethoddescriptor(object):
    return type(object).__name__ in ("method_descriptor", "wrapper_descriptor")


def isdatadescriptor(object):
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgenerator(object):
    return type(object).__name__ == "generator"


def isgeneratorfunction(object):
    return isfunction(object) and bool(getattr(object.__code__, "co_flags", 0) & 32)


def iscoroutinefunction(object):
    function = object.__func__ if ismethod(object) else object
    return isfunction(function) and bool(function.__code__.co_flags & 128)


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isasyncgenfunction(object):
    function = object.__func__ if ismethod(object) else object
    return isfunction(function) and bool(function.__code__.co_flags & 512)


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isroutine(object):
    return (isfunction(object) or ismethod(object) or isbuiltin(object)
            or ismethoddescriptor(object))


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


def unwrap(func, *, stop=None):
    """The function below the decorators that name it."""
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


# Sources.


def getsource(object):
    kinds = "module, class, method, function, traceback, frame, or code object"
    if isbuiltin(object) or not (isfunction(object) or ismethod(object) or isclass(object)):
        raise TypeError(f"{kinds} was expected, got {type(object).__name__}")
    if isclass(object) and object.__module__ == "builtins":
        raise TypeError(f"{object!r} is a built-in class")
    text = _inspect.source(unwrap(object))
    if text is None:
        raise OSError("could not get source code")
    return text


def getsourcelines(object):
    rows = getsource(object).splitlines(keepends=True)
    first = 0 if isclass(object) else unwrap(object).__code__.co_firstlineno
    return rows, first


from _signature import (BoundArguments, FullArgSpec, Parameter, Signature, _empty,
                        formatannotation, get_annotations, getfullargspec, signature)
