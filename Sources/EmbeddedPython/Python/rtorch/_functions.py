"""R's functions for making, changing and going through vectors and lists."""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector, Error
from rtorch._calls import *
from rtorch._calls import r, table


@r("NA", "NA_integer_", "NA_real_", "NA_character_")
def _na():
    pass


for _name in ("NA", "NA_integer_", "NA_real_", "NA_character_"):
    table[_name] = NA


# Making


@r("c")
def combine(*values, **named):
    """`c(...)`: one vector of all elements, of the kind that holds them all."""
    given = named.pop(".names", None)
    values = builtins.list(values)
    labels = builtins.list(given) if given is not None else [""] * len(values)
    for key in named:
        values.append(named[key])
        labels.append(key)
    if any(is_foreign(value) for value in values):
        return vector(values, "list", labels)
    elements, names, kinds = [], [], []
    for value, label in zip(values, labels):
        own = elements_of(value)
        own_names = names_of(value)
        if value is not None:
            kind = kind_of(value)
            if kind == "list" and not isinstance(value, (Vector, dict)) and own:
                kind = common_kind(own)
            kinds.append(kind)
        elements += own
        for place in builtins.range(len(own)):
            inner = own_names[place] if own_names else ""
            if label and inner:
                names.append(label + "." + inner)
            elif label and len(own) > 1:
                names.append(label + str(place + 1))
            else:
                names.append(label or inner)
    if not kinds:
        return None
    return vector(elements, common(kinds), names)


@r("list")
def make_list(*values, **named):
    given = named.pop(".names", None)
    labels = builtins.list(given) if given is not None else [""] * len(values)
    elements = builtins.list(values)
    for key in named:
        elements.append(named[key])
        labels.append(key)
    return vector(elements, "list", labels)


@r("vector")
def make_vector(*a, **k):
    given = matched(["mode", "length"], a, k)
    return empty(given.get("mode", "logical"), given.get("length", 0))


def empty(mode, length):
    fillers = {
        "logical": False, "integer": 0, "numeric": 0.0, "double": 0.0, "character": "", "list": None,
    }
    if mode not in fillers:
        raise ValueError("vector: cannot make a vector of mode '" + str(mode) + "'.")
    kind = "double" if mode == "numeric" else mode
    return vector([fillers[mode]] * fitting(number(length)), kind)


for _mode in ("logical", "integer", "numeric", "double", "character"):
    table[_mode] = lambda length=0, mode=_mode: empty(mode, length)


@r("seq")
def seq(*a, **k):
    given = matched(["from", "to", "by", "length.out", "along.with"], a, k)
    if "along.with" in given:
        return seq_along(given["along.with"])
    if builtins.list(given) == ["from"]:
        value = given["from"]
        return seq_along(value) if len(elements_of(value)) != 1 else span(1, value)
    start = number(given.get("from", 1))
    if "length.out" in given:
        count = ceiling_of(fitting(number(given["length.out"])))
        if "to" in given and "by" not in given:
            end = number(given["to"])
            if "from" not in given:
                start = end - count + 1
            step = (end - start) / (count - 1) if count > 1 else 0
        else:
            step = number(given.get("by", 1))
            if "to" in given and "from" not in given:
                start = number(given["to"]) - step * (count - 1)
    elif "by" not in given:
        return span(start, given["to"])
    else:
        step = number(given["by"])
        distance = number(given["to"]) - start
        if step == 0 or distance * step < 0:
            if distance == 0:
                return start
            raise ValueError("wrong sign in 'by' argument")
        count = int(fitting(distance / step + 1e-10)) + 1
    results = [start + place * step for place in builtins.range(count)]
    is_whole = all(isinstance(value, int) for value in results)
    if "by" not in given and all(value == int(value) for value in results):
        results = [int(value) for value in results]
        is_whole = True
    return vector(results, "integer" if is_whole else "double")


def ceiling_of(value):
    return int(value) if value == int(value) else int(value) + 1


@r("seq_len")
def seq_len(length_out):
    return vector(builtins.range(1, fitting(number(length_out)) + 1), "integer")


@r("seq_along")
def seq_along(along_with):
    return seq_len(length(along_with))


@r("rep", "rep_len", "rep.int")
def rep(*a, **k):
    given = matched(["x", "times", "each", "length.out"], a, k)
    x = given["x"]
    elements = elements_of(x)
    names = names_of(x) or [""] * len(elements)
    order = builtins.list(builtins.range(len(elements)))
    if "each" in given:
        fitting(len(order) * number(given["each"]))
        order = [place for place in order for _ in builtins.range(int(number(given["each"])))]
    times = elements_of(given.get("times", 1))
    if "length.out" in given:
        size = fitting(number(given["length.out"])) if order else 0
        order = [order[place % len(order)] for place in builtins.range(size)]
    elif len(times) == len(order) and len(times) > 1:
        fitting(sum([int(count) for count in times]))
        order = [place for place, count in zip(order, times) for _ in builtins.range(int(count))]
    else:
        fitting(len(order) * number(times))
        order = order * int(number(times))
    return vector([elements[i] for i in order], kind_of(x), [names[i] for i in order])


@r("matrix")
def matrix(*a, **k):
    given = matched(["data", "nrow", "ncol", "byrow", "dimnames"], a, k)
    data = given.get("data", NA)
    elements = elements_of(data)
    size = len(elements)
    rows = int(number(given["nrow"])) if "nrow" in given else None
    columns = int(number(given["ncol"])) if "ncol" in given else None
    if rows is None and columns is None:
        rows, columns = size, 1
    elif rows is None:
        rows = -(-size // max(columns, 1))
    elif columns is None:
        columns = -(-size // max(rows, 1))
    count = fitting(rows * columns)
    if size == 0:
        elements, size = [NA], 1
    if size > 1 and (count % size and size % max(rows, 1) or count < size):
        warn("data length [" + str(size) + "] is not a sub-multiple or multiple of the number of rows ["
             + str(rows) + "]")
    if given.get("byrow", False):
        elements = [
            elements[(row * columns + column) % size]
            for column in builtins.range(columns) for row in builtins.range(rows)
        ]
    else:
        elements = [elements[place % size] for place in builtins.range(count)]
    dimnames = given.get("dimnames")
    return vector(
        elements, kind_of(data) or "logical", None, [rows, columns],
        None if dimnames is None else elements_of(dimnames))


@r("array")
def array(*a, **k):
    given = matched(["data", "dim", "dimnames"], a, k)
    elements = elements_of(given.get("data", NA))
    dims = [int(size) for size in elements_of(given.get("dim", len(elements)))]
    count = 1
    for size in dims:
        count *= size
    fitting(count)
    elements = elements or [NA]
    filled = [elements[place % len(elements)] for place in builtins.range(count)]
    return vector(filled, kind_of(given.get("data", NA)), None, dims)


def bound(values, by_row):
    """`rbind` and `cbind`: vectors and matrices side by side."""
    lines, labels = [], []
    values = [(label, value) for label, value in values if value is not None]
    for label, value in values:
        elements = elements_of(value)
        dims = dim_of(value)
        if dims is None:
            lines.append(elements)
            labels.append(label)
        elif by_row:
            for row in builtins.range(dims[0]):
                lines.append([elements[row + j * dims[0]] for j in builtins.range(dims[1])])
                labels.append("")
        else:
            for column in builtins.range(dims[1]):
                lines.append(elements[column * dims[0]:(column + 1) * dims[0]])
                labels.append("")
    if not lines:
        return None
    size = builtins.max(len(line) for line in lines)
    lines = [[line[i % len(line)] for i in builtins.range(size)] for line in lines]
    names = vector(labels, "character") if any(labels) else None
    kind = common([kind_of(value) for _, value in values])
    inner = names_of(values[0][1])
    inner = vector(inner, "character") if inner else None
    if by_row:
        elements = [line[i] for i in builtins.range(size) for line in lines]
        return vector(elements, kind, None, [len(lines), size],
                      [names, inner] if names is not None or inner is not None else None)
    elements = [element for line in lines for element in line]
    return vector(elements, kind, None, [size, len(lines)],
                  [inner, names] if names is not None or inner is not None else None)


@r("rbind")
def rbind(*values, **named):
    return bound([("", value) for value in values] + builtins.list(named.items()), True)


@r("cbind")
def cbind(*values, **named):
    return bound([("", value) for value in values] + builtins.list(named.items()), False)


@r("t")
def transpose(x):
    if is_foreign(x):
        return x.t() if hasattr(x, "t") else x.transpose()
    dims = dim_of(x)
    elements = elements_of(x)
    if dims is None:
        return vector(elements, kind_of(x), None, [1, len(elements)])
    rows, columns = dims
    turned = [
        elements[row + column * rows] for row in builtins.range(rows)
        for column in builtins.range(columns)
    ]
    dimnames = None if x.dimnames is None else builtins.list(reversed(x.dimnames))
    return vector(turned, x.kind, None, [columns, rows], dimnames)


# Sizes and attributes


@r("length")
def length(x):
    if x is None:
        return 0
    if is_atom(x):
        return 1
    if hasattr(x, "numel"):
        return x.numel()
    if not isinstance(x, (builtins.list, tuple, dict)) and hasattr(x, "size"):
        return int(x.size)
    return len(x) if hasattr(x, "__len__") else 1


@r("dim")
def dim(x):
    sizes = dim_of(x)
    return None if sizes is None else vector(sizes, "integer")


@r("nrow", "NROW")
def nrow(x):
    sizes = dim_of(x)
    return None if not sizes else sizes[0]


@r("ncol", "NCOL")
def ncol(x):
    sizes = dim_of(x)
    return None if not sizes or len(sizes) < 2 else sizes[1]


@r("dim<-")
def with_dim(x, value=None):
    sizes = None if value is None else [int(size) for size in elements_of(value)]
    elements = elements_of(x)
    count = 1
    for size in sizes or [len(elements)]:
        count *= size
    if count != len(elements):
        raise ValueError("dims [product " + str(count) + "] do not match the length of object ["
                         + str(len(elements)) + "]")
    return vector(elements, kind_of(x), None, sizes)


@r("names")
def names(x):
    found = names_of(x)
    return None if found is None else vector(found, "character")


@r("names<-")
def with_names(x, value=None):
    given = [str(name) for name in elements_of(value)]
    given += ["<NA>"] * (length(x) - len(given)) if given else []
    return vector(elements_of(x), kind_of(x), given or None)


@r("setNames")
def set_names(object=None, nm=None):
    return with_names(object, value=nm)


@r("unname")
def unname(obj):
    return vector(elements_of(obj), kind_of(obj), None, dim_of(obj))


def names_of_dimension(x, place):
    if not isinstance(x, Vector) or x.dimnames is None:
        return None
    return x.dimnames[place]


@r("rownames")
def rownames(x):
    return names_of_dimension(x, 0)


@r("colnames")
def colnames(x):
    return names_of_dimension(x, 1)


@r("dimnames")
def dimnames(x):
    if not isinstance(x, Vector) or x.dimnames is None:
        return None
    return vector(x.dimnames, "list")


def with_dimension_names(x, place, value):
    found = builtins.list(x.dimnames or [None] * len(x.dim))
    found[place] = value
    return vector(elements_of(x), x.kind, None, x.dim, found)


@r("rownames<-")
def with_rownames(x, value=None):
    return with_dimension_names(x, 0, value)


@r("colnames<-")
def with_colnames(x, value=None):
    return with_dimension_names(x, 1, value)


# Kinds


@r("class")
def class_of(x):
    sizes = dim_of(x)
    if isinstance(x, Vector) and sizes is not None:
        return vector(["matrix", "array"] if len(sizes) == 2 else ["array"], "character")
    if x is None:
        return "NULL"
    kind = kind_of(x)
    if kind is not None:
        return "numeric" if kind == "double" else kind
    if is_of_r(x):
        return "function"
    if isinstance(x, BaseException):
        return vector(["simpleError", "error", "condition"], "character")
    kinds = [
        (kind.__module__ or "").replace("builtins", "python.builtin") + "." + kind.__name__
        for kind in type(x).__mro__ if kind is not builtins.object
    ]
    return vector(kinds + ["python.builtin.object"], "character")


@r("typeof")
def typeof(x):
    if x is None:
        return "NULL"
    return kind_of(x) or ("closure" if callable(x) else "environment")


@r("mode")
def mode(x):
    kind = typeof(x)
    return {"integer": "numeric", "double": "numeric", "closure": "function"}.get(kind, kind)


@r("inherits")
def inherits(x, what, which=False):
    return what in elements_of(class_of(x))


@r("is.null")
def is_null(x):
    return x is None


@r("is.na")
def is_na(x):
    return mapped(lambda element: element is NA or element != element, x)


@r("is.nan")
def is_nan(x):
    return mapped(lambda element: isinstance(element, float) and element != element, x)


@r("is.finite")
def is_finite(x):
    return mapped(is_finite_number, x)


def is_finite_number(element):
    if element is NA or isinstance(element, str):
        return False
    return element == element and element not in (float("inf"), float("-inf"))


@r("is.infinite")
def is_infinite(x):
    return mapped(lambda element: element in (float("inf"), float("-inf")), x)


@r("is.numeric")
def is_numeric(x):
    return kind_of(x) in ("integer", "double")


@r("is.character")
def is_character(x):
    return kind_of(x) == "character"


@r("is.logical")
def is_logical(x):
    return kind_of(x) == "logical"


@r("is.integer")
def is_integer(x):
    return kind_of(x) == "integer"


@r("is.double")
def is_double(x):
    return kind_of(x) == "double"


@r("is.list")
def is_list(x):
    return kind_of(x) == "list"


@r("is.vector", "is.atomic")
def is_vector(x, mode="any"):
    return kind_of(x) is not None and dim_of(x) is None


@r("is.matrix")
def is_matrix(x):
    sizes = dim_of(x)
    return isinstance(x, Vector) and sizes is not None and len(sizes) == 2


@r("is.function")
def is_function(x):
    return callable(x)


def converted(x, kind, convert):
    if x is None:
        return vector([], kind)
    if hasattr(x, "tolist") and not is_atom(x):
        x = x.tolist()
    elements = []
    for element in elements_of(x):
        while isinstance(element, (builtins.list, tuple)):
            if len(element) != 1:
                raise TypeError("'list' object cannot be coerced to type '" + kind + "'")
            element = element[0]
        elements.append(element if element is NA else convert(element))
    return vector(elements, kind)


def to_double(element):
    if isinstance(element, str):
        words = {"Inf": float("inf"), "-Inf": float("-inf"), "NaN": float("nan"), "NA": NA}
        try:
            return words[element] if element in words else float(element)
        except ValueError:
            warn("NAs introduced by coercion")
            return NA
    return float(element)


def to_integer(element):
    value = to_double(element)
    if value is NA or not is_finite_number(value):
        return NA
    return int(value)


def to_logical(element):
    if isinstance(element, str):
        if element in ("TRUE", "true", "T", "True"):
            return True
        return False if element in ("FALSE", "false", "F", "False") else NA
    return NA if element != element else bool(element)


@r("as.numeric", "as.double")
def as_numeric(x, *rest):
    return converted(x, "double", to_double)


@r("as.integer")
def as_integer(x, *rest):
    return converted(x, "integer", to_integer)


@r("as.logical")
def as_logical(x, *rest):
    return converted(x, "logical", to_logical)


@r("as.character")
def as_character(x, *rest):
    if x is not None and is_foreign(x) and not hasattr(x, "tolist"):
        return str(x)
    return converted(x, "character", lambda element: coerced(element, "character"))


@r("as.vector")
def as_vector(x, mode="any"):
    if mode == "list":
        return as_list(x)
    if hasattr(x, "flatten") and is_foreign(x):
        return vector(x.flatten().tolist())
    return vector(elements_of(x), kind_of(x), names_of(x) if kind_of(x) == "list" else None)


@r("as.list")
def as_list(x, *rest):
    if hasattr(x, "tolist") and is_foreign(x):
        x = x.tolist()
    return vector(elements_of(x), "list", names_of(x))


@r("as.matrix")
def as_matrix(x):
    if is_matrix(x):
        return x
    if is_foreign(x):
        return matrix_of(x)
    return vector(elements_of(x), kind_of(x), None, [length(x), 1])


@r("as.array")
def matrix_of(x):
    """A tensor or an array as an array of R."""
    if not is_foreign(x):
        return x
    if hasattr(x, "detach"):
        x = x.detach()
    sizes = [int(size) for size in x.shape]
    flat = x
    if len(sizes) > 1:
        order = tuple(reversed(builtins.range(len(sizes))))
        flat = x.permute(order) if hasattr(x, "permute") else x.transpose(order)
    return vector(flat.reshape(-1).tolist(), None, None, sizes or None)


@r("unlist")
def unlist(x, recursive=True, **options):
    if not isinstance(x, (builtins.list, tuple, dict)):
        return x
    use_names = options.get("use.names", True)
    parts = elements_of(x)
    labels = names_of(x) or [""] * len(parts)
    flat = [unlist(part) if isinstance(part, (builtins.list, tuple, dict)) else part for part in parts]
    if any(is_foreign(part) for part in flat):
        return x
    result = combine(*flat, **{".names": labels})
    return result if use_names or result is None else vector(elements_of(result), kind_of(result))


# Going through


@r("lapply")
def lapply(X, FUN, *rest, **options):
    function = table.get(FUN) if isinstance(FUN, str) else FUN
    results = [function(element, *rest, **options) for element in iterate(X)]
    return vector(results, "list", names_of(X))


@r("sapply")
def sapply(X, FUN, *rest, **options):
    use_names = options.pop("USE.NAMES", True)
    simplify = options.pop("simplify", True)
    result = lapply(X, FUN, *rest, **options)
    if use_names and result.names is None and kind_of(X) == "character":
        result.names = elements_of(X)
    return simplified(result) if simplify else result


@r("vapply")
def vapply(X, FUN, *rest, **options):
    if "FUN.VALUE" in options:
        options.pop("FUN.VALUE")
    else:
        rest = rest[1:]
    return sapply(X, FUN, *rest, **options)


def simplified(result):
    """A list whose elements are equally long vectors as one vector or a matrix."""
    if len(result) == 0:
        return result
    sizes = set()
    for element in result:
        if kind_of(element) in (None, "list"):
            return result
        sizes.add(length(element))
    if sizes == {1}:
        values = [elements_of(element)[0] for element in result]
        return vector(values, None, result.names)
    if len(sizes) == 1 and 0 not in sizes:
        size = sizes.pop()
        values = [value for element in result for value in elements_of(element)]
        inner = names_of(result[0])
        dimnames = None
        if inner or result.names:
            dimnames = [vector(inner, "character") if inner else None,
                        vector(result.names, "character") if result.names else None]
        return vector(values, None, None, [size, len(result)], dimnames)
    return result


@r("Map")
def map_function(*a, **k):
    function = k.pop("f", None)
    return mapped_together(function, a, k)


@r("mapply")
def mapply(*a, **k):
    simplify = k.pop("SIMPLIFY", True)
    result = mapped_together(k.pop("FUN", None), a, k)
    return simplified(result) if simplify else result


def mapped_together(function, a, k):
    vectors = builtins.list(a)
    if function is None:
        function = vectors.pop(0)
    keys = builtins.list(k)
    columns = [elements_of(value) for value in vectors] + [elements_of(k[key]) for key in keys]
    size = builtins.max([len(column) for column in columns] or [0])
    results = []
    for place in builtins.range(size):
        row = [column[place % len(column)] for column in columns]
        named = dict(zip(keys, row[len(vectors):]))
        results.append(function(*row[:len(vectors)], **named))
    labels = names_of(vectors[0]) if vectors else None
    if labels is None and vectors and kind_of(vectors[0]) == "character":
        labels = elements_of(vectors[0])
    return vector(results, "list", labels)


@r("Filter")
def filter_function(f, x):
    kept = [place for place, element in enumerate(elements_of(x)) if f(element)]
    labels = names_of(x)
    elements = elements_of(x)
    return vector([elements[i] for i in kept], kind_of(x), [labels[i] for i in kept] if labels else None)


@r("Reduce")
def reduce_function(f, x, init=..., accumulate=False, right=False):
    elements = elements_of(x)
    if right is True:
        elements.reverse()
    if init is not ...:
        elements = [init] + elements
    if not elements:
        return None
    total = elements[0]
    steps = [total]
    for element in elements[1:]:
        total = f(element, total) if right is True else f(total, element)
        steps.append(total)
    return simplified(vector(steps, "list")) if accumulate else total


@r("do.call")
def do_call(what, args=None, *rest, **options):
    function = table[what] if isinstance(what, str) else what
    labels = names_of(args) or [""] * len(elements_of(args))
    positional = [value for value, label in zip(elements_of(args), labels) if not label]
    named = {label: value for value, label in zip(elements_of(args), labels) if label}
    return function(*positional, **named)


@r("apply")
def apply(X, MARGIN, FUN, *rest, **options):
    dims = dim_of(X)
    if is_foreign(X):
        X = matrix_of(X)
    elements = elements_of(X)
    rows, columns = dims
    if number(MARGIN) == 1:
        lines = [[elements[i + j * rows] for j in builtins.range(columns)] for i in builtins.range(rows)]
    else:
        lines = [elements[j * rows:(j + 1) * rows] for j in builtins.range(columns)]
    results = [FUN(vector(line, kind_of(X)), *rest, **options) for line in lines]
    return simplified(vector(results, "list"))


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


