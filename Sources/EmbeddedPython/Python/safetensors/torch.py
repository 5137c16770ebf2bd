"""`save_file` and `load_file`: tensors by name in a file below the working folder."""

import _files
import torch
from safetensors import _read, _written
from torch.serialization import _ARRAYS, _bytes

_NAMES = {
    torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
    torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
    torch.uint8: "U8", torch.bool: "BOOL",
}
_DTYPES = {name: dtype for dtype, name in _NAMES.items()}


def save(tensors, metadata=None):
    """The bytes of a file with these tensors."""
    entries = {}
    if not isinstance(tensors, dict):
        raise ValueError(f"Expected a dict of [str, torch.Tensor] but received {type(tensors)}")
    for name, tensor in tensors.items():
        if not isinstance(tensor, torch.Tensor):
            raise ValueError(
                f"Key `{name}` is invalid, expected torch.Tensor but received {type(tensor)}")
        if not tensor.is_contiguous():
            raise ValueError(
                f"You are trying to save a non contiguous tensor: `{name}` which is not allowed. "
                "It either means you are trying to save tensors which are reference of each other "
                "in which case it's recommended to save only the full tensors, and reslice at load "
                "time, or simply call `.contiguous()` on your tensor to pack it before saving.")
        tensor = tensor.detach()
        entries[name] = (_NAMES[tensor.dtype], tuple(tensor.shape), _bytes(tensor))
    return _written(entries, metadata)


def load(data):
    """The tensors in the bytes of a file."""
    tensors = {}
    for name, (dtype, shape, content) in _read(data).items():
        tensors[name] = _tensor(_DTYPES[dtype], shape, content)
    return tensors


def _tensor(dtype, shape, content):
    import numpy as np
    values = torch.from_numpy(np.frombuffer(content, dtype=_ARRAYS[dtype]).copy())
    if dtype == torch.bfloat16:
        values = values.view(torch.bfloat16)
    return values.reshape(shape)


def save_file(tensors, filename, metadata=None):
    _files.write(str(filename), save(tensors, metadata))


def load_file(filename, device="cpu"):
    tensors = load(_files.read(str(filename)))
    return {name: tensor.to(device) for name, tensor in tensors.items()}


def save_model(model, filename, metadata=None, force_contiguous=True):
    tensors = model.state_dict()
    if force_contiguous:
        tensors = {name: tensor.contiguous() for name, tensor in tensors.items()}
    save_file(tensors, filename, metadata)


def load_model(model, filename, strict=True, device="cpu"):
    result = model.load_state_dict(load_file(filename, device), strict=strict)
    return result.missing_keys, result.unexpected_keys
