"""Series in Chebyshev's polynomials of the first kind."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series


class _Chebyshev(Basis):
    def scale(self, n):
        return 1.0 if n == 1 else 2.0

    def lag(self, n):
        return 1.0

    def _derivative(self, c):
        c = c.copy()
        result = np.zeros(len(c) - 1)
        for j in range(len(c) - 1, 2, -1):
            result[j - 1] = 2 * j * c[j]
            c[j - 2] += j * c[j] / (j - 2)
        if len(c) > 2:
            result[1] = 4 * c[2]
        result[0] = c[1]
        return result

    def _antiderivative(self, c):
        result = np.zeros(len(c) + 1)
        result[1] = c[0]
        if len(c) > 1:
            result[2] = c[1] / 4
        for j in range(2, len(c)):
            result[j + 1] = c[j] / (2 * (j + 1))
            result[j - 1] -= c[j] / (2 * (j - 1))
        return result

    def gauss(self, deg):
        if int(deg) != deg or deg <= 0:
            raise ValueError("deg must be a positive integer")
        x = np.cos(np.pi * np.arange(1, 2 * deg, 2) / (2.0 * deg))
        return x, np.ones(deg) * (np.pi / deg)


_family = _Chebyshev()
chebdomain, chebzero, chebone = np.array([-1.0, 1.0]), np.array([0]), np.array([1])
chebx = _family.line(0.0, 1.0)
chebadd = _family.add
chebsub = _family.sub
chebmulx = _family.mulx
chebmul = _family.mul
chebdiv = _family.div
chebpow = _family.pow
chebval = _family.val
chebval2d = _family.val2d
chebval3d = _family.val3d
chebgrid2d = _family.grid2d
chebvander = _family.vander
chebfit = _family.fit
chebder = _family.der
chebint = _family.int
chebcompanion = _family.companion
chebroots = _family.roots
chebfromroots = _family.fromroots
chebline = _family.line
chebgauss = _family.gauss
chebtrim = _family.trimmed
cheb2poly = _family.to_powers
poly2cheb = _family.from_powers


def chebweight(x):
    """The weight that the family is orthogonal for."""
    return 1.0 / (np.sqrt(1.0 + x) * np.sqrt(1.0 - x))


class Chebyshev(Series):
    """Series in Chebyshev's polynomials of the first kind."""

    family = _family
    basis_name = "T"
