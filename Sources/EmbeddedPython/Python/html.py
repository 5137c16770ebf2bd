"""Text in HTML: signs that mean something there, and back."""

import re as _re

_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©",
          "reg": "®", "euro": "€", "mdash": "—", "ndash": "–", "hellip": "…", "laquo": "«",
          "raquo": "»", "times": "×", "deg": "°", "auml": "ä", "ouml": "ö", "uuml": "ü",
          "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è",
          "agrave": "à", "ccedil": "ç", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
          "bull": "•", "middot": "·", "para": "¶", "sect": "§", "pound": "£", "yen": "¥",
          "plusmn": "±", "frac12": "½", "trade": "™", "larr": "←", "rarr": "→"}


def escape(s, quote=True):
    """The text with &, < and > (and quotes) written as names."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _sign(match):
    name = match.group(1)
    if name[:1] != "#":
        return _NAMES.get(name.rstrip(";"), match.group())
    digits = name[1:].rstrip(";")
    number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def unescape(s):
    """The text with names and numbers of signs as the signs themselves."""
    return _re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]+;)", _sign, s)
