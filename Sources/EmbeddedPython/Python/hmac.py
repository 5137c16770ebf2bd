"""Digests that only who has the key can make."""

import hashlib as _hashlib


class HMAC:
    """The digest of a message under a key."""

    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if callable(digestmod):
            self._new = digestmod
        else:
            self._new = lambda data=b"": _hashlib.new(digestmod, data)
        inner = self._new()
        self.digest_size, self.block_size = inner.digest_size, inner.block_size
        self.name = "hmac-" + inner.name
        if len(key) > self.block_size:
            key = self._new(key).digest()
        self._key = bytes(key).ljust(self.block_size, b"\0")
        self._message = bytearray(msg or b"")

    def update(self, msg):
        self._message.extend(msg)

    def digest(self):
        inner = self._new(bytes(b ^ 0x36 for b in self._key) + self._message).digest()
        return self._new(bytes(b ^ 0x5C for b in self._key) + inner).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b
