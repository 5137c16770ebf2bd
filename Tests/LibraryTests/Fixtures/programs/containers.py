"""Lists, tuples, dicts, sets, ranges."""

a = [3, 1, 2]
a.append(5); a.extend([7, 8]); a.insert(0, 9); a.insert(-1, 6); a.insert(100, 0)
print(a, a.pop(), a.pop(0), a, a.index(2), a.count(1), len(a))
a.remove(5); a.reverse(); print(a)
a.sort(); print(a); a.sort(reverse=True); print(a); a.sort(key=lambda x: x % 3); print(a)
b = a.copy(); b.clear(); print(a, b, a == a[:], a is a[:])
a[1:3] = [10, 20, 30]; print(a); a[::2] = [0] * len(a[::2]); print(a); del a[0]; del a[1:3]; print(a)
print([1, 2] + [3], [0] * 3, [[]] * 2, 2 in [1, 2], [1, [2, [3]]], [1, 2] < [1, 3], [] < [0])
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
print(sorted([(1, "b"), (0, "z"), (1, "a")]), sorted([3, 1.5, True]), sorted([2, 1], key=lambda v: -v))
class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"Item({self.n})"
print(sorted([Item(3), Item(1), Item(2)]), min([Item(3), Item(1)]), max([Item(1), Item(3)], key=lambda i: i.n))
big = [(i * 7919) % 1009 for i in range(500)]
print(sorted(big) == [x for _, x in sorted((v, v) for v in big)], sorted(big)[:5], sorted(big, reverse=True)[:5])
stable = sorted(((i % 3, i) for i in range(50)), key=lambda p: p[0]); print(stable[:20])
stable = sorted(((i % 3, i) for i in range(50)), key=lambda p: p[0], reverse=True); print(stable[:20])
try:
    [1, "a", 2].sort()
except TypeError as e:
    print(e)
m = []; m.append(m); print(m); d = {}; d["d"] = d; print(d)
t = (1, 2, 3, 2); print(t, t.count(2), t.index(3), t[1:], t + (4,), t * 2, (), (1,), len(t), hash((1, 2)) == hash((1, 2)))
x, *y, z = [1, 2, 3, 4]; print(x, y, z); (p, q), r = (1, 2), 3; print(p, q, r)
d = {"b": 1, "a": 2}
d["c"] = 3; d["b"] = 9
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.get("z"), d.get("z", 0), "a" in d, len(d))
print(d.keys(), d.values(), d.items(), d.pop("a"), d.pop("q", None), d.setdefault("n", []), d.setdefault("b", 5), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d.popitem(), d); del d["x"]; print(d)
print({**d, "w": 0}, d | {"b": 0}, dict(d, k=1), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {k: v for k, v in zip("ab", [1, 2])})
d |= {"new": 1}; print(d); e = d.copy(); e.clear(); print(e, d == dict(d.items()), {1: 2} == {1.0: 2.0}, {1: "a", True: "b"})
print(list(reversed({"a": 1, "b": 2})), {"a": 1}.keys() & {"a", "b"}, sorted({"a": 1}.items() | {("b", 2)}), {"a": 1}.keys() - {"a"}, {"a": 1}.keys() == {"a"})
print(sorted({"a": 1, "b": 2}.items(), key=lambda kv: -kv[1]), max({"a": 1, "b": 2}, key={"a": 1, "b": 2}.get))
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as err:
    print(err)
s = {3, 1, 2}; s.add(5); s.add(1); s.discard(9); s.remove(3); print(s, len(s), 1 in s)
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1, 2} >= {2}, {1}.isdisjoint({2}), {1, 2} == {2, 1})
print({1, 2}.union([3], (4,)), {1, 2, 3}.intersection([2, 3], {3}), {1, 2, 3}.difference([1], [2]), {1, 2}.symmetric_difference([2, 5]))
s.update([10, 11], {12}); s.intersection_update({1, 10, 12}); print(s); s.difference_update([1]); print(s); s ^= {10, 99}; print(s); s |= {7}; s -= {99}; s &= {7, 12}; print(s)
print(set(), frozenset(), frozenset([3, 1]), set([10, 5, 7, 100, 64, 8, 0]), {i * i for i in range(20)}, set(range(40, 20, -3)))
print({-1, -2, 100000, 2**70, 0.5, 17}, set("a"), {1, 1.0, True}, frozenset([1]) == {1}, {frozenset([1]): 2}, {1} in {frozenset([1])})
print(set([8, 16, 24, 32, 40, 48, 56, 64]), set([33, 1, 65, 97, 129]), set(list(range(100, 0, -7)) + [1000, 512]))
u = set(range(30)); [u.discard(i) for i in range(0, 30, 2)]; u.add(64); u.add(32); print(u, u.pop(), u.pop(), u)
print({(1, 2), (0, 1), (2, 2)}, {None}, {True, False}, {1.5, 2.5, -3.5}, len({(i, j) for i in range(5) for j in range(5)}))
r = range(2, 20, 3); print(r, list(r), r[1], r[-1], r[1:3], len(r), 5 in r, 6 in r, r.start, r.stop, r.step, r == range(2, 19, 3), list(r[::-1]), r.index(8))
print(list(zip(range(3), "abc")), dict(enumerate("ab")), [i for i in range(10) if i % 2], list(map(str, range(3))), any(range(1)), sum(range(5)))
print([*range(3), *"ab"], [i * j for i in range(3) for j in range(2)], {i: i ** 2 for i in range(3)}, tuple(i for i in range(3)))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "end"))
nested = {"a": [1, {"b": (2, 3)}], "c": {1: {2: 3}}}; print(nested, nested["a"][1]["b"][0])
print(type({}.keys()).__name__, type(iter([])).__name__, type(zip()).__name__, type(map(str, [])).__name__, type(range(1)).__name__, type(enumerate([])).__name__)
class MyList(list):
    def total(self): return sum(self)
l = MyList([1, 2]); l.append(3); print(l, l.total(), isinstance(l, list), len(l), l[0], type(l).__name__)
class MyDict(dict):
    def __missing__(self, key): return key * 2
md = MyDict(a=1); print(md["a"], md["zz"], md, md.get("q"))
class MyInt(int):
    def double(self): return self * 2
n = MyInt(5); print(n, n.double(), n + 1, type(n).__name__, isinstance(n, int), n == 5, hash(n) == hash(5), [0] * n)
class MyStr(str):
    pass
print(MyStr("ab") + "c", MyStr("x").upper(), MyStr("k") == "k", {MyStr("k"): 1}["k"], repr(MyStr("q")))
class T(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
print(T(1, 2), T(1, 2)[0], len(T()), type(T(1)).__name__)
class F(float):
    pass
print(F(1.5) + 1, F(2.0) == 2, repr(F(0.1)), F("3") * 2, round(F(2.6)), int(F(2.9)))
