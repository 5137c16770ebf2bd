"""R's functions that ask what kind a value is, and that make another kind of it."""

import builtins

from rtorch._vectors import *
from rtorch._calls import *
from rtorch._vectors import NA, Vector
from rtorch._calls import r
from rtorch._making import combine
from rtorch._attributes import length


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
