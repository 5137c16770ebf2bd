"""Plots by angle and distance: `plt.subplot(projection="polar")`."""

import math

from matplotlib import colors, ticker
from matplotlib._data import numbers
from matplotlib._settings import rcParams
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

_COMPASS = {"N": 90, "NW": 135, "W": 180, "SW": 225, "S": 270, "SE": 315, "E": 0, "NE": 45}
# Where the angles are written, in radii.
_WORDS_AT = 1.12


class _Disc:
    """From angle and distance to a box of a surface."""

    def __init__(self, axes, box):
        self.box = box
        left, top, width, height = box
        self._middle = left + width / 2, top + height / 2
        self._radius = min(width, height) / 2
        self._low, high = (float(v) for v in axes.yaxis.view())
        self._span = (high - self._low) or 1.0
        self._zero, self._turn = axes._zero, axes._turn

    def share(self, r):
        """How far out a distance lies: 0 in the middle, 1 at the rim."""
        return (r - self._low) / self._span

    def at(self, theta, share):
        angle = self._zero + self._turn * theta
        x, y = self._middle
        return (x + share * self._radius * math.cos(angle),
                y - share * self._radius * math.sin(angle))

    def __call__(self, theta, r, clamp=False):
        if theta - theta != 0 or r - r != 0:
            return None
        share = self.share(r)
        return self.at(theta, min(max(share, 0.0), 1.05) if clamp else max(share, 0.0))

    def fraction(self, fx, fy):
        left, top, width, height = self.box
        return left + fx * width, top + (1 - fy) * height

    def fraction_of(self, name, value):
        """Distances are written beside the upper half of the disc."""
        if name == "x":
            return 0.5
        return 0.5 + self.share(value) * self._radius / self.box[3]


def _sector(bar):
    """The outline of a bar: two arcs and what joins them."""
    theta, r, width, height = bar._x, bar._y, bar._width, bar._height
    steps = max(2, int(abs(width) / 0.05) + 1)
    turns = [theta + width * step / (steps - 1) for step in range(steps)]
    return [(turn, r + height) for turn in turns] + [(turn, r) for turn in reversed(turns)]


class PolarAxes(Axes):
    """A plot whose points are an angle in radians and a distance from the middle."""

    _kind = "PolarAxes"
    name = "polar"
    __module__ = "matplotlib.projections.polar"

    def clear(self):
        Axes.clear(self)
        self._zero, self._turn = 0.0, 1.0
        self._grid = {"x": {}, "y": {}}
        self._margins["x"] = 0.0
        self._label_angle = math.radians(22.5)
        self.xaxis.limits = (0.0, 2 * math.pi)
        self.xaxis.locator = ticker.FixedLocator([math.pi / 4 * step for step in range(8)])
        self.xaxis.formatter = ticker.FuncFormatter(
            lambda value, place: f"{math.degrees(value):0.0f}°")

    cla = clear

    def _data(self, name):
        values, edges = Axes._data(self, name)
        return (values + [0.0], edges + [0.0]) if name == "y" and values else (values, edges)

    def _add(self, artist):
        if isinstance(artist, Rectangle):
            artist.points = lambda: _sector(artist)
        return Axes._add(self, artist)

    def _projection(self, box):
        return _Disc(self, box)

    def _words_above(self, height, pixel):
        return (_WORDS_AT - 1) * height / 2 + rcParams["font.size"] / 2 * pixel

    def _draw_frame(self, surface, project):
        shade, text = colors.to_rgba(rcParams["grid.color"]), colors.to_rgba("black")
        rim = [2 * math.pi * step / 120 for step in range(121)]
        size, width = rcParams["font.size"], rcParams["grid.linewidth"]
        for value, word in zip(*self.yaxis.ticks(5)):
            share = project.share(value)
            if not 0 < share < 1.0001:
                continue
            if "y" in self._grid:
                surface.line([project.at(turn, share) for turn in rim], shade, width, ())
            surface.text(project.at(self._turn * (self._label_angle - self._zero), share), word,
                         size=size, color=text, ha="center", va="center", rotation=0)
        for value, word in zip(*self.xaxis.ticks(8)):
            if "x" in self._grid:
                surface.line([project.at(value, 0), project.at(value, 1)], shade, width, ())
            surface.text(project.at(value, _WORDS_AT), word, size=size, color=text, ha="center",
                         va="center", rotation=0)
        surface.line([project.at(turn, 1) for turn in rim], text, rcParams["axes.linewidth"], ())

    # Angles

    def set_theta_zero_location(self, loc, offset=0.0):
        """Where the angle 0 points: 'N', 'E' ..."""
        if loc not in _COMPASS:
            raise KeyError(loc)
        self._zero = math.radians(_COMPASS[loc] + offset)

    def set_theta_offset(self, offset):
        self._zero = offset

    def get_theta_offset(self):
        return self._zero

    def set_theta_direction(self, direction):
        """1 or 'counterclockwise', -1 or 'clockwise'."""
        known = {"clockwise": -1.0, -1: -1.0, "counterclockwise": 1.0, "anticlockwise": 1.0,
                 1: 1.0}
        if direction not in known:
            raise ValueError(f"{direction!r} is not a valid value for direction; supported values "
                             "are 1, -1, 'counterclockwise', 'anticlockwise', 'clockwise'")
        self._turn = known[direction]

    def get_theta_direction(self):
        return self._turn

    def set_thetagrids(self, angles, labels=None, fmt=None, **kwargs):
        """Where spokes are drawn, in degrees."""
        turns = [math.radians(angle) for angle in numbers(angles)]
        self.xaxis.set_ticks(turns)
        if labels is not None:
            self.xaxis.set_ticklabels(labels)
        elif fmt is not None:
            self.xaxis.set_ticklabels([fmt % math.degrees(turn) for turn in turns])
        else:
            self.xaxis.set_ticklabels([f"{math.degrees(turn):0.0f}°" for turn in turns])

    def set_thetamin(self, thetamin):
        self.xaxis.limits = (math.radians(thetamin), self.xaxis.view()[1])

    def set_thetamax(self, thetamax):
        self.xaxis.limits = (self.xaxis.view()[0], math.radians(thetamax))

    def set_thetalim(self, *args, thetamin=None, thetamax=None, **kwargs):
        if thetamin is not None:
            self.set_thetamin(thetamin)
        if thetamax is not None:
            self.set_thetamax(thetamax)

    # Distances

    def set_rmax(self, rmax):
        self.set_ylim(self.get_rmin(), rmax)

    def get_rmax(self):
        return float(self.yaxis.view()[1])

    def set_rmin(self, rmin):
        self.set_ylim(rmin, self.get_rmax())

    def get_rmin(self):
        return float(self.yaxis.view()[0])

    def set_rlim(self, bottom=None, top=None, **kwargs):
        return self.set_ylim(kwargs.get("rmin", bottom), kwargs.get("rmax", top))

    def set_rorigin(self, rorigin):
        self.set_ylim(rorigin, self.get_rmax())

    def set_rticks(self, ticks, labels=None, **kwargs):
        return self.yaxis.set_ticks(ticks, labels)

    def set_rgrids(self, radii, labels=None, angle=None, fmt=None, **kwargs):
        """Where circles are drawn."""
        self.yaxis.set_ticks(numbers(radii))
        if labels is not None:
            self.yaxis.set_ticklabels(labels)
        if angle is not None:
            self.set_rlabel_position(angle)

    def set_rlabel_position(self, value):
        self._label_angle = math.radians(value)

    def get_rlabel_position(self):
        return math.degrees(self._label_angle)

    def set_rscale(self, *args, **kwargs):
        return self.set_yscale(*args, **kwargs)
