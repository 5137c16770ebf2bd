"""Plots in space: points, lines and surfaces, projected onto the page."""

import math

import numpy as np

from matplotlib import colors
from matplotlib._data import array, numbers
from matplotlib._settings import rcParams
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.text import Text
from mpl_toolkits.mplot3d.art3d import (
    Line3D, Line3DCollection, Path3DCollection, Poly3DCollection)


class _View:
    """From space to a box of a surface."""

    def __init__(self, axes, box):
        self.box = box
        self._limits = [axis.view() for axis in (axes.xaxis, axes.yaxis, axes.zaxis)]
        turn, tilt = math.radians(axes.azim), math.radians(axes.elev)
        self._right = (-math.sin(turn), math.cos(turn), 0.0)
        self._up = (-math.cos(turn) * math.sin(tilt), -math.sin(turn) * math.sin(tilt),
                    math.cos(tilt))
        self._out = (math.cos(turn) * math.cos(tilt), math.sin(turn) * math.cos(tilt),
                     math.sin(tilt))

    def _unit(self, point):
        return [(v - low) / ((high - low) or 1.0) - 0.5
                for v, (low, high) in zip(point, self._limits)]

    def __call__(self, x, y, z=0.0, clamp=False):
        unit = self._unit((x, y, z))
        unit[2] *= 0.75
        left, top, width, height = self.box
        size = min(width, height * 1.0) / 1.75
        across = sum(a * b for a, b in zip(unit, self._right))
        up = sum(a * b for a, b in zip(unit, self._up))
        return (left + width / 2 + across * size * (width / min(width, height) * 0.5 + 0.5),
                top + height / 2 - up * size)

    def fraction(self, fx, fy):
        left, top, width, height = self.box
        return left + fx * width, top + (1 - fy) * height

    def fraction_of(self, name, value):
        return 0.5

    def distance(self, points):
        """The larger, the nearer to who looks."""
        middle = [sum(point[i] for point in points) / len(points) for i in range(3)]
        return sum(a * b for a, b in zip(self._unit(middle), self._out))


class Axes3D(Axes):
    """A plot in space."""

    _kind = "Axes3D"

    def __init__(self, figure, position=(0.125, 0.11, 0.775, 0.77), **kwargs):
        Axes.__init__(self, figure, position)
        if all(other is not self for other in figure.axes) and kwargs.get("auto_add_to_figure"):
            figure.axes.append(self)

    def clear(self):
        Axes.clear(self)
        self.zaxis = Axis(self, "z")
        self.zaxis.label = Text(0.5, 0, "")
        self._margins["z"] = 0.05
        self.elev, self.azim = 30, -60

    cla = clear

    def _data(self, name):
        if name != "z":
            return Axes._data(self, name)
        depths = [artist.depths() for artist in self._artists if hasattr(artist, "depths")]
        return [v for part in depths for v in part if v - v == 0], []

    def _sharing(self, name):
        return [self]

    def _projection(self, box):
        return _View(self, box)

    def view_init(self, elev=None, azim=None, roll=None, vertical_axis="z"):
        self.elev = 30 if elev is None else elev
        self.azim = -60 if azim is None else azim

    def set_zlabel(self, zlabel, fontdict=None, labelpad=None, **kwargs):
        self.zaxis.label.set(text=zlabel, **(fontdict or {}), **kwargs)
        return self.zaxis.label

    def get_zlabel(self):
        return self.zaxis.label.get_text()

    def set_zlim(self, bottom=None, top=None, **kwargs):
        return self._limits(self.zaxis, bottom, top, kwargs.get("zmin"), kwargs.get("zmax"))

    set_zlim3d = set_zlim

    def set_xlim3d(self, *args, **kwargs):
        return self.set_xlim(*args, **kwargs)

    def set_ylim3d(self, *args, **kwargs):
        return self.set_ylim(*args, **kwargs)

    def get_zlim(self):
        return self._view(self.zaxis)

    def set_zticks(self, ticks, labels=None, **kwargs):
        return self.zaxis.set_ticks(ticks, labels)

    def set_zticklabels(self, labels, **kwargs):
        return self.zaxis.set_ticklabels(labels)

    def set_box_aspect(self, aspect=None, zoom=1):
        """The box keeps its shape."""

    def text(self, x, y, z, s=None, zdir=None, **kwargs):
        return Axes.text(self, x, y, z if s is None else s, **kwargs)

    text2D = Axes.text

    def plot(self, xs, ys, *args, zdir="z", **kwargs):
        args = list(args)
        zs = kwargs.pop("zs", None)
        if zs is None and args and not isinstance(args[0], str):
            zs = args.pop(0)
        x, y = numbers(xs), numbers(ys)
        z = numbers(0 if zs is None else zs)
        if args:
            from matplotlib.lines import parse_format
            color, marker, style = parse_format(args[0])
            for name, value in (("color", color), ("marker", marker), ("linestyle", style or (
                    "None" if marker else None))):
                if value is not None:
                    kwargs.setdefault(name, value)
        if "color" not in kwargs and "c" not in kwargs:
            kwargs["color"] = self._color()
        return [self._add(Line3D(x, y, z * len(x) if len(z) == 1 else z, **kwargs))]

    plot3D = plot

    def scatter(self, xs, ys, zs=0, zdir="z", s=20, c=None, depthshade=True, *args, marker="o",
                cmap=None, norm=None, vmin=None, vmax=None, **kwargs):
        x, y, z = numbers(xs), numbers(ys), numbers(zs)
        values, shades = (None, None) if c is None else self._numbers_or_colors(c, len(x))
        if shades is not None:
            kwargs["facecolor"] = shades
        elif values is None and "color" not in kwargs:
            kwargs["facecolor"] = self._color()
        points = Path3DCollection(x, y, z * len(x) if len(z) == 1 else z, numbers(s),
                                  marker, norm=norm, cmap=cmap, **kwargs)
        points._array = values
        return self._add(points)

    scatter3D = scatter

    def _sheet(self, X, Y, Z, kwargs):
        x, y, z = array(X), array(Y), array(Z)
        if z.ndim != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        rows, columns = z.shape
        x = x if x.ndim == 2 else x.reshape(1, -1).repeat(rows, 0)
        y = y if y.ndim == 2 else y.reshape(-1, 1).repeat(columns, 1)
        down = kwargs.pop("rstride", None) or max(1, -(-rows // kwargs.pop("rcount", 50)))
        across = kwargs.pop("cstride", None) or max(1, -(-columns // kwargs.pop("ccount", 50)))
        for name in ("rcount", "ccount", "antialiased", "shade", "lightsource", "offset", "zdir"):
            kwargs.pop(name, None)
        chosen = sorted({*range(0, rows, down), rows - 1}), sorted({*range(0, columns, across),
                                                                   columns - 1})
        x, y, z = x.tolist(), y.tolist(), z.tolist()
        return [[(x[i][j], y[i][j], z[i][j]) for j in chosen[1]] for i in chosen[0]]

    def plot_surface(self, X, Y, Z, *, norm=None, vmin=None, vmax=None, cmap=None, **kwargs):
        points = self._sheet(X, Y, Z, kwargs)
        cells, heights = [], []
        for upper, lower in zip(points, points[1:]):
            for j in range(len(upper) - 1):
                cell = [upper[j], upper[j + 1], lower[j + 1], lower[j]]
                cells.append(cell)
                heights.append(sum(point[2] for point in cell) / 4)
        if cmap is None and "color" not in kwargs and "facecolors" not in kwargs:
            kwargs["facecolor"] = self._color()
        kwargs.pop("facecolors", None)
        return self._add(Poly3DCollection(cells, heights if cmap is not None else None,
                                          norm=norm, cmap=cmap, **kwargs))

    def plot_wireframe(self, X, Y, Z, **kwargs):
        points = self._sheet(X, Y, Z, kwargs)
        if "color" not in kwargs and "colors" not in kwargs:
            kwargs["color"] = self._color()
        return self._add(Line3DCollection(
            points + [list(column) for column in zip(*points)], **kwargs))

    def quiver(self, X, Y, Z, U, V, W, *, length=1.0, arrow_length_ratio=0.3, pivot="tail",
               normalize=False, **kwargs):
        """Arrows from places along directions."""
        parts = np.broadcast_arrays(*[np.asarray(part, dtype=float) for part in (X, Y, Z, U, V, W)])
        rows = np.stack([part.ravel() for part in parts], axis=1)
        places, ways = rows[:, :3], rows[:, 3:]
        sizes = np.sqrt((ways ** 2).sum(axis=1, keepdims=True))
        places, ways, sizes = places[sizes[:, 0] > 0], ways[sizes[:, 0] > 0], sizes[sizes > 0]
        ways = ways / sizes[:, None] if normalize else ways
        places = places - length * ways * {"tail": 0.0, "middle": 0.5, "tip": 1.0}[pivot]
        lines = []
        for start, way in zip(places, ways * length):
            end = start + way
            side = np.cross(way, [0.0, 0.0, 1.0] if abs(way[0]) + abs(way[1]) > 0 else [1.0, 0, 0])
            side = side / np.sqrt((side ** 2).sum()) * np.sqrt((way ** 2).sum()) * 0.27
            lines.append([start.tolist(), end.tolist()])
            for barb in (side - way, -side - way):
                lines.append([end.tolist(), (end + barb * arrow_length_ratio).tolist()])
        kwargs.setdefault("color", self._color())
        return self._add(Line3DCollection(lines, **kwargs))

    quiver3D = quiver

    def plot_trisurf(self, *args, **kwargs):
        raise NotImplementedError("plot_trisurf is not supported; plot_surface is")

    def contour3D(self, X, Y, Z, *args, **kwargs):
        return self.plot_wireframe(X, Y, Z)

    def contour(self, X, Y, Z, *args, **kwargs):
        return self.plot_wireframe(X, Y, Z)

    def contourf(self, X, Y, Z, *args, **kwargs):
        return self.plot_surface(X, Y, Z, cmap=kwargs.get("cmap", "viridis"))

    def _draw_frame(self, surface, project):
        (x0, x1), (y0, y1), (z0, z1) = (
            axis.view() for axis in (self.xaxis, self.yaxis, self.zaxis))
        shade = colors.to_rgba("gray")
        text = colors.to_rgba("black")
        for start, end in (((x0, y0, z0), (x1, y0, z0)), ((x1, y0, z0), (x1, y1, z0)),
                           ((x1, y1, z0), (x1, y1, z1)), ((x0, y0, z0), (x0, y1, z0)),
                           ((x0, y1, z0), (x1, y1, z0))):
            surface.line([project(*start), project(*end)], shade, 0.8, ())
        size = rcParams["font.size"] * 0.9
        for axis, spot in ((self.xaxis, lambda v: (v, y0 - (y1 - y0) * 0.08, z0)),
                           (self.yaxis, lambda v: (x1 + (x1 - x0) * 0.08, v, z0)),
                           (self.zaxis, lambda v: (x1, y1 + (y1 - y0) * 0.08, v))):
            low, high = axis.view()
            values, words = axis.ticks(5)
            for value, word in zip(values, words):
                surface.text(project(*spot(value)), word, size=size, color=text, ha="center",
                             va="center", rotation=0)
            name = axis.label.get_text()
            if name:
                at = project(*spot((low + high) / 2))
                surface.text((at[0], at[1] + 18), name, size=size * 1.1, color=text,
                             ha="center", va="center", rotation=0)
