"""Where ticks stand on an axis and what they say."""

import math


class Locator:
    """Chooses tick values between two limits; at most `nbins` steps."""

    def tick_values(self, vmin, vmax, nbins=9):
        return []

    def set_params(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, "_" + name, value)


class NullLocator(Locator):
    pass


class FixedLocator(Locator):
    def __init__(self, locs, nbins=None):
        self.locs = [float(value) for value in locs]

    def tick_values(self, vmin, vmax, nbins=9):
        return self.locs


class MultipleLocator(Locator):
    def __init__(self, base=1.0, offset=0.0):
        self._base = base

    def tick_values(self, vmin, vmax, nbins=9):
        low, high = min(vmin, vmax), max(vmin, vmax)
        first = math.ceil(low / self._base - 1e-9)
        count = min(int((high - low) / self._base + 1e-9) + 2, 1000)
        values = [(first + i) * self._base for i in range(count)]
        return [value for value in values if value <= high + 1e-9 * self._base]


class MaxNLocator(Locator):
    """At most `nbins` steps of 1, 2, 2.5 or 5 times a power of ten."""

    def __init__(self, nbins=None, steps=None, integer=False, prune=None, **kwargs):
        self._nbins, self._integer = nbins, integer
        self._steps = list(steps) if steps is not None else [1, 2, 2.5, 5, 10]

    def tick_values(self, vmin, vmax, nbins=9):
        if isinstance(self._nbins, int):
            nbins = self._nbins
        low, high = min(vmin, vmax), max(vmin, vmax)
        if not (math.isfinite(low) and math.isfinite(high)):
            return []
        if high - low <= 1e-300:
            low, high = low - 0.05 * (abs(low) or 1), high + 0.05 * (abs(high) or 1)
        return _even_ticks(low, high, max(nbins, 1), self._steps, self._integer)


class AutoLocator(MaxNLocator):
    pass


class LinearLocator(MaxNLocator):
    pass


def _even_ticks(low, high, nbins, steps, integer):
    width, middle = high - low, (high + low) / 2
    offset = 0.0
    if abs(middle) / width >= 100:
        offset = math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
    scale = 10 ** (math.log10(width / nbins) // 1)
    low, high = low - offset, high - offset
    candidates = [0.1 * step * scale for step in steps[:-1]]
    candidates += [step * scale for step in steps] + [10 * steps[1] * scale]
    if integer:
        candidates = [s for s in candidates if s >= 1 and abs(s - round(s)) < 1e-3] or [1.0]
    raw = (high - low) / nbins
    start = next((i for i, step in enumerate(candidates) if step >= raw), len(candidates) - 1)
    ticks = []
    for step in candidates[start::-1]:
        base = (low // step) * step
        first = _floor_edge(low - base, step, offset)
        last = _ceil_edge(high - base, step, offset)
        ticks = [(first + i) * step + base for i in range(int(last - first) + 1)]
        if sum(low <= tick <= high for tick in ticks) >= 2:
            break
    return [tick + offset for tick in ticks]


def _is_close(ms, edge, step, offset):
    tolerance = 1e-10
    if offset:
        tolerance = min(max(1e-10, 10 ** (math.log10(abs(offset) / step) - 12)), 0.4999)
    return abs(ms - edge) < tolerance


def _floor_edge(x, step, offset):
    d, m = divmod(x, step)
    return d + 1 if _is_close(m / step, 1, step, offset) else d


def _ceil_edge(x, step, offset):
    d, m = divmod(x, step)
    return d if _is_close(m / step, 0, step, offset) else d + 1


class LogLocator(Locator):
    """Powers of the base."""

    def __init__(self, base=10.0, subs=(1.0,), numticks=None):
        self._base = base

    def tick_values(self, vmin, vmax, nbins=9):
        low, high = min(vmin, vmax), max(vmin, vmax)
        if low <= 0:
            return []
        first = math.floor(math.log(low, self._base) + 1e-9)
        last = math.ceil(math.log(high, self._base) - 1e-9)
        stride = max(1, -(-(last - first) // max(nbins, 1)))
        return [self._base ** power for power in range(first - stride, last + stride + 1, stride)]


class Formatter:
    """Gives each tick its text."""

    def format_ticks(self, values):
        return [self(value, i) for i, value in enumerate(values)]

    def offset_text(self, values):
        return ""

    def __call__(self, x, pos=None):
        return str(x)


class NullFormatter(Formatter):
    def __call__(self, x, pos=None):
        return ""


class FixedFormatter(Formatter):
    def __init__(self, seq):
        self.seq = list(seq)

    def __call__(self, x, pos=None):
        return str(self.seq[pos]) if pos is not None and pos < len(self.seq) else ""


class FuncFormatter(Formatter):
    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return self.func(x, pos)


class FormatStrFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class StrMethodFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt.format(x=x, pos=pos)


class PercentFormatter(Formatter):
    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals, self.symbol = xmax, decimals, symbol

    def __call__(self, x, pos=None):
        value = 100.0 * x / self.xmax
        digits = self.decimals if self.decimals is not None else 0
        return f"{value:.{digits}f}{self.symbol}"


class ScalarFormatter(Formatter):
    """As many digits as tell the ticks apart; a power of ten apart for very large and small ones."""

    def __init__(self, useOffset=None, useMathText=None, useLocale=None):
        self._power = 0

    def set_scientific(self, b):
        pass

    def set_powerlimits(self, lims):
        pass

    def _prepare(self, values):
        known = [abs(value) for value in values if math.isfinite(value)]
        largest = max(known, default=0.0)
        power = math.floor(math.log10(largest)) if largest > 0 else 0
        self._power = power if power <= -5 or power >= 6 else 0
        scaled = [value / 10 ** self._power for value in values]
        width = max(scaled, default=0) - min(scaled, default=0)
        if width == 0:
            width = max((abs(v) for v in scaled), default=1) or 1
        order = math.floor(math.log10(width))
        digits = max(0, 3 - order)
        limit = 1e-3 * 10 ** order
        while digits >= 0 and all(abs(v - round(v, digits)) < limit for v in scaled):
            digits -= 1
        self._digits = digits + 1
        return scaled

    def format_ticks(self, values):
        scaled = self._prepare(values)
        return [_minus(f"{value:.{self._digits}f}") for value in scaled]

    def offset_text(self, values):
        self._prepare(values)
        return _minus(f"1e{self._power}") if self._power else ""

    def __call__(self, x, pos=None):
        return _minus(f"{x:g}")


class LogFormatter(Formatter):
    """Powers of ten as such."""

    def __call__(self, x, pos=None):
        if x <= 0:
            return ""
        power = math.log10(x)
        if abs(power - round(power)) > 1e-6:
            return _minus(f"{x:g}")
        return "10" + _superscript(round(power))


class LogFormatterSciNotation(LogFormatter):
    pass


def _superscript(number):
    return "".join("⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".index(c)] for c in str(number))


def _minus(text):
    if text.lstrip("-").strip("0.") == "" and text.startswith("-"):
        text = text[1:]
    return text.replace("-", "−")
