"""The colour maps by name."""

from matplotlib import _maps
from matplotlib._hints import close_to
from matplotlib.colors import (
    Colormap, LinearSegmentedColormap, ListedColormap, Normalize, to_rgb)

# Evenly spaced colours, in between they are mixed.
_EVEN = {
    "viridis": "440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725",
    "plasma": "0d0887 46039f 7201a8 9c179e bd3786 d8576b ed7953 fb9f3a fdca26 f0f921",
    "inferno": "000004 1b0c41 4a0c6b 781c6d a52c60 cf4446 ed6925 fb9b06 f7d13d fcffa4",
    "magma": "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf",
    "cividis": "00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838",
    "gray": "000000 ffffff",
    "binary": "ffffff 000000",
    "bone": "000000 545474 a7c7c7 ffffff",
    "hot": "0b0000 ff0000 ffff00 ffffff",
    "cool": "00ffff ff00ff",
    "spring": "ff00ff ffff00",
    "summer": "008066 ffff66",
    "autumn": "ff0000 ffff00",
    "winter": "0000ff 00ff80",
    "copper": "000000 9e643f ffc77f",
    "pink": "1e0000 c08080 e8e8b5 ffffff",
    "jet": "000080 0000ff 0080ff 29ffce 7dff7a ceff29 ff9400 ff1300 800000",
    "rainbow": "8000ff 2c7ef7 2adddd 80ffb4 d4dd80 ff7e41 ff0000",
    "hsv": "ff0000 ffff00 00ff00 00ffff 0000ff ff00ff ff0018",
    "terrain": "333399 00b2b2 80eb80 ffff99 80695c ffffff",
    "ocean": "008000 004055 0080aa 80c0d4 ffffff",
    "brg": "0000ff ff0000 00ff00",
    "bwr": "0000ff ffffff ff0000",
    "seismic": "00004d 0000ff ffffff ff0000 800000",
    "coolwarm": "3b4cc0 6f92f3 aac7fd dddcdc f7b89c e7745b b40426",
    "twilight": "e2d9e2 6276ba 2f1436 b25652 e2d9e2",
    "turbo": "30123b 4662d7 36aaf9 1ae4b6 72fe5e c8ef34 faba39 f66b19 cb2a04 7a0403",
    "Blues": "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b",
    "Greens": "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b",
    "Greys": "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000",
    "Oranges": "fff5eb fee6ce fdd0a2 fdae6b fd8d3c f16913 d94801 a63603 7f2704",
    "Purples": "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807dba 6a51a3 54278f 3f007d",
    "Reds": "fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d",
    "YlOrRd": "ffffcc ffeda0 fed976 feb24c fd8d3c fc4e2a e31a1c bd0026 800026",
    "YlOrBr": "ffffe5 fff7bc fee391 fec44f fe9929 ec7014 cc4c02 993404 662506",
    "YlGnBu": "ffffd9 edf8b1 c7e9b4 7fcdbb 41b6c4 1d91c0 225ea8 253494 081d58",
    "YlGn": "ffffe5 f7fcb9 d9f0a3 addd8e 78c679 41ab5d 238443 006837 004529",
    "GnBu": "f7fcf0 e0f3db ccebc5 a8ddb5 7bccc4 4eb3d3 2b8cbe 0868ac 084081",
    "BuGn": "f7fcfd e5f5f9 ccece6 99d8c9 66c2a4 41ae76 238b45 006d2c 00441b",
    "PuBu": "fff7fb ece7f2 d0d1e6 a6bddb 74a9cf 3690c0 0570b0 045a8d 023858",
    "OrRd": "fff7ec fee8c8 fdd49e fdbb84 fc8d59 ef6548 d7301f b30000 7f0000",
    "RdPu": "fff7f3 fde0dd fcc5c0 fa9fb5 f768a1 dd3497 ae017e 7a0177 49006a",
    "Spectral": "9e0142 d53e4f f46d43 fdae61 fee08b ffffbf e6f598 abdda4 66c2a5 3288bd 5e4fa2",
    "RdBu": "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061",
    "RdYlBu": "a50026 d73027 f46d43 fdae61 fee090 ffffbf e0f3f8 abd9e9 74add1 4575b4 313695",
    "RdYlGn": "a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837",
    "RdGy": "67001f b2182b d6604d f4a582 fddbc7 ffffff e0e0e0 bababa 878787 4d4d4d 1a1a1a",
    "PiYG": "8e0152 c51b7d de77ae f1b6da fde0ef f7f7f7 e6f5d0 b8e186 7fbc41 4d9221 276419",
    "PRGn": "40004b 762a83 9970ab c2a5cf e7d4e8 f7f7f7 d9f0d3 a6dba0 5aae61 1b7837 00441b",
    "BrBG": "543005 8c510a bf812d dfc27d f6e8c3 f5f5f5 c7eae5 80cdc1 35978f 01665e 003c30",
    "PuOr": "7f3b08 b35806 e08214 fdb863 fee0b6 f7f7f7 d8daeb b2abd2 8073ac 542788 2d004b",
}
# Colours of their own, one after the other.
_LISTS = {
    "tab10": "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf",
    "tab20": "1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b "
             "c49c94 e377c2 f7b6d2 7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5",
    "Set1": "e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999",
    "Set2": "66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3",
    "Set3": "8dd3c7 ffffb3 bebada fb8072 80b1d3 fdb462 b3de69 fccde5 d9d9d9 bc80bd ccebc5 ffed6f",
    "Paired": "a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928",
    "Accent": "7fc97f beaed4 fdc086 ffff99 386cb0 f0027f bf5b17 666666",
    "Dark2": "1b9e77 d95f02 7570b3 e7298a 66a61e e6ab02 a6761d 666666",
    "Pastel1": "fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2",
    "Pastel2": "b3e2cd fdcdac cbd5e8 f4cae4 e6f5c9 fff2ae f1e2cc cccccc",
}
_EVEN.update(_maps.EVEN)
_LISTS.update(_maps.LISTS)
_PERCEPTUAL = ("viridis", "plasma", "inferno", "magma", "cividis", "twilight", "turbo",
               *_maps.PERCEPTUAL)
_ALIASES = {"grey": "gray", "gist_gray": "gray", "gist_grey": "gray", "gist_yarg": "binary",
            "gist_yerg": "binary", "Grays": "Greys"}
# The maps that are made of points between which colours are blended.
datad = {name: None for name in (*_EVEN, *_LISTS, *_ALIASES) if name not in _PERCEPTUAL}
_made = {}


def _make(name):
    base = name.removesuffix("_r")
    source = _ALIASES.get(base, base)
    if source not in _LISTS and source not in _EVEN:
        return None
    is_list = source in _LISTS or source in _PERCEPTUAL
    kind = ListedColormap if is_list else LinearSegmentedColormap
    cmap = kind.__new__(kind)
    Colormap.__init__(cmap, name, len(_LISTS[source].split()) if source in _LISTS else 256)

    def fill(cmap):
        codes = ["#" + code for code in _LISTS.get(source, _EVEN.get(source, "")).split()]
        full = ListedColormap(tuple(to_rgb(code) for code in codes)) if source in _LISTS else (
            LinearSegmentedColormap.from_list(base, codes))
        if source in _PERCEPTUAL:
            full = ListedColormap([full.at(i / 255) for i in range(256)])
        if base != name:
            full = full.reversed()
        for attribute in ("colors", "_colors") if is_list else ("_segmentdata",):
            setattr(cmap, attribute, getattr(full, attribute))

    cmap._fill = fill
    return cmap


class ColormapRegistry:
    """The colour maps by name: `colormaps["viridis"]`."""

    def __getitem__(self, name):
        if name not in _made:
            cmap = _make(name)
            if cmap is None:
                raise KeyError(f"{name!r} is not a known colormap name")
            _made[name] = cmap
        return _made[name]

    def __contains__(self, name):
        return name in _made or _make(name) is not None

    def __iter__(self):
        return iter(sorted([*_EVEN, *_LISTS, *_ALIASES]))

    def __len__(self):
        return len(_EVEN) + len(_LISTS) + len(_ALIASES)

    def __call__(self):
        return list(self)

    def keys(self):
        return list(self)

    def get_cmap(self, cmap):
        return find_cmap(cmap)

    def register(self, cmap, *, name=None, force=False):
        _made[name or cmap.name] = cmap


colormaps = ColormapRegistry()


def find_cmap(name=None, lut=None):
    """A colour map: by name, or as it is given."""
    if name is None:
        from matplotlib._settings import rcParams
        name = rcParams["image.cmap"]
    if isinstance(name, Colormap):
        return name
    if name not in colormaps:
        raise ValueError(
            f"{name!r} is not a valid value for cmap{close_to(name, list(colormaps))}\nSee "
            "`matplotlib.bivar_colormaps()` and `matplotlib.multivar_colormaps()` for bivariate "
            "and multivariate colormaps")
    cmap = colormaps[name]
    return cmap if lut is None else cmap.resampled(lut)


class ScalarMappable:
    """Numbers with the map and the norm that colour them."""

    def __init__(self, norm=None, cmap=None):
        self.norm = norm or Normalize()
        self.cmap = find_cmap(cmap)
        self._array = None

    def set_array(self, A):
        self._array = A

    def get_array(self):
        return self._array

    def set_cmap(self, cmap):
        self.cmap = find_cmap(cmap)

    def get_cmap(self):
        return self.cmap

    def set_clim(self, vmin=None, vmax=None):
        if vmax is None and vmin is not None:
            vmin, vmax = vmin
        self.norm.vmin = self.norm.vmin if vmin is None else vmin
        self.norm.vmax = self.norm.vmax if vmax is None else vmax

    def get_clim(self):
        low, high = self.norm.vmin, self.norm.vmax
        return (None if low is None else float(low)), (None if high is None else float(high))

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        return self.cmap(self.norm(x) if norm else x, alpha, bytes)


for _name in colormaps:
    globals()[_name] = colormaps[_name]
    globals()[_name + "_r"] = colormaps[_name + "_r"]
