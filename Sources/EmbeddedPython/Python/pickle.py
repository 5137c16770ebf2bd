"""Objects as bytes, and back, in memory.

What is read back is looked up by name among the modules that the session can import, as CPython does:
bytes can make nothing that a cell could not make itself. Files are not opened here; `dump` and `load`
take objects with `write` and `read`, such as `io.BytesIO`."""

import io as _io

from _pickle_reading import Unpickler, UnpicklingError
from _pickle_writing import Pickler, PicklingError

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    """The base of the errors of this module."""


PickleError.__module__ = "_pickle"


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The bytes that stand for an object."""
    out = _io.BytesIO()
    Pickler(out, protocol).dump(obj)
    return out.getvalue()


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes the bytes that stand for an object to a file in memory."""
    Pickler(file, protocol).dump(obj)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """The object that bytes stand for."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return Unpickler(_io.BytesIO(bytes(data))).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """The object whose bytes come next in a file in memory."""
    return Unpickler(file).load()
