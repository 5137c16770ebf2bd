"""A plot: an area with two axes, and what is drawn in it."""

from matplotlib.axes._charts import Charts
from matplotlib.axes._fields import Fields
from matplotlib.axes._base import Base, flat_array


class Axes(Base, Charts, Fields):
    """A plot in a figure."""

    __module__ = "matplotlib.axes._axes"


SubplotBase = Axes
