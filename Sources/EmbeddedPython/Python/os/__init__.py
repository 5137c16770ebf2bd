"""The parts of the operating system that a session may see: names of paths, folders below the
working folder, an empty environment."""

from os import path

name = "posix"
sep = "/"
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
extsep = "."
devnull = "/dev/null"
environ = {}
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1

error = OSError
PathLike = object


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return "/"


def getpid():
    return 1


def cpu_count():
    return 1


def urandom(size):
    import random
    return random.SystemRandom().randbytes(size)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(fallback)


class terminal_size(tuple):
    @property
    def columns(self):
        return self[0]

    @property
    def lines(self):
        return self[1]


def access(path, mode):
    return False


def _refuse(action):
    def refuse(*args, **kwargs):
        shown = repr(fspath(args[0])) if args else "a file"
        raise PermissionError(f"[Errno 1] Operation not permitted: {shown} "
                              "(a session has no access to files or processes)")
    refuse.__name__ = refuse.__qualname__ = action
    return refuse


listdir = _refuse("listdir")
scandir = _refuse("scandir")
walk = _refuse("walk")


def mkdir(path, mode=0o777):
    """Makes a folder below the working folder."""
    import _files
    _files.make_folder(fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder below the working folder, and those that lead to it."""
    from os.path import isdir, split
    name = fspath(name)
    head, tail = split(name.rstrip("/"))
    if head and tail and not isdir(head):
        makedirs(head, exist_ok=True)
    if exist_ok and isdir(name):
        return
    mkdir(name)


remove = _refuse("remove")
unlink = _refuse("unlink")
rmdir = _refuse("rmdir")
removedirs = _refuse("removedirs")
rename = _refuse("rename")
replace = _refuse("replace")
chdir = _refuse("chdir")
stat = _refuse("stat")
open = _refuse("open")
system = _refuse("system")
popen = _refuse("popen")
kill = _refuse("kill")
