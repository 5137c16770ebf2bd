"""Iteration over indices and elements."""

import numpy as np


def ndenumerate(arr):
    arr = np.asarray(arr)
    for index in ndindex(*arr.shape):
        yield index, arr[index]


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    if not shape:
        yield ()
        return
    for n in range(shape[0]):
        for rest in ndindex(*shape[1:]):
            yield (n,) + rest


def nditer(op, *args, **kwargs):
    """The elements as arrays without dimensions."""
    return (np.array(value) for value in np.ravel(op))


def unravel_index(indices, shape, order="C"):
    indices = np.asarray(indices)
    count = 1
    for size in shape:
        count *= size
    if np.any(indices < 0) or np.any(indices >= count):
        raise ValueError(f"index {indices.max()} is out of bounds for array with size {count}")
    result = []
    for size in reversed(shape):
        result.append(indices % size)
        indices = indices // size
    return tuple(reversed(result))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    result = 0
    for place, size in zip(multi_index, dims):
        place = np.asarray(place)
        if np.any(place < 0) or np.any(place >= size):
            raise ValueError("invalid entry in coordinates array")
        result = result * size + place
    return result if np.ndim(result) else np.int64(result)
