"""Arrays of numbers of one machine type, as the standard library has them."""

__all__ = ["array", "ArrayType"]

_whole = {
    "b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True),
    "I": (4, False), "l": (8, True), "L": (8, False), "q": (8, True), "Q": (8, False),
}
_names = {"b": "int8", "B": "uint8", "h": "int16", "H": "uint16", "i": "int32", "I": "uint32",
          "l": "int64", "L": "uint64", "q": "int64", "Q": "uint64", "f": "float32", "d": "float64"}
_words = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
          "H": "unsigned short", "i": "signed integer", "I": "unsigned int"}

typecodes = "bBuhHiIlLqQfd"


class array:
    """Numbers of one type: `array('i', [1, 2, 3])`."""

    def __init__(self, typecode, initializer=()):
        if typecode not in _names:
            raise ValueError(
                "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self._items = []
        self.extend(initializer)

    @property
    def itemsize(self):
        size = {"f": 4, "d": 8}
        return size[self.typecode] if self.typecode in size else _whole[self.typecode][0]

    def _checked(self, value):
        if self.typecode in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return _rounded(float(value)) if self.typecode == "f" else float(value)
        if not hasattr(value, "__index__"):
            raise TypeError(
                f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
        size, signed = _whole[self.typecode]
        low = -(1 << (8 * size - 1)) if signed else 0
        high = (1 << (8 * size - signed)) - 1
        if not low <= value <= high:
            if self.typecode not in _words:
                raise OverflowError("Python int too large to convert to C long")
            raise OverflowError(
                f"{_words[self.typecode]} is "
                f"{'greater than maximum' if value > high else 'less than minimum'}")
        return value

    def __array__(self, dtype=None, copy=None):
        """The numbers as an array of NumPy's of the same type."""
        import numpy as np
        return np.array(self._items, dtype=np.dtype(_names[self.typecode]) if dtype is None else dtype)

    def append(self, value, /):
        self._items.append(self._checked(value))

    def extend(self, iterable, /):
        self._items.extend([self._checked(value) for value in iterable])

    fromlist = extend

    def insert(self, index, value, /):
        self._items.insert(index, self._checked(value))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(index)

    def remove(self, value, /):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, /):
        if value not in self._items:
            raise ValueError("array.index(x): x not in array")
        return self._items.index(value)

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def _like(self, items):
        result = array(self.typecode)
        result._items = items
        return result

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._like(self._items[index])
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("array index out of range")
        return self._items[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(
                    f"can only assign array (not \"{type(value).__name__}\") to array slice")
            self._items[index] = value._items
            return
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("array assignment index out of range")
        self._items[index] = self._checked(value)

    def __delitem__(self, index):
        del self._items[index]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(
                f"can only append array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._items + other._items)

    def __mul__(self, count):
        return self._like(self._items * count)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __array__(self, dtype=None, copy=None):
        import numpy as np
        return np.array(self._items, dtype=dtype or _names[self.typecode])

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {self._items})"


ArrayType = array


def _rounded(value):
    """The nearest number of 32 bits."""
    import numpy as np
    return float(np.float32(value))
