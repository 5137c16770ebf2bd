"""How arrays print and which warnings are shown, within a block."""

import numpy as np


class printoptions:
    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        self._before = np.get_printoptions()
        np.set_printoptions(**self._options)
        return np.get_printoptions()

    def __exit__(self, *error):
        del self._before["legacy"]
        np.set_printoptions(**self._before)
        return False


_KINDS = ("divide", "over", "under", "invalid")
_MODES = ("ignore", "warn", "raise")


def _checked(all, given):
    """The mode of each kind, None for what stays as it is."""
    modes = [all if mode is None else mode for mode in given]
    for mode in modes:
        if mode is not None and mode not in _MODES:
            if mode in ("call", "print", "log"):
                raise NotImplementedError(f"the mode {mode!r} is not supported; "
                                          "'ignore', 'warn' and 'raise' are")
            raise ValueError(f"invalid error mode {mode!r}")
    return modes


class errstate:
    """What becomes of infinities and of what is not a number, within a block."""

    def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
        self._modes = _checked(all, (divide, over, under, invalid))

    def __enter__(self):
        self._before = np._set_warnings(*self._modes)

    def __exit__(self, *error):
        np._set_warnings(*self._before)
        return False

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def inner(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return inner


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    before = np._set_warnings(*_checked(all, (divide, over, under, invalid)))
    return dict(zip(_KINDS, before))


def geterr():
    return dict(zip(_KINDS, np._set_warnings(None, None, None, None)))
