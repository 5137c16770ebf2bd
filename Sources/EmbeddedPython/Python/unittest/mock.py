"""Mocks, and how to put them in the place of something for a while."""

import functools
import importlib
import inspect

from unittest._calls import ANY, DEFAULT, call, sentinel
from unittest._mocks import AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock

__all__ = ["ANY", "AsyncMock", "DEFAULT", "MagicMock", "Mock", "NonCallableMock", "PropertyMock",
           "call", "create_autospec", "mock_open", "patch", "sentinel"]


class _Patch:
    """Puts something else in the place of an attribute, for a block, a function or a class."""

    def __init__(self, find, attribute, new, kwargs, new_callable=None, create=False):
        self._find, self._attribute, self._new = find, attribute, new
        self._kwargs, self._new_callable, self._create = kwargs, new_callable, create

    def __enter__(self):
        target = self._target = self._find()
        own = vars(target) if hasattr(target, "__dict__") else {}
        self._was_own = self._attribute in own
        if not hasattr(target, self._attribute) and not self._create:
            raise AttributeError(f"{target!r} does not have the attribute {self._attribute!r}")
        self._original = own[self._attribute] if self._was_own else getattr(
            target, self._attribute, None)
        new = self._new
        if new is DEFAULT:
            kind = self._new_callable or (
                AsyncMock if inspect.iscoroutinefunction(self._original) else MagicMock)
            kwargs = dict(self._kwargs)
            for key in ("spec", "spec_set", "autospec"):
                if kwargs.get(key) is True:
                    kwargs[key] = self._original
            spec = kwargs.pop("autospec", None)
            if spec is not None:
                kwargs["spec"] = spec
            if issubclass(kind, NonCallableMock) if isinstance(kind, type) else False:
                kwargs.setdefault("name", self._attribute)
            new = kind(**kwargs)
        setattr(target, self._attribute, new)
        return new

    def __exit__(self, *exc_info):
        if self._was_own or self._original is not None and not isinstance(self._target, type):
            setattr(self._target, self._attribute, self._original)
        else:
            delattr(self._target, self._attribute)
        return False

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in dir(decorated):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(decorated, name)):
                    setattr(decorated, name, self(getattr(decorated, name)))
            return decorated

        @functools.wraps(decorated)
        def patched(*args, **kwargs):
            with self as new:
                extra = (new,) if self._new is DEFAULT else ()
                return decorated(*args, *extra, **kwargs)
        return patched


class _PatchDict:
    """Changes a dict for a block, and puts it back."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict, self._values, self._clear = in_dict, dict(values, **kwargs), clear

    def __enter__(self):
        if isinstance(self._dict, str):
            self._dict = _found(self._dict)
        self._before = dict(self._dict)
        if self._clear:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exc_info):
        self._dict.clear()
        self._dict.update(self._before)
        return False

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched


def _found(path):
    """What a dotted name means: a module, then attributes."""
    parts = path.split(".")
    for count in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:count]))
        except ImportError:
            if count == 1:
                raise
            continue
        for part in parts[count:]:
            found = getattr(found, part)
        return found


class _PatchMaker:
    """`patch('module.name')`, `patch.object(thing, 'name')`, `patch.dict(mapping, ...)`."""

    TEST_PREFIX = "test"
    dict = _PatchDict

    def __call__(self, target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                 new_callable=None, **kwargs):
        holder, dot, attribute = target.rpartition(".")
        if not dot:
            raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
        return _Patch(lambda: _found(holder), attribute, new,
                      _given(kwargs, spec, spec_set, autospec), new_callable, create)

    def object(self, target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
               autospec=None, new_callable=None, **kwargs):
        return _Patch(lambda: target, attribute, new, _given(kwargs, spec, spec_set, autospec),
                      new_callable, create)


def _given(kwargs, spec, spec_set, autospec):
    for name, value in (("spec", spec), ("spec_set", spec_set), ("autospec", autospec)):
        if value is not None:
            kwargs[name] = value
    return kwargs


patch = _PatchMaker()


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A mock that has the attributes of another object and no others."""
    if inspect.isfunction(spec):
        return Mock(name=spec.__name__, **kwargs)
    made = MagicMock(spec=spec, **kwargs)
    if isinstance(spec, type) and not instance:
        made.return_value = MagicMock(spec=spec)
    return made


def mock_open(mock=None, read_data=""):
    """A mock in the place of `open`, for a file that holds a text."""
    import io
    handle = MagicMock()
    source = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
    handle.read.side_effect = source.read
    handle.readline.side_effect = source.readline
    handle.readlines.side_effect = source.readlines
    handle.__iter__ = Mock(side_effect=lambda: iter(source.readlines()))
    handle.__enter__ = Mock(return_value=handle)
    opened = MagicMock(name="open") if mock is None else mock
    opened.return_value = handle
    return opened
