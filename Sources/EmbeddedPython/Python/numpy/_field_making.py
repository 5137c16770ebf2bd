"""The making of records, and what NumPy's functions do with them."""

import numpy as np
from numpy import _foreign
from numpy._field_types import BytesType, RecordType, type_of
from numpy._fields import Records, void


def named_type(dtype, formats=None, names=None):
    if dtype is not None:
        return np.dtype(dtype)
    formats = formats.split(",") if isinstance(formats, str) else formats
    if names is None:
        names = [f"f{place}" for place in range(len(formats))]
    elif isinstance(names, str):
        names = [name.strip() for name in names.split(",")]
    return type_of(list(zip(names, formats)))


def empty(kind, shape, value=0):
    columns = {}
    for name, own, inner in kind._list:
        if isinstance(own, BytesType):
            raise NotImplementedError(
                f"arrays of bytes ({own.str!r}) are not supported; 'U{own.itemsize}' holds text")
        if isinstance(own, RecordType):
            columns[name] = empty(own, shape + inner, value)
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


def from_data(data, kind):
    if isinstance(data, Records):
        if len(data._dtype) != len(kind):
            raise ValueError("could not convert records: the numbers of fields differ")
        made = empty(kind, data._shape)
        for name, old in zip(kind.names, data._dtype.names):
            made._columns[name][...] = data._columns[old]
        return made
    if isinstance(data, np.ndarray):
        made = empty(kind, data.shape)
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
            columns[name] = from_data(values, own).reshape(shape + inner)
        else:
            columns[name] = _column(values, own, shape, inner)
    return Records(kind, columns, shape)


def _column(values, own, shape, inner):
    if isinstance(own, BytesType):
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
        return from_data(args[0], kind)
    if name == "arange":
        raise TypeError("arange() cannot make records")
    shape = args[0] if args else kwargs["shape"]
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (int(shape),)
    if name == "full":
        made = empty(kind, shape)
        made[...] = args[1] if len(args) > 1 else kwargs["fill_value"]
        return made
    return empty(kind, shape, 1 if name == "ones" else 0)


def numpy_function(name, args, kwargs):
    """What a function of NumPy gives for arrays of records."""
    first = args[0]
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray"):
        if isinstance(first, Records):
            return first.copy() if name == "array" else first
        owner = first
        while isinstance(owner, (list, tuple)):
            owner = owner[0]
        return from_data(list(first), owner.dtype)
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
        return empty(first._dtype, first._shape)
    if name in ("equal", "not_equal"):
        return first == args[1] if name == "equal" else first != args[1]
    if name in ("array_repr", "array_str", "array2string"):
        return repr(first) if name == "array_repr" else str(first)
    return _foreign.by_method(first, name, args, kwargs)
