"""Writes what PyTorch prints for each program beside it: NAME.txt for NAME.py.

OMP_NUM_THREADS=1 python3 make.py      (PyTorch 2.15 on a processor whose MKL takes its AVX-512 path)
"""
import pathlib
import subprocess
import sys

for program in sorted(pathlib.Path(__file__).parent.glob("*.py")):
    if program.name != "make.py":
        run = subprocess.run([sys.executable, "-W", "ignore", program], capture_output=True, text=True)
        print(program.name, run.returncode)
        program.with_suffix(".txt").write_text(run.stdout)
