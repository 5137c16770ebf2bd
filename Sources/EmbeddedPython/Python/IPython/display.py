"""Displays of a program's own: values, HTML, Markdown, pictures."""

import _display
import _session


class DisplayObject:
    """Something with a form that notebooks show."""

    _mime = "text/plain"

    def __init__(self, data=None, url=None, filename=None, metadata=None, **kwargs):
        self.data = data

    def _forms(self):
        return {self._mime: self.data if isinstance(self.data, str) else str(self.data)}


class TextDisplayObject(DisplayObject):
    pass


class HTML(TextDisplayObject):
    _mime = "text/html"


class Markdown(TextDisplayObject):
    _mime = "text/markdown"


class Latex(TextDisplayObject):
    _mime = "text/latex"


class Math(Latex):
    def _forms(self):
        return {"text/latex": f"$\\displaystyle {self.data.strip('$')}$"}


class SVG(DisplayObject):
    _mime = "image/svg+xml"


class JSON(DisplayObject):
    _mime = "application/json"


class Javascript(TextDisplayObject):
    _mime = "application/javascript"


class Pretty(TextDisplayObject):
    pass


class Code(TextDisplayObject):
    pass


class YouTubeVideo:
    """A film that a browser would fetch; a terminal names it."""

    __module__ = "IPython.lib.display"

    def __init__(self, id, width=400, height=300, allow_autoplay=False, **kwargs):
        self.id, self.width, self.height = id, width, height


class Image(DisplayObject):
    """A picture from bytes; files and links are not read."""

    def _forms(self):
        if not isinstance(self.data, bytes):
            raise PermissionError(
                "a picture is displayed from its bytes; a session reads no files or links")
        import _files
        return {"image/png": _files.base64(self.data)}


def display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None,
            raw=False, clear=False, **kwargs):
    """Shows values as if each ended a cell."""
    for value in objs:
        if raw and isinstance(value, dict):
            _display.publish({str(k): str(v) for k, v in value.items()}, [])
            continue
        if type(value).__module__ == "matplotlib.figure":
            from matplotlib import pyplot
            pyplot._display_figure(value)
            continue
        forms = {"text/plain": _session.pretty(value)}
        if isinstance(value, DisplayObject):
            forms.update(value._forms())
        else:
            for name, mime in (("_repr_html_", "text/html"), ("_repr_svg_", "image/svg+xml"),
                               ("_repr_markdown_", "text/markdown"),
                               ("_repr_latex_", "text/latex")):
                method = getattr(value, name, None)
                text = method() if method is not None else None
                if text is not None:
                    forms[mime] = text
        _display.publish(forms, [])


def clear_output(wait=False):
    """Output stays: a session keeps what was shown."""


def set_matplotlib_formats(*formats, **kwargs):
    """Figures are kept as SVG."""


def display_html(*objs, raw=False, **kwargs):
    display(*[HTML(value) if raw else value for value in objs])


display_markdown = display_latex = display_html
