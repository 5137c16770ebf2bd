"""NumPy's moments and spans."""

import datetime

import numpy as np

print(np.datetime64("2015-07-04"), repr(np.datetime64("2015-07-04 12:00")), repr(np.datetime64("2015-07-04 12:59:59.50", "ns")), repr(np.datetime64("2005-02")), repr(np.datetime64("2005")), np.datetime64("nat"), repr(np.datetime64("2015-07-04T12")))
date = np.array("2015-07-04", dtype=np.datetime64)
print(repr(date), repr(date + np.arange(12)))
print(repr(np.datetime64("2015-07-04") + np.arange(3)), np.datetime64("2015-07-04") + 5, repr(np.datetime64("2015-07-04") - np.datetime64("2015-06-01")), repr(np.datetime64("2015-07-04") + np.timedelta64(12, "h")), repr(np.datetime64("2015-07-04") - 3))
print(repr(np.arange("2005-02", "2005-03", dtype="datetime64[D]")))
d = np.array(["2007-07-13", "2006-01-13", "2010-08-13"], dtype="datetime64")
print(repr(d), repr(d.dtype), d.dtype, np.sort(d), repr(d.min()), d.max(), repr(np.diff(d)), d.dtype == "datetime64[D]", d.shape, len(d))
print(d > np.datetime64("2007-01-01"), repr(d.astype("datetime64[M]")), d.astype("datetime64[Y]").astype(int) + 1970, d[d > np.datetime64("2007-01-01")], d.argmax(), np.argsort(d))
print(repr(np.timedelta64(1, "D")), np.timedelta64(4, "h"), repr(np.timedelta64(1, "D") * 3), np.timedelta64(1, "W") / np.timedelta64(1, "D"), np.timedelta64(1, "W") % np.timedelta64(10, "D"), np.timedelta64(1, "h") + np.timedelta64(30, "m"), repr(np.timedelta64(7)), -np.timedelta64(1, "D"), np.timedelta64(5, "D") // np.timedelta64(2, "D"), np.timedelta64(90, "m").astype("timedelta64[h]"))
print(repr(np.array(["2001-01-01T12:00", "2002-02-03T13:56:03.172"], dtype="datetime64")), repr(np.array([np.datetime64("2020-01-01"), np.datetime64("2020-01-03")])), repr(np.array([1, 2], dtype="timedelta64[D]")), repr(np.array([0, 1, 2], dtype="datetime64[D]")), repr(np.zeros(2, "M8[s]")))
print(np.datetime64("2011-03-14").astype(object), np.datetime64("2011-03-14T10:00").item(), d.tolist(), np.datetime64("2020-01-01").astype(int), repr(np.datetime64("2020-02-29").astype("datetime64[M]")), np.timedelta64(90, "s").item())
print(repr(np.datetime64(datetime.date(2020, 1, 2))), repr(np.datetime64(datetime.datetime(2020, 1, 2, 3, 4))), np.datetime64("2009") == np.datetime64("2009-01-01"), np.datetime64("2009-01-02") > np.datetime64("2009"), {np.datetime64("2009-01-01"): 1}[np.datetime64("2009-01-01")])
print(repr(np.busday_offset("2011-06-23", 1)), np.is_busday(np.datetime64("2011-07-15")), np.busday_count(np.datetime64("2011-07-11"), np.datetime64("2011-07-18")), repr(np.datetime_as_string(d)), np.is_busday(np.arange("2011-07-11", "2011-07-18", dtype="datetime64[D]")))
print(np.isnat(np.array(["2020-01-01", "NaT"], dtype="M8[D]")), repr(np.array(["2020-01-01", "NaT"], dtype="M8[D]")), np.datetime64("NaT") == np.datetime64("NaT"))
print(repr(np.unique(np.array(["2020-01-01", "2020-01-01", "2019-01-01"], dtype="M8[D]"))), (d - d[0]) / np.timedelta64(1, "D"), (d - d[0]).astype(int), repr(np.datetime64("now").dtype), repr(np.datetime64("today").dtype), repr(d - d[0]))
dates = np.arange(np.datetime64("2020-01-01"), np.datetime64("2020-01-10"), np.timedelta64(2, "D"))
print(repr(dates), dates[1:3], np.where(dates > np.datetime64("2020-01-04")), dates.reshape(5, 1).shape, repr(np.concatenate([dates[:1], d[:1]])), np.array(["2020-01-01"]).astype("datetime64[D]"))
dates[0] = "2019-12-31"
dates += np.timedelta64(1, "D")
print(dates, [str(each) for each in dates[:2]], np.datetime64("2020-01-31") + np.timedelta64(1, "D"), np.timedelta64(3, "M"), np.datetime64("2020-01") + 1, np.datetime64("1969-12-31"), np.datetime64("0001-01-01"), np.datetime64("2000-02-29") - np.datetime64("1999-02-28"))
for bad in (lambda: np.datetime64("hello"), lambda: np.datetime64("2009-01-01") + np.datetime64("2009-01-01"), lambda: np.datetime64("2020-01-31") + np.timedelta64(1, "M"), lambda: np.datetime64(5), lambda: np.timedelta64(1, "x"), lambda: np.datetime64("2020-13-01"), lambda: np.datetime64("2021-02-29"), lambda: np.datetime64(10 ** 30, "s"), lambda: np.datetime64("2021-01-01") + 2 ** 70):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
