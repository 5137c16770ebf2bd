"""`np.save`, `np.load`, `np.loadtxt` and their kin: arrays in files below the working folder."""

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


def _rows(fname, comments, delimiter, skip, limit):
    """The fields of each row of a text that are not empty."""
    if hasattr(fname, "read"):
        text = fname.read()
        text = text.decode() if isinstance(text, bytes) else text
        rows = text.split("\n")
    elif isinstance(fname, (list, tuple)):
        rows = list(fname)
    else:
        rows = _files.read(str(fname)).decode("utf-8", "replace").split("\n")
    found = []
    for row in rows[skip:]:
        if comments:
            row = row.split(comments)[0]
        row = row.strip("\r\n")
        if not row.strip():
            continue
        found.append([field.strip() for field in (
            row.split() if delimiter is None else row.split(delimiter))])
        if limit is not None and len(found) == limit:
            break
    return found


def _table(rows, dtype, usecols, unpack, ndmin):
    if usecols is not None:
        columns = [usecols] if isinstance(usecols, int) else list(usecols)
        rows = [[row[i] for i in columns] for row in rows]
    array = np.array(rows, dtype=dtype) if rows else np.zeros((0, 0), dtype=dtype)
    if array.ndim == 2 and ndmin < 2:
        if array.shape[1] == 1:
            array = array[:, 0]
        elif array.shape[0] == 1:
            array = array[0]
        if array.ndim == 1 and array.shape[0] == 1 and ndmin < 1:
            array = array.reshape(())
    return array.T if unpack else array


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0,
            usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None,
            like=None):
    """Reads rows of numbers from a text file."""
    rows = _rows(fname, comments, delimiter, skiprows, max_rows)
    width = len(rows[0]) if rows else 0
    for i, row in enumerate(rows):
        if len(row) != width:
            raise ValueError(
                f"the number of columns changed from {width} to {len(row)} at row {i + 1}; use "
                "`usecols` to select a subset and avoid this error")
        for j, field in enumerate(row):
            if converters is not None and (callable(converters) or j in converters):
                row[j] = (converters if callable(converters) else converters[j])(field)
            elif dtype is not str and (usecols is None or j in (
                    [usecols] if isinstance(usecols, int) else usecols)):
                row[j] = _number(field, dtype, i, j)
    return _table(rows, dtype, usecols, unpack, ndmin)


def _number(field, dtype, row, column):
    try:
        return float(field)
    except ValueError:
        raise ValueError(
            f"could not convert string {field!r} to {np.dtype(dtype)} at row {row}, column "
            f"{column + 1}.") from None


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0,
               converters=None, missing_values=None, filling_values=None, usecols=None,
               names=None, unpack=None, max_rows=None, encoding=None, **kwargs):
    """Reads rows of numbers from a text file; what is no number becomes nan."""
    if names is not None or dtype is None:
        raise NotImplementedError("genfromtxt reads plain numbers: without names, with a dtype")
    rows = _rows(fname, comments, delimiter, skip_header, max_rows)
    rows = rows[:len(rows) - skip_footer]
    missing = np.nan if filling_values is None else filling_values

    def value(field):
        try:
            return float(field)
        except ValueError:
            return missing

    if dtype is not str:
        rows = [[value(field) for field in row] for row in rows]
    return _table(rows, dtype, usecols, bool(unpack), 0)


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="",
            comments="# ", encoding=None):
    """Writes rows of numbers to a text file."""
    array = np.asarray(X)
    rows = array.reshape(-1, 1) if array.ndim < 2 else array
    lines = [comments + line for line in header.split("\n")] if header else []
    for row in rows.tolist():
        forms = [fmt] * len(row) if isinstance(fmt, str) else list(fmt)
        lines.append(delimiter.join(form % value for form, value in zip(forms, row)))
    lines += [comments + line for line in footer.split("\n")] if footer else []
    text = "".join(line + newline for line in lines)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode())
    else:
        _files.write(str(fname), text.encode())
