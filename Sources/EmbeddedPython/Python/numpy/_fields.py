"""Arrays of records: each field is an array of its own, so that a field that is taken out shares
memory with the whole."""

import types

import numpy as np
from numpy import _foreign, _layout


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
            end += kind.itemsize * _size(shape)
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
        return record if self._is_record else void

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


def _size(shape):
    size = 1
    for length in shape:
        size *= length
    return size


def _code(kind, shape=()):
    if shape:
        return (_code(kind), shape)
    return kind.descr if isinstance(kind, RecordType) else kind.str


class _Bytes:
    """The type of a field of bytes, such as 'S10', of which no arrays can be made."""

    kind = char = "S"

    def __init__(self, itemsize):
        self.itemsize, self.str, self.name = itemsize, f"S{itemsize}", f"bytes{itemsize * 8}"

    def __eq__(self, other):
        return isinstance(other, _Bytes) and self.itemsize == other.itemsize

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
        return _Bytes(int(spec.lstrip("|")[1:] or 0)), ()
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


class void:
    """One record: a view of its place in an array."""

    __module__ = "numpy"

    def __init__(self, whole, index):
        self._whole, self._index = whole, index

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _numpy(name, args, kwargs))

    @property
    def dtype(self):
        return self._whole.dtype

    def _name(self, key):
        if isinstance(key, str):
            if key not in self._whole._columns:
                raise ValueError(f"no field of name {key}")
            return key
        names = self.dtype.names
        if not -len(names) <= key < len(names):
            raise IndexError(f"invalid index ({key})")
        return names[key]

    def __getitem__(self, key):
        if isinstance(key, list):
            return self._whole[key][self._index]
        return self._whole._columns[self._name(key)][self._index]

    def __setitem__(self, key, value):
        self._whole._columns[self._name(key)][self._index] = value

    def __len__(self):
        return len(self.dtype.names)

    def __iter__(self):
        return iter([self[name] for name in self.dtype.names])

    def __eq__(self, other):
        if isinstance(other, void):
            return np.bool_(self.item() == other.item())
        return np.bool_(self.item() == other)

    def __hash__(self):
        return hash(self.item())

    def item(self):
        return tuple(_plain(self[name]) for name in self.dtype.names)

    tolist = item

    def copy(self):
        return self._whole[self._index:self._index + 1].copy()[0] if isinstance(
            self._index, int) else self

    def __str__(self):
        return str(self.item())

    def __repr__(self):
        return f"np.{type(self).__name__}({self.item()!r}, dtype={self.dtype._text()})"


class record(void):
    """A record whose fields are attributes too."""

    __module__ = "numpy"

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._whole._columns:
            raise AttributeError(f"record has no attribute {name}")
        return self[name]

    def __setattr__(self, name, value):
        if not name.startswith("_") and name in self._whole._columns:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def pprint(self):
        names = self.dtype.names
        width = max(len(name) for name in names)
        return "\n".join([f"{name:>{width}}: {self[name]}" for name in names])


def _plain(value):
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (void, np.ndarray, np.generic)):
        return value.tolist() if not isinstance(value, void) else value.item()
    return value


def _fill(array, dtype, columns, shape):
    """Gives an array of records what it consists of."""
    for name, value in (("_dtype", dtype), ("_columns", columns), ("_shape", tuple(shape))):
        object.__setattr__(array, name, value)


def _made(cls, dtype, columns, shape):
    array = object.__new__(cls)
    _fill(array, dtype, columns, shape)
    return array


class ndarray:
    """An array of records. Its class is shown as that of every array."""

    __module__ = "numpy"

    _prefix = "array("

    def __init__(self, dtype, columns, shape):
        _fill(self, dtype, columns, shape)

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _numpy(name, args, kwargs))

    @property
    def __class__(self):
        return np.ndarray

    dtype = property(lambda self: self._dtype)
    shape = property(lambda self: self._shape)
    ndim = property(lambda self: len(self._shape))
    size = property(lambda self: _size(self._shape))
    itemsize = property(lambda self: self._dtype.itemsize)
    nbytes = property(lambda self: self.size * self._dtype.itemsize)
    T = property(lambda self: self.transpose())

    def _like(self, columns, shape):
        return _made(type(self), self._dtype, columns, shape)

    def _each(self, change):
        """The same change of the array of each field."""
        return {name: change(column) for name, column in self._columns.items()}

    def _probe(self):
        """An array of the same shape, to find out what an index picks."""
        return np.empty(self._shape, dtype=bool)

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d array")
        return iter([self[index] for index in range(self._shape[0])])

    def __getitem__(self, key):
        if isinstance(key, str):
            if key not in self._columns:
                raise ValueError(f"no field of name {key}")
            return self._columns[key]
        if isinstance(key, list) and key and all([isinstance(each, str) for each in key]):
            for name in key:
                if name not in self._columns:
                    raise KeyError(name)
            return Records(self._dtype._chosen(key), {name: self._columns[name] for name in key},
                           self._shape)
        picked = self._probe()[key]
        if isinstance(picked, np.ndarray):
            return self._like(self._each(lambda column: column[key]), picked.shape)
        return self._dtype.type(self, key)

    def __setitem__(self, key, value):
        if isinstance(key, str):
            self[key][...] = value
            return
        if isinstance(value, void):
            value = value.item()
        if isinstance(value, Records):
            parts = [value._columns[name] for name in value._dtype.names]
        elif isinstance(value, tuple):
            parts = list(value)
        elif isinstance(value, list):
            made = _from_data(value, self._dtype)
            parts = [made._columns[name] for name in self._dtype.names]
        else:
            parts = [value] * len(self._dtype.names)
        if len(parts) != len(self._dtype.names):
            raise ValueError(f"could not assign tuple of length {len(parts)} to structure with "
                             f"{len(self._dtype.names)} fields.")
        for name, part in zip(self._dtype.names, parts):
            self._columns[name][key] = part

    # Methods that go to each field.

    def copy(self, order="C"):
        return self._like(self._each(lambda column: column.copy()), self._shape)

    def reshape(self, *shape, order="C"):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        shape = self._probe().reshape(shape).shape
        columns = {
            name: column.reshape(shape + column.shape[len(self._shape):])
            for name, column in self._columns.items()}
        return self._like(columns, shape)

    def ravel(self, order="C"):
        return self.reshape(-1)

    flatten = ravel

    def transpose(self, *axes):
        turned = self._probe().transpose(*axes)
        return self._like(self._each(lambda column: column.transpose(*axes)), turned.shape)

    def view(self, dtype=None, type=None):
        kind = dtype if type is None else type
        if kind is recarray or kind is Records or kind is np.ndarray:
            cls = recarray if kind is recarray else Records
            own = RecordType(self._dtype._list, is_record=cls is recarray)
            return _made(cls, own, self._columns, self._shape)
        raise NotImplementedError(
            "the bytes of records cannot be seen as another type; take the fields one by one")

    def fill(self, value):
        self[...] = value

    def astype(self, dtype, copy=True):
        return make("array", (self,), {}, np.dtype(dtype))

    def argsort(self, axis=-1, kind=None, order=None):
        names = self._dtype.names if order is None else (order,) if isinstance(order, str) else order
        for name in names:
            self[name]
        rest = [name for name in self._dtype.names if name not in names]
        keys = [self._columns[name] for name in list(names) + rest]
        places = list(range(len(self)))
        for key in reversed(keys):
            values = key.tolist()
            places.sort(key=lambda place: values[place])
        return np.array(places, dtype=int)

    def sort(self, axis=-1, kind=None, order=None):
        places = self.argsort(order=order)
        for column in self._columns.values():
            column[...] = column[places]

    def take(self, indices, axis=None):
        return self[np.asarray(indices)]

    def tolist(self):
        if not self._shape:
            return self[()].item()
        return [each.item() if isinstance(each, void) else each.tolist() for each in self]

    def item(self, *index):
        return self.ravel()[index[0] if index else 0].item()

    def __ne__(self, other):
        return ~(self == other)

    def __eq__(self, other):
        other = make("array", (other,), {}, self._dtype) if not isinstance(other, Records) else other
        if other._dtype.names != self._dtype.names:
            raise TypeError("Cannot compare structured arrays unless they have a common dtype.")
        result = np.ones(self._shape, dtype=bool)
        for name in self._dtype.names:
            same = self._columns[name] == other._columns[name]
            while np.ndim(same) > len(self._shape):
                same = same.all(axis=-1)
            result = result & same
        return result

    __hash__ = None

    def __bool__(self):
        return self.size > 0

    # Text.

    def _texts(self):
        """For each field, a function of an index that gives the text there."""
        return [self._text_of(self._columns[name]) for name in self._dtype.names]

    def _text_of(self, column):
        if isinstance(column, Records):
            inner = column._texts()
            return lambda index: "(" + ", ".join([text(index) for text in inner]) + ")"
        own = len(self._shape)
        if column.dtype.kind in "UO":
            return lambda index: repr(_plain(column[index]))
        if column.ndim > own:
            return lambda index: " ".join(np.array2string(column[index], separator=", ").split())
        texts = _layout.texts_of(np.asarray(column).ravel())
        strides = [_size(self._shape[axis + 1:]) for axis in range(own)]
        return lambda index: texts[sum([i * step for i, step in zip(index, strides)])]

    def _laid_out(self, separator, prefix="", suffix=""):
        texts = self._texts()

        def one(index):
            parts = [text(index) for text in texts]
            return "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")
        return _layout.laid_out(one, self._shape, separator, prefix, suffix)

    def __str__(self):
        return self._laid_out(" ")

    def __repr__(self):
        body = self._laid_out(", ", self._prefix, ",") if self.size or not self._shape else "[]"
        return _layout.with_type(self._prefix, body, f"dtype={self._dtype._text()}")


Records = ndarray


class recarray(Records):
    """Records whose fields are attributes too."""

    __module__ = "numpy"
    _prefix = "rec.array("

    def __init__(self, shape, dtype=None, *, formats=None, names=None):
        made = make("zeros", (shape,), {}, _named_type(dtype, formats, names))
        _fill(self, RecordType(made._dtype._list, is_record=True), made._columns, made._shape)

    @property
    def __class__(self):
        return recarray

    def __getattr__(self, name):
        columns = object.__getattribute__(self, "_columns")
        if name in columns:
            return columns[name]
        raise AttributeError(f"recarray has no attribute {name}")

    def __setattr__(self, name, value):
        if name in self._columns:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def __repr__(self):
        head = self._prefix
        body = self._laid_out(", ", head, ",") if self.size or not self._shape else "[]"
        return f"{head}{body},\n{' ' * len(head)}dtype={RecordType(self._dtype._list)._text()})"

    def field(self, attr):
        return self[attr if isinstance(attr, str) else self._dtype.names[attr]]


def _named_type(dtype, formats=None, names=None):
    if dtype is not None:
        return np.dtype(dtype)
    formats = formats.split(",") if isinstance(formats, str) else formats
    if names is None:
        names = [f"f{place}" for place in range(len(formats))]
    elif isinstance(names, str):
        names = [name.strip() for name in names.split(",")]
    return type_of(list(zip(names, formats)))


# Making.


def _empty(kind, shape, value=0):
    columns = {}
    for name, own, inner in kind._list:
        if isinstance(own, _Bytes):
            raise NotImplementedError(
                f"arrays of bytes ({own.str!r}) are not supported; 'U{own.itemsize}' holds text")
        if isinstance(own, RecordType):
            columns[name] = _empty(own, shape + inner, value)
        elif value == 0:
            columns[name] = np.zeros(shape + inner, dtype=own)
        else:
            columns[name] = np.full(shape + inner, value, dtype=own)
    return Records(kind, columns, shape)


def _shape_of(data):
    """The shape of nested lists, whose leaves are tuples or records."""
    if isinstance(data, list):
        return (len(data),) + (_shape_of(data[0]) if data else ())
    return ()


def _leaves(data):
    if not isinstance(data, list):
        return [data]
    return [leaf for each in data for leaf in _leaves(each)]


def _from_data(data, kind):
    if isinstance(data, Records):
        if len(data._dtype) != len(kind):
            raise ValueError("could not convert records: the numbers of fields differ")
        made = _empty(kind, data._shape)
        for name, old in zip(kind.names, data._dtype.names):
            made._columns[name][...] = data._columns[old]
        return made
    if isinstance(data, np.ndarray):
        made = _empty(kind, data.shape)
        for name in kind.names:
            made._columns[name][...] = data
        return made
    if not isinstance(data, (list, tuple, void)) and hasattr(data, "__iter__"):
        data = list(data)
    leaves = [leaf.item() if isinstance(leaf, void) else leaf for leaf in _leaves(data)]
    shape = _shape_of(data)
    columns = {}
    for place, (name, own, inner) in enumerate(kind._list):
        values = []
        for leaf in leaves:
            if not isinstance(leaf, tuple):
                leaf = (leaf,) * len(kind)
            if len(leaf) != len(kind):
                raise ValueError(f"could not assign tuple of length {len(leaf)} to structure with "
                                 f"{len(kind)} fields.")
            values.append(leaf[place])
        if isinstance(own, RecordType):
            columns[name] = _from_data(values, own).reshape(shape + inner)
        else:
            columns[name] = _column(values, own, shape, inner)
    return Records(kind, columns, shape)


def _column(values, own, shape, inner):
    if isinstance(own, _Bytes):
        raise NotImplementedError(
            f"arrays of bytes ({own.str!r}) are not supported; 'U{own.itemsize}' holds text")
    if inner:
        column = np.zeros((len(values),) + inner, dtype=own)
        for place, value in enumerate(values):
            column[place] = value
        return column.reshape(shape + inner)
    return np.array(values, dtype=own).reshape(shape)


def make(name, args, kwargs, kind):
    """What `np.zeros`, `np.array` and their kin give for a type with fields."""
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray", "astype"):
        return _from_data(args[0], kind)
    if name == "arange":
        raise TypeError("arange() cannot make records")
    shape = args[0] if args else kwargs["shape"]
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (int(shape),)
    if name == "full":
        made = _empty(kind, shape)
        made[...] = args[1] if len(args) > 1 else kwargs["fill_value"]
        return made
    return _empty(kind, shape, 1 if name == "ones" else 0)


def _numpy(name, args, kwargs):
    """What a function of NumPy gives for arrays of records."""
    first = args[0]
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray"):
        if isinstance(first, Records):
            return first.copy() if name == "array" else first
        owner = first
        while isinstance(owner, (list, tuple)):
            owner = owner[0]
        return _from_data(list(first), owner.dtype)
    if name == "sort":
        result = first.copy()
        result.sort(order=kwargs.get("order"))
        return result
    if name in ("concatenate", "concat"):
        kind = first[0]._dtype
        columns = {each: np.concatenate([part._columns[each] for part in first])
                   for each in kind.names}
        return Records(kind, columns, (sum([len(part) for part in first]),) + first[0]._shape[1:])
    if name in ("shape", "ndim", "size"):
        return getattr(first, name)
    if name in ("zeros_like", "empty_like"):
        return _empty(first._dtype, first._shape)
    if name in ("equal", "not_equal"):
        return first == args[1] if name == "equal" else first != args[1]
    if name in ("array_repr", "array_str", "array2string"):
        return repr(first) if name == "array_repr" else str(first)
    return _foreign.by_method(first, name, args, kwargs)
