"""Groups of exceptions, except*; calendars, queues, words of a shell, HTML."""

import calendar
import html
import queue
import shlex

eg = ExceptionGroup("m", [ValueError(1), OSError(2), ExceptionGroup("in", [ValueError(3)])])
print(repr(eg), str(eg), eg.message, eg.exceptions, eg.subgroup(ValueError), eg.split((OSError, KeyError)), isinstance(eg, Exception), type(BaseExceptionGroup("b", [ValueError()])).__name__)
print(eg.subgroup(lambda e: isinstance(e, OSError)), eg.subgroup(KeyError), eg.args, ExceptionGroup.__mro__)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: eg.split(3)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


def run(error, *kinds):
    log = []
    try:
        try:
            if error is not None:
                raise error
        except* ValueError as group:
            log.append(("V", group.exceptions))
            if "value" in kinds:
                raise KeyError("new")
        except* (TypeError, OSError) as group:
            log.append(("T", group.exceptions))
            if "type" in kinds:
                raise
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as left:
        log.append(repr(left))
    return log


print(run(None))
print(run(ValueError(1)))
print(run(KeyError("k")))
print(run(ExceptionGroup("g", [ValueError(1), TypeError("t")])))
print(run(ExceptionGroup("g", [ValueError(1), KeyError("t")])))
print(run(ExceptionGroup("g", [ValueError(1), TypeError("t")]), "type"))
print(run(ExceptionGroup("g", [ValueError(1), TypeError("t")]), "value"))
print(run(eg))
for text in ("try:\n    pass\nexcept* ValueError:\n    pass\nexcept KeyError:\n    pass\n", "try:\n    pass\nexcept*:\n    pass\n"):
    try:
        compile(text, "t", "exec")
    except SyntaxError as error:
        print(error)
try:
    raise ExceptionGroup("outer", [ValueError(1)])
except* ValueError:
    try:
        raise ExceptionGroup("inner", [KeyError(1), TypeError(2)])
    except* KeyError:
        print("inner key")
    except* TypeError:
        print("inner type")
    print("outer value")

print(calendar.month(2024, 2))
print(calendar.calendar(2023)[:400])
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.day_name[0], calendar.monthcalendar(2024, 9), calendar.weekday(2024, 1, 1), calendar.leapdays(2000, 2024), calendar.TextCalendar(6).formatmonth(2024, 3))
q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
for body in (lambda: q.get(block=False), lambda: [q.put_nowait(i) for i in range(3)]):
    try:
        body()
    except (queue.Empty, queue.Full) as error:
        print(type(error).__name__)
p = queue.PriorityQueue()
for i in (3, 1, 2):
    p.put(i)
print([p.get() for _ in range(3)])
print(shlex.split("a 'b c' \"d \\\" e\" f\\ g"), shlex.quote("a b"), shlex.join(["x", "y z"]))
print(html.escape("<a href='x'>&</a>"), html.unescape("&lt;b&gt; &amp; &#65; &#x42; &eacute; &bogus;"))
