"""Standard modules: collections, itertools, functools, operator, copy, heapq, bisect, string."""

import bisect, collections, copy, functools, heapq, itertools, operator, string
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), p == (1, 2), isinstance(p, tuple))
x, y = p; print(x, y, P(*[7, 8]), hash(p) == hash((1, 2)), namedtuple("Q", ["a", "b"], defaults=[5])(1))
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, 2, x=3), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "1a"), lambda: namedtuple("A", "class")):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: p.x = 3
except AttributeError as e: print(e)
d = OrderedDict(a=1, b=2); d["c"] = 3; d.move_to_end("a"); print(d, list(d), d.popitem(last=False), d, OrderedDict(), d == {"c": 3, "a": 1})
d.move_to_end("c", last=False); print(d, OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([("k", 1)]).items(), list(reversed(d)))
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.get("zz"), "zz" in dd, defaultdict(int, x=5), defaultdict(lambda: 7)["q"])
try: defaultdict(None)["k"]
except KeyError as e: print("KeyError", e)
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], sum(c.values()), Counter(a=1, b=0) + Counter(a=2), Counter("aab") - Counter("ab"), sorted(c.elements())[:4])
c.update("aaa"); c.subtract("b"); print(c, c.total(), Counter(), Counter([1, 1, 2]) == Counter([1, 2, 1]), c & Counter("ab"), c | Counter("zz"), +Counter(a=-1, b=1))
q = deque([1, 2, 3], maxlen=3); q.append(4); print(q, q[0], len(q), list(q)); q.appendleft(0); print(q); q = deque("abc"); q.rotate(1); print(q, q.pop(), q.popleft(), q); q.extend([1, 2]); q.extendleft("xy"); print(q, q.index(1), 2 in q, q.count(1), list(reversed(q)), deque() == deque([]), q.maxlen)
try: deque().pop()
except IndexError as e: print(e)
try: q[10]
except IndexError as e: print(e)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], len(cm), dict(cm), cm)
it = itertools
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], operator.mul)), list(it.accumulate([1, 2], initial=10)))
print(list(it.chain([1], "ab")), list(it.chain.from_iterable([[1], [2, 3]])), list(it.compress("abcd", [1, 0, 1])), list(it.islice(it.count(10, 2), 3)))
print(list(it.islice(it.cycle("ab"), 5)), list(it.dropwhile(lambda v: v < 3, [1, 3, 2])), list(it.takewhile(lambda v: v < 3, [1, 3, 2])), list(it.filterfalse(lambda v: v % 2, range(5))))
print([(k, list(g)) for k, g in it.groupby("aabbba")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda v: v % 2)])
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 1, 5, 2)), list(it.islice("abc", 1, None)), list(it.pairwise("abc")), list(it.repeat(7, 3)))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("abc", [1], fillvalue="-")), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)))
print(list(it.permutations([1, 2, 3])), list(it.permutations("abc", 2)), list(it.combinations("abcd", 2)), list(it.combinations([1, 2], 3)), list(it.combinations_with_replacement("ab", 2)), list(it.product()), list(it.permutations([])))
a, b = it.tee([1, 2, 3]); print(list(a), list(b), next(it.count()), list(it.islice(it.count(0.5, 0.5), 3)))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, [], 5), functools.partial(pow, 2)(5), functools.partial(int, base=2)("101"))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info()); fib.cache_clear(); print(fib.cache_info())
@functools.cache
def square(v): print("computing"); return v * v
print(square(3), square(3))
def deco(f):
    @functools.wraps(f)
    def inner(*args): "inner doc"; return f(*args)
    return inner
@deco
def named(): "doc"; return 1
print(named.__name__, named.__doc__, named())
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(2) > V(1), V(1) >= V(1), V(3) > V(4))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
class C:
    @functools.cached_property
    def v(self): print("once"); return 42
o = C(); print(o.v, o.v)
@functools.singledispatch
def show(v): return "object"
@show.register
def _(v: int): return "int"
@show.register(list)
def _(v): return "list"
print(show(1), show([]), show("a"), show(True))
print(operator.itemgetter(1)([5, 6]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.add(1, 2), operator.itemgetter(1))
try: functools.reduce(operator.add, [])
except TypeError as e: print(e)
l = [1, [2, 3], {"a": [4]}]; s = copy.copy(l); t = copy.deepcopy(l); l[1].append(9); l[2]["a"].append(5); print(s, t)
class N:
    def __init__(self): self.items = [1]; self.me = self
n = N(); m = copy.deepcopy(n); n.items.append(2); print(m.items, m.me is m, copy.copy(n).items is n.items)
class D:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.deepcopy([D()]), copy.copy(D()), copy.deepcopy((1, [2])), copy.deepcopy({1: {2}}))
h = [5, 3, 8, 1]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(2, [3, 1, 2]), heapq.heapreplace(h, 7), heapq.heappushpop(h, 2), list(heapq.merge([1, 4], [2, 3])))
print(bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3), bisect.bisect_right([], 1)); v = [1, 3]; bisect.insort(v, 2); print(v)
print(string.ascii_lowercase, string.digits, string.punctuation, string.Template("$a and ${b} $$").substitute(a=1, b=2), string.capwords("hello world"))
