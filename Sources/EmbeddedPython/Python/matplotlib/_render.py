"""Draws a figure onto a surface of pixels: backgrounds, grids, artists, frames, words."""

from matplotlib import colors
from matplotlib._projection import shaped_box
from matplotlib._settings import font_size, rcParams

_CLEAR = (0.0, 0.0, 0.0, 0.0)


def draw_figure(figure, surface):
    """Draws a whole figure; the surface knows its width and height in pixels."""
    width, height = surface.width, surface.height
    surface.polygon([(0, 0), (width, 0), (width, height), (0, height)],
                    colors.to_rgba(figure.get_facecolor()), _CLEAR, 0)
    for axes in sorted(figure.axes, key=lambda axes: axes.zorder):
        if not axes.get_visible():
            continue
        x, y, w, h = axes._position
        box = (x * width, (1 - y - h) * height, w * width, h * height)
        draw_axes(axes, surface, shaped_box(axes, box))
    for text, at, place in figure._words():
        surface.text((at[0] * width, (1 - at[1]) * height), text.get_text(),
                     **text.style(place, "center", "top"))
    for text in figure.texts:
        x, y = text.get_position()
        surface.text((x * width, (1 - y) * height), text.get_text(), **text.style())


def draw_axes(axes, surface, box):
    left, top, width, height = box
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    project = axes._projection(box)
    pixel = surface.dpi / 72
    if axes._has_frame:
        surface.polygon(corners, colors.to_rgba(axes._facecolor), _CLEAR, 0)
        _draw_grid(axes, surface, box, project, pixel)
    surface.clip(box)
    if axes._colorbar is not None:
        _draw_strip(axes, surface, box)
    for artist in sorted(axes._artists, key=lambda artist: artist.zorder):
        is_free = type(artist).__name__ in ("Text", "Annotation")
        if artist._get("visible", True) is False:
            continue
        if is_free:
            surface.unclip()
        artist.draw_on(surface, project)
        if is_free:
            surface.clip(box)
    surface.unclip()
    if axes._has_frame:
        if hasattr(axes, "_draw_frame"):
            axes._draw_frame(surface, project)
        else:
            _draw_frame(axes, surface, box, pixel)
            _draw_ticks(axes, surface, box, project, pixel)
    _draw_words(axes, surface, box, pixel)
    if axes.legend_ is not None:
        _draw_legend(axes.legend_, surface, box, pixel)


def _draw_strip(axes, surface, box):
    left, top, width, height = box
    bar = axes._colorbar
    count = 64
    shades = bar.colors(count)
    if bar.orientation == "vertical":
        surface.image((left, top + height), (left + width, top), [[c] for c in shades[::-1]])
    else:
        surface.image((left, top + height), (left + width, top), [shades])


def tick_counts(axes, box, pixel):
    """How many steps the ticks may have, so that their words do not touch."""
    size = rcParams["font.size"]
    return (max(1, min(9, int(box[2] / pixel / (3 * size)))),
            max(1, min(9, int(box[3] / pixel / (2 * size)))))


def _places(axes, box, project, pixel):
    """(fraction, word) of the ticks of both axes."""
    counts = tick_counts(axes, box, pixel)
    for name, axis, count in (("x", axes.xaxis, counts[0]), ("y", axes.yaxis, counts[1])):
        values, words = axis.ticks(count)
        yield name, axis, [(project.fraction_of(name, v), w) for v, w in zip(values, words)]


def _draw_grid(axes, surface, box, project, pixel):
    if not axes._grid or hasattr(axes, "_draw_frame"):
        return
    from matplotlib.lines import dashes, line_style
    for name, axis, ticks in _places(axes, box, project, pixel):
        if name not in axes._grid:
            continue
        options = axes._grid[name]
        color = colors.to_rgba(options.get("color", options.get("c", rcParams["grid.color"])),
                               options.get("alpha"))
        width = options.get("linewidth", options.get("lw", rcParams["grid.linewidth"]))
        style = line_style(options.get("linestyle", options.get("ls",
                                                                rcParams["grid.linestyle"])))
        for at, _ in ticks:
            ends = [(at, 0), (at, 1)] if name == "x" else [(0, at), (1, at)]
            surface.line([project.fraction(*end) for end in ends], color, width,
                         dashes(style, width))


def _draw_frame(axes, surface, box, pixel):
    left, top, width, height = box
    sides = {
        "left": [(left, top), (left, top + height)],
        "right": [(left + width, top), (left + width, top + height)],
        "bottom": [(left, top + height), (left + width, top + height)],
        "top": [(left, top), (left + width, top)],
    }
    for name, side in axes.spines.items():
        color = side._get("color") or side._get("edgecolor") or rcParams["axes.edgecolor"]
        if side._get("visible", True) and color != "none":
            line = side._get("linewidth")
            surface.line(sides[name], colors.to_rgba(color),
                         rcParams["axes.linewidth"] if line is None else line, ())


def _draw_ticks(axes, surface, box, project, pixel):
    left, top, width, height = box
    length = 3.5 * pixel
    is_right = axes._twin is not None and axes._twin[1] == "x" or axes._colorbar is not None
    for name, axis, ticks in _places(axes, box, project, pixel):
        if not axis.is_visible or axes._twin is not None and axes._twin[1] == name:
            continue
        if axes._colorbar is not None and (name == "y") != (
                axes._colorbar.orientation == "vertical"):
            continue
        color = colors.to_rgba(rcParams[name + "tick.color"])
        size = font_size(rcParams[name + "tick.labelsize"])
        for at, word in ticks:
            x, y = project.fraction(at, 0) if name == "x" else project.fraction(
                1 if is_right else 0, at)
            step = length if not is_right else -length
            end = (x, y + length) if name == "x" else (x - step, y)
            surface.line([(x, y), end], color, 0.8, ())
            if not axis.labels_are_visible:
                continue
            if name == "x":
                turn = axis.label_rotation or 0
                surface.text((x, y + 2 * length), word, size=size, color=color, va="top",
                             ha="center" if not turn else "right" if turn < 90 else "center",
                             rotation=turn)
            else:
                surface.text((x - 2 * step, y), word, size=size, color=color, va="center",
                             ha="left" if is_right else "right", rotation=0)
        offset = axis.formatter.offset_text(axis.ticks(9)[0])
        if offset:
            place = (left + width, top + height + 26 * pixel) if name == "x" else (
                left, top - 3 * pixel)
            surface.text(place, offset, size=size, color=color, rotation=0,
                         ha="right" if name == "x" else "left", va="baseline")


def _draw_words(axes, surface, box, pixel):
    left, top, width, height = box
    for place, text in axes.titles.items():
        if text.get_text():
            x = left + width * {"left": 0.0, "center": 0.5, "right": 1.0}[place]
            lift = rcParams["axes.titlepad"] * pixel + axes._words_above(height, pixel)
            surface.text((x, top - lift), text.get_text(),
                         **text.style(rcParams["axes.titlesize"], place, "baseline"))
    shade, size = rcParams["axes.labelcolor"], rcParams["axes.labelsize"]
    label = axes.xaxis.label
    if label.get_text() and axes._has_frame:
        surface.text((left + width / 2, top + height + 24 * pixel), label.get_text(),
                     **label.style(size, "center", "top", shade))
    label = axes.yaxis.label
    if label.get_text() and axes._has_frame:
        words = axes.yaxis.ticks(9)[1] if axes.yaxis.labels_are_visible else []
        room = (12 + 6 * max((len(word) for word in words), default=0)) * pixel
        is_right = axes._twin is not None or axes._colorbar is not None
        x = left + width + room + 14 * pixel if is_right else left - room
        style = label.style(size, "center", "bottom", shade)
        style["rotation"] = 90 if label._get("rotation") is None else label.rotation()
        surface.text((x, top + height / 2), label.get_text(), **style)


def _draw_legend(legend, surface, box, pixel):
    entries = legend.entries()
    if not entries:
        return
    left, top, width, height = box
    size = font_size(legend._fontsize or rcParams["legend.fontsize"])
    row = size * 1.5 * pixel
    title = 1 if legend._title else 0
    columns = max(1, min(legend._columns, len(entries)))
    rows = -(-len(entries) // columns)
    column = (34 + max(len(label) for label, _, _ in entries) * size * 0.6) * pixel
    w, h = column * columns + 6 * pixel, row * (rows + title) + 6 * pixel
    x, y = _legend_place(legend, box, w, h, pixel)
    if legend._frame:
        surface.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)],
                        (1.0, 1.0, 1.0, 0.8), (0.8, 0.8, 0.8, 1.0), 0.8)
    text = colors.to_rgba("black")
    if title:
        surface.text((x + w / 2, y + 3 * pixel + row / 2), str(legend._title), size=size,
                     color=text, ha="center", va="center", rotation=0)
    from matplotlib.lines import dashes
    for i, (label, kind, mark) in enumerate(entries):
        at = (x + 5 * pixel + column * (i // rows),
              y + 3 * pixel + row * (i % rows + title + 0.5))
        end = (at[0] + 20 * pixel, at[1])
        middle = ((at[0] + end[0]) / 2, at[1])
        if kind == "line":
            if mark["style"] != "None":
                surface.line([at, end], mark["color"], mark["width"],
                             dashes(mark["style"], mark["width"]))
            if mark["marker"] != "None":
                surface.markers([middle], mark["marker"], mark["size"], mark["color"],
                                mark["color"])
        elif kind == "marker":
            surface.markers([middle], mark["marker"], mark["size"], mark["color"], mark["color"])
        else:
            half = size * 0.35 * pixel
            surface.polygon([(at[0], at[1] - half), (end[0], at[1] - half),
                             (end[0], at[1] + half), (at[0], at[1] + half)],
                            mark["color"], mark.get("edge", _CLEAR), 1)
        surface.text((end[0] + 8 * pixel, at[1]), label, size=size, color=text, ha="left",
                     va="center", rotation=0)


_NUMBERED = ("best", "upper right", "upper left", "lower left", "lower right", "right",
             "center left", "center right", "lower center", "upper center", "center")


def _legend_place(legend, box, w, h, pixel):
    left, top, width, height = box
    loc = legend._loc or "best"
    loc = _NUMBERED[loc] if isinstance(loc, int) and 0 <= loc < 11 else loc
    if not isinstance(loc, str):
        return left + loc[0] * width, top + (1 - loc[1]) * height - h
    gap = 5 * pixel
    spots = [("upper right", 1, 0), ("upper left", 0, 0), ("lower left", 0, 1),
             ("lower right", 1, 1), ("center right", 1, 0.5), ("right", 1, 0.5),
             ("center left", 0, 0.5), ("upper center", 0.5, 0), ("lower center", 0.5, 1),
             ("center", 0.5, 0.5)]

    def place(fx, fy):
        return (left + gap + fx * (width - w - 2 * gap), top + gap + fy * (height - h - 2 * gap))

    if loc != "best":
        for name, fx, fy in spots:
            if name == loc:
                return place(fx, fy)
    axes = legend.axes
    project = axes._projection(box)
    points = []
    for artist in axes._artists:
        xs, ys = artist.extent()
        step = max(1, len(xs) // 100)
        points += [project(x, y) for x, y in list(zip(xs, ys))[::step]]
    points = [point for point in points if point is not None]

    def hidden(spot):
        x, y = place(spot[1], spot[2])
        return sum(x <= px <= x + w and y <= py <= y + h for px, py in points)

    best = min(spots, key=hidden)
    return place(best[1], best[2])
