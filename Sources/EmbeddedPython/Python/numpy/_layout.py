"""Rows of texts as NumPy lays out the elements of an array."""

import numpy as np


def limits():
    """The threshold above which an array is abridged, the elements kept at each end, the width."""
    options = np.get_printoptions()
    return options["threshold"], options["edgeitems"], options["linewidth"]


def texts_of(values):
    """The texts of the elements of a flat array of numbers, as wide as NumPy pads them."""
    if values.size == 0:
        return []
    text = np.array2string(values, separator="\n", threshold=values.size + 1, max_line_width=10 ** 9)
    return text[1:-1].split("\n")


def laid_out(text_at, shape, separator, prefix="", suffix=""):
    """The elements in brackets. `text_at(index)` is the text of one; `prefix` stands before the whole,
    and `suffix` behind it."""
    threshold, edge, width = limits()
    size = 1
    for length in shape:
        size *= length
    edge = edge if size > threshold else None
    return _nested(text_at, shape, (), separator, " " * (len(prefix) + 1), width - len(suffix), edge)


def shown_places(length, edge):
    """The places of one dimension that are shown; None stands for those left out."""
    if edge is None or length <= 2 * edge:
        return list(range(length))
    return list(range(edge)) + [None] + list(range(length - edge, length))


def _nested(text_at, shape, index, separator, indent, width, edge):
    axis = len(index)
    if axis == len(shape):
        return text_at(index)
    places = shown_places(shape[axis], edge)

    def word(place):
        if place is None:
            return "..."
        return _nested(text_at, shape, index + (place,), separator, indent + " ", width - 1, edge)

    if axis == len(shape) - 1:
        inner = _row([word(place) for place in places], separator, indent, width)
    else:
        between = separator.rstrip() + "\n" * (len(shape) - axis - 1)
        inner = between.join([indent + word(place) for place in places])
    return "[" + inner[len(indent):] + "]"


def _row(words, separator, indent, width):
    """Words in lines; words of several lines keep their lines."""
    width -= max(len(separator.rstrip()), 1)
    done, line = "", indent
    for place, text in enumerate(words):
        first, *rest = text.split("\n")
        if len(line) + len(first) > width and len(line) > len(indent):
            done += line.rstrip() + "\n"
            line = indent
        line += first
        for extra in rest:
            done += line.rstrip() + "\n"
            line = indent + extra
        if place < len(words) - 1:
            line += separator
    return done + line


def with_type(head, body, type_text, tail=")"):
    """`array(body, type)`: the type stands on a line of its own where the last one is full."""
    text = head + body + ","
    last = len(text) - (text.rfind("\n") + 1)
    spacer = " "
    if last + len(type_text) + len(tail) + 1 > limits()[2]:
        spacer = "\n" + " " * len(head)
    return text + spacer + type_text + tail
