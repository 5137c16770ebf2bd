"""Plots in the manner of a drawing board: functions that work on the current figure.

A figure is shown by `show()`, or when the cell of a notebook ends.
"""

import _display
from matplotlib import cm, colormaps, colors, rcParams, style
from matplotlib._settings import rc, rc_context, rcdefaults
from matplotlib.artist import getp, setp
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.image import imread, imsave
from matplotlib.lines import Line2D
from matplotlib.colors import Normalize
from matplotlib.patches import Arrow, Circle, Polygon, Rectangle
from matplotlib.text import Annotation, Text
from matplotlib.ticker import (
    AutoLocator, FixedFormatter, FixedLocator, FormatStrFormatter, FuncFormatter, LinearLocator,
    LogLocator, MaxNLocator, MultipleLocator, NullFormatter, NullLocator, ScalarFormatter)

# The open figures by number, the current one last.
_figures = {}
_current = None
_last_mappable = None


# Figures

def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True,
           FigureClass=Figure, clear=False, **kwargs):
    """A new figure, or the figure with a number."""
    global _current
    if isinstance(num, Figure):
        num = num.number
    if num is not None and num in _figures:
        _current = num
        if clear:
            _figures[num].clear()
        return _figures[num]
    made = Figure(figsize, dpi, facecolor=facecolor, **{
        k: v for k, v in kwargs.items() if k in ("tight_layout", "layout",
                                                 "constrained_layout")})
    number = num if num is not None else max(
        [n for n in _figures if isinstance(n, int)], default=0) + 1
    made.number = number
    if len(_figures) == rcParams["figure.max_open_warning"]:
        import warnings
        warnings.warn(
            f"More than {len(_figures)} figures have been opened. Figures created through the "
            "pyplot interface (`matplotlib.pyplot.figure`) are retained until explicitly closed "
            "and may consume too much memory. (To control this warning, see the rcParam "
            "`figure.max_open_warning`). Consider using `matplotlib.pyplot.close()`.",
            RuntimeWarning)
    _figures[number] = made
    _current = number
    return made


def gcf():
    """The current figure."""
    return _figures[_current] if _current in _figures else figure()


def gca():
    """The current plot."""
    return gcf().gca()


def sca(ax):
    global _current
    _current = ax.figure.number
    ax.figure.sca(ax)


def get_fignums():
    return sorted(n for n in _figures if isinstance(n, int))


def get_figlabels():
    return []


def fignum_exists(num):
    return num in _figures


def close(fig=None):
    """Lets a figure go: the current one, one by its number, or "all"."""
    global _current, _last_mappable
    if fig == "all":
        _figures.clear()
    else:
        number = _current if fig is None else fig.number if isinstance(fig, Figure) else fig
        _figures.pop(number, None)
    _current = list(_figures)[-1] if _figures else None
    if not _figures:
        _last_mappable = None


def clf():
    global _last_mappable
    _last_mappable = None
    gcf().clear()


def cla():
    global _last_mappable
    _last_mappable = None
    gca().clear()


def delaxes(ax=None):
    gcf().delaxes(ax or gca())


def _display_figure(shown):
    """Hands a figure to the session."""
    forms = {}
    rows = []
    if shown.axes:
        terminal = _display.terminal()
        if terminal is not None:
            columns, height, kind = terminal
            rows = shown.rows(columns, height, kind)
        forms["image/svg+xml"] = shown.svg()
    forms["text/plain"] = repr(shown)
    _display.publish(forms, rows)


def _flush():
    """Shows what is open, as a notebook does when a cell ends."""
    try:
        for shown in list(_figures.values()):
            _display_figure(shown)
    finally:
        close("all")


def show(*, block=None):
    """Shows all open figures and lets them go."""
    _flush()


def draw():
    """Figures are drawn when they are shown."""


def draw_if_interactive():
    """Figures are drawn when they are shown."""


def pause(interval):
    """Goes on at once: a figure is drawn when it is shown."""


def ion():
    from contextlib import ExitStack
    return ExitStack()


ioff = ion


def isinteractive():
    return True


def switch_backend(newbackend):
    """Figures are always drawn here."""


def waitforbuttonpress(timeout=-1):
    return None


def savefig(*args, **kwargs):
    gcf().savefig(*args, **kwargs)


# Plots in a figure

def axes(arg=None, **kwargs):
    return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg, **kwargs)


def subplot(*args, **kwargs):
    """A plot at a place of the current figure; the plot that is there, if there is one."""
    if not args:
        args = (1, 1, 1)
    shown = gcf()
    if len(args) == 1 and isinstance(args[0], int):
        args = tuple(int(digit) for digit in str(args[0]))
    if len(args) == 3 and isinstance(args[2], int):
        for axes in shown.axes:
            if axes._spec == (args[0], args[1], args[2] - 1, args[2] - 1):
                shown.sca(axes)
                return axes
    return shown.add_subplot(*args, **kwargs)


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None,
             height_ratios=None, subplot_kw=None, gridspec_kw=None, **fig_kw):
    """A new figure with a grid of plots."""
    made = figure(**fig_kw)
    return made, made.subplots(
        nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios,
        height_ratios=height_ratios, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
    grid = GridSpec(*shape)
    return (fig or gcf()).add_subplot(
        grid[loc[0]:loc[0] + rowspan, loc[1]:loc[1] + colspan], **kwargs)


def subplot_mosaic(mosaic, *, subplot_kw=None, gridspec_kw=None, sharex=False, sharey=False,
                   width_ratios=None, height_ratios=None, empty_sentinel=".",
                   per_subplot_kw=None, **fig_kw):
    """A new figure with plots by name."""
    made = figure(**fig_kw)
    return made, made.subplot_mosaic(
        mosaic, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw, sharex=sharex, sharey=sharey,
        width_ratios=width_ratios, height_ratios=height_ratios, empty_sentinel=empty_sentinel,
        per_subplot_kw=per_subplot_kw)


def figaspect(arg):
    """The size of a figure of some height per width."""
    import numpy as np
    ratio = arg if isinstance(arg, (int, float)) else arg.shape[0] / arg.shape[1]
    return np.clip(np.array([4.8 / ratio, 4.8]), (4.0, 2.0), (16.0, 16.0))


def findobj(o=None, match=None, include_self=True):
    """The artists of a figure that are of a type."""
    found = [a for ax in (o or gcf()).axes for a in ax._artists]
    return [a for a in found if match is None or isinstance(a, match)]


def get_current_fig_manager():
    """What manages the window of a figure; there is none, so it does nothing."""
    return gcf().canvas.manager


def interactive(b):
    """Figures are shown when a cell ends."""


def set_loglevel(level):
    """Nothing is logged."""


def sci(im):
    """Makes a picture the one that `colorbar` and `clim` work on."""
    global _last_mappable
    _last_mappable = im


def xkcd(*args, **kwargs):
    raise NotImplementedError("xkcd is not supported; plt.style.use('ggplot') is")


def polar(*args, **kwargs):
    """Lines through points by angle and distance."""
    shown = gcf()
    axes = shown.gca() if shown.axes else shown.add_subplot(projection="polar")
    if getattr(axes, "name", "") != "polar":
        axes = shown.add_subplot(projection="polar")
    return axes.plot(*args, **kwargs)


def thetagrids(angles=None, labels=None, fmt=None, **kwargs):
    """Where the spokes of a polar plot are drawn, in degrees."""
    return gca().set_thetagrids(angles, labels, fmt, **kwargs)


def rgrids(radii=None, labels=None, angle=None, fmt=None, **kwargs):
    """Where the circles of a polar plot are drawn."""
    return gca().set_rgrids(radii, labels, angle, fmt, **kwargs)


def twinx(ax=None):
    return (ax or gca()).twinx()


def twiny(ax=None):
    return (ax or gca()).twiny()


def suptitle(t, **kwargs):
    return gcf().suptitle(t, **kwargs)


def figtext(x, y, s, fontdict=None, **kwargs):
    return gcf().text(x, y, s, fontdict, **kwargs)


def figlegend(*args, **kwargs):
    return gcf().legend(*args, **kwargs)


def tight_layout(**kwargs):
    gcf().tight_layout(**kwargs)


def subplots_adjust(**kwargs):
    gcf().subplots_adjust(**kwargs)


# The current plot's words, limits and scales

def title(label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
    return gca().set_title(label, fontdict, loc, pad, y=y, **kwargs)


def xlabel(xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
    return gca().set_xlabel(xlabel, fontdict, labelpad, loc=loc, **kwargs)


def ylabel(ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
    return gca().set_ylabel(ylabel, fontdict, labelpad, loc=loc, **kwargs)


def xlim(*args, **kwargs):
    ax = gca()
    return ax.set_xlim(*args, **kwargs) if args or kwargs else ax.get_xlim()


def ylim(*args, **kwargs):
    ax = gca()
    return ax.set_ylim(*args, **kwargs) if args or kwargs else ax.get_ylim()


def xscale(value, **kwargs):
    gca().set_xscale(value, **kwargs)


def yscale(value, **kwargs):
    gca().set_yscale(value, **kwargs)


def _ticks(axis, ticks, labels, kwargs):
    if ticks is None and labels is None:
        if kwargs:
            axis.tick_params(**kwargs)
        return axis.get_ticklocs(), axis.tick_texts()
    if ticks is not None:
        made = axis.set_ticks(ticks, labels, **kwargs)
    else:
        axis.set_ticklabels(labels, **kwargs)
        made = axis.get_ticklocs()
    if "rotation" in kwargs:
        axis.label_rotation = kwargs["rotation"]
    return made, axis.tick_texts()


def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
    return _ticks(gca().xaxis, ticks, labels, kwargs)


def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
    return _ticks(gca().yaxis, ticks, labels, kwargs)


def axis(arg=None, /, *, emit=True, **kwargs):
    return gca().axis(arg, emit=emit, **kwargs)


def legend(*args, **kwargs):
    return gca().legend(*args, **kwargs)


def box(on=None):
    gca().set_frame_on(bool(on))


# What is drawn in the current plot

def _on_axes(name, args, kwargs):
    """What the current plot's method gives; a missing argument is told as the function's own."""
    try:
        return getattr(gca(), name)(*args, **kwargs)
    except TypeError as error:
        start = f"Axes.{name}() missing"
        if not str(error).startswith(start):
            raise
        raise TypeError(str(error).removeprefix("Axes.")) from None


def _drawing(name):
    def draw(*args, **kwargs):
        return _on_axes(name, args, kwargs)

    draw.__name__ = draw.__qualname__ = name
    draw.__doc__ = getattr(Axes, name).__doc__
    return draw


for _name in (
        "plot", "semilogx", "semilogy", "loglog", "step", "bar", "barh", "bar_label", "axhline",
        "axvline", "axline", "axhspan", "axvspan", "hlines", "vlines", "fill_between",
        "fill_betweenx", "fill", "stackplot", "errorbar", "stem", "arrow", "hist", "boxplot",
        "violinplot", "pie", "spy", "clabel", "text", "annotate", "grid", "tick_params",
        "ticklabel_format", "locator_params", "minorticks_on", "minorticks_off", "margins",
        "autoscale", "stairs", "ecdf", "broken_barh", "eventplot", "table"):
    globals()[_name] = _drawing(_name)


def _coloured(name):
    def draw(*args, **kwargs):
        global _last_mappable
        made = _on_axes(name, args, kwargs)
        _last_mappable = made[-1] if name == "hist2d" else made
        return made

    draw.__name__ = draw.__qualname__ = name
    draw.__doc__ = getattr(Axes, name).__doc__
    return draw


for _name in ("scatter", "imshow", "contour", "contourf", "pcolormesh", "pcolor", "quiver",
              "hist2d", "hexbin", "streamplot"):
    globals()[_name] = _coloured(_name)


def matshow(A, fignum=None, **kwargs):
    """A matrix as a picture in a figure of its shape."""
    if fignum != 0:
        from matplotlib._data import array
        rows, columns = array(A).shape[:2]
        size = 4.8
        figure(fignum if isinstance(fignum, int) else None, figsize=(
            (size, size) if rows == columns else (max(size * columns / rows, 2), size)
            if columns > rows else (size, max(size * rows / columns, 2))))
    return globals()["imshow"](A, **kwargs)


def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    """The scale of the colours that were drawn last."""
    if mappable is None:
        mappable = _last_mappable
        if mappable is None:
            raise RuntimeError(
                "No mappable was found to use for colorbar creation. First define a mappable "
                "such as an image (with imshow) or a contour set (with contourf).")
    return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)


def gci():
    return _last_mappable


def clim(vmin=None, vmax=None):
    _last_mappable.set_clim(vmin, vmax)


def set_cmap(cmap):
    rcParams["image.cmap"] = cm.find_cmap(cmap).name
    if _last_mappable is not None:
        _last_mappable.set_cmap(cmap)


def get_cmap(name=None, lut=None):
    """The colour map of a name, or the present one."""
    return cm.find_cmap(name, lut)


def _map_setter(name):
    def setter():
        set_cmap(name)

    setter.__name__ = name
    return setter


for _name in ("gray", "hot", "cool", "jet", "viridis", "plasma", "magma", "inferno", "bone",
              "copper", "flag", "nipy_spectral", "spring", "summer", "autumn", "winter", "hsv", "pink", "prism"):
    globals()[_name] = _map_setter(_name)
