"""IPython's magics that make sense without a shell: times, names, settings.

Commands of the operating system are never run; a cell that has one goes on.
"""

import time

import _session

# Magics that set up what is always there, and so have nothing to do.
_IDLE = {
    "matplotlib", "config", "load_ext", "reload_ext", "unload_ext", "autoreload", "pylab",
    "precision", "autosave", "watermark", "aimport", "colors", "xmode", "pprint", "automagic",
    "gui", "doctest_mode", "pdb", "pinfo", "pinfo2", "psource", "pdoc", "logstart", "alias",
    "tensorflow_version", "notebook", "history", "hist", "lsmagic", "magic", "quickref", "page",
}
_COMMANDS = {
    "pip", "conda", "mamba", "uv", "sh", "bash", "script", "system", "sx", "cd", "ls", "pwd",
    "mkdir", "rm", "cp", "mv", "cat", "env", "run", "writefile", "tensorboard", "html",
    "javascript", "js", "latex", "svg", "perl", "ruby", "cmd", "edit", "save", "load", "store",
    "prun", "debug", "python", "python3", "cython", "set_env", "rerun", "recall", "loadpy",
    "memit", "mprun", "lprun", "file",
}
_UNITS = (("s", 1.0), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9))


class UsageError(Exception):
    """A magic that is not there, or is used in a wrong way."""


def _duration(seconds, precision=3):
    """A time span as IPython writes it."""
    if seconds >= 60:
        minutes, rest = divmod(int(seconds), 60)
        return f"{minutes}min {rest}s"
    for unit, scale in _UNITS:
        if seconds * scale >= 1 or unit == "ns":
            return f"{seconds * scale:.{precision}g} {unit}"


class InteractiveShell:
    """What `get_ipython()` gives."""

    ast_node_interactivity = "last_expr"

    @classmethod
    def instance(cls, *args, **kwargs):
        """The one shell that there is."""
        import IPython
        return IPython.get_ipython()

    @property
    def user_ns(self):
        return _session.names()

    def run_line_magic(self, magic_name, line="", _stack_depth=1):
        """Does what a row such as `%time f()` asks for."""
        if magic_name in ("time", "timeit"):
            return getattr(self, "_" + magic_name)(line, "")
        if magic_name in ("who", "who_ls", "whos"):
            return self._who(magic_name, line)
        if magic_name in ("reset", "reset_selective"):
            return self._reset()
        if magic_name in _IDLE:
            return None
        if magic_name in _COMMANDS:
            return _refuse(f"%{magic_name} {line}")
        raise UsageError(f"Line magic function `%{magic_name}` not found.")

    magic = run_line_magic

    def run_cell_magic(self, magic_name, line, cell):
        """Does what a cell that begins with `%%time` or its like asks for."""
        if magic_name in ("time", "timeit"):
            return getattr(self, "_" + magic_name)(line, cell)
        if magic_name == "capture":
            import io
            import sys
            kept = sys.stdout
            sys.stdout = io.StringIO()
            try:
                _session.run(cell)
            finally:
                sys.stdout = kept
            return None
        if magic_name in _IDLE:
            return _session.run(cell)
        if magic_name in _COMMANDS:
            return _refuse(f"%%{magic_name} {line}")
        raise UsageError(f"Cell magic `%%{magic_name}` not found.")

    def system(self, cmd):
        _refuse("!" + cmd)

    def getoutput(self, cmd):
        _refuse("!" + cmd)
        return []

    def run_cell(self, raw_cell, **kwargs):
        return _session.run(raw_cell)

    def ex(self, cmd):
        _session.run(cmd)

    def enable_matplotlib(self, gui=None):
        """Figures are always shown."""

    def register_magic_function(self, func, magic_kind="line", magic_name=None):
        raise UsageError("own magics are not supported")

    def set_next_input(self, text, replace=False):
        """Cells are typed by hand."""

    # Times

    def _time(self, line, cell):
        code = f"{line}\n{cell}" if line.strip() and cell else line or cell
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            value = _session.run(code)
        finally:
            wall = time.perf_counter() - wall
            cpu = time.process_time() - cpu
        print(f"CPU times: user {_duration(cpu)}, sys: 0 ns, total: {_duration(cpu)}")
        print(f"Wall time: {_duration(wall)}")
        return value

    def _timeit(self, line, cell):
        options, code = _options(line, "nrtcpqov")
        setup = ""
        if cell:
            setup, code = code, cell
        quiet, gives = "q" in options, "o" in options
        repeat, precision = int(options.get("r", 7)), int(options.get("p", 3))
        if setup:
            _session.run(setup)
        names = _session.names()
        had = "_timeit_body" in names
        body = "".join(f"    {row}\n" for row in code.split("\n"))
        _session.run(f"def _timeit_body():\n{body}")
        run = names["_timeit_body"]
        if not had:
            del names["_timeit_body"]

        def spent(count):
            start = time.perf_counter()
            for _ in range(count):
                run()
            return time.perf_counter() - start

        number = int(options.get("n", 0))
        if number == 0:
            for power in range(10):
                number = 10 ** power
                if spent(number) >= 0.2:
                    break
        runs = [spent(number) / number for _ in range(max(repeat, 1))]
        mean = sum(runs) / len(runs)
        spread = (sum((run - mean) ** 2 for run in runs) / len(runs)) ** 0.5
        if not quiet:
            print(f"{_duration(mean, precision)} ± {_duration(spread, precision)} per loop "
                  f"(mean ± std. dev. of {len(runs)} run{'s' * (len(runs) != 1)}, "
                  f"{number:,} loop{'s' * (number != 1)} each)")
        return TimeitResult(number, runs) if gives else None

    # Names

    def _names(self):
        hidden = {"In", "Out", "exit", "quit", "get_ipython"}
        return sorted(name for name in _session.names()
                      if not name.startswith("_") and name not in hidden)

    def _who(self, magic_name, line):
        names, values = self._names(), _session.names()
        if line.strip():
            wanted = line.split()
            names = [name for name in names if type(values[name]).__name__ in wanted]
        if magic_name == "who_ls":
            return names
        if not names:
            print("Interactive namespace is empty.")
        elif magic_name == "who":
            rows, row = [], ""
            for i, name in enumerate(names):
                row += name + "\t "
                if i % 9 == 8:
                    rows, row = rows + [row], ""
            print("\n".join(rows + [row] if row else rows))
        else:
            self._whos(names, values)

    def _whos(self, names, values):
        kinds = {name: type(values[name]).__name__ for name in names}
        width = max(max(len(name) for name in names), 8)
        middle = max(max(len(kind) for kind in kinds.values()), 4)
        print(f"{'Variable':<{width}}   {'Type':<{middle}}   Data/Info")
        print("-" * (width + middle + 15))
        for name in names:
            value = values[name]
            if kinds[name] in ("list", "dict", "set", "tuple"):
                text = f"n={len(value)}"
            elif kinds[name] == "ndarray":
                shape = "x".join(str(part) for part in value.shape)
                text = (f"{shape}: {value.size} elems, type `{value.dtype}`, "
                        f"{value.nbytes} bytes")
            else:
                text = str(value).replace("\n", "<...>")
                text = text if len(text) <= 50 else f"{text[:25]}<...>{text[-25:]}"
            print(f"{name:<{width}}   {kinds[name]:<{middle}}   {text}")

    def _reset(self):
        names = _session.names()
        for name in self._names():
            del names[name]


class TimeitResult:
    """What `%timeit -o` gives."""

    def __init__(self, loops, runs):
        self.loops, self.all_runs, self.repeat = loops, runs, len(runs)
        self.best, self.worst = min(runs), max(runs)
        self.average = sum(runs) / len(runs)
        self.stdev = (sum((run - self.average) ** 2 for run in runs) / len(runs)) ** 0.5

    def __repr__(self):
        return (f"<TimeitResult : {_duration(self.average)} ± {_duration(self.stdev)} per loop "
                f"(mean ± std. dev. of {self.repeat} runs, {self.loops:,} loops each)>")


def _options(line, letters):
    """The options at the start of a row, and the rest."""
    options = {}
    while True:
        line = line.lstrip()
        if len(line) < 2 or line[0] != "-" or line[1] not in letters:
            return options, line
        name, line = line[1], line[2:].lstrip()
        value = ""
        if name in "nrpt":
            while line and line[0].isdigit():
                value, line = value + line[0], line[1:]
        options[name] = value


def _refuse(command):
    _session.warn(f"not run: {command.strip()} (a session runs no commands of the system)")
