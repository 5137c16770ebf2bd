"""Views with a layout of the caller's own: the same memory under other shapes."""

import numpy as np
import torch


def as_strided(x, shape=None, strides=None, subok=False, writeable=True, *, check_bounds=None):
    """A view of the memory of `x`, from its first element on, with steps in bytes.

    Raises ValueError where the view would leave the array's memory.
    """
    x = np.asarray(x)
    shape = x.shape if shape is None else shape
    strides = x.strides if strides is None else strides
    shape = (shape,) if isinstance(shape, int) else tuple(int(n) for n in shape)
    strides = (strides,) if isinstance(strides, int) else tuple(int(n) for n in strides)
    if len(shape) != len(strides):
        raise ValueError(
            f"as_strided() takes as many strides as sizes: shape={shape}, strides={strides}")
    if any(step % x.itemsize or step < 0 for step in strides) or any(s < 0 for s in x.strides):
        raise ValueError(
            "as_strided() takes steps of whole elements that do not run backwards: "
            f"strides={strides}, elements of {x.itemsize} bytes")
    steps = tuple(step // x.itemsize for step in strides)
    try:
        view = torch.from_numpy(x).as_strided(shape, steps).numpy()
    except RuntimeError:
        raise ValueError(
            f"shape={shape} with strides={strides} leaves the memory of the array, which has "
            f"{x.size} elements") from None
    view.flags.writeable = writeable and x.flags.writeable
    return view


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """All windows of a size, one per place: shape (places ..., window ...), of the same memory."""
    x = np.asarray(x)
    window_shape = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    if any(size < 0 for size in window_shape):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window_shape) != len(axes):
            raise ValueError(
                "Since axis is `None`, must provide window_shape for all dimensions of `x`; got "
                f"{len(window_shape)} window_shape elements and `x.ndim` is {x.ndim}.")
    else:
        axes = (axis,) if isinstance(axis, int) else tuple(axis)
        axes = tuple(one + x.ndim if one < 0 else one for one in axes)
        if len(window_shape) != len(axes):
            raise ValueError(
                "Must provide matching length window_shape and axis; got "
                f"{len(window_shape)} window_shape elements and {len(axes)} axes elements.")
    shape = list(x.shape)
    for one, size in zip(axes, window_shape):
        if shape[one] < size:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[one] -= size - 1
    if any(step < 0 for step in x.strides):
        x = x.copy()
    strides = x.strides + tuple(x.strides[one] for one in axes)
    return as_strided(x, tuple(shape) + window_shape, strides, writeable=writeable)
