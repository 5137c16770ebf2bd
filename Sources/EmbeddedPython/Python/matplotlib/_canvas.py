"""A surface of characters: dots in braille, in quarter blocks or in plain signs.

Each character stands for a few dots and has one of the terminal's own colours; 0 is the colour of
text. The rows mark a change of colour with the sign U+0001 and a letter.
"""

import math

_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
# The dots across and down in one character.
_DOTS = {"braille": (2, 4), "block": (2, 2), "ascii": (1, 2)}
_BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
_SHADES = {"braille": " ░▒▓█", "block": " ░▒▓█", "ascii": " .:-=+*#%@"}
# The sixteen colours by their letters, from the hue of what is drawn.
_HUES = ((15, "r"), (45, "y"), (70, "Y"), (160, "g"), (200, "c"), (260, "b"), (290, "m"),
         (335, "M"), (361, "r"))


def letter(rgba):
    """The terminal's colour for a colour."""
    r, g, b = rgba[:3]
    high, low = max(r, g, b), min(r, g, b)
    if high - low < 0.15:
        return "k" if 0.3 < high < 0.85 else "0"
    if high == r:
        hue = 60 * ((g - b) / (high - low) % 6)
    elif high == g:
        hue = 60 * ((b - r) / (high - low) + 2)
    else:
        hue = 60 * ((r - g) / (high - low) + 4)
    return next(sign for limit, sign in _HUES if hue < limit)


def brightness(rgba):
    return 0.3 * rgba[0] + 0.59 * rgba[1] + 0.11 * rgba[2]


class Canvas:
    """`columns` x `rows` characters to draw on, in dots from the upper left."""

    dpi = 72

    def __init__(self, columns, rows, kind):
        self.columns, self.rows, self.kind = columns, rows, kind
        self.dx, self.dy = _DOTS[kind]
        self.width, self.height = columns * self.dx, rows * self.dy
        self._bits = [[0] * columns for _ in range(rows)]
        self._colors = [["0"] * columns for _ in range(rows)]
        self._words = [[None] * columns for _ in range(rows)]

    def clip(self, box):
        """The canvas is as large as the plot."""

    def unclip(self):
        """The canvas is as large as the plot."""

    def moved(self, place, x, y):
        return place[0] + x * self.dx / 6, place[1] - y * self.dy / 12

    def dot(self, x, y, color):
        if not (0 <= x < self.width and 0 <= y < self.height):
            return
        column, row = x // self.dx, y // self.dy
        if self.kind == "braille":
            bit = _BRAILLE_BITS[y % 4][x % 2]
        else:
            bit = 1 << (y % 2 * self.dx + x % self.dx)
        self._bits[row][column] |= bit
        self._colors[row][column] = color

    def line(self, points, rgba, width, dashes):
        if rgba[3] == 0:
            return
        from matplotlib._projection import clipped
        color, box = letter(rgba), (0, 0, self.width - 1, self.height - 1)
        on, run = (3, 5) if dashes else (1, 1)
        if dashes and dashes[0] < 2.5:
            on, run = 1, 3
        walked = 0
        for start, end in zip(points, points[1:]):
            part = clipped(start, end, box)
            if part is None:
                continue
            (x0, y0), (x1, y1) = part
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) + 0.999))
            for i in range(steps + 1):
                if walked % run < on:
                    self.dot(int(x0 + (x1 - x0) * i / steps + 0.5),
                             int(y0 + (y1 - y0) * i / steps + 0.5), color)
                walked += 1

    def polygon(self, points, fill, edge, width):
        if fill[3] > 0:
            self._fill(points, letter(fill), fill[3] if fill[3] < 0.95 else 1.0)
        if edge[3] > 0 and width:
            self.line([*points, points[0]], edge, width, ())

    def field(self, points, fill):
        """An area whose colour stands for a number: the brighter, the denser."""
        self._fill(points, letter(fill), brightness(fill))

    def _fill(self, points, color, density):
        ys = [y for _, y in points]
        first, last = max(0, math.ceil(min(ys) - 0.5)), min(self.height - 1,
                                                           math.floor(max(ys) + 0.5))
        sides = list(zip(points, points[1:] + points[:1]))
        for y in range(first, last + 1):
            at = min(max(y, min(ys) + 1e-6), max(ys) - 1e-6)
            cuts = sorted(x0 + (at - y0) / (y1 - y0) * (x1 - x0)
                          for (x0, y0), (x1, y1) in sides if (y0 <= at) != (y1 <= at))
            for left, right in zip(cuts[::2], cuts[1::2]):
                for x in range(max(0, int(left + 0.5)), min(self.width - 1, int(right + 0.5)) + 1):
                    if density >= 1 or _BAYER[y % 4][x % 4] < density * 16:
                        self.dot(x, y, color)

    def markers(self, places, marker, size, face, edge):
        rgba = face if face[3] > 0 else edge
        color = letter(rgba)
        if marker in ("x", "X"):
            shape = ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1))
        elif marker in ("+", "P", "*"):
            shape = ((0, -1), (-1, 0), (0, 0), (1, 0), (0, 1))
        elif marker in (".", ",") or size < 4 or self.kind == "ascii":
            shape = ((0, 0),)
        else:
            shape = ((0, 0), (1, 0), (0, 1), (1, 1))
        for x, y in places:
            if -1 <= x <= self.width and -1 <= y <= self.height:
                x, y = int(min(max(x, 0), self.width - 1)), int(min(max(y, 0), self.height - 1))
                for u, v in shape:
                    self.dot(x + u, y + v, color)

    def image(self, low, high, rows):
        """A picture: the brighter, the denser."""
        (x0, y0), (x1, y1) = low, high
        left, top = min(x0, x1) / self.dx, min(y0, y1) / self.dy
        width, height = abs(x1 - x0) / self.dx, abs(y1 - y0) / self.dy
        if not rows or width < 0.5 or height < 0.5:
            return
        shades = _SHADES[self.kind]
        columns = len(rows[0])
        for row in range(max(0, int(top + 0.5)), min(self.rows, int(top + height + 0.5))):
            source = rows[min(len(rows) - 1, max(0, int((row + 0.5 - top) / height * len(rows))))]
            for column in range(max(0, int(left + 0.5)),
                                min(self.columns, int(left + width + 0.5))):
                place = min(columns - 1, max(0, int((column + 0.5 - left) / width * columns)))
                rgba = source[place]
                share = brightness(rgba) * rgba[3]
                self._words[row][column] = shades[min(len(shades) - 1,
                                                      int(share * len(shades)))]
                self._colors[row][column] = letter(rgba)

    def text(self, place, words, *, size, color, ha="left", va="baseline", rotation=0,
             bold=False):
        from matplotlib._svg import plain_math
        x, y = place
        for i, words in enumerate(plain_math(str(words)).split("\n")):
            column = int(x / self.dx) - {"center": len(words) // 2, "right": len(words)}.get(ha, 0)
            row = int((y - 0.01) / self.dy) + i
            for k, sign in enumerate(words):
                if 0 <= row < self.rows and 0 <= column + k < self.columns:
                    self._words[row][column + k] = sign
                    self._colors[row][column + k] = "0"

    def cells(self):
        """The rows, each a list of (sign, colour)."""
        result = []
        for words, bits, shades in zip(self._words, self._bits, self._colors):
            result.append([
                (word if word is not None else self._sign(bit), shade if word or bit else "0")
                for word, bit, shade in zip(words, bits, shades)])
        return result

    def _sign(self, bits):
        if not bits:
            return " "
        if self.kind == "braille":
            return chr(0x2800 + bits)
        return _QUARTERS[bits] if self.kind == "block" else " '.:"[bits]
