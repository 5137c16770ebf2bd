"""The rarer shapes: arcs, regular polygons, rounded boxes, paths, stairs."""

import math

import matplotlib.path
from matplotlib.patches import Ellipse, FancyArrowPatch, Patch


class Arc(Ellipse):
    """A part of an ellipse's edge, angles in degrees."""

    __module__ = "matplotlib.patches"

    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        self.theta1, self.theta2 = theta1, theta2
        kwargs.setdefault("fill", False)
        Ellipse.__init__(self, xy, width, height, angle=angle, **kwargs)

    def points(self):
        (x, y), turn = self.center, math.radians(self.angle)
        points = []
        span = self.theta2 - self.theta1
        span = span % 360 or 360.0
        for i in range(49):
            a = math.radians(self.theta1 + span * i / 48)
            u, v = self._width / 2 * math.cos(a), self._height / 2 * math.sin(a)
            points.append((x + u * math.cos(turn) - v * math.sin(turn),
                           y + u * math.sin(turn) + v * math.cos(turn)))
        return points

    def draw_on(self, surface, project):
        places = [project(x, y) for x, y in self.points()]
        places = [place for place in places if place is not None]
        if len(places) > 1:
            surface.line(places, self.edge(), self.get_linewidth(), ())


class RegularPolygon(Patch):
    """A polygon of equal sides."""

    __module__ = "matplotlib.patches"

    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        self.xy, self.numvertices = xy, numVertices
        self.radius, self.orientation = radius, orientation
        Patch.__init__(self, **kwargs)

    def points(self):
        x, y = self.xy
        angles = [2 * math.pi * i / self.numvertices + self.orientation + math.pi / 2
                  for i in range(self.numvertices)]
        return [(x + self.radius * math.cos(a), y + self.radius * math.sin(a)) for a in angles]


class CirclePolygon(RegularPolygon):
    """A circle of a few corners."""

    __module__ = "matplotlib.patches"

    def __init__(self, xy, radius=5, *, resolution=20, **kwargs):
        RegularPolygon.__init__(self, xy, resolution, radius=radius, **kwargs)


class Arrow(Patch):
    """A broad arrow."""

    __module__ = "matplotlib.patches"

    def __init__(self, x, y, dx, dy, *, width=1.0, **kwargs):
        self._start, self._step, self._arrow_width = (x, y), (dx, dy), width
        Patch.__init__(self, **kwargs)

    def points(self):
        (x, y), (dx, dy) = self._start, self._step
        size = math.hypot(dx, dy) or 1.0
        u, v = dx / size, dy / size
        shape = [(0.0, 0.1), (0.0, -0.1), (0.8, -0.1), (0.8, -0.3), (1.0, 0.0), (0.8, 0.3),
                 (0.8, 0.1)]
        return [(x + a * size * u - b * self._arrow_width * v,
                 y + a * size * v + b * self._arrow_width * u) for a, b in shape]


class FancyBboxPatch(Patch):
    """A box with a margin around it."""

    __module__ = "matplotlib.patches"
    _properties = Patch._properties | {"boxstyle", "mutation_scale", "mutation_aspect"}

    def __init__(self, xy, width, height, boxstyle="round", *, mutation_scale=1,
                 mutation_aspect=1, **kwargs):
        self._x, self._y, self._width, self._height = xy[0], xy[1], width, height
        self._pad = 0.3 * mutation_scale
        for part in str(boxstyle).split(","):
            if part.strip().startswith("pad="):
                self._pad = float(part.split("=")[1]) * mutation_scale
        Patch.__init__(self, **kwargs)

    def points(self):
        pad = self._pad
        x, y = self._x - pad, self._y - pad
        w, h = self._width + 2 * pad, self._height + 2 * pad
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]

    def get_x(self):
        return self._x

    def get_y(self):
        return self._y

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height


class PathPatch(Patch):
    """The shape that a path goes around."""

    __module__ = "matplotlib.patches"

    def __init__(self, path, **kwargs):
        self._path = path
        Patch.__init__(self, **kwargs)

    def get_path(self):
        return self._path

    def points(self):
        return self._path.polyline()


class StepPatch(Patch):
    """Stairs: one value between each two edges."""

    __module__ = "matplotlib.patches"

    def __init__(self, values, edges, *, orientation="vertical", baseline=0, **kwargs):
        self._heights, self._edges, self._floor = values, edges, baseline
        self._lies = orientation == "horizontal"
        Patch.__init__(self, **kwargs)

    def points(self):
        floor = self._floor or 0.0
        points = [(self._edges[0], floor)]
        for i, value in enumerate(self._heights):
            points += [(self._edges[i], value), (self._edges[i + 1], value)]
        points.append((self._edges[-1], floor))
        return [(b, a) for a, b in points] if self._lies else points

    def get_data(self):
        import numpy as np
        return np.array(self._heights), np.array(self._edges), self._floor

    def draw_on(self, surface, project):
        if self._get("fill"):
            return Patch.draw_on(self, surface, project)
        places = [project(x, y, clamp=True) for x, y in self.points()]
        places = [place for place in places if place is not None]
        if len(places) > 1:
            surface.line(places, self.edge(), self.get_linewidth(), ())


class Annulus(Ellipse):
    """A ring, drawn by its outer edge and its width."""

    __module__ = "matplotlib.patches"

    def __init__(self, xy, r, width, angle=0.0, **kwargs):
        radii = r if isinstance(r, tuple) else (r, r)
        self.width = width
        Ellipse.__init__(self, xy, 2 * radii[0], 2 * radii[1], angle=angle, **kwargs)

    def points(self):
        outer = Ellipse.points(self)
        x, y = self.center
        share = 1 - 2 * self.width / self._width
        inner = [(x + (a - x) * share, y + (b - y) * share) for a, b in outer]
        return outer + outer[:1] + inner[:1] + inner[::-1]


class ConnectionPatch(FancyArrowPatch):
    """A line from a place to another."""

    __module__ = "matplotlib.patches"

    def __init__(self, xyA, xyB, coordsA, coordsB=None, *, axesA=None, axesB=None, **kwargs):
        FancyArrowPatch.__init__(self, xyA, xyB, **kwargs)
