"""Functions of dates: as text, and which of them are worked on."""

import numpy as np
from numpy import _time_units as units
from numpy._date_arrays import TimeArray
from numpy._dates import made
from numpy._time_operators import is_time
from numpy._time_units import NAT


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
    if not is_time(x):
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return np.asarray(x._value) == NAT


def _days(dates):
    """Days since 1970, and whether they came alone."""
    if not is_time(dates):
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
    return made("M", np.array(result).reshape(days.shape)[()], "D")
