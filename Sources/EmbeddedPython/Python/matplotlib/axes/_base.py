"""What all plots share: limits, scales, labels, ticks, legend, frame."""

from matplotlib._data import numbers
from matplotlib._settings import rcParams
from matplotlib.axis import XAxis, YAxis
from matplotlib.legend import Legend
from matplotlib.spines import Spines
from matplotlib.text import Annotation, Text


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
        self._artists, self._next_color = [], 0
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

    def _color(self):
        """The next colour of the cycle."""
        self._next_color += 1
        return f"C{self._next_color - 1}"

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

    # Limits and scales

    def _limits(self, axis, low, high, first, second, auto=None):
        low, high = first if first is not None else low, second if second is not None else high
        if high is None and hasattr(low, "__len__"):
            low, high = low
        before = axis.view()
        low = before[0] if low is None else low
        high = before[1] if high is None else high
        axis.limits = (float(low), float(high))
        return axis.limits

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        return self._limits(self.xaxis, left, right, xmin, xmax)

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        return self._limits(self.yaxis, bottom, top, ymin, ymax)

    def _view(self, axis):
        import numpy as np
        if axis.limits is not None:
            return tuple(np.float64(v) for v in axis.limits)
        return tuple(np.float64(v) for v in axis.view())

    def get_xlim(self):
        return self._view(self.xaxis)

    def get_ylim(self):
        return self._view(self.yaxis)

    get_xbound, get_ybound, set_xbound, set_ybound = get_xlim, get_ylim, set_xlim, set_ylim

    def set_xscale(self, value, **kwargs):
        self.xaxis.set_scale(value)

    def set_yscale(self, value, **kwargs):
        self.yaxis.set_scale(value)

    def get_xscale(self):
        return self.xaxis.scale

    def get_yscale(self):
        return self.yaxis.scale

    def invert_xaxis(self):
        self._invert(self.xaxis)

    def invert_yaxis(self):
        self._invert(self.yaxis)

    def _invert(self, axis):
        axis.is_inverted = not axis.is_inverted
        if axis.limits is not None:
            axis.limits = axis.limits[::-1]

    def margins(self, *margins, x=None, y=None, tight=True):
        if margins:
            x, y = margins[0], margins[-1]
        self._margins["x"] = self._margins["x"] if x is None else x
        self._margins["y"] = self._margins["y"] if y is None else y

    def set_xmargin(self, m):
        self._margins["x"] = m

    def set_ymargin(self, m):
        self._margins["y"] = m

    def autoscale(self, enable=True, axis="both", tight=None):
        for name, own in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                own.limits = None if enable else own.view()
                if tight:
                    self._margins[name] = 0.0

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        """Limits follow from what is drawn whenever they are asked for."""

    def relim(self, visible_only=False):
        """Limits follow from what is drawn whenever they are asked for."""

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        self._aspect = aspect

    def get_aspect(self):
        return self._aspect

    def set_box_aspect(self, aspect=None):
        pass

    def axis(self, arg=None, /, *, emit=True, **kwargs):
        """Sets the limits [xmin, xmax, ymin, ymax] or a mode: "off", "equal", "tight" ..."""
        if isinstance(arg, bool):
            arg = "on" if arg else "off"
        if isinstance(arg, str):
            if arg in ("off", "on"):
                self._has_frame = arg == "on"
            elif arg in ("equal", "scaled", "image", "square"):
                self._aspect = "equal"
                if arg == "image":
                    self.autoscale(tight=True)
            elif arg == "tight":
                self.autoscale(tight=True)
            elif arg == "auto":
                self._aspect = "auto"
            else:
                raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
        elif arg is not None:
            values = list(arg)
            if len(values) != 4:
                raise TypeError(
                    "the first argument to axis() must be an iterable of the form "
                    "[xmin, xmax, ymin, ymax]")
            self.set_xlim(*values[:2])
            self.set_ylim(*values[2:])
        if "xmin" in kwargs or "xmax" in kwargs:
            self.set_xlim(kwargs.get("xmin"), kwargs.get("xmax"))
        if "ymin" in kwargs or "ymax" in kwargs:
            self.set_ylim(kwargs.get("ymin"), kwargs.get("ymax"))
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        self._has_frame = False

    def set_axis_on(self):
        self._has_frame = True

    # Words

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
        text = self.titles[(loc or "center").lower()]
        text.set(text=label, **(fontdict or {}), **kwargs)
        return text

    def get_title(self, loc="center"):
        return self.titles[loc].get_text()

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        self.xaxis.label.set(text=xlabel, **(fontdict or {}), **kwargs)
        return self.xaxis.label

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        self.yaxis.label.set(text=ylabel, **(fontdict or {}), **kwargs)
        return self.yaxis.label

    def get_xlabel(self):
        return self.xaxis.label.get_text()

    def get_ylabel(self):
        return self.yaxis.label.get_text()

    @property
    def title(self):
        return self.titles["center"]

    def set_label(self, s):
        self._label = s

    def get_label(self):
        return self._artists_label()

    def set(self, **kwargs):
        """Calls the setter of each name; gives what they give."""
        results = []
        for name, value in kwargs.items():
            if not hasattr(self, "set_" + name):
                raise AttributeError(
                    f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
            method = getattr(self, "set_" + name)
            if name in ("xlim", "ylim") and value is not None:
                results.append(method(*value))
            else:
                results.append(method(value))
        return results

    def text(self, x, y, s, fontdict=None, **kwargs):
        text = Text(x, y, s, **(fontdict or {}) | kwargs)
        return self._add(text)

    def annotate(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None,
                 annotation_clip=None, **kwargs):
        return self._add(Annotation(text, xy, xytext, arrowprops=arrowprops,
                                    textcoords=textcoords, **kwargs))

    # Ticks, grid, legend

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_xticklabels(self, labels, **kwargs):
        return self.xaxis.set_ticklabels(labels, **kwargs)

    def set_yticklabels(self, labels, **kwargs):
        return self.yaxis.set_ticklabels(labels, **kwargs)

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticklocs()

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticklocs()

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.tick_texts()

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.tick_texts()

    def get_xaxis(self):
        return self.xaxis

    def get_yaxis(self):
        return self.yaxis

    def tick_params(self, axis="both", **kwargs):
        for name, own in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                own.tick_params(**kwargs)

    def ticklabel_format(self, **kwargs):
        pass

    def locator_params(self, axis="both", tight=None, **kwargs):
        for name, own in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                own.locator.set_params(**kwargs)

    def minorticks_on(self):
        pass

    def minorticks_off(self):
        pass

    def label_outer(self, **kwargs):
        if self._spec is not None:
            rows, columns, first, last = self._spec
            if last // columns < rows - 1:
                self.xaxis.labels_are_visible = False
                self.xaxis.label.set(text="")
            if first % columns > 0:
                self.yaxis.labels_are_visible = False
                self.yaxis.label.set(text="")

    def grid(self, visible=None, which="major", axis="both", **kwargs):
        if which == "minor":
            return
        names = ["x", "y"] if axis == "both" else [axis]
        if visible is None:
            visible = bool(kwargs) or not all(name in self._grid for name in names)
        for name in names:
            if visible:
                self._grid[name] = kwargs
            else:
                self._grid.pop(name, None)

    def get_legend_handles_labels(self):
        found = {}
        named = [a for a in [*self._artists, *getattr(self, "_containers", [])]
                 if a.get_label() and not str(a.get_label()).startswith("_")]
        for artist in named:
            found.setdefault(id(artist), (artist, artist.get_label()))
        return [a for a, _ in found.values()], [label for _, label in found.values()]

    def legend(self, *args, handles=None, labels=None, **kwargs):
        """Shows which label belongs to which artist."""
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if handles is None:
            named, words = self.get_legend_handles_labels()
            if labels is not None:
                handles = [a for a in self._artists if type(a).__name__ != "Text"]
            else:
                handles, labels = named, words
                if not handles:
                    import warnings
                    warnings.warn(
                        "No artists with labels found to put in legend.  Note that artists "
                        "whose label start with an underscore are ignored when legend() is "
                        "called with no argument.")
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        if isinstance(labels, str):
            labels = list(labels)
        handles = [h[0] if isinstance(h, list) else h for h in handles]
        self.legend_ = Legend(self, handles, labels, **kwargs)
        return self.legend_

    def get_legend(self):
        return self.legend_

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
        self._next_color = 0

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
