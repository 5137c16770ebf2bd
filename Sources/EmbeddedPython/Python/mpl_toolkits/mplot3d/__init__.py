"""Plots in space, seen from a side."""

from mpl_toolkits.mplot3d.axes3d import Axes3D
from mpl_toolkits.mplot3d import art3d
