"""Eigenvalues and eigenvectors of square matrices, on lists of rows.

The steps are those of LAPACK's dgeev, so that order and signs are its own: balance, reduce to Hessenberg
form by reflections, make that triangular by double-shift QR steps, solve backwards for the vectors. A
complex pair stays as a block of two rows on the diagonal, equal numbers on its own diagonal.
"""

import math

_ULP = 2.0 ** -52
_SMALLEST = 2.0 ** -1022


def eigen(rows, wants_vectors):
    """The eigenvalues, and the rows of the matrix whose columns are vectors of length 1, or None."""
    h = [[float(v) for v in row] for row in rows]
    n = len(h)
    low, high, scale = _balance(h)
    q = _hessenberg(h, low, high)
    _triangular(h, q, low, high)
    values = _values(h)
    if not wants_vectors:
        return values, None
    vectors = _vectors(h, q, values)
    if low < high:
        for i in range(low, high + 1):
            vectors[i] = [v * scale[i] for v in vectors[i]]
    for i in [*range(low - 1, -1, -1), *range(high + 1, n)]:
        k = scale[i]
        vectors[i], vectors[k] = vectors[k], vectors[i]
    for j, value in enumerate(values):
        if isinstance(value, complex):
            if value.imag > 0:
                _unite(vectors, j)
            continue
        size = math.sqrt(sum(row[j] * row[j] for row in vectors))
        for row in vectors:
            row[j] /= size
    return values, vectors


def _values(t):
    """The numbers on the diagonal; a block of two rows is a complex pair, the positive part first."""
    values = [row[i] for i, row in enumerate(t)]
    for i in range(1, len(t)):
        if t[i][i - 1] != 0:
            part = math.sqrt(abs(t[i][i - 1])) * math.sqrt(abs(t[i - 1][i]))
            values[i - 1], values[i] = complex(t[i][i], part), complex(t[i][i], -part)
    return values


def _unite(vectors, j):
    """Gives the vectors of a pair length 1, and turns them so that the largest part is real."""
    real = math.sqrt(sum(row[j].real ** 2 for row in vectors))
    imaginary = math.sqrt(sum(row[j].imag ** 2 for row in vectors))
    scale = 1 / math.hypot(real, imaginary)
    column = [complex(row[j].real * scale, row[j].imag * scale) for row in vectors]
    sizes = [v.real ** 2 + v.imag ** 2 for v in column]
    largest = sizes.index(max(sizes))
    x, y = column[largest].real, column[largest].imag
    length = math.copysign(math.hypot(x, y), x)
    cosine, sine = (x / length, y / length) if length else (1.0, 0.0)
    for i, (row, v) in enumerate(zip(vectors, column)):
        part = 0.0 if i == largest else cosine * v.imag - sine * v.real
        row[j] = complex(cosine * v.real + sine * v.imag, part)
        row[j + 1] = row[j].conjugate()


def _swap(h, i, k, low, high):
    for row in h[:high + 1]:
        row[i], row[k] = row[k], row[i]
    for j in range(low, len(h)):
        h[i][j], h[k][j] = h[k][j], h[i][j]


def _balance(h):
    """Moves eigenvalues that stand alone to the ends, and scales rows and columns to like sizes.

    Returns the range that is left and, for each index, its factor there and its partner elsewhere.
    """
    n = len(h)
    low, high, scale = 0, n - 1, [1.0] * n
    found = True
    while found:
        found = False
        for i in range(high, -1, -1):
            if any(h[i][j] for j in range(high + 1) if j != i):
                continue
            scale[high] = i
            _swap(h, i, high, low, high)
            found = True
            if high == 0:
                return 0, 0, scale
            high -= 1
    found = True
    while found:
        found = False
        for j in range(low, high + 1):
            if any(h[i][j] for i in range(low, high + 1) if i != j):
                continue
            scale[low] = j
            _swap(h, j, low, low, high)
            found = True
            low += 1
    changed = True
    while changed:
        changed = False
        for i in range(low, high + 1):
            column = math.hypot(*[h[k][i] for k in range(low, high + 1)])
            row = math.hypot(*h[i][low:high + 1])
            if column == 0 or row == 0:
                continue
            factor, total = 1.0, column + row
            while column < row / 2 and factor < 2.0 ** 400:
                factor, column, row = factor * 2, column * 2, row / 2
            while column / 2 >= row and factor > 2.0 ** -400:
                factor, column, row = factor / 2, column / 2, row * 2
            if column + row >= 0.95 * total:
                continue
            changed = True
            scale[i] *= factor
            h[i][low:] = [v / factor for v in h[i][low:]]
            for k in range(high + 1):
                h[k][i] *= factor
    return low, high, scale


def _reflector(v):
    """Makes `v` the direction of a reflection, with 1 first; returns its factor and the new first."""
    rest = math.hypot(*v[1:])
    first = v[0]
    if rest == 0:
        return 0.0, first
    beta = -math.copysign(math.hypot(first, rest), first)
    v[1:] = [value / (first - beta) for value in v[1:]]
    v[0] = 1.0
    return (beta - first) / beta, beta


def _reflect_rows(h, v, tau, at, columns):
    for j in columns:
        total = 0.0
        for i, part in enumerate(v):
            total += part * h[at + i][j]
        total *= tau
        for i, part in enumerate(v):
            h[at + i][j] -= total * part


def _reflect_columns(rows, v, tau, at):
    for row in rows:
        total = 0.0
        for j, part in enumerate(v):
            total += part * row[at + j]
        total *= tau
        for j, part in enumerate(v):
            row[at + j] -= total * part


def _hessenberg(h, low, high):
    """Nothing below the first subdiagonal; returns the product of the reflections."""
    n = len(h)
    q = [[float(i == j) for j in range(n)] for i in range(n)]
    for i in range(low, high):
        v = [h[k][i] for k in range(i + 1, high + 1)]
        tau, beta = _reflector(v)
        h[i + 1][i] = beta
        for k in range(i + 2, high + 1):
            h[k][i] = 0.0
        if tau:
            _reflect_columns(h[:high + 1], v, tau, i + 1)
            _reflect_rows(h, v, tau, i + 1, range(i + 1, n))
            _reflect_columns(q, v, tau, i + 1)
    return q


def _triangular(h, q, low, high):
    """Double-shift QR steps from the lower end on."""
    smallest = _SMALLEST * ((high - low + 1) / _ULP)
    i = high
    while i >= low:
        begin = low
        for step in range(1, 30 * max(10, high - low + 1) + 2):
            begin = _split(h, begin, i, low, high, smallest)
            if begin > low:
                h[begin][begin - 1] = 0.0
            if begin >= i - 1:
                break
            _step(h, q, begin, i, _shifts(h, begin, i, step))
        else:
            raise ArithmeticError("Eigenvalues did not converge")
        if begin == i - 1:
            _standardise(h, q, i)
        i = begin - 1


def _split(h, begin, i, low, high, smallest):
    """Where the part that is still to be made triangular begins."""
    for k in range(i, begin, -1):
        below = abs(h[k][k - 1])
        if below <= smallest:
            return k
        size = abs(h[k - 1][k - 1]) + abs(h[k][k])
        if size == 0:
            if k - 2 >= low:
                size += abs(h[k - 1][k - 2])
            if k + 1 <= high:
                size += abs(h[k + 1][k])
        if below <= _ULP * size:
            above = abs(h[k - 1][k])
            gap = abs(h[k - 1][k - 1] - h[k][k])
            large, small = max(below, above), min(below, above)
            wide, narrow = max(abs(h[k][k]), gap), min(abs(h[k][k]), gap)
            total = wide + large
            if small * (large / total) <= max(smallest, _ULP * (narrow * (wide / total))):
                return k
    return begin


def _shifts(h, begin, i, step):
    """The two shifts: (real, imaginary) of each."""
    if step % 10 == 0:
        if step % 20 == 0:
            s = abs(h[i][i - 1]) + abs(h[i - 1][i - 2])
            a = 0.75 * s + h[i][i]
        else:
            s = abs(h[begin + 1][begin]) + abs(h[begin + 2][begin + 1])
            a = 0.75 * s + h[begin][begin]
        b, c, d = -0.4375 * s, s, a
    else:
        a, b, c, d = h[i - 1][i - 1], h[i - 1][i], h[i][i - 1], h[i][i]
    s = abs(a) + abs(b) + abs(c) + abs(d)
    if s == 0:
        return 0.0, 0.0, 0.0, 0.0
    a, b, c, d = a / s, b / s, c / s, d / s
    middle = (a + d) / 2
    determinant = (a - middle) * (d - middle) - b * c
    root = math.sqrt(abs(determinant))
    if determinant >= 0:
        return middle * s, root * s, middle * s, -root * s
    first, second = middle + root, middle - root
    nearest = (first if abs(first - d) <= abs(second - d) else second) * s
    return nearest, 0.0, nearest, 0.0


def _step(h, q, begin, i, shifts):
    """One double-shift step on the rows `begin` to `i`."""
    n = len(h)
    r1, i1, r2, i2 = shifts
    for m in range(i - 2, begin - 1, -1):
        s = abs(h[m][m] - r2) + abs(i2) + abs(h[m + 1][m])
        below = h[m + 1][m] / s
        v = [
            below * h[m][m + 1] + (h[m][m] - r1) * ((h[m][m] - r2) / s) - i1 * (i2 / s),
            below * (h[m][m] + h[m + 1][m + 1] - r1 - r2),
            below * h[m + 2][m + 1],
        ]
        s = abs(v[0]) + abs(v[1]) + abs(v[2])
        v = [part / s for part in v]
        if m == begin:
            break
        around = abs(h[m - 1][m - 1]) + abs(h[m][m]) + abs(h[m + 1][m + 1])
        if abs(h[m][m - 1]) * (abs(v[1]) + abs(v[2])) <= _ULP * abs(v[0]) * around:
            break
    start = m
    for k in range(start, i):
        width = min(3, i - k + 1)
        v = v[:width] if k == start else [h[k + j][k - 1] for j in range(width)]
        tau, beta = _reflector(v)
        if k > start:
            h[k][k - 1] = beta
            for j in range(1, width):
                h[k + j][k - 1] = 0.0
        elif start > begin:
            h[k][k - 1] *= 1.0 - tau
        if tau:
            v[0] = 1.0
            _reflect_rows(h, v, tau, k, range(k, n))
            _reflect_columns(h[:min(k + 3, i) + 1], v, tau, k)
            _reflect_columns(q, v, tau, k)


def _standardise(h, q, i):
    """Makes the pair of rows that ends at `i` triangular by a rotation."""
    a, b, c, d = h[i - 1][i - 1], h[i - 1][i], h[i][i - 1], h[i][i]
    a, b, c, d, cosine, sine = _pair(a, b, c, d)
    h[i - 1][i - 1], h[i - 1][i], h[i][i - 1], h[i][i] = a, b, c, d
    for j in range(i + 1, len(h)):
        x, y = h[i - 1][j], h[i][j]
        h[i - 1][j], h[i][j] = cosine * x + sine * y, cosine * y - sine * x
    for row in [*h[:i - 1], *q]:
        x, y = row[i - 1], row[i]
        row[i - 1], row[i] = cosine * x + sine * y, cosine * y - sine * x


def _pair(a, b, c, d):
    """LAPACK's dlanv2: the standard form of a 2 x 2 matrix, and the cosine and sine that make it."""
    if c == 0:
        return a, b, c, d, 1.0, 0.0
    if b == 0:
        return d, -c, 0.0, a, 0.0, 1.0
    difference = a - d
    if difference == 0 and (b > 0) != (c > 0):
        return a, b, c, d, 1.0, 0.0
    p = 0.5 * difference
    larger = max(abs(b), abs(c))
    smaller = min(abs(b), abs(c)) * math.copysign(1.0, b) * math.copysign(1.0, c)
    scale = max(abs(p), larger)
    z = p / scale * p + larger / scale * smaller
    if z >= 4 * _ULP:
        z = p + math.copysign(math.sqrt(scale) * math.sqrt(z), p)
        size = math.hypot(c, z)
        return d + z, b - c, 0.0, d - larger / z * smaller, z / size, c / size
    sigma = b + c
    size = math.hypot(sigma, difference)
    cosine = math.sqrt(0.5 * (1 + abs(sigma) / size))
    sine = -(p / (size * cosine)) * math.copysign(1.0, sigma)
    aa, bb = a * cosine + b * sine, -a * sine + b * cosine
    cc, dd = c * cosine + d * sine, -c * sine + d * cosine
    a, b = aa * cosine + cc * sine, bb * cosine + dd * sine
    c, d = -aa * sine + cc * cosine, -bb * sine + dd * cosine
    middle = 0.5 * (a + d)
    if c == 0 or (b != 0 and (b > 0) != (c > 0)):
        return middle, b, c, middle, cosine, sine
    if b == 0:
        return middle, -c, 0.0, middle, -sine, cosine
    p = math.copysign(math.sqrt(abs(b)) * math.sqrt(abs(c)), c)
    tau = 1 / math.sqrt(abs(b + c))
    turn, slope = math.sqrt(abs(b)) * tau, math.sqrt(abs(c)) * tau
    return (middle + p, b - c, 0.0, middle - p, cosine * turn - sine * slope,
            cosine * slope + sine * turn)


def _vectors(t, q, values):
    """The eigenvectors of a triangular matrix with blocks, turned back by `q`."""
    n = len(t)
    result = [[0.0] * n for _ in range(n)]
    for k, value in enumerate(values):
        if isinstance(value, complex):
            if value.imag < 0:
                continue
            above, below = t[k][k + 1], t[k + 1][k]
            wide = abs(above) >= abs(below)
            first = 1.0 if wide else -value.imag / below
            second = complex(0, value.imag / above if wide else 1.0)
            x = [-first * t[i][k] - second * t[i][k + 1] for i in range(k)] + [first, second]
            least = max(_ULP * (abs(value.real) + abs(value.imag)), _SMALLEST * (n / _ULP))
        else:
            least = max(_ULP * abs(t[k][k]), _SMALLEST * (n / _ULP))
            x = [-t[i][k] for i in range(k)] + [1.0]
        _solve(t, value, least, x, k)
        count = len(x)
        column = [sum(row[j] * x[j] for j in range(count)) for row in q]
        largest = max(abs(v.real) + abs(v.imag) for v in column)
        for i in range(n):
            result[i][k] = column[i] / largest
            if count > k + 1:
                result[i][k + 1] = result[i][k].conjugate()
    return result


def _solve(t, value, least, x, k):
    """Solves backwards for the first `k` parts of a vector, a block of two rows at once."""
    j = k - 1
    while j >= 0:
        if j > 0 and t[j][j - 1] != 0:
            x[j - 1], x[j] = _solve_pair(t, value, j, x[j - 1], x[j])
            for i in range(j - 1):
                x[i] -= x[j - 1] * t[i][j - 1] + x[j] * t[i][j]
            j -= 2
            continue
        gap = t[j][j] - value
        x[j] /= least if abs(gap) < least else gap
        for i in range(j):
            x[i] -= x[j] * t[i][j]
        j -= 1


def _solve_pair(t, value, j, first, second):
    """Two equations with a pivot."""
    a, b = t[j - 1][j - 1] - value, t[j - 1][j]
    c, d = t[j][j - 1], t[j][j] - value
    if abs(a) < abs(c):
        a, b, c, d, first, second = c, d, a, b, second, first
    ratio = c / a
    last = (second - ratio * first) / (d - ratio * b)
    return (first - b * last) / a, last
