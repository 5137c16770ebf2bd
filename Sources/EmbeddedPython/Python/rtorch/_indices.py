"""What R's members and indices mean for values of both surfaces.

Vectors and lists of R count from 1, and so do tensors, arrays, tuples and lists of Python when R
code indexes them: `x[1, ]` is the first row, `x[1:2, ]` the first two, an empty index takes all.
Objects change in place; vectors and lists of R are copied, so that other names keep the old value.
"""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._calls import _nothing, r, whole
from rtorch._operators import number


@r("$")
def member(value, name):
    if isinstance(value, Vector):
        if value.kind != "list":
            raise TypeError("$ operator is invalid for atomic vectors")
        place = place_of(name, value.names or [], True)
        return None if place is None else value[place]
    if isinstance(value, dict):
        if name in value:
            return value[name]
        return getattr(value, name) if hasattr(value, name) else None
    if value is None:
        return None
    return getattr(value, name)


def place_of(name, names, partial=False):
    """The place of a name, counted from 0; also of the only one that begins with it."""
    if name in names:
        return names.index(name)
    candidates = [place for place, other in enumerate(names) if other.startswith(name)]
    return candidates[0] if partial and len(candidates) == 1 else None


@r("$<-")
def with_member(value, name, new):
    if value is None or isinstance(value, Vector) or is_atom(value):
        return with_element(value, name, value=new)
    if isinstance(value, dict):
        value[name] = new
        return value
    if getattr(value, name, _nothing) is not new:
        setattr(value, name, foreign(new))
    return value


# Indices


def places(index, size, names, extend=False):
    """The places that an index means, counted from 0; None for one that is missing."""
    if index is ...:
        return builtins.list(builtins.range(size))
    if hasattr(index, "tolist") and not is_atom(index):
        index = index.tolist()
    items = elements_of(index)
    if items and all(isinstance(item, bool) or item is NA for item in items):
        count = max(size, len(items))
        chosen = [items[i % len(items)] for i in builtins.range(count)]
        return [None if item is NA else i for i, item in enumerate(chosen) if item is NA or item]
    if items and all(isinstance(item, str) for item in items):
        result = []
        added = []
        for item in items:
            if names is not None and item in names:
                result.append(names.index(item))
            elif extend:
                if item not in added:
                    added.append(item)
                result.append(size + added.index(item))
            else:
                result.append(None)
        return result
    for item in items:
        if item is not NA and not isinstance(item, (int, float)):
            raise TypeError("invalid subscript type '" + str(kind_of(item)) + "'")
    numbers = [None if item is NA else int(item) for item in items]
    negative = [item for item in numbers if item is not None and item < 0]
    if negative:
        if any(item is None or item > 0 for item in numbers):
            raise ValueError("can't mix positive and negative subscripts")
        left_out = set([-item - 1 for item in numbers])
        return [place for place in builtins.range(size) if place not in left_out]
    return [None if item is None else item - 1 for item in numbers if item != 0]


def missing_of(kind):
    return None if kind == "list" else NA


@r("[")
def subset(x, *indices, **options):
    """`x[i]`, `x[i, j]`"""
    if x is None:
        return None
    if is_foreign(x):
        return x[foreign_index(x, indices)]
    drop = options.get("drop", True)
    dims = dim_of(x)
    if dims is not None and len(indices) == len(dims) and len(dims) > 1:
        return matrix_subset(x, dims, indices, drop)
    if len(indices) == 0:
        return x
    if len(indices) > 1:
        raise IndexError("incorrect number of dimensions")
    index = indices[0]
    if isinstance(index, Vector) and index.dim is not None and index.kind == "logical":
        index = vector(builtins.list(index), "logical")
    elements = elements_of(x)
    names = names_of(x)
    kind = kind_of(x)
    chosen = places(index, len(elements), names)
    result = []
    for place in chosen:
        inside = place is not None and place < len(elements)
        result.append(elements[place] if inside else missing_of(kind))
    chosen_names = None
    if names is not None:
        chosen_names = [
            names[place] if place is not None and place < len(names)
            else ("<NA>" if kind != "list" else "<NA>") for place in chosen
        ]
    return vector(result, kind, chosen_names)


def matrix_subset(x, dims, indices, drop):
    dimnames = x.dimnames or [None] * len(dims)
    chosen = []
    for place, index in enumerate(indices):
        found = places(index, dims[place], elements_of(dimnames[place]) or None)
        for item in found:
            if item is None or item >= dims[place]:
                raise IndexError("subscript out of bounds")
        chosen.append(found)
    elements = builtins.list(x)
    result = [elements[offset] for offset in offsets(chosen, dims)]
    sizes = [len(found) for found in chosen]
    kept = [
        None if dimnames[place] is None else
        vector([elements_of(dimnames[place])[item] for item in chosen[place]], "character")
        for place in builtins.range(len(dims))
    ]
    if not drop or sum(1 for size in sizes if size != 1) > 1:
        if drop:
            kept = [kept[i] for i in builtins.range(len(sizes)) if sizes[i] != 1]
            sizes = [size for size in sizes if size != 1]
        return vector(result, x.kind, None, sizes, kept if any(names is not None for names in kept) else None)
    names = None
    for place, size in enumerate(sizes):
        if size != 1 and kept[place] is not None:
            names = elements_of(kept[place])
    return vector(result, x.kind, names)


def offsets(chosen, dims):
    """The offsets of the chosen places, the first dimension running fastest."""
    result = [0]
    stride = 1
    for found, size in zip(chosen, dims):
        result = [offset + item * stride for item in found for offset in result]
        stride *= size
    return result


def foreign_index(x, indices):
    """An index of R as Python's, for tensors and arrays: counted from 1, with both ends of a range
    inside; a negative one counts from the end."""
    if len(indices) == 1:
        return foreign_place(indices[0])
    return tuple([foreign_place(index) for index in indices])


def foreign_place(index):
    if index is ...:
        return slice(None, None, None)
    if index is None:
        return None
    if isinstance(index, bool):
        return index
    if isinstance(index, (int, float)):
        return place_from_one(index)
    if isinstance(index, str):
        return index
    if isinstance(index, (Vector, list, tuple)):
        items = builtins.list(index)
        if all(isinstance(item, bool) for item in items):
            return items
        numbers = [place_from_one(item) for item in items]
        size = len(numbers)
        if size > 1 and numbers[0] >= 0 and all(
                numbers[i] == numbers[0] + i for i in builtins.range(size)):
            return slice(numbers[0], numbers[-1] + 1, None)
        return numbers
    return index


def place_from_one(index):
    place = int(index)
    if place != index:
        raise TypeError("an index of a tensor is a whole number")
    if place == 0:
        raise IndexError("indices of tensors count from 1 in R")
    return place - 1 if place > 0 else place


@r("[[")
def element(x, *indices, **options):
    """`x[[i]]`: one element."""
    if x is None:
        return None
    if len(indices) != 1:
        return subset(x, *indices)
    index = indices[0]
    if isinstance(x, dict) and not isinstance(x, Vector):
        if isinstance(index, str) or index in x:
            if index not in x:
                return None
            return x[index]
    elif is_foreign(x):
        if hasattr(x, "shape"):
            return x[foreign_index(x, indices)]
        return x[whole(place_from_one(index))] if isinstance(index, (int, float)) else x[index]
    elements = elements_of(x)
    if isinstance(index, str):
        place = place_of(index, names_of(x) or [])
        if place is None:
            if kind_of(x) == "list":
                return None
            raise IndexError("subscript out of bounds")
        return elements[place]
    if isinstance(index, Vector) and len(index) > 1:
        for step in index:
            x = element(x, step)
        return x
    place = int(number(index))
    if place < 1 or place > len(elements):
        raise IndexError("subscript out of bounds")
    return elements[place - 1]


@r("[<-")
def with_subset(x, *indices, value=None, **options):
    """What `x` is after `x[i] <- value`."""
    if is_foreign(x):
        x[foreign_index(x, indices)] = foreign(value)
        return x
    dims = dim_of(x)
    new = elements_of(value)
    kind = kind_of(x) if x is not None else kind_of(value)
    if value is not None and kind != "list":
        kind = common([kind, kind_of(value) or "list"])
    elements = elements_of(x)
    names = names_of(x)
    if dims is not None and len(dims) > 1 and len(indices) == len(dims):
        dimnames = x.dimnames or [None] * len(dims)
        chosen = []
        for place, index in enumerate(indices):
            found = places(index, dims[place], elements_of(dimnames[place]) or None)
            for item in found:
                if item is None or item >= dims[place]:
                    raise IndexError("subscript out of bounds")
            chosen.append(found)
        targets = offsets(chosen, dims)
    else:
        targets = places(indices[0] if indices else ..., len(elements), names, True)
    if value is None and kind == "list":
        return without(x, targets)
    if not new and targets:
        raise ValueError("replacement has length zero")
    if targets and len(targets) % len(new):
        warn("number of items to replace is not a multiple of replacement length")
    for count, place in enumerate(targets):
        if place is None:
            continue
        fitting(place)
        while place >= len(elements):
            elements.append(missing_of(kind))
            if names is not None or is_named(indices):
                names = (names or [""] * (len(elements) - 1)) + [""]
        elements[place] = new[count % len(new)]
        if is_named(indices):
            names[place] = elements_of(indices[0])[count]
    dimnames = x.dimnames if isinstance(x, Vector) else None
    return vector(elements, kind, names, dims, dimnames)


def is_named(indices):
    return len(indices) == 1 and all(isinstance(item, str) for item in elements_of(indices[0]))


def common(kinds):
    return KINDS[max(KINDS.index(kind) for kind in kinds)]


def without(x, targets):
    """A list without the elements at the places."""
    names = names_of(x)
    elements = elements_of(x)
    kept = [place for place in builtins.range(len(elements)) if place not in targets]
    return vector(
        [elements[place] for place in kept], "list",
        None if names is None else [names[place] for place in kept])


@r("[[<-")
def with_element(x, *indices, value=None, **options):
    """What `x` is after `x[[i]] <- value`."""
    if len(indices) == 1:
        index = indices[0]
        if isinstance(x, dict):
            x[index] = value
            return x
        if isinstance(x, builtins.list) and not isinstance(x, Vector) and not isinstance(index, str):
            x[int(number(index)) - 1] = value
            return x
        if is_foreign(x) and isinstance(index, str):
            x[index] = foreign(value)
            return x
        if not is_foreign(x):
            kind = kind_of(x)
            if kind == "list" or not (is_atom(value) or value is None):
                return with_list_element(x, index, value)
            if x is None:
                return with_subset(vector([], kind_of(value)), index, value=value)
    return with_subset(x, *indices, value=value)


def with_list_element(x, index, value):
    elements = elements_of(x)
    names = names_of(x)
    if value is None:
        return without(x, places(index, len(elements), names))
    place = fitting(places(index, len(elements), names, True)[0])
    while place >= len(elements):
        elements.append(None)
        if names is not None or isinstance(index, str):
            names = (names or [""] * (len(elements) - 1)) + [""]
    elements[place] = value
    if isinstance(index, str):
        names[place] = index
    return vector(elements, "list", names)
