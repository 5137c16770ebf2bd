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
    return f"{float(x):.{8 if precision is None else precision}e}"


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
