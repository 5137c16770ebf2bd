"""Calls as mocks write them down, and values that stand for any other or for nothing."""


class Sentinel:
    """A value that is nothing but itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        return self._made.setdefault(name, Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Is equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"

    __hash__ = None


ANY = _Any()


class Call(tuple):
    """How something was called: a name, positional arguments, keywords."""

    def __new__(cls, name="", args=(), kwargs=None, is_pair=False):
        made = tuple.__new__(cls, (tuple(args), dict(kwargs or {})) if is_pair
                             else (name, tuple(args), dict(kwargs or {})))
        return made

    @property
    def _name(self):
        return self[0] if len(self) == 3 else ""

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if isinstance(other, Call):
            return (self._name, self.args, self.kwargs) == (other._name, other.args, other.kwargs)
        name, args, kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, dict):
                kwargs = part
            else:
                args = tuple(part)
        return (self._name, self.args, self.kwargs) == (name, args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return f"call{'.' if self._name and self._name[0] != '(' else ''}{self._name}" + arguments_text(
            self.args, self.kwargs)


def arguments_text(args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()]
    return f"({', '.join(parts)})"


class _CallMaker:
    """`call(1, b=2)` and `call.method(3)` write down calls to compare with."""

    def __init__(self, name=""):
        self._path = name

    def __call__(self, *args, **kwargs):
        return Call(self._path, args, kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _CallMaker(f"{self._path}.{name}" if self._path else name)


call = _CallMaker()


class CallList(list):
    """Calls in their order; `in` finds a run of them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any([self[start:start + len(value)] == value
                    for start in range(len(self) - len(value) + 1)])
