"""Colours by name, colour maps, and the norms that map numbers to colours.

A colour is a tuple (red, green, blue, opacity) of numbers from 0 to 1.
"""

import math

import numpy as np

BASE_COLORS = {
    "b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75),
    "m": (0.75, 0, 0.75), "y": (0.75, 0.75, 0), "k": (0, 0, 0), "w": (1, 1, 1),
}
TABLEAU_COLORS = {
    "tab:blue": "#1f77b4", "tab:orange": "#ff7f0e", "tab:green": "#2ca02c",
    "tab:red": "#d62728", "tab:purple": "#9467bd", "tab:brown": "#8c564b",
    "tab:pink": "#e377c2", "tab:gray": "#7f7f7f", "tab:olive": "#bcbd22",
    "tab:cyan": "#17becf",
}
_WORDS = (
    "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc "
    "bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a "
    "burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 "
    "cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b "
    "darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 "
    "darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 "
    "darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b "
    "darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 "
    "deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff "
    "firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc "
    "ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f "
    "grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 "
    "khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd "
    "lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 "
    "lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a "
    "lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 "
    "lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 "
    "magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 "
    "mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a "
    "mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa "
    "mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 "
    "olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa "
    "palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 "
    "peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 "
    "rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 "
    "salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 "
    "skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa "
    "springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 "
    "turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 "
    "yellowgreen 9acd32").split()
CSS4_COLORS = {name: "#" + code for name, code in zip(_WORDS[::2], _WORDS[1::2])}


def _from_hex(text):
    digits = text[1:]
    if len(digits) in (3, 4):
        digits = "".join(c + c for c in digits)
    if len(digits) not in (6, 8):
        return None
    try:
        parts = [int(digits[i:i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    except ValueError:
        return None
    return tuple(parts) if len(parts) == 4 else (*parts, 1.0)


def _from_text(text):
    if text.lower() == "none":
        return (0.0, 0.0, 0.0, 0.0)
    if text[:1] == "#":
        return _from_hex(text)
    if text in BASE_COLORS:
        return (*[float(part) for part in BASE_COLORS[text]], 1.0)
    if text[:1] == "C" and text[1:].isdigit():
        from matplotlib._settings import rcParams
        cycle = rcParams["axes.prop_cycle"].by_key().get("color", ["black"])
        return to_rgba(cycle[int(text[1:]) % len(cycle)])
    name = text.lower().removeprefix("xkcd:")
    if name in TABLEAU_COLORS:
        return _from_hex(TABLEAU_COLORS[name])
    if name.replace(" ", "") in CSS4_COLORS:
        return _from_hex(CSS4_COLORS[name.replace(" ", "")])
    try:
        gray = float(text)
    except ValueError:
        return None
    return (gray, gray, gray, 1.0) if 0 <= gray <= 1 else None


def to_rgba(c, alpha=None):
    """A colour in any of its spellings as a tuple of four numbers."""
    if isinstance(c, tuple) and len(c) == 2 and not isinstance(c[1], str):
        c, alpha = c[0], c[1] if alpha is None else alpha
    rgba = None
    if isinstance(c, str):
        rgba = _from_text(c)
        if rgba is not None and c.lower() == "none":
            return rgba
    elif hasattr(c, "__len__"):
        parts = [float(part) for part in c]
        if len(parts) in (3, 4):
            if any(part < 0 or part > 1 for part in parts):
                raise ValueError("RGBA values should be within 0-1 range")
            rgba = (*parts, 1.0) if len(parts) == 3 else tuple(parts)
    if rgba is None:
        raise ValueError(f"Invalid RGBA argument: {c!r}" if not isinstance(c, str)
                         else f"{c!r} is not a valid color value.")
    return rgba if alpha is None else (*rgba[:3], float(alpha))


def check(c):
    """Raises for a word that names no colour."""
    if c not in ("auto", "face", "inherit") and _from_text(c) is None:
        raise ValueError(
            f"{c!r} is not a valid value for color: supported inputs are (r, g, b) and "
            "(r, g, b, a) 0-1 float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; "
            "named color strings; string reprs of 0-1 floats for grayscale values; 'C0', 'C1', "
            "... strings for colors of the color cycle; and pairs combining one of the above "
            "with an alpha value")


def to_rgb(c):
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    rgba = to_rgba(c)
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgba[:4 if keep_alpha else 3])


rgb2hex = to_hex


def is_color_like(c):
    try:
        to_rgba(c)
    except (ValueError, TypeError):
        return False
    return True


def to_rgba_list(c, alpha=None):
    """One colour or a sequence of colours as a list of colours."""
    if isinstance(c, str):
        return [to_rgba(c, alpha)]
    values = list(c.tolist() if hasattr(c, "tolist") else c)
    if values and isinstance(values[0], (int, float)):
        return [to_rgba(tuple(values), alpha)]
    return [to_rgba(value, alpha) for value in values]


def to_rgba_array(c, alpha=None):
    return np.array(to_rgba_list(c, alpha))


class Normalize:
    """Maps numbers from `vmin` to `vmax` onto 0 to 1."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax, self.clip = vmin, vmax, clip

    def autoscale_None(self, values):
        known = [v for v in np.asarray(values).ravel().tolist() if math.isfinite(v)]
        if self.vmin is None:
            self.vmin = min(known) if known else 0.0
        if self.vmax is None:
            self.vmax = max(known) if known else 1.0

    def scaled(self):
        return self.vmin is not None and self.vmax is not None

    def fraction(self, value):
        """Where one number lies."""
        width = self.vmax - self.vmin
        return 0.0 if width == 0 else (value - self.vmin) / width

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        self.autoscale_None(values)
        return self._fractions(values)[()]

    def _fractions(self, values):
        """Where the numbers of an array lie."""
        return (values - self.vmin) / ((self.vmax - self.vmin) or 1.0)


class NoNorm(Normalize):
    def fraction(self, value):
        return value


class LogNorm(Normalize):
    """Maps the logarithms of numbers onto 0 to 1."""

    def fraction(self, value):
        if value <= 0:
            return 0.0
        low, high = math.log10(self.vmin), math.log10(self.vmax)
        return 0.0 if low == high else (math.log10(value) - low) / (high - low)

    def _fractions(self, values):
        low, high = np.log10([self.vmin, self.vmax])
        return (np.log10(values) - low) / ((high - low) or 1.0)


class _CurvedNorm(Normalize):
    """A scale that says itself where the numbers of an array lie."""

    def fraction(self, value):
        return float(self._fractions(np.asarray(value, dtype=float)))


class TwoSlopeNorm(_CurvedNorm):
    """Maps `vmin` to 0, `vcenter` to 0.5 and `vmax` to 1, and what lies between evenly."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        Normalize.__init__(self, vmin, vmax)
        self.vcenter = vcenter
        if vmax is not None and vcenter >= vmax or vmin is not None and vcenter <= vmin:
            raise ValueError("vmin, vcenter, and vmax must be in ascending order")

    def autoscale_None(self, values):
        Normalize.autoscale_None(self, values)
        self.vmin, self.vmax = min(self.vmin, self.vcenter), max(self.vmax, self.vcenter)

    def _fractions(self, values):
        return np.interp(values, [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1])


class CenteredNorm(Normalize):
    """Maps `vcenter` to 0.5, and as much below it as above."""

    def __init__(self, vcenter=0, halfrange=None, clip=False):
        Normalize.__init__(self, clip=clip)
        self.vcenter, self.halfrange = vcenter, halfrange
        if halfrange is not None:
            self.vmin, self.vmax = vcenter - halfrange, vcenter + halfrange

    def autoscale_None(self, values):
        if self.vmin is None and values.size:
            self.halfrange = float(np.max(np.abs(values - self.vcenter)))
            self.vmin, self.vmax = self.vcenter - self.halfrange, self.vcenter + self.halfrange


class PowerNorm(_CurvedNorm):
    """Maps numbers onto 0 to 1, raised to a power."""

    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        Normalize.__init__(self, vmin, vmax, clip)
        self.gamma = gamma

    def _fractions(self, values):
        even = Normalize._fractions(self, values)
        return np.where(even > 0, np.abs(even) ** self.gamma, even)


class SymLogNorm(_CurvedNorm):
    """Logarithms on both sides of zero; evenly between `-linthresh` and `linthresh`."""

    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        Normalize.__init__(self, vmin, vmax, clip)
        self.linthresh, self.linscale, self.base = linthresh, linscale, base

    def _curved(self, values):
        even = self.linscale / (1 - 1 / self.base)
        size = np.abs(values)
        far = np.maximum(size, self.linthresh) / self.linthresh
        bent = self.linthresh * (even + np.log(far) / np.log(self.base))
        return np.where(size <= self.linthresh, values * even, np.sign(values) * bent)

    def _fractions(self, values):
        low, high = (float(self._curved(np.asarray(end))) for end in (self.vmin, self.vmax))
        return (self._curved(values) - low) / ((high - low) or 1.0)


class BoundaryNorm(Normalize):
    """Maps numbers between boundaries onto whole numbers below `ncolors`."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        if clip and extend != "neither":
            raise ValueError("'clip=True' is not compatible with 'extend'")
        self.boundaries = np.asarray(boundaries)
        self.N = self._count = len(self.boundaries)
        if self.N < 2:
            raise ValueError("You must provide at least 2 boundaries (1 region) but you passed in "
                             f"{boundaries!r}")
        Normalize.__init__(self, float(self.boundaries[0]), float(self.boundaries[-1]), clip)
        self.Ncmap, self.extend = ncolors, extend
        self._below = 1 if extend in ("min", "both") else 0
        self._regions = self.N - 1 + self._below + (1 if extend in ("max", "both") else 0)
        if self._regions > ncolors:
            raise ValueError(f"There are {self._regions} color bins including extensions, but "
                             f"ncolors = {ncolors}; ncolors must equal or exceed the number of bins")

    def scaled(self):
        return True

    def _region(self, value):
        """The whole number of one number."""
        if self.clip:
            value = min(max(value, self.vmin), self.vmax)
        region = int(np.searchsorted(self.boundaries, value, side="right")) - 1 + self._below
        if self.Ncmap > self._regions:
            if self._regions == 1:
                region = (self.Ncmap - 1) // 2 if region == 0 else region
            else:
                region = int((self.Ncmap - 1) / (self._regions - 1) * region)
        if value < self.vmin:
            return -1
        if value >= self.vmax:
            return self.Ncmap - 1 if self.clip else self.Ncmap
        return region

    def fraction(self, value):
        region = self._region(value)
        return (region + 0.5) / self.Ncmap

    def __call__(self, value, clip=None):
        if np.ndim(value) == 0:
            return self._region(float(value))
        values = np.asarray(value, dtype=float)
        regions = [self._region(each) for each in values.ravel().tolist()]
        return np.ma.array(np.array(regions, dtype=np.int16).reshape(values.shape),
                           mask=np.zeros(values.shape, dtype=bool))


class Colormap:
    """Colours for numbers from 0 to 1."""

    def __init__(self, name, N=256):
        self.name, self.N = name, N
        self._under = self._over = self._bad = None

    def at(self, fraction):
        """The colour of one number."""
        if math.isnan(fraction):
            return self._bad or (0.0, 0.0, 0.0, 0.0)
        if fraction < 0:
            return self._under or self._color(0.0)
        if fraction > 1:
            return self._over or self._color(1.0)
        return self._color(fraction)

    def rows(self, fractions):
        """The colours of an array of numbers [rows, columns], row by row."""
        steps = self._steps()
        table = [self._color((i + 0.5) / steps) for i in range(steps)]
        table += [self.at(-1.0), self.at(2.0), self.at(math.nan)]
        inside = np.minimum((np.clip(np.nan_to_num(fractions), 0, 1) * steps).astype(int), steps - 1)
        places = np.where(fractions < 0, steps, np.where(fractions > 1, steps + 1, inside))
        places = np.where(np.isnan(fractions), steps + 2, places)
        return [[table[place] for place in row] for row in places.tolist()]

    def __getattr__(self, name):
        # The maps that come with the module are filled when they are first used.
        fill = self.__dict__.pop("_fill", None)
        if fill is None:
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}")
        fill(self)
        return getattr(self, name)

    def __call__(self, X, alpha=None, bytes=False):
        values = np.asarray(X)
        is_index = values.dtype.kind in "iu"

        def one(value):
            place = value / max(self.N - 1, 1) if is_index else value
            rgba = self.at(place)
            rgba = rgba if alpha is None else (*rgba[:3], float(alpha))
            return tuple(int(part * 255 + 0.5) for part in rgba) if bytes else rgba

        if values.ndim == 0:
            return tuple(np.float64(part) if not bytes else part for part in one(values.item()))
        flat = [one(value) for value in values.ravel().tolist()]
        return np.array(flat).reshape(*values.shape, 4)

    def set_bad(self, color="k", alpha=None):
        self._bad = to_rgba(color, alpha)

    def set_under(self, color="k", alpha=None):
        self._under = to_rgba(color, alpha)

    def set_over(self, color="k", alpha=None):
        self._over = to_rgba(color, alpha)

    def copy(self):
        import copy
        return copy.copy(self)

    def __eq__(self, other):
        return isinstance(other, Colormap) and self.name == other.name and self.N == other.N

    def __hash__(self):
        return hash((self.name, self.N))


class ListedColormap(Colormap):
    """A map that is a list of colours."""

    def __init__(self, colors, name="unnamed", N=None):
        if isinstance(colors, str):
            colors = [colors] * (N or 1)
        if not isinstance(colors, tuple):
            colors = list(colors)
        Colormap.__init__(self, name, N or len(colors))
        self.colors = colors
        self._colors = [to_rgba(color) for color in colors]

    def _steps(self):
        return len(self._colors)

    def _color(self, fraction):
        return self._colors[min(int(fraction * len(self._colors)), len(self._colors) - 1)]

    def resampled(self, lutsize):
        return ListedColormap([self.at(i / max(lutsize - 1, 1)) for i in range(lutsize)],
                              self.name)

    def reversed(self, name=None):
        return ListedColormap(self.colors[::-1], name or self.name + "_r")


class LinearSegmentedColormap(Colormap):
    """A map that runs evenly from one colour to the next."""

    def __init__(self, name, segmentdata, N=256, gamma=1.0):
        Colormap.__init__(self, name, N)
        self._segmentdata = segmentdata

    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        colors = list(colors)
        if colors and isinstance(colors[0], tuple) and len(colors[0]) == 2:
            places = [(float(place), to_rgba(color)) for place, color in colors]
        else:
            last = max(len(colors) - 1, 1)
            places = [(i / last, to_rgba(color)) for i, color in enumerate(colors)]
        data = {
            part: [(place, color[i], color[i]) for place, color in places]
            for i, part in enumerate(("red", "green", "blue", "alpha"))
        }
        return LinearSegmentedColormap(name, data, N)

    def _steps(self):
        return self.N

    def _color(self, fraction):
        step = min(int(fraction * self.N), self.N - 1) / max(self.N - 1, 1)
        return tuple(self._part(name, step) for name in ("red", "green", "blue", "alpha"))

    def _part(self, name, x):
        rows = self._segmentdata.get(name)
        if rows is None:
            return 1.0
        for (x0, _, left), (x1, right, _) in zip(rows, rows[1:]):
            if x <= x1:
                share = (x - x0) / (x1 - x0) if x1 > x0 else 0.0
                return min(max(left + (right - left) * share, 0.0), 1.0)
        return float(rows[-1][1])

    def resampled(self, lutsize):
        return LinearSegmentedColormap(self.name, self._segmentdata, lutsize)

    def reversed(self, name=None):
        data = {
            part: [(1 - x, right, left) for x, left, right in reversed(rows)]
            for part, rows in self._segmentdata.items()
        }
        return LinearSegmentedColormap(name or self.name + "_r", data, self.N)


def rgb_to_hsv(arr):
    import colorsys
    values = np.asarray(arr, dtype=float)
    flat = [colorsys.rgb_to_hsv(*row) for row in values.reshape(-1, 3).tolist()]
    return np.array(flat).reshape(values.shape)


def hsv_to_rgb(hsv):
    import colorsys
    values = np.asarray(hsv, dtype=float)
    flat = [colorsys.hsv_to_rgb(*row) for row in values.reshape(-1, 3).tolist()]
    return np.array(flat).reshape(values.shape)
