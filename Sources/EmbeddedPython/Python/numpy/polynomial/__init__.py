"""Series in powers and in the classical orthogonal polynomials, lowest degree first."""

from numpy.polynomial import _series, chebyshev, hermite, hermite_e, laguerre, legendre, polynomial
from numpy.polynomial.chebyshev import Chebyshev
from numpy.polynomial.hermite import Hermite
from numpy.polynomial.hermite_e import HermiteE
from numpy.polynomial.laguerre import Laguerre
from numpy.polynomial.legendre import Legendre
from numpy.polynomial.polynomial import Polynomial


def set_default_printstyle(style):
    """Whether `print` writes powers as `x²` ("unicode") or as `x**2` ("ascii")."""
    if style not in ("unicode", "ascii"):
        raise ValueError(
            f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    _series.style = style
