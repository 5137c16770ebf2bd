"""Polynomials by their coefficients, highest power first."""

import numpy as np


def polyval(p, x):
    p = np.asarray(p)
    y = np.zeros_like(np.asarray(x))
    for c in p:
        y = y * x + c
    return y


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if np.iscomplexobj(x) or np.iscomplexobj(y):
        raise NotImplementedError("polyfit takes no complex numbers in Taper")
    x, y = np.asarray(x, dtype=float) + 0.0, np.asarray(y, dtype=float) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    lhs = np.vander(x, deg + 1)
    rhs = y
    if w is not None:
        w = np.asarray(w, dtype=float)
        lhs = lhs * w.reshape(-1, 1)
        rhs = rhs * (w if y.ndim == 1 else w.reshape(-1, 1))
    scale = np.sqrt((lhs * lhs).sum(axis=0))
    c = np.linalg.lstsq(lhs / scale, rhs)[0]
    return (c.T / scale).T


def polyadd(a1, a2):
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    size = max(a1.size, a2.size)
    return np.pad(a1, (size - a1.size, 0)) + np.pad(a2, (size - a2.size, 0))


def polysub(a1, a2):
    return polyadd(a1, -np.asarray(a2))


def polymul(a1, a2):
    return np.convolve(a1, a2)


def polyder(p, m=1):
    wraps = isinstance(p, poly1d)
    p = np.asarray(p.coeffs if wraps else p)
    for _ in range(m):
        p = p[:-1] * np.arange(p.size - 1, 0, -1)
    return poly1d(p) if wraps else p


def polyint(p, m=1, k=None):
    wraps = isinstance(p, poly1d)
    p = np.asarray(p.coeffs if wraps else p)
    for _ in range(m):
        p = np.append(p / np.arange(p.size, 0, -1), [0.0 if k is None else k])
    return poly1d(p) if wraps else p


def roots(p):
    p = np.atleast_1d(p)
    nonzero = p.nonzero()[0]
    if nonzero.size == 0:
        return np.array([])
    trailing = p.size - int(nonzero[-1]) - 1
    p = p[int(nonzero[0]):int(nonzero[-1]) + 1]
    if p.dtype.kind == "c":
        raise NotImplementedError("the roots of polynomials with complex coefficients are not in Taper")
    p = p.astype(float)
    n = p.size - 1
    if n <= 0:
        return np.zeros(trailing)
    companion = np.diag(np.ones(n - 1), -1)
    companion[0, :] = -p[1:] / p[0]
    return np.concatenate((np.linalg.eigvals(companion), np.zeros(trailing)))


class poly1d:
    def __init__(self, c_or_r, r=False, variable="x"):
        if r:
            c = np.ones(1)
            for root in c_or_r:
                c = np.convolve(c, np.array([1.0, -root]))
        else:
            c = c_or_r.coeffs if isinstance(c_or_r, poly1d) else np.asarray(c_or_r)
        places = c.nonzero()[0]
        self.coeffs = c[int(places[0]):] if places.size else np.zeros(1, c.dtype)
        self.variable = variable

    @property
    def coef(self):
        return self.coeffs

    @property
    def c(self):
        return self.coeffs

    @property
    def order(self):
        return self.coeffs.size - 1

    o = order

    @property
    def roots(self):
        return roots(self.coeffs)

    r = roots

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __getitem__(self, n):
        return self.coeffs[self.order - n] if 0 <= n <= self.order else 0

    def __len__(self):
        return self.order

    def __iter__(self):
        return iter(self.coeffs)

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(np.atleast_1d(other)).coeffs
                              if not isinstance(other, poly1d) else other.coeffs))

    __radd__ = __add__

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __sub__(self, other):
        return self + (-other)

    def __mul__(self, other):
        if isinstance(other, poly1d):
            return poly1d(polymul(self.coeffs, other.coeffs))
        return poly1d(self.coeffs * other)

    __rmul__ = __mul__

    def __pow__(self, n):
        result = poly1d([1])
        for _ in range(n):
            result = result * self
        return result

    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m))

    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m, k))

    def __repr__(self):
        return "poly1d(" + repr(self.coeffs)[6:-1] + ")"

    def __str__(self):
        text = ""
        for n, c in enumerate(self.coeffs):
            power = self.order - n
            part = "%.4g" % c
            if part == "0":
                part = "0" if power == 0 and n == 0 else ""
            elif power == 1:
                part = f"{part} {self.variable}"
            elif power > 1:
                part = f"{part} {self.variable}**{power}"
            if n == 0:
                text = part
            elif part:
                text += f" - {part[1:]}" if part.startswith("-") else f" + {part}"
        return _raised(text)


def _raised(text, wrap=70):
    """Powers on a line of their own above the terms."""
    output, upper, lower = " ", "", ""
    start = 0
    while True:
        place = text.find("**", start)
        if place < 0:
            break
        end = place + 2
        while end < len(text) and text[end].isdigit():
            end += 1
        power, part = text[place + 2:end], text[start:place]
        start = end
        above = " " * (len(part) - 1) + power
        below = part + " " * (len(power) - 1)
        if len(lower) + len(below) > wrap or len(upper) + len(above) > wrap:
            output += upper + "\n" + lower + "\n "
            upper, lower = above, below
        else:
            upper += above
            lower += below
    return output + upper + "\n" + lower + text[start:]


def poly(seq_of_zeros):
    """The coefficients of the polynomial with these zeros, or of a matrix's characteristic one."""
    zeros = np.atleast_1d(seq_of_zeros)
    if zeros.ndim == 2 and zeros.shape[0] == zeros.shape[1] and zeros.shape[0] != 0:
        zeros = np.linalg.eigvals(zeros)
    elif zeros.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if zeros.size == 0:
        return 1.0
    result = np.ones(1)
    for zero in zeros:
        result = np.convolve(result, np.array([1.0, -zero]))
    if result.dtype.kind == "c":
        # Pairs of conjugates make real coefficients.
        pairs = [sorted((z.real, z.imag) for z in side.tolist()) for side in (zeros, np.conj(zeros))]
        if pairs[0] == pairs[1]:
            result = result.real.copy()
    return result


def polydiv(u, v):
    """The quotient and the remainder of two polynomials."""
    wraps = isinstance(u, poly1d) or isinstance(v, poly1d)
    u = np.atleast_1d(np.asarray(u)) + 0.0
    v = np.atleast_1d(np.asarray(v)) + 0.0
    steps = max(u.size - v.size + 1, 1)
    quotient = np.zeros(steps, np.result_type(u, v))
    rest = u.copy()
    for k in range(u.size - v.size + 1):
        factor = rest[k] / v[0]
        quotient[k] = factor
        rest[k:k + v.size] -= factor * v
    while np.allclose(rest[0], 0, rtol=1e-14) and rest.shape[-1] > 1:
        rest = rest[1:]
    return (poly1d(quotient), poly1d(rest)) if wraps else (quotient, rest)
