"""The kinds of plots by name."""

from matplotlib.projections.polar import PolarAxes


def get_projection_names():
    return ["3d", "polar", "rectilinear"]


def get_projection_class(projection=None):
    """The class of a kind of plots."""
    if projection in (None, "rectilinear"):
        from matplotlib.axes import Axes
        return Axes
    if projection == "polar":
        return PolarAxes
    if projection == "3d":
        from mpl_toolkits.mplot3d import Axes3D
        return Axes3D
    raise ValueError(f"Unknown projection {projection!r}: there are "
                     f"{', '.join(get_projection_names())}")
