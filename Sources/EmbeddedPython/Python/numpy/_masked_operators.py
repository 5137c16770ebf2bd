"""The operators of masked arrays: what is masked on either side is masked in the result."""

import operator

import numpy as np
from numpy._masked_choices import mask_or


def _ma():
    from numpy import _masked_array
    return _masked_array


class Operators:
    """A part of `MaskedArray`."""

    def _binary(self, other, operation, reflected=False):
        a, b = (_ma().getdata(other), self._data) if reflected else (self._data, _ma().getdata(other))
        mask = mask_or(self._mask, _ma().getmask(other))
        if operation in (operator.truediv, operator.floordiv, operator.mod):
            wrong = np.asarray(b) == 0
            if np.any(wrong):
                b = np.where(wrong, 1, b)
                shape = np.broadcast_shapes(np.shape(a), np.shape(b))
                mask = mask_or(mask, np.broadcast_to(wrong, shape).copy())
        if isinstance(b, str) or b is None:
            return NotImplemented
        result = operation(a, b)
        if mask is not _ma().nomask and np.ndim(result):
            mask = np.broadcast_to(mask, result.shape).copy()
            if result.dtype == self._data.dtype and result.shape == self._data.shape:
                # Where nothing counts, the old elements stay.
                result = np.where(mask, self._data, result)
        same = self._fill_value if result.dtype == self._data.dtype else None
        return self._with(result, mask, same)

    def _compared(self, other, operation):
        if other is _ma().masked:
            return _ma().MaskedArray(np.zeros(self.shape, dtype=bool), True)
        mask = mask_or(self._mask, _ma().getmask(other))
        return self._with(operation(self._data, _ma().getdata(other)), mask)

    def __eq__(self, other):
        return self._compared(other, operator.eq)

    def __ne__(self, other):
        return self._compared(other, operator.ne)

    def __lt__(self, other):
        return self._compared(other, operator.lt)

    def __le__(self, other):
        return self._compared(other, operator.le)

    def __gt__(self, other):
        return self._compared(other, operator.gt)

    def __ge__(self, other):
        return self._compared(other, operator.ge)

    __hash__ = None

    def __neg__(self):
        return self._with(-self._data, self._mask, self._fill_value)

    def __pos__(self):
        return self

    def __abs__(self):
        return self._with(abs(self._data), self._mask, self._fill_value)

    def __invert__(self):
        return self._with(~self._data, self._mask)

    def __bool__(self):
        return bool(self._data)

    def __float__(self):
        return np.nan if self._mask is not _ma().nomask and self._mask.all() else float(self._data)

    def __int__(self):
        return int(self._data)

    def __contains__(self, value):
        return bool((self == value).any())


def _operator(name, operation):
    def method(self, other):
        if other is _ma().masked:
            return _ma().MaskedArray(self._data, True)
        return self._binary(other, operation)

    def reflected(self, other):
        return self._binary(other, operation, reflected=True)

    def inplace(self, other):
        result = method(self, other)
        self._data, self._mask = result._data, result._mask
        return self

    setattr(Operators, f"__{name}__", method)
    setattr(Operators, f"__r{name}__", reflected)
    setattr(Operators, f"__i{name}__", inplace)


for _name, _operation in (
        ("add", operator.add), ("sub", operator.sub), ("mul", operator.mul),
        ("truediv", operator.truediv), ("floordiv", operator.floordiv), ("mod", operator.mod),
        ("pow", operator.pow), ("and", operator.and_), ("or", operator.or_), ("xor", operator.xor)):
    _operator(_name, _operation)
