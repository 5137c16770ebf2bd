"""Digests of bytes."""

import _binary

_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128)}

algorithms_available = algorithms_guaranteed = set(_sizes)


class HASH:
    """The digest of all bytes that it is given, in any number of pieces."""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = bytearray()
        self.update(data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data.extend(obj)

    def digest(self):
        return _binary.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)


HASH.__module__ = "_hashlib"


def new(name, data=b"", *, usedforsecurity=True):
    name = name.lower().replace("-", "")
    if name not in _sizes:
        raise ValueError(f"unsupported hash type {name}: Taper has {', '.join(sorted(_sizes))}")
    return HASH(name, data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password: so many rounds of the keyed digest, folded together."""
    import hmac
    size = _sizes[hash_name][0]
    length = size if dklen is None else dklen
    key, block = b"", 1
    while len(key) < length:
        turn = hmac.new(password, salt + block.to_bytes(4, "big"), hash_name).digest()
        folded = int.from_bytes(turn, "big")
        for _ in range(iterations - 1):
            turn = hmac.new(password, turn, hash_name).digest()
            folded ^= int.from_bytes(turn, "big")
        key += folded.to_bytes(size, "big")
        block += 1
    return key[:length]
