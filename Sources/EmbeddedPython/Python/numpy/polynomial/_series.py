"""Series as objects: coefficients of a family, over a domain that is mapped to the family's window."""

import numpy as np

style = "unicode"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def format_number(x, parens=False):
    """A coefficient as `print` writes it."""
    if not isinstance(x, (float, np.floating)):
        return str(x)
    x = np.float64(x)
    options = np.get_printoptions()
    if np.isnan(x):
        return options["nanstr"]
    if np.isinf(x):
        return options["infstr"]
    precision = options["precision"]
    if x != 0 and (abs(x) >= 1e8 or abs(x) < 10 ** min(0, -(precision - 1) // 2)):
        text = np.format_float_scientific(x, precision=precision, trim="0")
        return f"({text})" if parens else text
    return np.format_float_positional(x, precision=precision, trim="0")


class Series:
    """A series in one family; subclasses name the family, its letter and its usual domain."""

    maxpower = 100
    family = None
    basis_name = None
    domain = window = np.array([-1.0, 1.0])

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        self.coef = self.family.series(coef, trim=False)
        if domain is not None:
            self.domain = self._interval(domain, "Domain")
        if window is not None:
            self.window = self._interval(window, "Window")
        if not isinstance(symbol, str):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self.symbol = symbol

    @staticmethod
    def _interval(ends, name):
        ends = np.asarray(ends) + 0.0
        if len(ends) != 2:
            raise ValueError(f"{name} has wrong number of elements.")
        return ends

    def _like(self, coef, **changes):
        options = {"domain": self.domain, "window": self.window, "symbol": self.symbol, **changes}
        return type(self)(coef, **options)

    # Text

    def __repr__(self):
        parts = [repr(value)[6:-1] for value in (self.coef, self.domain, self.window)]
        return (f"{type(self).__name__}({parts[0]}, domain={parts[1]}, window={parts[2]}, "
                f"symbol='{self.symbol}')")

    def __str__(self):
        return self._text(style == "unicode")

    def __format__(self, spec):
        if spec == "":
            return str(self)
        if spec not in ("ascii", "unicode"):
            raise ValueError(
                f"Unsupported format string '{spec}' passed to {type(self)}.__format__. "
                "Valid options are 'ascii' and 'unicode'")
        return self._text(spec == "unicode")

    def _argument(self):
        """The mapped variable: `x`, or `0.5 + 2.0x` where the domain is not the window."""
        off, scale = self.mapparms()
        if off == 0 and scale == 1:
            return self.symbol
        factor = "" if scale == 1 else format_number(scale)
        return f"{factor}{self.symbol}" if off == 0 else (
            f"{format_number(off)} + {factor}{self.symbol}")

    def _term(self, power, argument, is_unicode):
        if is_unicode:
            return f"·{self.basis_name}{power.translate(_LOWERED)}({argument})"
        return f" {self.basis_name}_{power}({argument})"

    def _text(self, is_unicode):
        width = np.get_printoptions()["linewidth"]
        argument = self._argument()
        if argument != self.symbol:
            argument = f"({argument})"
        text = format_number(self.coef[0])
        for i, value in enumerate(self.coef[1:], 1):
            sign = "+" if value >= 0 else "-"
            term = (f"{sign} {format_number(value if value >= 0 else -value, parens=True)}"
                    + self._term(str(i), argument, is_unicode))
            room = 2 if i < len(self.coef) - 1 else 0
            if len(text.split("\n")[-1]) + 1 + len(term) + room > width:
                term = term.replace(" ", "\n", 1)
            text += " " + term
        return text

    # Sequences and numbers

    def __iter__(self):
        return iter(self.coef)

    def __len__(self):
        return len(self.coef)

    def __call__(self, arg):
        off, scale = self.mapparms()
        if isinstance(arg, (list, tuple)):
            arg = np.asarray(arg)
        return self.family.val(off + scale * arg, self.coef)

    def _other(self, other):
        """The coefficients of an operand; None for what is not one."""
        if isinstance(other, Series):
            if type(self) is not type(other):
                raise TypeError("Polynomial types differ")
            if not np.all(self.domain == other.domain):
                raise TypeError("Domains differ")
            if not np.all(self.window == other.window):
                raise TypeError("Windows differ")
            if self.symbol != other.symbol:
                raise ValueError("Polynomial symbols differ")
            return other.coef
        return other

    def _combined(self, operation, left, right):
        try:
            return self._like(operation(left, right))
        except (TypeError, ValueError):
            return NotImplemented

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def __add__(self, other):
        return self._combined(self.family.add, self.coef, self._other(other))

    def __radd__(self, other):
        return self._combined(self.family.add, other, self.coef)

    def __sub__(self, other):
        return self._combined(self.family.sub, self.coef, self._other(other))

    def __rsub__(self, other):
        return self._combined(self.family.sub, other, self.coef)

    def __mul__(self, other):
        return self._combined(self.family.mul, self.coef, self._other(other))

    def __rmul__(self, other):
        return self._combined(self.family.mul, other, self.coef)

    def __truediv__(self, other):
        if not isinstance(other, (int, float, np.number)) or isinstance(other, bool):
            raise TypeError(
                f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self._like(self.coef / other)

    def __floordiv__(self, other):
        return self.__divmod__(other)[0]

    def __mod__(self, other):
        return self.__divmod__(other)[1]

    def __divmod__(self, other):
        quotient, rest = self.family.div(self.coef, self._other(other))
        return self._like(quotient), self._like(rest)

    def __pow__(self, other):
        return self._like(self.family.pow(self.coef, other, self.maxpower))

    def __eq__(self, other):
        return (type(self) is type(other) and np.array_equal(self.domain, other.domain)
                and np.array_equal(self.window, other.window)
                and np.array_equal(self.coef, other.coef) and self.symbol == other.symbol)

    def __ne__(self, other):
        return not self == other

    # Forms

    def copy(self):
        return self._like(self.coef)

    def degree(self):
        return len(self) - 1

    def trim(self, tol=0):
        return self._like(self.family.trimmed(self.coef, tol))

    def truncate(self, size):
        if int(size) != size or size < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef[:int(size)])

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def convert(self, domain=None, kind=None, window=None):
        """The same function as a series of another family, or over another domain."""
        kind = type(self) if kind is None else kind
        domain = kind.domain if domain is None else domain
        window = kind.window if window is None else window
        return self(kind.identity(domain, window=window, symbol=self.symbol))

    def mapparms(self):
        """What maps the domain to the window: `offset + scale * x`."""
        (a, b), (c, d) = self.domain, self.window
        return (b * c - a * d) / (b - a), (d - c) / (b - a)

    def integ(self, m=1, k=[], lbnd=None):
        off, scale = self.mapparms()
        start = 0 if lbnd is None else off + scale * lbnd
        return self._like(self.family.int(self.coef, m, k, start, 1.0 / scale))

    def deriv(self, m=1):
        return self._like(self.family.der(self.coef, m, self.mapparms()[1]))

    def roots(self):
        (a, b), (c, d) = self.window, self.domain
        return (b * c - a * d) / (b - a) + (d - c) / (b - a) * self.family.roots(self.coef)

    def linspace(self, n=100, domain=None):
        """Evenly spaced places of the domain, and the values there."""
        ends = self.domain if domain is None else domain
        x = np.linspace(ends[0], ends[1], n)
        return x, self(x)

    # Makers

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        """The series that fits values best, over the domain that the places span."""
        x = np.asarray(x)
        if domain is None:
            domain = [x.min(), x.max()]
            if domain[0] == domain[1]:
                domain = [domain[0] - 1, domain[1] + 1]
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        (a, b), (c, d) = np.asarray(domain) + 0.0, np.asarray(window) + 0.0
        places = (b * c - a * d) / (b - a) + (d - c) / (b - a) * x
        found = cls.family.fit(places, y, deg, rcond, full, w)
        coef, status = found if full else (found, None)
        series = cls(coef, domain=domain, window=window, symbol=symbol)
        return (series, status) if full else series

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        roots = np.atleast_1d(np.asarray(roots)) + 0.0
        window = cls.window if window is None else window
        if domain is None:
            domain = [roots.min(), roots.max()]
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        (a, b), (c, d) = np.asarray(domain) + 0.0, np.asarray(window) + 0.0
        scale = (d - c) / (b - a)
        places = (b * c - a * d) / (b - a) + scale * roots
        coef = cls.family.fromroots(places) / scale ** len(roots)
        return cls(coef, domain=domain, window=window, symbol=symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        """The series of x itself."""
        domain = np.asarray(cls.domain if domain is None else domain) + 0.0
        window = np.asarray(cls.window if window is None else window) + 0.0
        (a, b), (c, d) = window, domain
        return cls(cls.family.line((b * c - a * d) / (b - a), (d - c) / (b - a)), domain, window,
                   symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        """The family's polynomial of a degree."""
        if int(deg) != deg or deg < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * int(deg) + [1], domain, window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(cls.domain if domain is None else domain, cls,
                              cls.window if window is None else window)
