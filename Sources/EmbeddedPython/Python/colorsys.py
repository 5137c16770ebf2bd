"""Colours as red, green and blue, or as hue, saturation and value; all from 0 to 1."""


def rgb_to_hsv(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    width = high - low
    if width == 0:
        return 0.0, 0.0, high
    red, green, blue = ((high - part) / width for part in (r, g, b))
    if r == high:
        hue = blue - green
    elif g == high:
        hue = 2.0 + red - blue
    else:
        hue = 4.0 + green - red
    return (hue / 6.0) % 1.0, width / high, high


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    rest = h * 6.0 - sector
    p, q, t = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[sector % 6]


def rgb_to_hls(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    total, width = high + low, high - low
    light = total / 2.0
    if width == 0:
        return 0.0, light, 0.0
    saturation = width / total if light <= 0.5 else width / (2.0 - total)
    return rgb_to_hsv(r, g, b)[0], light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high

    def part(hue):
        hue = hue % 1.0
        if hue < 1 / 6:
            return low + (high - low) * hue * 6.0
        if hue < 0.5:
            return high
        return low + (high - low) * (2 / 3 - hue) * 6.0 if hue < 2 / 3 else low

    return part(h + 1 / 3), part(h), part(h - 1 / 3)
