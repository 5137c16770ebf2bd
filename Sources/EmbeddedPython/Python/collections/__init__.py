"""Containers beyond list, dict, set and tuple."""

import _imports
from _collections import deque

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]

_imports.later("collections", "abc")
_imports.later("collections._counter", "Counter")
_imports.later("collections._dicts", "OrderedDict", "defaultdict")
_imports.later("collections._named_tuples", "namedtuple")
_imports.later("collections._wrappers", "ChainMap", "UserDict", "UserList", "UserString")
