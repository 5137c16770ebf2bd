"""Writes printings.txt: arrays, and their texts by PyTorch and NumPy.

    python printings.py [CASES_PER_DTYPE] > printings.txt

A case is a header `kind dtype shape options hex-bytes`, the text, and a line with a single `~`.
"""
import sys
import numpy as np
import torch

rng = np.random.default_rng(7)
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 6
FLOATS = ["float32", "float64", "float16"]
INTS = ["int64", "int32", "int16", "int8", "uint8", "bool"]
SHAPES = [(), (1,), (3,), (7,), (25,), (0,), (2, 0), (1, 1), (2, 3), (4, 9), (3, 40), (2, 2, 3),
          (2, 1, 2, 2), (7, 2, 8)]
LARGE = [(1001,), (40, 40), (10, 11, 12), (1200, 2), (3, 400), (5, 1, 300)]


def floats(dtype, shape):
    kind = rng.integers(0, 11)
    n = int(np.prod(shape))
    v = rng.standard_normal(n)
    if kind == 1: v = np.round(v * 10)
    if kind == 2: v = v * 10.0 ** rng.integers(-6, 7)
    if kind == 3: v = v * 10.0 ** rng.integers(-9, 9, size=n)
    if kind == 4: v = np.round(v, 2)
    if kind == 5: v = np.abs(v)
    if kind == 6: v = np.round(v * 1e5)
    if kind == 7: v = 2.0 ** rng.integers(-20, 25, size=n)
    if kind == 8: v = rng.integers(-3, 4, size=n) / 8.0
    if kind == 9: v = np.zeros(n)
    if kind == 10: v = v * 10.0 ** rng.integers(-160, 160, size=n) if dtype == "float64" else v
    if n and rng.random() < 0.25:
        for special in (np.nan, np.inf, -np.inf, 0.0, -0.0):
            if rng.random() < 0.4:
                v[rng.integers(0, n)] = special
    with np.errstate(all="ignore"):
        return v.reshape(shape).astype(dtype)


def ints(dtype, shape):
    if dtype == "bool":
        return rng.integers(0, 2, size=shape).astype(bool)
    info = np.iinfo(dtype)
    high = min(info.max, 10 ** int(rng.integers(1, 19)))
    low = max(info.min, -high if rng.random() < 0.5 else 0)
    return rng.integers(low, high, size=shape, dtype=dtype, endpoint=True)


def emit(kind, a, options, text):
    shape = ",".join(map(str, a.shape)) or "-"
    opts = ",".join(f"{k}={v}" for k, v in options.items()) or "-"
    data = np.ascontiguousarray(a).tobytes().hex() or "-"
    print(kind, a.dtype.name, shape, opts, data)
    print(text)
    print("~")


def torch_options():
    o = {}
    if rng.random() < 0.5: return o
    if rng.random() < 0.5: o["precision"] = int(rng.integers(0, 12))
    if rng.random() < 0.3: o["linewidth"] = int(rng.integers(20, 130))
    if rng.random() < 0.3: o["edgeitems"] = int(rng.integers(0, 5))
    if rng.random() < 0.3: o["threshold"] = int(rng.integers(0, 30))
    if rng.random() < 0.3: o["sci_mode"] = bool(rng.integers(0, 2))
    return o


def numpy_options():
    o = {}
    if rng.random() < 0.5: return o
    if rng.random() < 0.5: o["precision"] = int(rng.integers(0, 12))
    if rng.random() < 0.3: o["linewidth"] = int(rng.integers(20, 130))
    if rng.random() < 0.3: o["edgeitems"] = int(rng.integers(1, 5))
    if rng.random() < 0.3: o["threshold"] = int(rng.integers(0, 30))
    if rng.random() < 0.3: o["suppress"] = bool(rng.integers(0, 2))
    if rng.random() < 0.2: o["sign"] = "+"
    if rng.random() < 0.3:
        o["floatmode"] = str(rng.choice(["fixed", "unique", "maxprec", "maxprec_equal"]))
    return o


def one(dtype, shape):
    a = floats(dtype, shape) if dtype in FLOATS else ints(dtype, shape)
    o = torch_options()
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**o)
    suffix = rng.integers(0, 3) if dtype in FLOATS else 0
    t = torch.from_numpy(a.copy())
    if suffix == 1: t.requires_grad_()
    if suffix == 2: t = t.requires_grad_() * 1
    emit(["tensor", "leaf", "mul"][suffix], a, o, repr(t))
    o = numpy_options()
    with np.printoptions(**o):
        emit("str", a, o, str(a))
        emit("repr", a, o, repr(a))


for dtype in FLOATS + INTS:
    for _ in range(COUNT * (2 if dtype in FLOATS else 1)):
        one(dtype, SHAPES[rng.integers(0, len(SHAPES))])
    for _ in range(COUNT // 12):
        one(dtype, LARGE[rng.integers(0, len(LARGE))])
