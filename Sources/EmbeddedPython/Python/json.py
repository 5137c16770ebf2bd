"""JSON: values to text and back."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
            "\f": "\\f"}


def _quote(text, ensure_ascii):
    out = ['"']
    for c in text:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c < " " or (ensure_ascii and c > "~"):
            code = ord(c)
            if code > 0xFFFF:
                code -= 0x10000
                out.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
            else:
                out.append(f"\\u{code:04x}")
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        out = []
        self._write(o, out, 0, set())
        return "".join(out)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _float(self, value):
        if value != value:
            text = "NaN"
        elif value == float("inf"):
            text = "Infinity"
        elif value == float("-inf"):
            text = "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text

    def _write(self, o, out, level, seen):
        if isinstance(o, str):
            out.append(_quote(o, self.ensure_ascii))
        elif o is None:
            out.append("null")
        elif o is True:
            out.append("true")
        elif o is False:
            out.append("false")
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(self._float(o))
        else:
            if id(o) in seen:
                raise ValueError("Circular reference detected")
            seen.add(id(o))
            if isinstance(o, (list, tuple)):
                self._write_list(o, out, level, seen)
            elif isinstance(o, dict):
                self._write_dict(o, out, level, seen)
            else:
                self._write(self.default(o), out, level, seen)
            seen.discard(id(o))

    def _breaks(self, level):
        if self.indent is None:
            return "", self.item_separator, ""
        line = "\n" + self.indent * (level + 1)
        return line, self.item_separator + line, "\n" + self.indent * level

    def _write_list(self, o, out, level, seen):
        if not o:
            out.append("[]")
            return
        first, between, last = self._breaks(level)
        out.append("[" + first)
        for i, item in enumerate(o):
            if i:
                out.append(between)
            self._write(item, out, level + 1, seen)
        out.append(last + "]")

    def _write_dict(self, o, out, level, seen):
        if not o:
            out.append("{}")
            return
        first, between, last = self._breaks(level)
        out.append("{" + first)
        items = sorted(o.items()) if self.sort_keys else o.items()
        started = False
        for key, value in items:
            if isinstance(key, str):
                pass
            elif key is True:
                key = "true"
            elif key is False:
                key = "false"
            elif key is None:
                key = "null"
            elif isinstance(key, int):
                key = int.__repr__(key)
            elif isinstance(key, float):
                key = self._float(key)
            elif self.skipkeys:
                continue
            else:
                raise TypeError("keys must be str, int, float, bool or None, "
                                f"not {key.__class__.__name__}")
            if started:
                out.append(between)
            started = True
            out.append(_quote(key, self.ensure_ascii))
            out.append(self.key_separator)
            self._write(value, out, level + 1, seen)
        out.append(last + "}")


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
          cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r",
              "t": "\t"}
_WORDS = {"null": None, "true": True, "false": False, "NaN": float("nan"),
          "Infinity": float("inf"), "-Infinity": float("-inf")}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _WORDS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, self._space(s, 0))
        end = self._space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _space(self, s, i):
        while i < len(s) and s[i] in " \t\n\r":
            i += 1
        return i

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        for word in ("null", "true", "false"):
            if s.startswith(word, i):
                return _WORDS[word], i + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _digits(self, s, i):
        while i < len(s) and "0" <= s[i] <= "9":
            i += 1
        return i

    def _number(self, s, start):
        i = start + 1 if s[start:start + 1] == "-" else start
        if s[i:i + 1] == "0":
            end = i + 1
        else:
            end = self._digits(s, i)
        if end == i:
            raise JSONDecodeError("Expecting value", s, start)
        is_float = False
        if s[end:end + 1] == ".":
            fraction = self._digits(s, end + 1)
            if fraction > end + 1:
                end, is_float = fraction, True
        if s[end:end + 1] in ("e", "E"):
            power = end + 1
            if s[power:power + 1] in ("+", "-"):
                power += 1
            stop = self._digits(s, power)
            if stop > power:
                end, is_float = stop, True
        text = s[start:end]
        return (self.parse_float(text) if is_float else self.parse_int(text)), end

    def _string(self, s, i):
        begin = i - 1
        out = []
        while True:
            end = i
            while end < len(s) and s[end] not in '"\\' and not (self.strict and s[end] < " "):
                end += 1
            out.append(s[i:end])
            if end >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            c = s[end]
            if c == '"':
                return "".join(out), end + 1
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", s, end)
            c = s[end + 1:end + 2]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if c != "u":
                if c not in _UNESCAPES:
                    raise JSONDecodeError("Invalid \\escape", s, end)
                out.append(_UNESCAPES[c])
                i = end + 2
                continue
            code = self._unicode(s, end + 1)
            i = end + 6
            if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", i):
                low = self._unicode(s, i + 1)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    i += 6
            out.append(chr(code))

    def _unicode(self, s, i):
        digits = s[i + 1:i + 5]
        if len(digits) != 4 or any(d not in "0123456789abcdefABCDEF" for d in digits):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, i)
        return int(digits, 16)

    def _array(self, s, i):
        result = []
        i = self._space(s, i)
        if s[i:i + 1] == "]":
            return result, i + 1
        while True:
            value, i = self._value(s, i)
            result.append(value)
            i = self._space(s, i)
            c = s[i:i + 1]
            if c == "]":
                return result, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = self._space(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = self._space(s, i)
        if s[i:i + 1] != "}":
            while True:
                if s[i:i + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
                key, i = self._string(s, i + 1)
                i = self._space(s, i)
                if s[i:i + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self._value(s, self._space(s, i + 1))
                pairs.append((key, value))
                i = self._space(s, i)
                c = s[i:i + 1]
                if c == "}":
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i = self._space(s, i + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, i + 1


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, bytes):
        s = s.decode()
    if not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, "
                        f"not {s.__class__.__name__}")
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
        parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
