class Base:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.registry.append((cls.__name__, kw))
class A(Base, tag="x"): pass
class B(A): pass
print(Base.registry)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v): obj.__dict__[self.name] = v * 2
class C:
    d = Desc()
c = C(); print(c.d); c.d = 5; print(c.d, c.__dict__, C.d is C.__dict__['d'])
class D:
    def __getattr__(self, n):
        if n.startswith("dyn"): return n.upper()
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v):
        print("set", n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
d = D(); d.x = 1; print(d.x, d.dynamic, hasattr(d, "foo"), getattr(d, "foo", 3)); del d.x
try: d.foo
except AttributeError as e: print(e)
class M(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns['added'] = name
        return super().__new__(mcs, name, bases, ns)
    def __call__(cls, *a, **k):
        print("creating", cls.__name__)
        return super().__call__(*a, **k)
class WithMeta(metaclass=M):
    def __init__(self, v): self.v = v
w = WithMeta(3); print(w.v, w.added, type(WithMeta).__name__)
class Singleton:
    _inst = None
    def __new__(cls, *a):
        if cls._inst is None: cls._inst = super().__new__(cls)
        return cls._inst
print(Singleton() is Singleton())
class X:
    def __init__(self): print("X")
class Y(X):
    def __init__(self): print("Y"); super().__init__()
class Z(X):
    def __init__(self): print("Z"); super().__init__()
class W(Y, Z):
    def __init__(self): print("W"); super().__init__()
W(); print([k.__name__ for k in W.__mro__])
try:
    class Bad(X, Y): pass
except TypeError as e: print(e)
class P:
    def __init__(self): self._t = 0
    @property
    def t(self):
        "doc"
        return self._t
    @t.setter
    def t(self, v):
        if v < 0: raise ValueError("neg")
        self._t = v
    @t.deleter
    def t(self): print("deleted")
p = P(); p.t = 4; print(p.t); del p.t
try: p.t = -1
except ValueError as e: print(e)
class RO:
    @property
    def x(self): return 1
try: RO().x = 2
except AttributeError as e: print(e)
class V:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
v = V()
try: v.c = 3
except AttributeError as e: print(e)
try: v.b
except AttributeError as e: print("AE")
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        if isinstance(o, Num): return Num(self.v + o.v)
        if isinstance(o, int): return Num(self.v + o)
        return NotImplemented
    __radd__ = __add__
    def __iadd__(self, o): self.v += 100; return self
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return isinstance(o, Num) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"Num({self.v})"
    def __bool__(self): return self.v != 0
    def __call__(self, x): return x * self.v
    def __contains__(self, x): return x == self.v
    def __neg__(self): return Num(-self.v)
    def __index__(self): return self.v
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def __iter__(self): return iter([self.v])
    def __reversed__(self): return "rev"
    def __format__(self, s): return f"<{s}>"
    def __matmul__(self, o): return "mm"
    def __getitem__(self, k): return k
n = Num(3)
print(n + Num(4), n + 1, 1 + n, sum([Num(1), Num(2)]), n(5), 3 in n, -n, [10,20,30,40][n], f"{n:abc}", n @ n, n[1:2, ::3], n[...], {Num(1): 2}[Num(1)], sorted([Num(3), Num(1)]), bool(Num(0)), not n, list(n), Num(2) != Num(2), max(Num(1), Num(5)))
n += 1; print(n)
try: n + "x"
except TypeError as e: print(e)
try: n < 1
except AttributeError as e: print(e)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), [x for x in It()], tuple(It()), sum(It()))
class MyList(list):
    def append(self, x): super().append(x * 2)
    def __getitem__(self, i): return "item"
m = MyList([1]); m.append(5); print(m, len(m), m[0], type(m).__name__, isinstance(m, list))
class MyDict(dict):
    def __missing__(self, k): return k + "!"
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
md = MyDict(a=1); md['b'] = 1; print(md['zz'], md, md['b'])
class AttrDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
ad = AttrDict(x=1); ad.y = 2; print(ad, ad.x, ad['y'])
class MyErr(ValueError):
    def __init__(self, code, msg="default"):
        super().__init__(msg)
        self.code = code
try: raise MyErr(5)
except ValueError as e: print(e, e.code, e.args, repr(e))
class E2(Exception): pass
print(repr(E2("a", 1)), str(E2("a", 1)), str(E2()), repr(E2()))
class MyTuple(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
print(MyTuple(1, 2), isinstance(MyTuple(1,2), tuple))
class MyStr(str):
    def shout(self): return self.upper() + "!"
print(MyStr("abc").shout(), MyStr("x") + "y", MyStr("q") == "q")
class MyInt(int):
    def double(self): return self * 2
print(MyInt(5).double(), MyInt(5) + 1)
print(type("Dyn", (Base,), {"x": 5})().x)
print(A.__name__, A.__bases__, A.__module__, A.__qualname__, A.__doc__)
class Outer:
    class Inner:
        def f(self): pass
print(Outer.Inner.f.__qualname__, Outer.Inner)
def deco(cls): cls.extra = 1; return cls
@deco
class Deco: pass
print(Deco.extra)
print(Num.__add__(Num(1), Num(2)), list.__len__([1,2]), int.__add__(1, 2), str.upper("a"))
b = Num(1).__add__; print(b(Num(5)))
print(callable(Num), callable(5), isinstance(True, int), issubclass(bool, int), issubclass(W, (int, X)))
class G:
    def __class_getitem__(cls, k): return f"G[{k}]"
print(G[int], list[int], dict[str, int], int | None)
class Cnt:
    count = 0
    def __init__(self): Cnt.count += 1; type(self).count += 1
Cnt(); Cnt(); print(Cnt.count)
class Mangle:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
print(Mangle().get(), Mangle().__dict__)
o = P(); o.__dict__['zz'] = 5; print(o.zz, vars(o))
o.new = 1; print(sorted(vars(o).items()))
class Ann:
    x: int = 5
    y: "str"
print(Ann.__annotations__)
def anf(a: int, b: "x" = 2) -> float: "docs"
print(anf.__annotations__, anf.__doc__, anf.__name__, anf.__defaults__, anf.__kwdefaults__)
print(super(W, W.__new__(W)).__init__.__qualname__)
class Prop:
    x = property(lambda self: 42)
print(Prop().x)
class ClsProp:
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def st(x): return x
class Sub(ClsProp): pass
print(type(Sub.make()).__name__, Sub().st(4), Sub.st(4))
print((lambda: 1).__name__, repr(Num)[:8])


class Named(list):
    def __init__(self, name, items=(), *, size=0):
        list.__init__(self, items)
        self.name, self.size = name, size


print(Named("a", [1, 2], size=3), Named("b").name, Named("c", size=4).size)
