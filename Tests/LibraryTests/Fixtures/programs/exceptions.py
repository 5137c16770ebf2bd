def f():
    try:
        return "try"
    finally:
        print("finally")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: break
        finally: print("fin", i)
    else: print("else")
    return i
print(g())
def h():
    try: 1/0
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__)
        try: raise KeyError("inner") from e
        except KeyError as k:
            print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
    else: print("no")
    finally: print("done")
h()
try:
    try: raise ValueError("a")
    finally: print("f1")
except ValueError as e: print("outer", e)
try:
    try: raise ValueError("a")
    except ValueError: raise TypeError("b")
except TypeError as e: print(repr(e.__context__))
try:
    try: raise ValueError("a")
    except TypeError: print("wrong")
except ValueError: print("right")
def override():
    try: raise ValueError
    finally: return "swallowed"
print(override())
def nested():
    while True:
        try:
            try: continue_ = True; raise KeyError
            except KeyError: break
            finally: print("inner fin")
        finally: print("outer fin")
    return "end"
print(nested())
class CM:
    def __init__(self, n, swallow=False): self.n = n; self.s = swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb): print("exit", self.n, t.__name__ if t else None, v); return self.s
with CM(1) as a, CM(2) as b: print("body", a.n, b.n)
with CM(1, True):
    with CM(2): raise ValueError("boom")
def ret():
    with CM(3): return "returned"
print(ret())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
try:
    raise ValueError("x") from None
except ValueError as e: print(e.__suppress_context__, e.__cause__)
try: raise ValueError
except ValueError as e: print(repr(e), e.args)
try: [][0]
except LookupError as e: print("lookup", e)
try: {}['a']
except KeyError as e: print(e, e.args, str(e), repr(e))
try: int("x")
except Exception as e: print(type(e).__mro__)
def reraise():
    try: 1/0
    except ZeroDivisionError: raise
try: reraise()
except ZeroDivisionError as e: print("got", e)
e = 5
try: raise ValueError
except ValueError as e: pass
try: e
except NameError as n: print(n)
try:
    try: raise ValueError("v")
    except ValueError as e2: raise RuntimeError("r") from e2
except RuntimeError as r: print(r, "|", r.__cause__)
import warnings
def deep(n):
    try:
        if n == 0: raise ValueError("deep")
        deep(n-1)
    finally:
        if n % 2 == 0: print("unwind", n)
try: deep(5)
except ValueError as e: print(e)
class A(Exception): pass
class B(A): pass
for E in (A, B, ValueError):
    try: raise E("m")
    except B as x: print("B")
    except A as x: print("A")
    except: print("bare")
try: raise A
except A as x: print(x, len(x.args))
try: raise KeyError("multi", 2)
except KeyError as k: print(k)
def f2():
    x = 1
    del x
    try: return x
    except UnboundLocalError as e: return str(e)
print(f2())
try: raise StopIteration(5)
except StopIteration as s: print(s.value)
try: assert False, ("t", 1)
except AssertionError as a: print(a, a.args)
print(isinstance(ValueError(), Exception), issubclass(KeyError, LookupError), Exception.__name__)
while 1:
    try:
        try: 1/0
        except ZeroDivisionError: continue_flag = 1; break
        finally: print("w")
    except: print("never")
l = []
try:
    l.append(1); l.append(1/0); l.append(2)
except ZeroDivisionError: l.append("z")
else: l.append("e")
finally: l.append("f")
print(l)
