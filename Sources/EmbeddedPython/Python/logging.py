"""Messages by level and logger, written to the session."""

import sys as _sys
import time as _time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def getLevelName(level):
    if level in _names:
        return _names[level]
    for number, name in _names.items():
        if name == level:
            return number
    return f"Level {level}"


def addLevelName(level, levelName):
    _names[level] = levelName


def _level(level):
    if isinstance(level, int):
        return level
    for number, name in _names.items():
        if name == level:
            return number
    raise ValueError(f"Unknown level: {level!r}")


class LogRecord:
    def __init__(self, name, level, msg, args, exc_info=None):
        self.name, self.levelno, self.msg, self.args = name, level, msg, args
        self.levelname = getLevelName(level)
        self.created = _time.time()
        self.msecs = (self.created - int(self.created)) * 1000
        self.exc_info = exc_info
        self.filename = self.module = self.pathname = "<session>"
        self.funcName, self.lineno = "<module>", 0
        self.process, self.processName = 1, "MainProcess"
        self.thread, self.threadName = 1, "MainThread"

    def getMessage(self):
        text = str(self.msg)
        if self.args:
            text = text % self.args
        return text


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True):
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self.datefmt, self._style = datefmt, style

    def formatTime(self, record, datefmt=None):
        moment = _time.localtime(record.created)
        if datefmt:
            return _time.strftime(datefmt, moment)
        return _time.strftime("%Y-%m-%d %H:%M:%S", moment) + f",{int(record.msecs):03d}"

    def format(self, record):
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        if self._style == "{":
            text = self._fmt.format(**record.__dict__)
        else:
            text = self._fmt % record.__dict__
        if record.exc_info:
            kind, value = record.exc_info[0], record.exc_info[1]
            text += f"\n{kind.__name__}: {value}"
        return text


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(
            self.name + ".")


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def addFilter(self, filter):
        self.filters.append(filter)

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def handle(self, record):
        if all(f.filter(record) if hasattr(f, "filter") else f(record) for f in self.filters):
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        pass

    def close(self):
        pass


_default_formatter = Formatter()


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream or _sys.stderr

    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)


class NullHandler(Handler):
    def handle(self, record):
        pass


class FileHandler(Handler):
    def __init__(self, filename, mode="a", encoding=None, delay=False):
        raise PermissionError(f"[Errno 1] Operation not permitted: {filename!r} "
                              "(a session has no access to files)")


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name, self.level = name, _level(level)
        self.handlers, self.filters = [], []
        self.propagate, self.disabled, self.parent = True, False, None

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return level > _disabled[0] and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def addFilter(self, filter):
        self.filters.append(filter)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None):
        if self.disabled or not self.isEnabledFor(level):
            return
        if exc_info is True:
            exc_info = _sys.exc_info()
        elif isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, None)
        if len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        record = LogRecord(self.name, level, msg, args, exc_info)
        if extra:
            record.__dict__.update(extra)
        self.handle(record)

    def handle(self, record):
        if not all(f.filter(record) if hasattr(f, "filter") else f(record) for f in self.filters):
            return
        logger, found = self, False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= WARNING:
            _sys.stderr.write(record.getMessage() + "\n")

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    fatal = critical

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


_disabled = [NOTSET]
root = Logger("root", WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        logger = Logger(name)
        _loggers[name] = logger
        parent = name
        logger.parent = root
        while "." in parent:
            parent = parent.rpartition(".")[0]
            if parent in _loggers:
                logger.parent = _loggers[parent]
                break
    return _loggers[name]


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None,
                stream=None, handlers=None, force=False, encoding=None, errors=None):
    if force:
        root.handlers.clear()
    if not root.handlers:
        if filename is not None:
            handlers = [FileHandler(filename)]
        formatter = Formatter(format or BASIC_FORMAT, datefmt, style)
        for handler in handlers or [StreamHandler(stream)]:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    _disabled[0] = _level(level)


def captureWarnings(capture):
    pass


def shutdown():
    pass


def _log(level, msg, args, kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    _log(DEBUG, msg, args, kwargs)


def info(msg, *args, **kwargs):
    _log(INFO, msg, args, kwargs)


def warning(msg, *args, **kwargs):
    _log(WARNING, msg, args, kwargs)


warn = warning


def error(msg, *args, **kwargs):
    _log(ERROR, msg, args, kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    _log(ERROR, msg, args, {"exc_info": exc_info, **kwargs})


def critical(msg, *args, **kwargs):
    _log(CRITICAL, msg, args, kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    _log(level, msg, args, kwargs)
