"""Series in Hermite's polynomials, as the theory of probability writes them."""

import numpy as np
from numpy.polynomial._basis import Basis
from numpy.polynomial._series import Series


class _HermiteE(Basis):
    weight_sum = np.sqrt(2 * np.pi)

    def lag(self, n):
        return n - 1.0

    def _derivative(self, c):
        return np.arange(1, len(c)) * c[1:]

    def _antiderivative(self, c):
        return np.append(0.0, c / np.arange(1, len(c) + 1))


_family = _HermiteE()
hermedomain, hermezero, hermeone = np.array([-1.0, 1.0]), np.array([0]), np.array([1])
hermex = _family.line(0.0, 1.0)
hermeadd = _family.add
hermesub = _family.sub
hermemulx = _family.mulx
hermemul = _family.mul
hermediv = _family.div
hermepow = _family.pow
hermeval = _family.val
hermeval2d = _family.val2d
hermeval3d = _family.val3d
hermegrid2d = _family.grid2d
hermevander = _family.vander
hermefit = _family.fit
hermeder = _family.der
hermeint = _family.int
hermecompanion = _family.companion
hermeroots = _family.roots
hermefromroots = _family.fromroots
hermeline = _family.line
hermegauss = _family.gauss
hermetrim = _family.trimmed
herme2poly = _family.to_powers
poly2herme = _family.from_powers


def hermeweight(x):
    """The weight that the family is orthogonal for."""
    return np.exp(-0.5 * x ** 2)


class HermiteE(Series):
    """Series in Hermite's polynomials, as the theory of probability writes them."""

    family = _family
    basis_name = "He"
