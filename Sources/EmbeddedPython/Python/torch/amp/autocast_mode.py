"""`torch.autocast`: the switch of mixed precision as a block and as a decorator."""

import functools
import warnings

import torch

_NARROW = (torch.bfloat16, torch.float16)


def is_autocast_available(device_type):
    """Whether a kind of device knows mixed precision."""
    if not isinstance(device_type, str):
        raise RuntimeError("device_type must be a str, such as 'cpu'")
    return torch.device(device_type).type in ("cpu", "cuda", "mps", "xpu", "hpu")


class autocast:
    """Runs a block, or a function, with products in a narrow float type.

    On the processor matrix products and convolutions take float32 tensors as bfloat16, and losses
    take bfloat16 as float32; everything else works on what it gets.
    """

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if not isinstance(device_type, str):
            raise ValueError(
                f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
        if not is_autocast_available(device_type):
            raise RuntimeError(
                f"User specified an unsupported autocast device_type '{device_type}'")
        self.device = device_type
        self.fast_dtype = torch.get_autocast_dtype(device_type) if dtype is None else dtype
        if cache_enabled is None:
            cache_enabled = torch.is_autocast_cache_enabled()
        self._cache_enabled = cache_enabled
        self._enabled = enabled and self._can_run()
        self._before = []

    def _can_run(self):
        """Whether a block can change anything; warns as PyTorch does where it cannot."""
        if self.device == "cuda":
            if torch.cuda.is_available():
                raise NotImplementedError(
                    "torch.autocast('cuda') is not supported in Taper: operations on the GPU keep "
                    "float32; leave the block out, or pass enabled=False")
            warnings.warn(
                "CUDA is not available or torch_xla is imported. Disabling autocast.",
                stacklevel=3)
            return False
        if self.fast_dtype not in _NARROW:
            name = self.device.upper()
            warnings.warn(
                f"In {name} autocast, but the target dtype is not supported. Disabling autocast.\n"
                f"{name} Autocast only supports dtypes of "
                f"{', '.join(map(str, _NARROW))} currently.", stacklevel=3)
            return False
        return True

    def __enter__(self):
        self._before.append((
            torch.is_autocast_enabled(self.device), torch.get_autocast_dtype(self.device),
            torch.is_autocast_cache_enabled()))
        torch.autocast_increment_nesting()
        self._set(self._enabled, self.fast_dtype, self._cache_enabled)
        return self

    def __exit__(self, *exception):
        torch.autocast_decrement_nesting()
        self._set(*self._before.pop())
        return False

    def _set(self, enabled, dtype, keeps_copies):
        torch.set_autocast_enabled(self.device, enabled)
        torch.set_autocast_dtype(self.device, dtype)
        torch.set_autocast_cache_enabled(keeps_copies)

    def __call__(self, func):
        if not callable(func):
            raise TypeError(
                f"autocast()(func) requires a callable, but got {type(func).__name__}. "
                "Did you mean to use autocast as a context manager? For example:\n"
                "    with torch.autocast(device_type=...):\n"
                "        output = model(input)")

        @functools.wraps(func)
        def decorate_autocast(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return decorate_autocast


def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
    """Lets the forward of a `torch.autograd.Function` run in mixed precision, or in one type."""
    if fwd is None:
        return functools.partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

    @functools.wraps(fwd)
    def decorate_fwd(*args, **kwargs):
        enabled = torch.is_autocast_enabled(device_type)
        args[0]._dtype = torch.get_autocast_dtype(device_type)
        if cast_inputs is None or not enabled:
            args[0]._fwd_used_autocast = enabled
            return fwd(*args, **kwargs)
        args[0]._fwd_used_autocast = False
        args = [_cast(value, device_type, cast_inputs) for value in args]
        kwargs = {name: _cast(value, device_type, cast_inputs) for name, value in kwargs.items()}
        with autocast(device_type, enabled=False):
            return fwd(*args, **kwargs)

    return decorate_fwd


def custom_bwd(bwd=None, *, device_type):
    """Runs the backward of a `torch.autograd.Function` as its forward ran."""
    if bwd is None:
        return functools.partial(custom_bwd, device_type=device_type)

    @functools.wraps(bwd)
    def decorate_bwd(*args, **kwargs):
        with autocast(device_type, dtype=args[0]._dtype, enabled=args[0]._fwd_used_autocast):
            return bwd(*args, **kwargs)

    return decorate_bwd


def _cast(value, device_type, dtype):
    if isinstance(value, torch.Tensor):
        changes = value.is_floating_point() and value.device.type == device_type
        return value.to(dtype) if changes and value.dtype != torch.float64 else value
    if isinstance(value, dict):
        return {key: _cast(each, device_type, dtype) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_cast(each, device_type, dtype) for each in value)
    return value
