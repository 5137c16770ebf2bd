#!/usr/bin/env python3
"""Assembles PTX/*.ptx with NVIDIA's ptxas for each kind of GPU: what a driver would refuse is found here.

    Sources/CUDAKernels/check_kernels.py [PTXAS]

Without an argument the ptxas on PATH is taken. It needs no GPU; PyPI's nvidia-cuda-nvcc brings one. Prints
the registers and spilled bytes of the greediest kernel of each family, and fails with the first complaint.
"""

import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "PTX")
ARCHITECTURES = ["sm_75", "sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120"]


def assemble(ptxas, path, architecture):
    """The assembler's report on one family: registers and spilled bytes of its kernels."""
    run = subprocess.run(
        [ptxas, "-v", f"-arch={architecture}", "-o", os.devnull, path], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{os.path.basename(path)} for {architecture}: {run.stderr.strip().splitlines()[0]}")
    registers = [int(n) for n in re.findall(r"Used (\d+) registers", run.stderr)]
    spills = [int(n) for n in re.findall(r"(\d+) bytes spill stores", run.stderr)]
    return max(registers), max(spills)


def main():
    ptxas = sys.argv[1] if len(sys.argv) > 1 else shutil.which("ptxas")
    if not ptxas:
        sys.exit("no ptxas: give its path, or put it on PATH")
    paths = sorted(glob.glob(os.path.join(FOLDER, "*.ptx")))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path in paths:
            found = list(pool.map(lambda a: assemble(ptxas, path, a), ARCHITECTURES))
            registers, spills = (max(column) for column in zip(*found))
            name = os.path.splitext(os.path.basename(path))[0]
            print(f"{name:10} {registers:4} registers, {spills} bytes spilled")
    print(f"{len(paths)} families for {', '.join(ARCHITECTURES)}")


if __name__ == "__main__":
    main()
