"""A surface of pixels, written as PNG."""

import math

import _picture
from matplotlib._svg import marker_shape, plain_math


class Raster:
    """A picture of `width` x `height` pixels."""

    def __init__(self, width, height, dpi):
        self.width, self.height, self.dpi = width, height, dpi
        self._picture = _picture.make(width, height)

    def png(self):
        return _picture.png(self._picture)

    def _pixels(self, points):
        return points * self.dpi / 72

    def clip(self, box):
        _picture.clip(self._picture, box)

    def unclip(self):
        _picture.clip(self._picture, None)

    def moved(self, place, x, y):
        return place[0] + self._pixels(x), place[1] - self._pixels(y)

    def line(self, points, color, width, dashes):
        _picture.stroke(self._picture, points, color, self._pixels(width),
                        [self._pixels(part) for part in dashes])

    def polygon(self, points, fill, edge, width):
        if fill[3] > 0:
            _picture.fill(self._picture, points, fill)
        if edge[3] > 0 and width:
            self.line([*points, points[0]], edge, width, ())

    def field(self, points, fill):
        self.polygon(points, fill, fill, 0.5)

    def markers(self, places, marker, size, face, edge):
        radius = self._pixels(size) / 2 * (0.5 if marker in (".", ",") else 1)
        round_ = [(math.cos(i * math.pi / 8), math.sin(i * math.pi / 8)) for i in range(16)]
        is_round = marker in ("o", ".", ",", "8")
        parts = [(True, round_)] if is_round else marker_shape(marker)
        for x, y in places:
            for is_closed, points in parts:
                shape = [(x + u * radius, y + v * radius) for u, v in points]
                if is_closed:
                    self.polygon(shape, face, edge, 0 if face == edge and is_round else 1)
                else:
                    self.line(shape, edge, 1.5, ())

    def image(self, low, high, rows):
        (x0, y0), (x1, y1) = low, high
        left, top = min(x0, x1), min(y0, y1)
        columns = len(rows[0]) if rows else 0
        if not columns:
            return
        w, h = abs(x1 - x0) / columns, abs(y1 - y0) / len(rows)
        for i, row in enumerate(rows):
            start = 0
            for j in range(1, columns + 1):
                if j < columns and row[j] == row[start]:
                    continue
                # Edges on whole pixels, so that no seams show.
                a, b = round(left + start * w), round(left + j * w)
                c, d = round(top + i * h), round(top + (i + 1) * h)
                _picture.fill(self._picture, [(a, c), (b, c), (b, d), (a, d)], row[start])
                start = j

    def text(self, place, words, *, size, color, ha="left", va="baseline", rotation=0,
             bold=False):
        """Words of square dots, seven of which are as high as a capital letter."""
        dot = max(1, round(self._pixels(size) * 0.75 / 7 * 2) / 2)
        turn = math.radians(rotation)
        cos, sin = math.cos(turn), math.sin(turn)
        rows = plain_math(str(words)).split("\n")
        height = (len(rows) - 1) * 10 * dot + 7 * dot
        drop = {"top": 0.0, "center": -height / 2, "center_baseline": -height / 2}.get(va, -height)
        for k, row in enumerate(rows):
            width = (len(row) * 6 - 1) * dot
            start = {"left": 0.0, "right": -width}.get(ha, -width / 2)
            for i, letter in enumerate(row):
                for j, bits in enumerate(_picture.glyph(letter)):
                    self._dots(place, start + i * 6 * dot, drop + (k * 10 + j) * dot, bits, dot,
                               cos, sin, color)

    def _dots(self, place, across, down, bits, dot, cos, sin, color):
        column = 0
        while column < 5:
            if not bits >> (4 - column) & 1:
                column += 1
                continue
            end = column
            while end < 5 and bits >> (4 - end) & 1:
                end += 1
            left, right = across + column * dot, across + end * dot
            corners = [(left, down), (right, down), (right, down + dot), (left, down + dot)]
            _picture.fill(self._picture, [
                (place[0] + x * cos + y * sin, place[1] - x * sin + y * cos)
                for x, y in corners], color)
            column = end
