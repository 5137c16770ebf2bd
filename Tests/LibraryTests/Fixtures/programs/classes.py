"""dataclasses, enum, abc, typing, contextlib, types."""

from __future__ import annotations
import abc, contextlib, enum, types, typing
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple, Union

@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)
    hidden: int = field(default=3, repr=False, compare=False)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p != Point(1), asdict(p), astuple(p), replace(p, x=1), [f.name for f in fields(Point)], is_dataclass(p), p.hidden)
for bad in (lambda: Point(), lambda: Point(1, 2, 3, 4, 5), lambda: Point(1, z=2), lambda: Point(1, x=2), lambda: hash(p)):
    try: print(bad())
    except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: int = 1
    def __post_init__(self): pass
print(V(1) < V(2), V(1, 5) > V(1, 2), hash(V(1)) == hash(V(1)), sorted([V(3), V(1)]), {V(1): 2})
try: V(1).a = 5
except Exception as e: print(type(e).__name__, e)
@dataclass
class Base:
    a: int = 1
@dataclass
class Derived(Base):
    b: int = 2
    c: int = field(init=False)
    def __post_init__(self): self.c = self.a + self.b
print(Derived(), Derived(5), Derived(b=7).c, Derived.__match_args__)
@dataclass
class Outer:
    inner: Base
    items: List[Base]
print(asdict(Outer(Base(1), [Base(2)])), Outer(Base(), []))
try:
    @dataclass
    class Wrong:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Wrong2:
        x: int = 1
        y: int
except TypeError as e: print(e)

class Color(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = enum.auto()
    ALIAS = 1
    def describe(self): return f"{self.name}={self.value}"
print(Color.RED, repr(Color.GREEN), Color(3), Color["RED"], Color.BLUE.value, list(Color), len(Color), Color.ALIAS is Color.RED, Color.RED.describe(), Color.RED == Color.RED, Color.RED in {Color.RED: 1}, isinstance(Color.RED, Color), Color.RED.name)
try: Color(9)
except ValueError as e: print(e)
try: Color["X"]
except KeyError as e: print("KeyError", e)
try: Color.RED = 5
except AttributeError as e: print(e)
class N(enum.IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.A == 1, N.A < N.B, f"{N.B}", repr(N.A), str(N.A), [10, 20, 30][N.B], int(N.B), sorted([N.B, N.A]), max(N))
class S(str, enum.Enum):
    X = "x"
print(S.X == "x", S.X.value, S("x"), S.X.upper())
class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.W), bool(Perm.R & Perm.W), (Perm.R | Perm.X).value, repr(Perm.R | Perm.W), Perm(0))
class Planet(enum.Enum):
    EARTH = (5.97e24, 6.37e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
print(Planet.EARTH.mass, Planet.EARTH, Planet.EARTH.value)
Dyn = enum.Enum("Dyn", "A B"); print(list(Dyn), Dyn.A.value)

class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
    def show(self): return f"{self.name} {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
class Half(Shape):
    def area(self): return 0
for make in (Shape, Half, lambda: Sq(2)):
    try: print(make().show())
    except TypeError as e: print(e)
from collections.abc import Callable as C, Iterable, Iterator, Mapping, Sequence, Sized, Hashable, MutableMapping
print(isinstance([], Iterable), isinstance(5, Iterable), isinstance([], Sequence), isinstance({}, Mapping), isinstance({}, Sequence), isinstance("a", Sequence), isinstance(iter([]), Iterator), isinstance(len, C), isinstance([], Hashable), isinstance(Sq(1), Sized), isinstance((i for i in []), Iterator))
class MM(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MM(); mm["a"] = 1; mm.update(b=2); print(dict(mm), "a" in mm, mm.get("z", 0), mm.pop("a"), list(mm.items()), mm.setdefault("q", 9), len(mm), isinstance(mm, Mapping))

class Emp(NamedTuple):
    name: str
    age: int = 3
    def greet(self): return "hi " + self.name
e = Emp("bob"); print(e, e.age, e.greet(), e._fields, Emp("a", 5)._replace(age=1), isinstance(e, tuple))
print(Optional[int], List[int], Dict[str, int], Union[int, str], Tuple[int, ...], Callable, Any, List, Optional[List[str]], Union[int, None], typing.Literal["a", 1])
T = typing.TypeVar("T")
class Box(typing.Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box(1).v, Box[int](2).v, T, list[int], dict[str, int], tuple[int, ...], int | None)
def f(a: int, b: "List[str]" = None) -> Optional[int]: return a
print(f(1), list(f.__annotations__))

@contextlib.contextmanager
def ctx(n):
    print("enter", n)
    try: yield n * 2
    finally: print("exit", n)
with ctx(1) as v, ctx(2) as w: print(v, w)
try:
    with ctx(3): raise ValueError("boom")
except ValueError as e: print("caught", e)
with contextlib.suppress(KeyError, ZeroDivisionError): {}["x"]
with contextlib.nullcontext(5) as n: print(n)
with contextlib.ExitStack() as stack:
    print(stack.enter_context(ctx("s"))); stack.callback(print, "callback")
@ctx("deco")
def run(): print("running")
run()
ns = types.SimpleNamespace(a=1, b="x"); ns.c = 3; print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=3))
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.NoneType, isinstance(types, types.ModuleType))

class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): "the v"; return self._v
    @v.setter
    def v(self, value): self._v = value
    @v.deleter
    def v(self): self._v = None
    @staticmethod
    def st(a): return a + 1
    @classmethod
    def cl(cls): return cls.__name__
o = Prop(); o.v = 5; print(o.v, Prop.st(1), o.st(2), Prop.cl(), o.cl(), Prop.v.__doc__); del o.v; print(o.v)
class RO:
    @property
    def r(self): return 1
try: RO().r = 2
except AttributeError as e: print(e)
print(getattr(o, "v", 0), hasattr(o, "zz"), vars(types.SimpleNamespace(k=1)), [n for n in dir(o) if not n.startswith("_")], callable(o.st), type(o).__name__, isinstance(o, (int, Prop)), issubclass(bool, int))
K = type("K", (Prop,), {"z": 5, "m": lambda self: self.z}); print(K().m(), K.__mro__[1].__name__, K.__bases__, K.__name__)
class A:
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class B(A, tag="t"): pass
print(B.tag)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, Cmp) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"Cmp({self.v})"
    def __bool__(self): return self.v > 0
    def __len__(self): return 7
    def __contains__(self, x): return x == self.v
    def __getitem__(self, i): return i * 2
    def __call__(self, *a, **k): return (a, k)
    def __iter__(self): return iter([self.v])
    def __format__(self, spec): return f"<{spec}>"
    def __abs__(self): return abs(self.v)
    def __round__(self, n=None): return ("round", n)
    def __int__(self): return 99
    def __float__(self): return 1.25
    def __index__(self): return 3
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): self.v += o; return self
    def __neg__(self): return "neg"
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", m)
    def __reversed__(self): return iter("rev")
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1
c = Cmp(2)
print(c == Cmp(2), {c: 1}[Cmp(2)], bool(Cmp(0)), len(c), 2 in c, c[4], c(1, k=2), list(c), f"{c:abc}", abs(Cmp(-3)), round(c), round(c, 2), int(c), float(c), [0, 1, 2, 9][c], hex(c), c + 1, 1 + c, -c, divmod(c, 1), pow(c, 2), c ** 2, pow(c, 2, 5), list(reversed(c)), dir(c), sum([c, c], 5), [c, Cmp(1)], str(c))
c += 5; print(c.v, c != Cmp(2), not Cmp(0), range(c), "abc"[c:] == "", max([c], default=0) is c)
print(super(B, B()).__init_subclass__ is not None, int.__repr__(5), str.__add__("a", "b"), list.__len__([1, 2]), dict.__contains__({1: 2}, 1))
class Money(int):
    def __add__(self, o): return Money(int(self) + int(o))
    def __mul__(self, o): return Money(super().__mul__(o))
    def __neg__(self): return "owed"
    def __repr__(self): return f"${int(self)}"
    def __lt__(self, o): return "less"
    def __eq__(self, o): return int(self) == o
    def __hash__(self): return int.__hash__(self)
m = Money(5)
print(m + 1, 1 + m, m * 2, type(m - 1), -m, m < 3, m == 5, 5 == m, m != 5, [m], {m: 1}[5], m > 3, sum([m, m]), m // 2, abs(m), 2 ** m, m & 4, str(m), f"{m:03d}", int(m), hash(m), max(m, 7))
class Bits(enum.IntFlag):
    A = 1
    B = 2
    C = 4
print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A & 1, ~Bits.A, Bits.C in (Bits.A | Bits.C), Bits(7), int(Bits.B), Bits.A + 1, Bits.A < Bits.B, list(Bits), Bits.A | 8 if False else "")
class W(str, enum.Enum):
    A = "a"
    def __str__(self): return "W!" + self.value
print(str(W.A), f"{W.A}", repr(W.A), W.A + "b", W("a") is W.A, W.A == "a", {W.A: 1}["a"])
class Both(KeyError, AttributeError): pass
class Mine(OSError, ValueError):
    def __init__(self, a, b): super().__init__(a); self.b = b
try: raise Both("k")
except AttributeError as e: print(type(e).__name__, e, e.args)
try: raise Mine("x", 2)
except ValueError as e: print(repr(e), e.b, isinstance(e, OSError))
e = OSError(2, "No such file", "x.txt"); print(e, e.errno, e.strerror, e.filename, repr(OSError("a")), OSError(5, "io"), OSError("only"))
try: raise ValueError("a", 1) from KeyError("k")
except ValueError as e: print(e, e.args, repr(e.__cause__), e.with_traceback(None) is e)
print(repr(Exception()), str(Exception()), repr(KeyError("a")), str(KeyError("a")), repr(ValueError(1, "b")), StopIteration(5).value, SystemExit(2).code, Exception("x") == Exception("x"))
