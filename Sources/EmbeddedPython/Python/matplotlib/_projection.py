"""From the coordinates of a plot to those of a surface."""

import math


class Projection:
    """Places of one plot inside a box (left, top, width, height) of a surface; y grows downwards.

    The limits are read once, so that a plot of many points stays quick.
    """

    def __init__(self, axes, box):
        self.axes = axes
        self.left, self.top, self.width, self.height = box
        self._x, self._y = _Scale(axes.xaxis), _Scale(axes.yaxis)

    def fraction(self, fx, fy):
        """A place by fractions of the plot, from its lower left corner."""
        return self.left + fx * self.width, self.top + (1 - fy) * self.height

    def fraction_of(self, name, value):
        return (self._x if name == "x" else self._y)(value)

    def __call__(self, x, y, clamp=False):
        """A place, or None for what cannot be shown; `clamp` keeps it near the plot."""
        fx, fy = self._x(x), self._y(y)
        if fx is None or fy is None:
            if not clamp:
                return None
            fx, fy = 0.0 if fx is None else fx, 0.0 if fy is None else fy
        if clamp:
            fx, fy = min(max(fx, -0.05), 1.05), min(max(fy, -0.05), 1.05)
        else:
            fx, fy = min(max(fx, -20.0), 21.0), min(max(fy, -20.0), 21.0)
        return self.left + fx * self.width, self.top + (1 - fy) * self.height


class _Scale:
    def __init__(self, axis):
        low, high = (float(v) for v in axis.view())
        self.is_log = axis.scale == "log"
        if self.is_log:
            low, high = (math.log10(v) if v > 0 else -300.0 for v in (low, high))
        self.low, self.width = low, (high - low) or 1.0

    def __call__(self, value):
        if value - value != 0:
            return None
        if self.is_log:
            if value <= 0:
                return None
            value = math.log10(value)
        return (value - self.low) / self.width


def shaped_box(axes, box, unit=1.0):
    """The part of a box that keeps the aspect of a plot; `unit` is how much taller than wide a
    unit of the surface is."""
    aspect = axes.get_aspect()
    if aspect == "auto":
        return box
    left, top, width, height = box
    (x0, x1), (y0, y1) = axes.xaxis.view(), axes.yaxis.view()
    across, up = abs(x1 - x0) or 1.0, abs(y1 - y0) or 1.0
    ratio = up / across * (1.0 if aspect == "equal" else float(aspect)) / unit
    if height / width > ratio:
        new = width * ratio
        return left, top + (height - new) / 2, width, new
    new = height / ratio
    return left + (width - new) / 2, top, new, height


def clipped(p, q, box):
    """The part of a segment inside a box, or None."""
    (x0, y0), (x1, y1) = p, q
    left, top, width, height = box
    start, end = 0.0, 1.0
    dx, dy = x1 - x0, y1 - y0
    for slope, room in ((-dx, x0 - left), (dx, left + width - x0),
                        (-dy, y0 - top), (dy, top + height - y0)):
        if slope == 0:
            if room < 0:
                return None
            continue
        share = room / slope
        if slope < 0:
            start = max(start, share)
        else:
            end = min(end, share)
    if start > end:
        return None
    return (x0 + start * dx, y0 + start * dy), (x0 + end * dx, y0 + end * dy)
