"""Command-line options. A session has no command line: what parse_args() reads is empty."""

import sys as _sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "?", "*", "+", "..."


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class Namespace:
    """The values of the options."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        items = ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()])
        return f"Namespace({items})"

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


class HelpFormatter:
    pass


RawTextHelpFormatter = RawDescriptionHelpFormatter = HelpFormatter
ArgumentDefaultsHelpFormatter = MetavarTypeHelpFormatter = HelpFormatter


class Action:
    """One argument."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, kind="store"):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required
        self.help, self.metavar, self.kind = help, metavar, kind

    def name(self):
        return "/".join(self.option_strings) or self.metavar or self.dest


class _Group:
    def __init__(self, parser, title=None):
        self._parser, self.title = parser, title

    def add_argument(self, *args, **kwargs):
        return self._parser.add_argument(*args, **kwargs)

    def add_mutually_exclusive_group(self, required=False):
        return _Group(self._parser)


class ArgumentParser:
    """Knows the options of a program."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", add_help=True, **kwargs):
        self.prog = prog or "taper"
        self.usage, self.description, self.epilog = usage, description, epilog
        self._actions = []
        self._defaults = {}
        if add_help:
            self.add_argument("-h", "--help", action="help",
                              help="show this help message and exit")
        for parent in parents:
            self._actions.extend(action for action in parent._actions if action.kind != "help")

    def add_argument(self, *names, action="store", dest=None, nargs=None, const=None, default=None,
                     type=None, choices=None, required=False, help=None, metavar=None,
                     version=None):
        options = [name for name in names if name.startswith("-")]
        if dest is None:
            if options:
                long = [name for name in options if name.startswith("--")]
                dest = (long or options)[0].lstrip("-").replace("-", "_")
            else:
                dest = names[0]
        if action == "store_true":
            const, default = True, False if default is None else default
        elif action == "store_false":
            const, default = False, True if default is None else default
        entry = Action(options, dest, nargs, const, default, type, choices,
                       required or (not options and nargs not in ("?", "*")), help, metavar, action)
        self._actions.append(entry)
        return entry

    def add_argument_group(self, title=None, description=None):
        return _Group(self, title)

    def add_mutually_exclusive_group(self, required=False):
        return _Group(self)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        result, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return result

    def parse_known_args(self, args=None, namespace=None):
        words = list(_sys.argv[1:] if args is None else args)
        result = namespace or Namespace()
        for action in self._actions:
            if action.kind != "help" and action.default is not SUPPRESS and not hasattr(
                    result, action.dest):
                value = action.default
                if isinstance(value, str) and action.type is not None:
                    value = self._convert(action, value)
                setattr(result, action.dest, value)
        for name, value in self._defaults.items():
            if not hasattr(result, name) or getattr(result, name) is None:
                setattr(result, name, value)
        positional = [action for action in self._actions if not action.option_strings]
        seen, rest = set(), []
        while words:
            word = words.pop(0)
            if word.startswith("-") and len(word) > 1 and not self._is_number(word):
                name, equals, value = word.partition("=")
                action = self._find(name)
                if action is None:
                    rest.append(word)
                    continue
                if equals:
                    words.insert(0, value)
                seen.add(action.dest)
                self._take(action, words, result)
            elif positional:
                action = positional.pop(0)
                words.insert(0, word)
                seen.add(action.dest)
                self._take(action, words, result)
            else:
                rest.append(word)
        missing = [action.name() for action in self._actions
                   if action.required and action.dest not in seen]
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        return result, rest

    def _is_number(self, word):
        try:
            float(word)
            return True
        except ValueError:
            return False

    def _find(self, name):
        for action in self._actions:
            if name in action.option_strings:
                return action
        matches = [action for action in self._actions
                   if any(option.startswith(name) for option in action.option_strings)]
        return matches[0] if len(matches) == 1 and name.startswith("--") else None

    def _take(self, action, words, result):
        kind = action.kind
        if kind == "help":
            self.print_help()
            raise SystemExit(0)
        if kind in ("store_true", "store_false", "store_const"):
            setattr(result, action.dest, action.const)
            return
        if kind == "count":
            setattr(result, action.dest, (getattr(result, action.dest, None) or 0) + 1)
            return
        taken = []
        most = {None: 1, "?": 1}.get(action.nargs, action.nargs)
        while words and (not isinstance(most, int) or len(taken) < most):
            if words[0].startswith("-") and len(words[0]) > 1 and not self._is_number(words[0]):
                break
            taken.append(self._convert(action, words.pop(0)))
        if action.nargs is None:
            if not taken:
                self.error(f"argument {action.name()}: expected one argument")
            value = taken[0]
        elif action.nargs == "?":
            value = taken[0] if taken else action.const
        else:
            if action.nargs == "+" and not taken:
                self.error(f"argument {action.name()}: expected at least one argument")
            if isinstance(action.nargs, int) and len(taken) != action.nargs:
                self.error(f"argument {action.name()}: expected {action.nargs} arguments")
            value = taken
        if kind == "append":
            value = (getattr(result, action.dest, None) or []) + [value]
        setattr(result, action.dest, value)

    def _convert(self, action, word):
        value = word
        if action.type is not None:
            try:
                value = action.type(word)
            except ArgumentTypeError as error:
                self.error(f"argument {action.name()}: {error}")
            except (TypeError, ValueError):
                name = getattr(action.type, "__name__", repr(action.type))
                self.error(f"argument {action.name()}: invalid {name} value: {word!r}")
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            self.error(f"argument {action.name()}: invalid choice: {value!r} "
                       f"(choose from {choices})")
        return value

    def _shown(self, action):
        if not action.option_strings:
            return action.metavar or action.dest
        name = action.option_strings[0]
        if action.kind == "store":
            name += " " + (action.metavar or action.dest.upper())
        return name

    def format_usage(self):
        parts = [f"[{self._shown(action)}]" if not action.required else self._shown(action)
                 for action in self._actions]
        return f"usage: {self.usage or ' '.join([self.prog] + parts)}\n"

    def format_help(self):
        text = self.format_usage()
        if self.description:
            text += f"\n{self.description}\n"
        for title, entries in (
                ("positional arguments", [a for a in self._actions if not a.option_strings]),
                ("options", [a for a in self._actions if a.option_strings])):
            if entries:
                text += f"\n{title}:\n"
            for action in entries:
                value = "" if action.kind != "store" or not action.option_strings else (
                    " " + (action.metavar or action.dest.upper()))
                name = ", ".join([o + value for o in action.option_strings]) or self._shown(action)
                line = f"  {name}"
                if action.help:
                    line = f"{line:<22}  {action.help}" if len(line) < 22 else (
                        f"{line}\n{'':<24}{action.help}")
                text += line + "\n"
        return text

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def error(self, message):
        print(self.format_usage(), end="", file=_sys.stderr)
        print(f"{self.prog}: error: {message}", file=_sys.stderr)
        raise SystemExit(2)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=_sys.stderr)
        raise SystemExit(status)
