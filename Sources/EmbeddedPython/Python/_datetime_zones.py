"""Spans of time, and time zones."""

import math as _math

__name__ = "datetime"


class timedelta:
    """A duration: days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        whole = 0
        rest = 0.0
        for value, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1),
                            (milliseconds, 1000), (minutes, 60000000), (hours, 3600000000),
                            (weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            else:
                part = _math.floor(value)
                whole += part * unit
                fraction = (value - part) * unit
                whole += _math.floor(fraction)
                rest += fraction - _math.floor(fraction)
        whole += round(rest)
        self._days, whole = divmod(whole, 86400000000)
        self._seconds, self._microseconds = divmod(whole, 1000000)
        if abs(self._days) > 999999999:
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            plural = "" if abs(self._days) == 1 else "s"
            text = f"{self._days} day{plural}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._total() - other._total())

    def __neg__(self):
        return timedelta(microseconds=-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta(microseconds=abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(microseconds=self._total() * other)
        if isinstance(other, float):
            return timedelta(microseconds=round(self._total() * other))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta(microseconds=self._total() // other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        return timedelta(microseconds=round(self._total() / other))

    def __mod__(self, other):
        return timedelta(microseconds=self._total() % other._total())

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0


timedelta.min = timedelta(days=-999999999)
timedelta.max = timedelta(days=999999999, seconds=86399, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    pass


class timezone(tzinfo):
    """A fixed offset from UTC."""

    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name if self._name is not None else "UTC" + (
            _offset_text(self._offset) if self._offset else "")

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _offset_text(offset, separator=":"):
    total = offset._total() // 1000000
    sign = "-" if total < 0 else "+"
    hours, rest = divmod(abs(total), 3600)
    text = f"{sign}{hours:02d}{separator}{rest // 60:02d}"
    return text + (f"{separator}{rest % 60:02d}" if rest % 60 else "")
