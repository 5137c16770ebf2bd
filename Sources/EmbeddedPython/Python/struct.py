"""Numbers and texts as bytes, by a format: `pack('<IHf', 1, 2, 3.5)`."""

import _binary

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """A value does not fit the format, or the bytes do not."""


_whole = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8,
          "N": 8, "P": 8}
_floats = {"e": 2, "f": 4, "d": 8}
_words = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


def _size(code, native):
    if code in "lL" and not native:
        return 4
    if code in "xcs?p":
        return 1
    return _whole.get(code) or _floats[code]


class Struct:
    """A format that is read once."""

    def __init__(self, format):
        self.format = format if isinstance(format, str) else format.decode()
        order = self.format[:1]
        self._order = "big" if order in (">", "!") else "little"
        self._is_native = order not in ("<", ">", "=", "!") or order == ""
        self._parts = []
        self.size = 0
        self._read(self.format[1:] if order and order in "@=<>!" else self.format)

    def _read(self, text):
        count = ""
        for code in text:
            if code.isspace():
                continue
            if code.isdigit():
                count += code
                continue
            if code not in _whole and code not in _floats and code not in "xcs?p":
                raise error("bad char in struct format")
            if code in "nNP" and not self._is_native:
                raise error("bad char in struct format")
            size = _size(code, self._is_native)
            if self._is_native and self.size % size:
                self._add("x", size - self.size % size, 1)
            self._add(code, int(count) if count else 1, size)
            count = ""
        if count:
            raise error("repeat count given without format specifier")

    def _add(self, code, count, size):
        self._parts.append((code, count, size))
        self.size += count * size

    def _value_count(self):
        return sum(0 if code == "x" else 1 if code in "sp" else count
                   for code, count, _ in self._parts)

    def pack(self, *values):
        wanted = self._value_count()
        if len(values) != wanted:
            raise error(f"pack expected {wanted} items for packing (got {len(values)})")
        rest = iter(values)
        out = bytearray()
        for code, count, size in self._parts:
            if code == "x":
                out.extend(bytes(count))
            elif code in "sp":
                out.extend(self._text(code, count, next(rest)))
            else:
                for _ in range(count):
                    out.extend(self._packed(code, size, next(rest)))
        return bytes(out)

    def _text(self, code, count, value):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{code}' must be a bytes object")
        if code == "p":
            value = bytes([min(len(value), count - 1, 255)]) + bytes(value)
        return bytes(value[:count]).ljust(count, b"\0")

    def _packed(self, code, size, value):
        if code == "?":
            return b"\1" if value else b"\0"
        if code == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if code in _floats:
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise error("required argument is not a float")
            data = _binary.float_bytes(float(value), size)
            return data if self._order == "little" else data[::-1]
        if not hasattr(value, "__index__"):
            raise error("required argument is not an integer")
        value = value.__index__()
        signed = code in "bhilqn"
        low = -(1 << (8 * size - 1)) if signed else 0
        high = (1 << (8 * size - signed)) - 1
        if not low <= value <= high:
            if size == 8 or not signed and code not in _words:
                raise error("argument out of range")
            name = _words.get(code, f"'{code}'")
            raise error(f"{name} format requires {low} <= number <= {high}")
        return value.to_bytes(size, self._order, signed=signed)

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpacked(bytes(buffer))

    def _unpacked(self, data):
        values, place = [], 0
        for code, count, size in self._parts:
            if code in "xsp":
                piece = data[place:place + count]
                if code == "s":
                    values.append(piece)
                elif code == "p":
                    values.append(piece[1:1 + piece[0]])
                place += count
                continue
            for _ in range(count):
                values.append(self._value(code, data[place:place + size]))
                place += size
        return tuple(values)

    def _value(self, code, piece):
        if code == "c":
            return piece
        if code == "?":
            return piece != b"\0"
        if code in _floats:
            return _binary.float_of(piece if self._order == "little" else piece[::-1])
        return int.from_bytes(piece, self._order, signed=code in "bhilqn")

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {self.size + offset} bytes for "
                        f"packing {self.size} bytes at offset {offset} (actual buffer size is "
                        f"{len(buffer)})")
        buffer[offset:offset + self.size] = data

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {self.size + offset} bytes for "
                        f"unpacking {self.size} bytes at offset {offset} (actual buffer size is "
                        f"{len(buffer)})")
        return self._unpacked(bytes(buffer[offset:offset + self.size]))

    def iter_unpack(self, buffer):
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        for start in range(0, len(buffer), self.size):
            yield self._unpacked(bytes(buffer[start:start + self.size]))


def calcsize(format, /):
    return Struct(format).size


def pack(format, /, *values):
    return Struct(format).pack(*values)


def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)


def pack_into(format, buffer, offset, /, *values):
    Struct(format).pack_into(buffer, offset, *values)


def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
