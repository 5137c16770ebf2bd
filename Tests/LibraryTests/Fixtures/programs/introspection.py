# What programs ask about functions, classes and the machine; streams, decimal numbers.
import contextlib, dataclasses, decimal, functools, inspect, io, itertools, sys, time, types
from decimal import Decimal as D
def f(a, b=2, /, c: int = 3, *args, d, e=5, **kw) -> str:
    """Doc.

    More.
    """
    return 1
def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs): return function(*args, **kwargs)
    return wrapper
@decorated
def g(x: "int", y: list[int] = None): return x
class A:
    """A doc."""
    limit = 1
    def __init__(self, x, *, y=2): self.x = x
    def method(self, z): return z
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def plain(n): return n
    @property
    def half(self):
        """Half of x."""
        return self.x / 2
class B(A):
    def method(self, z): return z + 1
@dataclasses.dataclass(slots=True)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list)
for thing in (f, g, A, A.method, A(1).method, A.make, A.plain, len, sorted, functools.partial(f, 1, c=4), lambda *, q: q):
    print(inspect.signature(thing), list(inspect.signature(thing).parameters))
print(repr(inspect.signature(f)), inspect.signature(P), inspect.getfullargspec(f))
parameter = inspect.signature(f).parameters["c"]
print(parameter, repr(parameter), parameter.kind, parameter.kind.description, parameter.default, parameter.annotation, inspect.signature(f).parameters["d"].default is inspect.Parameter.empty)
bound = inspect.signature(f).bind(1, d=4, z=9)
print(bound, bound.args, bound.kwargs, bound.apply_defaults(), bound.arguments)
for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3), {"c": 1, "d": 1})):
    try: print(inspect.signature(f).bind(*args, **kwargs))
    except TypeError as e: print(e)
try: inspect.signature(5)
except TypeError as e: print(e)
print(inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(A), inspect.ismethod(A(1).method), inspect.isbuiltin(len), inspect.unwrap(g) is g.__wrapped__)
help(f); help(g); help(A); help(B); help(A.method); help(A.make)
print(A.__dict__.keys(), type(A.__dict__), B.__dict__["__doc__"], "limit" in A.__dict__, {**A.__dict__}["limit"])
try: A.__dict__["limit"] = 2
except TypeError as e: print(e)
print(types.MappingProxyType({"a": 1}), types.MappingProxyType({"a": 1}) == {"a": 1})
try: P(1).z = 5
except AttributeError as e: print(e)
print(P.__slots__, P(1), dataclasses.fields(P)[0].metadata)
print(itertools.count(5), itertools.count(1, 2), itertools.repeat(3), itertools.repeat("a", 2))
def counter():
    n = 7
    def inner(): return n
    return inner
print(counter().__closure__[0].cell_contents)
with contextlib.redirect_stdout(io.StringIO()) as kept:
    print("inside"); sys.stdout.write("written\n")
print(repr(kept.getvalue()))
with contextlib.redirect_stderr(io.StringIO()) as kept: print("error", file=sys.stderr)
print(repr(kept.getvalue()))
print(time.gmtime(0), time.strptime("2024-02-29 13:05", "%Y-%m-%d %H:%M"), time.struct_time(range(9)).tm_min)
print(sys.float_info, sys.int_info.bits_per_digit, sys.getdefaultencoding(), sys.version_info[:2], sys.version_info.minor, sys.getsizeof(10**20))
print(list[int].__origin__, dict[str, int].__args__)
try:
    match 5:
        case 1: print("one")
        case other if other > 9: print("many")
        case _: print("other")
finally: print("done")
print(D("0.1") + D("0.2"), repr(D(0.1)), D("1.10") * 2, D(1) / 3, D("1E+3"), D("3.14159").quantize(D("0.01")), D(2).sqrt(), D("2.5").quantize(D(1), rounding=decimal.ROUND_HALF_UP), D(7) // 2, D(-7) % 3, D(2) ** -2, D(1) == 1.0, D("1.5") > 1, round(D("2.675"), 2), round(D("2.5")), f"{D('1234.5'):,.2f}|{D('1.5'):>8}|{D('12345'):.2e}|{D('0.256'):.1%}", D("1e-10"), D("NaN"), D("-Infinity"), D("1.200").normalize(), D("1.23").as_tuple(), sum([D("0.1")] * 3), hash(D(3)) == hash(3), D("-0.0"), int(D("-1.9")), float(D("1.5")), D("100").normalize(), D(10) / 4, -D("1.00") / 2, abs(D(-3)), max(D(1), D(2)), sorted([D("1.1"), D("1")]))
for bad in (lambda: D(1) / 0, lambda: D("abc"), lambda: D(1) + 1.5, lambda: D(0) / 0, lambda: D(-1).sqrt(), lambda: D([1])):
    try: print(bad())
    except (ArithmeticError, TypeError, ValueError) as e: print(type(e).__name__, e)
with decimal.localcontext() as context:
    context.prec = 4
    print(D(2) / 3, D("123456") + 0)
print(D(2) / 3)


def counting():
    yield 1


print(inspect.isgeneratorfunction(counting), inspect.isgeneratorfunction(len),
      inspect.isgeneratorfunction(lambda: 1), counting.__code__.co_flags & 32,
      (lambda *a, **k: 0).__code__.co_flags & 12)
