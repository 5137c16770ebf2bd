"""Layers that take their input's size from the first input that they see."""

import torch
from torch.nn.modules.conv import (
    Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module
from torch.nn.modules.normalization import (
    BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d)
from torch.nn.parameter import Parameter, UninitializedBuffer, UninitializedParameter


class LazyModuleMixin:
    """Until its first input, a lazy layer has parameters without a shape."""

    def has_uninitialized_params(self):
        own = [*self._parameters.values(), *self._buffers.values()]
        return any(isinstance(p, (UninitializedParameter, UninitializedBuffer)) for p in own)

    def __call__(self, *args, **kwargs):
        if self.has_uninitialized_params():
            with torch.no_grad():
                self.initialize_parameters(*args, **kwargs)
        self.__class__ = self.cls_to_become
        return self(*args, **kwargs)

    def reset_parameters(self):
        if not self.has_uninitialized_params():
            super().reset_parameters()

    def _materialize(self, name, shape):
        old = getattr(self, name)
        if isinstance(old, UninitializedParameter):
            setattr(self, name, Parameter(torch.empty(shape)))


class LazyLinear(LazyModuleMixin, Linear):
    """A linear layer whose `in_features` come from its first input."""

    cls_to_become = Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        Module.__init__(self)
        self.in_features, self.out_features = 0, out_features
        self.weight = UninitializedParameter()
        if bias:
            self.bias = UninitializedParameter()
        else:
            self.register_parameter("bias", None)

    def initialize_parameters(self, input):
        self.in_features = input.shape[-1]
        self._materialize("weight", (self.out_features, self.in_features))
        if self.bias is not None:
            self._materialize("bias", (self.out_features,))
        Linear.reset_parameters(self)


class _LazyConv(LazyModuleMixin):
    def __init__(self, out_channels, kernel_size, stride=1, padding=0, *args, bias=True, **kwargs):
        # The size is not known yet: a layer without inputs holds the options.
        self.cls_to_become.__init__(self, 1, out_channels, kernel_size, stride, padding, *args,
                                    bias=False, **{k: v for k, v in kwargs.items()
                                                   if k != "groups"})
        self.in_channels = 0
        self.groups = kwargs.get("groups", 1)
        self.weight = UninitializedParameter()
        if bias:
            self.bias = UninitializedParameter()

    def reset_parameters(self):
        if self.in_channels > 1 or not self.has_uninitialized_params() and self.in_channels:
            if "weight" in self._parameters and self._parameters["weight"].numel() == 0:
                return
        if type(self) is self.cls_to_become:
            super().reset_parameters()

    def initialize_parameters(self, input):
        wanted = self._n + 2
        if input.dim() not in (wanted, wanted - 1):
            raise RuntimeError(
                f"Expected {wanted - 1}D (unbatched) or {wanted}D (batched) input to "
                f"{type(self).__name__}, but got input of size: {list(input.shape)}")
        self.in_channels = input.shape[-self._n - 1]
        if self.in_channels % self.groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        first, second = self.out_channels, self.in_channels // self.groups
        if self._transposed:
            first, second = self.in_channels, self.out_channels // self.groups
        self._materialize("weight", (first, second) + self.kernel_size)
        if self.bias is not None:
            self._materialize("bias", (self.out_channels,))
        self.cls_to_become.reset_parameters(self)


class LazyConv1d(_LazyConv, Conv1d):
    cls_to_become = Conv1d


class LazyConv2d(_LazyConv, Conv2d):
    cls_to_become = Conv2d


class LazyConv3d(_LazyConv, Conv3d):
    cls_to_become = Conv3d


class LazyConvTranspose1d(_LazyConv, ConvTranspose1d):
    cls_to_become = ConvTranspose1d


class LazyConvTranspose2d(_LazyConv, ConvTranspose2d):
    cls_to_become = ConvTranspose2d


class LazyConvTranspose3d(_LazyConv, ConvTranspose3d):
    cls_to_become = ConvTranspose3d


class _LazyNorm(LazyModuleMixin):
    def __init__(self, eps=1e-5, momentum=0.1, affine=None, track_running_stats=None, **kwargs):
        default = issubclass(self.cls_to_become, (BatchNorm1d, BatchNorm2d, BatchNorm3d))
        affine = default if affine is None else affine
        track = default if track_running_stats is None else track_running_stats
        self.cls_to_become.__init__(self, 0, eps, momentum, affine, track)
        if affine:
            self.weight, self.bias = UninitializedParameter(), UninitializedParameter()

    def reset_parameters(self):
        pass

    def initialize_parameters(self, input):
        self.num_features = count = input.shape[1]
        if self.affine:
            self.weight = Parameter(torch.ones(count))
            self.bias = Parameter(torch.zeros(count))
        if self.track_running_stats:
            self.running_mean = torch.zeros(count)
            self.running_var = torch.ones(count)


class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
    cls_to_become = BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
    cls_to_become = BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
    cls_to_become = BatchNorm3d


class LazyInstanceNorm1d(_LazyNorm, InstanceNorm1d):
    cls_to_become = InstanceNorm1d


class LazyInstanceNorm2d(_LazyNorm, InstanceNorm2d):
    cls_to_become = InstanceNorm2d


class LazyInstanceNorm3d(_LazyNorm, InstanceNorm3d):
    cls_to_become = InstanceNorm3d
