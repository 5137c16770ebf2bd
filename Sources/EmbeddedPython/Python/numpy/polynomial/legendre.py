"""Series in Legendre's polynomials."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series


class _Legendre(Basis):
    def scale(self, n):
        return (2 * n - 1) / n

    def lag(self, n):
        return (n - 1) / n

    def _derivative(self, c):
        c = c.copy()
        result = np.zeros(len(c) - 1)
        for j in range(len(c) - 1, 0, -1):
            result[j - 1] = (2 * j - 1) * c[j]
            if j > 1:
                c[j - 2] += c[j]
        return result

    def _antiderivative(self, c):
        result = np.zeros(len(c) + 1)
        result[1] = c[0]
        for j in range(1, len(c)):
            part = c[j] / (2 * j + 1)
            result[j + 1] = part
            result[j - 1] -= part
        return result


_family = _Legendre()
legdomain, legzero, legone = np.array([-1.0, 1.0]), np.array([0]), np.array([1])
legx = _family.line(0.0, 1.0)
legadd = _family.add
legsub = _family.sub
legmulx = _family.mulx
legmul = _family.mul
legdiv = _family.div
legpow = _family.pow
legval = _family.val
legval2d = _family.val2d
legval3d = _family.val3d
leggrid2d = _family.grid2d
legvander = _family.vander
legfit = _family.fit
legder = _family.der
legint = _family.int
legcompanion = _family.companion
legroots = _family.roots
legfromroots = _family.fromroots
legline = _family.line
leggauss = _family.gauss
legtrim = _family.trimmed
leg2poly = _family.to_powers
poly2leg = _family.from_powers


def legweight(x):
    """The weight that the family is orthogonal for."""
    return x * 0.0 + 1.0


class Legendre(Series):
    """Series in Legendre's polynomials."""

    family = _family
    basis_name = "P"
