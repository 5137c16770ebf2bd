"""Shallow and deep copies, with the hooks __copy__ and __deepcopy__."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (type(None), int, float, bool, str, bytes, type, range, type(Ellipsis),
           type(NotImplemented), slice, property, type(len), type(lambda: 0))


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set:
        return x.copy()
    hook = getattr(cls, "__copy__", None)
    if hook is not None:
        return hook(x)
    return _rebuild(x, lambda part: part)


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    if cls is list:
        result = []
        memo[key] = result
        for item in x:
            result.append(deepcopy(item, memo))
    elif cls is dict:
        result = {}
        memo[key] = result
        for name, value in x.items():
            result[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        result = x
        for old, new in zip(x, items):
            if old is not new:
                result = tuple(items)
                break
    elif isinstance(x, type):
        return x
    else:
        hook = getattr(x, "__deepcopy__", None)
        if hook is not None:
            result = hook(memo)
        else:
            result = _rebuild(x, lambda part: deepcopy(part, memo), memo)
    if result is not x:
        memo[key] = result
        memo.setdefault(id(memo), []).append(x)
    return result


def _rebuild(x, transform, memo=None):
    cls = type(x)
    if issubclass(cls, tuple):
        result = tuple.__new__(cls, [transform(item) for item in x])
    elif issubclass(cls, (frozenset, int, float, str)):
        result = cls.__new__(cls, x)
    elif cls in (set, frozenset):
        result = cls(transform(item) for item in x)
    elif _is_function(x) or not hasattr(cls, "__new__"):
        return x
    else:
        if issubclass(cls, BaseException):
            result = cls.__new__(cls, *x.args)
        else:
            result = cls.__new__(cls)
        if memo is not None:
            memo[id(x)] = result
        if issubclass(cls, dict):
            for name, value in dict.items(x):
                dict.__setitem__(result, transform(name), transform(value))
        elif issubclass(cls, list):
            list.extend(result, [transform(item) for item in x])
        elif issubclass(cls, set):
            set.update(result, [transform(item) for item in x])
    get_state = getattr(x, "__getstate__", None)
    state = None
    if get_state is not None and _overrides(cls, "__getstate__"):
        state = transform(get_state())
    else:
        attributes = getattr(x, "__dict__", None)
        if attributes is not None:
            state = transform(dict(attributes)) if attributes else None
        slots = {}
        for base in cls.__mro__:
            names = base.__dict__.get("__slots__", ())
            for name in ((names,) if isinstance(names, str) else names):
                if hasattr(x, name) and name not in ("__dict__", "__weakref__"):
                    slots[name] = transform(getattr(x, name))
        for name, value in slots.items():
            object.__setattr__(result, name, value)
    if state is not None:
        if hasattr(result, "__setstate__"):
            result.__setstate__(state)
        else:
            for name, value in state.items():
                object.__setattr__(result, name, value)
    return result


def _overrides(cls, name):
    return any(name in base.__dict__ for base in cls.__mro__ if base is not object)


def _is_function(x):
    return isinstance(x, (type(_overrides), type([].append))) or callable(x) and not hasattr(
        x, "__dict__")
