"""Questions about types and the limits of number types."""

import numpy as np


def isscalar(element):
    return isinstance(element, (np.generic, int, float, complex, str, bytes, bool))


def iscomplexobj(x):
    return np.asarray(x).dtype.kind == "c"


def isrealobj(x):
    return not iscomplexobj(x)


def isreal(x):
    return np.asarray(x).imag == 0


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
        return "buifc".index(from_.kind) <= "buifc".index(to.kind)
    return np.result_type(from_, to) == to


def _named(x):
    if isinstance(x, (type, str, np.dtype)):
        return np.dtype(x)
    return np.asarray(x).dtype


class finfo:
    def __init__(self, dtype):
        dtype = np.zeros(0, _named(dtype)).real.dtype
        self.dtype = dtype
        bits, digits, low, high, precision = {
            "float16": (16, 10, -14, 65504.0, 3),
            "float32": (32, 23, -126, 3.4028234663852886e38, 6),
            "float64": (64, 52, -1022, 1.7976931348623157e308, 15),
        }[dtype.name]
        kind = dtype.type
        self.bits, self.nmant, self.minexp, self.precision = bits, digits, low, precision
        self.machep, self.negep = -digits, -digits - 1
        self.nexp, self.iexp = bits - digits - 1, bits - digits - 1
        self.maxexp = 2 - low
        self.eps = kind(2.0 ** -digits)
        self.epsneg = kind(2.0 ** -(digits + 1))
        self.max = kind(high)
        self.min = kind(-high)
        self.tiny = self.smallest_normal = kind(2.0 ** low)
        self.smallest_subnormal = kind(2.0 ** (low - digits))
        self.resolution = kind(10.0 ** -precision)

    def __repr__(self):
        return (f"finfo(resolution={self.resolution!s}, min={self._text(self.min)}, "
                f"max={self._text(self.max)}, "
                f"dtype={self.dtype})")

    def _text(self, value):
        return f"{float(value):.5e}" if self.bits == 16 else str(value)

    def __str__(self):
        rule = "-" * 63
        return (f"Machine parameters for {self.dtype}\n{rule}\n"
                f"precision = {self.precision}   resolution = {self._text(self.resolution)}\n"
                f"machep = {self.machep}   eps =        {self._text(self.eps)}\n"
                f"negep =  {self.negep}   epsneg =     {self._text(self.epsneg)}\n"
                f"minexp = {self.minexp}   tiny =       {self._text(self.tiny)}\n"
                f"maxexp = {self.maxexp}   max =        {self._text(self.max)}\n"
                f"nexp =   {self.nexp}   min =        -max\n"
                f"smallest_normal = {self._text(self.smallest_normal)}   "
                f"smallest_subnormal = {self._text(self.smallest_subnormal)}\n{rule}\n")


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

    def __str__(self):
        rule = "-" * 63
        return (f"Machine parameters for {self.dtype}\n{rule}\nmin = {self.min}\n"
                f"max = {self.max}\n{rule}\n")


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


typecodes = {
    "Character": "c", "Integer": "bhilqnp", "UnsignedInteger": "BHILQNP", "Float": "efdg",
    "Complex": "FDG", "AllInteger": "bBhHiIlLqQnNpP", "AllFloat": "efdgFDG", "Datetime": "Mm",
    "All": "?bhilqnpBHILQNPefdgFDGSUVOMm",
}


def iscomplex(x):
    return np.asarray(x).imag != 0


def real_if_close(a, tol=100):
    a = np.asarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = finfo(a.real.dtype).eps * tol
    return a.real if np.all(np.absolute(a.imag) < tol) else a


def isfortran(a):
    return a.flags.f_contiguous and not a.flags.c_contiguous


def common_type(*arrays):
    kinds = [np.asarray(a).dtype for a in arrays]
    for kind in kinds:
        if kind.kind not in "iufc":
            raise TypeError("can't get common type for non-numeric array")
    kinds = [kind if kind.kind in "fc" else np.dtype(float) for kind in kinds]
    result = np.dtype(np.float16)
    for kind in kinds:
        result = np.result_type(result, kind)
    return result.type


def min_scalar_type(a):
    a = np.asarray(a)
    if a.ndim or a.dtype.kind not in "iuf":
        return a.dtype
    value = a.tolist()
    if a.dtype.kind == "f":
        for name in ("float16", "float32"):
            if value != value or abs(value) in (0.0, np.inf) or abs(value) < finfo(name).max:
                return np.dtype(name)
        return a.dtype
    for bits in (8, 16, 32, 64):
        if value >= 0 and value < 1 << bits:
            return np.dtype(f"uint{bits}")
        if value < 0 and value >= -(1 << (bits - 1)):
            return np.dtype(f"int{bits}")
    return a.dtype


def typename(char):
    return {
        "S1": "character", "?": "bool", "B": "unsigned char", "b": "signed char", "D":
        "complex double precision", "F": "complex single precision", "G":
        "complex long double precision", "H": "unsigned short", "I": "unsigned integer", "L":
        "unsigned long integer", "O": "object", "Q": "unsigned long long integer", "S": "string",
        "U": "unicode", "V": "void", "d": "double precision", "f": "single precision", "g":
        "long precision", "h": "short", "i": "integer", "l": "long integer", "q":
        "long long integer",
    }[char]


def isdtype(dtype, kind):
    kinds = kind if isinstance(kind, tuple) else (kind,)
    groups = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu",
              "real floating": "f", "complex floating": "c", "numeric": "iufc"}
    for each in kinds:
        if isinstance(each, str):
            if each not in groups:
                raise ValueError("kind argument is a string, but "
                                 f"{each!r} is not a known kind name.")
            if np.dtype(dtype).kind in groups[each]:
                return True
        elif np.dtype(dtype) == np.dtype(each):
            return True
    return False
