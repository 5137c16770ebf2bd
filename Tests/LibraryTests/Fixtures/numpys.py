"""Renews the expectations in numpys.txt with real NumPy and PyTorch.

    OMP_NUM_THREADS=1 python numpys.py

Each entry is `>>> EXPRESSION` (or `STATEMENT; EXPRESSION`), the repr of its value or the name and
message of its exception behind `!!`, and a line with a single `~`.
"""
import contextlib
import io
import pathlib
import warnings

warnings.simplefilter("ignore")
folder = pathlib.Path(__file__).parent
scope = {}
exec((folder / "numpy_prelude.py").read_text(), scope)
entries = []
for block in (folder / "numpys.txt").read_text().split("\n~\n"):
    line = block.split("\n", 1)[0]
    if not line.startswith(">>> "):
        continue
    line = line[4:]
    statement, _, expression = line.rpartition("; ") if not line.startswith("f") else ("", "", line)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(statement, scope)
            print(repr(eval(expression.strip(), scope)))
        except Exception as error:
            print("!!", type(error).__name__, error)
    entries.append(f">>> {line}\n{output.getvalue()}~\n")
(folder / "numpys.txt").write_text("".join(entries))
