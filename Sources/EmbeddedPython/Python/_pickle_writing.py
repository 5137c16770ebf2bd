"""The writer of pickles: one small program of opcodes for each object, protocol 4."""

import copyreg
import sys

import _binary
import _pickle_library


class PicklingError(Exception):
    """An object cannot be turned into bytes."""


PicklingError.__module__ = "_pickle"

_BATCH = 1000


class Pickler:
    """Writes objects to a file in memory; what it has written once it refers to later."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is not None and protocol > 5:
            raise ValueError("pickle protocol must be <= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self._protocol = 4 if protocol is None or protocol < 4 else protocol
        self._parts = []
        self._memo = {}

    def dump(self, obj):
        self._parts = []
        self._memo.clear()
        self._save(obj)
        self._put(b".")
        body = b"".join(self._parts)
        head = b"\x80" + bytes([self._protocol])
        if len(body) >= 4:
            head += b"\x95" + len(body).to_bytes(8, "little")
        self._file.write(head + body)

    def _put(self, *parts):
        self._parts.extend(parts)

    def _remember(self, obj):
        self._memo[id(obj)] = (len(self._memo), obj)
        self._put(b"\x94")

    def _save(self, obj):
        known = self._memo.get(id(obj))
        if known is not None:
            index = known[0]
            self._put(b"h" + bytes([index]) if index < 256 else b"j" + index.to_bytes(4, "little"))
            return
        save = _SAVERS.get(type(obj))
        if save is not None:
            return save(self, obj)
        self._save_object(obj)

    # Numbers, texts, bytes.

    def _save_none(self, obj):
        self._put(b"N")

    def _save_bool(self, obj):
        self._put(b"\x88" if obj else b"\x89")

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._put(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._put(b"M" + obj.to_bytes(2, "little"))
        elif -1 << 31 <= obj < 1 << 31:
            self._put(b"J" + obj.to_bytes(4, "little", signed=True))
        else:
            data = obj.to_bytes(obj.bit_length() // 8 + 1, "little", signed=True)
            if len(data) > 1 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            if len(data) < 256:
                self._put(b"\x8a" + bytes([len(data)]) + data)
            else:
                self._put(b"\x8b" + len(data).to_bytes(4, "little") + data)

    def _save_float(self, obj):
        self._put(b"G" + _binary.float_bytes(obj, 8)[::-1])

    def _sized(self, data, short, long):
        if len(data) < 256:
            self._put(short + bytes([len(data)]) + data)
        else:
            self._put(long + len(data).to_bytes(4, "little") + data)

    def _save_str(self, obj):
        self._sized(obj.encode(), b"\x8c", b"X")
        self._remember(obj)

    def _save_bytes(self, obj):
        self._sized(obj, b"C", b"B")
        self._remember(obj)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            return self._save_reduced(obj, (bytearray, (bytes(obj),)))
        self._put(b"\x96" + len(obj).to_bytes(8, "little") + bytes(obj))
        self._remember(obj)

    # Containers.

    def _save_tuple(self, obj):
        if not obj:
            return self._put(b")")
        if len(obj) > 3:
            self._put(b"(")
        for element in obj:
            self._save(element)
        if id(obj) in self._memo:
            # An element holds the tuple itself, and has written it.
            self._put(b"0" * len(obj) if len(obj) <= 3 else b"1")
            return self._save(obj)
        self._put(b"t" if len(obj) > 3 else bytes([0x84 + len(obj)]))
        self._remember(obj)

    def _save_list(self, obj):
        self._put(b"]")
        self._remember(obj)
        self._batches(list(obj), self._save, b"a", b"e")

    def _save_dict(self, obj):
        self._put(b"}")
        self._remember(obj)
        self._save_items(obj)

    def _save_items(self, obj):
        def pair(item):
            self._save(item[0])
            self._save(item[1])
        self._batches(list(obj.items()), pair, b"s", b"u")

    def _batches(self, elements, save, one, many):
        for start in range(0, len(elements), _BATCH):
            batch = elements[start:start + _BATCH]
            if len(batch) > 1:
                self._put(b"(")
            for element in batch:
                save(element)
            self._put(one if len(batch) == 1 else many)

    def _save_set(self, obj):
        self._put(b"\x8f")
        self._remember(obj)
        elements = list(obj)
        for start in range(0, len(elements), _BATCH):
            self._put(b"(")
            for element in elements[start:start + _BATCH]:
                self._save(element)
            self._put(b"\x90")

    def _save_frozenset(self, obj):
        self._put(b"(")
        for element in obj:
            self._save(element)
        self._put(b"\x91")
        self._remember(obj)

    # Names, and objects of classes.

    def _save_global(self, obj):
        name = getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or "__main__"
        if "<locals>" in name:
            raise AttributeError(f"Can't pickle local object '{name}'")
        try:
            found = sys.modules[module]
            for part in name.split("."):
                found = getattr(found, part)
        except (KeyError, AttributeError):
            raise PicklingError(
                f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        self._save(module)
        self._save(name)
        self._put(b"\x93")
        self._remember(obj)

    def _save_object(self, obj):
        cls = type(obj)
        if isinstance(obj, type) or cls.__name__ in ("function", "builtin_function_or_method"):
            return self._save_global(obj)
        if cls in copyreg.dispatch_table:
            return self._save_reduced(obj, copyreg.dispatch_table[cls](obj))
        if cls.__name__ == "method":
            return self._save_reduced(obj, (getattr, (obj.__self__, obj.__func__.__name__)))
        reduced = _reduced(obj)
        if isinstance(reduced, str):
            return self._save_global(obj)
        self._save_reduced(obj, reduced)

    def _save_reduced(self, obj, reduced):
        make, arguments, state, elements, items = (tuple(reduced) + (None,) * 3)[:5]
        if make is _new:
            self._save(arguments[0])
            self._save(arguments[1:])
            self._put(b"\x81")
        else:
            self._save(make)
            self._save(tuple(arguments))
            self._put(b"R")
        if id(obj) not in self._memo:
            self._remember(obj)
        if elements is not None:
            self._batches(list(elements), self._save, b"a", b"e")
        if items is not None:
            self._save_items(dict(items))
        if state is not None:
            self._save(state)
            self._put(b"b")


def _new(cls, *arguments):
    """Stands for `cls.__new__(cls, *arguments)`, which has an opcode of its own."""


_REFUSED = {"generator", "coroutine", "module", "cell", "frame", "traceback", "code", "memoryview"}


def _overridden(cls, name):
    """The special method of a class written in the language, or None."""
    for base in cls.__mro__:
        if base is object:
            return None
        if name in vars(base):
            return getattr(cls, name)


def _reduced(obj):
    """What `__reduce_ex__(4)` gives: how to make the object again."""
    cls = type(obj)
    method = _overridden(cls, "__reduce_ex__")
    if method is not None:
        return method(obj, 4)
    method = _overridden(cls, "__reduce__")
    if method is not None:
        return method(obj)
    known = _known(obj)
    if known is not None:
        return known
    if cls.__name__ in _REFUSED or "iterator" in cls.__name__:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    method = _overridden(cls, "__getnewargs__")
    arguments = (cls,) + tuple(method(obj) if method is not None else ())
    method = _overridden(cls, "__getstate__")
    state = method(obj) if method is not None else _state(obj)
    elements = items = None
    if isinstance(obj, list):
        elements = list.__iter__(obj)
    elif isinstance(obj, dict):
        items = list(dict.items(obj))
    elif method is None and len(arguments) == 1:
        for kind in (int, float, str, bytes, tuple):
            if isinstance(obj, kind):
                arguments = (cls, kind(obj))
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), state
    return _new, arguments, state, elements, items


def _state(obj):
    state = dict(getattr(obj, "__dict__", None) or {})
    slots = {}
    for base in type(obj).__mro__:
        names = vars(base).get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(obj, name):
                slots[name] = getattr(obj, name)
                state.pop(name, None)
    if slots:
        return state or None, slots
    return state or None


def _known(obj):
    """How to make again what the libraries hold: dates, arrays, tensors."""
    made = _pickle_library.reduced(obj)
    if made is not None:
        return made
    root = type(obj).__module__.partition(".")[0]
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    if numpy is not None and root == "numpy":
        import _pickle_arrays
        return _pickle_arrays.reduced(obj)
    if torch is not None and isinstance(obj, (torch.Tensor, torch.dtype, torch.device, torch.Size)):
        import _pickle_tensors
        return _pickle_tensors.reduced(obj)


_SAVERS = {
    type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
    float: Pickler._save_float, str: Pickler._save_str, bytes: Pickler._save_bytes,
    bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple, list: Pickler._save_list,
    dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
}
