"""Lines and areas of equal height."""

from bisect import bisect_left, bisect_right

from matplotlib import cm, colors
from matplotlib.artist import Artist


class QuadContourSet(Artist, cm.ScalarMappable):
    """The contours of heights on a grid; filled ones colour the cells between levels."""

    zorder = 1
    _properties = {
        "cmap", "norm", "colors", "linewidth", "linestyle", "levels", "origin", "extent",
        "extend", "locator", "hatches", "negative_linestyles", "antialiased", "vmin", "vmax",
    }

    def __init__(self, xs, ys, rows, levels, filled, norm=None, cmap=None, colors=None, **kwargs):
        cm.ScalarMappable.__init__(self, norm, cmap)
        Artist.__init__(self, **kwargs)
        self._xs, self._ys, self._rows = xs, ys, rows
        self.levels, self.filled, self._colors = levels, filled, colors
        middles = [(a + b) / 2 for a, b in zip(levels, levels[1:])] if filled else levels
        self._array = middles
        if self.norm.vmin is None and middles:
            self.norm.vmin = min(middles)
        if self.norm.vmax is None and middles:
            self.norm.vmax = max(middles)

    def extent(self):
        return [v for row in self._xs for v in row], [v for row in self._ys for v in row]

    def sticky(self):
        xs, ys = self.extent()
        return [min(xs), max(xs)], [min(ys), max(ys)]

    def clabel(self, *args, **kwargs):
        return []

    def _color(self, i):
        alpha = self._get("alpha")
        if self._colors is not None:
            shades = colors.to_rgba_list(self._colors, alpha)
            return shades[i % len(shades)]
        rgba = self.cmap.at(min(max(self.norm.fraction(self._array[i]), 0.0), 1.0))
        return rgba if alpha is None else (*rgba[:3], float(alpha))

    def draw_on(self, surface, project):
        for i in range(len(self._rows) - 1):
            for j in range(len(self._rows[0]) - 1):
                self._draw_cell(surface, project, i, j)

    def _draw_cell(self, surface, project, i, j):
        corners = [
            (self._xs[a][b], self._ys[a][b], self._rows[a][b])
            for a, b in ((i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j))]
        low, high = min(c[2] for c in corners), max(c[2] for c in corners)
        if self.filled:
            first = max(0, bisect_left(self.levels, low) - 1)
            for k in range(first, min(bisect_right(self.levels, high), len(self.levels) - 1)):
                floor, ceiling = self.levels[k], self.levels[k + 1]
                if low == ceiling != high:
                    continue
                part = _between(corners, floor, ceiling)
                places = [project(x, y, clamp=True) for x, y, _ in part]
                if len(places) > 2 and None not in places:
                    surface.field(places, self._color(k))
            return
        for k in range(bisect_right(self.levels, low), bisect_right(self.levels, high)):
            points = _crossings(corners, self.levels[k])
            for start, end in zip(points[::2], points[1::2]):
                places = [project(*start), project(*end)]
                if None not in places:
                    surface.line(places, self._color(k), 1.5, ())

    def legend_mark(self):
        return "patch", {"color": self._color(0)}

    def legend_elements(self, *args, **kwargs):
        return [], []


def _crossings(corners, level):
    """Where the sides of a cell pass a level."""
    found = []
    for (x0, y0, z0), (x1, y1, z1) in zip(corners, corners[1:] + corners[:1]):
        if (z0 < level) != (z1 < level):
            share = (level - z0) / (z1 - z0)
            found.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
    return found


def _between(corners, floor, ceiling):
    """The part of a cell between two levels."""
    return _above(_above(corners, floor, 1), ceiling, -1)


def _above(corners, level, sign):
    part = []
    for (x0, y0, z0), (x1, y1, z1) in zip(corners, corners[1:] + corners[:1]):
        if sign * z0 >= sign * level:
            part.append((x0, y0, z0))
        if (sign * z0 >= sign * level) != (sign * z1 >= sign * level):
            share = (level - z0) / (z1 - z0)
            part.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, level))
    return part
