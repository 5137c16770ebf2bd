"""Cycles of styles, boundaries of colours, polar plots, what NumPy makes of the module array."""

import array
import io

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
import torch
from cycler import cycler
from matplotlib import cm
from matplotlib.colors import BoundaryNorm

c = cycler(color=["r", "g"])
print(c, len(c), list(c), list(c + cycler(ls=["-", "--"])), list(c * cycler(lw=[1, 2])), c + cycler(lw=[1, 2]), c[:1], c.by_key(), c * 2, c.keys)
for bad in (lambda: c + cycler(lw=[1]), lambda: c + c, lambda: cycler(), lambda: c[0]):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print([tuple(round(part, 3) for part in color) for color in plt.rcParams["axes.prop_cycle"].by_key()["color"][:3]], len(plt.rcParams["axes.prop_cycle"]))
fig, ax = plt.subplots()
ax.set_prop_cycle(color=["c", "m"])
print([line.get_color() for line in ax.plot([1, 2]) + ax.plot([2, 1]) + ax.plot([0, 1])])
plt.rcParams["axes.prop_cycle"] = cycler(color=["k", "y"])
fig, ax = plt.subplots()
print([line.get_color() for line in ax.plot([1, 2]) + ax.plot([2, 1])][0] is not None, plt.rcParams["axes.prop_cycle"])
plt.rcdefaults()
n = BoundaryNorm([0, 1, 2, 5], 3)
print(repr(n([0.5, 1.5, 3, -1, 7])), n.N, n(2.5), BoundaryNorm([0, 1, 2], 256)([0.5, 1.5]), BoundaryNorm([0, 1, 2], 4, extend="both")([-1, 0.5, 1.5, 3]))
print("Blues" in cm.datad, "viridis" in cm.datad, "Blues_r" in cm.datad)
fig = plt.figure()
ax = fig.add_subplot(projection="polar")
ax.plot([0, 1, 2], [0, 1, 3])
print(type(ax).__name__, ax.name, [round(float(v), 4) for v in ax.get_ylim()], round(ax.get_rmax(), 4), ax.get_theta_direction())
ax.set_rmax(2)
ax.set_rticks([0.5, 1, 1.5])
ax.set_theta_zero_location("N")
ax.set_theta_direction(-1)
print(ax.get_rmax(), ax.get_rmin(), round(ax.get_theta_offset(), 4), ax.get_theta_direction(), ax.get_rlabel_position())
fig, axes = plt.subplots(1, 2, subplot_kw={"projection": "polar"})
bars = axes[0].bar([0, 1], [1, 2], width=0.3)
print(len(bars), axes[1].name, plt.subplot(111, polar=True).name, len(plt.polar([0, 1], [1, 2])))
text, data = io.StringIO(), io.BytesIO()
fig.savefig(text, format="svg")
fig.savefig(data, format="svg")
print("<svg" in text.getvalue(), b"<svg" in data.getvalue())
print(repr(np.array(array.array("d", [1, 2, 3]))), repr(np.array(array.array("i", [1, 2]))), repr(np.asarray(array.array("f", [1.5]))))
loss = torch.ones(2, requires_grad=True).sum()
for gradient in ("a", 3, [1.0]):
    try:
        loss.backward(gradient)
    except Exception as error:
        print(type(error).__name__, error)
loss.backward([torch.tensor(1.0)])
