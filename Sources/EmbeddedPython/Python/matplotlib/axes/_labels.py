"""What is written around a plot: titles, labels, ticks, grid and legend."""

from matplotlib.legend import Legend
from matplotlib.text import Annotation, Text


class Labels:
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
