"""Rarely drawn distributions, for the classes of `numpy.random`.

Each draw takes its uniform, normal and gamma numbers in the order of NumPy's own code, so that a
seed gives NumPy's numbers. The formulas are those of Devroye's and of the cited papers there.
"""

import math

import numpy as np


def _draw(size, parameters, one):
    """An array of draws of one shape with the parameters, or a single number."""
    arrays = [np.asarray(p) for p in parameters]
    if size is None and all(a.ndim == 0 for a in arrays):
        return one(*[a.tolist() for a in arrays])
    if size is None:
        shape = np.broadcast_shapes(*[a.shape for a in arrays])
    else:
        shape = (size,) if isinstance(size, int) else tuple(size)
    rows = [np.broadcast_to(a, shape).ravel().tolist() for a in arrays]
    return np.array([one(*row) for row in zip(*rows)]).reshape(shape)


def _require(condition, text):
    if not condition:
        raise ValueError(text)


def _triangular(rng, is_legacy, left, mode, right, size):
    def one(left, mode, right):
        _require(left <= mode, "left > mode")
        _require(mode <= right, "mode > right")
        _require(left != right, "left == right")
        base, lower = right - left, mode - left
        u = rng.random()
        if u <= lower / base:
            return left + math.sqrt(u * (lower * base))
        return right - math.sqrt((1.0 - u) * ((right - mode) * base))

    return _draw(size, (left, mode, right), one)


def _f(rng, is_legacy, dfnum, dfden, size):
    def one(dfnum, dfden):
        _require(dfnum > 0, "dfnum <= 0")
        _require(dfden > 0, "dfden <= 0")
        above = rng.chisquare(dfnum) * dfden
        return float(above / (rng.chisquare(dfden) * dfnum))

    return _draw(size, (dfnum, dfden), one)


def _pareto(rng, is_legacy, a, size):
    def one(a):
        _require(a > 0, "a <= 0")
        drawn = float(rng.standard_exponential()) / a
        return math.exp(drawn) - 1 if is_legacy else math.expm1(drawn)

    return _draw(size, (a,), one)


def _power(rng, is_legacy, a, size):
    def one(a):
        _require(a > 0, "a <= 0")
        drawn = float(rng.standard_exponential())
        return math.pow(1 - math.exp(-drawn) if is_legacy else -math.expm1(-drawn), 1.0 / a)

    return _draw(size, (a,), one)


def _negative_binomial(rng, is_legacy, n, p, size):
    def one(n, p):
        _require(n > 0, "n <= 0")
        _require(0 < p <= 1, "p <= 0, p > 1 or p contains NaNs")
        return int(rng.poisson(float(rng.gamma(n, (1 - p) / p))))

    return _draw(size, (n, p), one)


def _wald(rng, is_legacy, mean, scale, size):
    def one(mean, scale):
        _require(mean > 0, "mean <= 0")
        _require(scale > 0, "scale <= 0")
        y = float(rng.standard_normal())
        y = mean * y * y
        if is_legacy:
            x = mean + mean / (2 * scale) * (y - math.sqrt(4 * scale * y + y * y))
        else:
            x = mean * (1.0 - 2.0 / (1.0 + math.sqrt(1.0 + 4.0 * scale / y)))
        return x if rng.random() <= mean / (mean + x) else mean * mean / x

    return _draw(size, (mean, scale), one)


def _vonmises(rng, is_legacy, mu, kappa, size):
    def one(mu, kappa):
        _require(kappa >= 0, "kappa < 0")
        if kappa < 1e-8:
            return math.pi * (2 * rng.random() - 1)
        if kappa < 1e-5:
            s = 1.0 / kappa + kappa
        else:
            r = 1 + math.sqrt(1 + 4 * kappa * kappa)
            rho = (r - math.sqrt(2 * r)) / (2 * kappa)
            s = (1 + rho * rho) / (2 * rho)
        while True:
            z = math.cos(math.pi * rng.random())
            w = (1 + s * z) / (s + z)
            y = kappa * (s - w)
            v = rng.random()
            if y * (2 - y) - v >= 0 or math.log(y / v) + 1 - y >= 0:
                break
        angle = math.acos(w)
        if rng.random() < 0.5:
            angle = -angle
        angle += mu
        wrapped = math.fmod(abs(angle) + math.pi, 2 * math.pi) - math.pi
        return -wrapped if angle < 0 else wrapped

    return _draw(size, (mu, kappa), one)


def _zipf(rng, is_legacy, a, size):
    def one(a):
        _require(a > 1, "a <= 1 or a is NaN")
        below = a - 1.0
        b = math.pow(2.0, below)
        while True:
            u, v = 1.0 - rng.random(), rng.random()
            x = math.floor(math.pow(u, -1.0 / below))
            if x > 9223372036854775807 or x < 1:
                continue
            t = math.pow(1.0 + 1.0 / x, below)
            if v * x * (t - 1.0) / (b - 1.0) <= t / b:
                return int(x)

    if not is_legacy:
        raise NotImplementedError("Generator.zipf() is not supported; np.random.zipf() is")
    return _draw(size, (a,), one)


def _logseries(rng, is_legacy, p, size):
    def one(p):
        _require(0 <= p < 1, "p < 0, p >= 1 or p contains NaNs")
        r = math.log1p(-p)
        while True:
            v = rng.random()
            if v >= p:
                return 1
            q = -math.expm1(r * rng.random())
            if v <= q * q:
                result = math.floor(1 + math.log(v) / math.log(q))
                if result < 1 or v == 0.0:
                    continue
                return int(result)
            return 1 if v >= q else 2

    return _draw(size, (p,), one)


def _hypergeometric(rng, is_legacy, ngood, nbad, nsample, size):
    def one(good, bad, sample):
        _require(good >= 0, "ngood < 0")
        _require(bad >= 0, "nbad < 0")
        _require(sample >= 1 or not is_legacy, "nsample < 1")
        _require(good + bad >= sample, "ngood + nbad < nsample")
        if not is_legacy or sample > 10:
            raise NotImplementedError("hypergeometric() is supported for np.random with at most "
                                      "10 drawn; choice(..., replace=False) draws any number")
        total = bad + good - sample
        least = min(bad, good)
        y, left = float(least), sample
        while y > 0.0:
            y -= math.floor(rng.random() + y / (total + left))
            left -= 1
            if left == 0:
                break
        found = int(least - y)
        return sample - found if good > bad else found

    return _draw(size, (ngood, nbad, nsample), one)


def _noncentral_chisquare(rng, is_legacy, df, nonc, size):
    def one(df, nonc):
        _require(df > 0, "df <= 0")
        _require(nonc >= 0, "nonc < 0")
        if nonc == 0:
            return float(rng.chisquare(df))
        if df > 1:
            first = float(rng.chisquare(df - 1))
            n = float(rng.standard_normal()) + math.sqrt(nonc)
            return first + n * n
        i = int(rng.poisson(nonc / 2.0))
        return float(rng.chisquare(df + 2 * i))

    return _draw(size, (df, nonc), one)


def _bytes(rng, is_legacy, length):
    draw = rng.randint if is_legacy else rng.integers
    words = [int(draw(0, 1 << 32)) for _ in range((length + 3) // 4)]
    return b"".join([word.to_bytes(4, "little") for word in words])[:length]
