"""Bytes as text of 64 signs, and back."""

import _files


def b64encode(s, altchars=None):
    text = _files.base64(s)
    if altchars is not None:
        text = text.replace("+", chr(altchars[0])).replace("/", chr(altchars[1]))
    return text.encode()


def b64decode(s, altchars=None, validate=False):
    text = s if isinstance(s, str) else s.decode()
    if altchars is not None:
        text = text.replace(chr(altchars[0]), "+").replace(chr(altchars[1]), "/")
    return _files.from_base64(text.encode())


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


standard_b64encode, standard_b64decode = b64encode, b64decode
encodebytes, decodebytes = b64encode, b64decode


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(s if isinstance(s, str) else s.decode())


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~")


def b32encode(s):
    """Five bytes as eight signs."""
    out = bytearray()
    for start in range(0, len(s), 5):
        chunk = s[start:start + 5]
        number = int.from_bytes(chunk.ljust(5, b"\0"), "big")
        signs = bytes([_B32[number >> shift & 31] for shift in range(35, -1, -5)])
        kept = {1: 2, 2: 4, 3: 5, 4: 7, 5: 8}[len(chunk)]
        out.extend(signs[:kept] + b"=" * (8 - kept))
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    text = s.encode() if isinstance(s, str) else s
    text = text.upper() if casefold else text
    out = bytearray()
    for start in range(0, len(text), 8):
        signs = text[start:start + 8].rstrip(b"=")
        number = 0
        for sign in signs:
            if sign not in _B32:
                raise ValueError("Non-base32 digit found")
            number = number << 5 | _B32.index(sign)
        number <<= 5 * (8 - len(signs))
        out.extend(number.to_bytes(5, "big")[:len(signs) * 5 // 8])
    return bytes(out)


def b85encode(b, pad=False):
    """Four bytes as five signs."""
    out = bytearray()
    for start in range(0, len(b), 4):
        chunk = b[start:start + 4]
        number = int.from_bytes(chunk.ljust(4, b"\0"), "big")
        signs = []
        for _ in range(5):
            number, rest = divmod(number, 85)
            signs.append(_B85[rest])
        kept = 5 if pad else len(chunk) + 1
        out.extend(bytes(signs[::-1])[:kept])
    return bytes(out)


def b85decode(b):
    text = b.encode() if isinstance(b, str) else b
    out = bytearray()
    for start in range(0, len(text), 5):
        signs = text[start:start + 5]
        number = 0
        for sign in signs.ljust(5, b"~"):
            if sign not in _B85:
                raise ValueError(f"bad base85 character at position {start}")
            number = number * 85 + _B85.index(sign)
        out.extend(number.to_bytes(4, "big")[:len(signs) - 1])
    return bytes(out)
