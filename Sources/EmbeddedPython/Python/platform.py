"""The machine, as far as a session may know it."""

import sys as _sys


def python_version():
    return ".".join([str(part) for part in _sys.version_info[:3]])


def python_version_tuple():
    return tuple([str(part) for part in _sys.version_info[:3]])


def python_implementation():
    return "Taper"


def system():
    return "Darwin" if _sys.platform == "darwin" else "Linux"


def platform(aliased=False, terse=False):
    return system()


def machine():
    return ""


def processor():
    return ""


def node():
    return ""


def release():
    return ""


def version():
    return ""
