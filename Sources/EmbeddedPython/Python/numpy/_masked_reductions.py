"""Sums and the like of masked arrays, of which masked elements change nothing."""

import numpy as np


def _ma():
    from numpy import _masked_array
    return _masked_array


class Reductions:
    """A part of `MaskedArray`."""

    def _reduced(self, name, neutral, axis, kwargs):
        """A reduction of which masked elements change nothing; masked where nothing counts."""
        if self._mask is _ma().nomask:
            result = getattr(self._data, name)(axis=axis, **kwargs)
            return self._with(result, _ma().nomask)
        result = getattr(self.filled(neutral), name)(axis=axis, **kwargs)
        mask = self._mask.all(axis=axis)
        if "keepdims" in kwargs and kwargs["keepdims"]:
            mask = self._mask.all(axis=axis, keepdims=True)
        return self._with(result, mask)

    def sum(self, axis=None, **kwargs):
        return self._reduced("sum", 0, axis, kwargs)

    def prod(self, axis=None, **kwargs):
        return self._reduced("prod", 1, axis, kwargs)

    product = prod

    def _extreme(self, highest):
        if self.dtype.kind == "f":
            return np.inf if highest else -np.inf
        if self.dtype.kind == "b":
            return highest
        info = np.iinfo(self.dtype)
        return info.max if highest else info.min

    def max(self, axis=None, **kwargs):
        return self._reduced("max", self._extreme(False), axis, kwargs)

    def min(self, axis=None, **kwargs):
        return self._reduced("min", self._extreme(True), axis, kwargs)

    def ptp(self, axis=None):
        return self.max(axis) - self.min(axis)

    def any(self, axis=None, **kwargs):
        return self._reduced("any", False, axis, kwargs)

    def all(self, axis=None, **kwargs):
        return self._reduced("all", True, axis, kwargs)

    def mean(self, axis=None, dtype=None, keepdims=False):
        if self._mask is _ma().nomask:
            return self._with(self._data.mean(axis=axis, dtype=dtype, keepdims=keepdims), _ma().nomask)
        total = self.sum(axis=axis, keepdims=keepdims)
        count = self.count(axis=axis) if not keepdims else self.count(axis, keepdims=True)
        return _ma().masked if total is _ma().masked else total * 1.0 / count

    def var(self, axis=None, ddof=0, **kwargs):
        if self._mask is _ma().nomask:
            return self._with(self._data.var(axis=axis, ddof=ddof), _ma().nomask)
        centre = self.mean(axis=axis, keepdims=True) if axis is not None else self.mean()
        if centre is _ma().masked:
            return _ma().masked
        total = ((self - centre) ** 2).sum(axis=axis)
        count = self.count(axis=axis) - ddof
        return total / count

    def std(self, axis=None, ddof=0, **kwargs):
        result = self.var(axis=axis, ddof=ddof)
        return result if result is _ma().masked else _ma()._functions().sqrt(result)

    def anom(self, axis=None):
        return self - self.mean(axis, keepdims=True) if axis is not None else self - self.mean()

    def cumsum(self, axis=None):
        return _ma().MaskedArray(self.filled(0).cumsum(axis=axis), _ma().raveled(self._mask, axis))

    def cumprod(self, axis=None):
        return _ma().MaskedArray(self.filled(1).cumprod(axis=axis), _ma().raveled(self._mask, axis))

    def argmax(self, axis=None, fill_value=None):
        return self.filled(self._extreme(False)).argmax(axis=axis)

    def argmin(self, axis=None, fill_value=None):
        return self.filled(self._extreme(True)).argmin(axis=axis)

    def argsort(self, axis=-1, kind=None, endwith=True, fill_value=None):
        return self.filled(self._extreme(endwith)).argsort(axis=axis)

    def sort(self, axis=-1, kind=None, endwith=True, fill_value=None):
        order = self.argsort(axis=axis, endwith=endwith)
        self._data[...] = np.take_along_axis(self._data, order, axis)
        if self._mask is not _ma().nomask:
            self._mask[...] = np.take_along_axis(self._mask, order, axis)

    def nonzero(self):
        return self.filled(0).nonzero()

    def dot(self, other):
        return _ma().MaskedArray(self.filled(0).dot(_ma().filled(other, 0)))

    def round(self, decimals=0):
        return self._with(self._data.round(decimals), self._mask, self._fill_value)

    def clip(self, min=None, max=None):
        return self._with(self._data.clip(min, max), self._mask, self._fill_value)
