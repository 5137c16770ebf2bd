"""Abstract base classes of containers: a class belongs to one if it has the methods."""

from abc import ABCMeta, abstractmethod


class _Interface(ABCMeta):
    def __subclasscheck__(cls, subclass):
        wanted = cls.__dict__.get("_required")
        if wanted is not None:
            if any(base in _KNOWN.get(cls.__name__, ()) for base in subclass.__mro__):
                return True
            if cls.__dict__.get("_by_methods") and all(
                    getattr(subclass, name, None) is not None for name in wanted):
                return True
        return super().__subclasscheck__(subclass)

    def __getitem__(cls, item):
        return cls


_SEQUENCES = (list, tuple, str, bytes, range)
_SETS = (set, frozenset, type({}.keys()), type({}.items()))
_KNOWN = {
    "Sequence": _SEQUENCES,
    "MutableSequence": (list,),
    "Set": _SETS,
    "MutableSet": (set,),
    "Mapping": (dict,),
    "MutableMapping": (dict,),
    "ByteString": (bytes,),
    "KeysView": (type({}.keys()),),
    "ItemsView": (type({}.items()),),
    "ValuesView": (type({}.values()),),
    "MappingView": (type({}.keys()), type({}.items()), type({}.values())),
}


class Hashable(metaclass=_Interface):
    _required, _by_methods = ("__hash__",), True


class Iterable(metaclass=_Interface):
    _required, _by_methods = ("__iter__",), True


class Iterator(Iterable):
    _required, _by_methods = ("__iter__", "__next__"), True

    def __iter__(self):
        return self


class Generator(Iterator):
    _required, _by_methods = ("__iter__", "__next__", "send", "throw", "close"), True


class Reversible(Iterable):
    _required, _by_methods = ("__reversed__", "__iter__"), True


class Sized(metaclass=_Interface):
    _required, _by_methods = ("__len__",), True


class Container(metaclass=_Interface):
    _required, _by_methods = ("__contains__",), True


class Callable(metaclass=_Interface):
    _required, _by_methods = ("__call__",), True


class Collection(Sized, Iterable, Container):
    _required, _by_methods = ("__len__", "__iter__", "__contains__"), True


class Awaitable(metaclass=_Interface):
    _required, _by_methods = ("__await__",), True


class Sequence(Reversible, Collection):
    _required = ()

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    _required = ()

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString(Sequence):
    _required = ()


class Set(Collection):
    _required = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(value for value in other if value in self)

    def __or__(self, other):
        return self._from_iterable(item for part in (self, other) for item in part)

    def __sub__(self, other):
        return self._from_iterable(value for value in self if value not in other)

    def __xor__(self, other):
        return (self - other) | (other - self)

    def isdisjoint(self, other):
        return not any(value in self for value in other)


class MutableSet(Set):
    _required = ()

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        try:
            value = next(iter(self))
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        while len(self):
            self.pop()


class Mapping(Collection):
    _required = ()

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return [key for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    _required = ()
    __marker = object()

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        while len(self):
            self.popitem()

    def update(self, other=(), /, **kwds):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    _required = ()


class KeysView(MappingView, Set):
    _required = ()


class ItemsView(MappingView, Set):
    _required = ()


class ValuesView(MappingView, Collection):
    _required = ()
