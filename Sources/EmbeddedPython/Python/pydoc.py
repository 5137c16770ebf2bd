"""The pages that `help` shows."""

import inspect


def help(*request):
    """Prints the page of an object."""
    if not request:
        print("Type help(object) for help about an object, or name? at the prompt.")
        return
    print(render(request[0]))


def render(thing):
    """The page of an object: what it is, its parameters, members and documentation."""
    if isinstance(thing, str):
        return _unknown(thing)
    kind, name = describe(thing), getattr(thing, "__name__", None)
    head = "Help on " + kind
    if name and "." in name:
        head += " in " + name[:name.rfind(".")]
    elif not inspect.ismodule(thing) and getattr(thing, "__module__", None) and name:
        head += " in module " + thing.__module__
    if inspect.isclass(thing):
        body = _class(thing)
    elif inspect.ismodule(thing):
        body = _module(thing)
    elif inspect.isroutine(thing):
        body = _routine(thing)
    else:
        cls = type(thing)
        head = f"Help on {cls.__name__} object:"
        if cls.__module__ != "builtins" or cls.__name__ not in dir(__import__("builtins")):
            head = f"Help on {cls.__name__} in module {cls.__module__} object:"
        return head + "\n\n" + _class(cls)
    return head + ":\n\n" + body


def _unknown(name):
    return (f"No Python documentation found for {name!r}.\n"
            "Use help() to get the interactive help utility.\n"
            "Use help(str) for help on the str class.\n")


def describe(thing):
    if inspect.ismodule(thing):
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    if inspect.isclass(thing):
        return "class " + thing.__name__
    if inspect.isfunction(thing):
        return "function " + thing.__name__
    if inspect.ismethod(thing):
        return "method " + thing.__name__
    if inspect.ismethoddescriptor(thing):
        return type(thing).__name__ + " " + thing.__name__
    return type(thing).__name__


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (TypeError, ValueError):
        return "(...)"


def _indented(text, prefix="    "):
    return "\n".join([prefix + row for row in text.split("\n")]).rstrip()


# What `object` says of the methods that classes define anew.
_SPECIAL = {
    "__init__": "Initialize self.  See help(type(self)) for accurate signature.",
    "__new__": "Create and return a new object.  See help(type) for accurate signature.",
    "__repr__": "Return repr(self).",
    "__str__": "Return str(self).",
    "__hash__": "Return hash(self).",
    "__eq__": "Return self==value.",
    "__ne__": "Return self!=value.",
    "__lt__": "Return self<value.",
    "__le__": "Return self<=value.",
    "__gt__": "Return self>value.",
    "__ge__": "Return self>=value.",
    "__setattr__": "Implement setattr(self, name, value).",
    "__delattr__": "Implement delattr(self, name).",
    "__getattribute__": "Return getattr(self, name).",
    "__format__": "Default object formatter.",
    "__dir__": "Default dir() implementation.",
    "__sizeof__": "Size of object in memory, in bytes.",
}


def _routine(thing, name=None, note=""):
    title = (name or thing.__name__) + _signature(thing) + note
    doc = inspect.getdoc(thing) or _SPECIAL.get(name)
    if inspect.ismethod(thing) and not note:
        owner = type(thing.__self__)
        title += f" method of {owner.__module__}.{owner.__qualname__} instance"
    return title + "\n" + (_indented(doc).rstrip() + "\n" if doc else "")


def _module(thing):
    doc = inspect.getdoc(thing)
    text = "NAME\n    " + thing.__name__
    if doc:
        first, _, rest = doc.partition("\n")
        text += " - " + first
        if rest.strip():
            text += "\n\nDESCRIPTION\n" + _indented(rest.strip("\n"))
    public = [name for name in dir(thing) if not name.startswith("_")]
    functions = [name for name in public if inspect.isroutine(getattr(thing, name))]
    if functions:
        rows = [_routine(getattr(thing, name), name).rstrip() for name in functions]
        text += "\n\nFUNCTIONS\n" + _indented("\n\n".join(rows))
    return text + "\n"


_RULE = "-" * 70


def _class(cls):
    bases = ", ".join([_named(base, cls.__module__) for base in cls.__bases__])
    title = f"class {cls.__name__}({bases})" if bases else f"class {cls.__name__}"
    rows = []
    try:
        parameters = str(inspect.signature(cls))
        if parameters != "()":
            rows.append(cls.__name__ + parameters)
            rows.append("")
    except (TypeError, ValueError):
        pass
    doc = inspect.getdoc(cls)
    if doc:
        rows.extend(doc.split("\n") + [""])
    if len(cls.__mro__) > 2:
        rows.append("Method resolution order:")
        rows.extend(["    " + _named(base, cls.__module__) for base in cls.__mro__])
        rows.append("")
    sections = []
    seen = set()
    for owner in cls.__mro__:
        if owner is object and cls is not object:
            continue
        for title_, members in _groups(owner, cls, seen):
            where = "defined here" if owner is cls else (
                "inherited from " + _named(owner, cls.__module__))
            sections.append([f"{title_} {where}:", ""] + members)
    for n, section in enumerate(sections):
        if n:
            rows.append(_RULE)
        rows.extend(section)
    while rows and not rows[-1]:
        rows.pop()
    return title + "\n" + "\n".join([" |  " + row for row in rows]) + "\n"


def _named(cls, module):
    if cls.__module__ == module:
        return cls.__name__
    return cls.__module__ + "." + cls.__name__


def _groups(owner, cls, seen):
    """The members that a class defines itself and no class before it, by kind."""
    kinds = {"Methods": [], "Class methods": [], "Static methods": [],
             "Readonly properties": [], "Data descriptors": [], "Data and other attributes": []}
    hidden = ("__module__", "__doc__", "__qualname__", "__annotations__")
    for name, member in sorted(owner.__dict__.items()):
        if name.startswith("_") and not (name.startswith("__") and name.endswith("__")):
            continue
        if name in seen:
            continue
        seen.add(name)
        if name in hidden:
            if name == "__annotations__":
                kinds["Data and other attributes"].extend([f"{name} = {member!r}", ""])
            continue
        kind = type(member).__name__
        if kind == "classmethod":
            text = _routine(getattr(cls, name), name, " from builtins.type")
            kinds["Class methods"].extend(text.rstrip("\n").split("\n") + [""])
        elif kind == "staticmethod":
            text = _routine(getattr(cls, name), name)
            kinds["Static methods"].extend(text.rstrip("\n").split("\n") + [""])
        elif kind == "property":
            doc = inspect.getdoc(member)
            rows = [name] + (_indented(doc).split("\n") if doc else []) + [""]
            kinds["Readonly properties" if member.fset is None else "Data descriptors"].extend(
                rows)
        elif kind == "getset_descriptor":
            doc = {"__dict__": "dictionary for instance variables",
                   "__weakref__": "list of weak references to the object"}.get(name)
            kinds["Data descriptors"].extend([name] + (["    " + doc] if doc else []) + [""])
        elif inspect.isroutine(member):
            text = _routine(member, name)
            kinds["Methods"].extend(text.rstrip("\n").split("\n") + [""])
        else:
            kinds["Data and other attributes"].extend([f"{name} = {member!r}", ""])
    return [(title, rows) for title, rows in kinds.items() if rows]
