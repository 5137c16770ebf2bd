"""Numbers as text."""

import numpy as np


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False,
                            pad_left=None, pad_right=None, min_digits=None):
    if precision is None:
        text = np.array2string(np.asarray(x), floatmode="unique", suppress_small=True)
    else:
        text = f"{float(x):.{precision}f}"
        if unique:
            text = text.rstrip("0")
            if text.endswith(".") and trim == "k":
                text += ""
    if trim == "-":
        text = text.rstrip("0").rstrip(".") if "." in text else text
    elif trim == "0" and text.endswith("."):
        text += "0"
    return text


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None,
                            exp_digits=None, min_digits=None):
    if precision is not None:
        text = f"{float(x):.{precision}e}"
        head, power = text.split("e")
        if unique:
            head = head.rstrip("0")
    else:
        # The shortest digits that tell the number apart.
        digits, power = str(np.asarray(x)[()]), 0
        plain = digits.lstrip("-")
        mantissa, _, given = plain.partition("e")
        whole, _, part = mantissa.partition(".")
        power = int(given) if given else 0
        number = (whole + part).lstrip("0") or "0"
        if number != "0":
            power += len(whole) - 1 - (len(whole + part) - len((whole + part).lstrip("0")))
        number = number.rstrip("0") or "0"
        head = ("-" if digits.startswith("-") else "") + number[0] + "." + number[1:]
        power = f"{power:+03d}"
    if "." not in head:
        head += "."
    if trim == "0" and head.endswith("."):
        head += "0"
    elif trim == "-":
        head = head.rstrip(".")
    return f"{head}e{power}"


def base_repr(number, base=2, padding=0):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest, text = abs(number), ""
    while rest:
        text = digits[rest % base] + text
        rest //= base
    return ("-" if number < 0 else "") + "0" * padding + (text or "0")


def binary_repr(num, width=None):
    text = base_repr(num, 2)
    return text if width is None else text.rjust(width, "0")
