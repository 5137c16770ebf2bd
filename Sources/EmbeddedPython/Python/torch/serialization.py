"""`torch.save` and `torch.load`: tensors and plain containers in PyTorch's own format, a zip archive
with a pickle and the bytes of each tensor. Files stay below the working folder."""

import _files
import _zip
import numpy as np
import torch
from torch._pickle import Reader, UnpicklingError, Writer

_ARRAYS = {
    torch.float32: np.float32, torch.float64: np.float64, torch.float16: np.float16,
    torch.int64: np.int64, torch.int32: np.int32, torch.int16: np.int16, torch.int8: np.int8,
    torch.uint8: np.uint8, torch.bool: np.bool_, torch.bfloat16: np.int16,
    torch.complex64: np.complex64, torch.complex128: np.complex128,
}


def _bytes(tensor):
    tensor = tensor.cpu()
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.view(torch.int16)
    return tensor.numpy().tobytes()


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
         _disable_byteorder_record=False):
    """Writes tensors, state dicts and plain containers to a file or a file-like object."""
    writer = Writer()
    pickle = writer.dumps(obj)
    name = "archive"
    if not hasattr(f, "write"):
        name = str(f).rsplit("/", 1)[-1].rsplit(".", 1)[0] or "archive"
    members = [
        ("data.pkl", pickle), (".format_version", b"1"), (".storage_alignment", b"64"),
        ("byteorder", b"little")]
    members += [(f"data/{i}", _bytes(tensor)) for i, tensor in enumerate(writer.storages)]
    members += [("version", b"3\n"), (".data/serialization_id", b"0" * 40)]
    content = _zip.written([(f"{name}/{member}", data) for member, data in members])
    if hasattr(f, "write"):
        f.write(content)
    else:
        _files.write(str(f), content)


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None,
         **pickle_load_args):
    """Reads what `save`, here or in PyTorch, has written; no code of the file is run."""
    data = f.read() if hasattr(f, "read") else _files.read(str(f))
    if not isinstance(data, bytes):
        raise TypeError(f"a file of bytes is needed, not of {type(data).__name__}")
    if not data:
        raise EOFError("Ran out of input")
    if not _zip.is_archive(data):
        raise UnpicklingError(
            "only files in the zip format of PyTorch 1.6 and later are read; save the file anew")
    try:
        archive = _zip.Archive(data)
    except _zip.BadZipFile as error:
        raise RuntimeError(
            f"PytorchStreamReader failed reading zip archive: {error}") from None
    root = next((name[:-len("data.pkl")] for name in archive.names()
                 if name.endswith("/data.pkl") or name == "data.pkl"), None)
    if root is None:
        raise RuntimeError(
            "PytorchStreamReader failed locating file data.pkl: file not found")
    known = {}

    def storage(dtype, key, location, count):
        if (key, dtype) not in known:
            known[key, dtype] = _read(archive, f"{root}data/{key}", dtype, count, location,
                                      map_location)
        return known[key, dtype]

    try:
        if f"{root}byteorder" in archive and archive.read(f"{root}byteorder") != b"little":
            raise UnpicklingError("files of machines with big-endian numbers are not read")
        return Reader(archive.read(f"{root}data.pkl"), storage).load()
    except _zip.BadZipFile as error:
        raise RuntimeError(
            f"PytorchStreamReader failed reading zip archive: {error}") from None


def _read(archive, name, dtype, count, location, map_location):
    if name not in archive:
        raise RuntimeError(
            f"PytorchStreamReader failed locating file {name.split('/', 1)[-1]}: file not found")
    data = archive.read(name)
    array = np.frombuffer(data, dtype=_ARRAYS[dtype])
    if count < 0 or len(array) < count:
        raise UnpicklingError(f"a storage of {count} elements has {len(array)} in the file")
    tensor = torch.from_numpy(array.copy())
    if dtype == torch.bfloat16:
        tensor = tensor.view(torch.bfloat16)
    return _placed(tensor, location, map_location)


def _placed(tensor, location, map_location):
    """The tensor on the device that the file or the caller names."""
    if callable(map_location) and not isinstance(map_location, torch.device):
        found = map_location(tensor, location)
        return tensor if found is None else found
    if isinstance(map_location, dict):
        map_location = map_location.get(location, location)
    target = str(location if map_location is None else map_location)
    if target.startswith("cuda") and not torch.cuda.is_available():
        raise RuntimeError(
            "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is "
            "False. If you are running on a CPU-only machine, please use torch.load with "
            "map_location=torch.device('cpu') to map your storages to the CPU.")
    return tensor if target.startswith("cpu") else tensor.to(target)


def add_safe_globals(safe_globals):
    """What may be read does not depend on the program."""


def get_safe_globals():
    return []


def clear_safe_globals():
    """What may be read does not depend on the program."""
