"""Dates and times."""

import math as _math
import time as _time

MINYEAR = 1
MAXYEAR = 9999

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FULL_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_FULL_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_LENGTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTH[month - 1]


def _ordinal(year, month, day):
    y = year - 1
    days = y * 365 + y // 4 - y // 100 + y // 400
    return days + _BEFORE[month - 1] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    year = n400 * 400 + 1
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year += n100 * 100 + n4 * 4 + n1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _days_in(year, month):
        n -= _days_in(year, month)
        month += 1
    return year, month, n + 1


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


def _format(moment, format):
    year, month, day, hour, minute, second, micro, zone = moment
    weekday = (_ordinal(year, month, day) + 6) % 7
    day_of_year = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    codes = {
        "a": _DAYS[weekday], "A": _FULL_DAYS[weekday], "w": str((weekday + 1) % 7),
        "d": f"{day:02d}", "e": f"{day:2d}", "b": _MONTHS[month - 1], "h": _MONTHS[month - 1],
        "B": _FULL_MONTHS[month - 1], "m": f"{month:02d}", "y": f"{year % 100:02d}",
        "Y": str(year), "H": f"{hour:02d}", "I": f"{(hour + 11) % 12 + 1:02d}",
        "p": "AM" if hour < 12 else "PM", "M": f"{minute:02d}", "S": f"{second:02d}",
        "f": f"{micro:06d}", "j": f"{day_of_year:03d}", "%": "%", "n": "\n", "t": "\t",
        "U": f"{(day_of_year + 6 - (weekday + 1) % 7) // 7:02d}",
        "W": f"{(day_of_year + 6 - weekday) // 7:02d}",
        "z": _offset_text(zone.utcoffset(None), "") if zone else "",
        "Z": zone.tzname(None) if zone else "", "u": str(weekday + 1),
    }
    codes["c"] = f"{codes['a']} {codes['b']} {codes['e']} {codes['H']}:{codes['M']}:{codes['S']} {year}"
    codes["x"] = codes["D"] = f"{codes['m']}/{codes['d']}/{codes['y']}"
    codes["X"] = codes["T"] = f"{codes['H']}:{codes['M']}:{codes['S']}"
    codes["F"] = f"{year}-{codes['m']}-{codes['d']}"
    codes["R"] = f"{codes['H']}:{codes['M']}"
    out, i = [], 0
    while i < len(format):
        c = format[i]
        if c == "%" and i + 1 < len(format):
            i += 1
            code = format[i]
            if code == "-" and i + 1 < len(format):
                i += 1
                out.append(codes.get(format[i], "%-" + format[i]).lstrip("0") or "0")
            else:
                out.append(codes.get(code, "%" + code))
        else:
            out.append(c)
        i += 1
    return "".join(out)


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


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


def _in_range(ordinal):
    if not 0 < ordinal <= 3652059:
        raise OverflowError("date value out of range")
    return ordinal


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


def _time_text(hour, minute, second, micro, timespec):
    text = f"{hour:02d}:{minute:02d}"
    if timespec == "minutes":
        return text
    text += f":{second:02d}"
    if timespec == "milliseconds":
        return text + f".{micro // 1000:03d}"
    if timespec == "microseconds" or (micro and timespec == "auto"):
        return text + f".{micro:06d}"
    return text


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


def _parse(text, format):
    values = {"year": 1900, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0, "micro": 0}
    widths = {"Y": ("year", 4), "m": ("month", 2), "d": ("day", 2), "H": ("hour", 2),
              "I": ("hour", 2), "M": ("minute", 2), "S": ("second", 2), "y": ("year", 2)}
    bad = ValueError(f"time data {text!r} does not match format {format!r}")
    pm = None
    zone = None
    format = format.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S").replace("%D", "%m/%d/%y")
    i = j = 0
    while j < len(format):
        c = format[j]
        j += 1
        if c.isspace():
            while i < len(text) and text[i].isspace():
                i += 1
            continue
        if c != "%" or j >= len(format):
            if text[i:i + 1] != c:
                raise bad
            i += 1
            continue
        code = format[j]
        j += 1
        if code in widths:
            name, width = widths[code]
            end = i
            while end < len(text) and end - i < width and text[end].isdigit():
                end += 1
            if end == i:
                raise bad
            number = int(text[i:end])
            if code == "y":
                number += 2000 if number < 69 else 1900
            values[name] = number
            i = end
        elif code == "f":
            end = i
            while end < len(text) and end - i < 6 and text[end].isdigit():
                end += 1
            if end == i:
                raise bad
            values["micro"] = int((text[i:end] + "000000")[:6])
            i = end
        elif code in "bhBaA":
            names = {"b": _MONTHS, "h": _MONTHS, "B": _FULL_MONTHS, "a": _DAYS, "A": _FULL_DAYS}
            for index, name in enumerate(names[code]):
                if text[i:i + len(name)].lower() == name.lower():
                    if code in "bhB":
                        values["month"] = index + 1
                    i += len(name)
                    break
            else:
                raise bad
        elif code == "p":
            if text[i:i + 2].upper() not in ("AM", "PM"):
                raise bad
            pm = text[i:i + 2].upper() == "PM"
            i += 2
        elif code == "z":
            if text[i:i + 1] == "Z":
                zone = timezone.utc
                i += 1
            else:
                part = text[i + 1:i + 6].replace(":", "")
                offset = timedelta(hours=int(part[:2]), minutes=int(part[2:4]))
                zone = timezone(-offset if text[i] == "-" else offset)
                i += 6 if ":" in text[i:i + 6] else 5
        elif code == "%":
            if text[i:i + 1] != "%":
                raise bad
            i += 1
        else:
            raise ValueError(f"{code!r} is a bad directive in format {format!r}")
    if i < len(text):
        raise ValueError(f"unconverted data remains: {text[i:]}")
    if pm is not None:
        values["hour"] = values["hour"] % 12 + (12 if pm else 0)
    return (values["year"], values["month"], values["day"], values["hour"], values["minute"],
            values["second"], values["micro"], zone)
