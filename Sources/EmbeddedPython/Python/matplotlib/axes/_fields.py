"""The plots of distributions, pictures and fields."""

import math

import numpy as np

from matplotlib import cm, colors
from matplotlib._data import array, is_text, numbers
from matplotlib._settings import rcParams
from matplotlib.axes._base import SilentList
from matplotlib.collections import LineCollection, QuadMesh
from matplotlib.container import BarContainer, PieContainer
from matplotlib.contour import QuadContourSet
from matplotlib.image import AxesImage
from matplotlib.patches import Polygon, Rectangle, Wedge
from matplotlib.ticker import MaxNLocator


def _series(x):
    """The data sets of a histogram, each an array."""
    if isinstance(x, (list, tuple)) and x and hasattr(x[0], "__len__") and not is_text(x):
        return [array(part).ravel() for part in x]
    data = array(x)
    if data.ndim == 2:
        return [data[:, i] for i in range(data.shape[1])]
    return [data.ravel()]


class Fields:
    def hist(self, x, bins=None, *, range=None, density=False, weights=None, cumulative=False,
             bottom=None, histtype="bar", align="mid", orientation="vertical", rwidth=None,
             log=False, color=None, label=None, stacked=False, data=None, **kwargs):
        """How many values fall into each bin, as bars."""
        if is_text(x) or hasattr(x, "dtype") and x.dtype.kind == "U":
            x = self._converted(self.yaxis if orientation == "horizontal" else self.xaxis, x)
        series = _series(x)
        count = len(series)
        together = np.concatenate(series) if count > 1 else series[0]
        bins = rcParams["hist.bins"] if bins is None else bins
        bins = array(bins) if hasattr(bins, "__len__") and not isinstance(bins, str) else bins
        _, edges = np.histogram(together, bins=bins, range=range)
        counts = []
        for part in series:
            found, _ = np.histogram(part, bins=edges, weights=None if weights is None
                                    else array(weights), density=density and not stacked)
            found = found.astype(float)
            if cumulative:
                found = np.cumsum(found * np.diff(edges) if density else found)
            counts.append(found)
        if log:
            (self.set_xscale if orientation == "horizontal" else self.set_yscale)("log")
        shades = [None] * count if color is None else (
            [color] if isinstance(color, str) or isinstance(color, tuple) else list(color))
        labels = [label] if label is None or isinstance(label, str) else list(label)
        floor = np.zeros(len(edges) - 1)
        made = []
        for i, found in enumerate(counts):
            shade = shades[i % len(shades)] or self._color()
            made.append(self._hist_bars(
                found, edges, floor, i, 1 if stacked else count, shade, histtype, orientation,
                rwidth, labels[i] if i < len(labels) else None, kwargs))
            if stacked:
                floor = floor + found
        if stacked:
            counts = list(np.cumsum(np.array(counts), axis=0))
        if count == 1:
            return counts[0], edges, made[0]
        kind = "BarContainer" if histtype.startswith("bar") else "List[Polygon]"
        return np.array(counts), edges, SilentList(kind, made)

    def _hist_bars(self, found, edges, floor, i, count, shade, histtype, orientation, rwidth,
                   label, kwargs):
        lows, values = edges.tolist(), found.tolist()
        widths = np.diff(edges).tolist()
        lies = orientation == "horizontal"
        if histtype.startswith("step"):
            points = [(lows[0], 0.0)]
            for k, value in enumerate(values):
                points += [(lows[k], value), (lows[k + 1], value)]
            points.append((lows[-1], 0.0))
            is_filled = histtype == "stepfilled"
            options = {"facecolor": shade if is_filled else "none",
                       "edgecolor": None if is_filled else shade, **kwargs}
            return [self._add(Polygon([(b, a) for a, b in points] if lies else points,
                                      label=label or "", **options))]
        share = (rwidth or 1.0) if count == 1 else (rwidth or 0.8)
        starts = []
        for k, width in enumerate(widths):
            bar = width * share / (count if not histtype == "barstacked" else 1)
            starts.append(lows[k] + width * (1 - share) / 2 + i % count * bar)
            widths[k] = bar
        draw = self.barh if lies else self.bar
        base = {"left" if lies else "bottom": floor}
        options = dict(kwargs, color=shade, label=label or "", align="edge")
        if lies:
            return draw(starts, values, height=widths, left=floor, **options)
        return draw(starts, values, width=widths, **base, **options)

    def hist2d(self, x, y, bins=10, **kwargs):
        found, xedges, yedges = np.histogram2d(array(x), array(y), bins=bins)
        mesh = self.pcolormesh(xedges, yedges, found.T, **{
            k: v for k, v in kwargs.items() if k in ("cmap", "norm", "alpha", "vmin", "vmax")})
        return found, xedges, yedges, mesh

    def boxplot(self, x, *args, positions=None, widths=None, tick_labels=None, labels=None,
                showfliers=True, showmeans=False, **kwargs):
        """Boxes from quartile to quartile with whiskers."""
        series = _series(x)
        places = list(positions) if positions is not None else [
            float(i + 1) for i, _ in enumerate(series)]
        made = {name: [] for name in ("whiskers", "caps", "boxes", "medians", "fliers", "means")}
        half = (widths if isinstance(widths, (int, float)) else min(
            0.5, max(0.15, 0.15 * (max(places) - min(places))))) / 2

        def line(name, xs, ys, color="k", **options):
            made[name] += self.plot(xs, ys, color=color, linewidth=1.0, **options)

        for at, part in zip(places, series):
            low, middle, high = np.percentile(part, [25, 50, 75]).tolist()
            reach = 1.5 * (high - low)
            inside = [v for v in part.tolist() if low - reach <= v <= high + reach] or [middle]
            bottom, top = min(min(inside), low), max(max(inside), high)
            line("boxes", [at - half, at + half, at + half, at - half, at - half],
                 [low, low, high, high, low])
            line("whiskers", [at, at], [low, bottom])
            line("whiskers", [at, at], [high, top])
            line("caps", [at - half / 2, at + half / 2], [bottom, bottom])
            line("caps", [at - half / 2, at + half / 2], [top, top])
            line("medians", [at - half, at + half], [middle, middle], "C1")
            if showmeans:
                mean = float(np.mean(part))
                line("means", [at], [mean], "C2", marker="^", linestyle="None")
            if showfliers:
                outside = [v for v in part.tolist() if v < bottom or v > top]
                line("fliers", [at] * len(outside), outside, marker="o", linestyle="None")
        words = tick_labels or labels or [f"{at:g}" for at in places]
        self.set_xticks(places, words)
        self.xaxis.limits = (min(places) - 0.5, max(places) + 0.5)
        return made

    def pie(self, x, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6,
            shadow=False, labeldistance=1.1, startangle=0, radius=1, counterclock=True,
            **kwargs):
        """Shares of a whole."""
        values = numbers(x)
        whole = sum(values) or 1.0
        angle, wedges, texts, shares = float(startangle), [], [], []
        for i, value in enumerate(values):
            turn = 360.0 * value / whole * (1 if counterclock else -1)
            middle = math.radians(angle + turn / 2)
            u, v = math.cos(middle), math.sin(middle)
            out = explode[i] if explode is not None else 0
            label = labels[i] if labels is not None else ""
            shade = colors[i % len(colors)] if colors is not None else f"C{i % 10}"
            wedge = Wedge((out * u, out * v), radius, angle, angle + turn, facecolor=shade,
                          label=label)
            wedges.append(self._add(wedge))
            reach = radius * labeldistance + out
            texts.append(self.text(reach * u, reach * v, label, va="center",
                                   ha="left" if u > 0 else "right"))
            if autopct is not None:
                share = 100.0 * value / whole
                word = autopct(share) if callable(autopct) else autopct % share
                reach = radius * pctdistance + out
                shares.append(self.text(reach * u, reach * v, word, ha="center", va="center"))
            angle += turn
        self.set_aspect("equal")
        self._has_frame = False
        self.xaxis.limits = self.yaxis.limits = (-1.25, 1.25)
        return PieContainer(wedges, texts, shares if autopct is not None else None)

    # Pictures and fields

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None,
               vmin=None, vmax=None, origin=None, extent=None, **kwargs):
        """An array as a picture."""
        image = AxesImage(X, norm if not isinstance(norm, str) else None, cmap,
                          origin or rcParams["image.origin"], extent, alpha=alpha,
                          interpolation=interpolation, **kwargs)
        image.norm.vmin = vmin if vmin is not None else image.norm.vmin
        image.norm.vmax = vmax if vmax is not None else image.norm.vmax
        if image._array.ndim == 2:
            image.norm.autoscale_None(image._array)
        self._aspect = aspect or rcParams["image.aspect"]
        self._add(image)
        left, right, bottom, top = image.get_extent()
        self.xaxis.limits, self.yaxis.limits = (left, right), (bottom, top)
        return image

    def matshow(self, Z, **kwargs):
        return self.imshow(Z, **kwargs)

    def spy(self, Z, **kwargs):
        return self.imshow(array(Z) != 0, cmap="binary")

    def _grid_arguments(self, args):
        """The places and the heights of a field: `f(Z)` or `f(X, Y, Z)`; and what follows."""
        args = list(args)
        if len(args) >= 3:
            x, y, z = array(args[0]), array(args[1]), array(args[2])
            rest = args[3:]
        else:
            z, rest = array(args[0]), args[1:]
            x, y = np.arange(z.shape[1]), np.arange(z.shape[0])
        if z.ndim != 2:
            raise TypeError(f"Input z must be 2D, not {z.ndim}D")
        rows, columns = z.shape
        xs = x.tolist() if x.ndim == 2 else None
        ys = y.tolist() if y.ndim == 2 else None
        xs = xs or [x.tolist()] * (len(y) if y.ndim == 1 else rows)
        ys = ys or [[v] * len(xs[0]) for v in y.tolist()]
        return xs, ys, [[float(v) for v in row] for row in z.tolist()], rest

    def contour(self, *args, **kwargs):
        return self._contours(args, kwargs, False)

    def contourf(self, *args, **kwargs):
        return self._contours(args, kwargs, True)

    def _contours(self, args, kwargs, filled):
        xs, ys, rows, rest = self._grid_arguments(args)
        levels = kwargs.pop("levels", rest[0] if rest else None)
        flat = [v for row in rows for v in row if v - v == 0]
        low, high = min(flat), max(flat)
        if levels is None or isinstance(levels, int):
            found = MaxNLocator((levels or 7) + 1).tick_values(low, high)
            inside = [i for i, v in enumerate(found) if low < v < high]
            first = max(0, (inside[0] if inside else 1) - 1)
            last = (inside[-1] if inside else 0) + 2
            levels = found[first:last] if filled else [found[i] for i in inside] or found[:1]
        else:
            levels = numbers(levels)
        vmin, vmax = kwargs.pop("vmin", None), kwargs.pop("vmax", None)
        shown = QuadContourSet(xs, ys, rows, levels, filled, kwargs.pop("norm", None),
                               kwargs.pop("cmap", None), kwargs.pop("colors", None), **kwargs)
        shown.norm.vmin = vmin if vmin is not None else shown.norm.vmin
        shown.norm.vmax = vmax if vmax is not None else shown.norm.vmax
        return self._add(shown)

    def clabel(self, CS, levels=None, **kwargs):
        return []

    def pcolormesh(self, *args, cmap=None, norm=None, vmin=None, vmax=None, alpha=None,
                   shading=None, **kwargs):
        xs, ys, rows, _ = self._grid_arguments(args)
        if len(args) < 3:
            xs = [[float(j) for j in range(len(rows[0]) + 1)]] * (len(rows) + 1)
            ys = [[float(i)] * (len(rows[0]) + 1) for i in range(len(rows) + 1)]
        elif len(xs) == len(rows) and len(xs[0]) == len(rows[0]):
            xs, ys = _edges(xs), _edges(ys)
        mesh = QuadMesh(xs, ys, rows, norm=norm, cmap=cmap, alpha=alpha, **{
            k: v for k, v in kwargs.items() if k != "rasterized"})
        mesh.norm.vmin = vmin if vmin is not None else mesh.norm.vmin
        mesh.norm.vmax = vmax if vmax is not None else mesh.norm.vmax
        return self._add(mesh)

    pcolor = pcolormesh

    def quiver(self, *args, **kwargs):
        """Arrows at places."""
        args = [numbers(a) for a in args[:4]]
        if len(args) == 2:
            xs, ys = [float(i) for i in range(len(args[0]))], [0.0] * len(args[0])
            us, vs = args
        else:
            xs, ys, us, vs = args
        longest = max((math.hypot(u, v) for u, v in zip(us, vs)), default=1.0) or 1.0
        span = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
        factor = 1.0 if kwargs.get("scale_units") else span / 12 / longest
        parts = [[(x, y), (x + u * factor, y + v * factor)]
                 for x, y, u, v in zip(xs, ys, us, vs)]
        return self._add(Quiver(parts, colors=kwargs.get("color", "k"), linewidth=1.5))


def _edges(rows):
    """The grid of the corners of cells whose middles are given."""
    def widened(values):
        if len(values) == 1:
            return [values[0] - 0.5, values[0] + 0.5]
        inner = [(a + b) / 2 for a, b in zip(values, values[1:])]
        return [2 * values[0] - inner[0], *inner, 2 * values[-1] - inner[-1]]

    wide = [widened(row) for row in rows]
    columns = [widened([row[j] for row in wide]) for j in range(len(wide[0]))]
    return [[column[i] for column in columns] for i in range(len(columns[0]))]


class Quiver(LineCollection):
    __module__ = "matplotlib.quiver"
