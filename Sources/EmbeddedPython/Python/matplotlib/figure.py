"""A figure: a page with plots."""

from matplotlib import colors
from matplotlib._settings import rcParams
from matplotlib.axes import Axes, flat_array
from matplotlib.colorbar import Colorbar
from matplotlib.gridspec import GridSpec, SubplotSpec
from matplotlib.text import Text

_FORMATS = "avif, eps, gif, jpeg, jpg, pdf, pgf, png, ps, raw, rgba, svg, svgz, tif, tiff, webp"


class _Canvas:
    """What draws a figure; here, nothing has to be asked to."""

    def __init__(self, figure):
        self.figure = figure
        self.manager = self

    def draw(self):
        pass

    def mpl_connect(self, s, func):
        return 0

    def __getattr__(self, name):
        if name in ("draw_idle", "flush_events", "set_window_title", "resize", "show"):
            return lambda *args, **kwargs: None
        raise AttributeError(f"'FigureCanvasBase' object has no attribute {name!r}")


class Figure:
    """A page with plots, by default 6.4 by 4.8 inches."""

    def __init__(self, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, linewidth=0.0,
                 frameon=None, tight_layout=None, constrained_layout=None, layout=None,
                 **kwargs):
        size = rcParams["figure.figsize"] if figsize is None else figsize
        self._size = [float(size[0]), float(size[1])]
        if min(self._size) <= 0 or max(self._size) > 1000:
            raise ValueError(f"figure size must be positive finite not {tuple(size)}")
        self.dpi = float(dpi or rcParams["figure.dpi"])
        self._facecolor = facecolor or rcParams["figure.facecolor"]
        self._room = {name: rcParams[f"figure.subplot.{name}"] for name in (
            "left", "right", "bottom", "top", "wspace", "hspace")}
        self.number = None
        self.canvas = _Canvas(self)
        self.clear()
        if tight_layout or layout in ("tight", "constrained", "compressed"):
            self._is_tight = True

    def clear(self, keep_observers=False):
        self.axes, self._current, self.texts = [], None, []
        self._suptitle, self._supx, self._supy = None, None, None
        self._is_tight = bool(rcParams["figure.autolayout"])

    clf = clear

    def __repr__(self):
        return str(self)

    def __str__(self):
        width, height = (int(part * self.dpi) for part in self._size)
        return f"<Figure size {width}x{height} with {len(self.axes)} Axes>"

    # Size and colour

    def get_size_inches(self):
        import numpy as np
        return np.array(self._size)

    def set_size_inches(self, w, h=None, forward=True):
        self._size = [float(v) for v in (w if h is None else (w, h))]

    def get_figwidth(self):
        return self._size[0]

    def get_figheight(self):
        return self._size[1]

    def set_figwidth(self, val):
        self._size[0] = float(val)

    def set_figheight(self, val):
        self._size[1] = float(val)

    def get_dpi(self):
        return self.dpi

    def set_dpi(self, val):
        self.dpi = float(val)

    def get_facecolor(self):
        return colors.to_rgba(self._facecolor)

    def set_facecolor(self, color):
        self._facecolor = color

    @property
    def patch(self):
        from matplotlib.patches import Rectangle
        return Rectangle((0, 0), 1, 1, facecolor=self._facecolor)

    # Plots

    def _add_axes(self, kind, position):
        axes = kind(self, position)
        self.axes.append(axes)
        self._current = axes
        return axes

    def _kind(self, projection, polar=False):
        if projection is None and not polar:
            return Axes
        from matplotlib.projections import get_projection_class
        return get_projection_class("polar" if polar else projection)

    def add_axes(self, rect, projection=None, polar=False, **kwargs):
        if isinstance(rect, Axes):
            self.axes.append(rect)
            return rect
        axes = self._add_axes(self._kind(projection, polar), tuple(float(v) for v in rect))
        axes.set(**kwargs)
        return axes

    def add_subplot(self, *args, projection=None, polar=False, sharex=None, sharey=None,
                    **kwargs):
        """A plot at a place of a grid: `add_subplot(2, 2, 1)`, `add_subplot(221)`."""
        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            spec = args[0]
        else:
            if len(args) == 1:
                if not 100 <= int(args[0]) <= 999:
                    raise ValueError("Integer subplot specification must be a three-digit "
                                     f"number, not {args[0]}")
                args = [int(digit) for digit in str(args[0])]
            rows, columns, index = args
            first, last = index if isinstance(index, tuple) else (index, index)
            if not 1 <= first <= rows * columns:
                raise ValueError(
                    f"num must be an integer with 1 <= num <= {rows * columns}, "
                    f"not {index}")
            spec = SubplotSpec(GridSpec(rows, columns), int(first) - 1, int(last) - 1)
        axes = self._add_axes(self._kind(projection, polar), spec.position(self._room))
        axes._spec = (spec.gridspec.nrows, spec.gridspec.ncols, spec.num1, spec.num2)
        axes._place = spec
        if sharex is not None:
            axes.xaxis = sharex.xaxis
        if sharey is not None:
            axes.yaxis = sharey.yaxis
        axes.set(**kwargs)
        return axes

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        return GridSpec(nrows, ncols, self, **kwargs)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True,
                 width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None):
        """A grid of plots; one plot as such, several as an array."""
        options = dict(gridspec_kw or {})
        if width_ratios is not None:
            options["width_ratios"] = width_ratios
        if height_ratios is not None:
            options["height_ratios"] = height_ratios
        grid, made = GridSpec(nrows, ncols, self, **options), []
        for i in range(nrows * ncols):
            row, column = divmod(i, ncols)
            shared = {}
            for name, how in (("sharex", sharex), ("sharey", sharey)):
                first = {True: 0, "all": 0, "row": row * ncols, "col": column}.get(how)
                if first is not None and first < i:
                    shared[name] = made[first]
            axes = self.add_subplot(grid[i], **shared, **(subplot_kw or {}))
            made.append(axes)
        if squeeze and nrows * ncols == 1:
            return made[0]
        is_flat = squeeze and 1 in (nrows, ncols)
        return flat_array(made, (len(made),) if is_flat else (nrows, ncols))

    def subplot_mosaic(self, mosaic, *, sharex=False, sharey=False, width_ratios=None,
                       height_ratios=None, empty_sentinel=".", subplot_kw=None,
                       gridspec_kw=None, per_subplot_kw=None):
        """Plots by name, each over the fields of a grid that bear its name."""
        if isinstance(mosaic, str):
            rows = [line.strip() for line in mosaic.strip().replace(";", "\n").split("\n")]
            mosaic = [list(row) for row in rows]
        if len({len(row) for row in mosaic}) > 1:
            raise ValueError("All of the rows must be the same length, however the first row "
                             f"({mosaic[0]!r}) has length {len(mosaic[0])} and some row differs.")
        options = dict(gridspec_kw or {})
        if width_ratios is not None:
            options["width_ratios"] = width_ratios
        if height_ratios is not None:
            options["height_ratios"] = height_ratios
        grid = GridSpec(len(mosaic), len(mosaic[0]), self, **options)
        spans = {}
        for i, row in enumerate(mosaic):
            for j, name in enumerate(row):
                if name != empty_sentinel:
                    spans.setdefault(name, []).append((i, j))
        made = {}
        for name, places in spans.items():
            top, left = min(i for i, _ in places), min(j for _, j in places)
            bottom, right = max(i for i, _ in places), max(j for _, j in places)
            shared = {}
            first = next(iter(made.values()), None)
            if first is not None and sharex:
                shared["sharex"] = first
            if first is not None and sharey:
                shared["sharey"] = first
            axes = self.add_subplot(
                grid[top : bottom + 1, left : right + 1], **shared, **(subplot_kw or {}),
                **((per_subplot_kw or {}).get(name, {})))
            axes.set_label(name)
            made[name] = axes
        return made

    def get_suptitle(self):
        return "" if self._suptitle is None else self._suptitle.get_text()

    def get_layout_engine(self):
        return None

    def get_edgecolor(self):
        return colors.to_rgba(rcParams["figure.edgecolor"])

    def set_edgecolor(self, color):
        """The edge of a figure is not drawn."""

    def add_artist(self, artist, clip=False):
        return self.gca().add_artist(artist)

    def get_children(self):
        return [self.patch, *self.axes, *self.texts]

    def align_labels(self, axs=None):
        """Labels keep their distance from their axes."""

    align_xlabels = align_ylabels = align_titles = align_labels

    def subfigures(self, nrows=1, ncols=1, **kwargs):
        raise NotImplementedError("subfigures are not supported; plt.subplots is")

    add_subfigure = subfigures

    def delaxes(self, ax):
        self.axes = [other for other in self.axes if other is not ax]
        if self._current is ax:
            self._current = self.axes[-1] if self.axes else None

    def gca(self):
        if self._current is None:
            self.add_subplot(1, 1, 1)
        return self._current

    gca.__qualname__ = "FigureBase.gca"

    def sca(self, a):
        self._current = a

    def get_axes(self):
        return self.axes

    def colorbar(self, mappable, cax=None, ax=None, use_gridspec=True, **kwargs):
        """The scale of a picture's colours, in a narrow plot beside it."""
        for name in ("fraction", "pad", "shrink", "aspect", "location", "anchor"):
            kwargs.pop(name, None)
        parent = ax if ax is not None else getattr(mappable, "axes", None) or self.gca()
        parents = list(parent.ravel()) if hasattr(parent, "ravel") else (
            list(parent) if isinstance(parent, (list, tuple)) else [parent])
        if getattr(mappable, "axes", None) is None:
            mappable.axes = parents[0]
        current = self._current
        if cax is None:
            cax = self._strip_beside(parents, kwargs.get("orientation", "vertical"))
        bar = Colorbar(cax, mappable, **kwargs)
        low, high = bar.limits()
        axis = cax.yaxis if bar.orientation == "vertical" else cax.xaxis
        axis.limits = (low, high)
        mappable.colorbar = bar
        self._current = current
        return bar

    def _strip_beside(self, parents, orientation):
        x, y = min(p._position[0] for p in parents), min(p._position[1] for p in parents)
        right = max(p._position[0] + p._position[2] for p in parents)
        top = max(p._position[1] + p._position[3] for p in parents)
        if orientation == "vertical":
            place = (right - 0.15 * (right - x) * 0.75, y, 0.04 * (right - x), top - y)
            share = (0.8, 1.0)
        else:
            place = (x, y, right - x, 0.05 * (top - y))
            share = (1.0, 0.8)
        for parent in parents:
            a, b, w, h = parent._position
            new = h * share[1]
            parent._position = (a, b + h - new, w * share[0], new)
        return self._add_axes(Axes, place)

    # Words and layout

    def suptitle(self, t, **kwargs):
        kwargs.setdefault("fontsize", rcParams["figure.titlesize"])
        self._suptitle = Text(kwargs.pop("x", 0.5), kwargs.pop("y", 0.98), t, **kwargs)
        return self._suptitle

    def supxlabel(self, t, **kwargs):
        self._supx = Text(0.5, 0.01, t, **kwargs)
        return self._supx

    def supylabel(self, t, **kwargs):
        self._supy = Text(0.02, 0.5, t, rotation="vertical", **kwargs)
        return self._supy

    def text(self, x, y, s, fontdict=None, **kwargs):
        self.texts.append(Text(x, y, s, **(fontdict or {}), **kwargs))
        return self.texts[-1]

    def legend(self, *args, **kwargs):
        handles, labels = [], []
        for axes in self.axes:
            for handle, label in zip(*axes.get_legend_handles_labels()):
                handles.append(handle)
                labels.append(label)
        if args:
            labels = args[-1]
            handles = args[0] if len(args) == 2 else handles
        kwargs.pop("labels", None), kwargs.pop("handles", None)
        return self.gca().legend(handles, labels, **kwargs)

    def _words(self):
        """The words beside the plots: (text, place, size)."""
        found = [(self._suptitle, "large"), (self._supx, "large"), (self._supy, "large")]
        return [(text, text.get_position(), size) for text, size in found if text is not None]

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        self._is_tight = True

    def set_tight_layout(self, tight):
        self._is_tight = bool(tight)

    def set_layout_engine(self, layout=None, **kwargs):
        self._is_tight = layout in ("tight", "constrained", "compressed")

    def set_constrained_layout(self, constrained):
        self._is_tight = bool(constrained)

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None,
                        hspace=None):
        given = {"left": left, "bottom": bottom, "right": right, "top": top, "wspace": wspace,
                 "hspace": hspace}
        self._room.update({name: value for name, value in given.items() if value is not None})
        self._place_again(self._room)

    def _place_again(self, room):
        for axes in self.axes:
            if axes._spec is not None and hasattr(axes, "_place"):
                axes._position = axes._place.position(room)

    def autofmt_xdate(self, **kwargs):
        for axes in self.axes:
            axes.xaxis.label_rotation = 30

    def _settle(self):
        """Makes room for the words of a tight layout."""
        if not self._is_tight or any(axes._colorbar is not None for axes in self.axes):
            return
        width, height = self._size
        placed = [axes for axes in self.axes if axes._spec is not None]
        if not placed:
            return
        rows, columns = max(a._spec[0] for a in placed), max(a._spec[1] for a in placed)
        word = max((len(w) for a in placed for w in a.yaxis.ticks(9)[1]), default=0)
        left = (0.2 + 0.085 * word + (0.22 if any(a.get_ylabel() for a in placed) else 0))
        below = 0.35 + (0.22 if any(a.get_xlabel() for a in placed) else 0)
        above = 0.12 + (0.25 if any(a.get_title() for a in placed) else 0)
        top = above + (0.3 if self._suptitle is not None else 0)
        cell_w = max((width - left * columns - 0.15) / columns, 0.2)
        cell_h = max((height - top - below * rows - above * (rows - 1)) / rows, 0.2)
        self._place_again({
            "left": left / width, "right": 1 - 0.12 / width, "bottom": below / height,
            "top": 1 - top / height, "wspace": left / cell_w, "hspace": (below + above) / cell_h})

    # Showing

    def svg(self, dpi=None):
        """The figure as SVG."""
        from matplotlib._svg import SVG
        return self._document(SVG, dpi)

    def _document(self, surface_type, dpi):
        """The figure, drawn on a surface that writes a document."""
        from matplotlib import _render
        dpi = float(dpi or self.dpi)
        self._settle()
        surface = surface_type(self._size[0] * dpi, self._size[1] * dpi, dpi)
        _render.draw_figure(self, surface)
        return surface.document()

    def rows(self, columns, rows, kind):
        """The figure in the characters of a terminal."""
        from matplotlib import _terminal
        return _terminal.draw_figure(self, columns, rows, kind)

    def savefig(self, fname, *, transparent=None, dpi=None, format=None, **kwargs):
        """Writes the figure as SVG, PDF or PNG, below the working folder."""
        from matplotlib import _files
        name = fname if isinstance(fname, str) else getattr(fname, "name", str(fname))
        kind = format or (name.rsplit(".", 1)[1] if "." in name.rsplit("/", 1)[-1] else "png")
        kind = kind.lower()
        if not hasattr(fname, "write") and "." not in name.rsplit("/", 1)[-1]:
            fname = f"{name}.{kind}"
        dpi = self.dpi if dpi in (None, "figure") else float(dpi)
        if kind == "svg":
            _files.write(fname, self.svg(dpi))
        elif kind == "pdf":
            from matplotlib._pdf import PDF
            _files.write(fname, self._document(PDF, dpi))
        elif kind == "png":
            from matplotlib import _render
            from matplotlib._raster import Raster
            self._settle()
            surface = Raster(int(self._size[0] * dpi), int(self._size[1] * dpi), dpi)
            _render.draw_figure(self, surface)
            _files.write(fname, surface.png())
        elif kind in _FORMATS.split(", "):
            raise NotImplementedError(
                f"figures are written as SVG, PDF or PNG, not as {kind!r}: savefig('figure.svg')")
        else:
            raise ValueError(
                f"Format {kind!r} is not supported (supported formats: {_FORMATS})")

    def show(self, warn=True):
        from matplotlib import pyplot
        pyplot._display_figure(self)

    def draw(self, renderer=None):
        pass
