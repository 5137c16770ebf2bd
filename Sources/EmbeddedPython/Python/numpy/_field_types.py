"""The types of records: names, types and shapes of fields, and how they are written down."""

import types

import numpy as np


class RecordType:
    """The names, types and shapes of fields, as `np.dtype([('name', 'U10'), ('age', 'i4')])`."""

    def __init__(self, fields, offsets=None, itemsize=None, is_record=False):
        self._list = fields
        self.names = tuple(name for name, _, _ in fields)
        if len(set(self.names)) < len(self.names):
            twice = next(name for name in self.names if self.names.count(name) > 1)
            raise ValueError(f"field {twice!r} occurs more than once")
        self._types = {name: kind for name, kind, _ in fields}
        self._shapes = {name: shape for name, _, shape in fields}
        places, end = [], 0
        for name, kind, shape in fields:
            places.append(end)
            end += kind.itemsize * size_of(shape)
        self._offsets = places if offsets is None else offsets
        self.itemsize = end if itemsize is None else itemsize
        self._is_packed = self._offsets == places and self.itemsize == end
        self._is_record = is_record

    shape, ndim, kind, char, isbuiltin, subdtype = (), 0, "V", "V", 0, None

    def __array_function__(self, *args):
        return NotImplemented

    @property
    def __class__(self):
        return np.dtype

    @property
    def type(self):
        from numpy import _fields
        return _fields.record if self._is_record else _fields.void

    @property
    def name(self):
        return f"{'record' if self._is_record else 'void'}{self.itemsize * 8}"

    @property
    def str(self):
        return f"|V{self.itemsize}"

    @property
    def descr(self):
        return [(name, _code(kind)) + ((shape,) if shape else ())
                for name, kind, shape in self._list]

    @property
    def fields(self):
        return types.MappingProxyType({
            name: (self[name], offset) for name, offset in zip(self.names, self._offsets)})

    def make(self, name, args, kwargs):
        """What `np.zeros`, `np.array` and their kin give for the type."""
        from numpy import _field_making
        return _field_making.make(name, args, kwargs, self)

    def __len__(self):
        return len(self.names)

    def __getitem__(self, key):
        if isinstance(key, str):
            if key not in self._types:
                raise KeyError(f'"Field named {key!r} not found."')
            return self._types[key]
        if isinstance(key, list):
            return self._chosen(key)
        return self._types[self.names[key]]

    def _chosen(self, names):
        places = {name: place for place, name in enumerate(self.names)}
        return RecordType([self._list[places[name]] for name in names],
                          [self._offsets[places[name]] for name in names], self.itemsize)

    def __eq__(self, other):
        if not isinstance(other, (RecordType, list, dict)):
            return False
        other = type_of(other)
        return self._list == other._list and self._offsets == other._offsets

    def __hash__(self):
        return hash(self.names)

    def _text(self):
        if not self._is_packed:
            formats = [_code(kind, shape) for _, kind, shape in self._list]
            return (f"{{'names': {list(self.names)!r}, 'formats': {formats!r}, "
                    f"'offsets': {self._offsets!r}, 'itemsize': {self.itemsize}}}")
        parts = []
        for name, kind, shape in self._list:
            code = kind._text() if isinstance(kind, RecordType) else repr(_code(kind))
            parts.append(f"({name!r}, {code}" + (f", {shape!r})" if shape else ")"))
        return "[" + ", ".join(parts) + "]"

    def __repr__(self):
        if self._is_record:
            return f"dtype((numpy.record, {self._text()}))"
        return f"dtype({self._text()})"

    def __str__(self):
        return f"(numpy.record, {self._text()})" if self._is_record else self._text()


def size_of(shape):
    size = 1
    for length in shape:
        size *= length
    return size


def _code(kind, shape=()):
    if shape:
        return (_code(kind), shape)
    return kind.descr if isinstance(kind, RecordType) else kind.str


class BytesType:
    """The type of a field of bytes, such as 'S10', of which no arrays can be made."""

    kind = char = "S"

    def __init__(self, itemsize):
        self.itemsize, self.str, self.name = itemsize, f"S{itemsize}", f"bytes{itemsize * 8}"

    def __eq__(self, other):
        return isinstance(other, BytesType) and self.itemsize == other.itemsize

    def __repr__(self):
        return f"dtype('{self.str}')"


def _field_type(spec):
    """The type and the shape of a field."""
    if isinstance(spec, tuple):
        kind, shape = spec
        inner, own = _field_type(kind)
        return inner, (shape if isinstance(shape, tuple) else (shape,)) + own
    if isinstance(spec, str) and spec.lstrip("<>|=")[:1].isdigit():
        digits = spec.lstrip("<>|=")
        count = digits[:len(digits) - len(digits.lstrip("0123456789"))]
        return _field_type(digits[len(count):])[0], (int(count),)
    if isinstance(spec, str) and spec.lstrip("|")[:1] in "Sa":
        return BytesType(int(spec.lstrip("|")[1:] or 0)), ()
    return np.dtype(spec), ()


def type_of(spec):
    """The fields that a list of tuples, a dict or a text such as 'i4,f8' names."""
    if isinstance(spec, RecordType):
        return spec
    if isinstance(spec, str):
        spec = [(f"f{place}", each.strip()) for place, each in enumerate(spec.split(","))]
    if isinstance(spec, dict):
        if "names" not in spec:
            spec = [(name, kind) for name, (kind, *_) in spec.items()]
        else:
            fields = [(name,) + _field_type(kind)
                      for name, kind in zip(spec["names"], spec["formats"])]
            return RecordType(fields, spec.get("offsets"), spec.get("itemsize"))
    fields = []
    for each in spec:
        if not isinstance(each, tuple) or len(each) not in (2, 3):
            raise TypeError("Field elements must be 2- or 3-tuples, got "
                            f"'{each!r}'")
        name = each[0] or f"f{len(fields)}"
        kind, shape = _field_type(each[1:] if len(each) == 3 else each[1])
        fields.append((name, kind, shape))
    return RecordType(fields)
