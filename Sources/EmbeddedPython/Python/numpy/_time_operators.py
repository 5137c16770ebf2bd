"""What moments and spans can do, alone and in arrays: arithmetic, comparisons, other units."""

import datetime
import operator

import numpy as np
from numpy import _time_units as units
from numpy._time_types import TimeType, UFuncTypeError, cast_span, wrong
from numpy._time_units import NAT


def _dates():
    from numpy import _dates
    return _dates


def _arrays():
    from numpy import _date_arrays
    return _date_arrays


class Time:
    """What moments and spans, alone and in arrays, have in common: a number, or an array of numbers,
    in `_value`, and a unit."""

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _arrays().numpy_function(name, args, kwargs))

    @property
    def dtype(self):
        return TimeType(self._kind, self._unit)

    def _in(self, unit):
        """The numbers in another unit."""
        convert = units.convert_date if self._kind == "M" else cast_span
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
        return _dates().made("m", -self._value, self._unit)

    def __pos__(self):
        return self

    def __abs__(self):
        self._check_span("absolute")
        return _dates().made("m", abs(self._value), self._unit)

    def _check_span(self, name):
        if self._kind == "M":
            raise UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching "
                                  f"types dtype('{self.dtype.str}') -> None")

    def __mul__(self, other):
        if is_time(other):
            raise wrong("multiply", self.dtype, other.dtype)
        self._check_span("multiply")
        return _dates().made("m", whole(self._value * _plain(other)), self._unit)

    __rmul__ = __mul__

    def _quotient(self, other, name, divide):
        self._check_span(name)
        if not is_time(other):
            other = _plain(other)
            if name == "remainder":
                other = _dates().timedelta64(other, self._unit)
            else:
                return _dates().made("m", _truncated(self._value, other, name), self._unit)
        if other._kind != "m":
            raise wrong(name, self.dtype, other.dtype)
        unit = units.finer(self._unit, other._unit)
        result = divide(self._in(unit), other._in(unit))
        if name == "remainder":
            return _dates().made("m", result, unit)
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
            return self.item() if not isinstance(self, _arrays().TimeArray) else np.array(
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
            return _dates().made(self._kind, self._in(kind._unit), kind._unit)
        return _dates().made(kind.kind, self._value, kind._unit)


def is_time(value):
    return isinstance(value, Time)


def _plain(value):
    return value.item() if isinstance(value, np.generic) else value


def whole(values):
    return values.astype(np.int64) if isinstance(values, np.ndarray) else int(values)


def _truncated(value, number, name):
    """A span divided by a number, towards zero."""
    if name == "floor_divide":
        return value // number
    quotient = value / number
    return np.trunc(quotient).astype(np.int64) if isinstance(quotient, np.ndarray) else int(quotient)


def _wrapped(value, beside):
    """A value that stands beside a moment or a span, as one of them; None for what is none."""
    if is_time(value):
        return value
    if isinstance(value, (datetime.date, datetime.timedelta)):
        cls = _dates().datetime64 if isinstance(value, datetime.date) else _dates().timedelta64
        return cls(value)
    if isinstance(value, (int, np.integer, np.ndarray)) and not isinstance(value, bool):
        if isinstance(value, np.ndarray) and value.dtype.kind not in "iu":
            return None
        return _dates().made("m", _plain(value), beside._unit)
    return None


def _sum(name, a, b, sign):
    b = _wrapped(b, a)
    if b is None:
        return NotImplemented
    if a._kind == "m" and b._kind == "M":
        a, b = b, a
    if b._kind == "M":
        raise wrong(name, a.dtype, b.dtype)
    if a._kind == "M" and a._unit in "YM" and b._unit not in ("Y", "M", "generic"):
        unit = b._unit
    else:
        unit = units.finer(a._unit, b._unit)
    if a._kind == "M" and b._unit in "YM" and a._unit not in "YM":
        cast_span(1, b._unit, a._unit, name)
    x, y = a._in(unit), b._in(unit)
    result = x + y if sign > 0 else x - y
    return _dates().made(a._kind, _keeping_nat(result, x, y), unit)


def _difference(a, b):
    b = _wrapped(b, a) if a is not None else None
    if b is None:
        return NotImplemented
    if b._kind == "m":
        return _sum("subtract", a, b, -1)
    if a._kind == "m":
        raise wrong("subtract", a.dtype, b.dtype)
    unit = units.finer(a._unit, b._unit)
    x, y = a._in(unit), b._in(unit)
    return _dates().made("m", _keeping_nat(x - y, x, y), unit)


def _keeping_nat(result, x, y):
    if isinstance(result, np.ndarray):
        return np.where((x == NAT) | (y == NAT), NAT, result)
    return NAT if NAT in (x, y) else result
