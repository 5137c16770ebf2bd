"""bytearray, memoryview, and the methods of bytes."""

b = bytearray(b"hello")
b[0] = 72
b.append(33)
b.extend(b" wor")
b += b"ld"
print(b, len(b), b[0], b[1:3], b[::-1], b == b"Hello! world", b"lo" in b, list(b[:3]), bytes(b))
b[5:6] = b","
del b[0]
b.insert(0, 74)
print(b, b.pop(), b.pop(0), b.find(b"w"), b.upper(), b.split(b" "), b.replace(b"l", b"L"), b.hex())
b.reverse()
b.remove(111)
print(b, b.copy(), b * 2, b.decode(), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x").isalpha())
b[::2] = bytes(len(b[::2]))
print(b, bytearray.fromhex("ff 0a"), sorted(bytearray(b"cab")), bytearray(b"a") < b"b", b"a" + bytearray(b"b"), bytearray(b"a") + b"b")
b.clear()
print(b, bool(b), int(bytearray(b"42")), bytearray(b"%d!") % 5, b"%s-%d" % (b"a", 3))


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, error)


c = bytearray(b"abc")
attempt(lambda: c.__setitem__(0, 300))
attempt(lambda: c.__setitem__(9, 1))
attempt(lambda: c.append("x"))
attempt(lambda: c.pop(9))
attempt(lambda: c.remove(1))
attempt(lambda: bytearray().pop())
attempt(lambda: hash(c))
attempt(lambda: c.__setitem__(slice(0, 3, 2), b"x"))
attempt(lambda: c + "x")
attempt(lambda: bytes.fromhex("0"))
attempt(lambda: bytes.fromhex("zz"))

m = memoryview(c)
print(m[0], m[1:].tobytes(), m.tolist(), len(m), m.readonly, m.format, m.itemsize, m.nbytes, m.shape, m.ndim)
m[0] = 65
m[1:3] = b"BC"
print(c, m == b"ABC", m[::2].tolist(), bytes(m[::-1]), m.obj is c, m.hex())
v = memoryview(b"xyz")
attempt(lambda: v.__setitem__(0, 1))
attempt(lambda: m.__setitem__(0, 300))
attempt(lambda: m.__setitem__(slice(0, 2), b"x"))
attempt(lambda: v[9])
with memoryview(b"abc") as w:
    print(w[1], hash(v) == hash(b"xyz"), list(w))
attempt(lambda: w[0])
attempt(lambda: memoryview("a"))
print(b"\x01\xab".hex("-"), b"abcdef".hex(":", 2), b"abcdef".hex("_", -4), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"a1b2".translate(None, b"12"))
print(b"Mary had".partition(b" "), b"a,b".rsplit(b",", 1), b"AbC".swapcase(), b"x".join([b"1", bytearray(b"2")]), b"abc".removeprefix(b"a"))
