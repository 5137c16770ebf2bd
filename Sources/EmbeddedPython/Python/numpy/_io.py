"""`np.save`, `np.load` and their kin: arrays in files below the working folder."""

import _files
import _zip
import numpy as np

_MAGIC = b"\x93NUMPY"
_KINDS = {"f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "b1"}


def _write(file, content, ending):
    if hasattr(file, "write"):
        file.write(content)
        return
    name = str(file)
    _files.write(name if name.endswith(ending) else name + ending, content)


def _array_bytes(arr):
    """An array as the content of an `.npy` file."""
    array = np.asanyarray(arr)
    if array.dtype.str[1:] not in _KINDS:
        raise ValueError("Object arrays cannot be saved when allow_pickle=False"
                         if array.dtype.kind == "O" else
                         f"arrays of {array.dtype} are not written to files")
    shape = repr(tuple(int(size) for size in array.shape))
    header = f"{{'descr': {array.dtype.str!r}, 'fortran_order': False, 'shape': {shape}, }}"
    header += " " * (-(len(header) + 11) % 64) + "\n"
    return (_MAGIC + b"\x01\x00" + len(header).to_bytes(2, "little") + header.encode("latin1")
            + array.tobytes())


def _array_of(data):
    """The array in the content of an `.npy` file."""
    if data[:6] != _MAGIC or len(data) < 10:
        raise ValueError("the magic string is not correct; this is no .npy file")
    wide = 2 if data[6] == 1 else 4
    length = int.from_bytes(data[8:8 + wide], "little")
    start = 8 + wide
    if length > 10000 or start + length > len(data):
        raise ValueError("EOF: reading array header")
    kind, is_fortran, shape = _header(data[start:start + length].decode("latin1"))
    if "O" in kind:
        raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
    if kind[1:] not in _KINDS or kind[0] not in "<|=":
        raise ValueError(f"arrays of type {kind!r} are not read")
    count = 1
    for size in shape:
        count *= size
    content = data[start + length:]
    if count * int(kind[2:]) > len(content):
        raise ValueError(f"cannot reshape array of size {len(content) // int(kind[2:])} into "
                         f"shape {shape}")
    array = np.frombuffer(content[:count * int(kind[2:])], dtype=np.dtype(kind)).copy()
    if is_fortran:
        return array.reshape(shape[::-1]).transpose()
    return array.reshape(shape)


def _header(text):
    import re
    kind = re.search(r"'descr': *'([^']*)'", text)
    order = re.search(r"'fortran_order': *(True|False)", text)
    shape = re.search(r"'shape': *\(([0-9, ]*)\)", text)
    if not (kind and order and shape):
        raise ValueError(f"Cannot parse header: {text.strip()!r}")
    sizes = tuple(int(part) for part in shape[1].split(",") if part.strip())
    return kind[1], order[1] == "True", sizes


def save(file, arr, allow_pickle=True):
    """Writes one array to an `.npy` file."""
    _write(file, _array_bytes(arr), ".npy")


def savez(file, *args, allow_pickle=True, **kwds):
    """Writes several arrays to an `.npz` file."""
    named = {f"arr_{i}": value for i, value in enumerate(args)}
    for name in kwds:
        if name in named:
            raise ValueError(f"Cannot use un-named variables and keyword {name}")
    named.update(kwds)
    _write(file, _zip.written([(f"{name}.npy", _array_bytes(value))
                               for name, value in named.items()], 1), ".npz")


savez_compressed = savez


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", **kwargs):
    """Reads an `.npy` or `.npz` file."""
    data = file.read() if hasattr(file, "read") else _files.read(str(file))
    if not data:
        raise EOFError("No data left in file")
    if _zip.is_archive(data):
        return NpzFile(_zip.Archive(data), str(file))
    if data[:6] != _MAGIC:
        raise ValueError(
            "This file contains pickled (object) data. If you trust the file you can load it "
            "unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.")
    return _array_of(data)


class NpzFile:
    """The arrays of an `.npz` file by name."""

    def __init__(self, archive, name):
        self._archive, self._name = archive, name
        self.files = [name.removesuffix(".npy") for name in archive.names()]

    def __getitem__(self, key):
        for name in (key, key + ".npy"):
            if name in self._archive:
                return _array_of(self._archive.read(name))
        raise KeyError(f"{key} is not a file in the archive")

    def __contains__(self, key):
        return key in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        return f"NpzFile {self._name!r} with keys: {', '.join(self.files)}"

    def keys(self):
        return list(self.files)

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def close(self):
        """There is nothing to close."""
