"""What all plots share: their place, frame, artists, data and twins."""

from cycler import cycler

from matplotlib._data import numbers
from matplotlib._projection import Projection
from matplotlib._settings import rcParams
from matplotlib.axis import XAxis, YAxis
from matplotlib.spines import Spines
from matplotlib.text import Text


def flat_array(axes, shape):
    """Plots as an array, as `subplots` gives them."""
    import numpy as np
    result = np.empty(len(axes), dtype=object)
    for i, ax in enumerate(axes):
        result[i] = ax
    return result.reshape(shape)


class SilentList(list):
    """A list that shows only how long it is."""

    def __init__(self, kind, seq):
        list.__init__(self, seq)
        self._kind = kind

    def __repr__(self):
        return f"<a list of {len(self)} {self._kind} objects>"


class ArtistList(list):
    """Some of the artists of a plot."""

    def __init__(self, name, artists):
        list.__init__(self, artists)
        self._name = name

    def __repr__(self):
        return f"<Axes.ArtistList of {len(self)} {self._name}>"


class _Fractions:
    """Marks places that are given as fractions of the plot."""

    def __add__(self, other):
        return self


class Base:
    _kind = "Axes"

    def __init__(self, figure, position):
        self.figure, self._position = figure, position
        self._spec = self._twin = self._colorbar = self._alpha = None
        self._is_visible, self._zorder = True, 0
        self.transAxes, self.transData = _Fractions(), object()
        self.spines = Spines()
        self.clear()

    def clear(self):
        """Takes everything out."""
        twin = self._twin
        self._artists = []
        self.set_prop_cycle(rcParams["axes.prop_cycle"])
        self.legend_, self._grid, self._has_frame = None, {}, True
        if rcParams["axes.grid"]:
            self._grid = {"x": {}, "y": {}}
        self.xaxis = twin[0].xaxis if twin and twin[1] == "x" else XAxis(self, "x")
        self.yaxis = twin[0].yaxis if twin and twin[1] == "y" else YAxis(self, "y")
        self.titles = {place: Text(x, 1.0, "") for place, x in
                       (("center", 0.5), ("left", 0.0), ("right", 1.0))}
        self._margins = {"x": rcParams["axes.xmargin"], "y": rcParams["axes.ymargin"]}
        self._aspect, self._facecolor = "auto", rcParams["axes.facecolor"]

    cla = clear

    def __repr__(self):
        parts = []
        if self._artists_label():
            parts.append(f"label={self._artists_label()!r}")
        titles = {place: text.get_text() for place, text in self.titles.items()
                  if text.get_text()}
        if titles:
            parts.append(f"title={titles!r}")
        for name, axis in (("x", self.xaxis), ("y", self.yaxis)):
            if axis.label.get_text():
                parts.append(f"{name}label={axis.label.get_text()!r}")
        return f"<{self._kind}: {', '.join(parts)}>"

    def _artists_label(self):
        return getattr(self, "_label", "")

    # What is drawn

    def _add(self, artist):
        artist.axes, artist.figure = self, self.figure
        self._artists.append(artist)
        return artist

    def _remove(self, artist):
        self._artists = [other for other in self._artists if other is not artist]

    def add_artist(self, a):
        return self._add(a)

    add_patch = add_line = add_collection = add_image = add_container = add_artist
    add_table = add_child_axes = add_artist

    # The plot itself as an artist

    def set_visible(self, b):
        """Whether the plot is drawn at all."""
        self._is_visible = bool(b)

    def get_visible(self):
        return self._is_visible

    def set_zorder(self, level):
        self._zorder = level

    def get_zorder(self):
        return self._zorder

    zorder = property(get_zorder, set_zorder)

    def set_alpha(self, alpha):
        self._alpha = alpha

    def get_alpha(self):
        return self._alpha

    def get_subplotspec(self):
        return getattr(self, "_place", None)

    def get_gridspec(self):
        place = self.get_subplotspec()
        return None if place is None else place.gridspec

    def get_frame_on(self):
        return self._has_frame

    @property
    def axes(self):
        return self

    @property
    def axison(self):
        return self._has_frame

    @property
    def name(self):
        return "3d" if self._kind == "Axes3D" else "rectilinear"

    def xaxis_inverted(self):
        return self.xaxis.is_inverted

    def yaxis_inverted(self):
        return self.yaxis.is_inverted

    def update_datalim(self, xys, updatex=True, updatey=True):
        """Limits follow from what is drawn whenever they are asked for."""

    def set_adjustable(self, adjustable, share=False):
        """The box of a plot with an equal aspect shrinks."""

    def set_anchor(self, anchor, share=False):
        """A plot stays in the middle of its place."""

    def set_autoscale_on(self, b):
        self.autoscale(enable=b)

    def set_rasterization_zorder(self, z):
        """Everything is drawn as lines."""

    def _of(self, name, *types):
        found = [a for a in self._artists if any(t.__name__ in types for t in type(a).__mro__)]
        return ArtistList(name, found)

    @property
    def lines(self):
        return self._of("lines", "Line2D")

    @property
    def patches(self):
        return self._of("patches", "Patch")

    @property
    def collections(self):
        return self._of("collections", "Collection", "QuadContourSet")

    @property
    def images(self):
        return self._of("images", "AxesImage")

    @property
    def texts(self):
        return self._of("texts", "Text")

    def get_lines(self):
        return SilentList("Line2D", self.lines)

    def get_images(self):
        return SilentList("AxesImage", self.images)

    def get_children(self):
        return list(self._artists)

    def get_figure(self):
        return self.figure

    def has_data(self):
        return bool(self._artists)

    def remove(self):
        self.figure.delaxes(self)

    # What plots of other kinds do their own way

    def _projection(self, box):
        """From numbers to a box of a surface."""
        return Projection(self, box)

    def _words_above(self, height, pixel):
        """How far words of a frame of such a height reach above it, in pixels."""
        return 0.0

    # Properties of what is drawn next

    def _color(self):
        """The next colour of the cycle."""
        return self._properties().get("color", "black")

    def _properties(self):
        """The next row of the cycle: a colour, and whatever else it holds."""
        self._cycle_place += 1
        return self._cycle[(self._cycle_place - 1) % len(self._cycle)]

    def _sharing(self, name):
        """The plots whose data share an axis."""
        own = self.xaxis if name == "x" else self.yaxis
        return [ax for ax in self.figure.axes
                if (ax.xaxis if name == "x" else ax.yaxis) is own] or [self]

    def _data(self, name):
        values, edges = [], []
        index = 0 if name == "x" else 1
        for ax in self._sharing(name):
            for artist in ax._artists:
                values += [v for v in artist.extent()[index] if v - v == 0]
                edges += artist.sticky()[index]
        return values, edges

    def _is_flat(self):
        return not any(artist.extent()[0] for artist in self._artists)

    def _converted(self, axis, values):
        """Floats for what is plotted along an axis; words become places 0, 1, 2 ..."""
        from matplotlib import ticker
        from matplotlib._data import array, is_text, seconds
        if hasattr(values, "dtype") and getattr(values.dtype, "kind", "") == "U":
            values = values.tolist()
        if isinstance(values, str):
            values = [values]
        elif hasattr(values, "keys") and not hasattr(values, "dtype") or (
                isinstance(values, (range, map, zip, set)) or hasattr(values, "mapping")):
            values = list(values)
        if seconds(values):
            values = [value.isoformat() for value in values]
        if not is_text(values):
            return numbers(values)
        if axis.categories is None:
            axis.categories = {}
        for value in values:
            axis.categories.setdefault(str(value), len(axis.categories))
        axis.locator = ticker.FixedLocator(range(len(axis.categories)))
        axis.formatter = ticker.FixedFormatter(axis.categories)
        return [float(axis.categories[str(value)]) for value in values]

    # Place and frame

    def get_position(self, original=False):
        from matplotlib.transforms import Bbox
        x, y, w, h = self._position
        return Bbox([[x, y], [x + w, y + h]])

    def set_position(self, pos, which="both"):
        bounds = pos.bounds if hasattr(pos, "bounds") else pos
        self._position = tuple(float(v) for v in bounds)
        self._spec = None

    def set_facecolor(self, color):
        self._facecolor = color

    def get_facecolor(self):
        from matplotlib import colors
        return colors.to_rgba(self._facecolor)

    def set_frame_on(self, b):
        for side in self.spines.values():
            side.set(visible=b)

    def set_axisbelow(self, b):
        pass

    def set_prop_cycle(self, *args, **kwargs):
        """Takes a cycle of properties, and starts it; the setting's own for `None`."""
        given = rcParams["axes.prop_cycle"] if args == (None,) else cycler(*args, **kwargs)
        self._cycle, self._cycle_place = list(given), 0

    def get_shared_x_axes(self):
        return self._sharing("x")

    def twinx(self):
        return self._twinned("x")

    def twiny(self):
        return self._twinned("y")

    def _twinned(self, shared):
        twin = self.figure._add_axes(type(self), self._position)
        twin._spec, twin._twin = self._spec, (self, shared)
        twin._facecolor = "none"
        twin.clear()
        twin._facecolor = "none"
        return twin

    def inset_axes(self, bounds, **kwargs):
        x, y, w, h = self._position
        a, b, c, d = bounds
        inset = self.figure._add_axes(type(self), (x + a * w, y + b * h, c * w, d * h))
        inset._label = kwargs.pop("label", "inset_axes")
        return inset

    def sharex(self, other):
        self.xaxis = other.xaxis

    def sharey(self, other):
        self.yaxis = other.yaxis
