def g():
    try:
        x = yield 1
        print("x", x)
        yield 2
    except ValueError as e:
        print("VE", e)
        yield 99
    finally:
        print("cleanup")
a = g(); print(next(a), a.send(5)); a.close()
b = g(); next(b); print(b.throw(ValueError("t"))); print(list(b))
def sub():
    r = yield "s1"
    print("sub got", r)
    return "ret"
def outer():
    v = yield from sub()
    print("v", v)
    v2 = yield from [1, 2]
    print("v2", v2)
o = outer(); print(next(o), o.send("hi"), next(o)); print(list(o))
def thrower():
    try:
        yield from sub()
    except KeyError as e:
        print("outer caught", e); yield "after"
t = thrower(); next(t); print(t.throw(KeyError("k")))
print(list(x*y for x in range(3) for y in range(3) if x != y))
gen = (i for i in range(3)); print(next(gen), list(gen), list(gen))
def inf():
    n = 0
    while True: yield n; n += 1
import itertools
print(list(itertools.islice(inf(), 5)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib(); print([next(f) for _ in range(10)])
def tree(n):
    if n:
        yield from tree(n-1)
        yield n
        yield from tree(n-1)
print(list(tree(4)))
def early():
    for i in range(10):
        if i == 3: return
        yield i
print(list(early()))
try:
    def bad(): raise StopIteration; yield
    list(bad())
except RuntimeError as e: print(e)
g2 = g(); print(next(g2))
try: next(g2); next(g2); next(g2)
except StopIteration as e: print("stop", e.value)
def ret(): 
    yield 1
    return 42
r = ret(); next(r)
try: next(r)
except StopIteration as e: print(e.value, e.args)
print(sum(x for x in [1,2,3]), max((x for x in [1,5,2]), default=0), any(x > 1 for x in [1,2]), all(x for x in []))
print({k: v for k, v in zip("ab", [1,2])}, {x % 3 for x in range(10)}, [[j for j in range(i)] for i in range(4)])
nested = [[1,2],[3,4]]; print([x for row in nested for x in row])
x = "outer"; print([x for x in range(3)], x)
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
if (n := len([1,2,3])) > 2: print("walrus", n)
print([y := 1, y**2], [last := z for z in range(3)], last)
def gg():
    try:
        yield 1
    except GeneratorExit:
        print("exit"); raise
q = gg(); next(q); q.close()
e = enumerate(["a","b"], 1); print(list(e), list(zip([1,2],[3,4])), list(map(lambda a,b: a+b, [1,2],[3,4])), list(filter(None, [0,1,2])), list(reversed([1,2,3])))
it = iter([1,2,3]); print(next(it), list(it), next(it, "done"))
print(iter(lambda: 5, 5).__next__ if False else "ok")
def excgen():
    for i in range(3):
        try:
            yield i
        except ValueError:
            print("ignored")
eg = excgen(); print(next(eg), eg.throw(ValueError), next(eg, "end"))
def ctx():
    try:
        raise KeyError("a")
    except KeyError:
        yield 1
        try: raise
        except KeyError as e: print("re", e)
        yield 2
print(list(ctx()))
def loop_in_handler():
    try: 1/0
    except ZeroDivisionError:
        for v in ctx(): print("v", v)
        try: raise
        except ZeroDivisionError as e: print("still", e)
loop_in_handler()
