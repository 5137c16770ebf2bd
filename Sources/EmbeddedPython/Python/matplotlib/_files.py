"""Pictures as bytes, and files with them: below the working folder only."""

import _files as _native


def pixel_bytes(rows):
    """The pixels of rows of colours, four bytes each."""
    flat = []
    for row in rows:
        for r, g, b, a in row:
            flat += [int(r * 255 + 0.5), int(g * 255 + 0.5), int(b * 255 + 0.5),
                     int(a * 255 + 0.5)]
    return bytes(flat)


def png(rows):
    return _native.png(len(rows[0]), len(rows), pixel_bytes(rows))


def data_link(rows):
    """A picture as a link that holds it."""
    return "data:image/png;base64," + _native.base64(png(rows))


def write(name, content):
    """Writes text or bytes to a file, or to an object that takes them."""
    import io
    if hasattr(name, "write"):
        takes_text = isinstance(name, io.TextIOBase) and isinstance(content, str)
        name.write(content.encode() if isinstance(content, str) and not takes_text else content)
    else:
        _native.write(str(name), content.encode() if isinstance(content, str) else content)


def write_pixels(name, rows):
    write(name, png(rows))
