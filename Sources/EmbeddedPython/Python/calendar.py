"""Months and years as tables."""

import datetime as _datetime

day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [name[:3] for name in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December"]
month_abbr = [name[:3] for name in month_name]
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


class IllegalMonthError(ValueError):
    """There is no such month."""

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """How many leap years lie in a range of years."""
    return sum([isleap(year) for year in range(y1, y2)])


def weekday(year, month, day):
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    """The day of the week on which a month begins, and how many days it has."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = [31, 28 + isleap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return weekday(year, month, 1), days


class Calendar:
    """Weeks that begin on a day."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter([(self.firstweekday + step) % 7 for step in range(7)])

    def itermonthdates(self, year, month):
        """The days of all weeks that a month touches."""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = _datetime.date(year, month, 1) - _datetime.timedelta(before)
        weeks = -(-(before + days) // 7)
        return iter([start + _datetime.timedelta(step) for step in range(weeks * 7)])

    def itermonthdays(self, year, month):
        return iter([day.day if day.month == month else 0
                     for day in self.itermonthdates(year, month)])

    def monthdayscalendar(self, year, month):
        days = list(self.itermonthdays(year, month))
        return [days[start:start + 7] for start in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        days = list(self.itermonthdates(year, month))
        return [days[start:start + 7] for start in range(0, len(days), 7)]


class TextCalendar(Calendar):
    """A calendar as text."""

    def formatweek(self, theweek, width):
        return " ".join([f"{day:2}".center(width) if day else " " * width for day in theweek])

    def formatweekheader(self, width):
        names = day_name if width >= 9 else day_abbr
        return " ".join([names[day][:width].center(width) for day in self.iterweekdays()])

    def _lines(self, year, month, width, with_year=True):
        title = month_name[month] + (f" {year}" if with_year else "")
        return [title.center(7 * (width + 1) - 1), self.formatweekheader(width)] + [
            self.formatweek(week, width) for week in self.monthdayscalendar(year, month)]

    def formatmonth(self, theyear, themonth, w=0, l=0):
        lines = [line.rstrip() for line in self._lines(theyear, themonth, max(2, w))]
        return ("\n" * max(1, l)).join(lines) + "\n" * max(1, l)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        width = max(2, w)
        column = 7 * (width + 1) - 1
        gap = " " * max(2, c)
        text = str(theyear).center(column * m + len(gap) * (m - 1)).rstrip() + "\n" * max(1, l)
        for first in range(1, 13, m):
            months = [self._lines(theyear, month, width, False)
                      for month in range(first, min(first + m, 13))]
            text += "\n" * max(1, l)
            for row in range(max([len(lines) for lines in months])):
                parts = [(lines[row] if row < len(lines) else "").ljust(column) for lines in months]
                text += gap.join(parts).rstrip() + "\n" * max(1, l)
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


_plain = TextCalendar()
month, prmonth, prcal, calendar = (
    _plain.formatmonth, _plain.prmonth, _plain.pryear, _plain.formatyear)
monthcalendar = _plain.monthdayscalendar


def firstweekday():
    return _plain.firstweekday


def setfirstweekday(firstweekday):
    _plain.firstweekday = firstweekday
