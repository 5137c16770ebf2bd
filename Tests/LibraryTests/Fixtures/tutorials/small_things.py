"""Names of nodes, views changed in place, loose parts, and masks without dimensions."""

import torch

x = torch.ones(2, 3, requires_grad=True)
print(x.clamp_min(1), x.clamp_max(1), torch.clamp_min(x, torch.tensor(1.0)), sep="\n")
edge = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
edge.clamp_min(1).sum().backward()
print(edge.grad)

z = torch.ones(1, 2, 3, requires_grad=True) * 2
for change in (
    lambda: z.transpose_(1, 2),
    lambda: z.squeeze_(0),
    lambda: z.t_(),
    lambda: z.unsqueeze_(0),
    lambda: z.swapaxes_(0, 1),
    lambda: z.squeeze_(),
    lambda: z.unsqueeze_(0).squeeze_((0,)),
):
    change()
    print(z.shape, z.stride(), type(z.grad_fn).__name__)
try:
    torch.ones(2, 3, 4).t_()
except RuntimeError as error:
    print(error)

parts = torch.unsafe_chunk(torch.arange(6.0, requires_grad=True), 3)
print(parts)
parts[0].add_(1)
print(torch.arange(6.0, requires_grad=True).unsafe_split_with_sizes([2, 4]))

mask = torch.tensor(True)
m = torch.arange(3.0)
print(m[mask], m[~mask])
m[mask] = 5
print(m)
m[~mask] = 7
m[mask] = torch.tensor([1.0, 2.0, 3.0])
print(m)
s = torch.tensor(3.0)
s[s > 10] = 0
print(s, s[s > 1], s[s > 10])
s[s > 1] = 4
print(s)
n = torch.zeros(2, 2)
n[mask] = torch.ones(2, 2)
n[mask, 0] = 8
n[0, mask] = 3
print(n, n[None, mask].shape, n[mask, mask].shape)
j = torch.zeros(2, requires_grad=True) * 1
j[mask] = 2.0
print(j)

positive = torch.tensor([[4.0, 2.0], [2.0, 3.0]])
print(torch.linalg.cholesky_ex(positive), torch.linalg.cholesky_ex(-positive), sep="\n")
print(torch.cholesky_inverse(torch.linalg.cholesky(positive)))
try:
    torch.linalg.cholesky_ex(-positive, check_errors=True)
except RuntimeError as error:
    print(error)

# Loaders with fewer rows than a batch has
from torch.utils.data import DataLoader, TensorDataset

few = TensorDataset(torch.arange(3.))
for shuffle in (False, True):
    for size, drop_last in ((5, True), (5, False), (2, True), (2, False)):
        loader = DataLoader(few, size, shuffle=shuffle, drop_last=drop_last)
        print(len(loader), [len(rows) for rows, in loader])
print(list(DataLoader(TensorDataset(torch.empty(0, 2)), 4)))

# A program's own words for the elements of its arrays
import operator

import numpy as np

a = np.array([1.2345, -2, 3])
np.set_printoptions(formatter={"float": "{: 0.3f}".format})
print(a, a.reshape(3, 1), np.array(1.5), np.ones(0), np.arange(2), a.astype("float32").__repr__())
with np.printoptions(formatter={"int_kind": hex, "all": lambda value: f"<{value}>"}):
    print(np.arange(3), a, np.array([True]), np.array([None, "a"]), np.array_repr(np.arange(2)))
    print(np.arange(2000), np.arange(200000).reshape(10, -1), np.array_str(a))
print(np.array2string(a, formatter={"float": lambda value: "%.1f" % value}))
np.set_printoptions()
print(a)

# What layers say to wrong arguments
layers = torch.nn.ModuleList([torch.nn.Linear(1, 1)])
for wrong in (
    lambda: layers["a"],
    lambda: torch.nn.Sequential(layers[0])["a"],
    lambda: operator.index(1.5),
    lambda: layers.register_parameter("x.y", None),
    lambda: layers.add_module("x.y", None),
    lambda: torch.nn.Parameter([1, 2]),
    lambda: torch.nn.functional.mse_loss(torch.ones(2).long(), torch.ones(2).long()),
    lambda: torch.nn.functional.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2), stride=3),
    lambda: torch.nn.functional.conv1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2, 2)),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
