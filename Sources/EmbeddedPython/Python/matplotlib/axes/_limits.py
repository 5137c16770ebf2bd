"""What part of the plane a plot shows: limits, scales, margins, aspect."""


class Limits:
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
