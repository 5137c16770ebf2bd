"""Objects that stand in for others, and remember how they were used."""

import functools
import importlib
import inspect

__all__ = ["ANY", "AsyncMock", "DEFAULT", "MagicMock", "Mock", "NonCallableMock", "PropertyMock", "call",
           "create_autospec", "mock_open", "patch", "sentinel"]


class _Sentinel:
    """A value that is nothing but itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        return self._made.setdefault(name, _Sentinel(name))


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


class _Call(tuple):
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
        if isinstance(other, _Call):
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
        return f"call{'.' if self._name and self._name[0] != '(' else ''}{self._name}" + _arguments(
            self.args, self.kwargs)


def _arguments(args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()]
    return f"({', '.join(parts)})"


class _CallMaker:
    """`call(1, b=2)` and `call.method(3)` write down calls to compare with."""

    def __init__(self, name=""):
        self._path = name

    def __call__(self, *args, **kwargs):
        return _Call(self._path, args, kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _CallMaker(f"{self._path}.{name}" if self._path else name)


call = _CallMaker()


class _CallList(list):
    """Calls in their order; `in` finds a run of them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any([self[start:start + len(value)] == value
                    for start in range(len(self) - len(value) + 1)])


_OWN = ("return_value", "side_effect", "called", "call_count", "call_args", "call_args_list",
        "mock_calls", "method_calls")


class NonCallableMock:
    """Any attribute that is asked for is there, and is a mock too."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, unsafe=False, **kwargs):
        state = self.__dict__
        state["_name"], state["_parent"], state["_children"] = name, None, {}
        state["_wraps"] = wraps
        spec = spec_set if spec is None else spec
        state["_spec"] = None if spec is None else (
            list(spec) if isinstance(spec, (list, tuple)) else dir(spec))
        state["_spec_class"] = None if spec is None or isinstance(spec, (list, tuple)) else (
            spec if isinstance(spec, type) else type(spec))
        state["_is_closed"] = spec_set is not None
        state["_return_value"], state["_side_effect"] = return_value, side_effect
        self._forget()
        for key, value in kwargs.items():
            holder = self
            *path, last = key.split(".")
            for part in path:
                holder = getattr(holder, part)
            setattr(holder, last, value)

    def _forget(self):
        self.__dict__.update(
            called=False, call_count=0, call_args=None, call_args_list=_CallList(),
            mock_calls=_CallList(), method_calls=_CallList())

    @property
    def __class__(self):
        return self.__dict__.get("_spec_class") or type(self)

    def _full_name(self):
        name, parent = self.__dict__["_name"] or "mock", self.__dict__["_parent"]
        if parent is None:
            return name
        return parent._full_name() + (name if name.startswith("()") else "." + name)

    def __repr__(self):
        state = self.__dict__
        named = "" if state["_name"] is None and state["_parent"] is None else (
            f" name={self._full_name()!r}")
        spec = "" if state["_spec_class"] is None else f" spec={state['_spec_class'].__name__!r}"
        return f"<{type(self).__name__}{named}{spec} id='{id(self)}'>"

    def _child(self, name):
        kind = type(self) if issubclass(type(self), CallableMixin) else Mock
        made = kind()
        made.__dict__["_name"], made.__dict__["_parent"] = name, self
        return made

    def __getattr__(self, name):
        state = self.__dict__
        if name in ("_children", "_spec"):
            raise AttributeError(name)
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if state["_spec"] is not None and name not in state["_spec"]:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to "
                "be an attribute.")
        if name not in state["_children"]:
            wraps = state["_wraps"]
            child = self._child(name)
            if wraps is not None:
                child.__dict__["_wraps"] = getattr(wraps, name)
            state["_children"][name] = child
        found = state["_children"][name]
        if found is _DELETED:
            raise AttributeError(name)
        return found

    def __setattr__(self, name, value):
        state = self.__dict__
        if name == "return_value":
            state["_return_value"] = value
        elif name == "side_effect":
            state["_side_effect"] = value
        elif name in _OWN:
            state[name] = value
        elif name.startswith("__") and name.endswith("__"):
            state["_children"][name] = value
        else:
            if state["_is_closed"] and name not in state["_spec"]:
                raise AttributeError(f"Mock object has no attribute {name!r}")
            if isinstance(value, NonCallableMock) and value.__dict__["_parent"] is None and (
                    value.__dict__["_name"] is None):
                value.__dict__["_name"], value.__dict__["_parent"] = name, self
            state["_children"][name] = value

    def __delattr__(self, name):
        self.__dict__["_children"][name] = _DELETED

    @property
    def return_value(self):
        state = self.__dict__
        if state["_return_value"] is DEFAULT:
            state["_return_value"] = self._child("()")
        return state["_return_value"]

    @property
    def side_effect(self):
        return self.__dict__["_side_effect"]

    def configure_mock(self, **kwargs):
        for key, value in kwargs.items():
            holder = self
            *path, last = key.split(".")
            for part in path:
                holder = getattr(holder, part)
            setattr(holder, last, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_parent"] = None
        mock.__dict__["_name"] = None
        setattr(self, attribute, mock)

    def reset_mock(self, *, return_value=False, side_effect=False):
        self._forget()
        if return_value:
            self.__dict__["_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_side_effect"] = None
        for child in self.__dict__["_children"].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock()

    # What is to have been called.

    def _called_name(self):
        return self.__dict__["_name"] or "mock"

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._called_name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._called_name()}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_text()}")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._called_name()}' to not have been called. Called "
                f"{self.call_count} times.{self._calls_text()}")

    def _calls_text(self):
        return f"\nCalls: {list(self.mock_calls)!r}." if self.mock_calls else ""

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._called_name() + _arguments(args, kwargs)
        if self.call_args is None:
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if (self.call_args.args, self.call_args.kwargs) != (args, kwargs):
            actual = self._called_name() + _arguments(self.call_args.args, self.call_args.kwargs)
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._called_name()}' to be called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call("", args, kwargs) not in list(self.call_args_list):
            raise AssertionError(f"{self._called_name()}{_arguments(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if not any_order:
            if calls not in self.mock_calls:
                raise AssertionError(f"Calls not found.\nExpected: {calls!r}\n  Actual: "
                                     f"{list(self.mock_calls)!r}")
            return
        rest = list(self.mock_calls)
        missing = []
        for each in calls:
            if each in rest:
                rest.remove(each)
            else:
                missing.append(each)
        if missing:
            raise AssertionError(f"{missing!r} not all found in call list")


_DELETED = _Sentinel("DELETED")


class CallableMixin:
    """A mock that can be called."""

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer(args, kwargs)

    def _note(self, args, kwargs):
        state = self.__dict__
        state["called"] = True
        state["call_count"] += 1
        state["call_args"] = _Call("", args, kwargs, is_pair=True)
        state["call_args_list"].append(state["call_args"])
        state["mock_calls"].append(_Call("", args, kwargs))
        name, owner = state["_name"], state["_parent"]
        while owner is not None:
            owner.mock_calls.append(_Call(name, args, kwargs))
            if not name.startswith("()"):
                owner.method_calls.append(_Call(name, args, kwargs))
            own = owner.__dict__["_name"]
            if own is not None:
                name = own + (name if name.startswith("()") else "." + name)
            owner = owner.__dict__["_parent"]

    def _answer(self, args, kwargs):
        effect = self.__dict__["_side_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(
                    effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                if not hasattr(effect, "__next__"):
                    effect = self.__dict__["_side_effect"] = iter(effect)
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(
                        result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        wraps = self.__dict__["_wraps"]
        if wraps is not None and self.__dict__["_return_value"] is DEFAULT:
            return wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Stands in for a function or an object, and remembers how it was used."""


class _Magic:
    """A special method that is a mock of each object's own, which can be set and asked."""

    def __init__(self, name, default):
        self._name, self._default = name, default

    def __get__(self, mock, cls=None):
        if mock is None:
            return self
        children = mock.__dict__["_children"]
        if self._name not in children:
            child = Mock(return_value=self._default(mock))
            child.__dict__["_name"], child.__dict__["_parent"] = self._name, mock
            children[self._name] = child
        found = children[self._name]
        if isinstance(found, NonCallableMock):
            return found
        return functools.partial(found, mock)


class MagicMock(Mock):
    """A mock with special methods."""


_MAGIC = {
    "__len__": lambda mock: 0, "__bool__": lambda mock: True, "__contains__": lambda mock: False,
    "__int__": lambda mock: 1, "__float__": lambda mock: 1.0, "__index__": lambda mock: 1,
    "__exit__": lambda mock: False, "__str__": lambda mock: NonCallableMock.__repr__(mock),
    "__enter__": lambda mock: mock._child("__enter__()"),
    "__getitem__": lambda mock: mock._child("__getitem__()"), "__setitem__": lambda mock: None,
    "__delitem__": lambda mock: None, "__iter__": lambda mock: iter([]),
}
for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor"):
    for _form in (_name, "r" + _name):
        _MAGIC[f"__{_form}__"] = lambda mock, name=_form: mock._child(f"__{name}__()")
for _name in ("lt", "gt", "le", "ge"):
    _MAGIC[f"__{_name}__"] = lambda mock: NotImplemented
for _name, _default in _MAGIC.items():
    setattr(MagicMock, _name, _Magic(_name, _default))


class AsyncMock(MagicMock):
    """A mock whose calls are awaited."""

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)

        async def answer():
            self.__dict__["await_count"] = self.__dict__.get("await_count", 0) + 1
            result = self._answer(args, kwargs)
            return await result if inspect.isawaitable(result) else result
        return answer()

    def _count(self):
        return self.__dict__.get("await_count", 0)

    def assert_awaited(self):
        if not self._count():
            raise AssertionError(f"Expected {self._called_name()} to have been awaited.")

    def assert_awaited_once(self):
        if self._count() != 1:
            raise AssertionError(f"Expected {self._called_name()} to have been awaited once. "
                                 f"Awaited {self._count()} times.")

    def _child(self, name):
        made = (MagicMock if name == "()" else AsyncMock)()
        made.__dict__["_name"], made.__dict__["_parent"] = name, self
        return made


class PropertyMock(Mock):
    """A mock in the place of a property of a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


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
