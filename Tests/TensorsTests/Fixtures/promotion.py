"""Writes promotion.txt: the type of an operation's result for each pair of operands.

Run: python promotion.py > promotion.txt
A line is `kind left right result`; kinds: dd two tensors with dimensions, dz a tensor with dimensions and
a 0-d one, dn a tensor with dimensions and a Python number.
"""
import torch

NAMES = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64"]
TYPES = [getattr(torch, name) for name in NAMES]
for left in TYPES:
    wide = torch.ones(2, dtype=left)
    for right in TYPES:
        for kind, other in [("dd", torch.ones(2, dtype=right)), ("dz", torch.ones((), dtype=right))]:
            print(kind, *(str(x).removeprefix("torch.") for x in (left, right, torch.result_type(wide, other))))
    for name, number in [("bool", True), ("int", 1), ("float", 1.0)]:
        print("dn", str(left).removeprefix("torch."), name, str(torch.result_type(wide, number)).removeprefix("torch."))
