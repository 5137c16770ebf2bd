"""math, random, statistics, fractions."""

import math, random

for n, a in [("sqrt", 2), ("exp", 1), ("log", 10), ("log2", 8), ("log10", 1000), ("log1p", 0.5), ("sin", 1), ("cos", 1), ("tan", 1), ("asin", 0.5), ("acos", 0.5), ("atan", 1), ("sinh", 1), ("cosh", 1), ("tanh", 0.5), ("ceil", 2.1), ("floor", -2.1), ("trunc", -2.9), ("fabs", -3), ("factorial", 20), ("degrees", math.pi), ("radians", 180), ("erf", 0.5), ("gamma", 5), ("lgamma", 10.5), ("isqrt", 17), ("expm1", 1e-5), ("frexp", 10.5), ("modf", -2.75), ("cbrt", 27), ("exp2", 3), ("ulp", 1.0), ("asinh", 1), ("atanh", 0.5), ("acosh", 2), ("erfc", 0.5)]:
    print(n, getattr(math, n)(a))
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.isnan(math.nan), math.isinf(1), math.isfinite(1), math.pow(2, 0.5), math.hypot(3, 4), math.hypot(1, 2, 3), math.atan2(1, -1), math.fmod(-7, 3), math.copysign(1, -0.0), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.prod([1, 2, 3.5]), math.dist((0, 0), (3, 4)), math.log(8, 2), math.ldexp(0.5, 4), math.remainder(7, 3), math.nextafter(1, 2), math.log(10 ** 400), math.factorial(30), math.floor(10.0 ** 20), math.fsum([1e100, 1.0, -1e100]))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.sqrt("a"), lambda: math.acos(2), lambda: math.gcd(1.5), lambda: math.factorial(2.5), lambda: math.pow(-1, 0.5), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.comb(-1, 2), lambda: math.sqrt(), lambda: math.log(-1, 2), lambda: math.isqrt(-1), lambda: math.fmod(1, 0), lambda: math.foo):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
random.seed(42)
print(random.random(), random.randint(1, 100), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.choice("abcdef"), random.sample(range(100), 5), random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 3], k=5))
l = list(range(10)); random.shuffle(l); print(l, random.randrange(0, 100, 7), random.randrange(5), random.normalvariate(0, 1), random.expovariate(1.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.triangular(0, 1, 0.5), random.lognormvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1), random.getrandbits(100), random.getrandbits(5))
for seed in (0, 1, -5, 2 ** 100, "text", 1.5, b"bytes", True):
    random.seed(seed); print(seed, random.random(), random.getrandbits(32))
r = random.Random(7); print([r.randint(0, 9) for _ in range(10)], r.sample("abcdefgh", 3), r.sample(list(range(1000)), 4), r.random())
state = r.getstate(); a = r.random(); r.setstate(state); print(a == r.random())
print(random.Random(3).randrange(10 ** 30), random.Random("s").shuffle([1]), random.Random(1).sample([1, 2, 3], 3, counts=[2, 1, 1]), random.Random(1).choices(range(5), cum_weights=[1, 2, 3, 4, 10], k=3))
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.randrange(0), lambda: random.seed([]), lambda: random.choices([1], weights=[0])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(2 ** 100, -2 ** 100 // 3, 2 ** 100 % 7, -(2 ** 70) >> 3, 10 ** 18 * 10, 3 ** 200, (2 ** 64) & (2 ** 65 - 1), ~(2 ** 64), 2 ** 0.5, 2 ** -2, (-2) ** 3, 7 // 2, -7 // 2, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2, 1e16, 1e15, 123456789.0, 1.0, 1e-5, 0.0001, 1 / 3, 5 / 2, 10 ** 25 / 10 ** 5, int(1e20), 0x10, 0b11, 0o17, 1_000)
print(abs(-5), abs(-2.5), round(3.14159, 2), round(2.5), round(-0.5), round(1e20), divmod(-7, 3), pow(3, 4, 5), int("12"), float("1.5"), complex if False else "", min(1, 2.0), max(2, 2.0), sum([1, 2.5]), bin(-5), hex(2 ** 70), oct(64), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, 2 ** 70 >> 68, True + True, 3 < 4 < 5, 1 == 1.0, 0.1 + 0.2 == 0.3)
print(float("nan") == float("nan"), float("inf") > 10 ** 400, 1e308 * 10, -1e308 * 10, 0.0 == -0.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, (2 ** 53 + 1) > 2.0 ** 53, hash(1) == hash(1.0) == hash(True), (10 ** 20).bit_length(), (255).to_bytes(2, "big"), (1.5).hex(), float.fromhex("0x1.8p0"), (0.75).as_integer_ratio(), int.from_bytes(b"\x01\x00", "big"), 10 ** 20 > 1.0, 1.5 < 10 ** 20)
