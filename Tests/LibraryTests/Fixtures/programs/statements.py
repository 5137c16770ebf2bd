a = b = c = 5; print(a, b, c)
a, (b, [c, *d]) = 1, (2, [3, 4, 5]); print(a, b, c, d)
x = [1,2,3]; x[0], x[1] = x[1], x[0]; print(x)
x[1:2] = [9, 9, 9]; print(x); del x[0]; del x[-1]; print(x); x[::2] = [0, 0]; print(x)
x += [1]; x *= 2; print(x)
i = 5; i += 1; i -= 2; i *= 3; i //= 2; i **= 2; i %= 7; i <<= 3; i |= 1; i ^= 3; i &= 14; i >>= 1; print(i)
print(1 if 0 else 2, 1 and 0 or 3, None or "d", not 0, 1 == 1.0, True == 1)
print(1 < 2 < 3 > 2, 1 < 3 < 2, 1 == 1 != 2)
print(10 / 4, 10 // 4, -10 // 4, 10 % -3, -7 % 3, 2 ** -1, 2 ** 0.5, 1e100, 1e-7, 0.1 + 0.2, 1e16, 123456789.123)
print(0xff, 0b101, 0o17, 1_000, 1e3, .5, 5.)
print(2**64, -2**63, 9223372036854775807 + 1, (2**64) % 7, (2**64) // 3, -(2**64), 2**64 == 2**64, hash(2**64) == hash(2**64), int(1e20))
print("a" "b", 'it''s', "tab\tq\"", r"raw\n", """multi
line""", "é", len("é"), "日本"[1], b"by")
print("abc" * 2, "abc"[::-1], "b" in "abc", "abc" < "abd", "%s %d %.2f" % ("s", 5, 1.5), "{} {0}".format if 0 else "x")
print(f"{1+1} {'nested ' + f'{2}'} {3.14159:.{2}f} {{}} {x!r:>5} {1,2}")
w = 10; print(f"{'x':^{w}}|{5:05d}|{1234567:,}|{0.5:%}|{255:x}|{255:#b}|{1e10:g}|{-5:+}")
def outer():
    x = 1
    def mid():
        nonlocal x
        x += 1
        def inner():
            nonlocal x
            x += 10
            return x
        return inner()
    r = mid()
    return r, x
print(outer())
gl = 0
def setg():
    global gl, newg
    gl += 1; newg = 5
setg(); print(gl, newg)
for i in range(3): pass
else: print("for else", i)
for i in []: pass
else: print("empty else")
while False: pass
else: print("while else")
for i, (a, b) in enumerate([(1,2),(3,4)]): print(i, a, b)
for k, *rest in [(1,2,3)]: print(k, rest)
d = {"a": 1, **{"b": 2}, "c": 3}; print(d, [*range(3), *"ab"], (*[1], 2), {*[1,2], 3})
del d["a"]; print(d, list(d), "b" in d, d.get("z"), d.get("z", 0), d | {"q": 1}, len(d))
print({1: "a", 1.0: "b", True: "c"})
print(sorted({3,1,2}), {1,2} | {3}, {1,2} & {2}, {1,2} - {1}, {1} <= {1,2})
def kw(**k): return k
print(kw(**{"a": 1}, b=2))
def va(*a, **k): return a, k
print(va(1, *[2, 3], 4, x=1, **{"y": 2}))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
def defaults(a, l=[]): l.append(a); return l
print(defaults(1), defaults(2))
match (1, 2):
    case (0, y): print("zero")
    case (1, y) if y > 5: print("guard")
    case (1, y): print("one", y)
def m(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case str() as s: return f"str {s}"
        case [a, b, *rest]: return f"list {a} {b} {rest}"
        case {"k": val, **r}: return f"dict {val} {r}"
        case None: return "none"
        case _: return "other"
print([m(v) for v in (0, 500, "hi", [1,2,3], {"k": 1, "z": 2}, None, 2.5)])
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match Pt(1, 2):
    case Pt(x=0): print("x0")
    case Pt(1, b): print("pt", b)
print(type(None), type(...), type(print).__name__, type(int), type(lambda: 0), ...)
print(id(a) == id(a), a is a, [] is [], () is ())
import math; print(math.pi, math.sqrt(16))
from math import floor as fl, ceil; print(fl(2.5), ceil(2.5))
print(__name__)
print(list(map(str, range(3))), " ".join(map(str, [1,2])))
print([i for i in range(20) if i % 2 == 0 if i % 3 == 0])
matrix = [[1,2,3],[4,5,6]]; print([[r[i] for r in matrix] for i in range(3)], list(zip(*matrix)))
s = "hello"; print(s[1:4], s[-3:], s[::2], s[10:], s[:100])
print(True + True, True & False, True | 2, -True, ~5, +3)
t = (1, 2, 3); a, b, c = t; print(a + b + c, t[1:], t + (4,), t * 2, t == (1,2,3), t < (1,2,4), hash(t) == hash((1,2,3)))
print([1,2] == [1,2], [1,2] < [1,3], [1] != [2], {"a":1} == {"a":1.0})
big = list(range(1000)); print(sum(big), big[500:505], min(big), big.index(77))
l = [3,1,2]; l.sort(); print(l, sorted(l, reverse=True), l.count(1), l[::-1])
r = []; r.append(r); print(r); dd = {}; dd["self"] = dd; print(dd)
print(divmod(7, 3), divmod(-7, 3), pow(2, 10), pow(2, 10, 7), abs(-5), round(2.567, 2), round(2.5), round(3.5), int(3.9), int("12"), float("1.5"), str(1.0), bool([]), bool("a"))
print(*[1,2,3], sep="-", end="!\n")
print("x", "y", sep="")
assert True
if True: pass
pass; pass
x = 5 if True else 6; print(x)
print(all([]), any([]), chr(97), ord("a"), hex(255), bin(5), oct(8))
lst = [1,2,3]
for v in lst:
    if v < 3: lst.append(v + 10)
print(lst)
def gen_default(x=(y for y in range(2))): return list(x)
print(gen_default(), gen_default())
class Ctx:
    n = 5
    sq = [i * 2 for i in range(3)]
    def m(self): return [self.n * i for i in range(3)]
print(Ctx.sq, Ctx().m())
print(isinstance(5, (str, int)), "x" if not [] else "y")
print((1,), (), [()], {(): []}, {"a": {"b": [1, (2,)]}})
print(-5 % 3, -5 // 3, 5 % -3, 5.5 % 2, -5.5 // 2, 7 // 2.0)
print(float("inf"), float("-inf"), float("nan"), -0.0, 1e300 * 1e10)
print(1_000_000 * 1_000_000 * 1_000_000 * 1_000_000)
c = 0
while c < 10:
    c += 1
    if c == 3: continue
    if c == 6: break
print(c)
