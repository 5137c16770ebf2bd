"""Regular expressions."""

import _re
import enum as _enum

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag"]


class RegexFlag(_enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        names = [m.name for m in RegexFlag if m.value and self.value & m.value]
        return "|".join([f"re.{name}" for name in names]) or "re.NOFLAG"

    __str__ = __repr__


NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG


class error(Exception):
    """What is wrong with a pattern."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            if "\n" in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


PatternError = error


class Match:
    """Where a pattern matched."""

    def __init__(self, pattern, string, pos, endpos, bounds):
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self._bounds = bounds

    def _index(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        group = group.__index__()
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, number, default=None):
        start = self._bounds[2 * number]
        end = self._bounds[2 * number + 1]
        return default if start < 0 or end < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def span(self, group=0):
        i = self._index(group)
        start, end = self._bounds[2 * i], self._bounds[2 * i + 1]
        return (start, end) if end >= 0 else (-1, -1)

    @property
    def regs(self):
        return tuple([self.span(i) for i in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        last, end = None, -1
        for i in range(1, self.re.groups + 1):
            if self._bounds[2 * i + 1] > end or (
                    self._bounds[2 * i + 1] == end and end >= 0 and last is None):
                last, end = i, self._bounds[2 * i + 1]
        return last

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def expand(self, template):
        return _expand(_parse_template(template, self.re), self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern, flags):
        result = _re.compile(pattern, int(flags))
        if result[0] is None:
            raise error(result[1], pattern, result[2] if result[2] >= 0 else None)
        self._program, self.groups, self.groupindex, found = result
        self.pattern = pattern
        self.flags = found | (0 if found & 256 else 32)

    def _match(self, string, pos, endpos, mode, advance=False):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        size = len(string)
        pos = min(max(pos, 0), size)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        bounds = _re.match(self._program, string, pos, endpos, mode, advance)
        return None if bounds is None else Match(self, string, pos, endpos, bounds)

    def match(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 0)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 2)

    def search(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 1)

    def finditer(self, string, pos=0, endpos=None):
        advance = False
        while True:
            found = self._match(string, pos, endpos, 1, advance)
            if found is None:
                return
            yield found
            start, end = found.span()
            pos, advance = end, start == end

    def findall(self, string, pos=0, endpos=None):
        result = []
        for found in self.finditer(string, pos, endpos):
            if self.groups == 0:
                result.append(found.group())
            elif self.groups == 1:
                result.append(found._text(1, ""))
            else:
                result.append(found.groups(""))
        return result

    def split(self, string, maxsplit=0):
        parts, last, count = [], 0, 0
        for found in self.finditer(string):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[last:found.start()])
            parts.extend(found.groups())
            last = found.end()
            count += 1
        parts.append(string[last:])
        return parts

    def subn(self, repl, string, count=0):
        if not callable(repl):
            template = _parse_template(repl, self)
        parts, last, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            parts.append(string[last:found.start()])
            if callable(repl):
                new = repl(found)
                if not isinstance(new, str):
                    raise TypeError("expected str instance, " + type(new).__name__ + " found")
                parts.append(new)
            else:
                parts.append(_expand(template, found))
            last = found.end()
            done += 1
        parts.append(string[last:])
        return "".join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        flags = self.flags & ~32
        text = repr(self.pattern)
        if len(text) > 200:
            text = text[:200]
        if flags:
            return f"re.compile({text}, {RegexFlag(flags)!r})"
        return f"re.compile({text})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b",
            "\\": "\\"}


def _parse_template(template, pattern):
    """A replacement as a list of texts and group numbers."""
    if not isinstance(template, str):
        raise TypeError("expected str instance, " + type(template).__name__ + " found")
    if "\\" not in template:
        return [template]
    parts, text, i = [], [], 0

    def add(number, place):
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", template, place)
        parts.append("".join(text))
        text.clear()
        parts.append(number)

    while i < len(template):
        c = template[i]
        if c != "\\":
            text.append(c)
            i += 1
            continue
        start = i
        i += 1
        c = template[i:i + 1]
        if not c:
            raise error("bad escape (end of pattern)", template, start)
        if c == "g":
            if template[i + 1:i + 2] != "<":
                raise error("missing <", template, i + 1)
            end = template.find(">", i)
            if end < 0:
                raise error("missing >, unterminated name", template, i + 2)
            name = template[i + 2:end]
            if not name:
                raise error("missing group name", template, i + 2)
            if name.isdigit():
                add(int(name), i + 2)
            elif name in pattern.groupindex:
                add(pattern.groupindex[name], i + 2)
            elif name.isidentifier():
                raise IndexError(f"unknown group name {name!r}")
            else:
                raise error(f"bad character in group name {name!r}", template, i + 2)
            i = end + 1
        elif c == "0":
            digits = template[i:i + 3]
            while digits and any(d not in "01234567" for d in digits):
                digits = digits[:-1]
            text.append(chr(int(digits, 8)))
            i += len(digits)
        elif c.isdigit():
            digits = c
            if template[i + 1:i + 2].isdigit():
                digits += template[i + 1]
            add(int(digits), i)
            i += len(digits)
        else:
            if c in _LETTERS:
                text.append(_LETTERS[c])
            elif c.isascii() and c.isalpha():
                raise error(f"bad escape \\{c}", template, start)
            else:
                text.append("\\" + c)
            i += 1
    parts.append("".join(text))
    return parts


def _expand(parts, found):
    return "".join([part if isinstance(part, str) else found._text(part, "") for part in parts])


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, str):
        raise TypeError("first argument must be string or compiled pattern")
    key = (pattern, int(flags))
    if key not in _cache:
        if len(_cache) >= 512:
            _cache.clear()
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    _cache.clear()


_SPECIAL = {c: "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    return "".join([_SPECIAL.get(c, c) for c in pattern])
