"""Lines through points, with or without markers."""

import math

from matplotlib import colors
from matplotlib._settings import rcParams
from matplotlib.artist import Artist

STYLES = {"-": (), "--": (3.7, 1.6), "-.": (6.4, 1.6, 1, 1.6), ":": (1, 1.65)}
_STYLE_WORDS = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "none": "None",
                " ": "None", "": "None", "None": "None"}
MARKERS = ".,ov^<>12348spP*hH+xXDd|_"


def line_style(style):
    """A style's own sign: "-", "--", "-.", ":" or "None"; or a tuple of dashes."""
    if style is None:
        return "-"
    if isinstance(style, tuple):
        return style
    style = _STYLE_WORDS.get(style, style)
    if style != "None" and style not in STYLES:
        raise ValueError(f"{style!r} is not a valid value for ls.")
    return style


def dashes(style, width):
    """The lengths of dashes and gaps in points; none for a solid line."""
    if isinstance(style, tuple):
        return tuple(part * width for part in (style[1] or ()))
    return tuple(part * width for part in STYLES.get(style, ()))


class Line2D(Artist):
    """Points joined by a line."""

    zorder = 2
    _properties = {
        "color", "linestyle", "linewidth", "marker", "markersize", "markeredgecolor",
        "markerfacecolor", "markeredgewidth", "markevery", "drawstyle", "solid_capstyle",
        "solid_joinstyle", "dash_capstyle", "dash_joinstyle", "fillstyle", "dashes", "gapcolor",
        "xdata", "ydata", "data", "pickradius", "markerfacecoloralt",
    }

    def __init__(self, xdata, ydata, **kwargs):
        self._x, self._y = [float(v) for v in xdata], [float(v) for v in ydata]
        self._given = {}
        Artist.__init__(self)
        self._values["color"] = "C0"
        self.set(**kwargs)
        line_style(self._get("linestyle"))

    def _set(self, name, value):
        if name == "dashes":
            name, value = "linestyle", (0, tuple(value))
        Artist._set(self, name, value)

    def __str__(self):
        return f"Line2D({self.get_label()})"

    def _data(self, name, floats, orig):
        import numpy as np
        given = self._given.get(name)
        return given if orig and given is not None else np.array(floats)

    def get_xdata(self, orig=True):
        """The places as they were given, or as floats."""
        return self._data("x", self._x, orig)

    def get_ydata(self, orig=True):
        return self._data("y", self._y, orig)

    def get_data(self, orig=True):
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xydata(self):
        import numpy as np
        return np.array([self._x, self._y]).T

    def set_xdata(self, x):
        from matplotlib._data import numbers
        self._x, self._given["x"] = numbers(x), x

    def set_ydata(self, y):
        from matplotlib._data import numbers
        self._y, self._given["y"] = numbers(y), y

    def set_data(self, *args):
        x, y = args[0] if len(args) == 1 else args
        self.set_xdata(x)
        self.set_ydata(y)

    def get_linewidth(self):
        width = self._get("linewidth")
        return rcParams["lines.linewidth"] if width is None else float(width)

    def get_linestyle(self):
        return line_style(self._get("linestyle", rcParams["lines.linestyle"]))

    def get_marker(self):
        return self._get("marker") or "None"

    def get_markersize(self):
        size = self._get("markersize")
        return rcParams["lines.markersize"] if size is None else float(size)

    def extent(self):
        return self._x, self._y

    def _points(self):
        style = self._get("drawstyle", "default")
        points = list(zip(self._x, self._y))
        if not style or not style.startswith("steps"):
            return points
        steps = []
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if style == "steps-post":
                steps += [(x0, y0), (x1, y0)]
            elif style == "steps-mid":
                steps += [(x0, y0), ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)]
            else:
                steps += [(x0, y0), (x0, y1)]
        return steps + points[-1:]

    def draw_on(self, surface, project):
        color = self._rgba("color", "C0")
        style, width = self.get_linestyle(), self.get_linewidth()
        if style != "None" and width:
            run = []
            for x, y in [*self._points(), (math.nan, math.nan)]:
                place = project(x, y)
                if place is not None:
                    run.append(place)
                    continue
                if len(run) > 1:
                    surface.line(run, color, width, dashes(style, width))
                run = []
        marker = self.get_marker()
        if marker not in ("None", " ", ""):
            places = [project(x, y) for x, y in zip(self._x, self._y)][::self._every()]
            face = self._get("markerfacecolor")
            edge = self._get("markeredgecolor")
            surface.markers(
                [place for place in places if place is not None], marker,
                self.get_markersize(),
                color if face is None else colors.to_rgba(face, self._get("alpha")),
                color if edge is None else colors.to_rgba(edge, self._get("alpha")))

    def _every(self):
        every = self._get("markevery")
        return every if isinstance(every, int) and every > 0 else 1

    def legend_mark(self):
        return "line", {
            "color": self._rgba("color", "C0"), "style": self.get_linestyle(),
            "width": self.get_linewidth(), "marker": self.get_marker(),
            "size": self.get_markersize(),
        }


def parse_format(text):
    """The color, the marker and the line style that a text such as "r--o" names; None where it
    says nothing."""
    whole = text
    if colors.is_color_like(text) and text not in MARKERS:
        return text, None, None
    color = marker = style = None

    def bad(why):
        return ValueError(f"{whole!r} is not a valid format string ({why})")

    place = 0
    while place < len(text):
        sign, pair = text[place], text[place:place + 2]
        if pair in ("--", "-."):
            if style is not None:
                raise bad("two linestyle symbols")
            style, place = pair, place + 2
        elif sign in "-:":
            if style is not None:
                raise bad("two linestyle symbols")
            style, place = sign, place + 1
        elif sign == "C" and pair[1:].isdigit():
            end = place + 1
            while end < len(text) and text[end].isdigit():
                end += 1
            if color is not None:
                raise bad("two color symbols")
            color, place = text[place:end], end
        elif sign in MARKERS:
            if marker is not None:
                raise bad("two marker symbols")
            marker, place = sign, place + 1
        elif sign in colors.BASE_COLORS:
            if color is not None:
                raise bad("two color symbols")
            color, place = sign, place + 1
        elif sign == " ":
            style, place = "None", place + 1
        else:
            raise bad(f"unrecognized character {sign!r}")
    return color, marker, style
