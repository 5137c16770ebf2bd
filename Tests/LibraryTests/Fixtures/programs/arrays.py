"""Arrays of machine numbers, and modules by name."""
import array
import importlib
from array import array as make

a = array.array("i", [1, 2, 3])
print(a, a[0], a[-1], a[1:], len(a), a.typecode, a.itemsize, list(a), a.tolist(), 2 in a, 9 in a)
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a[1] = 10
del a[2]
print(a, a.index(5), a.count(4), a.pop(), a.pop(0), sum(a), max(a))
a.reverse()
print(a, a + a, a * 2, a == make("i", list(a)), make("d", [1, 2.5]), make("d"), make("f", [0.1]))
for attempt in (
    lambda: a.append("x"), lambda: make("z"), lambda: a[99], lambda: a.remove(99), lambda: a.index(99),
    lambda: make("b", [200]), lambda: make("B", [-1]), lambda: make("d", ["x"]), lambda: make("i").pop(),
    lambda: a + [1], lambda: a.append(2 ** 40), lambda: a.append(1.5),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
math = importlib.import_module("math")
print(math.sqrt(16), importlib.reload(math) is math, importlib.import_module(".path", "os").__name__ != "")
try:
    importlib.import_module("no_such_module")
except ModuleNotFoundError as error:
    print(error)
try:
    importlib.import_module(".x")
except TypeError as error:
    print(error)
