"""Draws a figure with the characters of a terminal: each plot with its title, readable ticks and
a legend below."""

from matplotlib._canvas import Canvas, brightness, letter
from matplotlib._projection import shaped_box
from matplotlib._svg import plain_math

_CLEAR_COLORBAR = "{low:g} {strip} {high:g}"


def draw_figure(figure, columns, rows, kind):
    """The rows of a figure that is at most `columns` wide."""
    shown = [axes for axes in figure.axes
             if axes._colorbar is None and axes._twin is None and axes.get_visible()]
    if not shown:
        return []
    places = _places(shown)
    across = 1 + max(column for column, _ in places)
    down = 1 + max(row for _, row in places)
    width = min(columns, 100 if across > 1 else 76)
    shape = figure.get_figheight() / max(figure.get_figwidth(), 0.1)
    tall = int(width * shape * 0.42) // down
    tall = max(8 if down > 1 else 12, min(tall, max(rows - 4, 12) if down == 1 else 18))
    page = []
    for text, _, _ in figure._words()[:1]:
        page.append([(sign, "0") for sign in plain_math(text.get_text()).center(width).rstrip()])
    for row in range(down):
        blocks = []
        for column in range(across):
            own = [axes for axes, place in zip(shown, places) if place == (column, row)]
            room = width // across - (1 if across > 1 else 0)
            blocks.append(_block(own[0], figure, room, tall, kind) if own else [])
        height = max(len(block) for block in blocks)
        for i in range(height):
            line = []
            for column, block in enumerate(blocks):
                line += block[i] if i < len(block) else []
                if column < across - 1:
                    start = (column + 1) * (width // across)
                    line += [(" ", "0")] * (start - len(line))
            page.append(line)
    return [_marked(line) for line in page]


def _places(shown):
    """The column and the row of each plot on the page."""
    if all(axes._spec is not None for axes in shown):
        return [(axes._spec[2] % axes._spec[1], axes._spec[2] // axes._spec[1])
                for axes in shown]
    lefts = sorted({round(axes._position[0], 2) for axes in shown})
    tops = sorted({round(1 - axes._position[1] - axes._position[3], 2) for axes in shown})
    return [(lefts.index(round(axes._position[0], 2)),
             tops.index(round(1 - axes._position[1] - axes._position[3], 2))) for axes in shown]


def _marked(line):
    text, color = "", "0"
    while line and line[-1][0] == " ":
        line = line[:-1]
    for sign, shade in line:
        if shade != color and sign != " ":
            text, color = text + "\x01" + shade, shade
        text += sign
    return text + ("\x010" if color != "0" else "")


def _plain(text, color="0"):
    return [(sign, color) for sign in text]


def _ticks(axis, count):
    values, words = axis.ticks(max(1, count))
    return list(zip(values, [plain_math(word) for word in words]))


def _block(axes, figure, width, height, kind):
    """One plot as rows of (sign, colour)."""
    has_frame = axes._has_frame and not hasattr(axes, "_draw_frame")
    is_plain = kind == "ascii"
    corner, across, up = ("+", "-", "|") if is_plain else ("└", "─", "│")
    title = plain_math(axes.title.get_text() or axes.get_title("left") or
                       axes.get_title("right"))
    label = plain_math(axes.get_ylabel()) if has_frame else ""
    lines = []
    if title:
        lines += [_plain(part.center(width).rstrip()[:width]) for part in title.split("\n")]
    offset = axes.yaxis.formatter.offset_text(axes.yaxis.ticks(5)[0]) if has_frame else ""
    if label or offset:
        lines.append(_plain(f"{label} ({offset})" if label and offset else label or offset))
    words = _ticks(axes.yaxis, height // 3) if has_frame and axes.yaxis.labels_are_visible else []
    margin = max([len(word) for _, word in words], default=0) + 2 if has_frame else 0
    columns, rows = max(width - margin, 4), height
    if axes.get_aspect() != "auto":
        left, top, w, h = shaped_box(axes, (0, 0, columns, rows * 2), 1.0)
        if h > rows * 2:
            w, h = w * rows * 2 / h, rows * 2
        columns, rows = max(4, int(w + 0.5)), max(2, int(h / 2 + 0.5))
    canvas = Canvas(columns, rows, kind)
    box = (0, 0, canvas.width - 1, canvas.height - 1)
    _draw_artists(axes, figure, canvas, box)
    project = axes._projection(box)
    signs = [" " * max(margin - 1, 0)] * rows
    for value, word in words:
        at = project.fraction_of("y", value)
        row = int((1 - at) * (canvas.height - 1) + 0.5) // canvas.dy
        if 0 <= row < rows:
            signs[row] = word.rjust(margin - 2) + " "
    for sign, cells in zip(signs, canvas.cells()):
        lines.append([*_plain(sign + up if has_frame else ""), *cells])
    if has_frame:
        lines.append(_plain(" " * (margin - 1) + corner + across * columns))
        lines += _bottom(axes, project, canvas, margin, columns)
    lines += _legend(axes, figure, width, is_plain)
    return lines


def _draw_artists(axes, figure, canvas, box):
    twins = [other for other in figure.axes if other._twin is not None
             and other._twin[0] is axes]
    for own in [axes, *twins]:
        project = own._projection(box)
        for artist in sorted(own._artists, key=lambda artist: artist.zorder):
            if artist._get("visible", True) is not False:
                artist.draw_on(canvas, project)


def _bottom(axes, project, canvas, margin, columns):
    """The words below the plot: ticks, and the name of the axis."""
    lines = []
    words = _ticks(axes.xaxis, max(1, columns // 9)) if axes.xaxis.labels_are_visible else []
    if words:
        row = [" "] * (margin + columns + 12)
        end = -1
        for value, word in words:
            at = project.fraction_of("x", value)
            start = margin + int(at * (columns - 1) + 0.5) - len(word) // 2
            start = max(start, 0)
            if start <= end or start + len(word) > len(row):
                continue
            row[start:start + len(word)] = list(word)
            end = start + len(word)
        lines.append(_plain("".join(row).rstrip()))
    label = plain_math(axes.get_xlabel())
    offset = axes.xaxis.formatter.offset_text(axes.xaxis.ticks(5)[0])
    if offset:
        label = f"{label} ({offset})" if label else offset
    if label:
        lines.append(_plain((" " * margin + label.center(columns)).rstrip()))
    return lines


def _legend(axes, figure, width, is_plain):
    """Which colour is which label, and the scale of the colours."""
    lines, line = [], []
    own = [axes] + [other for other in figure.axes if other._twin is not None
                    and other._twin[0] is axes]
    for legend in [other.legend_ for other in own if other.legend_ is not None]:
        for label, kind, mark in legend.entries():
            sign = {"line": "--" if is_plain else "──", "marker": "o" if is_plain else "●",
                    "patch": "#" if is_plain else "■"}[kind]
            if kind == "line" and mark["style"] == "None":
                sign = "o" if is_plain else "●"
            elif kind == "line" and mark["style"] != "-":
                sign = "- -" if is_plain else "╌╌"
            part = [*_plain(sign, letter(mark["color"])), *_plain(" " + plain_math(label))]
            if line and len(line) + len(part) + 3 > width:
                lines.append(_plain("  ") + line)
                line = []
            line = line + (_plain("   ") if line else []) + part
    if line:
        lines.append(_plain("  ") + line)
    for other in figure.axes:
        bar = other._colorbar
        if bar is None or bar.mappable.axes is not axes:
            continue
        low, high = bar.limits()
        strip = []
        for rgba in bar.colors(16):
            shades = " .:-=+*#%@" if is_plain else " ░▒▓█"
            place = min(len(shades) - 1, int(brightness(rgba) * len(shades)))
            strip.append((shades[place], letter(rgba)))
        label = other.get_ylabel() or other.get_xlabel()
        lines.append([*_plain(f"  {low:.4g} "), *strip,
                      *_plain(f" {high:.4g}" + (f"  {label}" if label else ""))])
    return lines
