"""Questions about types and the limits of number types."""

import numpy as np


def isscalar(element):
    return isinstance(element, (np.generic, int, float, str, bytes, bool))


def iscomplexobj(x):
    return False


def isrealobj(x):
    return True


def isreal(x):
    return np.ones(np.shape(x), dtype=bool)


def isposinf(x, out=None):
    return np.isinf(x) & ~np.signbit(x)


def isneginf(x, out=None):
    return np.isinf(x) & np.signbit(x)


def issubdtype(arg1, arg2):
    def kind(x):
        if isinstance(x, type) and issubclass(x, np.generic):
            return x
        return np.dtype(x).type
    return issubclass(kind(arg1), kind(arg2))


def promote_types(type1, type2):
    return np.result_type(type1, type2)


def can_cast(from_, to, casting="safe"):
    from_ = np.dtype(from_)
    to = np.dtype(to)
    if casting == "unsafe":
        return True
    if casting == "same_kind":
        return "buif".index(from_.kind) <= "buif".index(to.kind)
    return np.result_type(from_, to) == to


def _named(x):
    if isinstance(x, (type, str, np.dtype)):
        return np.dtype(x)
    return np.asarray(x).dtype


class finfo:
    def __init__(self, dtype):
        dtype = _named(dtype)
        self.dtype = dtype
        bits, digits, low, high, precision = {
            "float16": (16, 10, -14, 65504.0, 3),
            "float32": (32, 23, -126, 3.4028234663852886e38, 6),
            "float64": (64, 52, -1022, 1.7976931348623157e308, 15),
        }[dtype.name]
        kind = dtype.type
        self.bits, self.nmant, self.minexp, self.precision = bits, digits, low, precision
        self.eps = kind(2.0 ** -digits)
        self.epsneg = kind(2.0 ** -(digits + 1))
        self.max = kind(high)
        self.min = kind(-high)
        self.tiny = self.smallest_normal = kind(2.0 ** low)
        self.smallest_subnormal = kind(2.0 ** (low - digits))
        self.resolution = kind(10.0 ** -precision)

    def __repr__(self):
        return (f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, "
                f"dtype={self.dtype})")


class iinfo:
    def __init__(self, type):
        self.dtype = _named(type)
        self.kind = self.dtype.kind
        if self.kind not in "iu":
            raise ValueError(f"Invalid integer data type {self.kind!r}.")
        self.bits = self.dtype.itemsize * 8
        self.min = 0 if self.kind == "u" else -(1 << (self.bits - 1))
        self.max = (1 << self.bits) - 1 if self.kind == "u" else (1 << (self.bits - 1)) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True
