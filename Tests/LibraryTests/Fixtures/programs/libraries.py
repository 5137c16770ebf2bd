"""json, textwrap, pprint, statistics, fractions, os.path, operator, warnings."""

import json, os, os.path, pprint, statistics, textwrap
from fractions import Fraction

data = {"name": "x", "list": [1, 2.5, None, True, {"k": "é\n\"q\""}], "empty": [], "d": {}, "n": -1e-10, 5: "five", "big": 10 ** 20}
print(json.dumps(data)); print(json.dumps(data, indent=2)); print(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True), json.dumps((1, "a")), json.dumps("😀"), json.dumps(float("nan")), json.dumps([]), json.dumps({}, indent=4), json.dumps([[1], [2]], indent=1))
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null, "x\\u00e9\\n\\ud83d\\ude00"], "b": {}}'), json.loads(" 5 "), json.loads('"a"'), json.loads("[]"), json.loads("1e5"), json.loads("-0"))
for bad in ("", "{", "[1,", '{"a" 1}', "[1 2]", "nul", '"abc', "{'a': 1}", "[1]x", '"\\x"', "[1,]", '{"a":1,}', "01"):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.loads(5), lambda: json.dumps(float("inf"), allow_nan=False)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(json.loads(json.dumps(data))["list"], json.dumps(Fraction(1, 2), default=str), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())))
text = "The quick brown fox jumped over the lazy dog. A well-known saying, indeed; supercalifragilisticexpialidocious words break."
print(textwrap.wrap(text, 30)); print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  ")); print(textwrap.shorten(text, 30)); print(textwrap.dedent("    a\n      b\n\n    c")); print(textwrap.indent("a\n\nb\n", "> ")); print(textwrap.wrap("", 10), textwrap.wrap("abcdefghij", 4), textwrap.fill("x " * 50, 20))
pprint.pprint({"b": 1, "a": [1, 2, 3]}); pprint.pprint(list(range(40))); pprint.pprint({"key%d" % i: list(range(i)) for i in range(12)}); pprint.pprint([("a" * 30, "b" * 30), {"x": "y" * 60, "z": {"deep": [1, 2, {"k": (1,)}]}}], width=50); pprint.pprint("word " * 30); pprint.pprint({3, 1, 2}); pprint.pprint({"z": 1, "a": 2}, sort_dicts=False); print(pprint.pformat([1, [2, [3, [4]]]], depth=2)); pprint.pprint(list(range(40)), compact=True, width=40); pprint.pprint([[1, 2], [3]], indent=4, width=8); pprint.pprint(()); pprint.pprint((1,))
d = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(d), statistics.median(d), statistics.mode(d), statistics.stdev(d), statistics.variance(d), statistics.pstdev(d), statistics.pvariance(d), statistics.mean([1, 2, 3, 4]), statistics.mean([0.1] * 3), statistics.fmean([1, 2]), statistics.median([1, 2, 3, 4]), statistics.quantiles(d), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36]), statistics.multimode("aabbc"), statistics.median_low([1, 2, 3, 4]), statistics.median_high([1, 2, 3, 4]), statistics.median_grouped([1, 3, 3, 5]), statistics.correlation([1, 2, 3], [2, 4, 7]), statistics.covariance([1, 2, 3], [2, 4, 7]), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.stdev([1.5, 2.5, 4.75]), statistics.variance([0.1, 0.2, 0.4]), statistics.mean([Fraction(1, 2), Fraction(1, 3)]))
n = statistics.NormalDist(0, 2); print(n, n.pdf(1), n.cdf(1), n + 1, n.zscore(3))
for bad in (lambda: statistics.mean([]), lambda: statistics.stdev([1]), lambda: statistics.median([])):
    try: print(bad())
    except statistics.StatisticsError as e: print(e)
f = Fraction(3, 4)
print(f, repr(f), f + 1, f * Fraction(2, 3), f / 2, f ** 2, -f, abs(Fraction(-1, 2)), float(f), int(Fraction(7, 2)), Fraction("1/3"), Fraction("0.125"), Fraction(0.5), f > 0.5, f == 0.75, Fraction(6, -8), Fraction(22, 7).limit_denominator(5), round(Fraction(7, 2)), Fraction(7, 2) // 1, Fraction(7, 2) % 1, hash(Fraction(1, 2)) == hash(0.5), f.numerator, 1 / f, 2 - f, sum([Fraction(1, 3)] * 3), Fraction(3.14159).limit_denominator(100), f ** -2, sorted([Fraction(1, 2), Fraction(1, 3)]))
try: Fraction(1, 0)
except ZeroDivisionError as e: print(e)
p = os.path
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("", "x"), p.basename("/a/b.txt"), p.dirname("/a/b.txt"), p.split("/a/b/"), p.splitext("a.tar.gz"), p.splitext(".bashrc"), p.normpath("a/../b/./c//d"), p.isabs("/a"), p.commonprefix(["abc", "abd"]), p.exists("/nonexistent"), os.sep, os.environ.get("TAPER_NOT_THERE", "none"), os.getenv("TAPER_NOT_THERE"), p.relpath("/a/b/c", "/a/d"))
