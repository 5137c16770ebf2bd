"""Text and bytes in memory, read and written as files are."""

__all__ = ["BytesIO", "IOBase", "StringIO", "TextIOBase", "open"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True


class TextIOBase(IOBase):
    pass


class _Memory(IOBase):
    def __init__(self, initial):
        self._value = initial
        self._position = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        self._check()
        return self._value

    def read(self, size=-1):
        self._check()
        start = self._position
        end = len(self._value) if size is None or size < 0 else min(start + size, len(self._value))
        self._position = max(start, end)
        return self._value[start:end]

    def readline(self, size=-1):
        self._check()
        start = self._position
        end = self._value.find(self._newline, start) + 1 or len(self._value)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        return self._value[start:end]

    def readlines(self, hint=-1):
        return list(self)

    def write(self, s):
        self._check()
        if not isinstance(s, type(self._empty)):
            raise TypeError(self._complaint(s))
        start = self._position
        if start > len(self._value):
            self._value += self._filler * (start - len(self._value))
        self._value = self._value[:start] + s + self._value[start + len(s):]
        self._position = start + len(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0):
        self._check()
        if whence == 1:
            pos += self._position
        elif whence == 2:
            pos += len(self._value)
        if pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        self._position = pos
        return pos

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None):
        self._value = self._value[:self._position if size is None else size]
        return len(self._value)


class StringIO(_Memory, TextIOBase):
    """A text in memory."""

    _empty, _newline, _filler = "", "\n", "\0"

    def __init__(self, initial_value="", newline="\n"):
        super().__init__(initial_value or "")

    def _complaint(self, s):
        return f"string argument expected, got {type(s).__name__!r}"


class BytesIO(_Memory):
    """Bytes in memory."""

    _empty, _filler = b"", b"\0"

    def __init__(self, initial_bytes=b""):
        super().__init__(bytes(initial_bytes))

    def _complaint(self, s):
        return f"a bytes-like object is required, not {type(s).__name__!r}"

    def getbuffer(self):
        return self.getvalue()

    def readline(self, size=-1):
        start = self._position
        end = start
        while end < len(self._value):
            end += 1
            if self._value[end - 1] == 10:
                break
        self._position = end
        return self._value[start:end]


def open(*args, **kwargs):
    import builtins
    return builtins.open(*args, **kwargs)
