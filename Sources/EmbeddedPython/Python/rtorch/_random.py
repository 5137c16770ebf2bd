"""R's random numbers: the Mersenne twister as R seeds it, normal numbers by inversion, samples by
rejection, so that `set.seed(1)` gives the numbers that R gives."""

import builtins
import math
import time

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._calls import *
from rtorch._calls import r, table
from rtorch._operators import number

SIZE = 624
_state = []
_place = [SIZE]


@r("set.seed")
def set_seed(seed, *rest, **options):
    value = int(number(seed)) & 0xFFFFFFFF
    for _ in builtins.range(50):
        value = (69069 * value + 1) & 0xFFFFFFFF
    words = []
    for _ in builtins.range(SIZE + 1):
        value = (69069 * value + 1) & 0xFFFFFFFF
        words.append(value)
    _state[:] = words[1:]
    _place[0] = SIZE
    return invisible(None)


def twist():
    state = builtins.list(_state)
    for i in builtins.range(SIZE):
        joined = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7FFFFFFF)
        state[i] = state[(i + 397) % SIZE] ^ (joined >> 1) ^ (0x9908B0DF if joined & 1 else 0)
    _state[:] = state
    _place[0] = 0


def uniform():
    """A number between 0 and 1, both excluded."""
    if not _state:
        set_seed(int(time.time() * 1000) & 0x7FFFFFFF)
    if _place[0] >= SIZE:
        twist()
    word = _state[_place[0]]
    _place[0] += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C5680
    word ^= (word << 15) & 0xEFC60000
    word ^= word >> 18
    value = word * 2.3283064365386963e-10
    if value <= 0.0:
        return 0.5 * 2.328306437080797e-10
    if 1.0 - value <= 0.0:
        return 1.0 - 0.5 * 2.328306437080797e-10
    return value


def normal():
    """A normal number: 53 bits, then the quantile."""
    big = 134217728
    value = int(big * uniform()) + uniform()
    return normal_quantile(value / big)


def ratio(value, above, below):
    """Two polynomials, highest power first, one over the other."""
    top = 0.0
    for coefficient in above:
        top = top * value + coefficient
    bottom = 0.0
    for coefficient in below:
        bottom = bottom * value + coefficient
    return top / bottom


# The rational approximations of Wichura's algorithm AS 241 (PPND16).
CENTER = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)
MIDDLE = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
     1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055,
     4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
     0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
     2.05319162663775882187, 1.0),
)
TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
     0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
     5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
     7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
     0.59983220655588793769, 1.0),
)


def normal_quantile(p):
    if p <= 0.0 or p >= 1.0:
        return float("-inf") if p == 0.0 else float("inf") if p == 1.0 else float("nan")
    q = p - 0.5
    if abs(q) <= 0.425:
        return q * ratio(0.180625 - q * q, CENTER[0], CENTER[1])
    distance = math.sqrt(-math.log(p if q < 0 else 1.0 - p))
    if distance <= 5.0:
        value = ratio(distance - 1.6, MIDDLE[0], MIDDLE[1])
    else:
        value = ratio(distance - 5.0, TAIL[0], TAIL[1])
    return -value if q < 0.0 else value


def count_of(n):
    return len(n) if isinstance(n, (builtins.list, tuple)) and len(n) > 1 else fitting(number(n))


@r("runif")
def runif(n, min=0, max=1):
    low, high = float(number(min)), float(number(max))
    return vector([low + (high - low) * uniform() for _ in builtins.range(count_of(n))], "double")


@r("rnorm")
def rnorm(n, mean=0, sd=1):
    means, deviations = elements_of(mean), elements_of(sd)
    return vector(
        [means[i % len(means)] + deviations[i % len(deviations)] * normal()
         for i in builtins.range(count_of(n))], "double")


@r("qnorm")
def qnorm(p, mean=0, sd=1):
    return mapped(lambda value: number(mean) + number(sd) * normal_quantile(value), p)


def index_below(count):
    """A whole number from 0 up to `count`, by rejection."""
    if count <= 0:
        return 0
    bits = (count - 1).bit_length()
    while True:
        value = 0
        for _ in builtins.range(0, bits + 1, 16):
            value = 65536 * value + int(uniform() * 65536)
        value &= (1 << bits) - 1
        if value < count:
            return value


@r("sample", "sample.int")
def sample(x, size=None, replace=False, prob=None):
    if prob is not None:
        raise NotImplementedError("sample() with prob is not supported in Taper")
    elements = elements_of(x)
    if len(elements) == 1 and isinstance(elements[0], (int, float)) and elements[0] >= 1:
        elements = builtins.list(builtins.range(1, fitting(elements[0]) + 1))
    count = len(elements)
    wanted = count if size is None else fitting(number(size))
    if not replace and wanted > count:
        raise ValueError("cannot take a sample larger than the population when 'replace = FALSE'")
    kind = kind_of(x) if len(elements_of(x)) > 1 else None
    if replace:
        return vector([elements[index_below(count)] for _ in builtins.range(wanted)], kind)
    rest = builtins.list(builtins.range(count))
    chosen = []
    for _ in builtins.range(wanted):
        place = index_below(count)
        chosen.append(elements[rest[place]])
        count -= 1
        rest[place] = rest[count]
    return vector(chosen, kind)


def unsupported(name):
    def refuse(*a, **k):
        raise NotImplementedError(name + "() is not supported in Taper")

    return refuse


for _name in ("rbinom", "rpois", "rexp", "rgamma", "rbeta", "rt", "rchisq"):
    table[_name] = unsupported(_name)
