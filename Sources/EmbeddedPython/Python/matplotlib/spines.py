"""The four sides of a plot's frame."""

from matplotlib.artist import Artist


class Spine(Artist):
    _properties = {"color", "linewidth", "linestyle", "position", "bounds", "edgecolor",
                   "facecolor", "capstyle"}


class Spines:
    """The sides by name: `spines["top"]`, `spines.top`, `spines[["top", "right"]]`."""

    def __init__(self):
        self._sides = {name: Spine() for name in ("left", "right", "bottom", "top")}

    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            return SpinesProxy([self._sides[name] for name in key])
        if isinstance(key, slice):
            return SpinesProxy(list(self._sides.values()))
        return self._sides[key]

    def __getattr__(self, name):
        sides = self.__dict__.get("_sides", {})
        if name in sides:
            return sides[name]
        raise AttributeError(f"'Spines' object does not contain a '{name}' spine")

    def __iter__(self):
        return iter(self._sides)

    def __len__(self):
        return len(self._sides)

    def keys(self):
        return self._sides.keys()

    def values(self):
        return self._sides.values()

    def items(self):
        return self._sides.items()


class SpinesProxy:
    """Several sides, of which a property is set at once."""

    def __init__(self, sides):
        self._sides = sides

    def set(self, **kwargs):
        for side in self._sides:
            side.set(**kwargs)

    def set_visible(self, b):
        self.set(visible=b)

    def set_color(self, c):
        self.set(color=c)

    def set_linewidth(self, w):
        self.set(linewidth=w)
