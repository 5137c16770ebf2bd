"""Type annotations: names that can be subscripted, and mean nothing at run time."""

import collections.abc as _abc
from collections import namedtuple as _namedtuple, OrderedDict as _OrderedDict
from collections import defaultdict as _defaultdict, deque as _deque, Counter as _Counter
from collections import ChainMap as _ChainMap

TYPE_CHECKING = False


def _shown(item):
    if item is None or item is type(None):
        return "None"
    if item is ...:
        return "..."
    if isinstance(item, type):
        if item.__module__ == "builtins":
            return item.__qualname__
        return f"{item.__module__}.{item.__qualname__}"
    if isinstance(item, (list, tuple)):
        return "[" + ", ".join([_shown(part) for part in item]) + "]"
    return repr(item)


class _Special:
    """A name such as Any or Optional."""

    def __init__(self, name, origin=None, doc=None):
        self._name = name
        self._dataclass_name = name
        self.__origin__ = origin
        self.__name__ = self.__qualname__ = name

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Optional":
            return Union[parameters[0], None]
        if self._name == "Union":
            flat = []
            for item in parameters:
                item = type(None) if item is None else item
                parts = item.__args__ if getattr(item, "_name", None) == "Union" else (item,)
                flat.extend([part for part in parts if part not in flat])
            if len(flat) == 1:
                return flat[0]
            parameters = tuple(flat)
        return _Alias(self._name, self.__origin__, parameters)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is not None:
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Cannot instantiate typing.{self._name}")

    def __instancecheck__(self, instance):
        if self.__origin__ is not None:
            return isinstance(instance, self.__origin__)
        raise TypeError(f"typing.{self._name} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        if self.__origin__ is not None:
            return issubclass(cls, self.__origin__)
        raise TypeError(f"typing.{self._name} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        return () if self.__origin__ is None else (self.__origin__,)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Alias:
    """A name with its parameters, such as List[int]."""

    def __init__(self, name, origin, parameters):
        self._name = name
        self._dataclass_name = name
        self.__origin__ = Union if name == "Union" else origin
        self.__args__ = parameters
        self.__parameters__ = tuple([p for p in parameters if isinstance(p, TypeVar)])

    def __repr__(self):
        if self._name == "Union":
            parts = [p for p in self.__args__ if p is not type(None)]
            if len(parts) < len(self.__args__):
                inner = _shown(parts[0]) if len(parts) == 1 else (
                    "Union[" + ", ".join([_shown(p) for p in parts]) + ", None]")
                if len(parts) == 1:
                    return f"typing.Optional[{inner}]"
                return f"typing.{inner}"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"
        return f"typing.{self._name}[{', '.join([_shown(p) for p in self.__args__])}]"

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        given = iter(parameters)
        return _Alias(self._name, self.__origin__,
                      tuple([next(given, p) if isinstance(p, TypeVar) else p
                             for p in self.__args__]))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._name == "Union" and other._name == "Union":
            return set(self.__args__) == set(other.__args__)
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self._name)

    def __instancecheck__(self, instance):
        if self._name == "Union":
            return any(isinstance(instance, part) for part in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return any(issubclass(cls, part) for part in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __mro_entries__(self, bases):
        if self._name == "Generic":
            return (Generic,)
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


Any = _Special("Any")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
LiteralString = _Special("LiteralString")
ClassVar = _Special("ClassVar")
Final = _Special("Final")
Union = _Special("Union")
Optional = _Special("Optional")
Literal = _Special("Literal")
Concatenate = _Special("Concatenate")
TypeAlias = _Special("TypeAlias")
TypeGuard = _Special("TypeGuard")
Required = _Special("Required")
NotRequired = _Special("NotRequired")
Unpack = _Special("Unpack")
List = _Special("List", list)
Dict = _Special("Dict", dict)
Set = _Special("Set", set)
FrozenSet = _Special("FrozenSet", frozenset)
Tuple = _Special("Tuple", tuple)
Type = _Special("Type", type)
DefaultDict = _Special("DefaultDict", _defaultdict)
OrderedDict = _Special("OrderedDict", _OrderedDict)
Counter = _Special("Counter", _Counter)
ChainMap = _Special("ChainMap", _ChainMap)
Deque = _Special("Deque", _deque)
Callable = _Special("Callable", _abc.Callable)
Iterable = _Special("Iterable", _abc.Iterable)
Iterator = _Special("Iterator", _abc.Iterator)
Generator = _Special("Generator", _abc.Generator)
Sequence = _Special("Sequence", _abc.Sequence)
MutableSequence = _Special("MutableSequence", _abc.MutableSequence)
Mapping = _Special("Mapping", _abc.Mapping)
MutableMapping = _Special("MutableMapping", _abc.MutableMapping)
AbstractSet = _Special("AbstractSet", _abc.Set)
MutableSet = _Special("MutableSet", _abc.MutableSet)
Collection = _Special("Collection", _abc.Collection)
Container = _Special("Container", _abc.Container)
Hashable = _Special("Hashable", _abc.Hashable)
Sized = _Special("Sized", _abc.Sized)
Reversible = _Special("Reversible", _abc.Reversible)
Awaitable = _Special("Awaitable", _abc.Awaitable)
KeysView = _Special("KeysView", _abc.KeysView)
ItemsView = _Special("ItemsView", _abc.ItemsView)
ValuesView = _Special("ValuesView", _abc.ValuesView)
ByteString = _Special("ByteString", _abc.ByteString)
Text = str
Pattern = _Special("Pattern")
Match = _Special("Match")
IO = _Special("IO")
TextIO = _Special("TextIO")
BinaryIO = _Special("BinaryIO")
ContextManager = _Special("ContextManager")


class _Annotated:
    def __getitem__(self, parameters):
        return parameters[0]

    def __repr__(self):
        return "typing.Annotated"


Annotated = _Annotated()


class TypeVar:
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        prefix = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return prefix + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


def NewType(name, tp):
    def make(x):
        return x
    make.__name__ = make.__qualname__ = name
    make.__supertype__ = tp
    return make


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return cls


class _ProtocolMeta(type):
    def __instancecheck__(cls, instance):
        names = _protocol_names(cls)
        if names is None:
            return type.__instancecheck__(cls, instance)
        return all(hasattr(instance, name) for name in names)

    def __subclasscheck__(cls, subclass):
        names = _protocol_names(cls)
        if names is None:
            return type.__subclasscheck__(cls, subclass)
        return all(hasattr(subclass, name) for name in names)


def _protocol_names(cls):
    if Protocol not in cls.__bases__:
        return None
    return [name for name in list(cls.__dict__) + list(cls.__dict__.get("__annotations__", {}))
            if not (name.startswith("__") and name.endswith("__")
                    and name not in ("__call__", "__len__", "__iter__", "__getitem__",
                                     "__contains__", "__enter__", "__exit__", "__next__"))]


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that only say which methods an object must have."""


class SupportsInt(Protocol):
    def __int__(self):
        pass


class SupportsFloat(Protocol):
    def __float__(self):
        pass


class SupportsIndex(Protocol):
    def __index__(self):
        pass


class SupportsAbs(Protocol):
    def __abs__(self):
        pass


class SupportsRound(Protocol):
    def __round__(self):
        pass


def runtime_checkable(cls):
    return cls


class _NamedTupleMeta(type):
    def __new__(mcls, typename, bases, namespace):
        if namespace.get("_is_base"):
            del namespace["_is_base"]
            return super().__new__(mcls, typename, bases, namespace)
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                given = [n for n in annotations if n in namespace]
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(given) > 1 else ''} {', '.join(given)}")
        result = _namedtuple(typename, list(annotations), defaults=defaults,
                             module=namespace.get("__module__"))
        result.__annotations__ = dict(annotations)
        for name, value in namespace.items():
            if name not in annotations and name not in ("__annotations__", "__module__",
                                                        "__qualname__", "__dict__"):
                setattr(result, name, value)
        result.__qualname__ = namespace.get("__qualname__", typename)
        return result

    def __call__(cls, typename, fields=(), /, **kwargs):
        pairs = list(fields) or list(kwargs.items())
        result = _namedtuple(typename, [name for name, kind in pairs])
        result.__annotations__ = dict(pairs)
        return result


class NamedTuple(metaclass=_NamedTupleMeta):
    """Named tuples with annotated fields."""
    _is_base = True


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(namespace.get("__annotations__", {}))
        namespace["__annotations__"] = annotations
        namespace["__total__"] = total
        return super().__new__(mcls, name, (dict,), namespace)

    def __init__(cls, name, bases, namespace, total=True):
        pass


class TypedDict(metaclass=_TypedDictMeta):
    """Dicts whose keys are known."""


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def override(f):
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            hints.update(base.__dict__.get("__annotations__", {}))
    else:
        hints.update(getattr(obj, "__annotations__", {}))
    return {name: type(None) if kind is None else kind for name, kind in hints.items()}


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())
