"""Warnings: shown once for each place unless filters say otherwise."""

import sys as _sys

filters = []
_default_action = "default"
_once = set()


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    text = str(message)
    action = _action(text, category)
    if action == "ignore":
        return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    if _recorders:
        instance = message if isinstance(message, Warning) else category(message)
        _recorders[-1].append(WarningMessage(instance, category, "<stdin>", 1))
        return
    if action == "once" or action == "default" or action == "module":
        if (text, category) in _once:
            return
        _once.add((text, category))
    _sys._warn(category, text)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    warn(message, category)


def _action(text, category):
    for action, message, kind, module in filters:
        if issubclass(category, kind) and text.lower().startswith(message.lower()):
            return action
    if issubclass(category, (DeprecationWarning, PendingDeprecationWarning, ImportWarning,
                             ResourceWarning)):
        return "default"
    return _default_action


_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    entry = (action, message.rstrip(".*").lstrip("^"), category, module)
    _add(entry, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    _add((action, "", category, ""), append)


def _add(entry, append):
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def resetwarnings():
    filters.clear()


def showwarning(message, category, filename, lineno, file=None, line=None):
    _sys._warn(category, str(message))


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : None}}")


_recorders = []


class catch_warnings:
    """Keeps the filters, and gives them back afterwards."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._action = action
        self._category = category

    def __enter__(self):
        self._saved = filters[:]
        self._saved_once = set(_once)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            log = []
            _recorders.append(log)
            return log
        return None

    def __exit__(self, *exc_info):
        filters[:] = self._saved
        if self._record:
            _recorders.pop()
            _once.clear()
            _once.update(self._saved_once)
