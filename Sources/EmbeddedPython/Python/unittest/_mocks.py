"""Objects that stand in for others: any attribute is there, every call is remembered."""

import functools
import inspect

from unittest._calls import DEFAULT, Call, CallList, Sentinel, arguments_text

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
            called=False, call_count=0, call_args=None, call_args_list=CallList(),
            mock_calls=CallList(), method_calls=CallList())

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
        expected = self._called_name() + arguments_text(args, kwargs)
        if self.call_args is None:
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if (self.call_args.args, self.call_args.kwargs) != (args, kwargs):
            actual = self._called_name() + arguments_text(self.call_args.args, self.call_args.kwargs)
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._called_name()}' to be called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if Call("", args, kwargs) not in list(self.call_args_list):
            raise AssertionError(f"{self._called_name()}{arguments_text(args, kwargs)} call not found")

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


_DELETED = Sentinel("DELETED")


class CallableMixin:
    """A mock that can be called."""

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer(args, kwargs)

    def _note(self, args, kwargs):
        state = self.__dict__
        state["called"] = True
        state["call_count"] += 1
        state["call_args"] = Call("", args, kwargs, is_pair=True)
        state["call_args_list"].append(state["call_args"])
        state["mock_calls"].append(Call("", args, kwargs))
        name, owner = state["_name"], state["_parent"]
        while owner is not None:
            owner.mock_calls.append(Call(name, args, kwargs))
            if not name.startswith("()"):
                owner.method_calls.append(Call(name, args, kwargs))
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

    def __call__(self, mock, /, *args):
        return self.__get__(mock)(*args)


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
