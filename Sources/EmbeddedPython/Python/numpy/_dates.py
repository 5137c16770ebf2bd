"""`datetime64` and `timedelta64`: moments and spans as whole numbers of a unit."""

import datetime

import numpy as np
from numpy import _time_units as units
from numpy._time_operators import Time
from numpy._time_types import TimeType, cast_span, type_of
from numpy._time_units import NAT


def made(kind, value, unit):
    """A moment or span, or an array of them."""
    if isinstance(value, np.ndarray):
        from numpy._date_arrays import TimeArray
        return TimeArray(value, kind, unit)
    cls = datetime64 if kind == "M" else timedelta64
    moment = object.__new__(cls)
    moment._value, moment._unit = units.bounded(int(value)), unit
    return moment


class Scalar(Time):
    shape, ndim, size = (), 0, 1

    def __new__(cls, value=None, unit=None):
        number, own = cls._read(value, unit)
        moment = object.__new__(cls)
        moment._value, moment._unit = units.bounded(number), own
        return moment

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
        return made, (self._kind, self._value, self._unit)


class datetime64(Scalar):
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


class timedelta64(Scalar):
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
        return cast_span(number, own, unit), unit

    def item(self):
        return units.span_object(self._value, self._unit)

    def __str__(self):
        if self._value == NAT:
            return "NaT"
        return f"{self._value} {units.NAMES[self._unit]}"

    def __repr__(self):
        value = "'NaT'" if self._value == NAT else self._value
        return f"np.timedelta64({value}" + (")" if self._unit == "generic" else f",'{self._unit}')")
