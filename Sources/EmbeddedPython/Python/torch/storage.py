"""The memory that a tensor and its views share, as a row of elements or of bytes."""

import torch
from torch._composition import memory


class _Storage:
    """A row of elements."""

    def __init__(self, elements):
        self._elements = elements

    def __len__(self):
        return self._elements.numel()

    def __getitem__(self, place):
        if isinstance(place, slice):
            return type(self)(self._elements[place])
        return self._elements[place].item()

    def __setitem__(self, place, value):
        self._elements[place] = value

    def __iter__(self):
        return iter(self._elements.tolist())

    def tolist(self):
        return self._elements.tolist()

    def data_ptr(self):
        return self._elements.data_ptr()

    def nbytes(self):
        return self._elements.nbytes

    def size(self):
        return len(self)

    def element_size(self):
        return self._elements.element_size()

    def clone(self):
        return type(self)(self._elements.clone())

    def fill_(self, value):
        self._elements.fill_(value)
        return self

    @property
    def device(self):
        return self._elements.device

    def _rows(self):
        return " " + "\n ".join(str(x) for x in self.tolist())


class UntypedStorage(_Storage):
    """The bytes of a memory."""

    def __repr__(self):
        return (
            f"{self._rows()}\n[torch.storage.UntypedStorage(device={self.device}) of size {len(self)}]"
        )


class TypedStorage(_Storage):
    """The elements of a memory."""

    @property
    def dtype(self):
        return self._elements.dtype

    def untyped(self):
        return UntypedStorage(self._elements.view(torch.uint8))

    def __repr__(self):
        return (
            f"{self._rows()}\n[torch.storage.TypedStorage(dtype={self.dtype}, device={self.device}) of "
            f"size {len(self)}]"
        )


def storage(tensor):
    return TypedStorage(memory(tensor.detach()))


def untyped_storage(tensor):
    return storage(tensor).untyped()
