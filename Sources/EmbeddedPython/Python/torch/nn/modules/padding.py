"""Layers that widen the edges of what they are given."""

from torch.nn import functional as F
from torch.nn.modules.module import Module


class _Pad(Module):
    """`_n` is the number of dimensions that are widened."""

    _n = 1
    _mode = "constant"

    def __init__(self, padding):
        super().__init__()
        count = 2 * self._n
        self.padding = (padding,) * count if isinstance(padding, int) else tuple(padding)

    def forward(self, input):
        return F.pad(input, self.padding, self._mode)

    def extra_repr(self):
        return f"{self.padding}"


class _ConstantPad(_Pad):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, "constant", self.value)

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


class ConstantPad1d(_ConstantPad):
    pass


class ConstantPad2d(_ConstantPad):
    _n = 2


class ConstantPad3d(_ConstantPad):
    _n = 3


class ZeroPad1d(ConstantPad1d):
    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ZeroPad2d(ConstantPad2d):
    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ZeroPad3d(ConstantPad3d):
    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ReflectionPad1d(_Pad):
    _mode = "reflect"


class ReflectionPad2d(_Pad):
    _n, _mode = 2, "reflect"


class ReflectionPad3d(_Pad):
    _n, _mode = 3, "reflect"


class ReplicationPad1d(_Pad):
    _mode = "replicate"


class ReplicationPad2d(_Pad):
    _n, _mode = 2, "replicate"


class ReplicationPad3d(_Pad):
    _n, _mode = 3, "replicate"


class CircularPad1d(_Pad):
    _mode = "circular"


class CircularPad2d(_Pad):
    _n, _mode = 2, "circular"


class CircularPad3d(_Pad):
    _n, _mode = 3, "circular"
