"""The plots of points, lines and bars."""

import math

from matplotlib import colors, lines
from matplotlib._data import array, is_text, numbers, seconds
from matplotlib._settings import rcParams
from matplotlib.collections import (
    FillBetweenPolyCollection, LineCollection, PathCollection)
from matplotlib.container import BarContainer, ErrorbarContainer, StemContainer
from matplotlib.lines import Line2D, parse_format
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text


def _columns(values):
    """The columns of what is plotted; a flat sequence is one column."""
    data = values if is_text(values) else (
        values if isinstance(values, (range, list, tuple)) and not any(
            hasattr(v, "__len__") or hasattr(v, "detach") for v in values) else array(values))
    if hasattr(data, "ndim") and data.ndim == 2:
        return [data[:, i] for i in range(data.shape[1])], data.shape
    if hasattr(data, "ndim") and data.ndim > 2:
        raise ValueError(
            f"x and y can be no greater than 2D, but have shapes {data.shape} and {data.shape}")
    if hasattr(data, "ndim") and data.ndim == 0:
        data = data.reshape(1)
    return [data], (len(data),)


def _numeric(values):
    """The array of what is plotted as it was given, if it holds numbers."""
    if is_text(values) or seconds(values):
        return None
    data = array(values)
    return data if data.dtype.kind in "iufb" else None


_LONG = {"c": "color", "lw": "linewidth", "ls": "linestyle", "ms": "markersize"}


class Charts:
    def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
        """Lines through points: `plot(y)`, `plot(x, y)`, `plot(x, y, "r--", x2, y2)`."""
        if data is not None:
            args = [data[a] if isinstance(a, str) and a in data else a for a in args]
        args, made = list(args), []
        while args:
            part = [args.pop(0)]
            if args and not (isinstance(args[0], str) and not is_text(part[0])):
                part.append(args.pop(0))
            if args and isinstance(args[0], str):
                part.append(args.pop(0))
            made += self._plot_part(part, kwargs)
        return made

    def _follow_cycle(self, options):
        """Adds what the cycle's next row says and the caller leaves open."""
        for name, value in self._properties().items():
            name = _LONG.get(name, name)
            if name not in options and not any(
                    _LONG.get(given) == name for given in options):
                options[name] = value

    def _plot_part(self, part, kwargs):
        color = marker = style = None
        if len(part) > 1 and isinstance(part[-1], str):
            color, marker, style = parse_format(part.pop())
            if marker is not None and style is None:
                style = "None"
        if len(part) > 1 and any(values is None for values in part):
            raise ValueError("x, y, and format string must not be None")
        ys, y_shape = _columns(part[-1])
        if len(part) == 1:
            xs, x_shape = [range(y_shape[0])], y_shape[:1]
        else:
            xs, x_shape = _columns(part[0])
        if x_shape[0] != y_shape[0]:
            raise ValueError(
                "x and y must have same first dimension, but have shapes "
                f"{x_shape} and {y_shape}")
        made = []
        for i in range(max(len(xs), len(ys))):
            options = dict(kwargs)
            if color is not None:
                options.setdefault("color", color)
            if marker is not None:
                options.setdefault("marker", marker)
            if style is not None and "ls" not in options:
                options.setdefault("linestyle", style)
            if options.get("color", options.get("c")) is None:
                options.pop("c", None)
                options.pop("color", None)
                self._follow_cycle(options)
            label = options.get("label")
            if isinstance(label, (list, tuple)):
                options["label"] = label[i]
            options.setdefault("label", f"_child{len(self._artists)}")
            line = Line2D(self._converted(self.xaxis, xs[i % len(xs)]),
                          self._converted(self.yaxis, ys[i % len(ys)]), **options)
            if len(part) > 1:
                line._given["x"] = _numeric(xs[i % len(xs)])
            line._given["y"] = _numeric(ys[i % len(ys)])
            made.append(self._add(line))
        return made

    def semilogx(self, *args, base=10, **kwargs):
        self.set_xscale("log")
        return self.plot(*args, **kwargs)

    def semilogy(self, *args, base=10, **kwargs):
        self.set_yscale("log")
        return self.plot(*args, **kwargs)

    def loglog(self, *args, base=10, **kwargs):
        self.set_xscale("log")
        self.set_yscale("log")
        return self.plot(*args, **kwargs)

    def step(self, x, y, *args, where="pre", **kwargs):
        return self.plot(x, y, *args, drawstyle="steps-" + where, **kwargs)

    def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None,
                vmax=None, alpha=None, linewidths=None, edgecolors=None, colorizer=None,
                plotnonfinite=False, data=None, **kwargs):
        """Points, each with its size `s` and its colour or number `c`."""
        if data is not None:
            x, y = data[x], data[y]
        xs, ys = self._converted(self.xaxis, x), self._converted(self.yaxis, y)
        if len(xs) != len(ys):
            raise ValueError("x and y must be the same size")
        sizes = [rcParams["lines.markersize"] ** 2.0] if s is None else numbers(s)
        options = {"alpha": alpha, "edgecolor": edgecolors, "linewidth": linewidths, **kwargs}
        values = None
        if "color" in kwargs:
            c = None
        elif c is None:
            options["facecolor"] = options.pop("facecolors", None) or self._color()
        else:
            values, shades = self._numbers_or_colors(c, len(xs))
            if shades is not None:
                options["facecolor"] = shades
        points = PathCollection(xs, ys, sizes or [36.0], marker or "o", norm=norm,
                                cmap=cmap, **options)
        points._array = values
        points.norm.vmin = vmin if vmin is not None else points.norm.vmin
        points.norm.vmax = vmax if vmax is not None else points.norm.vmax
        return self._add(points)

    def _numbers_or_colors(self, c, count):
        if isinstance(c, str):
            return None, colors.to_rgba_list(c)
        if is_text(c) or isinstance(c, (list, tuple)) and c and isinstance(c[0], tuple):
            return None, colors.to_rgba_list(c)
        data = array(c)
        if data.dtype.kind == "U":
            return None, colors.to_rgba_list(data.tolist())
        if data.size == count and data.shape not in ((1, 4), (1, 3)):
            return numbers(data), None
        if data.ndim == 2 or data.shape in ((3,), (4,)):
            return None, colors.to_rgba_list(data)
        raise ValueError(f"'c' argument has {data.size} elements, which is inconsistent with "
                         f"'x' and 'y' with size {count}.")

    # Bars

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", **kwargs):
        """Bars that stand on a line."""
        return self._bars(self.xaxis, x, height, width, bottom, align, kwargs, False)

    def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **kwargs):
        """Bars that lie."""
        return self._bars(self.yaxis, y, width, height, left, align, kwargs, True)

    def _bars(self, axis, places, lengths, widths, starts, align, kwargs, lies):
        places = self._converted(axis, places if hasattr(places, "__len__") or
                                 hasattr(places, "__iter__") else [places])
        exact = list(array(lengths).ravel())
        lengths = numbers(lengths)
        count = max(len(places), len(lengths))
        if len(places) != len(lengths) and 1 not in (len(places), len(lengths)):
            raise ValueError(
                "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is "
                + (f"between 'width' with shape ({len(lengths)},) and 'y' with shape "
                   f"({len(places)},)." if lies else
                   f"between 'x' with shape ({len(places)},) and 'height' with shape "
                   f"({len(lengths)},)."))
        places, lengths = (v * count if len(v) == 1 else v for v in (places, lengths))
        widths = numbers(widths)
        starts = [0.0] if starts is None else numbers(starts)
        label, shade = kwargs.pop("label", ""), kwargs.pop("color", None)
        errors = {k: kwargs.pop(k) for k in ("yerr", "xerr") if k in kwargs}
        cap = kwargs.pop("capsize", None)
        kwargs.pop("log", None), kwargs.pop("ecolor", None), kwargs.pop("error_kw", None)
        tick_label = kwargs.pop("tick_label", None)
        edge = kwargs.pop("edgecolor", kwargs.pop("ec", None))
        shades = colors.to_rgba_list(self._color() if shade is None else shade)
        edges = None if edge is None else colors.to_rgba_list(edge)
        bars = []
        for i in range(count):
            width = widths[i % len(widths)]
            at = places[i] - (width / 2 if align == "center" else 0)
            start = starts[i % len(starts)]
            box = (start, at, lengths[i], width) if lies else (at, start, width, lengths[i])
            bar = Rectangle(box[:2], box[2], box[3], facecolor=shades[i % len(shades)],
                            edgecolor=None if edges is None else edges[i % len(edges)], **kwargs)
            bar._base = "x" if lies else "y"
            bar._exact = exact[i % len(exact)]
            bars.append(self._add(bar))
        for name, spread in errors.items():
            ends = [s + v for s, v in zip(starts * count, lengths)]
            x, y = (ends, places) if lies else (places, ends)
            self.errorbar(x, y, fmt="none", ecolor="k", **{name: spread})
        container = BarContainer(bars, datavalues=lengths, label=label,
                                 orientation="horizontal" if lies else "vertical")
        self._keep(container)
        if tick_label is not None:
            axis.set_ticks(places, [tick_label] if isinstance(tick_label, str) else tick_label)
        return container

    def _keep(self, container):
        if not hasattr(self, "_containers"):
            self._containers = []
        self._containers.append(container)

    @property
    def containers(self):
        return getattr(self, "_containers", [])

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0,
                  **kwargs):
        texts, lies = [], container.orientation == "horizontal"
        for i, bar in enumerate(container.patches):
            value = bar.get_width() if lies else bar.get_height()
            if labels is not None:
                word = labels[i]
            elif callable(fmt):
                word = fmt(value)
            else:
                word = fmt.format(value) if "{" in fmt else fmt % value
            x, y, w, h = bar._x, bar._y, bar._width, bar._height
            centred = label_type == "center"
            if lies:
                place, turn = (x + (w / 2 if centred else w), y + h / 2), ("left", "center")
            else:
                place, turn = (x + w / 2, y + (h / 2 if centred else h)), ("center", "bottom")
            kwargs.setdefault("ha", "center" if centred else turn[0])
            kwargs.setdefault("va", "center" if centred else turn[1])
            texts.append(self._add(_BarLabel(*place, word, **kwargs)))
        return texts

    # Straight lines and areas

    def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
        return self._rule("y", y, xmin, xmax, kwargs)

    def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
        return self._rule("x", x, ymin, ymax, kwargs)

    def _rule(self, name, value, start, end, kwargs):
        if "color" not in kwargs and "c" not in kwargs:
            kwargs["color"] = "C0"
        value = numbers(value)[0]
        return self._add(_Rule(name, value, start, end, **kwargs))

    def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
        (x, y), (u, v) = xy1, xy2 or (xy1[0] + 1, xy1[1] + slope)
        return self.plot([x, u], [y, v], **kwargs)[0]

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
        return self._add(_Span("y", ymin, ymax, **kwargs))

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
        return self._add(_Span("x", xmin, xmax, **kwargs))

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", *, label="", **kwargs):
        ys, lows, highs = numbers(y), numbers(xmin), numbers(xmax)
        parts = [[(lows[i % len(lows)], v), (highs[i % len(highs)], v)]
                 for i, v in enumerate(ys)]
        return self._segments(parts, colors, linestyles, label, kwargs)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", *, label="", **kwargs):
        xs, lows, highs = numbers(x), numbers(ymin), numbers(ymax)
        parts = [[(v, lows[i % len(lows)]), (v, highs[i % len(highs)])]
                 for i, v in enumerate(xs)]
        return self._segments(parts, colors, linestyles, label, kwargs)

    def _segments(self, parts, shades, style, label, kwargs):
        shades = kwargs.pop("color", None) or shades or "C0"
        return self._add(LineCollection(parts, colors=shades, linestyle=style, label=label,
                                        **kwargs))

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, **kwargs):
        """The area between two lines."""
        return self._area(self._converted(self.xaxis, x), y1, y2, where, kwargs, False)

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, **kwargs):
        return self._area(self._converted(self.yaxis, y), x1, x2, where, kwargs, True)

    def _area(self, along, one, two, where, kwargs, lies):
        one, two = numbers(one), numbers(two)
        one = one * len(along) if len(one) == 1 else one
        two = two * len(along) if len(two) == 1 else two
        keep = [True] * len(along) if where is None else [bool(v) for v in numbers(where)]
        parts, run = [], []
        for i in range(len(along) + 1):
            if i < len(along) and keep[i]:
                run.append(i)
            elif run:
                edge = [(along[k], one[k]) for k in run] + [(along[k], two[k]) for k in run[::-1]]
                parts.append([(b, a) for a, b in edge] if lies else edge)
                run = []
        if "color" not in kwargs and "facecolor" not in kwargs and "fc" not in kwargs:
            kwargs["facecolor"] = self._color()
        return self._add(FillBetweenPolyCollection(parts, **kwargs))

    def fill(self, *args, data=None, **kwargs):
        made = []
        args = list(args)
        while len(args) > 1:
            xs, ys = numbers(args.pop(0)), numbers(args.pop(0))
            shade = args.pop(0) if args and isinstance(args[0], str) else None
            options = dict(kwargs)
            if "color" not in options and "facecolor" not in options:
                options["color"] = shade or self._color()
            made.append(self._add(Polygon(list(zip(xs, ys)), **options)))
        return made

    def stackplot(self, x, *args, labels=(), colors=None, baseline="zero", **kwargs):
        rows = [numbers(row) for part in args for row in (
            array(part) if array(part).ndim == 2 else [part])]
        floor, made = [0.0] * len(rows[0]), []
        for i, row in enumerate(rows):
            top = [a + b for a, b in zip(floor, row)]
            options = dict(kwargs, label=labels[i] if i < len(labels) else "")
            if colors is not None:
                options["facecolor"] = colors[i % len(colors)]
            made.append(self.fill_between(x, floor, top, **options))
            floor = top
        return made

    # Points with more

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None,
                 capsize=None, label=None, **kwargs):
        for name in ("barsabove", "lolims", "uplims", "xlolims", "xuplims", "errorevery",
                     "capthick"):
            kwargs.pop(name, None)
        xs, ys = self._converted(self.xaxis, x), self._converted(self.yaxis, y)
        line = None
        if fmt.lower() != "none":
            line, = self.plot(xs, ys, *([fmt] if fmt else []), **kwargs)
        shade = ecolor or (line.get_color() if line is not None else self._color())
        bars = []
        for spread, lies in ((xerr, True), (yerr, False)):
            if spread is None:
                continue
            data = array(spread)
            lows, highs = (numbers(data[0]), numbers(data[1])) if data.ndim == 2 else (
                numbers(data), numbers(data))
            parts = []
            for i, (a, b) in enumerate(zip(xs, ys)):
                low, high = lows[i % len(lows)], highs[i % len(highs)]
                parts.append([(a - low, b), (a + high, b)] if lies
                             else [(a, b - low), (a, b + high)])
            bars.append(self._segments(parts, shade, "solid", "", {}))
        container = ErrorbarContainer((line, (), tuple(bars)), xerr is not None,
                                      yerr is not None, label=label)
        self._keep(container)
        return container

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None,
             orientation="vertical", **kwargs):
        ys = numbers(args[-1] if not isinstance(args[-1], str) else args[-2])
        xs = numbers(args[0]) if len(args) > 1 and not isinstance(args[1], str) else (
            [float(i) for i in range(len(ys))])
        shade = self._color() if linefmt is None else (parse_format(linefmt)[0] or self._color())
        stems = self.vlines(xs, bottom, ys, colors=shade)
        marks, = self.plot(xs, ys, markerfmt or "o", color=shade)
        base, = self.plot([min(xs), max(xs)], [bottom, bottom], basefmt or "C3-")
        container = StemContainer((marks, stems, base), label=label)
        self._keep(container)
        return container

    def arrow(self, x, y, dx, dy, **kwargs):
        from matplotlib.patches import FancyArrow
        return self._add(FancyArrow(x, y, dx, dy, **kwargs))


class _BarLabel(Text):
    """Words at the end of a bar, which count their place from there."""

    __module__ = "matplotlib.text"
    __qualname__ = "Annotation"

    def __repr__(self):
        return f"Text(0, 0, {self._text!r})"


class _Rule(Line2D):
    """A straight line from side to side."""

    __module__ = "matplotlib.lines"
    __qualname__ = "Line2D"

    def __init__(self, name, value, start, end, **kwargs):
        self._along, self._value, self._ends = name, value, (start, end)
        Line2D.__init__(self, [value, value] if name == "x" else [start, end],
                        [start, end] if name == "x" else [value, value], **kwargs)

    def extent(self):
        return ([self._value], []) if self._along == "x" else ([], [self._value])

    def draw_on(self, surface, project):
        at = project.fraction_of(self._along, self._value)
        if at is None or not -1e-9 <= at <= 1 + 1e-9:
            return
        start, end = self._ends
        ends = [(at, start), (at, end)] if self._along == "x" else [(start, at), (end, at)]
        style, width = self.get_linestyle(), self.get_linewidth()
        surface.line([project.fraction(*place) for place in ends], self._rgba("color", "C0"),
                     width, lines.dashes(style, width))


class _Span(Rectangle):
    """A band from side to side."""

    __module__ = "matplotlib.patches"
    __qualname__ = "Rectangle"

    def __init__(self, name, low, high, **kwargs):
        self._along, self._low, self._high = name, low, high
        box = ((low, 0), high - low, 1) if name == "x" else ((0, low), 1, high - low)
        Rectangle.__init__(self, *box, **kwargs)

    def extent(self):
        return ([self._low, self._high], []) if self._along == "x" else (
            [], [self._low, self._high])

    def draw_on(self, surface, project):
        low = project.fraction_of(self._along, self._low)
        high = project.fraction_of(self._along, self._high)
        if low is None or high is None:
            return
        low, high = min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)
        corners = [(low, 0), (high, 0), (high, 1), (low, 1)]
        if self._along == "y":
            corners = [(b, a) for a, b in corners]
        surface.polygon([project.fraction(*corner) for corner in corners], self.face(),
                        self.edge(), 0)
