"""eval, exec, compile: text as a program, and the namespaces that it runs in."""

import ast

x = 10


def show(text, *namespaces, run=eval):
    try:
        print(text.strip().split("\n")[-1], "->", run(text, *namespaces))
    except Exception as error:
        print(text.strip().split("\n")[-1], "->", type(error).__name__, error)


show("x + 1")
show("  [i * x for i in range(3)]")
show("x + y", {"x": 5}, {"y": 7})
show("1 / 0")
show("1 +")
show("a = 1")
show("undefined_thing")
show("x", 3)
show("x", None, 3)
show("x", 3, run=exec)
show("for i in range(3)\n    print(i)", run=exec)
show("len([1])", {"__builtins__": {}})
show("(lambda v: v * 2)(4)")
show("[n := 3, n]")
show("__import__('math').floor(2.5)")
for bad in (3, None, [1]):
    try:
        eval(bad)
    except TypeError as error:
        print(error)

exec("y = x * 2\nprint(y)")
print(y)


def locals_of_a_function(a):
    b = 2
    exec("b = 5; c = 9")
    return eval("a + b"), sorted(locals()), locals()["c"]


print(locals_of_a_function(3))


def comprehension_sees_globals():
    x = 3
    return eval("[x for i in range(2)]"), [eval("x") for i in range(1)], eval("(lambda: x)()")


print(comprehension_sees_globals())


def counting():
    for i in range(3):
        yield eval("i * 2"), sorted(locals())


print(list(counting()))

namespace = {}
exec("def square(n):\n    return n * n\nk = square(4)\nclass A:\n    v = k\n", namespace)
print(sorted(name for name in namespace if name != "__builtins__"), namespace["k"],
      namespace["A"].v, namespace["square"](5))
outer, inner = {}, {}
exec("import math\nr = math.sqrt(16)\ndef f(): return 1", outer, inner)
print(sorted(inner), "__builtins__" in outer, "math" in outer)
try:
    exec("def g(): return f()\ng()", outer, inner)
except NameError as error:
    print(error)
exec("global made\nmade = 3")
print(made)


class Body:
    w = 4
    exec("m = w + 1")
    n = eval("m + w")


print(Body.m, Body.n)
code = compile("a + 1", "demo.py", "eval")
a = 41
print(eval(code), code.co_names, code.co_name, code.co_filename, type(code).__name__)
print(exec(compile("t = 3\nprint(t)", "demo.py", "exec")), eval(compile("t", "d", mode="eval")))
exec(compile("1 + 1", "d", "single"))
for arguments in (("1", "d", "other"), ("1\n2", "d", "single"), (1, "d", "exec"), ("x =", "d", "exec")):
    try:
        compile(*arguments)
    except (ValueError, TypeError, SyntaxError) as error:
        print(type(error).__name__, error)


def deep(n):
    return eval("deep(n + 1)")


try:
    deep(0)
except RecursionError:
    print("recursion")
print(vars() is globals(), locals() is globals(), sorted(vars(Body))[-3:])

for text in ("{'a': [1, 2.5, (3,)], 'b': None, -1: True}", " 1+2j", "b'x'", "{1, 2}", "set()", "'é'",
             "f(1)", "1 +", "a", "1 + 2", "[x for x in y]", "-'a'", "{**a}", "[1, *b]"):
    try:
        print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
