"""Functions of arrays of text: each works element by element."""

import numpy as np


def _each(function, *arrays):
    """An array of what a function gives for the elements."""
    arrays = np.broadcast_arrays(*arrays)
    rows = zip(*[a.ravel().tolist() for a in arrays])
    result = np.array([function(*row) for row in rows]).reshape(arrays[0].shape)
    return result if result.ndim else result[()]


def upper(a):
    return _each(str.upper, a)


def lower(a):
    return _each(str.lower, a)


def capitalize(a):
    return _each(str.capitalize, a)


def title(a):
    return _each(str.title, a)


def swapcase(a):
    return _each(str.swapcase, a)


def strip(a, chars=None):
    return _each(lambda text: text.strip(chars), a)


def lstrip(a, chars=None):
    return _each(lambda text: text.lstrip(chars), a)


def rstrip(a, chars=None):
    return _each(lambda text: text.rstrip(chars), a)


def add(x1, x2):
    return _each(lambda a, b: a + b, x1, x2)


def multiply(a, i):
    return _each(lambda text, count: text * max(count, 0), a, i)


def mod(a, values):
    return _each(lambda text, value: text % value, a, values)


def center(a, width, fillchar=" "):
    return _each(lambda text, size: text.center(size, fillchar), a, width)


def ljust(a, width, fillchar=" "):
    return _each(lambda text, size: text.ljust(size, fillchar), a, width)


def rjust(a, width, fillchar=" "):
    return _each(lambda text, size: text.rjust(size, fillchar), a, width)


def zfill(a, width):
    return _each(str.zfill, a, width)


def replace(a, old, new, count=-1):
    return _each(lambda text, before, after: text.replace(before, after, count), a, old, new)


def find(a, sub, start=0, end=None):
    return _each(lambda text, part: text.find(part, start, len(text) if end is None else end),
                 a, sub)


def rfind(a, sub, start=0, end=None):
    return _each(lambda text, part: text.rfind(part, start, len(text) if end is None else end),
                 a, sub)


def count(a, sub, start=0, end=None):
    return _each(lambda text, part: text.count(part, start, len(text) if end is None else end),
                 a, sub)


def startswith(a, prefix, start=0, end=None):
    return _each(lambda text, part: text[start:end].startswith(part), a, prefix)


def endswith(a, suffix, start=0, end=None):
    return _each(lambda text, part: text[start:end].endswith(part), a, suffix)


def str_len(x):
    return _each(len, x)


def isalpha(x):
    return _each(str.isalpha, x)


def isdigit(x):
    return _each(str.isdigit, x)


def isalnum(x):
    return _each(str.isalnum, x)


def isspace(x):
    return _each(str.isspace, x)


def islower(x):
    return _each(str.islower, x)


def isupper(x):
    return _each(str.isupper, x)


def istitle(x):
    return _each(str.istitle, x)


def isnumeric(x):
    return _each(str.isnumeric, x)


def isdecimal(x):
    return _each(str.isdecimal, x)


def equal(x1, x2):
    return _each(lambda a, b: a == b, x1, x2)


def not_equal(x1, x2):
    return _each(lambda a, b: a != b, x1, x2)


def less(x1, x2):
    return _each(lambda a, b: a < b, x1, x2)


def greater(x1, x2):
    return _each(lambda a, b: a > b, x1, x2)


def expandtabs(a, tabsize=8):
    return _each(lambda text: text.expandtabs(tabsize), a)
