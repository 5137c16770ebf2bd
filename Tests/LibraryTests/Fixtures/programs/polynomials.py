# numpy.polynomial: series as objects and as coefficients.
import numpy as np
from numpy.polynomial import Chebyshev, Hermite, HermiteE, Laguerre, Legendre, Polynomial

p = Polynomial([1, 2, 3])
print(repr(p), p, f"{p:ascii}", p(2), p(np.array([1, 2])), p.degree(), len(p), list(p))
print(p + 1, 2 * p, p * p, p - p, -p, p**2, p / 2, p // Polynomial([1, 1]), sep="\n")
print(divmod(p, Polynomial([1, 1])), p == Polynomial([1, 2, 3]), p != p)
print(p.deriv(), p.integ(2, k=[1, 2]), p.linspace(3), p.mapparms(), sep="\n")
print(Polynomial([-6, 11, -6, 1]).roots(), Polynomial.fromroots([1, 2, 3]), Polynomial([2, 1]).roots())
print(Polynomial([0, 0]), Polynomial([1.5, -2.25, 1e-10, 1e9]), Polynomial(np.arange(20.0)), sep="\n")
x = np.linspace(0, 10, 11)
q = Polynomial.fit(x, 3 * x + 2, 1)
print(q, q.domain, np.round(q.convert().coef, 6))
for kind in (Chebyshev, Legendre, Hermite, HermiteE, Laguerre):
    s = kind([1, 2, 3])
    print(s, s * kind([1, 2]), s.deriv(), s.integ(), s.convert(kind=Polynomial), sep="\n")
    print(p.convert(kind=kind), kind.basis(4).degree(), np.round(s.roots(), 6), np.round(s(0.3), 9))
print(np.polynomial.legendre.leggauss(4))
print(np.polynomial.hermite.hermgauss(4), np.polynomial.laguerre.laggauss(3))
print(np.polynomial.polynomial.polyvander([1, 2], 3), np.polynomial.chebyshev.chebvander([0.5], 3))
print(np.polynomial.polynomial.polydiv([1, 2, 3], [1, 1]), np.polynomial.polynomial.polyroots([6, -5, 1]))
for make in (lambda: Polynomial([[1]]), lambda: p + Chebyshev([1]), lambda: p / p, lambda: p**-1):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
