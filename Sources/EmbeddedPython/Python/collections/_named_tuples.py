"""Tuples whose elements have names."""

from keyword import iskeyword as _iskeyword

from _collections import _tuplegetter

__name__ = "collections"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A subclass of tuple with named fields."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if (not name.isidentifier() or _iskeyword(name) or name.startswith("_")
                    or name in seen):
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
    fields = tuple(field_names)
    count = len(fields)

    def __new__(_cls, *args, **kwargs):
        if len(args) != count or kwargs:
            args = _bind(typename, fields, field_defaults, args, kwargs)
        return tuple.__new__(_cls, args)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(kwds.pop(name, value) for name, value in zip(fields, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        values = ", ".join(f"{name}={value!r}" for name, value in zip(fields, self))
        return f"{self.__class__.__name__}({values})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "__new__": __new__,
        "_fields": fields,
        "_field_defaults": field_defaults,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    result = type(typename, (tuple,), namespace)
    result.__module__ = module if module is not None else "__main__"
    return result


def _bind(typename, fields, defaults, args, kwargs):
    """The field values of a call that gives some by name or leaves some out."""
    if len(args) > len(fields):
        total, given = len(fields) + 1, len(args) + 1
        few = len(fields) + 1 - len(defaults)
        wanted = f"from {few} to {total}" if defaults else str(total)
        plural = "" if total == 1 else "s"
        raise TypeError(f"{typename}.__new__() takes {wanted} positional argument{plural} "
                        f"but {given} were given")
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{typename}.__new__() got multiple values for argument {name!r}")
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        names = [repr(name) for name in missing]
        if len(names) > 2:
            text = ", ".join(names[:-1]) + ", and " + names[-1]
        else:
            text = " and ".join(names)
        plural = "s" if len(names) > 1 else ""
        raise TypeError(f"{typename}.__new__() missing {len(names)} required positional "
                        f"argument{plural}: {text}")
    return [values[name] if name in values else defaults[name] for name in fields]
