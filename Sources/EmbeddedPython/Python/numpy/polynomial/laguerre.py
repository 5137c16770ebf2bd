"""Series in Laguerre's polynomials."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series


class _Laguerre(Basis):
    weight_sum = 1.0

    def scale(self, n):
        return -1.0 / n

    def shift(self, n):
        return (2.0 * n - 1) / n

    def lag(self, n):
        return (n - 1.0) / n

    def _derivative(self, c):
        c = c.copy()
        result = np.zeros(len(c) - 1)
        for j in range(len(c) - 1, 0, -1):
            result[j - 1] = -c[j]
            if j > 1:
                c[j - 1] += c[j]
        return result

    def _antiderivative(self, c):
        result = np.append(c, 0.0)
        result[1:] -= c
        return result


_family = _Laguerre()
lagdomain, lagzero, lagone = np.array([0.0, 1.0]), np.array([0]), np.array([1])
lagx = _family.line(0.0, 1.0)
lagadd = _family.add
lagsub = _family.sub
lagmulx = _family.mulx
lagmul = _family.mul
lagdiv = _family.div
lagpow = _family.pow
lagval = _family.val
lagval2d = _family.val2d
lagval3d = _family.val3d
laggrid2d = _family.grid2d
lagvander = _family.vander
lagfit = _family.fit
lagder = _family.der
lagint = _family.int
lagcompanion = _family.companion
lagroots = _family.roots
lagfromroots = _family.fromroots
lagline = _family.line
laggauss = _family.gauss
lagtrim = _family.trimmed
lag2poly = _family.to_powers
poly2lag = _family.from_powers


def lagweight(x):
    """The weight that the family is orthogonal for."""
    return np.exp(-x)


class Laguerre(Series):
    """Series in Laguerre's polynomials."""

    family = _family
    domain = window = np.array([0.0, 1.0])
    basis_name = "L"
