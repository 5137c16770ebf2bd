"""Runs the lessons in sessions/ under real PyTorch, as IPython would run their cells.

    python record_sessions.py [FILE...]             compare with the stored outputs
    python record_sessions.py --write [FILE...]     store what PyTorch prints

Needs PyTorch 2.15 and IPython. Without a FILE it takes every lesson. The exit status is 1 if an output
differs or a cell fails that should not. Lessons round what they print, so that no digit depends on the
number of threads or on the processor.

A lesson is a percent file: the outputs of a cell stand below it in lines that start with `#> `. A lesson
in R has its outputs from its twin in Python beside this script, which prints cell by cell what R shows.
"""

import difflib
import io
import os
import re
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell

HERE = Path(__file__).resolve().parent
SESSIONS = HERE.parent.parent / "sessions"
MARKER = re.compile(r"^# %%( |$)")
IGNORED = "ignore-output"  # the tag of a cell whose output is not compared


@dataclass
class Cell:
    """A marker line, the rows of the cell below it, and the texts of its `#> ` lines."""

    marker: str
    rows: list = field(default_factory=list)
    outputs: list = field(default_factory=list)

    @property
    def is_code(self):
        return "[" not in self.marker.split("tags=")[0]

    def has_tag(self, tag):
        return f'"{tag}"' in self.marker

    @property
    def source(self):
        return "\n".join(self.rows)


def read(text):
    """The cells of a percent file; blank rows at a cell's end are no part of it."""
    cells = []
    for row in text.splitlines():
        if MARKER.match(row):
            cells.append(Cell(row))
        elif not cells:
            raise ValueError("a lesson starts with a cell marker")
        elif cells[-1].is_code and row.startswith("#>"):
            cells[-1].outputs.append(row.removeprefix("#>").removeprefix(" "))
        else:
            cells[-1].rows.append(row)
    for cell in cells:
        while cell.rows and not cell.rows[-1]:
            cell.rows.pop()
    return cells


def written(cells):
    """The text of the file that holds `cells`."""
    blocks = []
    for cell in cells:
        shown = [f"#> {line}" if line else "#>" for line in cell.outputs]
        blocks.append("\n".join([cell.marker, *cell.rows, *shown]))
    return "\n\n".join(blocks) + "\n"


class Hook(DisplayHook):
    """Keeps the text of a result instead of printing it."""

    result = None

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.result = format_dict["text/plain"]

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    displayhook_class = Hook

    def _showtraceback(self, *_):
        pass


def is_marker(line):
    """Whether a line of text would be taken for one of the signs before other outputs."""
    return re.match(r"Out\[(\d+| )\]:( |$)|stdout:$|stderr:( |$)|raises [A-Z][\w.]*(: |:?$)", line)


def plain(text):
    """The lines of a text, with a backslash before each that looks like a sign."""
    return [f"\\{line}" if is_marker(line.lstrip("\\")) else line for line in text.split("\n")]


def run(shell, source):
    """The lines below a cell, and whether it failed: standard output, result, standard error, error, as
    Sources/Notebook/Documents/OutputLines.swift writes them."""
    out, err = io.StringIO(), io.StringIO()
    shell.displayhook.result = None
    with redirect_stdout(out), redirect_stderr(err):
        done = shell.run_cell(source, store_history=True)
    lines = []
    if printed := out.getvalue():
        lines += plain(printed.removesuffix("\n"))
        if not printed.endswith("\n"):
            lines[-1] += "\\"
    if (result := shell.displayhook.result) is not None:
        label = f"Out[{done.execution_count}]:"
        lines += [label, *plain(result)] if "\n" in result else [f"{label} {result}"]
    lines += [f"stderr: {line}" for line in err.getvalue().splitlines()]
    error = done.error_before_exec or done.error_in_exec
    if error is not None:
        first, *more = f"{type(error).__name__}: {error}".split("\n")
        lines += [f"raises {first}".removesuffix(": "), *plain("\n".join(more))[: len(more)]]
    return lines, error is not None


def replay(path):
    """Runs a lesson from its first cell; gives its cells with the outputs of this run, and what went
    wrong, one sentence each."""
    cells = read(path.read_text())
    codes = [cell for cell in cells if cell.is_code]
    sources = codes
    if path.suffix == ".R":
        twin = HERE / f"{path.stem}_twin.py"
        sources = [cell for cell in read(twin.read_text()) if cell.is_code]
    troubles = []
    shell = Shell()
    warnings.simplefilter("default")
    for number, (cell, twin) in enumerate(zip(codes, sources, strict=True), start=1):
        outputs, failed = run(shell, twin.source)
        if failed != cell.has_tag("raises-exception"):
            what = f"fails: {outputs[-1]}" if failed else "does not fail, as its tag says"
            troubles.append(f"{path.name}, cell {number} {what}")
        if not cell.has_tag(IGNORED) or not cell.outputs:
            cell.outputs = outputs
    return cells, troubles


def main(arguments):
    writes = "--write" in arguments
    paths = [Path(a) for a in arguments if not a.startswith("--")] or sorted(SESSIONS.glob("[0-9]*.*"))
    differing = 0
    for path in paths:
        cells, troubles = replay(path)
        new, old = written(cells), path.read_text()
        print(f"{path.name}: {sum(c.is_code for c in cells)} cells, ", end="")
        if writes:
            path.write_text(new)
            print("written" if new != old else "unchanged")
        elif new == old and not troubles:
            print("same text")
        else:
            print("differs")
            sys.stdout.writelines(
                difflib.unified_diff(
                    old.splitlines(True), new.splitlines(True), "stored", "PyTorch", n=2))
        for trouble in troubles:
            print(trouble)
        differing += bool(troubles) or (new != old and not writes)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
