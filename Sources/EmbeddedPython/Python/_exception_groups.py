"""Groups of exceptions, and the parts that `except*` takes from them."""


class BaseExceptionGroup(BaseException):
    """Several exceptions that were raised side by side."""

    __module__ = "builtins"

    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(
                f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(exceptions, "__getitem__"):
            raise TypeError("second argument (exceptions) must be a sequence")
        inner = tuple(exceptions)
        if not inner:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for place, each in enumerate(inner):
            if not isinstance(each, BaseException):
                raise ValueError(
                    f"Item {place} of second argument (exceptions) is not an exception")
        are_plain = all([isinstance(each, Exception) for each in inner])
        if cls is BaseExceptionGroup and are_plain:
            cls = ExceptionGroup
        elif issubclass(cls, Exception) and not are_plain:
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup"
                            if cls is ExceptionGroup
                            else f"Cannot nest BaseExceptions in {cls.__name__!r}")
        self = BaseException.__new__(cls, message, exceptions)
        self._message, self._inner = message, inner
        return self

    def __init__(self, message, exceptions, /):
        BaseException.__init__(self, message, exceptions)

    message = property(lambda self: self._message)
    exceptions = property(lambda self: self._inner)

    def __str__(self):
        count = len(self._inner)
        return f"{self._message} ({count} sub-exception{'' if count == 1 else 's'})"

    def derive(self, excs):
        """A group of the same message with other exceptions."""
        return BaseExceptionGroup(self._message, excs)

    def _like(self, inner):
        made = self.derive(inner)
        made.__cause__, made.__context__ = self.__cause__, self.__context__
        if hasattr(self, "__notes__"):
            made.__notes__ = list(self.__notes__)
        return made

    def split(self, matcher_value, /):
        """Two groups: what a class, a tuple of them or a function picks, and the rest."""
        matches = _matcher(matcher_value)
        if matches(self):
            return self, None
        picked, rest = [], []
        for each in self._inner:
            if isinstance(each, BaseExceptionGroup):
                inner, outer = each.split(matcher_value)
                picked += [inner] if inner is not None else []
                rest += [outer] if outer is not None else []
            else:
                (picked if matches(each) else rest).append(each)
        return (self._like(picked) if picked else None), (self._like(rest) if rest else None)

    def subgroup(self, matcher_value, /):
        return self.split(matcher_value)[0]

    def __class_getitem__(cls, item):
        return cls


class ExceptionGroup(BaseExceptionGroup, Exception):
    """Several exceptions, none of which ends the program."""

    __module__ = "builtins"


def _matcher(value):
    is_kind = isinstance(value, type) and issubclass(value, BaseException)
    if is_kind or isinstance(value, tuple):
        return lambda each: isinstance(each, value)
    if callable(value) and not isinstance(value, type):
        return value
    raise TypeError("expected a function, exception type or tuple of exception types")


class Splitting:
    """What is left of a caught exception while one handler after the other takes its part."""

    def __init__(self, caught):
        self._is_single = not isinstance(caught, BaseExceptionGroup)
        self._left = caught
        self._passed_on, self._new = [], []
        self._part = None

    def take(self, kinds):
        """The part that a handler is for, as a group; None if there is none."""
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError("catching classes that do not inherit from BaseException is not "
                                "allowed")
            if issubclass(kind, BaseExceptionGroup):
                raise TypeError("catching ExceptionGroup with except* is not allowed. Use except "
                                "instead.")
        self._part = None
        if self._left is None:
            return None
        if self._is_single:
            if isinstance(self._left, kinds):
                self._part, self._left = BaseExceptionGroup("", [self._left]), None
        else:
            self._part, self._left = self._left.split(kinds)
        return self._part

    def fail(self, error):
        """Notes what a handler raised: its part again, or something new."""
        (self._passed_on if error is self._part else self._new).append(error)

    def rest(self):
        """What is to be raised behind the handlers; None if everything was handled."""
        left = self._passed_on + ([self._left] if self._left is not None else [])
        if not self._new:
            if len(left) < 2:
                return left[0] if left else None
            inner = [each for group in left for each in group.exceptions]
            return BaseExceptionGroup(left[0].message, inner)
        if len(self._new) == 1 and not left:
            return self._new[0]
        return BaseExceptionGroup("", self._new + left)


__except_star__ = Splitting
