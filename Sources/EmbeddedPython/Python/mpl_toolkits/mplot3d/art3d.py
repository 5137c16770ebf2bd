"""What is drawn in space."""

from matplotlib.collections import Collection
from matplotlib.lines import Line2D, dashes


class Line3D(Line2D):
    def __init__(self, xs, ys, zs, **kwargs):
        self._zs = zs
        Line2D.__init__(self, xs, ys, **kwargs)

    def depths(self):
        return self._zs

    def draw_on(self, surface, project):
        places = [project(*point) for point in zip(self._x, self._y, self._zs)]
        style, width = self.get_linestyle(), self.get_linewidth()
        color = self._rgba("color", "C0")
        if style != "None" and len(places) > 1:
            surface.line(places, color, width, dashes(style, width))
        if self.get_marker() not in ("None", "", " "):
            surface.markers(places, self.get_marker(), self.get_markersize(), color, color)


class Path3DCollection(Collection):
    def __init__(self, xs, ys, zs, sizes, marker, **kwargs):
        self._points, self._sizes, self._marker = (xs, ys, zs), sizes, marker
        Collection.__init__(self, **kwargs)

    def extent(self):
        return self._points[0], self._points[1]

    def depths(self):
        return self._points[2]

    def draw_on(self, surface, project):
        faces = self._number_colors() or self._colors("facecolor", "C0")
        for i, point in enumerate(zip(*self._points)):
            face = faces[i % len(faces)]
            surface.markers([project(*point)], self._marker,
                            self._sizes[i % len(self._sizes)] ** 0.5, face, face)

    def legend_mark(self):
        return "marker", {"color": self._colors("facecolor", "C0")[0], "marker": self._marker,
                          "size": 6.0}


class Line3DCollection(Collection):
    """The lines of a wire frame."""

    def __init__(self, lines, **kwargs):
        self._lines = lines
        Collection.__init__(self, **kwargs)

    def _flat(self, i):
        return [point[i] for line in self._lines for point in line]

    def extent(self):
        return self._flat(0), self._flat(1)

    def depths(self):
        return self._flat(2)

    def draw_on(self, surface, project):
        color = self._colors("color", "C0")[0]
        for line in self._lines:
            surface.line([project(*point) for point in line], color, 1.0, ())


class Poly3DCollection(Collection):
    """The cells of a surface, the farthest drawn first."""

    def __init__(self, verts, heights=None, **kwargs):
        self._verts = [[tuple(point) for point in part] for part in verts]
        Collection.__init__(self, **kwargs)
        self._array = heights

    def _flat(self, i):
        return [point[i] for part in self._verts for point in part]

    def extent(self):
        return self._flat(0), self._flat(1)

    def depths(self):
        return self._flat(2)

    def draw_on(self, surface, project):
        shades = self._number_colors()
        plain = self._colors("facecolor", "C0")
        order = sorted(range(len(self._verts)), key=lambda i: project.distance(self._verts[i]))
        for i in order:
            places = [project(*point) for point in self._verts[i]]
            if shades is not None:
                surface.field(places, shades[i])
                continue
            light = 0.7 + 0.3 * (i % 7) / 6
            r, g, b, a = plain[i % len(plain)]
            surface.polygon(places, (r * light, g * light, b * light, a),
                            (r * 0.6, g * 0.6, b * 0.6, a), 0.3)
