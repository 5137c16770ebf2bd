"""The box that says which line is which."""

from matplotlib._hints import close_to
from matplotlib.artist import Artist


_PLACES = (
    "best", "upper right", "upper left", "lower left", "lower right", "right", "center left",
    "center right", "lower center", "upper center", "center")


def _check_place(loc):
    if not isinstance(loc, str) or loc in _PLACES or loc.startswith("outside "):
        return
    raise ValueError(f"{loc!r} is not a valid value for loc{close_to(loc, _PLACES)}")


class Legend(Artist):
    """Labels with the marks of their artists."""

    zorder = 5

    def __init__(self, axes, handles, labels, loc="best", title=None, fontsize=None, ncols=1,
                 **kwargs):
        Artist.__init__(self)
        _check_place(loc)
        self.axes = axes
        self.legend_handles, self._labels = list(handles), [str(label) for label in labels]
        self._loc, self._title, self._fontsize = loc, title, fontsize
        self._columns = kwargs.get("ncol", ncols)
        self._frame = kwargs.get("frameon", True)

    def entries(self):
        """(label, kind of mark, its properties) of each line."""
        return [(label, *handle.legend_mark())
                for handle, label in zip(self.legend_handles, self._labels)]

    def get_texts(self):
        from matplotlib.text import Text
        return [Text(0, 0, label) for label in self._labels]

    def get_lines(self):
        return [h for h in self.legend_handles if type(h).__name__ == "Line2D"]

    def get_title(self):
        from matplotlib.text import Text
        return Text(0, 0, self._title or "None")

    def set_title(self, title, prop=None):
        self._title = title

    def get_frame(self):
        from matplotlib.patches import Rectangle
        return Rectangle((0, 0), 1, 1)

    def set_bbox_to_anchor(self, bbox, transform=None):
        pass

    def remove(self):
        self.axes.legend_ = None
