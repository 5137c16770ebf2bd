"""Signatures of functions, for the module `inspect`."""

import enum
from collections import OrderedDict, namedtuple

import _inspect
from inspect import isclass, isfunction, ismethod, unwrap


class _empty:
    """Marks what is not there."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional",
                "keyword-only", "variadic keyword")[self.value]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a function."""

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind = name, _ParameterKind(kind)
        self.default, self.annotation = default, annotation

    def replace(self, *, name=None, kind=None, annotation=None, default=None):
        return Parameter(name or self.name, self.kind if kind is None else kind,
                         default=self.default if default is None else default,
                         annotation=self.annotation if annotation is None else annotation)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            equals = " = " if self.annotation is not _empty else "="
            text += equals + repr(self.default)
        return {2: "*", 4: "**"}.get(self.kind.value, "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (
            (self.name, self.kind, self.default, self.annotation)
            == (other.name, other.kind, other.default, other.annotation))

    def __hash__(self):
        return hash((self.name, self.kind.value))


class BoundArguments:
    """Which parameters a call's arguments fill."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        result = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind.value >= 3 or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind.value == 2:
                result.extend(value)
            else:
                result.append(value)
        return tuple(result)

    @property
    def kwargs(self):
        result, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                by_name = True
            elif parameter.kind.value == 4:
                result.update(self.arguments[name])
            elif parameter.kind.value == 3 or by_name:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind.value == 2:
                filled[name] = ()
            elif parameter.kind.value == 4:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        parts = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({parts})>"


class Signature:
    """The parameters of a function and what it is said to return."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = OrderedDict((p.name, p) for p in parameters or ())
        self.return_annotation = return_annotation

    @property
    def parameters(self):
        from types import MappingProxyType
        return MappingProxyType(self._parameters)

    def replace(self, *, parameters=None, return_annotation=None):
        kept = self._parameters.values() if parameters is None else parameters
        returns = self.return_annotation if return_annotation is None else return_annotation
        return Signature(kept, return_annotation=returns)

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        bound, rest, given = {}, list(args), dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind.value
            if kind == 2:
                if rest:
                    bound[name] = tuple(rest)
                rest = []
            elif kind == 4:
                continue
            elif rest and kind < 2:
                if name in given and kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                bound[name] = rest.pop(0)
            elif name in given and kind != 0:
                bound[name] = given.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        extra = [p.name for p in self._parameters.values() if p.kind.value == 4]
        if given and not extra:
            raise TypeError(f"got an unexpected keyword argument {next(iter(given))!r}")
        if given:
            bound[extra[0]] = given
        return BoundArguments(self, bound)

    def __str__(self):
        parts, last = [], None
        for parameter in self._parameters.values():
            kind = parameter.kind.value
            if last == 0 and kind != 0:
                parts.append("/")
            if kind == 3 and last not in (2, 3):
                parts.append("*")
            parts.append(str(parameter))
            last = kind
        if last == 0:
            parts.append("/")
        returns = ""
        if self.return_annotation is not _empty:
            returns = " -> " + formatannotation(self.return_annotation)
        return "(" + ", ".join(parts) + ")" + returns

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))


def _of_function(function):
    only, positional, keyword_only, variadic, keywords = _inspect.layout(function)
    names = list(function.__code__.co_varnames)
    annotations = function.__annotations__
    defaults = list(function.__defaults__ or ())
    by_name = function.__kwdefaults__ or {}
    result = []

    def add(name, kind, default=_empty):
        result.append(Parameter(name, kind, default=default,
                                annotation=annotations.get(name, _empty)))

    for n, name in enumerate(names[:positional]):
        late = n - (positional - len(defaults))
        add(name, 0 if n < only else 1, defaults[late] if late >= 0 else _empty)
    rest = names[positional + keyword_only:]
    if variadic:
        add(rest.pop(0), 2)
    for name in names[positional:positional + keyword_only]:
        add(name, 3, by_name.get(name, _empty))
    if keywords:
        add(rest.pop(0), 4)
    return Signature(result, return_annotation=annotations.get("return", _empty))


class _Default:
    """A default that is only known as text."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def _of_text(text):
    """The signature that a function of the machine is declared with."""
    result, kind = [], 1
    for part in text[1:-1].split(", "):
        if part == "/":
            result = [p.replace(kind=0) for p in result]
        elif part == "*":
            kind = 3
        elif part.startswith("**"):
            result.append(Parameter(part[2:], 4))
        elif part.startswith("*"):
            result.append(Parameter(part[1:], 2))
            kind = 3
        elif part:
            name, equals, value = part.partition("=")
            known = {"None": None, "True": True, "False": False}
            default = known.get(value, _Default(value)) if equals else _empty
            result.append(Parameter(name, kind, default=default))
    return Signature(result)


def _without_first(found):
    kept = list(found.parameters.values())
    if kept and kept[0].kind.value < 2:
        kept = kept[1:]
    return found.replace(parameters=kept)


def signature(obj, *, follow_wrapped=True):
    """The signature of a function, a method or a class."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            made = getattr(obj, name, None)
            if isfunction(made):
                return _without_first(signature(made))
        if obj.__init__ is object.__init__ and obj.__module__ != "builtins":
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given if isinstance(given, Signature) else given.made()
    if follow_wrapped and hasattr(obj, "__wrapped__"):
        return signature(unwrap(obj))
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        found = signature(obj.func)
        kept = list(found.parameters.values())[len(obj.args):]
        given, by_name = [], False
        for parameter in kept:
            if parameter.name in obj.keywords:
                by_name = True
                parameter = parameter.replace(kind=3, default=obj.keywords[parameter.name])
            elif by_name and parameter.kind.value == 1:
                parameter = parameter.replace(kind=3)
            elif by_name and parameter.kind.value == 2:
                continue
            given.append(parameter)
        return found.replace(parameters=given)
    text = getattr(obj, "__text_signature__", None)
    if isinstance(text, str):
        found = _of_text(text)
        first = next(iter(found.parameters), None)
        bound = getattr(obj, "__self__", None) is not None and first in ("self", "cls")
        return _without_first(found) if bound else found
    if hasattr(type(obj), "__call__") and isfunction(type(obj).__call__):
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")


FullArgSpec = namedtuple(
    "FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """The names of a function's parameters by kind."""
    args, only, defaults, kwonly = [], [], [], {}
    varargs = varkw = None
    plain = func.__func__ if ismethod(func) else func
    found = signature(plain, follow_wrapped=False)
    annotations = {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for name, parameter in found.parameters.items():
        kind = parameter.kind.value
        if kind == 2:
            varargs = name
        elif kind == 4:
            varkw = name
        elif kind == 3:
            only.append(name)
            if parameter.default is not _empty:
                kwonly[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, kwonly or None,
                       annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        return dict(obj.__dict__.get("__annotations__", {}))
    return dict(getattr(obj, "__annotations__", {}))
