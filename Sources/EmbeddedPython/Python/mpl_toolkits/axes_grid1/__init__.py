"""Plots beside plots."""


class _Divider:
    def __init__(self, axes):
        self._axes = axes

    def append_axes(self, position, size="5%", pad=0.05, **kwargs):
        """Axes for a colour bar beside a plot."""
        orientation = "vertical" if position in ("right", "left") else "horizontal"
        return self._axes.figure._strip_beside([self._axes], orientation)


def make_axes_locatable(axes):
    return _Divider(axes)
