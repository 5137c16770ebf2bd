"""Names of paths. What lies outside the working folder does not exist for a session."""

sep = "/"
curdir = "."
pardir = ".."
extsep = "."


def _text(path):
    return path if isinstance(path, str) else path.__fspath__()


def join(a, /, *paths):
    path = _text(a)
    for part in paths:
        part = _text(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > start and p[start:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    return "", _text(p)


def isabs(s):
    return _text(s).startswith("/")


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    lead = "//" if path.startswith("//") and not path.startswith("///") else path[:1]
    lead = lead if lead.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not lead and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join("/", path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start="."):
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    parts = [[part for part in _text(path).split("/") if part] for path in paths]
    root = "/" if _text(paths[0]).startswith("/") else ""
    return root + "/".join(commonprefix(parts))


def normcase(s):
    return _text(s)


def expanduser(path):
    return _text(path)


def expandvars(path):
    return _text(path)


def _kind(path):
    """("file" | "folder", size) of what lies below the working folder; None for all else."""
    import _files
    from os import fspath
    return _files.kind(fspath(path))


def exists(path):
    return _kind(path) is not None


def lexists(path):
    return _kind(path) is not None


def isfile(path):
    kind = _kind(path)
    return kind is not None and kind[0] == "file"


def isdir(s):
    kind = _kind(s)
    return kind is not None and kind[0] == "folder"


def islink(path):
    return False


def _missing(path):
    raise FileNotFoundError(f"[Errno 2] No such file or directory: {_text(path)!r}")


def getsize(filename):
    kind = _kind(filename)
    return kind[1] if kind is not None else _missing(filename)


def getmtime(filename):
    _missing(filename)


def getctime(filename):
    _missing(filename)
