"""The rarer plots: stairs, events, violins, hexagons, streams, tables, second axes."""

import math

import numpy as np

from matplotlib._data import array, numbers
from matplotlib.collections import (
    EventCollection, FillBetweenPolyCollection, LineCollection, PolyCollection)
from matplotlib.patches import StepPatch
from matplotlib.table import Table


def _nested(values):
    """Several sequences, or one as the only one."""
    if isinstance(values, (list, tuple)) and values and hasattr(values[0], "__len__"):
        return [array(part).ravel() for part in values]
    data = array(values)
    if data.ndim == 2:
        return [data[:, i] for i in range(data.shape[1])]
    return [data.ravel()]


def _density(points, places):
    """A Gaussian kernel density by Scott's rule, at some places."""
    n = len(points)
    spread = math.sqrt(sum((p - sum(points) / n) ** 2 for p in points) / max(n - 1, 1))
    width = (spread * n ** (-1 / 5)) or 1e-9
    scale = n * width * math.sqrt(2 * math.pi)
    return [sum(math.exp(-0.5 * ((y - p) / width) ** 2) for p in points) / scale
            for y in places]


class StreamplotSet:
    """The lines and arrows of a stream plot."""

    __module__ = "matplotlib.streamplot"

    def __init__(self, lines, arrows):
        self.lines, self.arrows = lines, arrows


class SecondaryAxis:
    """Another scale beside a plot; it is not drawn."""

    def __init__(self, parent):
        self._parent = parent

    def __repr__(self):
        return "<SecondaryAxis: >"

    def set_xlabel(self, label, **kwargs):
        """Not drawn."""

    set_ylabel = set_xticks = set_yticks = tick_params = set_color = set_xlabel


class Rarer:
    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False,
               data=None, **kwargs):
        """A line or an area that changes at edges only."""
        heights = numbers(values)
        edges = [float(i) for i in range(len(heights) + 1)] if edges is None else numbers(edges)
        if len(edges) != len(heights) + 1:
            raise ValueError(
                "Size mismatch between \"values\" and \"edges\". Expected "
                "`len(values) + 1 == len(edges)`, but "
                f"`len(values) = {len(heights)}` and `len(edges) = {len(edges)}`.")
        if "color" in kwargs:
            color = kwargs.pop("color")
        else:
            color = self._color()
        kwargs.setdefault("facecolor" if fill else "edgecolor", color)
        kwargs.setdefault("linewidth", 0 if fill else 1.5)
        return self._add(StepPatch(heights, edges, orientation=orientation, baseline=baseline,
                                   fill=fill, **kwargs))

    def ecdf(self, x, weights=None, *, complementary=False, orientation="vertical",
             compress=False, data=None, **kwargs):
        """The share of values up to each one."""
        values = sorted(numbers(x))
        shares = [i / len(values) for i in range(len(values) + 1)]
        if complementary:
            shares = [1 - share for share in shares]
        places = values[:1] + values
        if orientation == "horizontal":
            places, shares = shares, places
        return self.plot(places, shares, drawstyle="steps-post", **kwargs)[0]

    def broken_barh(self, xranges, yrange, align="bottom", **kwargs):
        """Pieces of one lying bar."""
        y, height = yrange
        parts = [[(x, y), (x + w, y), (x + w, y + height), (x, y + height)] for x, w in xranges]
        if "facecolors" not in kwargs and "facecolor" not in kwargs and "color" not in kwargs:
            kwargs["facecolor"] = self._color()
        return self._add(PolyCollection(parts, **kwargs))

    def eventplot(self, positions, orientation="horizontal", lineoffsets=1, linelengths=1,
                  linewidths=None, colors=None, alpha=None, linestyles="solid", **kwargs):
        """A short line at each event."""
        rows, made = _nested(positions), []
        for i, row in enumerate(rows):
            def pick(given):
                return given[i % len(given)] if isinstance(given, (list, tuple)) else given

            offset = pick(lineoffsets)
            if not isinstance(lineoffsets, (list, tuple)) and len(rows) > 1:
                offset = lineoffsets * i
            made.append(self._add(EventCollection(
                numbers(row), orientation, offset, pick(linelengths),
                colors=pick(colors) or "C0", linewidth=pick(linewidths) or 1.5,
                **kwargs)))
        return made

    def violinplot(self, dataset, positions=None, *, vert=None, orientation="vertical",
                   widths=0.5, showmeans=False, showextrema=True, showmedians=False,
                   quantiles=None, points=100, bw_method=None, side="both", data=None, **kwargs):
        """How dense the values are, as a shape on both sides of a line."""
        series = [numbers(part) for part in _nested(dataset)]
        places = list(range(1, len(series) + 1)) if positions is None else numbers(positions)
        width = widths if isinstance(widths, (int, float)) else widths[0]
        lies = vert is False or orientation == "horizontal"
        color, made = self._color(), {"bodies": []}

        def turned(points):
            return [(y, x) for x, y in points] if lies else points

        for at, part in zip(places, series):
            low, high = min(part), max(part)
            steps = [low + (high - low) * i / (points - 1) for i in range(points)]
            dense = _density(part, steps)
            peak = max(dense) or 1.0
            right = [(at + 0.5 * width * d / peak, y) for d, y in zip(dense, steps)]
            left = [(2 * at - x, y) for x, y in right[::-1]]
            made["bodies"].append(self._add(FillBetweenPolyCollection(
                [turned(right + left)], facecolor=color, alpha=0.3)))

        def marks(ys):
            parts = [turned([(at - 0.25 * width, y), (at + 0.25 * width, y)])
                     for at, y in zip(places, ys)]
            return self._add(LineCollection(parts, colors=color))

        if showmeans:
            made["cmeans"] = marks([sum(part) / len(part) for part in series])
        if showextrema:
            made["cmaxes"] = marks([max(part) for part in series])
            made["cmins"] = marks([min(part) for part in series])
            parts = [turned([(at, min(part)), (at, max(part))])
                     for at, part in zip(places, series)]
            made["cbars"] = self._add(LineCollection(parts, colors=color))
        if showmedians:
            made["cmedians"] = marks([float(np.median(part)) for part in series])
        return made

    def hexbin(self, x, y, C=None, gridsize=100, *, cmap=None, norm=None, vmin=None, vmax=None,
               mincnt=None, reduce_C_function=None, extent=None, bins=None, alpha=None,
               **kwargs):
        """How many points lie in each hexagon."""
        xs, ys = numbers(x), numbers(y)
        columns = gridsize if isinstance(gridsize, int) else gridsize[0]
        rows = int(columns / math.sqrt(3)) if isinstance(gridsize, int) else gridsize[1]
        rows = max(rows, 1)
        left, right, low, high = extent or (min(xs), max(xs), min(ys), max(ys))
        sx = ((right - left) or 1.0) / columns
        sy = ((high - low) or 1.0) / rows
        counts, sums = {}, {}
        given = None if C is None else numbers(C)
        for k, (a, b) in enumerate(zip(xs, ys)):
            u, v = (a - left) / sx, (b - low) / sy
            near = (round(u), round(v))
            between = (math.floor(u) + 0.5, math.floor(v) + 0.5)
            one = (u - near[0]) ** 2 + 3 * (v - near[1]) ** 2
            two = (u - between[0]) ** 2 + 3 * (v - between[1]) ** 2
            place = near if one < two else between
            counts[place] = counts.get(place, 0) + 1
            if given is not None:
                sums[place] = sums.get(place, 0.0) + given[k]
        whole = [(i, j) for i in range(columns + 1) for j in range(rows + 1)]
        whole += [(i + 0.5, j + 0.5) for i in range(columns) for j in range(rows)]
        least = (1 if C is not None else 0) if mincnt is None else mincnt
        shape = [(0.5, -1 / 6), (0.5, 1 / 6), (0, 1 / 3), (-0.5, 1 / 6), (-0.5, -1 / 6),
                 (0, -1 / 3)]
        parts, values = [], []
        for place in whole:
            count = counts.get(place, 0)
            if count < least:
                continue
            value = float(count) if C is None else sums[place] / count
            if bins == "log":
                value = math.log10(value) if value > 0 else 0.0
            values.append(value)
            parts.append([(left + (place[0] + a) * sx, low + (place[1] + 2 * b * 1.0) * sy)
                          for a, b in shape])
        made = PolyCollection(parts, norm=norm, cmap=cmap, alpha=alpha)
        made._array = values
        if vmin is not None:
            made.norm.vmin = vmin
        if vmax is not None:
            made.norm.vmax = vmax
        return self._add(made)

    def streamplot(self, x, y, u, v, density=1, linewidth=None, color=None, **kwargs):
        """Lines that follow a field of arrows."""
        xs = np.unique(array(x)).tolist()
        ys = np.unique(array(y)).tolist()
        us, vs = array(u).tolist(), array(v).tolist()

        def flow(a, b):
            i = (a - xs[0]) / (xs[-1] - xs[0]) * (len(xs) - 1)
            j = (b - ys[0]) / (ys[-1] - ys[0]) * (len(ys) - 1)
            if not 0 <= i <= len(xs) - 1 or not 0 <= j <= len(ys) - 1:
                return None
            i0, j0 = min(int(i), len(xs) - 2), min(int(j), len(ys) - 2)
            p, q = i - i0, j - j0

            def mean(f):
                return ((1 - q) * ((1 - p) * f[j0][i0] + p * f[j0][i0 + 1])
                        + q * ((1 - p) * f[j0 + 1][i0] + p * f[j0 + 1][i0 + 1]))

            return mean(us), mean(vs)

        count = max(2, int(8 * (density if isinstance(density, (int, float)) else density[0])))
        wide, high = xs[-1] - xs[0], ys[-1] - ys[0]
        parts = []
        for a in range(count):
            for b in range(count):
                place = (xs[0] + wide * (a + 0.5) / count, ys[0] + high * (b + 0.5) / count)
                part = [place]
                for _ in range(12):
                    found = flow(*part[-1])
                    size = found and math.hypot(found[0] / wide, found[1] / high)
                    if not size:
                        break
                    part.append((part[-1][0] + found[0] / size * 0.01,
                                 part[-1][1] + found[1] / size * 0.01))
                if len(part) > 1:
                    parts.append(part)
        shade = color if isinstance(color, str) else self._color()
        made = self._segments(parts, shade, "solid", "", {"linewidth": linewidth or 1.0})
        return StreamplotSet(made, None)

    def table(self, cellText=None, cellColours=None, cellLoc="right", colWidths=None,
              rowLabels=None, rowColours=None, rowLoc="left", colLabels=None, colColours=None,
              colLoc="center", loc="bottom", bbox=None, edges="closed", **kwargs):
        """Words in rows and columns."""
        if cellText is None and cellColours is None:
            raise ValueError("At least one argument from \"cellColours\" or \"cellText\" must be "
                             "provided to create a table.")
        rows = [[str(word) for word in row] for row in (
            cellText if cellText is not None else [[""] * len(r) for r in cellColours])]
        shades = cellColours or [["w"] * len(row) for row in rows]
        body = [list(zip(row, colors)) for row, colors in zip(rows, shades)]
        if rowLabels is not None:
            tints = rowColours or ["w"] * len(body)
            body = [[(str(label), tint)] + row
                    for label, tint, row in zip(rowLabels, tints, body)]
        if colLabels is not None:
            tints = colColours or ["w"] * len(colLabels)
            head = [(str(label), tint) for label, tint in zip(colLabels, tints)]
            body = [([("", "w")] if rowLabels is not None else []) + head] + body
        return self._add(Table(self, body, rowLabels is not None, loc))

    def secondary_xaxis(self, location, functions=None, **kwargs):
        return SecondaryAxis(self)

    def secondary_yaxis(self, location, functions=None, **kwargs):
        return SecondaryAxis(self)
