"""What R's syntax means for values of both surfaces: members, indices, calls, assignments, printing.

Vectors and lists of R count from 1, and so do tensors, arrays, tuples and lists of Python when R
code indexes them: `x[1, ]` is the first row, `x[1:2, ]` the first two, an empty index takes all.
Objects change in place; vectors and lists of R are copied, so that other names keep the old value.
"""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector, Error, RWarning
from rtorch import _printing

table = {}


def r(*names):
    """Enters a function into R's table of names."""

    def enter(function):
        for name in names:
            table[name] = function
        return function

    return enter


# Arguments


def matched(names, arguments, keywords):
    """The arguments by R's rules: by name, by the beginning of a name, then in their order. Those that
    are not given are left out."""
    result = {}
    for key, value in keywords.items():
        target = key
        if key not in names:
            candidates = [name for name in names if name.startswith(key)]
            if len(candidates) != 1:
                raise TypeError("unused argument (" + key + ")")
            target = candidates[0]
        result[target] = value
    rest = [name for name in names if name not in result]
    if len(arguments) > len(rest):
        raise TypeError("too many arguments: there are " + str(len(names)))
    for name, value in zip(rest, arguments):
        result[name] = value
    return result


def whole(value):
    """A double without a fraction as an int; everything else as it is."""
    if isinstance(value, float) and value == value and abs(value) < 1e15 and value == int(value):
        return int(value)
    if isinstance(value, list):
        return [whole(element) for element in value]
    if isinstance(value, tuple):
        return tuple([whole(element) for element in value])
    return value


def is_of_r(function):
    """Whether a function is written in R, or one of R's own."""
    if getattr(function, "__language__", "python") == "r":
        return True
    return (getattr(function, "__module__", None) or "").startswith("rtorch")


# Calls


@r(".call")
def call(function, *arguments, **keywords):
    """A call of a member, such as `torch$ones(2, 3)`. What is not written in R gets lists and dicts
    for R's vectors and lists, and ints for whole doubles where it takes nothing else."""
    if is_of_r(function):
        return function(*arguments, **keywords)
    arguments = [foreign(argument) for argument in arguments]
    for key in keywords:
        keywords[key] = foreign(keywords[key])
    try:
        result = function(*arguments, **keywords)
    except TypeError as error:
        if getattr(function, "__module__", None) == "__main__":
            raise
        exact = [whole(argument) for argument in arguments]
        named = {key: whole(value) for key, value in keywords.items()}
        if not differs(exact, arguments) and not differs(
                builtins.list(named.values()), builtins.list(keywords.values())):
            raise
        try:
            result = function(*exact, **named)
        except TypeError:
            raise error from None
    # What is called for its effect, such as `loss$backward()` or `torch$manual_seed(1L)`, shows nothing.
    if result is None or type(result).__name__ == "Generator":
        return invisible(result)
    return result


def differs(a, b):
    """Whether doubles have become ints."""
    for x, y in zip(a, b):
        if builtins.type(x) is not builtins.type(y):
            return True
        if isinstance(x, (builtins.list, tuple)) and differs(x, y):
            return True
    return False


def source_of(value):
    """The source of a function that is written in R, or None."""
    return getattr(value, "__source__", None) if callable(value) else None


# Visibility: the value that is not to be printed.

_nothing = object()
_hidden = [_nothing]


@r("invisible", ".invisible")
def invisible(x=None):
    _hidden[0] = x
    return x


@r(".visible")
def visible():
    _hidden[0] = _nothing


@r(".show")
def show(value):
    """Prints a value that an expression of the top level gave, unless it is invisible."""
    hidden = _hidden[0]
    _hidden[0] = _nothing
    if hidden is _nothing or hidden is not value:
        _printing.show(value)


@r(".shown")
def shown(value):
    _hidden[0] = _nothing
    _printing.show(value)


# Conditions


@r(".truth")
def truth(value):
    if isinstance(value, Vector):
        return bool(value)
    if value is None:
        raise ValueError("argument is of length zero")
    if value is NA:
        raise ValueError("missing value where TRUE/FALSE needed")
    if isinstance(value, str):
        if value in ("TRUE", "true", "T", "True"):
            return True
        if value in ("FALSE", "false", "F", "False"):
            return False
        raise ValueError("argument is not interpretable as logical")
    if isinstance(value, float) and value != value:
        raise ValueError("argument is not interpretable as logical")
    return value


@r("!")
def negation(x):
    if is_foreign(x):
        return ~x
    return mapped(lambda element: NA if element is NA else not element, x)


def _and(a, b):
    if a is NA or b is NA:
        return NA if (a is NA or a) and (b is NA or b) else False
    return bool(a) and bool(b)


def _or(a, b):
    if a is NA or b is NA:
        return NA if (a is NA or not a) and (b is NA or not b) else True
    return bool(a) or bool(b)


@r("&")
def both(a, b):
    return a & b if is_foreign(a) or is_foreign(b) else elementwise(_and, a, b)


@r("|")
def either(a, b):
    return a | b if is_foreign(a) or is_foreign(b) else elementwise(_or, a, b)


@r(".iterate")
def iterate(sequence):
    """What a `for` loop goes through."""
    if sequence is None:
        return ()
    if is_atom(sequence):
        return (sequence,)
    if isinstance(sequence, Vector):
        return builtins.list(sequence)
    if isinstance(sequence, dict):
        return builtins.list(sequence.values())
    return sequence


# Operators


@r("/")
def quotient(a, b):
    if isinstance(a, Vector) or isinstance(b, Vector) or isinstance(a, list):
        return elementwise(divide, a, b)
    if is_foreign(a) or is_foreign(b):
        return a / b
    return pair(divide, a, b)


@r("^")
def raised(a, b):
    return arithmetic(power, a, b)


@r("%%")
def remainder(a, b):
    return arithmetic(modulo, a, b)


@r("%/%")
def floored(a, b):
    return arithmetic(whole_quotient, a, b)


def arithmetic(function, a, b):
    return function(a, b) if is_foreign(a) or is_foreign(b) else elementwise(function, a, b)


@r("+")
def plus(a, b=None):
    return a if b is None else a + b


@r("-")
def minus(a, b=None):
    return -a if b is None else a - b


@r("*")
def times(a, b):
    return a * b


@r("%*%")
def product(a, b):
    return matrix_product(a, b)


def _comparison(name, function):
    table[name] = lambda a, b: function(a, b)


_comparison("==", lambda a, b: a == b)
_comparison("!=", lambda a, b: a != b)
_comparison("<", lambda a, b: a < b)
_comparison(">", lambda a, b: a > b)
_comparison("<=", lambda a, b: a <= b)
_comparison(">=", lambda a, b: a >= b)


@r("%in%")
def is_in(x, values):
    present = elements_of(values)
    return mapped(lambda element: any_same(element, present), x)


def any_same(element, candidates):
    for candidate in candidates:
        if candidate is element or (is_atom(candidate) and (candidate == element) is True):
            return True
    return False


@r(":")
def span(start, end):
    """`start:end`, up or down in steps of one."""
    first, last = number(start), number(end)
    if first != first or last != last or abs(last - first) == float("inf"):
        raise ValueError("NA/NaN argument")
    steps = int(abs(last - first) + 1e-10)
    fitting(steps)
    down = last < first
    if first == int(first):
        first = int(first)
        kind = "integer"
    else:
        kind = "double"
    if down:
        return vector([first - step for step in builtins.range(steps + 1)], kind)
    return vector([first + step for step in builtins.range(steps + 1)], kind)


@r(".through")
def through(start, end):
    """What `for (i in start:end)` goes through, one after the other."""
    first, last = number(start), number(end)
    if not (first == int(first) and abs(first) < 1e15 and abs(last) < 1e15):
        return iterate(span(first, last))
    first = int(first)
    steps = int(abs(last - first) + 1e-10)
    if last < first:
        return builtins.range(first, first - steps - 1, -1)
    return builtins.range(first, first + steps + 1)


def number(value):
    """The number that a vector of one element is."""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (Vector, list, tuple)) and len(value) > 0:
        return number(value[0])
    if isinstance(value, str):
        return float(value)
    if value is NA:
        raise ValueError("NA/NaN argument")
    if hasattr(value, "item"):
        return value.item()
    raise ValueError("argument of length 0" if value is None else "a number is needed")


# Members


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


# Errors


@r(".missing")
def missing(name):
    raise TypeError('argument "' + name + '" is missing, with no default')


@r(".stopifnot")
def stop_if_not(value, text):
    for element in elements_of(value):
        if element is NA or not element:
            raise Error(text + (" is not TRUE" if is_atom(value) else " are not all TRUE"))


@r(".warnings")
def warnings(change):
    catch_warnings(change)


@r(".conditions")
def conditions(name):
    """The exceptions that a handler of `tryCatch` is for."""
    if name == "warning":
        return RWarning
    if name == "condition":
        return Exception
    if name == "interrupt":
        return KeyboardInterrupt
    if name == "error" or name == "simpleError":
        return (
            ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, MemoryError,
            NameError, OSError, Error, RuntimeError, StopIteration, TypeError, ValueError,
        )
    return ()


@r(".condition")
def condition(exception):
    """A caught exception as the condition that a handler gets."""
    return exception


@r("conditionMessage")
def condition_message(c):
    return str(c)


@r(".tried")
def tried(exception, silent):
    text = "Error : " + str(exception) + "\n"
    if not silent:
        import sys
        sys.stderr.write(text)
    return invisible(text)


@r("stop")
def stop(*arguments, **options):
    if len(arguments) == 1 and isinstance(arguments[0], BaseException):
        raise arguments[0]
    raise Error("".join([text for a in arguments for text in texts(a)]))


@r("warning")
def warning(*arguments, **options):
    message = "".join([text for a in arguments for text in texts(a)])
    warn(message)
    return invisible(message)


def texts(value):
    """The elements of a value as `paste` and `cat` show them."""
    return [coerced(item, "character") if is_atom(item) else str(item) for item in elements_of(value)]


PACKAGES = ("rTorch", "reticulate", "magrittr", "methods", "stats", "utils", "base")


@r(".library")
def library(name):
    """`library(rTorch)`: what it brings is there anyway."""
    if name not in PACKAGES:
        raise ImportError("there is no package called '" + name + "'")
    return invisible(name)


@r(".dots")
def dots():
    raise NameError("'...' used in an incorrect context")
