"""Values printed over several lines."""

__all__ = ["pprint", "pformat", "PrettyPrinter", "pp", "isreadable", "isrecursive", "saferepr"]

import sys as _sys


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscore = underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, set(), 0)
        return "".join(out)

    def _format(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._method(object)
            if method is not None:
                context.add(id(object))
                method(object, out, indent, allowance, context, level + 1)
                context.discard(id(object))
                return
        out.append(text)

    def _method(self, object):
        kind = type(object).__repr__
        if kind is dict.__repr__:
            return self._dict
        if kind is list.__repr__:
            return self._list
        if kind is tuple.__repr__:
            return self._tuple
        if kind in (set.__repr__, frozenset.__repr__) and isinstance(object, (set, frozenset)):
            return self._set
        if isinstance(object, str) and kind is str.__repr__:
            return self._str
        if hasattr(type(object), "__dataclass_fields__"):
            return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        if object:
            items = list(object.items())
            if self._sort_dicts:
                items = sorted(items, key=lambda pair: _SafeKey(pair[0]))
            indent += self._indent
            last = len(items) - 1
            for i, (key, value) in enumerate(items):
                shown = self._repr(key, context, level)
                out.append(shown + ": ")
                self._format(value, out, indent + len(shown) + 2,
                             allowance + 1 if i == last else 1, context, level)
                if i != last:
                    out.append(",\n" + " " * indent)
        out.append("}")

    def _list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        if type(object) is set:
            out.append("{")
            end = "}"
        else:
            out.append(type(object).__name__ + "({")
            end = "})"
            indent += len(type(object).__name__) + 1
        self._items(sorted(object, key=_SafeKey), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        between = ",\n" + " " * indent
        separator = ""
        items = list(items)
        width = max_width = self._width - indent + 1
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = max_width
                    if separator:
                        separator = between
                if width >= size:
                    width -= size
                    out.append(separator)
                    separator = ", "
                    out.append(text)
                    continue
            out.append(separator)
            separator = between
            self._format(item, out, indent, allowance if i == last else 1, context, level)

    def _str(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = max_width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                max_width -= allowance
            if len(text) <= max_width:
                chunks.append(text)
                continue
            parts, word = [], ""
            for c in line:
                if word and word[-1].isspace() and not c.isspace():
                    parts.append(word)
                    word = ""
                word += c
            parts.append(word)
            width = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append("(")
        for i, chunk in enumerate(chunks):
            if i > 0:
                out.append("\n" + " " * indent)
            out.append(chunk)
        if level == 1:
            out.append(")")

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name))
                 for f in type(object).__dataclass_fields__.values() if f.repr]
        out.append(name + "(")
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            out.append(key + "=")
            self._format(value, out, indent + len(key) + 1, allowance if i == last else 1,
                         context, level)
            if i != last:
                out.append(",\n" + " " * indent)
        out.append(")")

    def _repr(self, object, context, level):
        kind = type(object).__repr__
        if kind is dict.__repr__:
            if not object:
                return "{}"
            if self._depth and level >= self._depth:
                return "{...}"
            if id(object) in context:
                return f"<Recursion on dict with id={id(object)}>"
            context.add(id(object))
            items = list(object.items())
            if self._sort_dicts:
                items = sorted(items, key=lambda pair: _SafeKey(pair[0]))
            parts = [f"{self._repr(k, context, level + 1)}: {self._repr(v, context, level + 1)}"
                     for k, v in items]
            context.discard(id(object))
            return "{" + ", ".join(parts) + "}"
        if kind is list.__repr__ or kind is tuple.__repr__:
            opening, closing = ("[", "]") if isinstance(object, list) else ("(", ")")
            if not object:
                return opening + closing
            if self._depth and level >= self._depth:
                return opening + "..." + closing
            if id(object) in context:
                return f"<Recursion on {type(object).__name__} with id={id(object)}>"
            context.add(id(object))
            parts = [self._repr(item, context, level + 1) for item in object]
            context.discard(id(object))
            if len(parts) == 1 and isinstance(object, tuple):
                closing = ",)"
            return opening + ", ".join(parts) + closing
        if self._underscore and type(object) is int:
            return f"{object:_d}"
        return repr(object)


class _SafeKey:
    """Orders even keys that do not compare."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj)))


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    return True


def isrecursive(object):
    return "<Recursion on" in saferepr(object)
