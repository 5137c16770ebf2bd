"""Names of paths as objects. What lies outside the working folder does not exist for a session."""

import os as _os
from os import path as _path

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class PurePath:
    """The name of a path."""

    def __init__(self, *segments):
        text = _path.join(*[_os.fspath(part) for part in segments]) if segments else ""
        root = "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part and part != "."]
        self._root = root

    def _with(self, parts):
        return type(self)(self._root + "/".join(parts))

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    __fspath__ = as_posix = __str__

    def __repr__(self):
        name = "PosixPath" if type(self) is Path else type(self).__name__
        name = "PurePosixPath" if type(self) is PurePath else name
        return f"{name}({str(self)!r})"

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._parts)

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def drive(self):
        return ""

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        dot = self.name.rfind(".")
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._with(self._parts[:-1])

    @property
    def parents(self):
        return [self._with(self._parts[:n]) for n in range(len(self._parts) - 1, -1, -1)]

    def joinpath(self, *others):
        return type(self)(self, *others)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._with(self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def relative_to(self, *other):
        other = type(self)(*other)
        count = len(other._parts)
        if other._root != self._root or self._parts[:count] != other._parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r} OR one path is "
                             "relative and the other is absolute.")
        return type(self)("/".join(self._parts[count:]))

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, pattern):
        import fnmatch
        return fnmatch.fnmatchcase(self.name, pattern)


PurePosixPath = PurePath


def _refuse(action):
    def refuse(self, *args, **kwargs):
        raise PermissionError(f"[Errno 1] Operation not permitted: {str(self)!r} "
                              "(a session has no access to files)")
    refuse.__name__ = action
    return refuse


class Path(PurePath):
    """The name of a path, with methods that ask for its file."""

    @classmethod
    def cwd(cls):
        return cls("/")

    @classmethod
    def home(cls):
        return cls("/")

    def exists(self):
        return _path.exists(self)

    def is_file(self):
        return _path.isfile(self)

    def is_dir(self):
        return _path.isdir(self)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes a folder below the working folder."""
        import os
        if parents or exist_ok and self.is_dir():
            os.makedirs(str(self), exist_ok=exist_ok)
        else:
            os.mkdir(str(self))

    def expanduser(self):
        return self

    def absolute(self):
        return type(self)("/", self)

    def resolve(self, strict=False):
        return type(self)(_path.abspath(str(self)))


for _name in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "rmdir",
              "unlink", "touch", "stat", "iterdir", "glob", "rglob", "rename", "replace"):
    setattr(Path, _name, _refuse(_name))

PosixPath = Path
