# %% [markdown]
# # Linear regression on the crop-yield table
#
# After this lesson you can
#
# - write a linear model for several outputs as one matrix product,
# - measure how wrong it is with the mean squared error,
# - train it with gradient descent, in five lines that you could write from memory,
# - see why the learning rate and the scale of the inputs belong together.
#
# Five regions, three things measured in each, and the harvest of two fruits, in tons per hectare:
#
# | region | temperature (°F) | rainfall (mm) | humidity (%) | apples | oranges |
# |---|--:|--:|--:|--:|--:|
# | 1 | 73 | 67 | 43 | 56 | 70 |
# | 2 | 91 | 88 | 64 | 81 | 101 |
# | 3 | 87 | 134 | 58 | 119 | 133 |
# | 4 | 102 | 43 | 37 | 22 | 37 |
# | 5 | 69 | 96 | 70 | 103 | 119 |
#
# Can the harvest be told from the weather? Look at the rows first: which column seems to matter
# most?

# %%
import torch

inputs = torch.tensor(
    [[73, 67, 43], [91, 88, 64], [87, 134, 58], [102, 43, 37], [69, 96, 70]], dtype=torch.float32)
targets = torch.tensor(
    [[56, 70], [81, 101], [119, 133], [22, 37], [103, 119]], dtype=torch.float32)
print(inputs.shape, targets.shape)
#> torch.Size([5, 3]) torch.Size([5, 2])

# %% [markdown]
# ## The model
#
# Suppose that each fruit is a weighted sum of the three measurements, plus a constant:
#
# $$ apples = w_{11} \cdot temp + w_{12} \cdot rain + w_{13} \cdot hum + b_1 $$
#
# $$ oranges = w_{21} \cdot temp + w_{22} \cdot rain + w_{23} \cdot hum + b_2 $$
#
# Six **weights** and two **biases**: a table $W$ of shape `[2, 3]` and a list $b$ of shape `[2]`.
# For all regions at once that is $X W^T + b$.
#
# **What do you expect** as its shape? Multiply it out: $[5, 3] \times [3, 2] + [2]$.
#
# We know nothing yet, so the weights start at random.

# %%
torch.manual_seed(42)
w = torch.randn(2, 3, requires_grad=True)
b = torch.randn(2, requires_grad=True)
print(w)
print(b)
#> tensor([[ 0.3367,  0.1288,  0.2345],
#>         [ 0.2303, -1.1229, -0.1863]], requires_grad=True)
#> tensor([ 2.2082, -0.6380], requires_grad=True)

# %%
def model(x):
    return x @ w.t() + b


preds = model(inputs)
preds
#> Out[3]:
#> tensor([[  45.4987,  -67.0672],
#>         [  59.1878,  -90.4141],
#>         [  62.3595, -141.8688],
#>         [  50.7645,  -32.3210],
#>         [  54.2179, -105.5822]], grad_fn=<AddBackward0>)

# %% [markdown]
# One row for each region, one column for each fruit, and all of it nonsense, as it must be.
#
# ## How wrong is it?
#
# The **mean squared error** (MSE): take every difference, square it, average.
#
# $$ L = \frac{1}{N} \sum_{i} (pred_i - target_i)^2 $$
#
# Squares make all errors positive, and one big error count for more than several small ones.

# %%
def mse(preds, targets):
    diff = preds - targets
    return (diff * diff).sum() / diff.numel()


loss = mse(preds, targets)
loss
#> Out[4]: tensor(19322.3477, grad_fn=<DivBackward0>)

# %% [markdown]
# The root of it, $\sqrt{L}$, is in tons again: roughly how far off a prediction is.

# %%
round(loss.sqrt().item())
#> Out[5]: 139

# %% [markdown]
# ## Which way is down?
#
# `backward()` gives the slope of the loss for each of the eight numbers; to whole numbers they are

# %%
loss.backward()
print(w.grad.round())
print(b.grad.round())
#> tensor([[ -1622.,  -2732.,  -1497.],
#>         [-14781., -17480., -10474.]])
#> tensor([ -22., -179.])

# %% [markdown]
# Never believe a gradient that you have not checked at least once. Nudge a single weight up and
# down by a little and watch the loss:

# %%
with torch.no_grad():
    h = 0.01
    w[0, 0] += h
    up = mse(model(inputs), targets)
    w[0, 0] -= 2 * h
    down = mse(model(inputs), targets)
    w[0, 0] += h
print("measured ", round(((up - down) / (2 * h)).item()))
print("autograd ", round(w.grad[0, 0].item()))
#> measured  -1622
#> autograd  -1622

# %% [markdown]
# They agree but for the rounding of 32-bit floats.
#
# ## One step
#
# Subtract a small part of the gradient from each parameter. **What do you expect**: will the
# loss be a little smaller, or a lot?

# %%
with torch.no_grad():
    w -= w.grad * 1e-5
    b -= b.grad * 1e-5
    w.grad.zero_()
    b.grad.zero_()
print("before", round(loss.item()))
print("after ", round(mse(model(inputs), targets).item()))
#> before 19322
#> after  13438

# %% [markdown]
# A lot, with a factor as small as $10^{-5}$, since the gradients are in the thousands. The two
# calls of `zero_()` are there because `backward()` adds to what `.grad` holds.
#
# ## Many steps
#
# Five lines, again and again: predict, measure, differentiate, step, clear. One pass over all the
# data is an **epoch**.

# %%
for epoch in range(1, 101):
    preds = model(inputs)
    loss = mse(preds, targets)
    loss.backward()
    with torch.no_grad():
        w -= w.grad * 1e-5
        b -= b.grad * 1e-5
        w.grad.zero_()
        b.grad.zero_()
    if epoch in (1, 2, 5, 10, 20, 50, 100):
        print(f"epoch {epoch:3}  loss {loss.item():8.1f}")
#> epoch   1  loss  13438.3
#> epoch   2  loss   9467.9
#> epoch   5  loss   3749.7
#> epoch  10  loss   1520.6
#> epoch  20  loss   1041.2
#> epoch  50  loss    710.0
#> epoch 100  loss    380.8

# %% [markdown]
# Fast at first, then slower and slower. That is the usual picture: the steep directions are done
# soon, the flat ones take their time. Put predictions and targets side by side:

# %%
torch.cat([model(inputs).detach().round(), targets], dim=1)
#> Out[10]:
#> tensor([[ 62.,  78.,  56.,  70.],
#>         [ 84., 104.,  81., 101.],
#>         [108., 114., 119., 133.],
#>         [ 48.,  80.,  22.,  37.],
#>         [ 89.,  99., 103., 119.]])

# %% [markdown]
# Columns 0 and 1 are predicted apples and oranges, columns 2 and 3 the harvest. Not bad.
#
# ## The learning rate, and the scale of the inputs
#
# Why $10^{-5}$ and not $10^{-3}$? Let us put the training into a function and try.

# %%
def train(x, rate, epochs):
    torch.manual_seed(42)
    w = torch.randn(2, 3, requires_grad=True)
    b = torch.randn(2, requires_grad=True)
    for _ in range(epochs):
        loss = mse(x @ w.t() + b, targets)
        loss.backward()
        with torch.no_grad():
            for p in (w, b):
                p -= p.grad * rate
                p.grad.zero_()
    return loss.item(), w.detach(), b.detach()


for rate in (1e-6, 1e-5, 1e-4, 1e-3):
    print(f"rate {rate:g}: loss {train(inputs, rate, 20)[0]:.3g}")
#> rate 1e-06: loss 1.04e+04
#> rate 1e-05: loss 1.06e+03
#> rate 0.0001: loss 122
#> rate 0.001: loss inf

# %% [markdown]
# Too small a rate crawls; too large a rate jumps over the valley, lands higher on the other side,
# and from there jumps even further. The loss explodes.
#
# Between crawling and exploding there is not much room here. The inputs are near 80 while the bias
# sees a constant 1, so the valley is thousands of times steeper in one direction than in another,
# and one rate must do for both. So bring all inputs to the same scale first, mean 0 and spread 1:
#
# $$ x' = \frac{x - mean(x)}{std(x)} $$

# %%
scaled = (inputs - inputs.mean(dim=0)) / inputs.std(dim=0)
print(scaled)
for epochs in (20, 100, 1000):
    print(f"{epochs:5} epochs: loss {train(scaled, 0.1, epochs)[0]:.4f}")
#> tensor([[-0.8455, -0.5475, -0.8157],
#>         [ 0.4895,  0.0706,  0.6869],
#>         [ 0.1928,  1.4246,  0.2576],
#>         [ 1.3053, -1.2539, -1.2451],
#>         [-1.1422,  0.3061,  1.1163]])
#>    20 epochs: loss 149.5734
#>   100 epochs: loss 0.7509
#>  1000 epochs: loss 0.4831

# %% [markdown]
# A rate of 0.1 works now, and 100 epochs do what takes more than 2,000 with the raw inputs and a
# rate of $10^{-5}$ (try it). Scaled inputs are also comparable, so the weights can be read:

# %%
loss, weights, bias = train(scaled, 0.1, 1000)
print(weights.round(decimals=1))
print(bias, targets.mean(dim=0))
#> tensor([[-5.2000, 28.8000,  9.8000],
#>         [-3.8000, 27.0000, 12.9000]])
#> tensor([76.2000, 92.0000]) tensor([76.2000, 92.0000])

# %% [markdown]
# Rain (the middle column) lifts both harvests the most, heat lowers them, and the bias is the
# average harvest. Was that your guess from the table?
#
# ## Exercises
#
# 1. Predict the harvest of a region with 75 °F, 63 mm and 44 % from the `weights` and `bias` above.
#    Mind the scale! Apples come out between 50 and 57.
# 2. Write `mae`, the mean *absolute* error, and compute it for the predictions of `model(inputs)`.
#    Is it smaller or larger than $\sqrt{MSE}$?
# 3. Hold region 5 back: train on four rows only (scaled as above), then predict the fifth. How
#    large is the error on a row that the model has never seen?
# 4. What is the gradient of the MSE with respect to `preds`? Derive it, then check with
#    `preds.retain_grad()`.

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
region = torch.tensor([75.0, 63.0, 44.0])
answer = (region - inputs.mean(dim=0)) / inputs.std(dim=0) @ weights.t() + bias
print(answer.round())

assert 50 < answer[0] < 57 and 60 < answer[1] < 75
#> tensor([53., 67.])

# %%
def mae(preds, targets):
    return (preds - targets).abs().mean()


with torch.no_grad():
    answer = mae(model(inputs), targets)
    assert answer <= mse(model(inputs), targets).sqrt()  # never larger, equal if all errors are

# %%
w = torch.zeros(2, 3, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
for _ in range(2000):
    mse(scaled[:4] @ w.t() + b, targets[:4]).backward()
    with torch.no_grad():
        for p in (w, b):
            p -= p.grad * 0.1
            p.grad.zero_()
unseen = (scaled[4] @ w.t() + b).detach()
print(unseen.round(), targets[4])

assert mse(scaled[:4] @ w.t() + b, targets[:4]) < 0.01  # four rows are learnt by heart ...
assert mse(unseen, targets[4]) > 0.01  # ... which says little about the fifth
#> tensor([ 99., 119.]) tensor([103., 119.])

# %%
preds = scaled @ w.t() + b
preds.retain_grad()
mse(preds, targets).backward()
answer = 2 * (preds - targets) / preds.numel()

assert torch.allclose(preds.grad, answer)

# %% [markdown]
# ## In short
#
# - A linear model for $k$ outputs is $X W^T + b$; the shapes say if you wrote it right.
# - Train: predict, measure, `backward()`, step under `no_grad()`, clear the gradients.
# - A loss that explodes wants a smaller learning rate; a loss that crawls, scaled inputs.
# - Judge a model by rows that it has not seen.
#
# Next: `04_modules_and_data.py` does the same with the parts that PyTorch brings along.
