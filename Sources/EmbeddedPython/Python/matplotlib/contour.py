"""Lines and areas of equal height."""

from bisect import bisect_left, bisect_right

import numpy as np

from matplotlib import cm, colors
from matplotlib.artist import Artist

# A figure shows no more points than this along a side; grids that have more are thinned.
_most_points = 400


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
        self._xs, self._ys, self._rows = _thinned(xs), _thinned(ys), _thinned(rows)
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
        if self.filled:
            for i, bands in enumerate(self._bands(self._is_fine(project))):
                self._draw_row(surface, project, i, bands)
            return
        for i, j in self._crossed():
            self._draw_cell(surface, project, i, j)

    def _ranges(self):
        """The lowest and the highest corner of each cell, two arrays [rows - 1, columns - 1]."""
        z = np.asarray(self._rows, dtype=float)
        corners = np.stack([z[:-1, :-1], z[:-1, 1:], z[1:, 1:], z[1:, :-1]])
        return corners.min(0), corners.max(0)

    def _is_fine(self, project):
        """Whether a cell is no larger than two dots, or four where neighbouring levels look alike."""
        most = 4 if len(self.levels) > 64 else 2
        ends = [project(self._xs[k][k], self._ys[k][k], clamp=True) for k in (0, -1)]
        if None in ends:
            return False
        (left, bottom), (right, top) = ends
        return (abs(right - left) <= most * len(self._rows[0])
                and abs(top - bottom) <= most * len(self._rows))

    def _bands(self, is_fine):
        """For each cell the band between two levels that all of it, or of a fine one the middle, lies in.

        -1 stands for parts in several bands.
        """
        low, high = self._ranges()
        if is_fine:
            low = high = (low + high) / 2
        levels = np.asarray(self.levels, dtype=float)
        if len(levels) < 2:
            return []
        band = np.clip(np.searchsorted(levels, low, side="right") - 1, 0, len(levels) - 2)
        return np.where((levels[band] <= low) & (high <= levels[band + 1]), band, -1).tolist()

    def _crossed(self):
        """The cells that a level passes, as pairs of a row and a column."""
        low, high = self._ranges()
        levels = np.asarray(self.levels, dtype=float)
        below = np.searchsorted(levels, low, side="right")
        return np.argwhere(below < np.searchsorted(levels, high, side="right")).tolist()

    def _draw_row(self, surface, project, i, bands):
        """Neighbours in one band are drawn together, others each by itself."""
        start = 0
        while start < len(bands):
            end = start + 1
            if bands[start] < 0:
                self._draw_cell(surface, project, i, start)
            else:
                while end < len(bands) and bands[end] == bands[start]:
                    end += 1
                self._draw_run(surface, project, i, start, end, self._color(bands[start]))
            start = end

    def _draw_run(self, surface, project, i, start, end, color):
        """The cells start..<end of a row; two corners are enough for a straight side."""
        outline = []
        for row, way in ((i, 1), (i + 1, -1)):
            xs, ys = self._xs[row][start:end + 1], self._ys[row][start:end + 1]
            is_straight = len(set(ys)) == 1
            side = [(xs[0], ys[0]), (xs[-1], ys[-1])] if is_straight else list(zip(xs, ys))
            outline += side[::way]
        places = [project(x, y, clamp=True) for x, y in outline]
        if None not in places:
            surface.field(places, color)

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


def _thinned(rows):
    """Every n-th row and column of a large grid, and the last ones."""
    kept = _kept(len(rows))
    columns = _kept(len(rows[0]))
    if len(kept) == len(rows) and len(columns) == len(rows[0]):
        return rows
    return [[rows[i][j] for j in columns] for i in kept]


def _kept(count):
    step = -(-count // _most_points)
    kept = list(range(0, count, step))
    return kept if kept[-1] == count - 1 else kept + [count - 1]


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
