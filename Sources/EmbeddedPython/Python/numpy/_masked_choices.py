"""Masks by conditions: `masked_where`, `masked_greater` and their kin."""

import numpy as np


def _ma():
    from numpy import ma
    return ma


def make_mask(m, copy=False, shrink=True, dtype=bool):
    """An array of truth values as a mask; `nomask` if nothing is masked."""
    mask = np.array(m, dtype=bool)
    return _ma().nomask if shrink and not mask.any() else mask


def mask_or(m1, m2, copy=False, shrink=True):
    """What either of two masks masks."""
    nomask = _ma().nomask
    if m1 is nomask or m1 is None or m1 is False:
        return nomask if m2 is None or m2 is False else m2
    if m2 is nomask or m2 is None or m2 is False:
        return m1
    return m1 | m2


def masked_where(condition, a, copy=True):
    """The array, masked where a condition holds."""
    ma = _ma()
    mask = ma.filled(condition, True) if isinstance(condition, ma.MaskedArray) else np.asarray(
        condition, dtype=bool)
    data = ma.getdata(a)
    data = np.array(data) if copy else np.asarray(data)
    if mask.shape != data.shape:
        raise IndexError("Inconsistent shape between the condition and the input (got "
                         f"{mask.shape} and {data.shape})")
    result = ma.MaskedArray(data, mask_or(ma.getmask(a), mask))
    return result


def masked_greater(x, value, copy=True):
    return masked_where(_data(x) > value, x, copy)


def masked_greater_equal(x, value, copy=True):
    return masked_where(_data(x) >= value, x, copy)


def masked_less(x, value, copy=True):
    return masked_where(_data(x) < value, x, copy)


def masked_less_equal(x, value, copy=True):
    return masked_where(_data(x) <= value, x, copy)


def masked_not_equal(x, value, copy=True):
    return masked_where(_data(x) != value, x, copy)


def masked_equal(x, value, copy=True):
    """Masked where it has a value, which also stands for masked elements from then on."""
    result = masked_where(_data(x) == value, x, copy)
    result.fill_value = value
    return result


def masked_inside(x, v1, v2, copy=True):
    low, high = min(v1, v2), max(v1, v2)
    data = _data(x)
    return masked_where((data >= low) & (data <= high), x, copy)


def masked_outside(x, v1, v2, copy=True):
    low, high = min(v1, v2), max(v1, v2)
    data = _data(x)
    return masked_where((data < low) | (data > high), x, copy)


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    """Masked where it is nearly a value."""
    data = _data(x)
    near = np.isclose(data, value, rtol=rtol, atol=atol) if data.dtype.kind == "f" else data == value
    result = masked_where(near, x, copy)
    result.fill_value = value
    return result


def masked_invalid(a, copy=True):
    """Masked where it is no finite number."""
    return masked_where(~np.isfinite(_data(a)), a, copy)


def masked_object(x, value, copy=True, shrink=True):
    return masked_equal(x, value, copy)


def _data(x):
    return np.asarray(_ma().getdata(x))
