# %% [markdown]
# # A model as a class, and the GPU
#
# After this lesson you can
#
# - write your own `nn.Module`, and say what a module keeps track of for you,
# - build large modules out of small ones,
# - save the numbers of a model and load them into another,
# - write code that uses a GPU where there is one, and runs unchanged where there is none.

# %%
import torch
import torch.nn as nn
import torch.nn.functional as F

# %% [markdown]
# ## The smallest module
#
# A module is a class with two parts: `__init__` says what it *has*, `forward` says what it *does*.
# What is to be trained is wrapped in `nn.Parameter`.

# %%
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = nn.Parameter(torch.tensor(2.0))
        self.offset = nn.Parameter(torch.tensor(-1.0))

    def forward(self, x):
        return self.slope * x + self.offset


line = Line()
line(torch.tensor([0.0, 1.0, 2.0]))
#> Out[2]: tensor([-1.,  1.,  3.], grad_fn=<AddBackward0>)

# %% [markdown]
# Call the module, not its `forward`: `line(x)` does `forward` and whatever else is attached. And
# never forget `super().__init__()`: the book-keeping starts there.
#
# **What do you expect** from `parameters()`, which we did not write?

# %%
print(list(line.parameters()))
line.state_dict()
#> [Parameter containing:
#> tensor(2., requires_grad=True), Parameter containing:
#> tensor(-1., requires_grad=True)]
#> Out[3]: OrderedDict([('slope', tensor(2.)), ('offset', tensor(-1.))])

# %% [markdown]
# An attribute that is a `Parameter` or a module is found by itself. A plain tensor is not:
# constants go into `register_buffer`, which moves and saves them along with the rest, but does not
# train them.
#
# ## Modules inside modules
#
# A network for points in the plane: two inputs, a hidden layer, one output.

# %%
class Network(nn.Module):
    """Two linear layers with a tanh in between; inputs are scaled first."""

    def __init__(self, hidden=8):
        super().__init__()
        self.register_buffer("scale", torch.tensor([0.5, 0.5]))
        self.first = nn.Linear(2, hidden)
        self.second = nn.Linear(hidden, 1)

    def forward(self, x):
        h = torch.tanh(self.first(x * self.scale))
        return self.second(h).squeeze(1)


torch.manual_seed(0)
model = Network()
model
#> Out[4]:
#> Network(
#>   (first): Linear(in_features=2, out_features=8, bias=True)
#>   (second): Linear(in_features=8, out_features=1, bias=True)
#> )

# %%
for name, p in model.named_parameters():
    print(f"{name:14} {str(tuple(p.shape)):8} {p.numel():3}")
print("to train:", sum(p.numel() for p in model.parameters()))
print("kept in all:", list(model.state_dict()))
#> first.weight   (8, 2)    16
#> first.bias     (8,)       8
#> second.weight  (1, 8)     8
#> second.bias    (1,)       1
#> to train: 33
#> kept in all: ['scale', 'first.weight', 'first.bias', 'second.weight', 'second.bias']

# %% [markdown]
# The names are paths: `first.weight` is `model.first.weight`. When `forward` is a plain chain,
# `nn.Sequential` says it without a class:

# %%
chain = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
print(chain)
print(chain[0].weight.shape, chain(torch.zeros(5, 2)).shape)
#> Sequential(
#>   (0): Linear(in_features=2, out_features=8, bias=True)
#>   (1): Tanh()
#>   (2): Linear(in_features=8, out_features=1, bias=True)
#> )
#> torch.Size([8, 2]) torch.Size([5, 1])

# %% [markdown]
# ## Which device?
#
# Each tensor lives on a **device**: `cpu`, or `cuda` for an NVIDIA GPU. Two rules are all there is:
#
# 1. An operation runs where its tensors are, and they must all be in the same place.
# 2. `.to(device)` moves. A tensor's `.to` gives a moved *copy*; a module's moves the module itself.
#
# So a program asks once, at its top, and then says `device` wherever data is made:

# %%
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

# %% tags=["ignore-output"]
device
#> Out[8]: device(type='cpu')

# %% [markdown]
# (That cell's output is not compared when this lesson checks itself: it depends on your machine.
# All other outputs are the same on both.)
#
# In Taper you may also say `:device gpu` before a lesson that knows nothing of devices. It moves
# what there is, makes the GPU the place for what comes, and `:device cpu` brings everything back.

# %%
model = model.to(device)
x = torch.zeros(5, 2, device=device)
print(next(model.parameters()).device.type == device.type)
print(model(x).device.type == device.type, model(x).shape)
#> True
#> True torch.Size([5])

# %% [markdown]
# **What do you expect** of the buffer `scale`: has it moved too?

# %%
print(model.scale.device.type == device.type)
#> True

# %% [markdown]
# That is what buffers are for. A plain attribute would have stayed behind, and the next product
# would have failed with "Expected all tensors to be on the same device".
#
# ## Training, on either
#
# The task: is a point inside the circle $x^2 + y^2 < 1.5$? Targets are 1 inside and 0 outside.
# Random data is made on the CPU, so that it is the same everywhere, and then moved.

# %%
torch.manual_seed(1)
points = torch.rand(200, 2) * 4 - 2
inside = (points.pow(2).sum(dim=1) < 1.5).float()
print(points.shape, inside.shape, int(inside.sum()), "inside")
points, inside = points.to(device), inside.to(device)
#> torch.Size([200, 2]) torch.Size([200]) 73 inside

# %% [markdown]
# A GPU works on its own while Python goes on to the next line; it is only when you *look* (by
# `print` or `.item()`) that Python waits. In a hot loop, look rarely.

# %%
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(1, 201):
    loss = F.mse_loss(model(points), inside)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch in (1, 50, 200):
        print(f"epoch {epoch:3}  loss {loss.item():.2f}")
#> epoch   1  loss 0.57
#> epoch  50  loss 0.10
#> epoch 200  loss 0.05

# %%
with torch.no_grad():
    right = ((model(points) > 0.5) == (inside == 1)).float().mean()
print("more than 9 in 10 right:", right.item() > 0.9)
#> more than 9 in 10 right: True

# %% [markdown]
# Two digits, and not eight: a GPU adds in another order, so the last digits of a sum differ from
# the CPU's. Neither is wrong. Write programs, and lessons, that do not depend on them.
#
# A map of what it has learnt. Results come back with `.cpu()`:

# %%
ticks = torch.linspace(-2, 2, 21)
rows = torch.linspace(2, -2, 11)
grid = torch.stack([ticks.repeat(11), rows.repeat_interleave(21)], dim=1)
with torch.no_grad():
    values = model(grid.to(device)).cpu().reshape(11, 21)
print("one blob in the middle:", bool(values[5, 10] > 0.5), "corners:", bool(values[0, 0] > 0.5))
#> one blob in the middle: True corners: False

# %% tags=["ignore-output"]
for row in values:
    print("".join("#" if v > 0.5 else "." for v in row))
#> .....................
#> .....................
#> ......#####..........
#> .....#########.......
#> .....###########.....
#> .....############....
#> .....############....
#> .....##########......
#> .........##..........
#> .....................
#> .....................

# %% [markdown]
# ## Handing a model on
#
# A model's numbers are its `state_dict`. Load them into a second model of the same make, and it is
# the same function:

# %%
other = Network().to(device)
print(torch.equal(other(points), model(points)))
other.load_state_dict(model.state_dict())
print(torch.equal(other(points), model(points)))
#> False
#> True

# %% [markdown]
# ## Exercises
#
# 1. How many parameters has `Network(hidden=100)`? Give the formula in `hidden` first.
# 2. Write `class Cubic(nn.Module)`, $y = a + b x + c x^2 + d x^3$, with one parameter of shape
#    `[4]` that starts at zero, and check that it has exactly 4 numbers to train.
# 3. *Freeze* the first layer of a `Network`, so that only the second is trained. What has
#    `first.weight.grad` to say after `backward()`?
# 4. Why must the optimizer be made *after* `model.to(device)`, or at least never before a model is
#    replaced? Make the mistake: build an optimizer, then set `line = Line()` anew, train one step,
#    and look whether anything moved.

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
hidden = 100
answer = (2 * hidden + hidden) + (hidden + 1)

assert answer == sum(p.numel() for p in Network(hidden).parameters())

# %%
class Cubic(nn.Module):
    def __init__(self):
        super().__init__()
        self.k = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        return self.k[0] + self.k[1] * x + self.k[2] * x**2 + self.k[3] * x**3


cubic = Cubic()
assert sum(p.numel() for p in cubic.parameters()) == 4
with torch.no_grad():
    cubic.k += torch.tensor([1.0, 0.0, 2.0, 1.0])
assert cubic(torch.tensor([2.0])).item() == 17

# %%
net = Network()
for p in net.first.parameters():
    p.requires_grad_(False)
net(torch.ones(3, 2)).sum().backward()

assert net.first.weight.grad is None and net.second.weight.grad is not None

# %%
line = Line()
optimizer = torch.optim.SGD(line.parameters(), lr=0.1)
line = Line()  # the optimizer still holds the old one's parameters
line(torch.ones(3)).sum().backward()
optimizer.step()
print(line.slope.item(), line.slope.grad)

assert line.slope.item() == 2.0
#> 2.0 tensor(3.)

# %% [markdown]
# ## In short
#
# - `__init__` has, `forward` does, `nn.Parameter` trains, `register_buffer` comes along.
# - Ask for the device once; move the model and each batch to it; bring results back with `.cpu()`.
# - `state_dict()` is the model's numbers by name.
# - Make the optimizer last.
#
# Next: `07_curves_and_classes.py`: curves that bend, and answers that are yes or no.
