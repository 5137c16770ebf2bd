"""The reader of pickles: a machine with a stack, marks in it, and a memory of what it has made."""

import importlib

import _binary


class UnpicklingError(Exception):
    """Bytes are no pickle."""


UnpicklingError.__module__ = "_pickle"


class Unpickler:
    """Reads objects from a file in memory."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self._memo = {}

    def load(self):
        self._stack, self._marks = [], []
        if not (code := self._file.read(1)):
            raise EOFError("Ran out of input")
        while code != b".":
            step = _STEPS.get(code[0])
            if step is None:
                raise UnpicklingError(f"invalid load key, '{chr(code[0])}'.")
            step(self)
            code = self._bytes(1)
        return self._pop()

    def find_class(self, module, name):
        """What a name in the pickle stands for; a subclass may allow less."""
        found = importlib.import_module(module)
        for part in name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(
                    f"Can't get attribute '{name}' on {importlib.import_module(module)!r}"
                ) from None
        return found

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def _bytes(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, size, signed=False):
        return int.from_bytes(self._bytes(size), "little", signed=signed)

    def _line(self):
        line = self._file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1].decode()

    def _push(self, value):
        self._stack.append(value)

    def _pop(self):
        if not self._stack or self._marks and len(self._stack) <= self._marks[-1]:
            raise UnpicklingError("unexpected MARK found" if self._marks
                                  else "unpickling stack underflow")
        return self._stack.pop()

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    def _since_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        start = self._marks.pop()
        values = self._stack[start:]
        del self._stack[start:]
        return values

    def _get(self, index):
        if index not in self._memo:
            raise UnpicklingError(f"Memo value not found at index {index}")
        self._push(self._memo[index])

    # Steps.

    def _frame(self):
        self._number(8)

    def _protocol(self):
        version = self._number(1)
        if version > 5:
            raise ValueError(f"unsupported pickle protocol: {version}")

    def _mark(self):
        self._marks.append(len(self._stack))

    def _pop_mark(self):
        self._since_mark()

    def _old_int(self):
        text = self._line()
        self._push({"00": False, "01": True}.get(text, None) if text in ("00", "01") else int(text))

    def _old_long(self):
        self._push(int(self._line().rstrip("L")))

    def _old_text(self):
        import ast
        self._push(ast.literal_eval(self._line()))

    def _tuple(self, count):
        values = [self._pop() for _ in range(count)]
        self._push(tuple(reversed(values)))

    def _append(self):
        value = self._pop()
        self._top().append(value)

    def _appends(self):
        values = self._since_mark()
        target = self._top()
        if isinstance(target, list):
            target.extend(values)
        else:
            for value in values:
                target.append(value)

    def _set_item(self):
        value, key = self._pop(), self._pop()
        self._top()[key] = value

    def _set_items(self):
        values = self._since_mark()
        target = self._top()
        for index in range(0, len(values), 2):
            target[values[index]] = values[index + 1]

    def _make_dict(self):
        values = self._since_mark()
        self._push({values[i]: values[i + 1] for i in range(0, len(values), 2)})

    def _add_items(self):
        values = self._since_mark()
        self._top().update(values)

    def _global(self):
        module, name = self._line(), self._line()
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _reduce(self):
        arguments, make = self._pop(), self._pop()
        self._push(make(*arguments))

    def _new_object(self):
        arguments, cls = self._pop(), self._pop()
        self._push(cls.__new__(cls, *arguments))

    def _new_object_with_names(self):
        names, arguments, cls = self._pop(), self._pop(), self._pop()
        self._push(cls.__new__(cls, *arguments, **names))

    def _build(self):
        state = self._pop()
        target = self._top()
        if hasattr(target, "__setstate__"):
            return target.__setstate__(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for name, value in (state or {}).items():
            target.__dict__[name] = value
        for name, value in (slots or {}).items():
            setattr(target, name, value)

    def _float(self):
        self._push(_binary.float_of(self._bytes(8)[::-1]))

    def _persistent(self):
        self._push(self.persistent_load(self._pop()))


def _text(size):
    return lambda r: r._push(r._bytes(r._number(size)).decode())


def _data(size):
    return lambda r: r._push(r._bytes(r._number(size)))


_STEPS = {
    0x80: Unpickler._protocol, 0x95: Unpickler._frame, ord("("): Unpickler._mark,
    ord("0"): Unpickler._pop, ord("1"): Unpickler._pop_mark,
    ord("2"): lambda r: r._push(r._top()), ord("N"): lambda r: r._push(None),
    0x88: lambda r: r._push(True), 0x89: lambda r: r._push(False),
    ord("I"): Unpickler._old_int, ord("L"): Unpickler._old_long, ord("S"): Unpickler._old_text,
    ord("V"): lambda r: r._push(r._line()), ord("F"): lambda r: r._push(float(r._line())),
    ord("K"): lambda r: r._push(r._number(1)), ord("M"): lambda r: r._push(r._number(2)),
    ord("J"): lambda r: r._push(r._number(4, True)),
    0x8A: lambda r: r._push(r._number(r._number(1), True)),
    0x8B: lambda r: r._push(r._number(r._number(4), True)), ord("G"): Unpickler._float,
    0x8C: _text(1), ord("X"): _text(4), 0x8D: _text(8), ord("C"): _data(1), ord("B"): _data(4),
    0x8E: _data(8), ord("U"): _text(1), ord("T"): _text(4),
    0x96: lambda r: r._push(bytearray(r._bytes(r._number(8)))),
    ord(")"): lambda r: r._push(()), 0x85: lambda r: r._tuple(1), 0x86: lambda r: r._tuple(2),
    0x87: lambda r: r._tuple(3), ord("t"): lambda r: r._push(tuple(r._since_mark())),
    ord("]"): lambda r: r._push([]), ord("l"): lambda r: r._push(r._since_mark()),
    ord("a"): Unpickler._append, ord("e"): Unpickler._appends,
    ord("}"): lambda r: r._push({}), ord("d"): Unpickler._make_dict,
    ord("s"): Unpickler._set_item, ord("u"): Unpickler._set_items,
    0x8F: lambda r: r._push(set()), 0x90: Unpickler._add_items,
    0x91: lambda r: r._push(frozenset(r._since_mark())),
    0x94: lambda r: r._memo.__setitem__(len(r._memo), r._top()),
    ord("q"): lambda r: r._memo.__setitem__(r._number(1), r._top()),
    ord("r"): lambda r: r._memo.__setitem__(r._number(4), r._top()),
    ord("p"): lambda r: r._memo.__setitem__(int(r._line()), r._top()),
    ord("h"): lambda r: r._get(r._number(1)), ord("j"): lambda r: r._get(r._number(4)),
    ord("g"): lambda r: r._get(int(r._line())),
    ord("c"): Unpickler._global, 0x93: Unpickler._stack_global, ord("R"): Unpickler._reduce,
    0x81: Unpickler._new_object, 0x92: Unpickler._new_object_with_names,
    ord("b"): Unpickler._build, ord("Q"): Unpickler._persistent,
}
