"""A family of polynomials B0 = 1, B1, B2 ..., and what is computed with series in it.

A family is its recurrence: B_n = (scale(n) x + shift(n)) B_(n-1) - lag(n) B_(n-2). Values come from
Clenshaw's scheme, products from the same scheme with a series in place of x.
"""

import numpy as np


class Basis:
    """The operations on coefficients, lowest degree first, for one family."""

    weight_sum = 2.0  # the integral of the weight that the family is orthogonal for

    def scale(self, n):
        return 1.0

    def shift(self, n):
        return 0.0

    def lag(self, n):
        return 0.0

    # Coefficients

    def series(self, c, trim=True):
        """Coefficients as an array of floats without zeros at the end."""
        c = np.atleast_1d(np.asarray(c))
        if c.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
        if c.size == 0:
            raise ValueError("Coefficient array is empty")
        if c.dtype.kind in "biu":
            c = c.astype(float)
        return self.trimmed(c) if trim else c

    def trimmed(self, c, tol=0):
        """Without coefficients at the end that are no larger than `tol`."""
        if tol < 0:
            raise ValueError("tol must be non-negative")
        c = np.atleast_1d(np.asarray(c))
        large = np.nonzero(np.abs(c) > tol)[0]
        return c[:1] * 0 if large.size == 0 else c[:int(large[-1]) + 1].copy()

    def line(self, off, scl):
        """The series of `off + scl * x`."""
        if scl == 0:
            return np.array([off])
        return np.array([off - scl * self.shift(1) / self.scale(1), scl / self.scale(1)])

    # Arithmetic

    def add(self, c1, c2):
        a, b = self.series(c1), self.series(c2)
        if len(a) < len(b):
            a, b = b, a
        a = a.astype(np.result_type(a, b))
        a[:len(b)] += b
        return self.trimmed(a)

    def sub(self, c1, c2):
        return self.add(c1, -self.series(c2))

    def mulx(self, c):
        """The series times x."""
        c = self.series(c)
        if len(c) == 1 and c[0] == 0:
            return c
        result = np.zeros(len(c) + 1, dtype=c.dtype)
        for n in range(1, len(c) + 1):
            part = c[n - 1] / self.scale(n)
            result[n] += part
            result[n - 1] -= part * self.shift(n)
            if n > 1:
                result[n - 2] += part * self.lag(n)
        return result

    def _step(self, c, n):
        """The series times the factor of step n of the recurrence."""
        return self.add(self.mulx(c) * self.scale(n), c * self.shift(n))

    def mul(self, c1, c2):
        a, b = self.series(c1), self.series(c2)
        if len(a) == 1:
            return self.trimmed(b * a[0])
        low, high = b * a[-2], b * a[-1]
        for n in range(len(a) - 1, 1, -1):
            low, high = (
                self.sub(b * a[n - 2], high * self.lag(n)), self.add(low, self._step(high, n)))
        return self.add(low, self._step(high, 1))

    def div(self, c1, c2):
        """The quotient and the remainder."""
        a, b = self.series(c1), self.series(c2)
        if b[-1] == 0:
            raise ZeroDivisionError("division by zero")
        if len(a) < len(b):
            return a[:1] * 0, a
        quotient = np.zeros(len(a) - len(b) + 1)
        rest = a.astype(float)
        for k in range(len(quotient) - 1, -1, -1):
            unit = np.zeros(k + 1)
            unit[k] = 1.0
            part = self.mul(unit, b)
            size = len(b) + k
            quotient[k] = rest[size - 1] / part[size - 1] if len(rest) >= size else 0.0
            part = np.pad(part, (0, len(rest) - len(part))) if len(part) < len(rest) else part
            rest = rest - quotient[k] * part[:len(rest)]
            rest = rest[:size - 1]
        return quotient, self.trimmed(rest) if rest.size else a[:1] * 0

    def pow(self, c, pow, maxpower=16):
        c, power = self.series(c), int(pow)
        if power != pow or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        result = np.array([1.0])
        for _ in range(power):
            result = self.mul(result, c)
        return result

    # Values

    def val(self, x, c, tensor=True):
        """The series at `x`; coefficients of more dimensions are several series."""
        c = np.atleast_1d(np.asarray(c))
        if c.dtype.kind in "biu":
            c = c.astype(float)
        if isinstance(x, (list, tuple)):
            x = np.asarray(x)
        if isinstance(x, np.ndarray) and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        if len(c) == 1:
            return c[0] + x * 0
        low, high = c[-2], c[-1]
        for n in range(len(c) - 1, 1, -1):
            low, high = c[n - 2] - high * self.lag(n), low + self._factor(high, x, n)
        return low + self._factor(high, x, 1)

    def _factor(self, c, x, n):
        product = c * x * self.scale(n)
        return product + c * self.shift(n) if self.shift(n) else product

    def val2d(self, x, y, c):
        return self.val(y, self.val(x, c), tensor=False)

    def val3d(self, x, y, z, c):
        return self.val(z, self.val2d(x, y, c), tensor=False)

    def grid2d(self, x, y, c):
        return self.val(y, self.val(x, c))

    def vander(self, x, deg):
        """The values of B0 to B_deg: shape (*x.shape, deg + 1)."""
        if int(deg) < 0:
            raise ValueError("deg must be non-negative")
        x = np.atleast_1d(np.asarray(x)) + 0.0
        columns = [x * 0 + 1]
        for n in range(1, int(deg) + 1):
            column = self._factor(columns[-1], x, n)
            columns.append(column - columns[-2] * self.lag(n) if n > 1 else column)
        return np.stack(columns, axis=-1)

    def fit(self, x, y, deg, rcond=None, full=False, w=None):
        """The coefficients that fit best; with `full` also what the solver says."""
        x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
        degrees = np.asarray(deg)
        if degrees.dtype.kind not in "iu" or degrees.ndim > 1 or degrees.size == 0:
            raise TypeError("deg must be an int or non-empty 1-D array of int")
        if degrees.min() < 0:
            raise ValueError("expected deg >= 0")
        if x.ndim != 1:
            raise TypeError("expected 1D vector for x")
        if x.size == 0:
            raise TypeError("expected non-empty vector for x")
        if y.ndim not in (1, 2):
            raise TypeError("expected 1D or 2D array for y")
        if len(x) != len(y):
            raise TypeError("expected x and y to have same length")
        powers = np.arange(int(deg) + 1) if degrees.ndim == 0 else np.sort(degrees)
        left = self.vander(x, int(powers[-1]))[:, powers]
        right = y
        if w is not None:
            w = np.asarray(w) + 0.0
            left = left * w[:, None]
            right = right * (w if y.ndim == 1 else w[:, None])
        rcond = len(x) * np.finfo(x.dtype).eps if rcond is None else rcond
        scale = np.sqrt(np.square(left).sum(0))
        scale[scale == 0] = 1
        found, residuals, rank, singular = np.linalg.lstsq(left / scale, right, rcond)
        found = (found.T / scale).T
        result = np.zeros((int(powers[-1]) + 1,) + y.shape[1:])
        result[powers] = found
        return (result, [residuals, rank, singular, rcond]) if full else result

    # Calculus

    def _derivative(self, c):
        raise NotImplementedError

    def _antiderivative(self, c):
        raise NotImplementedError

    def der(self, c, m=1, scl=1, axis=0):
        """The m-th derivative, multiplied by `scl` each time."""
        c = self.series(c, trim=False)
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")
        for _ in range(m):
            c = self._derivative(c) * scl if len(c) > 1 else c[:1] * 0
        return c

    def int(self, c, m=1, k=[], lbnd=0, scl=1, axis=0):
        """The m-th integral from `lbnd` on, with the constants `k`, multiplied by `scl` each time."""
        c = self.series(c, trim=False)
        constants = list(k) if np.iterable(k) else [k]
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(constants) > m:
            raise ValueError("Too many integration constants")
        for constant in constants + [0] * (m - len(constants)):
            c = c * scl
            if len(c) == 1 and c[0] == 0:
                c = c + constant
                continue
            c = self._antiderivative(c)
            c[0] += constant - self.val(lbnd, c)
        return c

    # Roots

    def companion(self, c):
        """The matrix whose eigenvalues are the roots: multiplication by x, modulo the series."""
        c = self.series(c)
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        n = len(c) - 1
        matrix = np.zeros((n, n))
        for j in range(n):
            unit = np.zeros(j + 1)
            unit[j] = 1.0
            column = self.mulx(unit)
            if j == n - 1:
                column = column - column[n] * c / c[n]
            size = min(len(column), n)
            matrix[:size, j] = column[:size]
        return matrix

    def roots(self, c):
        c = self.series(c)
        if len(c) < 2:
            return np.array([])
        if len(c) == 2:
            return np.array([(-c[0] / c[1] - self.shift(1)) / self.scale(1)])
        return np.sort(np.linalg.eigvals(self.companion(c)[::-1, ::-1]))

    def fromroots(self, roots):
        """The series with these roots and leading power 1."""
        result = np.array([1.0])
        for root in np.sort(np.asarray(roots)):
            result = self.mul(result, self.line(-root, 1.0))
        return result

    def to_powers(self, c):
        """The coefficients of the same polynomial in powers of x."""
        c = self.series(c)
        low, high = np.array([1.0]), np.zeros(1)
        result = np.zeros(len(c))
        for n in range(len(c)):
            result[:len(low)] += c[n] * low
            raised = np.append(0.0, low) * self.scale(n + 1)
            raised[:len(low)] += low * self.shift(n + 1)
            if n:
                raised[:len(high)] -= high * self.lag(n + 1)
            low, high = raised, low
        return result

    def from_powers(self, pol):
        """The coefficients of a polynomial that is given in powers of x."""
        pol = self.series(pol)
        result = pol[-1:] * 1.0
        for value in pol[-2::-1]:
            result = self.add(self.mulx(result), [value])
        return np.pad(result, (0, len(pol) - len(result)))

    def gauss(self, deg):
        """Places and weights of Gauss's quadrature: exact up to degree 2 deg - 1."""
        if int(deg) != deg or deg <= 0:
            raise ValueError("deg must be a positive integer")
        steps = range(1, deg + 1)
        matrix = np.diag([-self.shift(n) / self.scale(n) for n in steps])
        for n in range(1, deg):
            side = np.sqrt(self.lag(n + 1) / (self.scale(n) * self.scale(n + 1)))
            matrix[n, n - 1] = matrix[n - 1, n] = side
        x = np.linalg.eigvalsh(matrix)
        unit = np.zeros(deg + 1)
        unit[deg] = 1.0
        slope = self.val(x, self.der(unit))
        x = x - self.val(x, unit) / slope
        before = self.val(x, unit[1:])
        weights = 1 / (before / np.abs(before).max() * (slope / np.abs(slope).max()))
        if all(self.shift(n) == 0 for n in steps):
            weights = (weights + weights[::-1]) / 2
            x = (x - x[::-1]) / 2
        return x, weights * (self.weight_sum / weights.sum())
