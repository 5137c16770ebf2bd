"""Sequences of different lengths in one batch."""

from collections import namedtuple

import torch

_Base = namedtuple("PackedSequence",
                   ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


class PackedSequence(_Base):
    """The steps of several sequences, longest first, one time after the other."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None and sorted_indices is not None:
            unsorted_indices = invert_permutation(sorted_indices)
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    @property
    def is_cuda(self):
        return self.data.is_cuda

    def is_pinned(self):
        return False

    def to(self, *args, **kwargs):
        return PackedSequence(self.data.to(*args, **kwargs), *self[1:])

    def cpu(self):
        return self.to("cpu")

    def float(self):
        return self.to(torch.float32)

    def double(self):
        return self.to(torch.float64)


def invert_permutation(permutation):
    if permutation is None:
        return None
    result = torch.empty_like(permutation)
    result[permutation] = torch.arange(permutation.numel())
    return result


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """Drops the padding of a batch of sequences."""
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    order = None
    if not enforce_sorted:
        lengths, order = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, order)
    counts = lengths.tolist()
    size = input.size(0 if batch_first else 1)
    if len(counts) != size:
        raise RuntimeError(
            f"Expected `len(lengths)` to be equal to batch_size, but got {len(counts)} "
            f"(batch_size={size})")
    if counts and counts[-1] <= 0:
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' "
            "that is <= 0")
    if any(a < b for a, b in zip(counts, counts[1:])):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. "
            "You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to "
            "sidestep this requirement if you do not need ONNX exportability.")
    steps = input.transpose(0, 1) if batch_first else input
    sizes = [sum(count > t for count in counts) for t in range(counts[0])]
    data = torch.cat([steps[t, :size] for t, size in enumerate(sizes)])
    return PackedSequence(data, torch.tensor(sizes), order)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """The padded batch of packed sequences, and their lengths."""
    sizes = sequence.batch_sizes.tolist()
    length = len(sizes)
    if total_length is not None:
        if total_length < length:
            raise ValueError(
                "Expected total_length to be at least the length of the longest sequence in "
                f"input, but got total_length={total_length} and max sequence length being "
                f"{length}")
        length = total_length
    steps = list(sequence.data.split(sizes))
    width, rest = sizes[0], list(sequence.data.shape[1:])
    padded = []
    for step in steps:
        missing = width - step.size(0)
        if missing:
            step = torch.cat([step, step.new_full([missing] + rest, padding_value)])
        padded.append(step)
    for _ in range(length - len(sizes)):
        padded.append(sequence.data.new_full([width] + rest, padding_value))
    output = torch.stack(padded, 1 if batch_first else 0)
    lengths = torch.tensor([sum(size > i for size in sizes) for i in range(width)])
    order = sequence.unsorted_indices
    if order is not None:
        output = output.index_select(0 if batch_first else 1, order)
        lengths = lengths[order]
    return output, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Sequences made equally long and stacked."""
    if not isinstance(sequences, (list, tuple)) or not sequences:
        if isinstance(sequences, torch.Tensor):
            sequences = list(sequences.unbind(0))
        elif not isinstance(sequences, (list, tuple)):
            raise RuntimeError(
                "pad_sequence: Expected iterable for input sequences, but got arg of type: "
                f"{type(sequences)}")
        else:
            raise RuntimeError("received an empty list of sequences")
    longest = max(sequence.size(0) for sequence in sequences)
    padded = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        if missing:
            gap = sequence.new_full([missing] + list(sequence.shape[1:]), padding_value)
            sequence = torch.cat([gap, sequence] if padding_side == "left" else [sequence, gap])
        padded.append(sequence)
    return torch.stack(padded, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [row[:int(count)] for row, count in zip(padded_sequences, lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
