"""Displays of a program's own: values, HTML, Markdown, pictures."""

import _display
import _session


class DisplayObject:
    """Something with a form that notebooks show."""

    _mime = "text/plain"

    def __init__(self, data=None, url=None, filename=None, metadata=None, **kwargs):
        self.data = data

    def __repr__(self):
        place = type(self).__module__.replace("IPython.display", "IPython.core.display")
        return f"<{place}.{type(self).__name__} object>"

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


class IFrame:
    """A page that a browser would fetch; a terminal names it."""

    __module__ = "IPython.lib.display"

    def __init__(self, src, width, height, extras=None, **kwargs):
        self.src, self.width, self.height, self.params = src, width, height, kwargs

    def _repr_html_(self):
        return f'<iframe width="{self.width}" height="{self.height}" src="{self.src}"></iframe>'


class Audio(DisplayObject):
    """Sound from samples between -1 and 1, or from bytes; files and links are not read."""

    __module__ = "IPython.lib.display"
    _mime = "text/html"

    def __init__(self, data=None, filename=None, url=None, embed=None, rate=None, autoplay=False,
                 normalize=True, *, element_id=None):
        if filename is None and url is None and data is None:
            raise ValueError("No audio data found. Expecting filename, url, or data.")
        if data is None:
            raise PermissionError(
                "sound is played from its samples; a session reads no files or links")
        if not isinstance(data, bytes):
            if rate is None:
                raise ValueError("rate must be specified when data is a numpy array or list of "
                                 "audio samples.")
            data = self._wave(data, int(rate), normalize)
        DisplayObject.__init__(self, data)

    @staticmethod
    def _wave(samples, rate, normalize):
        """A WAV file of 16-bit samples: shape (count,) or (channels, count)."""
        import struct
        import numpy as np
        samples = np.asarray(samples, dtype=float)
        if samples.ndim > 2:
            raise ValueError("Array audio input must be a 1D or 2D array")
        channels = 1 if samples.ndim == 1 else samples.shape[0]
        peak = np.max(np.abs(samples)) if samples.size else 0.0
        if not normalize and peak > 1:
            raise ValueError("Audio data must be between -1 and 1 when normalize=False.")
        scaled = samples / ((peak if normalize else 1.0) or 1.0) * 32767
        content = scaled.T.ravel().astype(np.int16).tobytes()
        return b"RIFF" + struct.pack("<I", 36 + len(content)) + b"WAVEfmt " + struct.pack(
            "<IHHIIHH", 16, 1, channels, rate, rate * channels * 2, channels * 2, 16) + (
            b"data" + struct.pack("<I", len(content)) + content)

    def _forms(self):
        import _files
        source = "data:audio/wav;base64," + _files.base64(self.data)
        return {"text/html": f'<audio controls="controls"><source src="{source}"/></audio>'}


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
