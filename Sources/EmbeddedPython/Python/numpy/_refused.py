"""Names of NumPy that there are not here: calling one says so, and what is nearest."""


class _Refused:
    """A class that cannot be made an instance of."""

    _reason = ""

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError(f"np.{cls.__name__} is not supported; {cls._reason}")


def _type(name, reason):
    return type(name, (_Refused,), {"__module__": "numpy", "_reason": reason})


_UNSIGNED = "uint8 is the only unsigned type, int64 holds the values of uint32"
uint16 = ushort = _type("uint16", _UNSIGNED)
uint32 = uintc = _type("uint32", _UNSIGNED)
uint64 = uint = uintp = ulong = ulonglong = _type("uint64", _UNSIGNED)
longdouble = float128 = _type("longdouble", "float64 is the widest float")
bytes_ = _type("bytes_", "str_ holds text")
matrix = _type("matrix", "use np.array and the operator @")
memmap = _type("memmap", "np.load reads a file as a whole")


def _function(name, reason):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"np.{name}() is not supported; {reason}")
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


asmatrix = _function("asmatrix", "use np.atleast_2d")
bmat = _function("bmat", "use np.block")
sort_complex = _function("sort_complex", "np.sort takes the real and the imaginary parts")
info = _function("info", "use help()")
fromfile = _function("fromfile", "use np.load or np.loadtxt")
histogramdd = _function("histogramdd", "use np.histogram2d")
einsum_path = _function("einsum_path", "np.einsum goes from left to right")
from_dlpack = _function("from_dlpack", "use torch.from_numpy and Tensor.numpy")
