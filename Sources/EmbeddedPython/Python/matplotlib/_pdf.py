"""A surface that writes PDF: one page with paths, pictures and words in Helvetica.

Places count from the page's top left corner in pixels, as on the other surfaces; the page's first
operator turns them around and makes points of them.
"""

import math

import numpy as np

from matplotlib._svg import SVG, plain_math

_NARROW, _SLIM, _WIDE = set("ijl.,;:'|!I "), set("frt()[]{}/-\\"), set("mwMW%@")


def _number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _width(text):
    """About how wide words are, in parts of the size of their letters."""
    return sum(
        0.26 if c in _NARROW else 0.33 if c in _SLIM else 0.86 if c in _WIDE
        else 0.7 if c.isupper() else 0.55 for c in text)


def _encoded(text):
    """A string of Helvetica's letters; what the font has not becomes a question mark."""
    text = text.replace("\u2212", "-")
    safe = "".join(c if " " <= c <= "~" or "\xa0" <= c <= "\xff" else "?" for c in text)
    for sign in ("\\", "(", ")"):
        safe = safe.replace(sign, "\\" + sign)
    return f"({safe})"


class PDF(SVG):
    """The page's operators one after the other; `document()` is the whole file, as bytes."""

    def __init__(self, width, height, dpi):
        SVG.__init__(self, width, height, dpi)
        self._opacities, self._pictures = {}, []

    def document(self):
        scale = 72 / self.dpi
        size = f"{_number(self.width * scale)} {_number(self.height * scale)}"
        turn = f"{_number(scale)} 0 0 {_number(-scale)} 0 {_number(self.height * scale)} cm"
        content = "\n".join([turn, *self._rows]).encode("latin-1")
        states = " ".join(
            f"/G{index} << /ca {_number(a)} /CA {_number(a)} >>"
            for a, index in self._opacities.items())
        names = " ".join(f"/P{i} {6 + i} 0 R" for i in range(len(self._pictures)))
        font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /Helvetica"
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents 4 0 R /Resources 5 0 R "
             ">>").encode(),
            _stream("", content),
            (f"<< /Font << /F0 {font} >> /F1 {font}-Bold >> >> /ExtGState << {states} >> "
             f"/XObject << {names} >> >>").encode(),
        ] + self._pictures
        result, places = b"%PDF-1.4\n", []
        for index, body in enumerate(objects, 1):
            places.append(len(result))
            result += f"{index} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        return result + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(result)}\n%%EOF\n"
        ).encode()

    def _is_seen(self, rgba):
        return rgba is not None and rgba[3] > 0

    def _paint(self, rgba, operator):
        """The operators that choose a colour for filling ("rg") or for strokes ("RG")."""
        index = self._opacities.setdefault(float(rgba[3]), len(self._opacities))
        return f"/G{index} gs {' '.join(_number(part) for part in rgba[:3])} {operator}"

    def _path(self, points):
        places = [f"{_number(x)} {_number(y)}" for x, y in points]
        return " ".join([places[0] + " m", *[place + " l" for place in places[1:]]])

    def clip(self, box):
        self._rows.append(f"q {' '.join(_number(v) for v in box)} re W n")

    def unclip(self):
        self._rows.append("Q")

    def line(self, points, color, width, dashes):
        points = list(points)
        if not points or not self._is_seen(color):
            return
        dash = " ".join(_number(self._pixels(part)) for part in dashes or ())
        self._rows.append(
            f"q {self._paint(color, 'RG')} {_number(self._pixels(width))} w 1 j [{dash}] 0 d "
            f"{self._path(points)} S Q")

    def polygon(self, points, fill, edge, width):
        points = list(points)
        if not points:
            return
        if self._is_seen(fill):
            self._rows.append(f"q {self._paint(fill, 'rg')} {self._path(points)} h f Q")
        if self._is_seen(edge):
            self._rows.append(
                f"q {self._paint(edge, 'RG')} {_number(self._pixels(width))} w "
                f"{self._path(points)} h S Q")

    def markers(self, places, marker, size, face, edge):
        if marker not in ("o", ".", ",", "8"):
            return SVG.markers(self, places, marker, size, face, edge)
        radius = self._pixels(size) / 2 * (0.5 if marker in (".", ",") else 1)
        turns = [math.pi * i / 12 for i in range(24)]
        for x, y in places:
            self.polygon([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns],
                         face, edge, 1)

    def image(self, low, high, rows):
        """Cells of colour between two corners, the top row first."""
        columns = len(rows[0]) if rows else 0
        if not columns:
            return
        shades = np.asarray(rows, dtype=float)
        share = shades[:, :, 3:]
        on_white = shades[:, :, :3] * share + 1 - share
        pixels = (on_white * 255 + 0.5).astype(np.uint8).tobytes()
        (x0, y0), (x1, y1) = low, high
        self._rows.append(
            f"q {_number(abs(x1 - x0))} 0 0 {_number(-abs(y1 - y0))} {_number(min(x0, x1))} "
            f"{_number(max(y0, y1))} cm /P{len(self._pictures)} Do Q")
        self._pictures.append(_stream(
            f"/Type /XObject /Subtype /Image /Width {columns} /Height {len(rows)} "
            "/ColorSpace /DeviceRGB /BitsPerComponent 8 ", pixels))

    def text(self, place, words, *, size, color, ha="left", va="baseline", rotation=0,
             bold=False):
        if not self._is_seen(color):
            return
        pixels = self._pixels(size)
        rows = plain_math(str(words)).split("\n")
        shift = {"top": 0.8, "center": 0.3, "center_baseline": 0.3, "bottom": -0.2}.get(va, 0.0)
        drop = (len(rows) - 1) * 1.2
        shift -= {"bottom": drop, "baseline": drop, "center": drop / 2}.get(va, 0.0)
        cos, sin = math.cos(math.radians(rotation)), math.sin(math.radians(rotation))
        share = {"left": 0.0, "right": 1.0}.get(ha, 0.5)
        for i, row in enumerate(rows):
            left, down = -share * _width(row) * pixels, (shift + i * 1.2) * pixels
            x = place[0] + left * cos + down * sin
            y = place[1] - left * sin + down * cos
            matrix = " ".join(_number(v) for v in (cos, -sin, -sin, -cos, x, y))
            self._rows.append(
                f"q {self._paint(color, 'rg')} BT /F{int(bold)} {_number(pixels)} Tf {matrix} Tm "
                f"{_encoded(row)} Tj ET Q")


def _stream(facts, content):
    return f"<< {facts}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
