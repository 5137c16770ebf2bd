"""Arrays of moments and spans: int64 and a unit; and what NumPy's functions do with them."""

import operator

import numpy as np
from numpy import _foreign, _layout
from numpy import _time_units as units
from numpy._dates import Scalar, made
from numpy._time_operators import Time, is_time, whole
from numpy._time_types import TimeType
from numpy._time_units import NAT


class ndarray(Time):
    """An array of moments or spans. Its class is shown as that of every array."""

    __module__ = "numpy"

    def __init__(self, values, kind, unit):
        self._value, self._kind, self._unit = values, kind, unit

    @property
    def __class__(self):
        return np.ndarray

    __hash__ = None
    shape = property(lambda self: self._value.shape)
    ndim = property(lambda self: self._value.ndim)
    size = property(lambda self: self._value.size)
    itemsize = 8
    nbytes = property(lambda self: 8 * self._value.size)
    T = property(lambda self: self._like(self._value.T))

    def _like(self, value):
        return made(self._kind, value, self._unit)

    def __len__(self):
        return len(self._value)

    def __iter__(self):
        return iter([self[index] for index in range(len(self._value))])

    def __getitem__(self, key):
        return self._like(self._value[key])

    def __setitem__(self, key, value):
        self._value[key] = make("array", (value,), {}, self.dtype)._value

    def __contains__(self, value):
        return bool((self == value).any())

    def __iadd__(self, other):
        self._value[...] = (self + other)._in(self._unit)
        return self

    def __isub__(self, other):
        self._value[...] = (self - other)._in(self._unit)
        return self

    def tolist(self):
        make_object = units.date_object if self._kind == "M" else units.span_object
        if self._value.ndim == 0:
            return make_object(self._value.item(), self._unit)
        if self._value.ndim == 1:
            return [make_object(value, self._unit) for value in self._value.tolist()]
        return [each.tolist() for each in self]

    def item(self, *index):
        return self._like(self._value.ravel()[index[0] if index else 0]).item()

    def view(self, dtype):
        kind = np.dtype(dtype)
        if isinstance(kind, TimeType):
            return made(kind.kind, self._value, kind._unit)
        return self._value.view(kind)

    def sort(self, axis=-1):
        self._value.sort(axis)

    def argsort(self, axis=-1, kind=None):
        return self._value.argsort(axis)

    def mean(self, axis=None):
        self._check_span("add")
        return self._like(whole(self._value.mean(axis)))

    def __bool__(self):
        return bool(self._value)

    def _texts(self):
        values = self._value.ravel().tolist()
        if self._kind == "m":
            texts = ["NaT" if value == NAT else str(value) for value in values]
        else:
            texts = [repr(units.date_text(value, self._unit)) for value in values]
        width = max([len(text) for text in texts], default=0)
        return [text.rjust(width) for text in texts]

    def _laid_out(self, separator, prefix="", suffix=""):
        texts = self._texts()
        shape = self._value.shape

        def one(index):
            place = 0
            for length, i in zip(shape, index):
                place = place * length + i
            return texts[place]
        return _layout.laid_out(one, shape, separator, prefix, suffix)

    def __str__(self):
        if self._value.ndim == 0:
            return str(self[()])
        return self._laid_out(" ")

    def __repr__(self):
        body = self._laid_out(", ", "array(", ",") if self.size else "[]"
        return _layout.with_type("array(", body, f"dtype='{self.dtype.name}'")


TimeArray = ndarray


def _same(name):
    """A method that changes the numbers and leaves the unit."""
    def method(self, *args, **kwargs):
        return self._like(getattr(self._value, name)(*args, **kwargs))
    method.__name__ = name
    return method


def _number(name):
    """A method that asks the numbers alone."""
    def method(self, *args, **kwargs):
        return getattr(self._value, name)(*args, **kwargs)
    method.__name__ = name
    return method


for _name in ("copy", "reshape", "ravel", "flatten", "transpose", "squeeze", "take", "repeat", "min",
              "max", "sum", "cumsum", "swapaxes"):
    setattr(TimeArray, _name, _same(_name))
for _name in ("argmin", "argmax", "any", "all", "nonzero"):
    setattr(TimeArray, _name, _number(_name))


def _leaves(data):
    if isinstance(data, (list, tuple)):
        return [leaf for each in data for leaf in _leaves(each)]
    return [data]


def _shape_of(data):
    if isinstance(data, (list, tuple)):
        return (len(data),) + (_shape_of(data[0]) if len(data) else ())
    return ()


def _from_data(data, kind):
    """An array of the type, whose unit is found out where it is not given."""
    if is_time(data):
        if kind._unit == "generic":
            value, unit = data._value, data._unit
        elif kind.kind == data._kind:
            value, unit = data._in(kind._unit), kind._unit
        else:
            value, unit = data._value, kind._unit
        return TimeArray(np.array(value, dtype=np.int64), kind.kind, unit)
    if isinstance(data, np.ndarray):
        if data.dtype.kind in "iub":
            return TimeArray(data.astype(np.int64), kind.kind, kind._unit)
        data = data.tolist()
    shape = _shape_of(data)
    leaves = _leaves(data)
    cls = kind.type
    own = () if kind._unit == "generic" else (kind._unit,)
    moments = [leaf if isinstance(leaf, Scalar)
               else cls(leaf, *own) if isinstance(leaf, (int, np.integer)) else cls(leaf)
               for leaf in leaves]
    unit = kind._unit
    if unit == "generic":
        for each in moments:
            unit = units.finer(unit, each._unit)
    values = [each._in(unit) for each in moments]
    return TimeArray(np.array(values, dtype=np.int64).reshape(shape), kind.kind, unit)


def _range(args, kind):
    """`np.arange` of moments or spans."""
    if len(args) == 1:
        return TimeArray(np.arange(_from_data(args[0], kind)._value.item()), kind.kind, kind._unit)
    start, stop = args[0], args[1]
    first = start if is_time(start) else kind.type(
        start, *([kind._unit] if isinstance(start, int) else []))
    if kind._unit != "generic":
        first = first.astype(kind)
    step = args[2] if len(args) > 2 else 1
    unit = first._unit
    if is_time(step):
        unit = units.finer(unit, step._unit)
    if isinstance(stop, (int, np.integer)):
        last = first + int(stop) if kind.kind == "M" else kind.type(int(stop), unit)
    else:
        last = stop if is_time(stop) else kind.type(stop)
        if kind._unit == "generic":
            unit = units.finer(unit, last._unit)
    step = step._in(unit) if is_time(step) else int(step)
    return TimeArray(np.arange(first._in(unit), last._in(unit), step), kind.kind, unit)


def make(name, args, kwargs, kind):
    """What `np.array`, `np.zeros`, `np.arange` and their kin give for such a type."""
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray", "astype"):
        return _from_data(args[0], kind)
    if name == "arange":
        return _range(args, kind)
    shape = args[0] if args else kwargs["shape"]
    if name == "full":
        value = args[1] if len(args) > 1 else kwargs["fill_value"]
        single = _from_data(value, kind)
        return TimeArray(np.full(shape, single._value.item()), kind.kind, single._unit)
    number = 1 if name == "ones" else 0
    return TimeArray(np.full(shape, number, dtype=np.int64), kind.kind, kind._unit)


def _numbers(value, unit):
    return value._in(unit) if is_time(value) else value


_OPERATORS = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul,
    "divide": operator.truediv, "true_divide": operator.truediv, "floor_divide": operator.floordiv,
    "remainder": operator.mod, "mod": operator.mod, "equal": operator.eq, "not_equal": operator.ne,
    "less": operator.lt, "less_equal": operator.le, "greater": operator.gt,
    "greater_equal": operator.ge, "negative": operator.neg, "absolute": abs,
}


def _common(values):
    """Moments or spans as arrays of one unit."""
    arrays = [value if is_time(value) else None for value in values]
    first = next(each for each in arrays if each is not None)
    arrays = [each if each is not None else _from_data(value, TimeType(first._kind, "generic"))
              for each, value in zip(arrays, values)]
    unit = "generic"
    for each in arrays:
        unit = units.finer(unit, each._unit)
    return [np.asarray(each._in(unit)) for each in arrays], first._kind, unit


def numpy_function(name, args, kwargs):
    """What a function of NumPy gives for moments and spans."""
    first = args[0]
    if name in _OPERATORS:
        return _OPERATORS[name](*args)
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray"):
        if isinstance(first, TimeArray):
            return first.copy() if name == "array" else first
        kind = next(leaf for leaf in _leaves(first) if is_time(leaf))._kind
        return _from_data(first, TimeType(kind, "generic"))
    if name == "arange":
        kind = next(value for value in args if is_time(value))
        is_moment = any([is_time(value) and value._kind == "M" for value in args])
        return _range(args, TimeType("M" if is_moment else kind._kind, "generic"))
    if name == "isnat" or name == "isnan":
        return np.asarray(first._value) == NAT
    if name == "sort":
        return first._like(np.sort(first._value, *args[1:], **kwargs))
    if name in ("concatenate", "concat", "append"):
        parts = list(first) if name != "append" else [first, args[1]]
        arrays, kind, unit = _common(parts)
        return TimeArray(np.concatenate([np.atleast_1d(each) for each in arrays]), kind, unit)
    if name == "where" and len(args) == 3:
        arrays, kind, unit = _common(args[1:])
        return TimeArray(np.where(first, *arrays), kind, unit)
    if name in ("maximum", "minimum"):
        arrays, kind, unit = _common(args)
        return made(kind, getattr(np, name)(*arrays), unit)
    if name == "searchsorted":
        arrays, kind, unit = _common(args[:2])
        return np.searchsorted(*arrays, *args[2:], **kwargs)
    if name == "_order":
        return np.argsort(first._value)
    if name in ("shape", "ndim", "size"):
        return getattr(first, name)
    if name in ("array_repr", "array_str", "array2string"):
        return repr(first) if name == "array_repr" else str(first)
    if name in ("zeros_like", "empty_like"):
        return first._like(np.zeros_like(first._value))
    if name in ("argmin", "argmax", "any", "all", "nonzero"):
        return getattr(np.asarray(first._value), name)(*args[1:], **kwargs)
    if isinstance(first, Scalar):
        first = TimeArray(np.asarray(first._value), first._kind, first._unit)
    method = {"amin": "min", "amax": "max"}.get(name, name)
    return _foreign.by_method(first, method, (first,) + tuple(args[1:]), kwargs)
