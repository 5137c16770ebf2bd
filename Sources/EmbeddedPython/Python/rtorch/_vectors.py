"""R's vectors and lists as values that both surfaces share.

A vector of one element without attributes is a plain bool, int, float or str; NULL is None. Every
other vector is a `Vector`: a list with a kind, perhaps names and dimensions. Its arithmetic is R's:
element by element, the shorter operand recycled. From Python it is a list that counts from 0.
"""

KINDS = ("logical", "integer", "double", "character", "list")


class NAType:
    """The missing value: whatever is computed with it is missing too."""

    def __repr__(self):
        return "NA"

    def __bool__(self):
        raise ValueError("missing value where TRUE/FALSE needed")

    def _itself(self, *others):
        for other in others:
            if isinstance(other, Vector):
                return NotImplemented
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself
    __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __mod__ = __rmod__ = _itself
    __floordiv__ = __rfloordiv__ = _itself
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _itself
    __neg__ = __pos__ = __abs__ = _itself

    def __hash__(self):
        return 7


NA = NAType()


class Vector(list):
    """A vector or a list of R."""

    kind = "list"
    names = None
    dim = None
    dimnames = None

    def __bool__(self):
        if len(self) == 1 and self.kind != "list":
            return bool(self[0])
        if len(self) == 0:
            raise ValueError("argument is of length zero")
        raise ValueError("the condition has length > 1")

    def __repr__(self):
        from rtorch._printing import lines_of
        return "\n".join(lines_of(self))

    def __hash__(self):
        raise TypeError("unhashable type: 'Vector'")

    def __add__(self, other):
        return elementwise(_add, self, other)

    def __radd__(self, other):
        return elementwise(_add, other, self)

    def __sub__(self, other):
        return elementwise(_sub, self, other)

    def __rsub__(self, other):
        return elementwise(_sub, other, self)

    def __mul__(self, other):
        return elementwise(_mul, self, other)

    def __rmul__(self, other):
        return elementwise(_mul, other, self)

    def __truediv__(self, other):
        return elementwise(divide, self, other)

    def __rtruediv__(self, other):
        return elementwise(divide, other, self)

    def __floordiv__(self, other):
        return elementwise(whole_quotient, self, other)

    def __rfloordiv__(self, other):
        return elementwise(whole_quotient, other, self)

    def __mod__(self, other):
        return elementwise(modulo, self, other)

    def __rmod__(self, other):
        return elementwise(modulo, other, self)

    def __pow__(self, other):
        return elementwise(power, self, other)

    def __rpow__(self, other):
        return elementwise(power, other, self)

    def __matmul__(self, other):
        return matrix_product(self, other)

    def __rmatmul__(self, other):
        return matrix_product(other, self)

    def __neg__(self):
        return mapped(lambda x: -x, self)

    def __pos__(self):
        return self

    def __abs__(self):
        return mapped(abs, self)

    def __eq__(self, other):
        return elementwise(_eq, self, other)

    def __ne__(self, other):
        return elementwise(_ne, self, other)

    def __lt__(self, other):
        return elementwise(_lt, self, other)

    def __le__(self, other):
        return elementwise(_le, self, other)

    def __gt__(self, other):
        return elementwise(_gt, self, other)

    def __ge__(self, other):
        return elementwise(_ge, self, other)


def _add(a, b):
    return a + b


def _sub(a, b):
    return a - b


def _mul(a, b):
    return a * b


def _eq(a, b):
    return a == b


def _ne(a, b):
    return a != b


def _lt(a, b):
    return a < b


def _le(a, b):
    return a <= b


def _gt(a, b):
    return a > b


def _ge(a, b):
    return a >= b


# Making vectors


MOST = 50000000


def fitting(count):
    """A length that a vector may have; longer ones would take more memory than there is."""
    if count != count or count > MOST:
        raise MemoryError("cannot allocate a vector of " + "%.15g" % count + " elements")
    if count < 0:
        raise ValueError("invalid length: " + "%.15g" % count)
    return int(count)


def is_atom(value):
    """Whether a value is a vector of one element."""
    return isinstance(value, (bool, int, float, str)) or value is NA


def kind_of(value):
    """The kind of the vector that a value is, or None."""
    if isinstance(value, Vector):
        return value.kind
    if isinstance(value, bool) or value is NA:
        return "logical"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "double"
    if isinstance(value, str):
        return "character"
    if isinstance(value, list):
        return kind_of_list(value)
    if isinstance(value, (tuple, dict)):
        return "list"
    return None


def kind_of_list(value):
    """A list of Python's whose elements are of one kind is a vector of that kind in R."""
    kinds = set([kind_of(element) if is_atom(element) else "list" for element in value])
    return kinds.pop() if len(kinds) == 1 else "list"


def common_kind(elements):
    """The kind that can hold all elements."""
    best = 0
    for element in elements:
        kind = kind_of(element) if is_atom(element) else "list"
        place = KINDS.index(kind)
        if place > best:
            best = place
    return KINDS[best]


def coerced(element, kind):
    """An element as one of the kind."""
    if element is NA or kind == "list":
        return element
    if kind == "double":
        return float(element)
    if kind == "integer":
        return int(element)
    if kind == "character":
        if isinstance(element, str):
            return element
        from rtorch._printing import text_of_atom
        return text_of_atom(element, 15)
    return element


def vector(elements, kind=None, names=None, dim=None, dimnames=None):
    """A vector with R's rule: one element without attributes is that element."""
    elements = list(elements)
    if kind is None:
        kind = common_kind(elements)
    if kind in ("double", "integer", "character"):
        elements = [coerced(element, kind) for element in elements]
    if names is not None and not any(names):
        names = None
    if len(elements) == 1 and kind != "list" and names is None and dim is None:
        return elements[0]
    result = Vector(elements)
    result.kind = kind
    if names is not None:
        result.names = list(names)
    if dim is not None:
        result.dim = list(dim)
        if dimnames is not None:
            result.dimnames = dimnames
    return result


def elements_of(value):
    """The elements of a vector of either surface, in a list."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, (range, set, frozenset)):
        return list(value)
    return [value]


def names_of(value):
    """The names of the elements in a list, or None."""
    if isinstance(value, Vector):
        return value.names
    if isinstance(value, dict):
        return [str(key) for key in value]
    return None


def dim_of(value):
    """The dimensions of a matrix or an array, or None."""
    if isinstance(value, Vector):
        return value.dim
    if hasattr(value, "shape") and not is_atom(value):
        return [int(size) for size in value.shape]
    return None


def is_foreign(value):
    """Whether a value is an object that computes by its own rules, such as a tensor."""
    return not (is_atom(value) or value is None or isinstance(value, (list, tuple, dict)))


def mapped(function, value):
    """The function of every element; attributes stay."""
    if isinstance(value, Vector):
        results = [function(element) for element in value]
        return vector(results, None, value.names, value.dim, value.dimnames)
    if isinstance(value, (list, tuple)):
        return vector([function(element) for element in value])
    if value is None:
        return vector([], "double")
    return function(value)


# Arithmetic


def elementwise(function, a, b):
    """The function of pairs of elements, the shorter operand recycled."""
    if is_foreign(a) or is_foreign(b):
        return function(plain(a, b), plain(b, a))
    if not isinstance(a, (list, tuple)) and not isinstance(b, (list, tuple)):
        if a is None or b is None:
            return vector([], "logical")
        return pair(function, a, b)
    left = elements_of(a)
    right = elements_of(b)
    size = max(len(left), len(right)) if left and right else 0
    if size == 0:
        return vector([], "double")
    if len(left) == len(right):
        results = [pair(function, x, y) for x, y in zip(left, right)]
    else:
        if size % len(left) or size % len(right):
            warn("longer object length is not a multiple of shorter object length")
        results = [
            pair(function, left[i % len(left)], right[i % len(right)]) for i in range(size)
        ]
    model = a
    if not isinstance(a, Vector) or len(left) < size or (not a.names and not a.dim):
        model = b if isinstance(b, Vector) and len(right) == size else a
    names = getattr(model, "names", None) if isinstance(model, Vector) else None
    dim = model.dim if isinstance(model, Vector) else None
    if isinstance(a, Vector) and isinstance(b, Vector) and a.dim and b.dim and a.dim != b.dim:
        raise ValueError("non-conformable arrays")
    return vector(results, None, names, dim, model.dimnames if dim else None)


def pair(function, a, b):
    """The function of two elements; text is compared with text, and never computed with."""
    if isinstance(a, str) or isinstance(b, str):
        if a is NA or b is NA:
            return NA
        if function in (_eq, _ne, _lt, _le, _gt, _ge):
            return function(coerced(a, "character"), coerced(b, "character"))
        raise TypeError("non-numeric argument to binary operator")
    return function(a, b)


def divide(a, b):
    """`a / b`, which is infinite or NaN where b is 0."""
    if is_atom(a) and is_atom(b) and a is not NA and b is not NA and b == 0:
        if a == 0 or a != a:
            return float("nan")
        negative = (a < 0) != (str(float(b))[0] == "-")
        return float("-inf") if negative else float("inf")
    return a / b


def modulo(a, b):
    """`a %% b`."""
    if is_atom(b) and b is not NA and b == 0 and is_atom(a):
        return NA if isinstance(a, int) and isinstance(b, int) else float("nan")
    return a % b


def whole_quotient(a, b):
    """`a %/% b`."""
    if is_atom(b) and b is not NA and b == 0 and is_atom(a):
        return NA if isinstance(a, int) and isinstance(b, int) else divide(a, b)
    return a // b


def power(a, b):
    """`a ^ b`, a double where both are numbers."""
    if is_foreign(a) or is_foreign(b) or a is NA or b is NA:
        return a ** b
    base, exponent = float(a), float(b)
    if base < 0 and exponent != int_or_nan(exponent):
        return float("nan")
    if base == 0 and exponent < 0:
        return float("inf")
    try:
        return base ** exponent
    except OverflowError:
        return float("-inf") if base < 0 and exponent % 2 == 1 else float("inf")


def int_or_nan(value):
    """The whole part of a double; infinite ones are whole."""
    if value != value or value in (float("inf"), float("-inf")):
        return value
    return float(int(value))


def plain(value, other):
    """An operand as the tensor or the array on its other side takes it."""
    if not isinstance(value, Vector):
        return value
    if hasattr(other, "requires_grad"):
        import torch
        dtype = other.dtype if other.is_floating_point() and value.kind != "list" else None
        return torch.tensor(foreign(value), dtype=dtype)
    return foreign(value)


def foreign(value):
    """A value as Python's functions take it: a matrix is an array, a named list a dict, a vector or
    a list a list."""
    if isinstance(value, Vector):
        if value.dim is not None:
            return array_of(value)
        if value.names is not None and value.kind == "list":
            return dict(zip(value.names, [foreign(element) for element in value]))
        return [foreign(element) for element in value]
    return value


def array_of(value):
    """A matrix or an array of R as NumPy's: R counts along the first dimension first."""
    import numpy
    types = {"double": "float64", "integer": "int64", "logical": "bool"}
    array = numpy.array(list(value), dtype=types.get(value.kind))
    return array.reshape(tuple(reversed(value.dim))).transpose()


def matrix_product(a, b):
    """`a %*% b`"""
    if is_foreign(a) or is_foreign(b):
        return plain(a, b) @ plain(b, a)
    left, right = elements_of(a), elements_of(b)
    shape_a, shape_b = dim_of(a), dim_of(b)
    if shape_a is None and shape_b is None:
        shape_a = [1, len(left)]
        shape_b = [len(right), 1]
    elif shape_a is None:
        shape_a = [1, len(left)] if shape_b[0] == len(left) else [len(left), 1]
    elif shape_b is None:
        shape_b = [len(right), 1] if shape_a[1] == len(right) else [1, len(right)]
    if shape_a[1] != shape_b[0]:
        raise ValueError("non-conformable arguments")
    rows, inner, columns = shape_a[0], shape_a[1], shape_b[1]
    result = []
    for column in range(columns):
        for row in range(rows):
            total = 0.0
            for place in range(inner):
                total += left[row + place * rows] * right[place + column * inner]
            result.append(total)
    return vector(result, "double", None, [rows, columns])


# Warnings

class RWarning(Exception):
    """A warning that `tryCatch` waits for."""


class Error(Exception):
    """An error that a program of R signals."""


_catching = [0]


def catch_warnings(change):
    _catching[0] += change


def warn(message):
    """A warning: caught by `tryCatch`, or shown."""
    if _catching[0] > 0:
        raise RWarning(message)
    import sys
    sys.stderr.write("Warning message:\n" + message + "\n")
