"""Modules by names that are found out while a program runs."""

import sys

__all__ = ["import_module", "reload"]


def import_module(name, package=None):
    """The module of a dotted name; a name that begins with dots is looked for from `package` on."""
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}")
        path = name.lstrip(".")
        above = package.split(".")
        above = above[:len(above) - (len(name) - len(path) - 1)]
        name = ".".join(above + [path] if path else above)
    __import__(name)
    return sys.modules[name]


def reload(module):
    """The module as it is: the library's sources do not change while a session runs."""
    return module


def invalidate_caches():
    """Nothing is remembered of folders."""
