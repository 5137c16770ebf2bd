"""Zip archives whose members are stored as they are, as tensors and arrays are kept."""

import _files


class BadZipFile(Exception):
    __module__ = "zipfile"


def _little(data, place, count):
    if place < 0 or place + count > len(data):
        raise BadZipFile("the archive is cut off")
    return int.from_bytes(data[place:place + count], "little")


def written(members, alignment=64):
    """The bytes of an archive of (name, bytes) pairs; each member's content starts at a multiple of
    `alignment`."""
    parts, directory, place = [], [], 0
    for name, content in members:
        title = name.encode()
        gap = -(place + 30 + len(title)) % alignment
        if 0 < gap < 4:
            gap += alignment
        extra = b"FB" + (gap - 4).to_bytes(2, "little") + b"Z" * (gap - 4) if gap else b""
        size = len(content).to_bytes(4, "little")
        common = (b"\x00\x00\x00\x00\x00\x00\x00\x00" + _files.crc32(content).to_bytes(4, "little")
                  + size + size + len(title).to_bytes(2, "little"))
        parts += [b"PK\x03\x04\x14\x00" + common + len(extra).to_bytes(2, "little"), title, extra,
                  content]
        directory.append(b"PK\x01\x02\x00\x00\x14\x00" + common + b"\x00" * 12
                         + place.to_bytes(4, "little") + title)
        place += 30 + len(title) + len(extra) + len(content)
    listing = b"".join(directory)
    count = len(directory).to_bytes(2, "little")
    end = (b"PK\x05\x06\x00\x00\x00\x00" + count + count + len(listing).to_bytes(4, "little")
           + place.to_bytes(4, "little") + b"\x00\x00")
    if place >= 1 << 32 or len(directory) >= 1 << 16:
        raise BadZipFile("archives of more than 4 GiB are not written")
    return b"".join(parts) + listing + end


def is_archive(data):
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


class Archive:
    """The members of an archive by name."""

    def __init__(self, data):
        self._data = data
        end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65557))
        if end < 0:
            raise BadZipFile("File is not a zip file")
        count = _little(data, end + 10, 2)
        place = _little(data, end + 16, 4)
        if place == 0xFFFFFFFF or count == 0xFFFF:
            place, count = self._wide(end)
        self._members = {}
        for _ in range(count):
            if data[place:place + 4] != b"PK\x01\x02":
                raise BadZipFile("Bad magic number for central directory")
            title = _little(data, place + 28, 2)
            extra, comment = _little(data, place + 30, 2), _little(data, place + 32, 2)
            name = data[place + 46:place + 46 + title].decode("utf-8", "replace")
            self._members[name] = self._entry(place, title, extra)
            place += 46 + title + extra + comment

    def _wide(self, end):
        """The directory of an archive with 64-bit sizes."""
        data = self._data
        if data[max(end - 20, 0):end][:4] != b"PK\x06\x07":
            raise BadZipFile("the archive is cut off")
        record = _little(data, end - 20 + 8, 8)
        if data[record:record + 4] != b"PK\x06\x06":
            raise BadZipFile("the archive is cut off")
        return _little(data, record + 48, 8), _little(data, record + 32, 8)

    def _entry(self, place, title, extra):
        data = self._data
        how, size = _little(data, place + 10, 2), _little(data, place + 24, 4)
        packed, start = _little(data, place + 20, 4), _little(data, place + 42, 4)
        at, last = place + 46 + title, place + 46 + title + extra
        while at + 4 <= last:
            kind, length = _little(data, at, 2), _little(data, at + 2, 2)
            at += 4
            if kind == 1:
                field = at
                if size == 0xFFFFFFFF:
                    size, field = _little(data, field, 8), field + 8
                if packed == 0xFFFFFFFF:
                    packed, field = _little(data, field, 8), field + 8
                if start == 0xFFFFFFFF:
                    start = _little(data, field, 8)
            at += length
        return how, packed, size, start

    def names(self):
        return list(self._members)

    def __contains__(self, name):
        return name in self._members

    def read(self, name):
        """The content of a member."""
        if name not in self._members:
            raise KeyError(f"There is no item named {name!r} in the archive")
        how, packed, size, start = self._members[name]
        if how != 0 or packed != size:
            raise BadZipFile(f"{name!r} is compressed; only stored members are read")
        data = self._data
        if data[start:start + 4] != b"PK\x03\x04":
            raise BadZipFile("Bad magic number for file header")
        begin = start + 30 + _little(data, start + 26, 2) + _little(data, start + 28, 2)
        if begin + size > len(data):
            raise BadZipFile("the archive is cut off")
        return data[begin:begin + size]
