def f(a, /, b, *, c=1, **kw): return (a,b,c,kw)
print(f(1, 2), f(1, b=2, c=3, d=4))
def tryit(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
tryit(lambda: f())
tryit(lambda: f(1))
tryit(lambda: f(1,2,3))
tryit(lambda: f(a=1,b=2))
def g(x, y=2): return x, y
tryit(lambda: g())
tryit(lambda: g(1,2,3))
tryit(lambda: g(1, z=3))
tryit(lambda: g(1, x=3))
def h(*, k): return k
tryit(lambda: h())
tryit(lambda: h(1))
tryit(lambda: h(1, k=2))
def three(a,b,c): pass
tryit(lambda: three())
tryit(lambda: three(1))
class K:
    def m(self, a): pass
    def n(): pass
tryit(lambda: K().m())
tryit(lambda: K().m(1,2))
tryit(lambda: K().n())
tryit(lambda: K(1))
tryit(lambda: 5())
tryit(lambda: "abc"(1))
tryit(lambda: None.foo)
tryit(lambda: (1).foo)
tryit(lambda: K().zip)
tryit(lambda: K.zip)
tryit(lambda: undefined_name)
def local():
    print(qq)
    qq = 1
tryit(local)
def free():
    def inner(): return zz
    r = inner()
    zz = 1
tryit(free)
tryit(lambda: 1 + "a")
tryit(lambda: "a" + 1)
tryit(lambda: [1] + 1)
tryit(lambda: (1,) + [1])
tryit(lambda: None + 1)
tryit(lambda: 1 < "a")
tryit(lambda: [] < 3)
tryit(lambda: -"a")
tryit(lambda: ~1.5)
tryit(lambda: 1[0])
tryit(lambda: None[0])
tryit(lambda: len(5))
tryit(lambda: [1,2][5])
tryit(lambda: (1,2)[5])
tryit(lambda: "ab"[5])
tryit(lambda: {}["k"])
tryit(lambda: [1]["a"])
tryit(lambda: {[]: 1})
tryit(lambda: {1,[]})
tryit(lambda: hash({}))
tryit(lambda: 1 // 0)
tryit(lambda: 1 % 0)
tryit(lambda: 1.0 / 0)
tryit(lambda: 1.0 // 0)
tryit(lambda: 0 ** -1)
tryit(lambda: iter(5))
tryit(lambda: next(iter([])))
tryit(lambda: [x for x in 5])
tryit(lambda: 3 in 5)
tryit(lambda: int("abc"))
tryit(lambda: float("x"))
def unpack():
    a, b = [1]
tryit(unpack)
def unpack2():
    a, b = 1, 2, 3
tryit(unpack2)
def unpack3():
    a, b = 5
tryit(unpack3)
def unpack4():
    a, *b, c = [1]
tryit(unpack4)
def setitem():
    (1,2)[0] = 3
tryit(setitem)
def setitem2():
    "abc"[0] = "x"
tryit(setitem2)
def delitem():
    del (1,2)[0]
tryit(delitem)
def raiser(): raise 5
tryit(raiser)
def raiser2(): raise
tryit(raiser2)
def raiser3(): assert 1 == 2, "msg"
tryit(raiser3)
def raiser4(): assert 0
tryit(raiser4)
def wither():
    with 5: pass
tryit(wither)
tryit(lambda: print(*5))
tryit(lambda: print(**5))
tryit(lambda: g(**{'x':1,'y':2,'q':3}))
tryit(lambda: g(1, **{'x':1}))
tryit(lambda: g(*[1], **{'y': 5}))
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError as e: print("RE", e)
tryit(lambda: setattr(5, 'x', 1))
tryit(lambda: setattr(K, '__class__', 1) if 0 else 1)
def boom():
    x = K(); x.a = 1; del x.a; return x.a
tryit(boom)
def boom2():
    del K().nope
tryit(boom2)
import functools
tryit(lambda: object().x)
def boom3(): object().x = 1
tryit(boom3)
tryit(lambda: list(5))
tryit(lambda: sum(["a"]))
tryit(lambda: sorted([1,"a"]))
tryit(lambda: max([]))
tryit(lambda: [].pop())
tryit(lambda: {}.popitem())
tryit(lambda: [].remove(1))
tryit(lambda: [1].index(5))
tryit(lambda: "a".join([1]))
tryit(lambda: range(1,2,0))
tryit(lambda: chr(-1))
tryit(lambda: isinstance(1, 5))
tryit(lambda: type(5)("x"))
tryit(lambda: int())
