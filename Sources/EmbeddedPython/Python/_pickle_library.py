"""How objects of the standard library are made again, where making them takes arguments."""

import sys


def _date(obj):
    return type(obj), (obj.year, obj.month, obj.day)


def _datetime(obj):
    return type(obj), (obj.year, obj.month, obj.day, obj.hour, obj.minute, obj.second,
                       obj.microsecond, obj.tzinfo)


def _time(obj):
    return type(obj), (obj.hour, obj.minute, obj.second, obj.microsecond, obj.tzinfo)


def _timedelta(obj):
    return type(obj), (obj.days, obj.seconds, obj.microseconds)


def _text(obj):
    return type(obj), (str(obj),)


def _fraction(obj):
    return type(obj), (obj.numerator, obj.denominator)


def _member(obj):
    return type(obj), (obj.value,)


def _defaultdict(obj):
    return type(obj), (obj.default_factory,), None, None, list(obj.items())


def _deque(obj):
    return type(obj), (list(obj), obj.maxlen)


def _partial(obj):
    return type(obj), (obj.func, *obj.args), {"keywords": obj.keywords}


# More special classes stand before those that they are made of.
_WAYS = {
    "datetime": (("datetime", _datetime), ("date", _date), ("time", _time),
                 ("timedelta", _timedelta)),
    "decimal": (("Decimal", _text),), "fractions": (("Fraction", _fraction),),
    "enum": (("Enum", _member),),
    "collections": (("defaultdict", _defaultdict), ("deque", _deque)),
    "functools": (("partial", _partial),),
}


def reduced(obj):
    """How to make the object again; None for one that needs no help."""
    if isinstance(obj, BaseException):
        return type(obj), obj.args, dict(getattr(obj, "__dict__", None) or {}) or None
    if isinstance(obj, (range, slice)):
        return type(obj), (obj.start, obj.stop, obj.step)
    if isinstance(obj, complex):
        return complex, (obj.real, obj.imag)
    if isinstance(obj, tuple) and hasattr(type(obj), "_fields"):
        return type(obj), tuple(obj)
    for module, ways in _WAYS.items():
        loaded = sys.modules.get(module)
        if loaded is None:
            continue
        for name, way in ways:
            if isinstance(obj, getattr(loaded, name)):
                return way(obj)
