"""The types of moments and spans, and the errors of what does not go together."""

import numpy as np
from numpy import _time_units as units


class UFuncTypeError(TypeError):
    """The operands of a function have types that it does not take."""

    __module__ = "numpy._core._exceptions"


def wrong(name, *types):
    named = " and ".join([f"dtype('{each.str}')" for each in types])
    return UFuncTypeError(f"ufunc '{name}' cannot use operands with types {named}")


def cast_span(value, old, new, name="add"):
    """A span in the unit of what it meets."""
    result = units.convert_span(value, old, new)
    if result is None:
        raise UFuncTypeError(
            f"Cannot cast ufunc {name!r} input 1 from dtype('<m8[{old}]') to dtype('<m8[{new}]') "
            "with casting rule 'same_kind'")
    return result


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
        from numpy import _dates
        return _dates.datetime64 if self.kind == "M" else _dates.timedelta64

    def make(self, name, args, kwargs):
        """What `np.zeros`, `np.array` and their kin give for the type."""
        from numpy import _date_arrays
        return _date_arrays.make(name, args, kwargs, self)

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
