"""A plot: an area with two axes, and what is drawn in it."""

from matplotlib.axes._base import Base, flat_array
from matplotlib.axes._charts import Charts
from matplotlib.axes._fields import Fields
from matplotlib.axes._labels import Labels
from matplotlib.axes._limits import Limits
from matplotlib.axes._rarer import Rarer


class Axes(Base, Limits, Labels, Rarer, Charts, Fields):
    """A plot in a figure."""

    __module__ = "matplotlib.axes._axes"


SubplotBase = Axes

for _part in (Base, Limits, Labels, Rarer, Charts, Fields):
    for _name, _method in list(vars(_part).items()):
        if hasattr(_method, "__qualname__") and not _name.startswith("__"):
            _method.__qualname__ = "Axes." + _name
