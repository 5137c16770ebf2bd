"""Series in Hermite's polynomials, as physicists write them."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series


class _Hermite(Basis):
    weight_sum = np.sqrt(np.pi)

    def scale(self, n):
        return 2.0

    def lag(self, n):
        return 2.0 * (n - 1)

    def _derivative(self, c):
        return 2 * np.arange(1, len(c)) * c[1:]

    def _antiderivative(self, c):
        return np.append(0.0, c / (2 * np.arange(1, len(c) + 1)))


_family = _Hermite()
hermdomain, hermzero, hermone = np.array([-1.0, 1.0]), np.array([0]), np.array([1])
hermx = _family.line(0.0, 1.0)
hermadd = _family.add
hermsub = _family.sub
hermmulx = _family.mulx
hermmul = _family.mul
hermdiv = _family.div
hermpow = _family.pow
hermval = _family.val
hermval2d = _family.val2d
hermval3d = _family.val3d
hermgrid2d = _family.grid2d
hermvander = _family.vander
hermfit = _family.fit
hermder = _family.der
hermint = _family.int
hermcompanion = _family.companion
hermroots = _family.roots
hermfromroots = _family.fromroots
hermline = _family.line
hermgauss = _family.gauss
hermtrim = _family.trimmed
herm2poly = _family.to_powers
poly2herm = _family.from_powers


def hermweight(x):
    """The weight that the family is orthogonal for."""
    return np.exp(-x ** 2)


class Hermite(Series):
    """Series in Hermite's polynomials, as physicists write them."""

    family = _family
    basis_name = "H"
