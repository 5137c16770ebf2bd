"""Arrays, numbers and dtypes of NumPy in pickles."""

import numpy as np


def array(data, dtype, shape):
    """The array of a shape whose elements lie in the bytes."""
    return np.frombuffer(data, dtype=dtype).reshape(shape).copy()


def objects(elements, shape):
    """An array of objects."""
    result = np.empty(len(elements), dtype=object)
    for index, element in enumerate(elements):
        result[index] = element
    return result.reshape(shape)


def scalar(dtype, value):
    return np.dtype(dtype).type(value)


def reduced(obj):
    """How to make a value of NumPy again; None for what needs no help."""
    if isinstance(obj, np.ndarray):
        if obj.dtype == object:
            return objects, (list(obj.ravel()), obj.shape)
        if obj.dtype.kind in "US":
            return np.array, (obj.tolist(), obj.dtype.str)
        return array, (obj.tobytes(), str(obj.dtype), obj.shape)
    if isinstance(obj, np.dtype):
        return np.dtype, (obj.str,)
    if isinstance(obj, np.generic):
        return scalar, (str(obj.dtype), obj.item())
