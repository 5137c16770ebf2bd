"""Tensors that a module trains."""

from torch._nn import Buffer, Parameter

__all__ = ["Buffer", "Parameter", "UninitializedBuffer", "UninitializedParameter"]

_MESSAGE = ("Can't access the shape of an uninitialized parameter or buffer. This error usually "
            "happens in `load_state_dict` when trying to load an uninitialized parameter into an "
            "initialized one. Call `forward` to initialize the parameters before accessing their "
            "attributes.")


class UninitializedParameter(Parameter):
    """A parameter whose shape is not known yet."""

    def __repr__(self):
        return "<UninitializedParameter>"

    @property
    def shape(self):
        raise RuntimeError(_MESSAGE)


class UninitializedBuffer(Buffer):
    """A buffer whose shape is not known yet."""

    def __repr__(self):
        return "<UninitializedBuffer>"


def is_lazy(param):
    return isinstance(param, (UninitializedParameter, UninitializedBuffer))
