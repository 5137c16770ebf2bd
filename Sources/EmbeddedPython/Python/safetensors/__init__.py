"""The safetensors format: a header in JSON, then the bytes of each tensor. Nothing in it can run."""

import json


class SafetensorError(Exception):
    pass


_LONGEST_HEADER = 100_000_000
_SIZES = {"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "I16": 2, "I8": 1, "U8": 1,
          "BOOL": 1}
# Tensors with wide elements come first, so that all are aligned.
_ORDER = ["I64", "F64", "F32", "I32", "BF16", "F16", "I16", "I8", "U8", "BOOL"]


def _written(tensors, metadata):
    """The content of a file; `tensors` gives for each name dtype, shape and bytes."""
    header = {}
    if metadata is not None:
        for key, value in metadata.items():
            if not isinstance(key, str) or not isinstance(value, str):
                raise TypeError("metadata must have texts as keys and values")
        header["__metadata__"] = dict(metadata)
    parts = []
    end = 0
    for name in sorted(tensors, key=lambda name: (_ORDER.index(tensors[name][0]), name)):
        dtype, shape, data = tensors[name]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [end, end + len(data)]}
        end += len(data)
        parts.append(data)
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + b"".join(parts)


def _read(content):
    """The entries of a file: for each name dtype, shape and bytes."""
    if len(content) < 8:
        raise SafetensorError("Error while deserializing header: header too small")
    length = int.from_bytes(content[:8], "little")
    if length > _LONGEST_HEADER:
        raise SafetensorError("Error while deserializing header: header too large")
    if 8 + length > len(content):
        raise SafetensorError("Error while deserializing header: invalid header length")
    try:
        header = json.loads(content[8:8 + length].decode("utf-8"))
    except UnicodeDecodeError:
        raise SafetensorError("Error while deserializing header: invalid UTF-8 in header") from None
    except ValueError as error:
        raise SafetensorError(
            f"Error while deserializing header: invalid JSON in header: {error}") from None
    if not isinstance(header, dict):
        raise SafetensorError("Error while deserializing header: the header is no JSON object")
    data = content[8 + length:]
    entries = {}
    for name, entry in header.items():
        if name != "__metadata__":
            entries[name] = _entry(name, entry, data)
    return entries


def _entry(name, entry, data):
    if not isinstance(entry, dict):
        raise SafetensorError(f"Error while deserializing header: {name!r} is no JSON object")
    dtype, shape, place = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if dtype not in _SIZES:
        raise SafetensorError(f"tensors of type {dtype!r} are not read ({name!r})")
    if not _are_counts(shape) or not _are_counts(place) or len(place) != 2:
        raise SafetensorError(f"Error while deserializing header: the place of {name!r} is invalid")
    size = _SIZES[dtype]
    for count in shape:
        size *= count
    start, end = place
    if start > end or end > len(data) or end - start != size:
        raise SafetensorError(
            f"Error while deserializing header: invalid offset for tensor `{name}`")
    return dtype, tuple(shape), data[start:end]


def _are_counts(values):
    return isinstance(values, list) and all(
        type(value) is int and value >= 0 for value in values)
