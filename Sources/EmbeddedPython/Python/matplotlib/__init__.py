"""Figures: drawn in the terminal and in notebooks, written as SVG and PNG."""

__version__ = "3.11.2"

from cycler import cycler
from matplotlib._settings import RcParams, rc, rcdefaults, rcParams, rcParamsDefault
from matplotlib import colors
from matplotlib import cm
from matplotlib.cm import colormaps


def use(backend, *, force=True):
    """Takes any backend: figures are always drawn here."""


def get_backend():
    return "inline"


def interactive(b):
    """Figures are shown when a cell ends or `show()` is called."""


def is_interactive():
    return False


def set_loglevel(level):
    """There is no log."""
