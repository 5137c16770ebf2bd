"""Classes that are mostly their fields."""

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

import copy
from types import MappingProxyType


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KeywordOnlyType:
    pass


KW_ONLY = _KeywordOnlyType()


class InitVar:
    """The annotation of a parameter of __init__ that is not a field."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


_KIND_NAMES = {"field": "_FIELD", "class": "_FIELD_CLASSVAR", "init": "_FIELD_INITVAR"}


class Field:
    """What a dataclass knows about one of its fields."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._kind = "field"

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={_KIND_NAMES[self._kind]})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds __init__, __repr__, __eq__ ... made from the annotated attributes of a class."""
    def wrap(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _slotted(made) if slots else made
    return wrap if cls is None else wrap(cls)


def _collect(cls, kw_only_default):
    """The fields of a class, those of its bases first."""
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    for base in reversed(cls.__mro__[1:]):
        inherited = base.__dict__.get("__dataclass_fields__")
        if inherited is not None:
            has_dataclass_bases = True
            for f in inherited.values():
                fields[f.name] = f
            if base.__dataclass_params__["frozen"]:
                any_frozen_base = True
    keyword_only = kw_only_default
    own = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            keyword_only = True
            continue
        default = getattr(cls, name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            f = field(default=default)
        f.name = name
        f.type = annotation
        f._kind = "field"
        text = annotation if isinstance(annotation, str) else getattr(
            annotation, "_dataclass_name", "")
        if text.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar")):
            f._kind = "class"
        elif isinstance(annotation, InitVar) or text.startswith(("InitVar", "dataclasses.InitVar")):
            f._kind = "init"
        if f._kind != "field" and f.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if f._kind == "class":
            if f.kw_only is not MISSING:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif f.kw_only is MISSING:
            f.kw_only = keyword_only
        if f._kind == "field" and f.default.__class__.__hash__ is None:
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: "
                             "use default_factory")
        own.append(f)
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields, any_frozen_base, has_dataclass_bases


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    fields, any_frozen_base, has_bases = _collect(cls, kw_only)
    if has_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = {"init": init, "repr": repr, "eq": eq, "order": order,
                                "unsafe_hash": unsafe_hash, "frozen": frozen}
    has_explicit_hash = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    real = [f for f in fields.values() if f._kind == "field"]
    parameters = [f for f in fields.values() if f._kind != "class" and f.init]
    positional = [f for f in parameters if not f.kw_only]
    named = [f for f in parameters if f.kw_only]
    if init:
        seen_default = False
        for f in positional:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
        _add(cls, "__init__", _make_init(cls, fields, positional, named, frozen), True)
    if repr:
        _add(cls, "__repr__", _make_repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if eq:
        _add(cls, "__eq__", _make_eq(compared))
    if order:
        for name, function in _make_order(compared):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
            _add(cls, name, function)
    if frozen:
        names = frozenset(f.name for f in real)
        for name, function in _make_frozen(cls, names):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
            _add(cls, name, function)
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        if unsafe_hash and has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        _add(cls, "__hash__", lambda self: hash(tuple([getattr(self, name) for name in hashed])),
             True)
    elif eq and not has_explicit_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in positional])
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature(parameters)
    return cls


def _slotted(cls):
    """The class again, with slots for its fields."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    members = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = [name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())]
    for name in names + ("__dict__", "__weakref__"):
        members.pop(name, None)
    members["__slots__"] = tuple([name for name in names if name not in inherited])
    members["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, members)


def _add(cls, name, function, overwrite=False):
    if name in cls.__dict__ and not overwrite:
        return
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    setattr(cls, name, function)


def _parameter(f):
    shown = f.type.__name__ if isinstance(f.type, type) else str(f.type)
    text = f"{f.name}: {shown}"
    if f.default is not MISSING:
        return text + f" = {f.default!r}"
    return text + " = <factory>" if f.default_factory is not MISSING else text


def _signature(parameters):
    return "(" + ", ".join([_parameter(f) for f in parameters]) + ")"


def _make_init(cls, fields, positional, named, frozen):
    names = [f.name for f in positional]
    accepted = {f.name for f in positional} | {f.name for f in named}
    order = [f for f in fields.values() if f._kind != "class"]
    count = len(names)
    simple = (not named and not frozen and len(order) == count and all(
        f._kind == "field" for f in order))

    def __init__(self, *args, **kwargs):
        if len(args) > count:
            _too_many(cls, positional, args)
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in accepted:
                raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword "
                                f"argument {name!r}")
            if name in values:
                raise TypeError(f"{cls.__qualname__}.__init__() got multiple values for "
                                f"argument {name!r}")
            values[name] = value
        if not simple or len(values) != count:
            _fill(cls, order, values)
        post = []
        for f in order:
            if f._kind == "init":
                post.append(values[f.name])
            elif f.name in values:
                if frozen:
                    object.__setattr__(self, f.name, values[f.name])
                else:
                    setattr(self, f.name, values[f.name])
        if hasattr(self, "__post_init__"):
            self.__post_init__(*post)

    annotations = {f.name: f.type for f in positional + named}
    annotations["return"] = None
    __init__.__annotations__ = annotations
    __init__.__signature__ = _InitSignature(positional, named)
    return __init__


class _InitSignature:
    """The parameters of an `__init__`, made into a `Signature` when one is asked for."""

    def __init__(self, positional, named):
        self._positional, self._named = positional, named

    def __str__(self):
        parts = ["self"] + [_parameter(f) for f in self._positional]
        if self._named:
            parts += ["*"] + [_parameter(f) for f in self._named]
        return "(" + ", ".join(parts) + ") -> None"

    def made(self):
        from inspect import Parameter, Signature

        def one(f, kind):
            default = f.default
            if default is MISSING:
                default = Parameter.empty if f.default_factory is MISSING else _Factory()
            return Parameter(f.name, kind, default=default, annotation=f.type)

        return Signature(
            [Parameter("self", 1)] + [one(f, 1) for f in self._positional]
            + [one(f, 3) for f in self._named], return_annotation=None)


class _Factory:
    def __repr__(self):
        return "<factory>"


def _fill(cls, order, values):
    """Adds the defaults of the fields that a call left out."""
    missing, missing_named = [], []
    for f in order:
        if f.name in values:
            continue
        if f.default is not MISSING:
            values[f.name] = f.default
        elif f.default_factory is not MISSING:
            values[f.name] = f.default_factory()
        elif f.init:
            (missing_named if f.kw_only else missing).append(repr(f.name))
    for names, kind in ((missing, "positional"), (missing_named, "keyword-only")):
        if names:
            text = (", ".join(names[:-1]) + ", and " + names[-1] if len(names) > 2
                    else " and ".join(names))
            plural = "s" if len(names) > 1 else ""
            raise TypeError(f"{cls.__qualname__}.__init__() missing {len(names)} required {kind} "
                            f"argument{plural}: {text}")


def _too_many(cls, positional, args):
    most = len(positional) + 1
    fewest = most - sum(1 for f in positional
                        if f.default is not MISSING or f.default_factory is not MISSING)
    wanted = str(most) if fewest == most else f"from {fewest} to {most}"
    plural = "" if most == 1 else "s"
    raise TypeError(f"{cls.__qualname__}.__init__() takes {wanted} positional argument{plural} "
                    f"but {len(args) + 1} were given")


_printing = set()


def _make_repr(names):
    def __repr__(self):
        key = id(self)
        if key in _printing:
            return "..."
        _printing.add(key)
        try:
            shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _printing.discard(key)
        return f"{self.__class__.__qualname__}({shown})"
    return __repr__


def _values(instance, names):
    return tuple([getattr(instance, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented
    return __eq__


def _make_order(names):
    def lt(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def le(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def gt(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def ge(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return [("__lt__", lt), ("__le__", le), ("__gt__", gt), ("__ge__", ge)]


def _make_frozen(cls, names):
    def set_attribute(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete_attribute(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return [("__setattr__", set_attribute), ("__delattr__", delete_attribute)]


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in known.values() if f._kind == "field"])


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def _convert(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _convert(getattr(obj, f.name), factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(value, factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_convert(value, factory) for value in obj])
    if isinstance(obj, dict):
        return type(obj)((_convert(k, factory), _convert(v, factory)) for k, v in obj.items())
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._kind == "init" and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        else:
            name, annotation, default = item
            namespace[name] = default
        annotations[name] = annotation
    namespace["__annotations__"] = annotations
    return dataclass(type(cls_name, tuple(bases), namespace), **options)
