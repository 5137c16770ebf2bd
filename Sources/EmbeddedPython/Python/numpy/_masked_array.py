"""The class of masked arrays, and the one masked element."""

import numpy as np
from numpy import _foreign, _layout
from numpy._masked_operators import Operators
from numpy._masked_reductions import Reductions

MaskType = np.bool_
nomask = np.False_


class MaskError(Exception):
    """A mask has another shape than its array."""


def _functions():
    from numpy import ma
    return ma


def default_fill_value(obj):
    """What stands for masked elements of a type where numbers are needed."""
    kind = getattr(obj, "dtype", None)
    kind = np.asarray(obj).dtype.kind if kind is None else kind.kind
    return {"b": True, "i": 999999, "u": 999999, "f": 1e20, "U": "N/A"}.get(kind, "?")


class MaskedArray(Reductions, Operators):
    """An array with a mask."""

    __module__ = "numpy.ma"
    __array_priority__ = 15

    def __init__(self, data, mask=nomask, dtype=None, copy=False, fill_value=None, keep_mask=True,
                 hard_mask=False, shrink=True, ndmin=0, subok=True, order=None):
        inherited = nomask
        if isinstance(data, MaskedArray):
            inherited = data._mask if keep_mask else nomask
            fill_value = data._fill_value if fill_value is None else fill_value
            data = data._data
        elif isinstance(data, (list, tuple)):
            data, inherited = _without_masked(data)
        self._data = np.array(data, dtype=dtype, ndmin=ndmin) if copy or dtype is not None or ndmin \
            else np.asarray(data)
        if mask is nomask or mask is None:
            self._mask = inherited
        else:
            if mask is True or mask is np.True_:
                given = np.ones(self._data.shape, dtype=bool)
            elif mask is False:
                given = np.zeros(self._data.shape, dtype=bool)
            else:
                given = np.array(getmaskarray(mask) if isinstance(mask, MaskedArray) else mask,
                                 dtype=bool)
            if given.shape != self._data.shape:
                if given.size == 1 or self._data.size == 1:
                    given = np.broadcast_to(given, self._data.shape).copy()
                elif given.size == self._data.size:
                    given = given.reshape(self._data.shape)
                else:
                    raise MaskError(
                        f"Mask and data not compatible: data size is {self._data.size}, mask size is "
                        f"{given.size}.")
            self._mask = given if inherited is nomask else given | inherited
        self._fill_value = fill_value

    def __array_function__(self, *args):
        return NotImplemented

    _numpy = staticmethod(lambda name, args, kwargs: _numpy(name, args, kwargs))

    @property
    def __class__(self):
        return np.ndarray

    # What it consists of.

    @property
    def data(self):
        return self._data

    @property
    def mask(self):
        return self._mask

    @mask.setter
    def mask(self, value):
        if value is nomask or value is False:
            self._mask = nomask if self._mask is nomask else np.zeros(self.shape, dtype=bool)
        else:
            self._mask = np.broadcast_to(np.asarray(value, dtype=bool), self.shape).copy()

    @property
    def fill_value(self):
        value = default_fill_value(self._data) if self._fill_value is None else self._fill_value
        if self.dtype.kind in "iu":
            info = np.iinfo(self.dtype)
            if not info.min <= value <= info.max:
                return np.int64(value)
        return self._data.dtype.type(value)

    @fill_value.setter
    def fill_value(self, value):
        self._fill_value = value

    def set_fill_value(self, value):
        self._fill_value = value

    shape = property(lambda self: self._data.shape)
    dtype = property(lambda self: self._data.dtype)
    ndim = property(lambda self: self._data.ndim)
    size = property(lambda self: self._data.size)
    itemsize = property(lambda self: self._data.itemsize)
    nbytes = property(lambda self: self._data.nbytes)
    T = property(lambda self: self.transpose())
    flat = property(lambda self: iter(self.ravel()))

    def _with(self, data, mask, fill_value=None):
        """An array of other elements, or the one element if it has no dimensions."""
        if np.ndim(data) == 0:
            return masked if np.any(mask) else data
        return MaskedArray(data, mask, fill_value=fill_value)

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter([self[place] for place in range(len(self._data))])

    def _picked(self, key):
        if isinstance(key, MaskedArray):
            key = key.filled(False)
        return key

    def __getitem__(self, key):
        key = self._picked(key)
        mask = nomask if self._mask is nomask else self._mask[key]
        return self._with(self._data[key], mask, self._fill_value)

    def __setitem__(self, key, value):
        key = self._picked(key)
        if value is masked:
            if self._mask is nomask:
                self._mask = np.zeros(self.shape, dtype=bool)
            self._mask[key] = True
            return
        self._data[key] = getdata(value)
        mask = getmask(value)
        if mask is not nomask or self._mask is not nomask:
            if self._mask is nomask:
                self._mask = np.zeros(self.shape, dtype=bool)
            self._mask[key] = mask

    def filled(self, fill_value=None):
        """The elements, with a value in the place of those that are masked."""
        if self._mask is nomask:
            return self._data
        result = self._data.copy()
        result[self._mask] = self.fill_value if fill_value is None else fill_value
        return result

    def compressed(self):
        """The elements that count, in one dimension."""
        flat = self._data.ravel()
        return flat if self._mask is nomask else flat[~self._mask.ravel()]

    def count(self, axis=None, keepdims=False):
        """How many elements count."""
        counted = ~getmaskarray(self)
        return counted.sum(axis=axis, keepdims=keepdims)

    def copy(self, order="C"):
        mask = nomask if self._mask is nomask else self._mask.copy()
        return MaskedArray(self._data.copy(), mask, fill_value=self._fill_value)

    def astype(self, dtype, copy=True):
        return MaskedArray(self._data.astype(dtype), self._mask)

    def tolist(self, fill_value=None):
        if fill_value is not None:
            return self.filled(fill_value).tolist()
        if self.ndim > 1:
            return [each.tolist() for each in self]
        return [None if each is masked else each.item() for each in self]

    def item(self, *index):
        picked = self.ravel()[index[0] if index else 0]
        return None if picked is masked else picked.item()

    def harden_mask(self):
        return self

    soften_mask = unshare_mask = shrink_mask = harden_mask

    # Text.

    def _texts(self):
        """The text of each element of the flat array."""
        marks = getmaskarray(self).ravel().tolist()
        return ["--" if mark else repr(value) if isinstance(value, str) else str(value)
                for value, mark in zip(self._data.ravel().tolist(), marks)]

    def _laid_out(self, separator, prefix=""):
        if self._mask is nomask:
            return np.array2string(self._data, separator=separator, prefix=prefix)
        texts, shape = self._texts(), self.shape

        def one(index):
            place = 0
            for length, i in zip(shape, index):
                place = place * length + i
            return texts[place]
        return _layout.laid_out(one, shape, separator, prefix)

    def __str__(self):
        return self._laid_out(" ") if self.ndim else self._texts()[0]

    def _fill_text(self):
        value = self.fill_value
        return repr(value.item() if value.dtype == self.dtype else value)

    def __repr__(self):
        is_short = self.ndim <= 1
        mask = self._mask
        names = [("data", lambda p: self._laid_out(", ", p) if self.ndim else str(self)),
                 ("mask", lambda p: "False" if mask is nomask else np.array2string(
                     mask, separator=", ", prefix=p)),
                 ("fill_value", lambda p: self._fill_text())]
        usual = self.dtype in (np.dtype(float), np.dtype(int), np.dtype(bool)) and not (
            mask is not nomask and mask.all())
        if not usual:
            names.append(("dtype", lambda p: str(self.dtype)))
        if not is_short:
            lines = [f"  {name}={text('  ' + name + '=')}" for name, text in names]
            return "masked_array(\n" + ",\n".join(lines) + ")"
        head, lines = "masked_array(", []
        for place, (name, text) in enumerate(names):
            start = head + "data=" if place == 0 else f"{name + '=':>{len(head) + 5}}"
            lines.append(start + text(" " * len(start)))
        return ",\n".join(lines) + ")"


masked_array = MaskedArray


def _both(name):
    """A method that does the same to the elements and to the mask."""
    def method(self, *args, **kwargs):
        data = getattr(self._data, name)(*args, **kwargs)
        mask = nomask if self._mask is nomask else getattr(self._mask, name)(*args, **kwargs)
        return self._with(data, mask, self._fill_value)
    method.__name__ = name
    setattr(MaskedArray, name, method)


for _name in ("reshape", "ravel", "flatten", "transpose", "swapaxes", "squeeze", "repeat", "take",
              "diagonal"):
    _both(_name)


class MaskedConstant(MaskedArray):
    """The one masked element."""

    __module__ = "numpy.ma"

    def __init__(self):
        super().__init__(np.array(0.0), np.array(True))

    def __repr__(self):
        return "masked"

    def __str__(self):
        return "--"

    def __format__(self, spec):
        return "--"

    def _binary(self, other, operation, reflected=False):
        if isinstance(other, MaskedArray) and other is not self or isinstance(other, np.ndarray):
            return MaskedArray(getdata(other), True)
        return self

    def _compared(self, other, operation):
        return self

    def __float__(self):
        return np.nan

    def __bool__(self):
        return False

    def __reduce__(self):
        return "masked"


masked = masked_singleton = MaskedConstant()


def raveled(mask, axis):
    return mask if mask is nomask or axis is not None else mask.ravel()


def _without_masked(data):
    """Nested lists without what is masked in them, and the mask."""
    found = []

    def strip(value):
        if value is masked:
            found.append(True)
            return 0.0
        if isinstance(value, MaskedArray):
            found.append(value._mask is not nomask)
            return value._data.tolist()
        return [strip(each) for each in value] if isinstance(value, (list, tuple)) else value

    def marks(value):
        if value is masked:
            return True
        if isinstance(value, MaskedArray):
            return getmaskarray(value).tolist()
        return [marks(each) for each in value] if isinstance(value, (list, tuple)) else False

    plain = strip(data)
    if not any(found):
        return (data if not found else plain), nomask
    return plain, np.array(marks(data), dtype=bool)


def getmask(a):
    """The mask of an array; `nomask` where it has none."""
    return getattr(a, "_mask", nomask)


def getmaskarray(a):
    """The mask of an array, in full."""
    mask = getmask(a)
    return np.zeros(np.shape(getdata(a)), dtype=bool) if mask is nomask else np.asarray(mask)


def getdata(a, subok=True):
    """The elements of an array, whether they are masked or not."""
    if isinstance(a, MaskedArray):
        return a._data
    return np.asarray(a) if isinstance(a, (list, tuple)) else a


def filled(a, fill_value=None):
    return a.filled(fill_value) if isinstance(a, MaskedArray) else np.asarray(a)


def _numpy(name, args, kwargs):
    """What a function of NumPy gives for masked arrays."""
    if name in ("array_repr", "array_str", "array2string"):
        return repr(args[0]) if name == "array_repr" else str(args[0])
    if name in ("asarray", "ascontiguousarray", "array"):
        return np.array(getdata(args[0]), *args[1:], **kwargs) if name != "array" \
            else np.array(MaskedArray(args[0])._data)
    function = getattr(_functions(), {"amin": "min", "amax": "max"}.get(name, name), None)
    if function is not None and not isinstance(function, type):
        return function(*args, **kwargs)
    return _foreign.by_method(args[0], name, args, kwargs)
