"""Filled shapes."""

import math

import numpy as np

from matplotlib import colors
from matplotlib._settings import rcParams
from matplotlib.artist import Artist
from matplotlib.transforms import Bbox


class Patch(Artist):
    """A shape with a face and an edge."""

    zorder = 1
    _properties = {
        "facecolor", "edgecolor", "color", "linewidth", "linestyle", "fill", "hatch", "capstyle",
        "joinstyle", "hatchcolor",
    }

    def _set(self, name, value):
        Artist._set(self, name, value)
        if name == "color":
            self._values["facecolor"] = self._values["edgecolor"] = value

    def face(self):
        if self._get("fill") is False:
            return (0.0, 0.0, 0.0, 0.0)
        return self._rgba("facecolor", rcParams["patch.facecolor"])

    def edge(self):
        value = self._get("edgecolor")
        if value is None:
            return (0.0, 0.0, 0.0, 0.0) if self._get("fill") is not False else (
                colors.to_rgba(rcParams["patch.edgecolor"]))
        return colors.to_rgba(value, self._get("alpha"))

    def get_facecolor(self):
        return self.face()

    def get_edgecolor(self):
        return self.edge()

    def get_linewidth(self):
        width = self._get("linewidth")
        return rcParams["patch.linewidth"] if width is None else width

    def points(self):
        """The corners, in order."""
        return []

    def extent(self):
        points = self.points()
        return [x for x, _ in points], [y for _, y in points]

    def draw_on(self, surface, project):
        places = [project(x, y, clamp=True) for x, y in self.points()]
        places = [place for place in places if place is not None]
        if len(places) > 1:
            surface.polygon(places, self.face(), self.edge(), self.get_linewidth())

    def legend_mark(self):
        return "patch", {"color": self.face(), "edge": self.edge()}


class Rectangle(Patch):
    """A rectangle by its lower left corner and its size."""

    def __init__(self, xy, width, height, *, angle=0.0, **kwargs):
        self._x, self._y = xy
        self._width, self._height, self.angle = width, height, angle
        self._base = self._exact = None
        Patch.__init__(self, **kwargs)

    def __str__(self):
        return (f"Rectangle(xy=({self._x:g}, {self._y:g}), width={self._width:g}, "
                f"height={self._height:g}, angle={self.angle:g})")

    def points(self):
        x, y, w, h = self._x, self._y, self._width, self._height
        corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        if not self.angle:
            return corners
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return [(x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos)
                for a, b in corners]

    def sticky(self):
        if self._base is None:
            return [], []
        return ([], [self._y]) if self._base == "y" else ([self._x], [])

    # The bars of a chart say their length in the type that was given, the rest as NumPy does.

    def get_height(self):
        if self._base is None:
            return self._height
        return self._exact if self._base == "y" else np.float64(self._height)

    def get_width(self):
        if self._base is None:
            return self._width
        return self._exact if self._base == "x" else np.float64(self._width)

    def get_x(self):
        if self._base is None:
            return self._x
        return np.int64(0) if self._base == "x" and self._x == 0 else np.float64(self._x)

    def get_y(self):
        if self._base is None:
            return self._y
        return np.int64(0) if self._base == "y" and self._y == 0 else np.float64(self._y)

    def get_xy(self):
        return self.get_x(), self.get_y()

    def get_center(self):
        return np.array([self._x + self._width / 2, self._y + self._height / 2])

    def get_bbox(self):
        return Bbox.from_bounds(self._x, self._y, self._width, self._height)

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_bounds(self, *args):
        left, bottom, width, height = args[0] if len(args) == 1 else args
        self._x, self._y, self._width, self._height = left, bottom, width, height

    def set_height(self, h):
        self._height = self._exact = h

    def set_width(self, w):
        self._width = w
        if self._base == "x":
            self._exact = w

    def set_xy(self, xy):
        self._x, self._y = xy


class Polygon(Patch):
    def __init__(self, xy, *, closed=True, **kwargs):
        self._xy = [tuple(point) for point in (xy.tolist() if hasattr(xy, "tolist") else xy)]
        Patch.__init__(self, **kwargs)

    def points(self):
        return self._xy


class Ellipse(Patch):
    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        self.center, self._width, self._height, self.angle = xy, width, height, angle
        Patch.__init__(self, **kwargs)

    def points(self):
        (x, y), turn = self.center, math.radians(self.angle)
        points = []
        for i in range(48):
            a = 2 * math.pi * i / 48
            u, v = self._width / 2 * math.cos(a), self._height / 2 * math.sin(a)
            points.append((x + u * math.cos(turn) - v * math.sin(turn),
                           y + u * math.sin(turn) + v * math.cos(turn)))
        return points


class Circle(Ellipse):
    def __init__(self, xy, radius=5, **kwargs):
        self.radius = radius
        Ellipse.__init__(self, xy, 2 * radius, 2 * radius, **kwargs)


class Wedge(Patch):
    """A slice of a pie, angles in degrees."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        self.center, self.r, self.theta1, self.theta2 = center, r, theta1, theta2
        Patch.__init__(self, **kwargs)

    def points(self):
        (x, y), r = self.center, self.r
        count = max(2, int(abs(self.theta2 - self.theta1) / 5))
        step = (self.theta2 - self.theta1) / count
        angles = [math.radians(self.theta1 + i * step) for i in range(count + 1)]
        return [(x, y)] + [(x + r * math.cos(a), y + r * math.sin(a)) for a in angles]


class FancyArrow(Polygon):
    def __init__(self, x, y, dx, dy, *, width=0.001, length_includes_head=False, head_width=None,
                 head_length=None, shape="full", overhang=0, head_starts_at_zero=False, **kwargs):
        head = 20 * width if head_width is None else head_width
        size = math.hypot(dx, dy) or 1.0
        u, v = dx / size, dy / size
        length = head * 0.5 + head if head_length is None else head_length
        tip = (x + dx + (0 if length_includes_head else u * length),
               y + dy + (0 if length_includes_head else v * length))
        neck = (tip[0] - u * length, tip[1] - v * length)
        half = width / 2
        Polygon.__init__(self, [
            (x - v * half, y + u * half), (neck[0] - v * half, neck[1] + u * half),
            (neck[0] - v * head / 2, neck[1] + u * head / 2), tip,
            (neck[0] + v * head / 2, neck[1] - u * head / 2),
            (neck[0] + v * half, neck[1] - u * half), (x + v * half, y - u * half)], **kwargs)


class FancyArrowPatch(Patch):
    _properties = Patch._properties | {"arrowstyle", "mutation_scale", "connectionstyle",
                                       "shrinkA", "shrinkB"}

    def __init__(self, posA=None, posB=None, **kwargs):
        self._ends = [tuple(posA), tuple(posB)]
        Patch.__init__(self, **kwargs)

    def points(self):
        return self._ends


class Shadow(Patch):
    pass


from matplotlib._shapes import (
    Annulus, Arc, Arrow, CirclePolygon, ConnectionPatch, FancyBboxPatch, PathPatch,
    RegularPolygon, StepPatch)
