class Node:
    def __init__(self, nxt): self.next = nxt
n = None
for i in range(20000): n = Node(n)
del n
print("freed nodes")
l = []
for i in range(20000): l = [l]
del l
print("freed lists")
t = ()
for i in range(20000): t = (t,)
del t
d = {}
for i in range(20000): d = {"a": d}
del d
f = None
for i in range(20000):
    def g(f=f): return f
    f = g
del f, g
print("freed functions")
def mk(prev):
    def inner(): return prev
    return inner
c = None
for i in range(20000): c = mk(c)
del c
print("freed closures")
def chain(g):
    yield 1
    yield from g
g = iter([])
for i in range(20000): g = chain(g)
del g
print("freed gens")
b = []
for i in range(20000): b = [b]
try: repr(b)
except RecursionError as e: print("repr", e)
b2 = []
for i in range(20000): b2 = [b2]
try: b == b2
except RecursionError as e: print("eq", e)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __add__(self, o): return self + o
    def __call__(self): return self()
    def __getitem__(self, k): return self[k]
    def __bool__(self): return bool(self)
    def __str__(self): return str(self)
r = R()
for f in (lambda: repr(r), lambda: r == r.__class__() , lambda: hash(r), lambda: len(r), lambda: iter(r), lambda: r + 1, lambda: r(), lambda: r[0], lambda: bool(r), lambda: str(r), lambda: {r: 1}, lambda: [r].index(5), lambda: sorted([r, r], key=lambda q: q[0])):
    try: f(); print("no error")
    except RecursionError as e: print("RecursionError")
try: r.foo
except RecursionError: print("getattr RecursionError")
def rk(x): return sorted([1], key=rk)
try: rk(1)
except RecursionError: print("sorted rec")
def rm(x): return list(map(rm, [1]))
try: rm(1)
except RecursionError: print("map rec")
def gr():
    yield from gr()
try: next(gr())
except RecursionError: print("gen rec")
def gi():
    for x in gi(): yield x
try: next(gi())
except RecursionError: print("gen iter rec")
class C:
    def __init__(self): C()
try: C()
except RecursionError: print("init rec")
class P:
    @property
    def x(self): return self.x
try: P().x
except RecursionError: print("prop rec")
def co(*a, **k): return co(*a, **k)
try: co(1, x=2)
except RecursionError: print("expanded rec")
try: [0] * 10**12
except MemoryError: print("mem")
try: "a" * 10**15
except MemoryError: print("mem s")
try: [0] * 10**30
except (MemoryError, OverflowError) as e: print("mem big")
try: list(range(10**15))
except MemoryError: print("mem range")
try: (1,2) * 10**12
except MemoryError: print("mem tuple")
m = m2 = {}
for i in range(5): m2["x"] = {}; m2 = m2["x"]
import functools
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(200) % 1000007, fact.__name__)
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
import sys
sys.setrecursionlimit(20000)
print(depth(15000))
