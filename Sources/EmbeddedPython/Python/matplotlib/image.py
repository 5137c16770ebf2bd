"""Pictures: arrays shown as coloured cells."""

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

    def pixels(self):
        """The rows of the picture from the top, each a list of colours."""
        alpha = self._get("alpha")
        if self._array.ndim == 2:
            self.norm.autoscale_None(self._array)
            low, width = self.norm.vmin, (self.norm.vmax - self.norm.vmin) or 1.0
            if type(self.norm).__name__ == "Normalize":
                rows = [[self.cmap.at((v - low) / width) for v in row]
                        for row in self._array.tolist()]
            else:
                rows = [[self.cmap.at(self.norm.fraction(v)) for v in row]
                        for row in self._array.tolist()]
        else:
            scale = 255.0 if self._array.dtype.kind in "iu" else 1.0
            rows = [
                [tuple(min(max(part / scale, 0.0), 1.0) for part in pixel) for pixel in row]
                for row in self._array.tolist()]
            rows = [[p if len(p) == 4 else (*p, 1.0) for p in row] for row in rows]
        if alpha is not None:
            rows = [[(*rgba[:3], float(alpha)) for rgba in row] for row in rows]
        left, right, bottom, top = self.get_extent()
        return rows if self.origin == "upper" else rows[::-1]

    def draw_on(self, surface, project):
        left, right, bottom, top = self.get_extent()
        low, high = project(left, bottom, clamp=True), project(right, top, clamp=True)
        if low is None or high is None:
            return
        rows = self.pixels()
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
