"""Grids of places for plots."""


class GridSpec:
    """Rows and columns of a figure: `gs[0, 1]`, `gs[:, 0]`."""

    def __init__(self, nrows, ncols, figure=None, width_ratios=None, height_ratios=None,
                 **kwargs):
        self.nrows, self.ncols, self.figure = nrows, ncols, figure
        self.width_ratios = list(width_ratios or [1] * ncols)
        self.height_ratios = list(height_ratios or [1] * nrows)
        self.spaces = {name: kwargs[name] for name in (
            "left", "right", "bottom", "top", "wspace", "hspace") if name in kwargs}

    def __repr__(self):
        return f"GridSpec({self.nrows}, {self.ncols})"

    def get_geometry(self):
        return self.nrows, self.ncols

    def update(self, **kwargs):
        self.spaces.update(kwargs)

    def __getitem__(self, key):
        def span(part, count):
            if isinstance(part, slice):
                places = range(count)[part]
                return places[0], places[-1]
            part = part + count if part < 0 else part
            if not 0 <= part < count:
                raise IndexError(
                    f"index {part} is out of bounds for axis 0 with size {count}")
            return part, part

        if isinstance(key, tuple):
            (top, bottom), (left, right) = span(key[0], self.nrows), span(key[1], self.ncols)
            return SubplotSpec(self, top * self.ncols + left, bottom * self.ncols + right)
        first, last = span(key, self.nrows * self.ncols)
        return SubplotSpec(self, first, last)


class SubplotSpec:
    """A place of a grid, from one cell to another."""

    def __init__(self, gridspec, num1, num2):
        self.gridspec, self.num1, self.num2 = gridspec, num1, num2

    def __repr__(self):
        (r0, c0), (r1, c1) = divmod(self.num1, self.gridspec.ncols), divmod(
            self.num2, self.gridspec.ncols)
        return f"{self.gridspec!r}[{r0}:{r1 + 1}, {c0}:{c1 + 1}]"

    def position(self, room):
        """(left, bottom, width, height) as fractions of the figure."""
        grid = self.gridspec
        room = {**room, **grid.spaces}

        def spans(ratios, start, end, space):
            count, whole = len(ratios), end - start
            cell = whole / (count + space * (count - 1))
            unit, at, found = cell * count / sum(ratios), start, []
            for ratio in ratios:
                found.append((at, at + ratio * unit))
                at += ratio * unit + space * cell
            return found

        columns = spans(grid.width_ratios, room["left"], room["right"], room["wspace"])
        rows = spans(grid.height_ratios, 1 - room["top"], 1 - room["bottom"], room["hspace"])
        (r0, c0), (r1, c1) = divmod(self.num1, grid.ncols), divmod(self.num2, grid.ncols)
        left, right = columns[c0][0], columns[c1][1]
        top, bottom = 1 - rows[r0][0], 1 - rows[r1][1]
        return left, bottom, right - left, top - bottom
