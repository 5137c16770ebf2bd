def f():
    try:
        for i in range(3):
            try: yield i
            finally: print("f", i)
    finally: print("end")
for x in f():
    if x == 1: break
print("after")
def outer():
    def helper(x): return x * k
    k = 3
    return [helper(i) for i in range(3)]
print(outer())
class Acc:
    total = 0
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
    def __str__(self): return "Acc(" + ", ".join(f"{k}={v}" for k, v in sorted(self.__dict__.items())) + ")"
a = Acc(x=1, y=[1]); print(a, str(a), f"{a}", "%s" % a)
a.z = 5; del a.x; print(a)
for n in ("x", "y"): print(hasattr(a, n), getattr(a, n, None))
import copy
b = copy.copy(a); b.y.append(2); print(a.y, b.y)
c = copy.deepcopy(a); c.y.append(3); print(a.y, c.y)
def deco(n):
    def d(f):
        def w(*a, **k):
            print("calling", n, f.__name__, a, k)
            return f(*a, **k)
        return w
    return d
@deco(1)
@deco(2)
def add(a, b=2): return a + b
print(add(1), add(1, b=5))
class T:
    def __enter__(self): print("in"); return 1
    def __exit__(self, et, ev, tb):
        print("out", et and et.__name__); return et is KeyError
def g():
    with T() as t:
        yield t
        raise KeyError("k")
    yield "post"
print(list(g()))
x = [1, 2, 3, 4, 5]
print(x[-2:], x[:-2], x[::-2], x[5:2:-1], x[1:100])
x[1:3] = []; print(x)
print([*map(lambda p: p ** 2, filter(lambda q: q % 2, range(6)))])
s = {"b": 1, "a": 2}
print(sorted(s), sorted(s.items(), key=lambda kv: kv[1]), max(s, key=s.get), min(s.values()))
def rec(d, n=0):
    if n > 3: return d
    return rec({**d, n: n}, n + 1)
print(rec({}))
try:
    import nonexistent_mod
except ImportError as e: print(type(e).__name__, e)
print((lambda: (yield))().__class__.__name__)
class Meta(type):
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, k): return k == 3
    @property
    def prop(cls): return "meta prop"
class UsesMeta(metaclass=Meta): pass
print(len(UsesMeta), list(UsesMeta), UsesMeta[4], 3 in UsesMeta, UsesMeta.prop)
print(type(UsesMeta), isinstance(UsesMeta, Meta))
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
print(Color.RED, Color(2), Color["RED"], [c.name for c in Color], Color.RED == Color.RED, repr(Color.GREEN))
from dataclasses import dataclass, field
@dataclass
class DC:
    x: int
    y: float = 2.0
    z: list = field(default_factory=list)
print(DC(1), DC(1) == DC(1), DC(1, z=[1]).z)
from collections import namedtuple, defaultdict, Counter, OrderedDict, deque
P = namedtuple("P", "x y"); p = P(1, 2); print(p, p.x, p._replace(x=5), p == (1, 2))
dd = defaultdict(list); dd["a"].append(1); print(dd, dict(dd))
print(Counter("abca").most_common(2))
from functools import reduce, partial, lru_cache
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), partial(add, 1)(b=3))
@lru_cache(maxsize=None)
def fibo(n): return n if n < 2 else fibo(n-1) + fibo(n-2)
print(fibo(60))
from contextlib import contextmanager
@contextmanager
def cm(n):
    print("enter", n)
    try: yield n * 2
    except ValueError as e: print("caught", e)
    finally: print("leave")
with cm(4) as v: print(v); raise ValueError("inside")
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
try: Shape()
except TypeError as e: print(e)
class Sq(Shape):
    def area(self): return 4
print(Sq().area())
global_counter = 0
def inc():
    global global_counter
    global_counter += 1
[inc() for _ in range(5)]; print(global_counter)
def varkw(*, a, **rest): return a, rest
print(varkw(a=1, b=2, c=3))
print(*(i for i in range(3)), *[4], sep=",")
i = 10
def shadow():
    for i in range(2): pass
    return i
print(shadow(), i)
print([[0] * 2 for _ in range(2)], [None] * 3, [[]] * 2)
print("%5.1f|%-5s|%05d|%x" % (3.14159, "ab", 42, 255), "{:>8}|{:<8}|{:^8}".format("a", "b", "c"), "{0}{1}{0}".format(1, 2), "{a.real}".format(a=5))
try:
    try: raise ValueError("first")
    except ValueError as e: raise KeyError("second") from e
except KeyError as e:
    print(type(e.__cause__).__name__, e.__traceback__ is not None)
a = 1
def tricky():
    try: return a
    except NameError: return "ne"
print(tricky())
print(list(zip(*[iter(range(6))] * 2)))
