"""What NumPy's functions do with arrays that are no tensors: records, dates, masked arrays.

Each such class says in `_numpy(name, args, kwargs)` what a function of that name gives."""

import numpy as np

_MAKERS = ("array", "asarray", "asanyarray", "ascontiguousarray", "zeros", "ones", "empty", "full",
           "arange", "astype")


def is_foreign(value):
    return not isinstance(value, type) and hasattr(type(value), "__array_function__")


def type_of(spec):
    """The type that a specification names: fields, or units of time."""
    from numpy import _field_types, _time_types
    if isinstance(spec, str) and "," not in spec or isinstance(spec, type):
        return _time_types.type_of(spec)
    if isinstance(spec, _time_types.TimeType):
        return spec
    return _field_types.type_of(spec)


def _owner(value):
    """The first foreign array or element among arguments."""
    if is_foreign(value):
        return value
    if isinstance(value, (list, tuple)):
        for each in value:
            found = _owner(each)
            if found is not None:
                return found
            if not isinstance(each, (list, tuple)):
                break


def call(name, args, kwargs):
    if name in _MAKERS:
        wanted = kwargs.get("dtype")
        if wanted is None and len(args) > 1 and name not in ("full", "arange"):
            wanted = args[1]
        if wanted is not None and type(wanted) is not np.dtype:
            kind = np.dtype(wanted)
            if hasattr(type(kind), "make"):
                return kind.make(name, args, kwargs)
    for argument in list(args) + list(kwargs.values()):
        owner = _owner(argument)
        if owner is not None:
            return type(owner)._numpy(name, args, kwargs)
    raise TypeError(f"np.{name} does not take these arguments")


def by_method(owner, name, args, kwargs):
    """A function that is a method of its first argument."""
    method = getattr(owner, name, None)
    if method is None or name.startswith("_") or not callable(method):
        raise TypeError(
            f"no implementation found for 'numpy.{name}' on types that implement "
            f"__array_function__: [{type(owner)!r}]")
    return method(*args[1:], **kwargs)
