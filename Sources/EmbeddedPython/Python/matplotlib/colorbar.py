"""The scale of a colour map beside its picture."""


class Colorbar:
    """A strip of all colours with ticks, in axes of its own."""

    def __init__(self, ax, mappable, label="", orientation="vertical", **kwargs):
        self.ax, self.mappable, self.orientation = ax, mappable, orientation
        ax._colorbar = self
        self.set_label(label)
        if kwargs.get("ticks") is not None:
            self.set_ticks(kwargs["ticks"])

    def set_label(self, label, **kwargs):
        side = "y" if self.orientation == "vertical" else "x"
        getattr(self.ax, f"set_{side}label")(label, **kwargs)

    def set_ticks(self, ticks, *, labels=None, **kwargs):
        side = "y" if self.orientation == "vertical" else "x"
        getattr(self.ax, f"set_{side}ticks")(ticks, labels=labels)

    def set_ticklabels(self, ticklabels, **kwargs):
        side = "y" if self.orientation == "vertical" else "x"
        getattr(self.ax, f"set_{side}ticklabels")(ticklabels)

    def update_normal(self, mappable=None):
        self.mappable = mappable or self.mappable

    def remove(self):
        self.ax.remove()

    def limits(self):
        norm = self.mappable.norm
        if self.mappable.get_array() is not None:
            norm.autoscale_None(self.mappable.get_array())
        return (0.0 if norm.vmin is None else norm.vmin), (1.0 if norm.vmax is None else norm.vmax)

    def colors(self, count):
        """The colours of the strip from the lowest."""
        cmap = self.mappable.cmap
        return [cmap.at((i + 0.5) / count) for i in range(count)]
