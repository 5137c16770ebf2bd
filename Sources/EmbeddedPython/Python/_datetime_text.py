"""Dates and times as text, and back."""

from _calendar import _DAYS, _FULL_DAYS, _FULL_MONTHS, _MONTHS, _ordinal
from _datetime_zones import _offset_text, timedelta, timezone


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
