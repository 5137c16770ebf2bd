"""Cycles of properties: which colour, width or marker the next line gets."""

from itertools import product


class Cycler:
    """Rows of properties in a fixed order; `+` joins two cycles row by row, `*` takes all pairs."""

    def __init__(self, left, right=None, op=None):
        self._parts = (left, right, op)
        if right is None:
            self._rows = [dict(row) for row in left]
            return
        shared = left.keys & right.keys
        if shared:
            raise ValueError("Can not compose overlapping cycles")
        pairs = zip(left, right) if op == "+" else product(left, right)
        self._rows = [{**a, **b} for a, b in pairs]

    @property
    def keys(self):
        return set(self._rows[0]) if self._rows else set()

    def by_key(self):
        """The values of each property, in order."""
        return {key: [row[key] for row in self._rows] for key in self.keys}

    def __iter__(self):
        return iter([dict(row) for row in self._rows])

    def __call__(self):
        while True:
            yield from self

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, key):
        if not isinstance(key, slice):
            raise ValueError("Can only use slices with Cycler.__getitem__")
        result = None
        for name, values in self.by_key().items():
            part = _single(name, values[key])
            result = part if result is None else result + part
        return result

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        return Cycler(self, other, "+")

    def __mul__(self, other):
        if isinstance(other, int):
            result = None
            for name, values in self.by_key().items():
                part = _single(name, values * other)
                result = part if result is None else result + part
            return result
        if not isinstance(other, Cycler):
            return NotImplemented
        return Cycler(self, other, "*")

    __rmul__ = __mul__

    def concat(self, other):
        """This cycle, and the other one behind it."""
        if self.keys != other.keys:
            raise ValueError(
                f"Keys do not match:\n\tIntersection: {self.keys & other.keys!r}\n"
                f"\tDisjoint: {self.keys ^ other.keys!r}")
        return Cycler(self._rows + other._rows)

    def __eq__(self, other):
        return isinstance(other, Cycler) and self._rows == other._rows

    def __repr__(self):
        left, right, op = self._parts
        if right is not None:
            return f"({left!r} {op} {right!r})"
        name = next(iter(self.keys), None)
        return f"cycler({name!r}, {[row[name] for row in self._rows]!r})"


def _single(name, values):
    return Cycler([{name: value} for value in values])


def concat(left, right):
    return left.concat(right)


def cycler(*args, **kwargs):
    """A cycle: `cycler(color=["r", "g"])`, `cycler("color", "rgb")`, or a copy of another one."""
    if args and kwargs:
        raise TypeError("cycler() can only accept positional OR keyword arguments -- not both.")
    if len(args) == 1:
        if not isinstance(args[0], Cycler):
            raise TypeError(
                "If only one positional argument given, it must be a Cycler instance.")
        return Cycler(args[0]._rows)
    if len(args) == 2:
        return _single(args[0], list(args[1]))
    if len(args) > 2:
        raise TypeError("Only a single Cycler can be accepted as the lone positional argument. "
                        "Use keyword arguments instead.")
    if not kwargs:
        raise TypeError("Must have at least a positional OR keyword arguments")
    result = None
    for name, values in kwargs.items():
        part = _single(name, list(values))
        result = part if result is None else result + part
    return result
