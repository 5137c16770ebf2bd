"""Digests, packed numbers, names of 128 bits, bytes as text, pickles."""

import base64
import binascii
import copyreg
import hashlib
import hmac
import io
import pickle
import secrets
import struct
import uuid

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = hashlib.new(name, b"hello ")
    h.update(b"world" * 40)
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name, getattr(hashlib, name)().hexdigest()[:16])
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.compare_digest(b"a", b"a"))
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex())

print(struct.pack("<IHf", 1, 2, 3.5), struct.unpack("<IHf", struct.pack("<IHf", 1, 2, 3.5)), struct.calcsize("ihb"), struct.calcsize("<ihb"), struct.calcsize("bi"))
print(struct.pack(">4s?d", b"ab", True, 1.5), struct.unpack(">4s?d", struct.pack(">4s?d", b"ab", True, 1.5)), struct.pack("2h3x", 1, 2), struct.pack("<e", 0.1), struct.unpack("<3e", struct.pack("<3e", 1e-7, 65504, -2.5)))
print(list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.unpack_from("<H", b"xx\1\0", 2), struct.Struct("!I").pack(7), struct.pack("c2sp", b"a", b"bcd", b""))
for bad in (("B", 300), ("h", 99999), ("i", 1 << 40), ("q", 1 << 70), ("I", -1), ("c", 1), ("f", "a"), ("i", 1.5), ("ii", 1), ("z", 1)):
    try:
        print(struct.pack(*bad))
    except struct.error as error:
        print(bad[0], error)
try:
    struct.unpack("I", b"ab")
except struct.error as error:
    print(error)

u = uuid.UUID("12345678123456781234567812345678")
print(repr(u), u, u.hex, u.int, u.bytes, u.version, u.urn, uuid.UUID(int=5) < u, uuid.UUID(bytes=u.bytes) == u)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid4().version, len(str(uuid.uuid1())))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), secrets.randbelow(1), secrets.choice([5]))

print(base64.b64encode(b"hello"), base64.b32encode(b"hi there"), base64.b32decode(base64.b32encode(b"hi there")), base64.b16encode(b"hi"), base64.b85encode(b"hello"), base64.b85decode(base64.b85encode(b"hello")))
print(binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.b2a_base64(b"x"))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Kept:
    def __init__(self):
        self.value, self.handle = 3, lambda: None

    def __getstate__(self):
        return {"value": self.value}

    def __setstate__(self, state):
        self.value = state["value"] + 1


class Slotted:
    __slots__ = ("a", "b")


class Made:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Made, (self.n + 1,)


class Numbers(list):
    pass


import __main__

for cls in (Point, Kept, Slotted, Made, Numbers):
    cls.__module__ = "__main__"
    setattr(__main__, cls.__name__, cls)
value = {"a": [1, 2, (3, 4)], "b": {5}, "c": None, "d": 1.5, "e": b"x", "f": frozenset([1]), "g": True, "h": 2j, "i": range(3), "j": -(1 << 80), "k": 255, "l": 65536, "m": -1, "n": bytearray(b"q"), "o": (), "p": "é" * 300}
print(pickle.loads(pickle.dumps(value)) == value)
shared = [1]
copy = pickle.loads(pickle.dumps([shared, shared]))
loop = []
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(copy[0] is copy[1], again[0] is again, pickle.loads(pickle.dumps(Point(1, [2]))) == Point(1, [2]), pickle.loads(pickle.dumps(Kept())).value)
s = Slotted()
s.a = 5
n = Numbers([1, 2])
n.tag = "t"
back = pickle.loads(pickle.dumps(n))
print(pickle.loads(pickle.dumps(s)).a, pickle.loads(pickle.dumps(Made(1))).n, back, type(back).__name__, back.tag, pickle.loads(pickle.dumps(Point)) is Point, pickle.loads(pickle.dumps(ValueError("x", 1))).args)
print(pickle.dumps([1, "a", None]), pickle.dumps({"k": (1, 2)}), pickle.dumps(3.5), pickle.dumps(300), pickle.dumps(-5))
print(pickle.loads(b"(lp0\nI1\naI2\na."), pickle.loads(b"\x80\x03]q\x00(K\x01X\x01\x00\x00\x00aq\x01e."))
buffer = io.BytesIO()
pickle.dump([1, 2], buffer)
pickle.dump("next", buffer)
buffer.seek(0)
print(pickle.load(buffer), pickle.load(buffer))
for bad in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(i for i in []), lambda: pickle.loads(b"abc"), lambda: pickle.loads(b""), lambda: pickle.loads("a")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
copyreg.pickle(Point, lambda p: (Point, (p.x, "registered")))
print(pickle.loads(pickle.dumps(Point(1, 2))).y)
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
import datetime, decimal, enum, fractions

Pair = namedtuple("Pair", "x y")


class Color(enum.Enum):
    RED = 1


for cls in (Pair, Color):
    cls.__module__ = "__main__"
    setattr(__main__, cls.__name__, cls)
many = [OrderedDict(a=1), defaultdict(list, {"a": [1]}), Pair(1, 2), Counter("aab"), deque([1, 2], maxlen=3), datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3), datetime.timedelta(1, 2, 3), datetime.time(4, 5), decimal.Decimal("1.5"), fractions.Fraction(1, 3), Color.RED]
print(pickle.loads(pickle.dumps(many)) == many, pickle.loads(pickle.dumps(many))[1:6], pickle.loads(pickle.dumps(Color.RED)) is Color.RED)
