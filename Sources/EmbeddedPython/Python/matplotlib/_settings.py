"""The settings of figures (`rcParams`): a dict that knows its names."""

from cycler import Cycler, cycler
from matplotlib._idle_settings import DEFAULTS as _IDLE

_TABLEAU = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf".split()
_CYCLE = cycler(color=[tuple(byte / 255 for byte in bytes.fromhex(code)) for code in _TABLEAU])

_DEFAULTS = {
    "axes.edgecolor": "black", "axes.facecolor": "white", "axes.grid": False,
    "axes.axisbelow": "line", "axes.labelcolor": "black", "axes.labelsize": "medium",
    "axes.labelweight": "normal", "axes.linewidth": 0.8, "axes.prop_cycle": _CYCLE,
    "axes.spines.bottom": True, "axes.spines.left": True, "axes.spines.right": True,
    "axes.spines.top": True, "axes.titlesize": "large", "axes.titleweight": "normal",
    "axes.titlepad": 6.0, "axes.labelpad": 4.0, "axes.titlecolor": "auto",
    "axes.unicode_minus": True, "axes.xmargin": 0.05, "axes.ymargin": 0.05,
    "axes.formatter.useoffset": True, "axes.formatter.limits": [-5, 6],
    "figure.autolayout": False, "figure.constrained_layout.use": False, "figure.dpi": 100.0,
    "figure.edgecolor": "white", "figure.facecolor": "white", "figure.figsize": [6.4, 4.8],
    "figure.max_open_warning": 20, "figure.titlesize": "large", "figure.titleweight": "normal",
    "figure.subplot.bottom": 0.11, "figure.subplot.hspace": 0.2, "figure.subplot.left": 0.125,
    "figure.subplot.right": 0.9, "figure.subplot.top": 0.88, "figure.subplot.wspace": 0.2,
    "font.family": ["sans-serif"], "font.sans-serif": ["DejaVu Sans"], "font.size": 10.0,
    "font.serif": ["DejaVu Serif"], "font.monospace": ["DejaVu Sans Mono"],
    "font.style": "normal", "font.weight": "normal",
    "grid.alpha": 1.0, "grid.color": "#b0b0b0", "grid.linestyle": "-", "grid.linewidth": 0.8,
    "hist.bins": 10, "image.aspect": "equal", "image.cmap": "viridis",
    "image.interpolation": "auto", "image.origin": "upper", "legend.fontsize": "medium",
    "legend.frameon": True, "legend.loc": "best", "legend.title_fontsize": None,
    "legend.framealpha": 0.8, "legend.fancybox": True,
    "lines.color": "C0", "lines.linestyle": "-", "lines.linewidth": 1.5, "lines.marker": "None",
    "lines.markersize": 6.0, "lines.markeredgewidth": 1.0, "lines.antialiased": True,
    "patch.edgecolor": "black", "patch.facecolor": "C0", "patch.linewidth": 1.0,
    "pdf.fonttype": 3, "ps.fonttype": 3, "savefig.bbox": None, "savefig.dpi": "figure",
    "savefig.format": "png", "savefig.facecolor": "auto", "savefig.transparent": False,
    "scatter.marker": "o", "svg.fonttype": "path", "text.color": "black", "text.usetex": False,
    "toolbar": "toolbar2", "interactive": False, "backend": "inline",
    "animation.html": "none", "animation.embed_limit": 20.0, "mathtext.fontset": "dejavusans",
    "xtick.bottom": True, "xtick.color": "black", "xtick.direction": "out",
    "xtick.labelsize": "medium", "xtick.major.size": 3.5, "xtick.major.width": 0.8,
    "xtick.minor.visible": False, "xtick.top": False, "xtick.labelcolor": "inherit",
    "ytick.color": "black", "ytick.direction": "out", "ytick.labelsize": "medium",
    "ytick.left": True, "ytick.major.size": 3.5, "ytick.major.width": 0.8,
    "ytick.minor.visible": False, "ytick.right": False, "ytick.labelcolor": "inherit",
}


_DEFAULTS.update(_IDLE)


class RcParams(dict):
    """Settings by name; a name that is not known is a KeyError."""

    def __setitem__(self, key, value):
        if key not in _DEFAULTS:
            raise KeyError(f"{key!r} is not a valid value for rcParam.")
        if key == "figure.figsize":
            value = [float(part) for part in value]
        elif key == "axes.prop_cycle" and not isinstance(value, Cycler):
            value = cycler(color=list(value))
        elif key == "axes.formatter.limits":
            value = list(value)
        elif isinstance(_DEFAULTS[key], float) and isinstance(value, int):
            value = float(value)
        dict.__setitem__(self, key, value)

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        return RcParams(self)


def _copy(value):
    return list(value) if isinstance(value, list) else value


rcParams = RcParams({key: _copy(value) for key, value in _DEFAULTS.items()})
rcParamsDefault = RcParams({key: _copy(value) for key, value in _DEFAULTS.items()})

_SHORT = {
    "lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor",
    "mew": "markeredgewidth", "aa": "antialiased",
}


def rc(group, **kwargs):
    """Sets the settings of one group or several: `rc("lines", linewidth=2)`."""
    for part in [group] if isinstance(group, str) else group:
        for name, value in kwargs.items():
            rcParams[f"{part}.{_SHORT.get(name, name)}"] = value


def rcdefaults():
    """Puts back every setting."""
    rcParams.update({key: _copy(value) for key, value in _DEFAULTS.items()})


class rc_context:
    """Settings that hold inside a `with` block."""

    def __init__(self, rc=None, fname=None):
        self._rc = dict(rc or {})

    def __enter__(self):
        self._before = dict(rcParams)
        rcParams.update(self._rc)
        return self

    def __exit__(self, *exc_info):
        rcParams.update(self._before)
        return False


_FONT_SIZES = {
    "xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1.0, "large": 1.2,
    "x-large": 1.44, "xx-large": 1.728, "larger": 1.2, "smaller": 0.833,
}


def font_size(size, default="medium"):
    """A size in points: a number, or a word that is relative to `font.size`."""
    if size is None:
        size = default
    if isinstance(size, str):
        if size not in _FONT_SIZES:
            try:
                return float(size)
            except ValueError:
                raise ValueError(f"{size} is not a valid font size") from None
        return _FONT_SIZES[size] * rcParams["font.size"]
    return float(size)
