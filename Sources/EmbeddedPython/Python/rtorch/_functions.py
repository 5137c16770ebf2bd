"""R's functions that fit nowhere else: diagonals, Python's values, the clock."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._calls import r, table
from rtorch._going_through import simplified
from rtorch._kinds import as_list, matrix_of, unlist
from rtorch._flow import negation
from rtorch._operators import number

UNSUPPORTED = (
    "Recall", "UseMethod", "Vectorize", "assign", "attr", "attributes", "data.frame", "deparse",
    "environment", "eval", "exists", "factor", "file", "get", "ggplot", "lines", "lm", "new.env",
    "on.exit", "parse", "plot", "points", "read.csv", "readline", "save", "setClass", "setRefClass",
    "setwd", "source", "structure", "system", "write.csv",
)


def unsupported(name):
    def refuse(*a, **k):
        raise NotImplementedError(name + "() is not supported in Taper")

    return refuse


for _name in UNSUPPORTED:
    table[_name] = unsupported(_name)


@r("options")
def options(*a, **k):
    """`options(digits = 4)`; other options change nothing."""
    from rtorch import _printing
    if "digits" in k:
        _printing.DIGITS = max(1, min(22, int(number(k["digits"]))))
    return invisible(None)


@r("Negate")
def negate(f):
    return lambda *a, **k: negation(f(*a, **k))


@r("diag")
def diag(x):
    dims = dim_of(x)
    if is_foreign(x):
        return x.diag() if hasattr(x, "diag") else x.diagonal()
    if dims is not None:
        elements = elements_of(x)
        return vector([elements[i + i * dims[0]] for i in builtins.range(builtins.min(dims))], x.kind)
    entries = elements_of(x)
    if len(entries) == 1:
        entries = [1.0] * fitting(number(x))
    size = len(entries)
    fitting(size * size)
    cells = [0.0] * (size * size)
    for i in builtins.range(size):
        cells[i + i * size] = entries[i]
    return vector(cells, "double", None, [size, size])


@r("identity", "force", "I")
def identity(x):
    return x


@r("py_to_r")
def py_to_r(x):
    """A value of Python as R's: a tensor or an array becomes a vector or a matrix."""
    if is_foreign(x) and hasattr(x, "shape"):
        return matrix_of(x)
    if type(x) in (builtins.list, tuple):
        return unlist(x) if all(is_atom(item) for item in x) else as_list(x)
    return x


@r("import")
def import_module(module, *rest, **options):
    """`import("numpy")`, as reticulate's."""
    import importlib
    return importlib.import_module(module)


@r("r_to_py")
def r_to_py(x, *rest, **options):
    return foreign(x)


@r("import_builtins")
def import_builtins(*rest, **options):
    return builtins


@r("iterate")
def iterate_over(it, f=identity, simplify=True):
    return simplified(vector([f(element) for element in it], "list"))


@r("tuple")
def make_tuple(*values):
    if len(values) == 1 and isinstance(values[0], builtins.list):
        values = values[0]
    return tuple([foreign(value) for value in values])


@r("dict")
def make_dict(**named):
    return {key: foreign(named[key]) for key in named}


@r("Sys.time")
def sys_time():
    import datetime
    return datetime.datetime.now()


@r(".now", "proc.time")
def now():
    import time
    return time.time()


@r("system.time")
def system_time(start, value):
    elapsed = now() - start
    result = vector([elapsed, 0.0, elapsed], "double", ["user.self", "sys.self", "elapsed"])
    return result
