"""Writes text.jsonl: numbers and text as CPython 3.11 reads, writes and computes them.

Each line is a list: the family, the arguments, and the result ("!Type: message" for an exception).
Floats are written with float.hex, integers in decimal.
"""

import json
import math
import operator
import random
import struct

random.seed(11)
rows = []


def result(function, *arguments):
    try:
        value = function(*arguments)
    except Exception as error:
        return f"!{type(error).__name__}: {error}"
    return show(value)


def show(value):
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, tuple):
        return " ".join(show(item) for item in value)
    return str(value)


def add(family, function, *arguments):
    rows.append([family, *[show(a) for a in arguments], result(function, *arguments)])


floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 2.675, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23,
          1e-4, 1e-5, 0.00012345, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
          float("inf"), float("-inf"), float("nan"), 0.5, 1.5, 2.5, 1234.5, 99999.5, 999999.5,
          -1234567.891, 1e100, 9007199254740993.0, 4503599627370497.5, 0.30000000000000004]
floats += [struct.unpack("d", struct.pack("Q", random.getrandbits(64)))[0] for _ in range(40)]
floats += [random.uniform(-1000, 1000) for _ in range(30)]
for x in floats:
    add("repr", repr, x)
    add("hex", float.hex, x)
    add("hashf", hash, x) if x == x else None
    add("ratio", lambda x: x.as_integer_ratio(), x)
for x in floats[:45]:
    add("roundf", round, x)
    for n in (0, 1, 2, 5, 20, 400, -1, -2, -3, -20, -400):
        add("roundfn", round, x, n)

float_specs = ["", ".3", ".0", ".1", ".10", "e", ".2e", "E", ".0e", "f", ".0f", ".3f", "F", "g", ".3g",
               "G", "#g", "#.3g", "#.0f", "%", ".1%", "n", "10", "<10.2f", "^12.3f", "*>14.1f",
               "010.2f", "+", "+.2f", " .2f", ",", ",.2f", "_.3f", "015,.2f", "z.1f", "=+12.1f", "d",
               "s", "x", ".50f", "#", "#.3", ">+12,.3e", "08", "x<8", "012,", ".", "1.2.3", "5_,"]
for x in floats[:32] + floats[-4:]:
    for spec in random.sample(float_specs, 12):
        add("formatf", format, x, spec)
for spec in float_specs:
    add("formatf", format, 1234.5678, spec)
    add("formatf", format, -0.04, spec)
int_specs = ["", "d", "5", "<5", "^9", "05", "+", " ", "+d", ",", "_", "010,", "08,", "09,", "b", "#b", "o",
             "#o", "x", "X", "#x", "#X", "#010x", "_b", "_x", ",x", "c", "+c", "n", ".2d", "e", ".2f",
             "%", "g", "s", "zd", "*=+9", "020_b", "x^7", "10c", "\u00e9", "99999999999999999999"]
ints = [0, 1, -1, 65, 255, -255, 1234, -1234567, 8364, 2**63 - 1, -2**63, 2**64, -10**25, 10**6]
for i in ints:
    for spec in int_specs:
        add("formati", format, i, spec)
quick = ["d", "03d", "5", "05", "40d", ".0f", ".1f", ".4f", "8.3f", "08.3f", ".15f", ".2%", "9.1%", "f", "0.0f",
         "12f", ".16f", "0", "4"]
for x in floats[:20] + floats[40:46] + [0.125, 0.375, 2.5, 0.005, 1e18, 123456789.987654321, 0.9999999, 99.995]:
    for spec in quick:
        add("formatf", format, x, spec)
for i in (0, 7, -7, 123, -123, 2**63 - 1, -2**63, 10**20):
    for spec in quick:
        add("formati", format, i, spec)
for s in ["", "a", "abc", "h\u00e9llo", "\U0001f600x"]:
    for spec in ["", "s", "5", "<5", ">5", "^6", "*^9", ".2", "6.1", "=5", "+", " ", "#", "z", ",", "d",
                 "05", "xyz", "\u20ac>4"]:
        add("formats", format, s, spec)

for s in ["1", " 1.5 ", "1e5", "-.5", "5.", ".", "", "1_0.2_5", "1__0", "_1", "1_", "inf", "-Infinity",
          "nan", "+NaN", "in f", "0x10", "1e", "1e+", "1e400", "-1e400", "1e-400", "\u0663.5", "\u00a01\u2003",
          "1,5", "1d", "infinit", "1_e5", "1e_5", "1e1_0", "--1", "x'y", "2.675", "123456789012345678901234567890"]:
    add("parsef", float, s)
for s in ["1", " 12_3 ", "", "-5", "+7", "- 5", "1__2", "_1", "1_", "0x1f", "1.5", "abc", "\u0663", "12345678901234567890",
          "-9223372036854775808", "9223372036854775808", "007", "0_0", "\t9\n", "x'\"y"]:
    add("parsei", int, s)
for s, base in [("0x1f", 16), ("0x1f", 0), ("010", 0), ("0", 0), ("00", 0), ("0b12", 0), ("0b_1", 0), ("0b1", 2),
                ("z", 36), ("z", 37), ("1", 1), ("1", -1), ("777", 8), ("0o17", 8), ("0o17", 0), ("ff", 16), ("fg", 16),
                ("-0xF", 16), ("0x", 16), ("1" * 70, 2), ("b1", 2), ("0b1", 16), ("1_000", 10)]:
    add("parseb", int, s, base)
for s in ["", "a", "it's", '"q"', "'\"", "a\nb\tc\r", "\\", "\x00\x7f\x80\xa0\xad", "\u00e9\u20ac\U0001f600", "\u200b\u2028",
          "\u0301", "\ue000", "\u3000", "\U000e0001", "\u0378"]:
    add("reprs", repr, s)
    add("ascii", ascii, s)

big = [0, 1, -1, 2, -2, 3, 7, -7, 10, 62, 63, 64, 100, 2**31, 2**62, 2**63 - 1, -2**63, 2**63, 2**64 + 1, -2**64 - 3,
       10**20, -10**30, 2**200 + 12345, 3**150, 2**53 + 1, 2**61 - 1, 2**61]
for name in ["add", "sub", "mul", "floordiv", "mod", "truediv", "and_", "or_", "xor", "lt"]:
    for a in big:
        for b in random.sample(big, 3):
            add(name, getattr(operator, name), a, b)
for a in big:
    add("hashi", hash, a)
    add("double", float, a)
    add("roundi", round, a, -1)
    add("roundi", round, a, -3)
    for b in (0, 1, 5, 17):
        add("lshift", operator.lshift, a, b * 4)
        add("rshift", operator.rshift, a, b * 4)
        add("pow", operator.pow, a, b)
    for b, m in [(3, 7), (-1, 7), (5, -11), (10, 1), (-1, 4), (2**70, 1000007), (2, 0)]:
        add("powmod", pow, a, b, m)
for n in [25, 35, -25, 15, 5, 250, 350, -350, 149, 150, 151, 10**30 + 5 * 10**28]:
    for places in (-1, -2, -29):
        add("roundi", round, n, places)
for name in ["floordiv", "mod", "truediv", "pow"]:
    for a in [0.0, -0.0, 1.0, -1.0, 7.5, -7.5, 0.1, 1e300, 5e-324, math.inf, -math.inf]:
        for b in [0.0, -0.0, 1.0, -2.0, 0.5, 3.3, -3.3, 1e10, math.inf, -math.inf]:
            if name == "pow" and a < 0 and math.isfinite(a) and b != int(b if math.isfinite(b) else 0) and math.isfinite(b):
                continue
            add("f" + name, getattr(operator, name), a, b)
for a, x in [(2**53 + 1, float(2**53)), (2**63, float(2**63)), (2**63 - 1, float(2**63)), (10**400, 1e308), (-10**400, -math.inf),
             (3, 3.5), (-3, -3.5), (2**62, 4.611686018427388e18), (2**62 + 1, 4.611686018427388e18), (0, -0.0), (5, math.inf)]:
    add("comparefi", lambda a, x: (a > x) - (a < x), a, x)

with open(__file__.replace(".py", ".jsonl"), "w") as out:
    for row in rows:
        out.write(json.dumps(row) + "\n")
