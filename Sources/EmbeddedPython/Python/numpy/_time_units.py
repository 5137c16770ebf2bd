"""The units of NumPy's dates and spans: how they are written, and how one is turned into another.

A date is a number of units since 1970. Years and months are counted on the calendar; all other units
are a fixed number of the next finer one."""

import datetime

UNITS = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns"]
NAMES = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes",
         "s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds",
         "generic": "generic time units"}
NAT = -(1 << 63)
# How many of the next finer unit one is, from weeks on.
_FACTORS = [7, 24, 60, 60, 1000, 1000, 1000]


def bounded(value):
    """A whole number that fits into 64 bits."""
    if not NAT <= value < -NAT:
        raise OverflowError("int too big to convert")
    return value


def unit_of(text):
    """The unit in brackets of `datetime64[D]`, or the word for it."""
    if text not in UNITS and text not in ("generic", "μs"):
        raise TypeError(f'Invalid datetime unit "{text}" in metadata')
    return "us" if text == "μs" else text


def finer(a, b):
    """The finer one of two units."""
    if a == "generic" or b == "generic":
        return b if a == "generic" else a
    return UNITS[max(UNITS.index(a), UNITS.index(b))]


def factor(coarse, fine):
    """How many of the finer unit the coarser one is; None between calendar and fixed units."""
    a, b = UNITS.index(coarse), UNITS.index(fine)
    if a == b:
        return 1
    if coarse == "Y" and fine == "M":
        return 12
    if a < 2:
        return None
    result = 1
    for each in _FACTORS[a - 2:b - 2]:
        result *= each
    return result


def days_from_months(months):
    """The day on which a month since January 1970 begins."""
    return days_from_civil(1970 + months // 12, months % 12 + 1, 1)


def days_from_civil(year, month, day):
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil_from_days(days):
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    part = (5 * of_year + 2) // 153
    month = part + (3 if part < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * part + 2) // 5 + 1


def convert_date(value, old, new):
    """A date in another unit; a coarser one names the span that the date lies in."""
    if value == NAT or old == new or old == "generic":
        return value
    if old in "YM" and new not in "YM":
        days = days_from_months(value * 12 if old == "Y" else value)
        return convert_date(days, "D", new)
    if new in "YM" and old not in "YM":
        year, month, _ = civil_from_days(convert_date(value, old, "D"))
        return year - 1970 if new == "Y" else (year - 1970) * 12 + month - 1
    if old == "M" and new == "Y":
        return value // 12
    if old == "Y":
        return value * 12
    # Weeks begin on the Thursday that 1970 began with.
    if UNITS.index(old) < UNITS.index(new):
        return value * factor(old, new)
    return value // factor(new, old)


def convert_span(value, old, new):
    """A span in another unit, what is left over cut off."""
    if value == NAT or old == new or "generic" in (old, new):
        return value
    if UNITS.index(old) < UNITS.index(new):
        count = factor(old, new)
        return None if count is None else value * count
    count = factor(new, old)
    if count is None:
        return None
    return value // count if value >= 0 else -(-value // count)


def date_text(value, unit):
    """A date as ISO 8601 writes it, down to its unit."""
    if value == NAT:
        return "NaT"
    if unit == "Y":
        return _year(1970 + value)
    if unit == "M":
        return f"{_year(1970 + value // 12)}-{value % 12 + 1:02}"
    days = convert_date(value, unit, "D")
    year, month, day = civil_from_days(days)
    text = f"{_year(year)}-{month:02}-{day:02}"
    if unit in ("W", "D"):
        return text
    rest = value - convert_date(days, "D", unit)
    per_second = 1 if unit in ("h", "m", "s") else factor("s", unit)
    seconds = rest * {"h": 3600, "m": 60}.get(unit, 1) // per_second
    text += f"T{seconds // 3600:02}"
    if unit != "h":
        text += f":{seconds // 60 % 60:02}"
    if unit not in ("h", "m"):
        text += f":{seconds % 60:02}"
    if per_second > 1:
        text += f".{rest % per_second:0{len(str(per_second)) - 1}}"
    return text


def _year(year):
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def parse_date(text):
    """The value and the unit of a date that is written as ISO 8601."""
    plain = text.strip()
    if plain == "" or plain.lower() == "nat":
        return NAT, "generic"
    if plain in ("today", "now"):
        now = datetime.datetime.now(datetime.timezone.utc)
        seconds = int(now.timestamp())
        return (seconds // 86400, "D") if plain == "today" else (seconds, "s")
    return _Reader(plain).date()


class _Reader:
    """Reads the parts of a date from left to right."""

    def __init__(self, text):
        self._text, self._place = text, 0

    def _fail(self, place=None):
        at = self._place if place is None else place
        raise ValueError(f'Error parsing datetime string "{self._text}" at position {at}')

    def _digits(self, count, low, high, what):
        start = self._place
        part = self._text[start:start + count]
        if len(part) < count or not part.isdigit():
            self._fail()
        self._place += count
        if not low <= int(part) <= high:
            raise ValueError(f'{what} out of range in datetime string "{self._text}"')
        return int(part)

    def _accept(self, signs):
        if self._text[self._place:self._place + 1] in tuple(signs):
            self._place += 1
            return True
        return False

    def _is_at_end(self):
        return self._place >= len(self._text)

    def date(self):
        sign = -1 if self._accept("-") else 1
        year = sign * self._digits(4, 0, 9999, "Year")
        if self._is_at_end():
            return year - 1970, "Y"
        separated = self._accept("-/")
        month = self._digits(2, 1, 12, "Month")
        if self._is_at_end():
            if not separated:
                self._fail(4)
            return (year - 1970) * 12 + month - 1, "M"
        if separated and not self._accept("-/"):
            self._fail()
        last = days_from_months((year - 1970) * 12 + month) - days_from_civil(year, month, 1)
        days = days_from_civil(year, month, self._digits(2, 1, last, "Day"))
        if self._is_at_end():
            return days, "D"
        if not self._accept("T "):
            self._fail()
        return self._time(days)

    def _time(self, days):
        value = days * 24 + self._digits(2, 0, 23, "Hours")
        for unit, next_unit in (("h", "m"), ("m", "s")):
            if self._is_at_end():
                return value, unit
            if self._accept("Z"):
                return value, unit
            if not self._accept(":"):
                self._fail()
            value = value * 60 + self._digits(2, 0, 59, "Minutes" if unit == "h" else "Seconds")
        if self._is_at_end() or self._accept("Z"):
            return value, "s"
        if not self._accept("."):
            self._fail()
        digits = self._text[self._place:].rstrip("Z")
        if not digits.isdigit():
            self._fail()
        size = 3 if len(digits) <= 3 else 6 if len(digits) <= 6 else 9
        fraction = int(digits[:9].ljust(size, "0"))
        return value * 10 ** size + fraction, {3: "ms", 6: "us", 9: "ns"}[size]


def date_object(value, unit):
    """A date as the module datetime has it; a number where that has none."""
    if value == NAT:
        return None
    if unit == "ns":
        return value
    if unit in ("Y", "M", "W", "D"):
        return datetime.date(*civil_from_days(convert_date(value, unit, "D")))
    micros = convert_date(value, unit, "us")
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=micros)


def span_object(value, unit):
    """A span as the module datetime has it; a number where that has none."""
    if value == NAT:
        return None
    if unit in ("Y", "M", "ns", "generic"):
        return value
    return datetime.timedelta(microseconds=convert_span(value, unit, "us"))
