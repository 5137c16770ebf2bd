"""R's functions for sizes, names and dimensions."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import Vector
from rtorch._calls import r


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
