"""The two axes of a plot: scale, limits, ticks, label."""

import math

from matplotlib import ticker
from matplotlib.text import Text


class Tick:
    def __init__(self, value, label):
        self.value, self.label1 = value, label

    def get_loc(self):
        return self.value

    def set_visible(self, b):
        pass


class XTick(Tick):
    pass


class YTick(Tick):
    pass


class Axis:
    """One axis. Limits that were not set follow from what is drawn."""

    def __init__(self, axes, name):
        self.axes, self.name = axes, name
        self.limits = None
        self.scale = "linear"
        self.is_inverted = False
        self.categories = None
        self.is_visible = True
        self.labels_are_visible = True
        self.locator = ticker.AutoLocator()
        self.formatter = ticker.ScalarFormatter()
        self.minor_locator, self.minor_formatter = ticker.NullLocator(), ticker.NullFormatter()
        self.label = Text(0.5, 0, "") if name == "x" else Text(0, 0.5, "")
        self.label_rotation = 0

    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_visible(self, b):
        self.is_visible = b

    def set_major_locator(self, locator):
        self.locator = locator

    def set_minor_locator(self, locator):
        """Minor ticks are not drawn; their places are kept for the asking."""
        self.minor_locator = locator

    def set_major_formatter(self, formatter):
        if isinstance(formatter, str):
            formatter = ticker.StrMethodFormatter(formatter)
        elif callable(formatter) and not isinstance(formatter, ticker.Formatter):
            formatter = ticker.FuncFormatter(formatter)
        self.formatter = formatter

    def set_minor_formatter(self, formatter):
        self.minor_formatter = formatter

    def set_ticks_position(self, position):
        pass

    def set_label_position(self, position):
        pass

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        from matplotlib._data import numbers
        if minor:
            return []
        values = numbers(ticks)
        self.locator = ticker.FixedLocator(values)
        if values and self.limits is not None:
            low, high = sorted(self.limits)
            self.limits = self._ordered(min(low, *values), max(high, *values))
        self._wanted = values
        if labels is not None:
            self.set_ticklabels(labels, **kwargs)
        kind = XTick if self.name == "x" else YTick
        return [kind(value, label) for value, label in zip(values, self.tick_texts())]

    _wanted = ()

    def set_ticklabels(self, labels, **kwargs):
        words = [label.get_text() if isinstance(label, Text) else str(label) for label in labels]
        self.formatter = ticker.FixedFormatter(words)
        self.label_rotation = kwargs.get("rotation", self.label_rotation) or 0
        return self.tick_texts()

    def tick_params(self, **kwargs):
        name = "labelbottom" if self.name == "x" else "labelleft"
        if name in kwargs:
            self.labels_are_visible = bool(kwargs[name])
        self.label_rotation = kwargs.get("labelrotation", kwargs.get("rotation",
                                                                     self.label_rotation))

    def grid(self, visible=True, **kwargs):
        self.axes.grid(visible, axis=self.name, **kwargs)

    def set_inverted(self, inverted):
        self.is_inverted = inverted

    def get_scale(self):
        return self.scale

    def set_scale(self, scale):
        if scale not in ("linear", "log", "symlog", "logit", "asinh"):
            raise ValueError(
                f"{scale!r} is not a valid value for scale; supported values are 'asinh', "
                "'linear', 'log', 'logit', 'symlog'")
        self.scale = "log" if scale == "log" else "linear"
        if scale == "log":
            self.locator, self.minor_locator = ticker.LogLocator(), ticker.LogLocator()
            self.formatter = ticker.LogFormatterSciNotation()
            self.minor_formatter = ticker.LogFormatterSciNotation()
        else:
            self.locator, self.formatter = ticker.AutoLocator(), ticker.ScalarFormatter()
            self.minor_locator = ticker.NullLocator()
            self.minor_formatter = ticker.NullFormatter()

    def _ordered(self, low, high):
        return (high, low) if self.is_inverted else (low, high)

    def view(self):
        """The limits: those that were set, or those that show everything."""
        if self.limits is not None:
            return self.limits
        low, high = self._automatic()
        return self._ordered(low, high)

    def _automatic(self):
        values, edges = self.axes._data(self.name)
        values = [*values, *self._wanted]
        if self.scale == "log":
            values = [v for v in values if v > 0]
        if not values:
            return (1.0, 10.0) if self.scale == "log" else (
                (-0.05500000000000001, 0.05500000000000001)
                if self.axes._aspect == "equal" and self.axes._is_flat() else (0.0, 1.0))
        low, high = min(values), max(values)
        if self.scale == "log":
            if low == high:
                low, high = 10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high))
                if low == high:
                    low, high = low / 10, high * 10
            a, b = math.log10(low), math.log10(high)
            margin = (b - a) * self.axes._margins[self.name]
            return 10 ** (a - margin), 10 ** (b + margin)
        if low == high:
            low, high = (low - 0.05, high + 0.05) if low == 0 else (
                low - 0.05 * abs(low), high + 0.05 * abs(high))
        floor = max((e for e in edges if e <= low + 1e-12), default=None)
        ceiling = min((e for e in edges if e >= high - 1e-12), default=None)
        margin = (high - low) * self.axes._margins[self.name]
        low, high = low - margin, high + margin
        return (low if floor is None else max(low, floor)), (
            high if ceiling is None else min(high, ceiling))

    def fraction(self, value):
        """Where a value lies between the limits, 0 to 1; None where it cannot be shown."""
        low, high = self.view()
        if self.scale == "log":
            if value <= 0 or low <= 0:
                return None
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        return (value - low) / (high - low) if high != low else 0.5

    def ticks(self, nbins=9):
        """The values and the words of the ticks that are in view."""
        low, high = sorted(self.view())
        values = [float(v) for v in self.locator.tick_values(low, high, nbins)]
        slack = (high - low) * 1e-9
        inside = [low - slack <= value <= high + slack for value in values]
        if isinstance(self.formatter, ticker.ScalarFormatter):
            values = [value for value, is_in in zip(values, inside) if is_in]
            return values, self.formatter.format_ticks(values)
        words = self.formatter.format_ticks(values)
        kept = [(v, w) for v, w, is_in in zip(values, words, inside) if is_in]
        return [v for v, _ in kept], [w for _, w in kept]

    def get_ticklocs(self, minor=False):
        import numpy as np
        low, high = sorted(self.view())
        return np.array(self.locator.tick_values(low, high))

    get_majorticklocs = get_ticklocs

    def tick_texts(self):
        values = self.locator.tick_values(*sorted(self.view()))
        words = self.formatter.format_ticks(values)
        if isinstance(self.formatter, ticker.FixedFormatter):
            values = [int(v) if v == int(v) else v for v in values]
        place = (lambda v: (v, 0)) if self.name == "x" else (lambda v: (0, v))
        return [Text(*place(value), word) for value, word in zip(values, words)]

    get_ticklabels = tick_texts
    get_majorticklabels = tick_texts

    def get_major_locator(self):
        return self.locator

    def get_major_formatter(self):
        return self.formatter

    def get_minor_locator(self):
        return self.minor_locator

    def get_minor_formatter(self):
        return self.minor_formatter

    def get_ticklines(self):
        return []


class XAxis(Axis):
    def tick_bottom(self):
        pass

    def tick_top(self):
        pass


class YAxis(Axis):
    def tick_left(self):
        pass

    def tick_right(self):
        pass
