"""bytes, and what dir() lists."""

b = b"Hello, World"
print(b.lower(), b.upper(), b.split(b", "), b.find(b"W"), b.replace(b"l", b"L"), b.startswith(b"Hell"), b.strip(b"Hd"), b",".join([b"a", b"b"]), b.count(b"l"), b.title(), b.partition(b","), b"a b".split(), b.center(16, b"*"), b.isalpha(), b"12".isdigit(), b"x".zfill(3), b.endswith((b"x", b"d")), b"a\nb".splitlines())
print(b[0], b[-1], b[1:4], b[::-1], len(b), 72 in b, b"lo" in b, b + b"!", b * 2, b == b"Hello, World", b < b"I", list(b[:3]), sorted(b"cab"), hash(b) == hash(b"Hello, World"), {b"k": 1}[b"k"], bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"\x00\xff'\"", bytes.fromhex("ff 00"), b"\xff".hex(), b"".join([]), bytes(b"x"), str(b"x"), repr(b'it"s'), b"%d" if False else b"")
for bad in (lambda: b + "x", lambda: b.split("x"), lambda: b"a"[5], lambda: "a" + b"b", lambda: bytes([1, 300]), lambda: bytes("é"), lambda: b.find("x"), lambda: "x" in b):
    try: print(bad())
    except Exception as e: print(type(e).__name__)
class A:
    x = 1
    def f(self): pass
a = A(); a.y = 2
print([n for n in dir(a)], dir(A) == [n for n in dir(a) if n != "y"])
for v in (5, 1.5, "a", [], (), {}, set(), object()):
    print([n for n in dir(v) if n not in ("__class_getitem__", "__getformat__", "__getnewargs__", "__reduce__", "__reduce_ex__", "__getstate__", "__dir__", "__sizeof__", "__doc__", "__init_subclass__", "__subclasshook__", "__new__", "__init__", "__class__", "__getattribute__", "__setattr__", "__delattr__")])
print(object().__eq__(1), object().__lt__(1), (5).__lt__("a"), [].__eq__(()), A.__subclasshook__(int), a.__getstate__(), hasattr(5, "__len__"), hasattr([], "__iter__"), hasattr(a, "__lt__"))
