"""Complex numbers: literals, arithmetic, text, mistakes."""
import math

print(1j, -1j, 2 + 3j, 2 - 3j, 1.5 + 0j, -0.0 + 1j, 0j, 1e20j, 1_0.5j, .5j, 3.J)
print(repr(complex(1, -0.0)), complex(), complex(3), complex(1.5, 2), complex(real=1, imag=2))
print(complex("1+2j"), complex("-j"), complex(" (3-4.5e-1j) "), complex("7"), complex("1e5+2e-3j"))
c = 3 + 4j
print(c.real, c.imag, c.conjugate(), abs(c), type(c), type(c.real), bool(c), bool(0j))
print(c + 1, 1 + c, c - 2.5, 2 - c, c * 2, c * c, c / 2, 1 / c, c / (1 - 1j), -c, +c, c * 1j)
print(c ** 2, c ** -1, c ** 0.5, 2 ** c, 1j ** 2, c ** 0, (1 + 1j) ** 10, 1j ** 1j, 0j ** 2)
print((-8) ** (1 / 3), (-2.0) ** 0.5, pow(-1, 0.5))
print(c == 3 + 4j, c != 3, 3 + 0j == 3, 3 == 3 + 0j, hash(3 + 0j) == hash(3), {1j: "i"}[1j])
print(f"{c:.2f} {c} {c!r}", "%s" % c, [1j, (2j,)], sum([1j, 2, 3.5]), {2 + 0j, 2})
print(isinstance(c, complex), isinstance(1, complex), (5).conjugate(), (2.5).imag)
z = c
z += 1
z *= 2j
print(z, (float("inf") + 1j), complex(math.nan, 1), c is c)
for attempt in (
    lambda: c < 1, lambda: c // 2, lambda: c % 2, lambda: float(c), lambda: int(c), lambda: 1j / 0,
    lambda: complex("1 + 2j"), lambda: complex("x"), lambda: complex([]), lambda: complex("1", 2),
    lambda: complex(1, "2"), lambda: 0j ** -1, lambda: c + "a", lambda: c[0], lambda: math.sqrt(c),
    lambda: round(c), lambda: sorted([1j, 2j]), lambda: ~c, lambda: max(1j, 2), lambda: divmod(c, 2),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
