"""Arrays of records: each field is an array of its own, so that a field that is taken out shares
memory with the whole."""

import numpy as np
from numpy import _layout
from numpy._field_types import RecordType, size_of


def _making():
    from numpy import _field_making
    return _field_making


class void:
    """One record: a view of its place in an array."""

    __module__ = "numpy"

    def __init__(self, whole, index):
        self._whole, self._index = whole, index

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _making().numpy_function(name, args, kwargs))

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

    _numpy = staticmethod(lambda name, args, kwargs: _making().numpy_function(name, args, kwargs))

    @property
    def __class__(self):
        return np.ndarray

    dtype = property(lambda self: self._dtype)
    shape = property(lambda self: self._shape)
    ndim = property(lambda self: len(self._shape))
    size = property(lambda self: size_of(self._shape))
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
            made = _making().from_data(value, self._dtype)
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
        return _making().make("array", (self,), {}, np.dtype(dtype))

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
        other = _making().make("array", (other,), {}, self._dtype) if not isinstance(other, Records) else other
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
        strides = [size_of(self._shape[axis + 1:]) for axis in range(own)]
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
        made = _making().make("zeros", (shape,), {}, _making().named_type(dtype, formats, names))
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
