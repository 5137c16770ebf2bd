#!/usr/bin/env python3
"""Compiles Kernels/*.cu to PTX/*.ptx with NVRTC 12.0.76, which needs neither a GPU nor a driver.

In a virtual environment outside the repository:

    python3 -m venv /tmp/nvrtc && /tmp/nvrtc/bin/pip install nvidia-cuda-nvrtc-cu12==12.0.76
    /tmp/nvrtc/bin/python Sources/CUDAKernels/compile_kernels.py

The version is pinned: it writes PTX 8.0, which every driver from 525 on accepts, for compute_75 (Turing
and later). Each PTX file begins with the FNV-1a hash of the source that it was made from; a test compares
them, so that a changed kernel cannot be shipped with old PTX.
"""

import ctypes
import os
import re
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
# A changed source with unchanged PTX fails the test of freshness.
OPTIONS = [b"--gpu-architecture=compute_75", b"--std=c++17", b"--fmad=false"]
VERSION = (12, 0)


def library():
    """NVRTC from this Python's own packages; its second library is loaded first, by its full name."""
    for folder in sys.path:
        where = os.path.join(folder, "nvidia", "cuda_nvrtc", "lib")
        if os.path.isdir(where):
            ctypes.CDLL(os.path.join(where, "libnvrtc-builtins.so.12.0"), mode=ctypes.RTLD_GLOBAL)
            return ctypes.CDLL(os.path.join(where, "libnvrtc.so.12"))
    sys.exit("nvidia-cuda-nvrtc-cu12==12.0.76 is not installed for this Python")


def text_of(nvrtc, program, kind):
    size = ctypes.c_size_t()
    getattr(nvrtc, f"nvrtcGet{kind}Size")(program, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(size.value)
    getattr(nvrtc, f"nvrtcGet{kind}")(program, buffer)
    return buffer.value.decode()


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def compile_family(nvrtc, common, family):
    with open(os.path.join(FOLDER, "Kernels", family + ".cu"), "rb") as file:
        source = common + file.read()
    program = ctypes.c_void_p()
    nvrtc.nvrtcCreateProgram(ctypes.byref(program), source, (family + ".cu").encode(), 0, None, None)
    options = (ctypes.c_char_p * len(OPTIONS))(*OPTIONS)
    if nvrtc.nvrtcCompileProgram(program, len(OPTIONS), options) != 0:
        sys.exit(text_of(nvrtc, program, "ProgramLog"))
    ptx = text_of(nvrtc, program, "PTX")
    # Comments, and the constants of a header that NVRTC brings unasked, make a third of the file.
    lines = [re.sub(r"\s*//.*", "", line).rstrip() for line in ptx.split("\n")]
    lines = [line for line in lines if line and "2nv6target" not in line]
    with open(os.path.join(FOLDER, "PTX", family + ".ptx"), "w") as file:
        file.write(f"// source {fnv(source)} nvrtc 12.0.76\n" + "\n".join(lines) + "\n")
    return len("\n".join(lines))


def main():
    nvrtc = library()
    major, minor = ctypes.c_int(), ctypes.c_int()
    nvrtc.nvrtcVersion(ctypes.byref(major), ctypes.byref(minor))
    if (major.value, minor.value) != VERSION:
        sys.exit(f"NVRTC is {major.value}.{minor.value}, not 12.0")
    with open(os.path.join(FOLDER, "Kernels", "common.cu"), "rb") as file:
        common = file.read()
    names = sorted(name[:-3] for name in os.listdir(os.path.join(FOLDER, "Kernels")))
    for family in sys.argv[1:] or names:
        if family != "common":
            print(f"{family}: {compile_family(nvrtc, common, family)} bytes")


main()
