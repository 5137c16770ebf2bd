"""Pictures: arrays shown as coloured cells."""

import numpy as np

from matplotlib import cm
from matplotlib._data import array
from matplotlib.artist import Artist


class AxesImage(Artist, cm.ScalarMappable):
    """A picture inside axes."""

    zorder = 0
    _properties = {
        "cmap", "norm", "interpolation", "extent", "data", "array", "clim", "resample", "origin",
        "filternorm", "filterrad", "interpolation_stage", "aspect", "colorizer",
    }

    def __init__(self, data, norm, cmap, origin, extent, **kwargs):
        cm.ScalarMappable.__init__(self, norm, cmap)
        Artist.__init__(self, **kwargs)
        self.origin, self._extent = origin, extent
        self.set_data(data)

    def set_data(self, A):
        data = array(A)
        if data.ndim == 3 and data.shape[2] == 1:
            data = data[:, :, 0]
        if data.ndim not in (2, 3) or data.ndim == 3 and data.shape[2] not in (3, 4):
            raise TypeError(f"Invalid shape {data.shape} for image data")
        self._array = data
        self.rows, self.columns = data.shape[:2]

    def get_size(self):
        return self.rows, self.columns

    def get_extent(self):
        if self._extent is not None:
            return list(self._extent)
        x, y = self.columns - 0.5, self.rows - 0.5
        return (-0.5, x, y, -0.5) if self.origin == "upper" else (-0.5, x, -0.5, y)

    def extent(self):
        left, right, bottom, top = self.get_extent()
        return [left, right], [bottom, top]

    def sticky(self):
        return self.extent()

    def pixels(self, row_step=1, column_step=1):
        """The rows of the picture from the top, each a list of colours; of every so many."""
        alpha = self._get("alpha")
        data = self._array[::row_step, ::column_step]
        if data.ndim == 2:
            self.norm.autoscale_None(self._array)
            rows = self.cmap.rows(self._fractions(data))
        else:
            scale = 255.0 if data.dtype.kind in "iu" else 1.0
            rows = [[(*pixel, 1.0)[:4] for pixel in row]
                    for row in np.clip(data / scale, 0.0, 1.0).tolist()]
        if alpha is not None:
            rows = [[(*rgba[:3], float(alpha)) for rgba in row] for row in rows]
        return rows if self.origin == "upper" else rows[::-1]

    def _fractions(self, data):
        """Where the numbers lie on the colour map."""
        if type(self.norm).__name__ == "Normalize":
            low, high = float(self.norm.vmin), float(self.norm.vmax)
            return (data.astype(float) - low) / ((high - low) or 1.0)
        return np.array([[self.norm.fraction(v) for v in row] for row in data.tolist()])

    def draw_on(self, surface, project):
        left, right, bottom, top = self.get_extent()
        low, high = project(left, bottom, clamp=True), project(right, top, clamp=True)
        if low is None or high is None:
            return
        # More cells than the surface has dots would be painted over.
        width, height = (max(int(abs(b - a)), 1) for a, b in zip(low, high))
        rows = self.pixels(max(self.rows // height, 1), max(self.columns // width, 1))
        surface.image(low, high, rows)

    def legend_mark(self):
        return "patch", {"color": self.cmap.at(0.5)}


def imread(fname, format=None):
    raise PermissionError("reading pictures is not supported: a session has no access to files")


def imsave(fname, arr, **kwargs):
    """Writes an array as a PNG or SVG picture, a cell of the array a pixel."""
    from matplotlib import _files
    picture = AxesImage(arr, kwargs.get("norm"), kwargs.get("cmap"), "upper", None)
    picture.norm.vmin, picture.norm.vmax = kwargs.get("vmin"), kwargs.get("vmax")
    _files.write_pixels(fname, picture.pixels())
