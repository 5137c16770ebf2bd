"""A surface that writes SVG."""

import math


def _number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escape(text):
    for sign, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, code)
    return "".join(c for c in text if c >= " " or c in "\n\t")


def _paint(name, rgba):
    """The attributes of a fill or a stroke."""
    if rgba is None or rgba[3] == 0:
        return f'{name}="none"'
    code = "#" + "".join(f"{min(max(round(part * 255), 0), 255):02x}" for part in rgba[:3])
    if rgba[3] >= 1:
        return f'{name}="{code}"'
    return f'{name}="{code}" {name}-opacity="{_number(rgba[3])}"'


def plain_math(text):
    """Words without the marks of formulas."""
    if text.count("$") < 2:
        return text
    for sign, letter in _GREEK:
        text = text.replace(sign, letter)
    for mark in ("\\mathdefault", "\\mathrm", "\\mathbf", "\\text", "$", "{", "}", "\\"):
        text = text.replace(mark, "")
    return text


_GREEK = [("\\" + name, letter) for name, letter in (
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"),
    ("lambda", "λ"), ("sigma", "σ"), ("theta", "θ"), ("omega", "ω"), ("eta", "η"), ("mu", "μ"),
    ("pi", "π"), ("rho", "ρ"), ("tau", "τ"), ("phi", "φ"), ("psi", "ψ"), ("Delta", "Δ"),
    ("Sigma", "Σ"), ("cdot", "·"), ("times", "×"), ("leq", "≤"), ("geq", "≥"), ("pm", "±"),
    ("sin", "sin"), ("cos", "cos"), ("exp", "exp"), ("log", "log"), ("hat", ""))]


class SVG:
    """Elements one after the other; `text()` of the whole is `document()`."""

    def __init__(self, width, height, dpi):
        self.width, self.height, self.dpi = width, height, dpi
        self._rows, self._clips = [], 0

    def document(self):
        w, h = _number(self.width), _number(self.height)
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" '
            f'viewBox="0 0 {w} {h}" font-family="DejaVu Sans, Verdana, sans-serif">',
            *self._rows, "</svg>", ""])

    def _pixels(self, points):
        return points * self.dpi / 72

    def clip(self, box):
        self._clips += 1
        x, y, w, h = (_number(v) for v in box)
        self._rows.append(
            f'<clipPath id="c{self._clips}"><rect x="{x}" y="{y}" width="{w}" height="{h}"/>'
            f'</clipPath><g clip-path="url(#c{self._clips})">')

    def unclip(self):
        self._rows.append("</g>")

    def moved(self, place, x, y):
        """A place that lies points away from another."""
        return place[0] + self._pixels(x), place[1] - self._pixels(y)

    def line(self, points, color, width, dashes):
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        dash = ""
        if dashes:
            dash = ' stroke-dasharray="' + " ".join(
                _number(self._pixels(part)) for part in dashes) + '"'
        self._rows.append(
            f'<polyline points="{path}" fill="none" {_paint("stroke", color)} '
            f'stroke-width="{_number(self._pixels(width))}" stroke-linejoin="round"{dash}/>')

    def polygon(self, points, fill, edge, width):
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._rows.append(
            f'<polygon points="{path}" {_paint("fill", fill)} {_paint("stroke", edge)} '
            f'stroke-width="{_number(self._pixels(width))}"/>')

    def field(self, points, fill):
        self.polygon(points, fill, fill, 0.5)

    def markers(self, places, marker, size, face, edge):
        radius = self._pixels(size) / 2
        if marker in (".", ","):
            radius *= 0.5
        for x, y in places:
            if marker in ("o", ".", ",", "8"):
                self._rows.append(
                    f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}" '
                    f'{_paint("fill", face)} {_paint("stroke", edge)}/>')
                continue
            for is_closed, points in marker_shape(marker):
                shape = [(x + u * radius, y + v * radius) for u, v in points]
                if is_closed:
                    self.polygon(shape, face, edge, 1)
                else:
                    self.line(shape, edge, 1.5, ())

    def image(self, low, high, rows):
        """Cells of colour between two corners, the top row first."""
        (x0, y0), (x1, y1) = low, high
        left, top = min(x0, x1), min(y0, y1)
        columns = len(rows[0]) if rows else 0
        if not columns:
            return
        if len(rows) * columns > 4096:
            from matplotlib import _files
            source = _files.data_link(rows)
            self._rows.append(
                f'<image x="{_number(left)}" y="{_number(top)}" width="{_number(abs(x1 - x0))}" '
                f'height="{_number(abs(y1 - y0))}" preserveAspectRatio="none" '
                f'image-rendering="pixelated" href="{source}"/>')
            return
        w, h = abs(x1 - x0) / columns, abs(y1 - y0) / len(rows)
        self._rows.append('<g shape-rendering="crispEdges">')
        for i, row in enumerate(rows):
            start = 0
            for j in range(1, columns + 1):
                if j < columns and row[j] == row[start]:
                    continue
                self._rows.append(
                    f'<rect x="{_number(left + start * w)}" y="{_number(top + i * h)}" '
                    f'width="{_number((j - start) * w)}" height="{_number(h)}" '
                    f'{_paint("fill", row[start])}/>')
                start = j
        self._rows.append("</g>")

    def text(self, place, words, *, size, color, ha="left", va="baseline", rotation=0,
             bold=False):
        x, y = place
        pixels = self._pixels(size)
        anchor = {"left": "start", "right": "end"}.get(ha, "middle")
        rows = plain_math(str(words)).split("\n")
        shift = {"top": 0.8, "center": 0.3, "center_baseline": 0.3, "bottom": -0.2}.get(va, 0.0)
        drop = (len(rows) - 1) * 1.2
        shift -= {"bottom": drop, "baseline": drop, "center": drop / 2}.get(va, 0.0)
        turn = f' transform="rotate({_number(-rotation)} {_number(x)} {_number(y)})"' if (
            rotation) else ""
        weight = ' font-weight="bold"' if bold else ""
        for i, row in enumerate(rows):
            down = y + (shift + i * 1.2) * pixels
            self._rows.append(
                f'<text x="{_number(x)}" y="{_number(down)}" font-size="{_number(pixels)}" '
                f'text-anchor="{anchor}" {_paint("fill", color)}{weight}{turn}>'
                f'{_escape(row)}</text>')


def marker_shape(marker):
    """The parts of a marker, each (whether it is closed, points around the middle)."""
    def ring(count, turn=0.0, inner=None):
        points = []
        for i in range(count):
            angle = 2 * math.pi * i / count + math.radians(turn) - math.pi / 2
            points.append((math.cos(angle), math.sin(angle)))
            if inner is not None:
                angle += math.pi / count
                points.append((inner * math.cos(angle), inner * math.sin(angle)))
        return points

    if marker in ("x", "X"):
        return [(False, [(-1, -1), (1, 1)]), (False, [(-1, 1), (1, -1)])]
    if marker in ("+", "P"):
        return [(False, [(-1, 0), (1, 0)]), (False, [(0, -1), (0, 1)])]
    if marker == "|":
        return [(False, [(0, -1), (0, 1)])]
    if marker == "_":
        return [(False, [(-1, 0), (1, 0)])]
    if marker == "s":
        return [(True, [(-1, -1), (1, -1), (1, 1), (-1, 1)])]
    if marker == "D":
        return [(True, [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])]
    if marker == "d":
        return [(True, [(0, -1.3), (0.8, 0), (0, 1.3), (-0.8, 0)])]
    if marker in ("v", "1"):
        return [(True, [(-1, -1), (1, -1), (0, 1)])]
    if marker in ("<", "3"):
        return [(True, [(1, -1), (1, 1), (-1, 0)])]
    if marker in (">", "4"):
        return [(True, [(-1, -1), (-1, 1), (1, 0)])]
    if marker in ("^", "2"):
        return [(True, [(-1, 1), (1, 1), (0, -1)])]
    if marker == "*":
        return [(True, ring(5, inner=0.4))]
    if marker == "p":
        return [(True, ring(5))]
    if marker in ("h", "H"):
        return [(True, ring(6, 30 if marker == "H" else 0))]
    return [(True, ring(12))]
