"""Dates and times."""

import math as _math
import time as _time

from _calendar import (
    MAXYEAR,
    MINYEAR,
    _check_date,
    _check_time,
    _from_ordinal,
    _in_range,
    _ordinal,
)
from _datetime_text import _format, _parse, _time_text
from _datetime_zones import UTC, _offset_text, timedelta, timezone, tzinfo


class IsoCalendarDate(tuple):
    """A day as a year, a week of it and a day of that."""

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    """A day of the Gregorian calendar."""

    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = super().__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        now = _time.localtime()
        return cls(now[0], now[1], now[2])

    @classmethod
    def fromtimestamp(cls, t):
        now = _time.localtime(t)
        return cls(now[0], now[1], now[2])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        try:
            year, month, day = text.split("-")
            if (len(year), len(month), len(day)) != (4, 2, 2):
                raise ValueError
            return cls(int(year), int(month), int(day))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def _moment(self):
        return (self._year, self._month, self._day, 0, 0, 0, 0, None)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate(
            (year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.isoweekday()))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.{type(self).__qualname__}({self._year}, {self._month}, {self._day})"

    def strftime(self, format):
        return _format(self._moment(), format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def ctime(self):
        return self.strftime("%c")

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self._year, month or self._month, day or self._day)

    def _key(self):
        return (self._year, self._month, self._day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)(*_from_ordinal(_in_range(self.toordinal() + other.days)))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class time:
    """A time of day."""

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second = hour, minute, second
        self.microsecond, self.tzinfo = microsecond, tzinfo

    def isoformat(self, timespec="auto"):
        return _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)

    __str__ = isoformat

    def strftime(self, format):
        return _format((1900, 1, 1, self.hour, self.minute, self.second, self.microsecond,
                        self.tzinfo), format)

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        return f"datetime.time({', '.join(map(str, parts))})"

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class datetime(date):
    """A date with a time of day."""

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        _check_time(hour, minute, second, microsecond)
        self = super().__new__(cls, year, month, day)
        self.hour, self.minute, self.second = hour, minute, second
        self.microsecond, self.tzinfo, self.fold = microsecond, tzinfo, fold
        return self

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls._from(_time.time(), _time.gmtime, None)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        if tz is None:
            return cls._from(t, _time.localtime, None)
        return cls._from(t + tz.utcoffset(None).total_seconds(), _time.gmtime, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls._from(t, _time.gmtime, None)

    @classmethod
    def _from(cls, t, convert, tz):
        whole = _math.floor(t)
        micro = round((t - whole) * 1000000)
        if micro == 1000000:
            whole, micro = whole + 1, 0
        fields = convert(whole)
        return cls(fields[0], fields[1], fields[2], fields[3], fields[4], min(fields[5], 59),
                   micro, tz)

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        try:
            day = date.fromisoformat(text[:10])
            rest = text[11:]
            zone = None
            if rest.endswith("Z"):
                rest, zone = rest[:-1], timezone.utc
            elif len(rest) > 6 and rest[-6] in "+-":
                hours, minutes = rest[-5:].split(":")
                offset = timedelta(hours=int(hours), minutes=int(minutes))
                zone = timezone(-offset if rest[-6] == "-" else offset)
                rest = rest[:-6]
            clock, _, fraction = rest.partition(".")
            parts = [int(part) for part in clock.split(":")] if clock else []
            parts += [0] * (3 - len(parts))
            return cls(day.year, day.month, day.day, *parts, int((fraction + "000000")[:6]), zone)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        return cls(*_parse(text, format))

    def _moment(self):
        return (self._year, self._month, self._day, self.hour, self.minute, self.second,
                self.microsecond, self.tzinfo)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
        if self.tzinfo is not None:
            offset = self.tzinfo.utcoffset(None)
            epoch = datetime(1970, 1, 1)
            return (self.replace(tzinfo=None) - epoch - offset).total_seconds()
        return _time.mktime(self.timetuple()) + self.microsecond / 1000000

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return datetime.fromtimestamp(self.timestamp(), tz)

    def timetuple(self):
        return _time.struct_time((
            self._year, self._month, self._day, self.hour, self.minute, self.second,
            self.weekday(), self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True):
        def pick(new, old):
            return old if new is None else new
        return type(self)(pick(year, self._year), pick(month, self._month), pick(day, self._day),
                          pick(hour, self.hour), pick(minute, self.minute),
                          pick(second, self.second), pick(microsecond, self.microsecond),
                          self.tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep="T", timespec="auto"):
        text = super().isoformat() + sep + _time_text(
            self.hour, self.minute, self.second, self.microsecond, timespec)
        return text + (_offset_text(self.utcoffset()) if self.tzinfo is not None else "")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = f", tzinfo={self.tzinfo!r}" if self.tzinfo is not None else ""
        return f"datetime.{type(self).__qualname__}({', '.join(map(str, parts))}{zone})"

    def _key(self):
        return (self._year, self._month, self._day, self.hour, self.minute, self.second,
                self.microsecond)

    def _micros(self):
        seconds = ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60 + self.second
        return seconds * 1000000 + self.microsecond

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._micros() + other._total(), 86400000000)
        year, month, day = _from_ordinal(_in_range(days))
        seconds, micro = divmod(rest, 1000000)
        return type(self)(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60,
                          micro, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            result = timedelta(microseconds=self._micros() - other._micros())
            if self.tzinfo is not None:
                result = result - self.utcoffset() + other.utcoffset()
            return result
        return NotImplemented

    __hash__ = date.__hash__


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min, time.max = time(), time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
