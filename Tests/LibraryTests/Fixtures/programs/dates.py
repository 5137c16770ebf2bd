"""datetime and io."""

import io
from datetime import date, datetime, time, timedelta, timezone

d = datetime(2024, 2, 29, 13, 5, 9, 1234)
print(d, repr(d), d.isoformat(), d.date(), d.time(), d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %y %I %p %% %U %W %d/%m"), f"{d:%H:%M}", d.weekday(), d.isoweekday(), d.isocalendar()[:3], d.toordinal(), d.timetuple()[:8])
print(d + timedelta(days=1, hours=12), d - timedelta(weeks=10), d - datetime(2023, 1, 1), datetime(2024, 1, 1) < d, d.replace(year=2023, day=1), datetime(2024, 1, 1) == datetime(2024, 1, 1, 0, 0), datetime.combine(date(2020, 1, 2), time(3, 4)), datetime(2024, 5, 1).strftime("%c|%x|%X"))
print(timedelta(days=1, seconds=3661), repr(timedelta(hours=5)), timedelta(seconds=1.5), timedelta(days=-1, hours=1), timedelta(minutes=90).total_seconds(), timedelta(days=2) / timedelta(hours=12), timedelta(days=1) * 2.5, timedelta(days=7) // 2, -timedelta(1), abs(-timedelta(1, 5)), timedelta(0) == timedelta(), bool(timedelta()), timedelta(milliseconds=1500), str(timedelta(microseconds=5)), timedelta(hours=25) > timedelta(days=1), sum([timedelta(1), timedelta(2)], timedelta()))
print(date(2024, 12, 31), repr(date(2024, 1, 1)), date(2024, 3, 1) - date(2024, 2, 1), date.fromisoformat("2021-05-06"), date(2000, 1, 1).strftime("%d %b"), date.fromordinal(730000), date.min, date.max, sorted([date(2021, 1, 1), date(2020, 1, 1)]), date(2024, 1, 31) + timedelta(31), hash(date(2020, 1, 1)) == hash(date(2020, 1, 1)))
print(datetime.strptime("2024-03-05 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("Mar 5, 2024 07PM", "%b %d, %Y %I%p"), datetime.fromisoformat("2024-01-02T03:04:05.678"), datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-02T03:04:05+02:00"))
u = datetime(2024, 1, 1, tzinfo=timezone.utc); print(u, repr(u), u.timestamp(), u.tzname(), datetime.fromtimestamp(1e9, timezone.utc), timezone(timedelta(hours=-5, minutes=-30)), timezone.utc, u.astimezone(timezone(timedelta(hours=2))), datetime.utcfromtimestamp(0))
for bad in (lambda: datetime(2023, 2, 29), lambda: datetime(2023, 13, 1), lambda: datetime(2023, 1, 1, 24), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: date.fromisoformat("nope"), lambda: date.max + timedelta(1), lambda: u - d, lambda: date(0, 1, 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
now = datetime.now(); print(now.year >= 2024, (datetime.now() - now).total_seconds() < 5, isinstance(now, date), date.today() == datetime.today().date())
s = io.StringIO("a\nb\nc"); print(s.read(1), s.readline(), s.readlines(), s.getvalue(), s.tell(), s.seek(0), list(s)); s = io.StringIO(); print("hi", 5, file=s); s.write("x"); print(repr(s.getvalue())); b = io.BytesIO(b"ab\ncd"); print(b.readline(), b.read(), b.getvalue())
with io.StringIO("q") as f: print(f.read())
try: f.read()
except ValueError as e: print(e)
