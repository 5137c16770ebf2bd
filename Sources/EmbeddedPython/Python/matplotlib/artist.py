"""What a figure is made of: things with properties that draw themselves.

An artist draws onto a surface (`line`, `polygon`, `markers`, `text`, `image`), with `project`
turning its own coordinates into the surface's.
"""

from matplotlib import colors

_SHORT = {
    "lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor",
    "ms": "markersize", "mec": "markeredgecolor", "mfc": "markerfacecolor",
    "mew": "markeredgewidth", "aa": "antialiased", "ha": "horizontalalignment",
    "va": "verticalalignment", "size": "fontsize", "weight": "fontweight", "ds": "drawstyle",
    "linewidths": "linewidth", "edgecolors": "edgecolor", "facecolors": "facecolor",
    "linestyles": "linestyle", "family": "fontfamily", "style": "fontstyle",
}
_COMMON = {
    "alpha", "label", "visible", "zorder", "clip_on", "clip_box", "clip_path", "transform",
    "picker", "animated", "rasterized", "gid", "url", "snap", "antialiased", "figure",
    "in_layout", "path_effects", "sketch_params", "agg_filter",
}


class Artist:
    """Properties are read and written with `get_NAME()` and `set_NAME(value)`."""

    zorder = 1
    _properties = set()

    def __init__(self, **kwargs):
        self._values = {"alpha": None, "label": "", "visible": True}
        self.axes = self.figure = None
        self.set(**kwargs)

    def set(self, **kwargs):
        """Sets several properties."""
        for name, value in kwargs.items():
            full = _SHORT.get(name, name)
            if full not in self._properties and full not in _COMMON:
                raise AttributeError(
                    f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
            self._set(full, value)
        return self if kwargs else None

    def _set(self, name, value):
        if name == "zorder":
            self.zorder = value
        elif name == "color" and isinstance(value, str):
            colors.check(value)
        self._values[name] = value

    def _get(self, name, default=None):
        return self._values.get(name, default)

    def __getattr__(self, name):
        known = name.startswith(("set_", "get_")) and "_values" in self.__dict__
        full = _SHORT.get(name[4:], name[4:])
        if not known or full not in self._properties and full not in _COMMON:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        if name.startswith("set_"):
            return lambda value: self._set(full, value)
        return lambda: self._get(full)

    def update(self, props):
        """Sets the properties of a dictionary."""
        return self.set(**props)

    def get_label(self):
        return self._values["label"]

    def get_zorder(self):
        return self.zorder

    def remove(self):
        """Takes the artist out of its axes."""
        if self.axes is not None:
            self.axes._remove(self)

    def _rgba(self, name, default):
        value = self._get(name)
        return colors.to_rgba(default if value is None else value, self._get("alpha"))

    def draw_on(self, surface, project):
        """Draws; most artists have something to draw."""

    def extent(self):
        """The points that the axes must show: a list of x and a list of y."""
        return [], []

    def sticky(self):
        """Values of x and of y where the margin of the axes ends."""
        return [], []

    def legend_mark(self):
        """How a legend shows the artist: ("line" | "patch" | "marker", properties)."""
        return "patch", {"color": (0.0, 0.0, 0.0, 1.0)}


def setp(obj, *args, **kwargs):
    """Sets properties of one artist or of several."""
    kwargs = dict(zip(args[::2], args[1::2])) | kwargs
    results = []
    for artist in obj if hasattr(obj, "__iter__") else [obj]:
        for name, value in kwargs.items():
            results.append(getattr(artist, "set_" + name)(value))
    return results


def getp(obj, property=None):
    return getattr(obj, f"get_{property}")()
