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


class errstate:
    def __init__(self, **kwargs):
        self._kwargs = kwargs

    def __enter__(self):
        self._before = np._set_warnings(not (self._kwargs and all(
            value == "ignore" for value in self._kwargs.values())))
        return self

    def __exit__(self, *error):
        np._set_warnings(self._before)
        return False


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    np._set_warnings(all != "ignore")
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
