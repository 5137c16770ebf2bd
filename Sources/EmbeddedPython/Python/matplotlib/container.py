"""Artists that were made together, as a tuple."""


class Container(tuple):
    def __new__(cls, *args, **kwargs):
        return tuple.__new__(cls, args[0])

    def __init__(self, artists, label=None):
        self._label = label or ""

    def __repr__(self):
        return f"<{type(self).__name__} object of {len(self)} artists>"

    def get_label(self):
        return self._label

    def set_label(self, label):
        self._label = label

    def get_children(self):
        return [child for child in self if child is not None]

    def remove(self):
        for child in self.get_children():
            for artist in child if isinstance(child, (tuple, list)) else [child]:
                artist.remove()

    def legend_mark(self):
        for child in self:
            if child is not None and hasattr(child, "legend_mark"):
                return child.legend_mark()
        return "patch", {"color": (0.0, 0.0, 0.0, 1.0)}


class BarContainer(Container):
    """The rectangles of a bar chart."""

    def __init__(self, patches, errorbar=None, *, datavalues=None, orientation=None, label=None):
        self.patches, self.errorbar = list(patches), errorbar
        self.datavalues, self.orientation = datavalues, orientation
        Container.__init__(self, patches, label)


class ErrorbarContainer(Container):
    def __init__(self, lines, has_xerr=False, has_yerr=False, label=None):
        self.lines = lines
        Container.__init__(self, lines, label)


class StemContainer(Container):
    def __init__(self, markerline_stemlines_baseline, label=None):
        self.markerline, self.stemlines, self.baseline = markerline_stemlines_baseline
        Container.__init__(self, markerline_stemlines_baseline, label)


class PieContainer:
    """The slices of a pie with their words; unpacks as (wedges, texts, autotexts)."""

    def __init__(self, wedges, texts, autotexts):
        self.wedges, self.texts, self.autotexts = wedges, texts, autotexts

    def __iter__(self):
        parts = [self.wedges, self.texts]
        return iter(parts + [self.autotexts] if self.autotexts is not None else parts)

    def __len__(self):
        return 2 if self.autotexts is None else 3

    def __getitem__(self, index):
        return list(self)[index]
