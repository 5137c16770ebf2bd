"""Many shapes that are drawn as one: the points of a scatter plot, areas, segments, meshes."""

import math

from matplotlib import cm, colors
from matplotlib._settings import rcParams
from matplotlib.artist import Artist


class Collection(Artist, cm.ScalarMappable):
    """Shapes with colours of their own, by name or by number."""

    zorder = 1
    _properties = {
        "color", "facecolor", "edgecolor", "linewidth", "linestyle", "cmap", "norm", "array",
        "hatch", "offsets", "sizes", "urls", "capstyle", "joinstyle", "pickradius", "clim",
        "plotnonfinite", "verts", "segments", "colorizer",
    }

    def __init__(self, norm=None, cmap=None, **kwargs):
        cm.ScalarMappable.__init__(self, norm, cmap)
        Artist.__init__(self, **kwargs)

    def _set(self, name, value):
        Artist._set(self, name, value)
        if name == "color":
            self._values["facecolor"] = self._values["edgecolor"] = value

    def _number_colors(self):
        """The colours of the numbers, if there are numbers."""
        if self._array is None:
            return None
        values = self._array
        self.norm.autoscale_None(values)
        alpha = self._get("alpha")
        found = [self.cmap.at(self.norm.fraction(value)) for value in values]
        return found if alpha is None else [(*rgba[:3], float(alpha)) for rgba in found]

    def _colors(self, name, default):
        value = self._get(name)
        if isinstance(value, str) and value == "face":
            value = None
        return colors.to_rgba_list(default if value is None else value, self._get("alpha"))

    def get_facecolor(self):
        import numpy as np
        return np.array(self._number_colors() or self._colors("facecolor", "C0"))

    get_facecolors = get_facecolor


class PathCollection(Collection):
    """The markers of a scatter plot, each with its size and colour."""

    _properties = Collection._properties | {"marker"}

    def __init__(self, x, y, sizes, marker="o", **kwargs):
        self._x, self._y, self._sizes, self._marker = x, y, sizes, marker
        Collection.__init__(self, **kwargs)

    def get_offsets(self):
        import numpy as np
        return np.array([self._x, self._y]).T

    def set_offsets(self, offsets):
        rows = offsets.tolist() if hasattr(offsets, "tolist") else [list(row) for row in offsets]
        self._x, self._y = [float(row[0]) for row in rows], [float(row[1]) for row in rows]

    def get_sizes(self):
        import numpy as np
        return np.array(self._sizes)

    def extent(self):
        return self._x, self._y

    def draw_on(self, surface, project):
        faces = self._number_colors() or self._colors("facecolor", "C0")
        edge = self._get("edgecolor")
        edges = None if edge is None or isinstance(edge, str) and edge == "face" else (
            self._colors("edgecolor", "k"))
        hollow = self._marker in "x+|_1234"
        for i, (x, y) in enumerate(zip(self._x, self._y)):
            place = project(x, y)
            if place is None or not faces:
                continue
            size = math.sqrt(abs(self._sizes[i % len(self._sizes)]))
            face = faces[i % len(faces)]
            side = face if edges is None else edges[i % len(edges)]
            surface.markers([place], self._marker, size, face, face if hollow else side)

    def legend_mark(self):
        faces = self._number_colors() or self._colors("facecolor", "C0")
        color = faces[0] if faces else (0.0, 0.0, 0.0, 1.0)
        return "marker", {"color": color, "marker": self._marker, "size": 6.0}

    def legend_elements(self, prop="colors", num="auto", fmt=None, func=None, **kwargs):
        from matplotlib.lines import Line2D
        values = sorted(set(self._array or []))
        self.norm.autoscale_None(self._array or [0])
        marks = [
            Line2D([], [], linestyle="None", marker=self._marker,
                   color=self.cmap.at(self.norm.fraction(value))) for value in values
        ]
        return marks, [f"$\\mathdefault{{{value:g}}}$" for value in values]


class PolyCollection(Collection):
    """Areas, each with its corners."""

    def __init__(self, verts, **kwargs):
        self._verts = [[tuple(point) for point in part] for part in verts]
        Collection.__init__(self, **kwargs)

    def extent(self):
        points = [point for part in self._verts for point in part]
        return [x for x, _ in points], [y for _, y in points]

    def draw_on(self, surface, project):
        faces = self._number_colors() or self._colors("facecolor", "C0")
        edges = self._colors("edgecolor", "none")
        for i, part in enumerate(self._verts):
            places = [project(x, y, clamp=True) for x, y in part]
            places = [place for place in places if place is not None]
            if len(places) > 2:
                surface.polygon(places, faces[i % len(faces)], edges[i % len(edges)],
                                self._get("linewidth") or 0)

    def legend_mark(self):
        return "patch", {"color": self._colors("facecolor", "C0")[0], "edge": (0, 0, 0, 0)}


class FillBetweenPolyCollection(PolyCollection):
    pass


class LineCollection(Collection):
    """Line segments."""

    zorder = 2

    def __init__(self, segments, *, colors="C0", **kwargs):
        self._segments = [
            [tuple(float(v) for v in point) for point in part] for part in segments]
        Collection.__init__(self, **kwargs)
        if self._get("color") is None:
            self._values["color"] = colors

    def extent(self):
        points = [point for part in self._segments for point in part]
        return [x for x, _ in points], [y for _, y in points]

    def draw_on(self, surface, project):
        from matplotlib.lines import dashes, line_style
        shades = self._number_colors() or self._colors("color", "C0")
        width = self._get("linewidth")
        width = rcParams["lines.linewidth"] if not isinstance(width, (int, float)) else width
        style = self._get("linestyle")
        style = line_style(style[0] if isinstance(style, list) else style)
        for i, part in enumerate(self._segments):
            places = [project(x, y) for x, y in part]
            if len(places) > 1 and None not in places:
                surface.line(places, shades[i % len(shades)], width, dashes(style, width))

    def legend_mark(self):
        return "line", {"color": self._colors("color", "C0")[0], "style": "-", "width": 1.5,
                        "marker": "None", "size": 6.0}


class EventCollection(LineCollection):
    """Short lines side by side."""

    def __init__(self, positions, orientation="horizontal", lineoffset=0, linelength=1,
                 **kwargs):
        self._positions = positions
        low, high = lineoffset - linelength / 2, lineoffset + linelength / 2
        lies = orientation == "horizontal"
        parts = [[(p, low), (p, high)] if lies else [(low, p), (high, p)] for p in positions]
        LineCollection.__init__(self, parts, **kwargs)

    def get_positions(self):
        return list(self._positions)


class PatchCollection(PolyCollection):
    """Shapes drawn as one, with one colour for all or a number for each."""

    def __init__(self, patches, *, match_original=False, **kwargs):
        patches = list(patches)
        if match_original:
            kwargs["facecolor"] = [patch.face() for patch in patches]
            kwargs["edgecolor"] = [patch.edge() for patch in patches]
        PolyCollection.__init__(self, [patch.points() for patch in patches], **kwargs)


class QuadMesh(Collection):
    """Coloured cells between grid lines."""

    def __init__(self, xs, ys, rows, **kwargs):
        self._xs, self._ys, self._rows = xs, ys, rows
        Collection.__init__(self, **kwargs)
        self._array = [value for row in rows for value in row]

    def extent(self):
        return [v for row in self._xs for v in row], [v for row in self._ys for v in row]

    def sticky(self):
        xs, ys = self.extent()
        return [min(xs), max(xs)], [min(ys), max(ys)]

    def draw_on(self, surface, project):
        shades = self._number_colors()
        width = len(self._rows[0]) if self._rows else 0
        for i in range(len(self._rows)):
            for j in range(width):
                corners = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)]
                places = [project(self._xs[a][b], self._ys[a][b], clamp=True) for a, b in corners]
                if None not in places:
                    surface.field(places, shades[i * width + j])
