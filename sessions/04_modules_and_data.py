# %% [markdown]
# # The same with nn, DataLoader and SGD
#
# After this lesson you can
#
# - swap your own model, loss and update for `nn.Linear`, `F.mse_loss` and `optim.SGD`,
# - feed data in shuffled batches with `TensorDataset` and `DataLoader`,
# - write the training loop that you will meet in every PyTorch program,
# - keep some data aside to see how good the model really is.
#
# You trained a linear model by hand in `03_linear_regression.py`. Nothing new is computed here;
# each part gets its usual name and its usual place:
#
# | by hand | with PyTorch |
# |---|---|
# | `w`, `b`, `x @ w.t() + b` | `nn.Linear` |
# | `mse` | `F.mse_loss` |
# | `w -= w.grad * rate` | `optimizer.step()` |
# | `w.grad.zero_()` | `optimizer.zero_grad()` |
# | all rows at once | `DataLoader`, some rows at a time |

# %%
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

# %% [markdown]
# ## Data
#
# The five regions again, measured in three years: 15 rows. No two years are quite the same, so
# chance adds up to two units either way, to the weather and to the harvest.

# %%
torch.manual_seed(0)
region = torch.tensor([[73.0, 67, 43], [91, 88, 64], [87, 134, 58], [102, 43, 37], [69, 96, 70]])
harvest = torch.tensor([[56.0, 70], [81, 101], [119, 133], [22, 37], [103, 119]])
inputs = torch.cat([region + torch.randint(-2, 3, (5, 3)) for year in range(3)])
targets = torch.cat([harvest + torch.randint(-2, 3, (5, 2)) for year in range(3)])
print(inputs.shape, targets.shape, inputs.dtype)
#> torch.Size([15, 3]) torch.Size([15, 2]) torch.float32

# %% [markdown]
# A `TensorDataset` keeps rows together that belong together. An index gives one example: a pair.

# %%
dataset = TensorDataset(inputs, targets)
print(len(dataset))
dataset[0]
#> 15
#> Out[3]: (tensor([75., 69., 44.]), tensor([56., 71.]))

# %% [markdown]
# A `DataLoader` deals a dataset out in **batches**, like cards, and shuffles before each round.
#
# **What do you expect** from 15 rows in batches of 4: how many batches, and how large is the last?

# %%
loader = DataLoader(dataset, batch_size=4, shuffle=True)
for xb, yb in loader:
    print(xb.shape, yb.shape)
print(len(loader))
#> torch.Size([4, 3]) torch.Size([4, 2])
#> torch.Size([4, 3]) torch.Size([4, 2])
#> torch.Size([4, 3]) torch.Size([4, 2])
#> torch.Size([3, 3]) torch.Size([3, 2])
#> 4

# %% [markdown]
# Why batches? With a million rows, one exact gradient costs as much as 10,000 rough ones from 100
# rows each, and 10,000 rough steps lead much further. This is **stochastic gradient descent**,
# SGD.
#
# ## A layer
#
# `nn.Linear(3, 2)` holds a weight of shape `[2, 3]` and a bias of shape `[2]`, both ready for
# gradients, and computes $x W^T + b$.

# %%
model = nn.Linear(3, 2)
print(model)
print(model.weight)
print(model.bias)
#> Linear(in_features=3, out_features=2, bias=True)
#> Parameter containing:
#> tensor([[-0.3612, -0.5381,  0.5130],
#>         [ 0.4390, -0.5759,  0.1081]], requires_grad=True)
#> Parameter containing:
#> tensor([-0.0973, -0.0950], requires_grad=True)

# %%
x = inputs[:2]
print(model(x))
print(torch.allclose(model(x), x @ model.weight.t() + model.bias))
#> tensor([[-41.7424,  -2.1543],
#>         [-46.2751,  -5.1495]], grad_fn=<AddmmBackward0>)
#> True

# %% [markdown]
# Nothing hidden in there. If you like to see for yourself, `nn.Linear??` shows the code.
#
# Its start values are not from `randn`: they lie evenly between $-1/\sqrt{3}$ and $1/\sqrt{3}$,
# since a sum over more inputs wants smaller weights.
#
# `parameters()` is how everyone else finds out what there is to train:

# %%
for name, p in model.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
print(sum(p.numel() for p in model.parameters()), "numbers to train")
#> weight (2, 3) True
#> bias (2,) True
#> 8 numbers to train

# %% [markdown]
# ## A loss and an optimizer
#
# An **optimizer** is given the parameters once. `step()` then moves each against its `.grad`, and
# `zero_grad()` clears all of them. Let us take one step and check it by hand.

# %%
optimizer = torch.optim.SGD(model.parameters(), lr=1e-5)
loss = F.mse_loss(model(inputs), targets)
loss.backward()

expected = model.weight.detach() - 1e-5 * model.weight.grad
optimizer.step()
print(torch.allclose(model.weight, expected))
#> True

# %% [markdown]
# **What do you expect** in `model.weight.grad` after `zero_grad()`: zeros, or nothing?

# %%
optimizer.zero_grad()
print(model.weight.grad)
#> None

# %% [markdown]
# Nothing: `None` says "no gradient yet", and saves the memory besides.
#
# ## The loop
#
# Here it is, the loop that trains nearly everything:

# %%
def fit(epochs, model, optimizer, loader):
    history = []
    for epoch in range(epochs):
        total = 0.0
        for xb, yb in loader:
            loss = F.mse_loss(model(xb), yb)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item() * len(xb)
        history.append(total / len(loader.dataset))
    return history


history = fit(100, model, optimizer, loader)
for epoch in (0, 1, 4, 19, 99):
    print(f"epoch {epoch + 1:3}  loss {history[epoch]:9.3f}")
#> epoch   1  loss  7141.067
#> epoch   2  loss  2363.898
#> epoch   5  loss   851.428
#> epoch  20  loss   379.908
#> epoch 100  loss    16.905

# %% [markdown]
# Each batch counts by its number of rows, so that the shorter last one has no more say than
# it should.
#
# ## Is it any good?
#
# A model may learn its rows by heart. So we set some aside, train on the others, and measure on
# both. `random_split` draws the rows.

# %%
from torch.utils.data import random_split

torch.manual_seed(1)
train_set, valid_set = random_split(dataset, [11, 4])
print(len(train_set), len(valid_set), valid_set.indices)
#> 11 4 [1, 0, 14, 3]

# %% [markdown]
# We scale the inputs by what the *training* rows say: the others are supposed to be unknown.

# %%
rows = inputs[train_set.indices]
mean, std = rows.mean(dim=0), rows.std(dim=0)


def scaled(subset):
    x, y = subset.dataset.tensors
    return TensorDataset((x[subset.indices] - mean) / std, y[subset.indices])


train_loader = DataLoader(scaled(train_set), batch_size=4, shuffle=True)
valid_loader = DataLoader(scaled(valid_set), batch_size=4)


def evaluate(model, loader):
    with torch.no_grad():
        losses = [F.mse_loss(model(xb), yb, reduction="sum") for xb, yb in loader]
    return sum(losses).item() / (len(loader.dataset) * 2)

# %%
torch.manual_seed(2)
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)


def report(when):
    train, valid = evaluate(model, train_loader), evaluate(model, valid_loader)
    print(f"{when}  train {train:9.3f}  valid {valid:9.3f}")


report("before  ")
for epochs in (20, 40, 60):
    fit(20, model, optimizer, train_loader)
    report(f"after {epochs}")
#> before    train  9001.276  valid  6445.970
#> after 20  train    26.816  valid    32.079
#> after 40  train     5.180  valid    19.922
#> after 60  train     4.112  valid    17.223

# %% [markdown]
# As long as both fall, the model learns something true. When the training loss falls while the
# validation loss rises, it has begun to learn by heart: stop there.
#
# Here are the unseen rows, prediction on the left, harvest on the right:

# %%
xb, yb = next(iter(valid_loader))
with torch.no_grad():
    print(torch.cat([model(xb).round(), yb], dim=1))
#> tensor([[ 87., 104.,  79., 101.],
#>         [ 55.,  71.,  56.,  71.],
#>         [103., 120., 101., 120.],
#>         [ 17.,  35.,  24.,  38.]])

# %% [markdown]
# ## Exercises
#
# 1. How many numbers does `nn.Linear(784, 10)` train? Compute it in your head, then ask the layer.
# 2. How many steps does `fit(5, ...)` take with 100 rows in batches of 32? And with
#    `drop_last=True`?
# 3. Replace SGD by `torch.optim.Adam(model.parameters(), lr=2)`. Is the training loss below 20
#    after 40 epochs?
# 4. `SGD(..., momentum=0.9)` keeps a velocity $v \leftarrow 0.9\,v + g$ and steps by
#    $-lr \cdot v$. With a constant gradient of 1 and a rate of 0.1, where is a parameter that
#    starts at 0 after two steps?

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
answer = 784 * 10 + 10

assert answer == sum(p.numel() for p in nn.Linear(784, 10).parameters())

# %%
rows = TensorDataset(torch.zeros(100, 1))
answer = 5 * 4, 5 * 3  # three full batches and one of 4 rows, or without it

assert answer[0] == 5 * len(DataLoader(rows, batch_size=32))
assert answer[1] == 5 * len(DataLoader(rows, batch_size=32, drop_last=True))

# %%
torch.manual_seed(2)
model = nn.Linear(3, 2)
fit(40, model, torch.optim.Adam(model.parameters(), lr=2), train_loader)

assert evaluate(model, train_loader) < 20

# %%
p = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([p], lr=0.1, momentum=0.9)
for _ in range(2):
    p.sum().backward()
    optimizer.step()
    optimizer.zero_grad()
answer = -0.1 * 1 - 0.1 * (0.9 * 1 + 1)

assert abs(p.item() - answer) < 1e-6

# %% [markdown]
# ## In short
#
# - `Dataset`: what there is. `DataLoader`: in which portions and in which order.
# - A module has parameters and is called like a function.
# - The loop: loss, `backward()`, `step()`, `zero_grad()`.
# - Set rows aside before you train; scale by the training rows alone.
#
# Next: `05_without_autograd.py` opens the one box that is still closed, `backward()`.
