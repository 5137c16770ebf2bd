"""Series in powers of x."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series, _RAISED


class _Powers(Basis):
    def mul(self, c1, c2):
        return self.trimmed(np.convolve(self.series(c1), self.series(c2)))

    def _derivative(self, c):
        return c[1:] * np.arange(1, len(c))

    def _antiderivative(self, c):
        return np.append(0.0, c / np.arange(1, len(c) + 1))


_family = _Powers()
polydomain, polyzero, polyone = np.array([-1.0, 1.0]), np.array([0]), np.array([1])
polyx = _family.line(0.0, 1.0)
polyadd = _family.add
polysub = _family.sub
polymulx = _family.mulx
polymul = _family.mul
polydiv = _family.div
polypow = _family.pow
polyval = _family.val
polyval2d = _family.val2d
polyval3d = _family.val3d
polygrid2d = _family.grid2d
polyvander = _family.vander
polyfit = _family.fit
polyder = _family.der
polyint = _family.int
polycompanion = _family.companion
polyroots = _family.roots
polyfromroots = _family.fromroots
polyline = _family.line
polytrim = _family.trimmed


class Polynomial(Series):
    """Series in powers of x."""

    family = _family

    def _term(self, power, argument, is_unicode):
        if power == "1":
            return ("·" if is_unicode else " ") + argument
        return f"·{argument}{power.translate(_RAISED)}" if is_unicode else f" {argument}**{power}"
