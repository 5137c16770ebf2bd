"""Tables of words in a plot."""

from matplotlib import colors
from matplotlib.artist import Artist
from matplotlib.text import Text


class Cell:
    """One field of a table."""

    def __init__(self, text, color="w"):
        self._text, self._color = Text(0, 0, text), color

    def get_text(self):
        return self._text

    def set_text_props(self, **kwargs):
        self._text.set(**kwargs)

    def set_facecolor(self, color):
        self._color = color

    def set_fontsize(self, size):
        self._text.set(fontsize=size)

    def set_height(self, h):
        """All rows are equally high."""

    def set_width(self, w):
        """All columns are equally wide."""

    def set_edgecolor(self, color):
        """The lines of a table are black."""


class Table(Artist):
    """Rows of fields, drawn below the plot or across its middle."""

    zorder = 4

    def __init__(self, axes, rows, has_labels, loc):
        Artist.__init__(self)
        self._cells, self._loc = {}, loc
        self._count = len(rows)
        self._width = max((len(row) for row in rows), default=0)
        for i, row in enumerate(rows):
            for j, (word, color) in enumerate(row):
                self._cells[i, j - (1 if has_labels else 0)] = Cell(word, color)
        self._labels = has_labels

    def get_celld(self):
        return self._cells

    def __getitem__(self, position):
        return self._cells[position]

    def auto_set_font_size(self, value=True):
        """Words keep the size that they are given."""

    def auto_set_column_width(self, col):
        """All columns are equally wide."""

    def set_fontsize(self, size):
        for cell in self._cells.values():
            cell.set_fontsize(size)

    def scale(self, xscale, yscale):
        """A table fills the width of its plot."""

    def draw_on(self, surface, project):
        height = min(0.08, 1.0 / max(self._count, 1))
        top = 0.5 + height * self._count / 2
        if "top" in self._loc or "upper" in self._loc:
            top = 1.0
        elif self._loc in ("bottom",) or "lower" in self._loc:
            top = height * self._count
        first = -1 if self._labels else 0
        for (i, j), cell in self._cells.items():
            left, right = (j - first) / self._width, (j - first + 1) / self._width
            high, low = top - i * height, top - (i + 1) * height
            corners = [(left, low), (right, low), (right, high), (left, high)]
            surface.polygon([project.fraction(*c) for c in corners], colors.to_rgba(cell._color),
                            (0.0, 0.0, 0.0, 1.0), 1.0)
            place = project.fraction((left + right) / 2, (low + high) / 2)
            surface.text(place, cell._text.get_text(),
                         **cell._text.style(ha="center", va="center"))
