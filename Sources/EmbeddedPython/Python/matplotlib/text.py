"""Words in a figure."""

from matplotlib._settings import font_size, rcParams
from matplotlib.artist import Artist


def _number(value):
    return value.item() if hasattr(value, "item") else value


class Text(Artist):
    """Words at a place."""

    zorder = 3
    _properties = {
        "text", "x", "y", "position", "color", "fontsize", "fontweight", "fontstyle",
        "fontfamily", "fontname", "fontproperties", "font", "rotation", "rotation_mode",
        "horizontalalignment", "verticalalignment", "multialignment", "linespacing", "wrap",
        "backgroundcolor", "bbox", "usetex", "math_fontfamily", "fontvariant", "fontstretch",
        "loc", "pad", "labelpad", "fontdict",
    }

    def __init__(self, x=0, y=0, text="", **kwargs):
        self._x, self._y, self._text = _number(x), _number(y), "" if text is None else str(text)
        Artist.__init__(self, **(kwargs.pop("fontdict", None) or {}))
        self.set(**kwargs)

    def __repr__(self):
        return f"Text({self._x}, {self._y}, {self._text!r})"

    def _set(self, name, value):
        if name == "text":
            self._text = str(value)
        elif name == "x":
            self._x = value
        elif name == "y":
            self._y = value
        elif name == "position":
            self._x, self._y = value
        Artist._set(self, name, value)

    def get_text(self):
        return self._text

    def get_fontsize(self):
        return self.size()

    get_size = get_fontsize

    def get_position(self):
        return self._x, self._y

    def size(self, default="medium"):
        return font_size(self._get("fontsize"), default)

    def rotation(self):
        angle = self._get("rotation", 0)
        return {"vertical": 90, "horizontal": 0, None: 0}.get(angle, angle)

    def style(self, default="medium", ha="left", va="baseline", color=None):
        """What a surface needs to know besides the place and the words."""
        return {
            "size": self.size(default), "color": self._rgba("color", color or
                                                            rcParams["text.color"]),
            "ha": self._get("horizontalalignment") or ha,
            "va": self._get("verticalalignment") or va,
            "rotation": self.rotation(),
            "bold": str(self._get("fontweight", "")) in ("bold", "heavy", "black", "700"),
        }

    def draw_on(self, surface, project):
        if not self._text:
            return
        transform = self._get("transform")
        place = project(self._x, self._y)
        if transform is not None and self.axes is not None and transform is self.axes.transAxes:
            place = project.fraction(self._x, self._y)
        if place is not None:
            surface.text(place, self._text, **self.style())


class Annotation(Text):
    """Words that point at a place."""

    _properties = Text._properties | {"arrowprops", "xycoords", "textcoords", "annotation_clip"}

    def __init__(self, text, xy, xytext=None, **kwargs):
        self.xy = tuple(_number(part) for part in xy)
        x, y = self.xy if xytext is None else xytext
        self._offset = kwargs.get("textcoords") in ("offset points", "offset pixels")
        Text.__init__(self, x, y, text, **kwargs)

    def draw_on(self, surface, project):
        target = project(*self.xy)
        if target is None:
            return
        place = project(self._x, self._y)
        if self._offset:
            place = surface.moved(target, self._x, self._y)
        if place is None:
            return
        if self._get("arrowprops") is not None and place != target:
            color = self._get("arrowprops").get("color", rcParams["text.color"])
            from matplotlib import colors
            surface.line([place, target], colors.to_rgba(color), 1.0, ())
        surface.text(place, self._text, **self.style())
