"""R's functions that make vectors, lists, matrices and arrays."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import NA, Vector
from rtorch._calls import r, table
from rtorch._attributes import length
from rtorch._indices import common
from rtorch._operators import number, span


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
