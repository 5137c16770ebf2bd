"""Styles: sets of settings by name."""

from contextlib import contextmanager

from matplotlib._settings import rcParams, rcdefaults

_GGPLOT = {
    "axes.grid": True, "axes.facecolor": "#E5E5E5", "axes.edgecolor": "white",
    "axes.linewidth": 1.0, "grid.color": "white", "axes.labelcolor": "#555555",
    "xtick.color": "#555555", "ytick.color": "#555555", "patch.linewidth": 0.5,
    "axes.prop_cycle": ["#E24A33", "#348ABD", "#988ED5", "#777777", "#FBC15E", "#8EBA42",
                        "#FFB5B8"],
}
_DARK = {
    "figure.facecolor": "black", "axes.facecolor": "black", "axes.edgecolor": "white",
    "axes.labelcolor": "white", "text.color": "white", "xtick.color": "white",
    "ytick.color": "white", "grid.color": "white", "lines.color": "white",
    "axes.prop_cycle": ["#8dd3c7", "#feffb3", "#bfbbd9", "#fa8174", "#81b1d2", "#fdb462",
                        "#b3de69", "#bc82bd", "#ccebc4", "#ffed6f"],
}
_FIVE38 = {
    "axes.grid": True, "axes.facecolor": "#f0f0f0", "figure.facecolor": "#f0f0f0",
    "axes.edgecolor": "#f0f0f0", "grid.color": "#cbcbcb", "lines.linewidth": 4.0,
    "font.size": 14.0,
    "axes.prop_cycle": ["#008fd5", "#fc4f30", "#e5ae38", "#6d904f", "#8b8b8b", "#810f7c"],
}
_BMH = {
    "axes.grid": True, "axes.facecolor": "#eeeeee", "axes.edgecolor": "#bcbcbc",
    "grid.color": "#b2b2b2", "lines.linewidth": 2.0,
    "axes.prop_cycle": ["#348ABD", "#A60628", "#7A68A6", "#467821", "#D55E00", "#CC79A7",
                        "#56B4E9", "#009E73", "#F0E442", "#0072B2"],
}
_WHITEGRID = {"axes.grid": True, "grid.color": ".8", "axes.edgecolor": ".8"}
_DARKGRID = {"axes.grid": True, "axes.facecolor": "#EAEAF2", "axes.edgecolor": "white",
             "grid.color": "white"}
_GRAYSCALE = {"axes.prop_cycle": ["0.00", "0.40", "0.60", "0.70"], "image.cmap": "gray"}
_DEEP = {"axes.prop_cycle": ["#4C72B0", "#55A868", "#C44E52", "#8172B2", "#CCB974", "#64B5CD"]}

library = {
    "bmh": _BMH, "classic": {}, "dark_background": _DARK, "fast": {}, "fivethirtyeight": _FIVE38,
    "ggplot": _GGPLOT, "grayscale": _GRAYSCALE, "seaborn-v0_8": _DARKGRID,
    "seaborn-v0_8-bright": {}, "seaborn-v0_8-colorblind": {}, "seaborn-v0_8-dark": {},
    "seaborn-v0_8-dark-palette": {}, "seaborn-v0_8-darkgrid": _DARKGRID,
    "seaborn-v0_8-deep": _DEEP, "seaborn-v0_8-muted": {}, "seaborn-v0_8-notebook": {},
    "seaborn-v0_8-paper": {}, "seaborn-v0_8-pastel": {}, "seaborn-v0_8-poster": {},
    "seaborn-v0_8-talk": {}, "seaborn-v0_8-ticks": {}, "seaborn-v0_8-white": {},
    "seaborn-v0_8-whitegrid": _WHITEGRID, "Solarize_Light2": {}, "tableau-colorblind10": {},
}
available = [name for name in library]


def use(style):
    """Takes over a style's settings, or several styles' one after the other."""
    for name in style if isinstance(style, (list, tuple)) else [style]:
        if isinstance(name, dict):
            rcParams.update(name)
        elif name == "default":
            rcdefaults()
        elif name in library:
            rcParams.update(library[name])
        else:
            raise OSError(
                f"{name!r} is not a valid package style, path of style file, URL of style file, "
                "or library style name (library styles are listed in `style.available`)")


@contextmanager
def context(style, after_reset=False):
    """A style that holds inside a `with` block."""
    before = dict(rcParams)
    if after_reset:
        rcdefaults()
    use(style)
    try:
        yield
    finally:
        rcParams.update(before)
