"""Styles that follow one another: `cycler(color=['r', 'g'], lw=[1, 2])`."""

import itertools

__all__ = ["cycler", "Cycler", "concat"]


class Cycler:
    """Rows of keyword arguments; `+` puts cycles side by side, `*` forms all pairs."""

    def __init__(self, rows, parts):
        self._rows, self._parts = rows, parts

    @property
    def keys(self):
        return set(self._rows[0]) if self._rows else set()

    def by_key(self):
        """The values of each keyword, in their order."""
        values = {}
        for row in self._rows:
            for key, value in row.items():
                values.setdefault(key, []).append(value)
        return values

    def __call__(self):
        return itertools.cycle(self)

    def __len__(self):
        return len(self._rows)

    def __iter__(self):
        return iter([dict(row) for row in self._rows])

    def __getitem__(self, key):
        if not isinstance(key, slice):
            raise ValueError("Can only use slices with Cycler.__getitem__")
        made = {name: values[key] for name, values in self.by_key().items()}
        return cycler(**made)

    def _check(self, other):
        if self.keys & other.keys:
            raise ValueError("Can not compose overlapping cycles")

    def __add__(self, other):
        if not isinstance(other, Cycler):
            return NotImplemented
        self._check(other)
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        rows = [{**a, **b} for a, b in zip(self._rows, other._rows)]
        return Cycler(rows, ("+", self, other))

    def __mul__(self, other):
        if isinstance(other, int):
            return cycler(**{name: values * other for name, values in self.by_key().items()})
        if not isinstance(other, Cycler):
            return NotImplemented
        self._check(other)
        return Cycler([{**a, **b} for a in self._rows for b in other._rows], ("*", self, other))

    __rmul__ = __mul__

    def concat(self, other):
        return concat(self, other)

    def __eq__(self, other):
        return isinstance(other, Cycler) and self._rows == other._rows

    __hash__ = None

    def __repr__(self):
        if isinstance(self._parts, tuple):
            sign, left, right = self._parts
            return f"({left!r} {sign} {right!r})"
        name = self._parts
        return f"cycler({name!r}, {[row[name] for row in self._rows]!r})"


def concat(left, right):
    """One cycle after the other."""
    if left.keys != right.keys:
        raise ValueError("Keys do not match")
    a, b = left.by_key(), right.by_key()
    return cycler(**{name: a[name] + b[name] for name in a})


def cycler(*args, **kwargs):
    """A cycle of the values of one keyword, or of several side by side."""
    if args and kwargs:
        raise TypeError("cycler() can only accept positional OR keyword arguments -- not both.")
    if len(args) == 1:
        if not isinstance(args[0], Cycler):
            raise TypeError("If only one positional argument given, it must be a Cycler instance.")
        return Cycler(args[0]._rows, args[0]._parts)
    if len(args) == 2:
        kwargs = {args[0]: args[1]}
    elif args:
        raise TypeError("Only a single Cycler can be accepted as the lone positional argument. Use "
                        "keyword arguments instead.")
    if not kwargs:
        raise TypeError("Must have at least a positional OR keyword arguments")
    made = None
    for name, values in kwargs.items():
        one = Cycler([{name: value} for value in values], name)
        made = one if made is None else made + one
    return made
