"""`datetime64` and `timedelta64`: moments and spans as whole numbers of a unit, one at a time or in
arrays of int64."""

import datetime
import operator

import numpy as np
from numpy import _foreign, _layout
from numpy import _time_units as units
from numpy._time_units import NAT


class TimeType:
    """`dtype('<M8[D]')`: moments (M) or spans (m) in a unit."""

    shape, ndim, itemsize, names, fields = (), 0, 8, None, None

    def __init__(self, kind, unit):
        self.kind = self.char = kind
        self._unit = unit

    def __array_function__(self, *args):
        return NotImplemented

    @property
    def __class__(self):
        return np.dtype

    @property
    def type(self):
        return datetime64 if self.kind == "M" else timedelta64

    def _in_brackets(self):
        return "" if self._unit == "generic" else f"[{self._unit}]"

    @property
    def name(self):
        return ("datetime64" if self.kind == "M" else "timedelta64") + self._in_brackets()

    @property
    def str(self):
        return f"<{self.kind}8{self._in_brackets()}"

    def __eq__(self, other):
        if isinstance(other, str) and other.lstrip("<>=")[:2] in ("M8", "m8", "da", "ti"):
            other = type_of(other)
        elif isinstance(other, type) and hasattr(other, "_kind"):
            other = type_of(other)
        return isinstance(other, TimeType) and (self.kind, self._unit) == (other.kind, other._unit)

    def __hash__(self):
        return hash((self.kind, self._unit))

    def __repr__(self):
        return f"dtype('{self.str}')"

    def __str__(self):
        return self.name


def type_of(spec):
    """The type that `'datetime64[D]'`, `'M8[s]'` or the class itself names."""
    if isinstance(spec, TimeType):
        return spec
    if isinstance(spec, type):
        return TimeType(spec._kind, "generic")
    text = spec.lstrip("<>=")
    name, _, rest = text.partition("[")
    kind = {"datetime64": "M", "M8": "M", "timedelta64": "m", "m8": "m"}.get(name)
    if kind is None:
        raise TypeError(f"data type {spec!r} not understood")
    return TimeType(kind, units.unit_of(rest.rstrip("]")) if rest else "generic")


def _wrong(name, *types):
    named = " and ".join([f"dtype('{each.str}')" for each in types])
    return UFuncTypeError(f"ufunc '{name}' cannot use operands with types {named}")


class UFuncTypeError(TypeError):
    """The operands of a function have types that it does not take."""

    __module__ = "numpy._core._exceptions"


def _cast_span(value, old, new, name="add"):
    """A span in the unit of what it meets."""
    result = units.convert_span(value, old, new)
    if result is None:
        raise UFuncTypeError(
            f"Cannot cast ufunc {name!r} input 1 from dtype('<m8[{old}]') to dtype('<m8[{new}]') "
            "with casting rule 'same_kind'")
    return result


class _Time:
    """What moments and spans, alone and in arrays, have in common: a number, or an array of numbers,
    in `_value`, and a unit."""

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _numpy(name, args, kwargs))

    @property
    def dtype(self):
        return TimeType(self._kind, self._unit)

    def _in(self, unit):
        """The numbers in another unit."""
        convert = units.convert_date if self._kind == "M" else _cast_span
        if self._unit == unit:
            return self._value
        if isinstance(self._value, np.ndarray):
            changed = [convert(value, self._unit, unit) for value in self._value.ravel().tolist()]
            return np.array(changed, dtype=np.int64).reshape(self._value.shape)
        return convert(self._value, self._unit, unit)

    # Operators.

    def __add__(self, other):
        return _sum("add", self, other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return _difference(self, other)

    def __rsub__(self, other):
        return _difference(_wrapped(other, self), self)

    def __neg__(self):
        self._check_span("negative")
        return _made("m", -self._value, self._unit)

    def __pos__(self):
        return self

    def __abs__(self):
        self._check_span("absolute")
        return _made("m", abs(self._value), self._unit)

    def _check_span(self, name):
        if self._kind == "M":
            raise UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching "
                                  f"types dtype('{self.dtype.str}') -> None")

    def __mul__(self, other):
        if _is_time(other):
            raise _wrong("multiply", self.dtype, other.dtype)
        self._check_span("multiply")
        return _made("m", _whole(self._value * _plain(other)), self._unit)

    __rmul__ = __mul__

    def _quotient(self, other, name, divide):
        self._check_span(name)
        if not _is_time(other):
            other = _plain(other)
            if name == "remainder":
                other = timedelta64(other, self._unit)
            else:
                return _made("m", _truncated(self._value, other, name), self._unit)
        if other._kind != "m":
            raise _wrong(name, self.dtype, other.dtype)
        unit = units.finer(self._unit, other._unit)
        result = divide(self._in(unit), other._in(unit))
        if name == "remainder":
            return _made("m", result, unit)
        return result if isinstance(result, np.ndarray) else (
            np.float64(result) if name == "divide" else np.int64(result))

    def __truediv__(self, other):
        return self._quotient(other, "divide", operator.truediv)

    def __floordiv__(self, other):
        return self._quotient(other, "floor_divide", operator.floordiv)

    def __mod__(self, other):
        return self._quotient(other, "remainder", operator.mod)

    def _compare(self, other, compare):
        other = _wrapped(other, self)
        if other is None:
            return NotImplemented
        unit = units.finer(self._unit, other._unit)
        a, b = np.asarray(self._in(unit)), np.asarray(other._in(unit))
        known = (a != NAT) & (b != NAT)
        result = compare(a, b)
        return result | ~known if compare is operator.ne else result & known

    def __eq__(self, other):
        result = self._compare(other, operator.eq)
        return np.False_ if result is NotImplemented else result

    def __ne__(self, other):
        result = self._compare(other, operator.ne)
        return np.True_ if result is NotImplemented else result

    def __lt__(self, other):
        return self._compare(other, operator.lt)

    def __le__(self, other):
        return self._compare(other, operator.le)

    def __gt__(self, other):
        return self._compare(other, operator.gt)

    def __ge__(self, other):
        return self._compare(other, operator.ge)

    def astype(self, dtype, copy=True):
        if dtype is object or dtype == "O":
            return self.item() if not isinstance(self, TimeArray) else np.array(
                self.tolist(), dtype=object)
        if isinstance(dtype, str) and dtype[:1] in "US" or dtype is str:
            return np.array(np.datetime_as_string(self)) if self._kind == "M" else np.asarray(
                self._value).astype(str)
        kind = np.dtype(dtype)
        if not isinstance(kind, TimeType):
            return np.asarray(self._value).astype(kind)[()]
        if kind._unit == "generic":
            return self
        if kind.kind == self._kind:
            return _made(self._kind, self._in(kind._unit), kind._unit)
        return _made(kind.kind, self._value, kind._unit)


def _is_time(value):
    return isinstance(value, _Time)


def _plain(value):
    return value.item() if isinstance(value, np.generic) else value


def _whole(values):
    return values.astype(np.int64) if isinstance(values, np.ndarray) else int(values)


def _truncated(value, number, name):
    """A span divided by a number, towards zero."""
    if name == "floor_divide":
        return value // number
    quotient = value / number
    return np.trunc(quotient).astype(np.int64) if isinstance(quotient, np.ndarray) else int(quotient)


def _wrapped(value, beside):
    """A value that stands beside a moment or a span, as one of them; None for what is none."""
    if _is_time(value):
        return value
    if isinstance(value, (datetime.date, datetime.timedelta)):
        return datetime64(value) if isinstance(value, datetime.date) else timedelta64(value)
    if isinstance(value, (int, np.integer, np.ndarray)) and not isinstance(value, bool):
        if isinstance(value, np.ndarray) and value.dtype.kind not in "iu":
            return None
        return _made("m", _plain(value), beside._unit)
    return None


def _sum(name, a, b, sign):
    b = _wrapped(b, a)
    if b is None:
        return NotImplemented
    if a._kind == "m" and b._kind == "M":
        a, b = b, a
    if b._kind == "M":
        raise _wrong(name, a.dtype, b.dtype)
    if a._kind == "M" and a._unit in "YM" and b._unit not in ("Y", "M", "generic"):
        unit = b._unit
    else:
        unit = units.finer(a._unit, b._unit)
    if a._kind == "M" and b._unit in "YM" and a._unit not in "YM":
        _cast_span(1, b._unit, a._unit, name)
    x, y = a._in(unit), b._in(unit)
    result = x + y if sign > 0 else x - y
    return _made(a._kind, _keeping_nat(result, x, y), unit)


def _difference(a, b):
    b = _wrapped(b, a) if a is not None else None
    if b is None:
        return NotImplemented
    if b._kind == "m":
        return _sum("subtract", a, b, -1)
    if a._kind == "m":
        raise _wrong("subtract", a.dtype, b.dtype)
    unit = units.finer(a._unit, b._unit)
    x, y = a._in(unit), b._in(unit)
    return _made("m", _keeping_nat(x - y, x, y), unit)


def _keeping_nat(result, x, y):
    if isinstance(result, np.ndarray):
        return np.where((x == NAT) | (y == NAT), NAT, result)
    return NAT if NAT in (x, y) else result


def _made(kind, value, unit):
    """A moment or span, or an array of them."""
    if isinstance(value, np.ndarray):
        return TimeArray(value, kind, unit)
    cls = datetime64 if kind == "M" else timedelta64
    made = object.__new__(cls)
    made._value, made._unit = int(value), unit
    return made


class _Scalar(_Time):
    shape, ndim, size = (), 0, 1

    def __new__(cls, value=None, unit=None):
        number, own = cls._read(value, unit)
        made = object.__new__(cls)
        made._value, made._unit = number, own
        return made

    def __hash__(self):
        unit = "us" if self._unit in units.UNITS[:9] else self._unit
        try:
            return hash((self._kind, self._in(unit)))
        except TypeError:
            return hash((self._kind, self._value, self._unit))

    def __int__(self):
        return self._value

    def __bool__(self):
        return self._value != 0

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.item(), dtype=object)

    def tolist(self):
        return self.item()

    def __reduce__(self):
        return _made, (self._kind, self._value, self._unit)


class datetime64(_Scalar):
    """A moment: `np.datetime64('2015-07-04')`, `np.datetime64(date, 'h')`."""

    __module__ = "numpy"
    _kind = "M"

    @classmethod
    def _read(cls, value, unit):
        unit = None if unit is None else units.unit_of(unit)
        if isinstance(value, datetime64):
            number, own = value._value, value._unit
        elif isinstance(value, str):
            number, own = units.parse_date(value)
        elif isinstance(value, datetime.datetime):
            if value.tzinfo is not None:
                value = (value - value.utcoffset()).replace(tzinfo=None)
            span = value - datetime.datetime(1970, 1, 1)
            number, own = (span.days * 86400 + span.seconds) * 10 ** 6 + span.microseconds, "us"
        elif isinstance(value, datetime.date):
            number, own = value.toordinal() - 719163, "D"
        elif value is None:
            number, own = NAT, unit or "generic"
        elif isinstance(value, (int, np.integer)):
            if unit is None:
                raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
            number, own = int(value), unit
        else:
            raise ValueError("Could not convert object to NumPy datetime")
        if unit is None or own == unit:
            return number, own
        return units.convert_date(number, own, unit), unit

    def item(self):
        return units.date_object(self._value, self._unit)

    def __str__(self):
        return units.date_text(self._value, self._unit)

    def __repr__(self):
        shows = self._unit in ("h", "generic") or self._unit == "W"
        return f"np.datetime64('{self}'" + (f",'{self._unit}')" if shows else ")")


class timedelta64(_Scalar):
    """A span: `np.timedelta64(1, 'D')`."""

    __module__ = "numpy"
    _kind = "m"

    @classmethod
    def _read(cls, value, unit):
        unit = None if unit is None else units.unit_of(unit)
        if isinstance(value, timedelta64):
            number, own = value._value, value._unit
        elif isinstance(value, datetime.timedelta):
            number = (value.days * 86400 + value.seconds) * 10 ** 6 + value.microseconds
            own = "us"
        elif isinstance(value, str):
            number, own = (NAT if value.lower() == "nat" else int(value)), unit or "generic"
        elif value is None:
            number, own = NAT, unit or "generic"
        elif isinstance(value, (int, np.integer)):
            number, own = int(value), unit or "generic"
        else:
            raise ValueError("Could not convert object to NumPy timedelta")
        if unit is None or own == unit:
            return number, own
        return _cast_span(number, own, unit), unit

    def item(self):
        return units.span_object(self._value, self._unit)

    def __str__(self):
        if self._value == NAT:
            return "NaT"
        return f"{self._value} {units.NAMES[self._unit]}"

    def __repr__(self):
        value = "'NaT'" if self._value == NAT else self._value
        return f"np.timedelta64({value}" + (")" if self._unit == "generic" else f",'{self._unit}')")


class ndarray(_Time):
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
        return _made(self._kind, value, self._unit)

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
            return _made(kind.kind, self._value, kind._unit)
        return self._value.view(kind)

    def sort(self, axis=-1):
        self._value.sort(axis)

    def argsort(self, axis=-1, kind=None):
        return self._value.argsort(axis)

    def mean(self, axis=None):
        self._check_span("add")
        return self._like(_whole(self._value.mean(axis)))

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


# Making.


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
    if _is_time(data):
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
    made = [leaf if isinstance(leaf, _Scalar)
            else cls(leaf, kind._unit) if isinstance(leaf, (int, np.integer)) and kind._unit != "generic"
            else cls(leaf) for leaf in leaves]
    unit = kind._unit
    if unit == "generic":
        for each in made:
            unit = units.finer(unit, each._unit)
    values = [each._in(unit) for each in made]
    return TimeArray(np.array(values, dtype=np.int64).reshape(shape), kind.kind, unit)


def _range(args, kind):
    """`np.arange` of moments or spans."""
    if len(args) == 1:
        return TimeArray(np.arange(_from_data(args[0], kind)._value.item()), kind.kind, kind._unit)
    start, stop = args[0], args[1]
    first = start if _is_time(start) else kind.type(
        start, *([kind._unit] if isinstance(start, int) else []))
    if kind._unit != "generic":
        first = first.astype(kind)
    step = args[2] if len(args) > 2 else 1
    unit = first._unit
    if _is_time(step):
        unit = units.finer(unit, step._unit)
    if isinstance(stop, (int, np.integer)):
        last = first + int(stop) if kind.kind == "M" else kind.type(int(stop), unit)
    else:
        last = stop if _is_time(stop) else kind.type(stop)
        if kind._unit == "generic":
            unit = units.finer(unit, last._unit)
    step = step._in(unit) if _is_time(step) else int(step)
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
    return value._in(unit) if _is_time(value) else value


_OPERATORS = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul,
    "divide": operator.truediv, "true_divide": operator.truediv, "floor_divide": operator.floordiv,
    "remainder": operator.mod, "mod": operator.mod, "equal": operator.eq, "not_equal": operator.ne,
    "less": operator.lt, "less_equal": operator.le, "greater": operator.gt,
    "greater_equal": operator.ge, "negative": operator.neg, "absolute": abs,
}


def _common(values):
    """Moments or spans as arrays of one unit."""
    arrays = [value if _is_time(value) else None for value in values]
    first = next(each for each in arrays if each is not None)
    arrays = [each if each is not None else _from_data(value, TimeType(first._kind, "generic"))
              for each, value in zip(arrays, values)]
    unit = "generic"
    for each in arrays:
        unit = units.finer(unit, each._unit)
    return [np.asarray(each._in(unit)) for each in arrays], first._kind, unit


def _numpy(name, args, kwargs):
    """What a function of NumPy gives for moments and spans."""
    first = args[0]
    if name in _OPERATORS:
        return _OPERATORS[name](*args)
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray"):
        if isinstance(first, TimeArray):
            return first.copy() if name == "array" else first
        kind = next(leaf for leaf in _leaves(first) if _is_time(leaf))._kind
        return _from_data(first, TimeType(kind, "generic"))
    if name == "arange":
        kind = next(value for value in args if _is_time(value))
        is_moment = any([_is_time(value) and value._kind == "M" for value in args])
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
        return _made(kind, getattr(np, name)(*arrays), unit)
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
    if isinstance(first, _Scalar):
        first = TimeArray(np.asarray(first._value), first._kind, first._unit)
    method = {"amin": "min", "amax": "max"}.get(name, name)
    return _foreign.by_method(first, method, (first,) + tuple(args[1:]), kwargs)


# Functions of dates.


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    """Dates as text."""
    if unit is not None and unit != "auto":
        arr = arr.astype(f"datetime64[{unit}]")
    if not isinstance(arr, TimeArray):
        return np.str_(str(arr))
    texts = [units.date_text(value, arr._unit) for value in arr._value.ravel().tolist()]
    return np.array(texts, dtype="U28").reshape(arr.shape)


def datetime_data(dtype, /):
    return np.dtype(dtype)._unit, 1


def isnat(x):
    if not _is_time(x):
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return np.asarray(x._value) == NAT


def _days(dates):
    """Days since 1970, and whether they came alone."""
    if not _is_time(dates):
        dates = np.array(dates, dtype="datetime64[D]")
    return np.asarray(dates._in("D")), dates.ndim == 0


def _week(weekmask):
    """For each day of the week, from Monday on, whether it is worked on."""
    if isinstance(weekmask, str):
        if set(weekmask) <= set("01"):
            return [sign == "1" for sign in weekmask]
        names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return [name in weekmask for name in names]
    return [bool(each) for each in weekmask]


def _is_worked(day, week, holidays):
    return week[(day + 3) % 7] and day not in holidays


def _holidays(holidays):
    return set() if holidays is None else set(np.atleast_1d(_days(holidays)[0]).tolist())


def is_busday(dates, weekmask="1111100", holidays=None):
    """Whether days are worked on."""
    days, _ = _days(dates)
    week, free = _week(weekmask), _holidays(holidays)
    flags = [_is_worked(day, week, free) for day in days.ravel().tolist()]
    return np.array(flags, dtype=bool).reshape(days.shape)[()]


def busday_count(begindates, enddates, weekmask="1111100", holidays=None):
    """How many days from the first to the day before the last are worked on."""
    begin, end = np.broadcast_arrays(_days(begindates)[0], _days(enddates)[0])
    week, free = _week(weekmask), _holidays(holidays)
    counts = []
    for first, last in zip(begin.ravel().tolist(), end.ravel().tolist()):
        low, high = min(first, last), max(first, last)
        count = sum([_is_worked(day, week, free) for day in range(low, high)])
        counts.append(count if first <= last else -count)
    return np.array(counts).reshape(begin.shape)[()]


def busday_offset(dates, offsets, roll="raise", weekmask="1111100", holidays=None):
    """The day that lies so many worked days after (or before) another."""
    days, spans = np.broadcast_arrays(_days(dates)[0], np.asarray(offsets))
    week, free = _week(weekmask), _holidays(holidays)
    result = []
    for day, count in zip(days.ravel().tolist(), spans.ravel().tolist()):
        if not _is_worked(day, week, free):
            if roll == "raise":
                raise ValueError("Non-business day date in busday_offset")
            turn = 1 if roll in ("forward", "following") else -1
            while not _is_worked(day, week, free):
                day += turn
        turn = 1 if count > 0 else -1
        while count:
            day += turn
            if _is_worked(day, week, free):
                count -= turn
        result.append(day)
    return _made("M", np.array(result).reshape(days.shape)[()], "D")
