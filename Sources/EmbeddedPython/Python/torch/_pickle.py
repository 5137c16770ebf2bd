"""A closed reader and writer of pickles: plain containers, tensors, parameters, dtypes.

Nothing that a file names is looked up or called: the few names that such files need stand in a
table, and every other one is an error. The reader keeps to the bytes it has: sizes are checked
before anything is made.
"""

from collections import OrderedDict

import torch

_STORAGES = {
    "FloatStorage": torch.float32, "DoubleStorage": torch.float64, "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16, "LongStorage": torch.int64, "IntStorage": torch.int32,
    "ShortStorage": torch.int16, "CharStorage": torch.int8, "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool, "ComplexFloatStorage": torch.complex64,
    "ComplexDoubleStorage": torch.complex128,
}
_STORAGE_NAMES = {dtype: name for name, dtype in _STORAGES.items()}


class PicklingError(Exception):
    __module__ = "_pickle"


class UnpicklingError(Exception):
    __module__ = "_pickle"


class _Name:
    """A name in a pickle that stands for something of ours."""

    def __init__(self, name):
        self.name = name


class Writer:
    """Turns a value into the bytes of a pickle; `storages` are the tensors to write beside it."""

    def __init__(self):
        self._parts = [b"\x80\x02"]
        self.storages = []
        self._known = {}
        self._open = []

    def dumps(self, value):
        self._add(value)
        self._parts.append(b".")
        return b"".join(self._parts)

    def _put(self, *parts):
        self._parts += parts

    def _name(self, module, name):
        self._put(f"c{module}\n{name}\n".encode())

    def _add(self, value):
        if value is None or value is True or value is False:
            self._put({None: b"N", True: b"\x88", False: b"\x89"}[value])
        elif isinstance(value, torch.Tensor):
            self._tensor(value)
        elif type(value) is int:
            self._int(value)
        elif type(value) is float:
            self._put(b"G" + _double(value))
        elif type(value) is str:
            data = value.encode()
            self._put(b"X" + len(data).to_bytes(4, "little") + data)
        elif type(value) is torch.Size:
            self._name("torch", "Size")
            self._tuple([tuple(value)])
            self._put(b"R")
        elif isinstance(value, torch.dtype):
            self._name(*str(value).split("."))
        elif isinstance(value, torch.device):
            self._name("torch", "device")
            self._tuple([str(value)])
            self._put(b"R")
        else:
            self._container(value)

    def _container(self, value):
        if any(other is value for other in self._open) or len(self._open) > 200:
            raise PicklingError("values that hold themselves cannot be saved")
        self._open.append(value)
        if type(value) is tuple:
            self._tuple(value)
        elif type(value) is list:
            self._put(b"](")
            for item in value:
                self._add(item)
            self._put(b"e")
        elif type(value) is set:
            self._name("builtins", "set")
            self._tuple([list(value)])
            self._put(b"R")
        elif isinstance(value, dict):
            self._dict(value)
        elif hasattr(value, "item") and type(value).__module__ == "numpy":
            self._add(value.item())
        else:
            raise PicklingError(
                f"torch.save keeps tensors, numbers, text, lists, tuples, dicts and sets, not "
                f"'{type(value).__name__}' objects; for a module or an optimizer save its "
                "state_dict()")
        self._open.pop()

    def _dict(self, value):
        if isinstance(value, OrderedDict):
            self._name("collections", "OrderedDict")
            self._put(b")R")
        else:
            self._put(b"}")
        self._put(b"(")
        for key, item in value.items():
            self._add(key)
            self._add(item)
        self._put(b"u")
        metadata = getattr(value, "_metadata", None)
        if metadata is not None:
            self._add({"_metadata": metadata})
            self._put(b"b")

    def _int(self, value):
        if -(1 << 31) <= value < 1 << 31:
            self._put(b"J" + value.to_bytes(4, "little", signed=True))
            return
        data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
        if len(data) > 255:
            raise PicklingError("integers of more than 255 bytes are not saved")
        self._put(b"\x8a" + bytes([len(data)]) + data)

    def _tuple(self, values):
        if len(values) == 0:
            self._put(b")")
            return
        self._put(b"(")
        for value in values:
            self._add(value)
        self._put(b"t")

    def _tensor(self, value):
        if isinstance(value, torch.nn.Parameter):
            self._name("torch._utils", "_rebuild_parameter")
            self._put(b"(")
            self._plain(value.detach(), False)
            self._add(bool(value.requires_grad))
            self._name("collections", "OrderedDict")
            self._put(b")RtR")
        else:
            self._plain(value, value.requires_grad and value.is_leaf)

    def _plain(self, value, requires_grad):
        flat = value.detach().contiguous()
        mark = (flat.data_ptr() if flat.numel() else id(value), value.dtype, flat.numel())
        number = self._known.get(mark)
        if number is None:
            number = self._known[mark] = len(self.storages)
            self.storages.append(flat)
        self._name("torch._utils", "_rebuild_tensor_v2")
        self._put(b"((")
        self._add("storage")
        self._name("torch", _STORAGE_NAMES[value.dtype])
        for part in (str(number), str(value.device), flat.numel()):
            self._add(part)
        self._put(b"tQ")
        self._add(0)
        self._tuple(tuple(flat.shape))
        self._tuple(tuple(flat.stride()))
        self._add(bool(requires_grad))
        self._name("collections", "OrderedDict")
        self._put(b")RtR")


def _double(value):
    import numpy as np
    return np.float64(value).tobytes()[::-1]


_PLAIN_CALLS = {
    "collections OrderedDict", "torch._utils _rebuild_tensor_v2",
    "torch._utils _rebuild_parameter", "torch Size", "torch device", "builtins set",
    "__builtin__ set", "_codecs encode", "torch.serialization _get_layout",
}


class Reader:
    """Turns the bytes of a pickle into a value; `storage(dtype, key, location, numel)` gives a flat
    tensor."""

    def __init__(self, data, storage):
        self._data, self._place, self._storage = data, 0, storage
        self._stack, self._marks, self._memo = [], [], {}

    def load(self):
        while True:
            code = self._take(1)
            if code == b".":
                return self._pop()
            step = _STEPS.get(code[0])
            if step is None:
                raise UnpicklingError(f"Unsupported operand {code[0]}")
            step(self)

    def _take(self, count):
        end = self._place + count
        if count < 0 or end > len(self._data):
            raise UnpicklingError("pickle data was truncated")
        part = self._data[self._place:end]
        self._place = end
        return part

    def _number(self, count, signed=False):
        return int.from_bytes(self._take(count), "little", signed=signed)

    def _row(self):
        end = self._data.find(b"\n", self._place)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        return self._take(end + 1 - self._place)[:-1].decode("utf-8", "replace")

    def _pop(self):
        if not self._stack or self._marks and len(self._stack) <= self._marks[-1]:
            raise UnpicklingError("unexpected end of a pickle's stack")
        return self._stack.pop()

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unexpected end of a pickle's stack")
        return self._stack[-1]

    def _marked(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        place = self._marks.pop()
        items, self._stack = self._stack[place:], self._stack[:place]
        return items

    def _push(self, value):
        self._stack.append(value)

    # Steps

    def _mark(self):
        self._marks.append(len(self._stack))

    def _text(self, count):
        self._push(self._take(count).decode("utf-8", "surrogatepass"))

    def _global(self, module=None, name=None):
        module = self._row() if module is None else module
        name = self._row() if name is None else name
        if module == "torch" and name in _STORAGES:
            self._push(_STORAGES[name])
        elif module == "torch" and isinstance(getattr(torch, name, None), torch.dtype):
            self._push(getattr(torch, name))
        elif f"{module} {name}" in _PLAIN_CALLS:
            self._push(_Name(f"{module} {name}"))
        else:
            raise UnpicklingError(
                f"Weights only load failed. The file names {module}.{name}, which is neither a "
                "tensor nor a plain container; torch.load makes nothing else")

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._global(module, name)

    def _tuple(self, count):
        items = [self._pop() for _ in range(count)]
        self._push(tuple(items[::-1]))

    def _append(self, items):
        target = self._top()
        if not isinstance(target, list):
            raise UnpicklingError("only lists can be appended to")
        target.extend(items)

    def _set_items(self, items):
        target = self._top()
        if not isinstance(target, dict) or len(items) % 2:
            raise UnpicklingError("items are set in dicts only")
        for key, value in zip(items[::2], items[1::2]):
            self._key(key)
            target[key] = value

    def _key(self, key):
        if not isinstance(key, (str, int, float, tuple, bool, type(None))):
            raise UnpicklingError("keys of dicts are text or numbers")

    def _add_items(self):
        items, target = self._marked(), self._top()
        if not isinstance(target, set):
            raise UnpicklingError("only sets can be added to")
        for item in items:
            self._key(item)
            target.add(item)

    def _get(self, index):
        if index not in self._memo:
            raise UnpicklingError(f"Memo value not found at index {index}")
        self._push(self._memo[index])

    def _put(self, index):
        self._memo[index] = self._top()

    def _persistent(self):
        what = self._pop()
        if (not isinstance(what, tuple) or len(what) != 5 or what[0] != "storage"
                or not isinstance(what[1], torch.dtype) or not isinstance(what[2], str)
                or not isinstance(what[3], str) or not isinstance(what[4], int)):
            raise UnpicklingError("a storage is named by its type, key, device and size")
        self._push(self._storage(what[1], what[2], what[3], what[4]))

    def _build(self):
        state, target = self._pop(), self._top()
        if isinstance(target, OrderedDict) and isinstance(state, dict):
            if "_metadata" in state:
                target._metadata = state["_metadata"]
            return
        raise UnpicklingError("Weights only load failed: only dicts have a state")

    def _reduce(self):
        args, call = self._pop(), self._pop()
        if not isinstance(call, _Name) or not isinstance(args, tuple):
            raise UnpicklingError("Weights only load failed: a value is called that is no function")
        try:
            self._push(self._called(call.name, args))
        except (TypeError, IndexError, AttributeError) as error:
            raise UnpicklingError(f"malformed arguments of {call.name}: {error}") from None

    def _called(self, name, args):
        if name == "collections OrderedDict":
            made = OrderedDict()
            for pair in args[0] if args else []:
                key, value = pair
                self._key(key)
                made[key] = value
            return made
        if name == "torch._utils _rebuild_tensor_v2":
            storage, offset, size, stride, requires_grad = args[:5]
            if not isinstance(storage, torch.Tensor) or not isinstance(offset, int) or offset < 0:
                raise UnpicklingError("a tensor needs a storage and a place in it")
            made = torch.as_strided(storage, tuple(size), tuple(stride), offset)
            return made.requires_grad_() if requires_grad is True else made
        if name == "torch._utils _rebuild_parameter":
            if not isinstance(args[0], torch.Tensor):
                raise UnpicklingError("a parameter needs a tensor")
            return torch.nn.Parameter(args[0].detach(), bool(args[1]))
        if name == "torch Size":
            return torch.Size(args[0])
        if name == "torch device":
            return torch.device(*args)
        if name == "_codecs encode":
            return args[0].encode("latin1")
        for item in args[0]:
            self._key(item)
        return set(args[0])


def _float(reader):
    import numpy as np
    reader._push(float(np.frombuffer(reader._take(8)[::-1], dtype=np.float64)[0]))


def _long(reader):
    reader._push(reader._number(reader._number(1), signed=True))


def _memoize(reader):
    reader._put(len(reader._memo))


_STEPS = {
    0x80: lambda r: r._take(1),  # PROTO
    0x95: lambda r: r._take(8),  # FRAME
    0x28: lambda r: r._mark(),
    0x30: lambda r: r._pop(),
    0x4E: lambda r: r._push(None),
    0x88: lambda r: r._push(True),
    0x89: lambda r: r._push(False),
    0x4A: lambda r: r._push(r._number(4, signed=True)),
    0x4B: lambda r: r._push(r._number(1)),
    0x4D: lambda r: r._push(r._number(2)),
    0x8A: _long,
    0x47: _float,
    0x58: lambda r: r._text(r._number(4)),
    0x8C: lambda r: r._text(r._number(1)),
    0x42: lambda r: r._push(r._take(r._number(4))),
    0x43: lambda r: r._push(r._take(r._number(1))),
    0x5D: lambda r: r._push([]),
    0x7D: lambda r: r._push({}),
    0x29: lambda r: r._push(()),
    0x8F: lambda r: r._push(set()),
    0x74: lambda r: r._push(tuple(r._marked())),
    0x85: lambda r: r._tuple(1),
    0x86: lambda r: r._tuple(2),
    0x87: lambda r: r._tuple(3),
    0x61: lambda r: r._append([r._pop()]),
    0x65: lambda r: r._append(r._marked()),
    0x73: lambda r: r._set_items([r._pop(), r._pop()][::-1]),
    0x75: lambda r: r._set_items(r._marked()),
    0x90: lambda r: r._add_items(),
    0x63: lambda r: r._global(),
    0x93: lambda r: r._stack_global(),
    0x52: lambda r: r._reduce(),
    0x62: lambda r: r._build(),
    0x51: lambda r: r._persistent(),
    0x71: lambda r: r._put(r._number(1)),
    0x72: lambda r: r._put(r._number(4)),
    0x94: _memoize,
    0x68: lambda r: r._get(r._number(1)),
    0x6A: lambda r: r._get(r._number(4)),
}
