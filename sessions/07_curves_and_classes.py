# %% [markdown]
# # Curves and classes: polynomial and logistic regression
#
# After this lesson you can
#
# - fit a curve with a model that is linear in its weights,
# - recognise a model that is too stiff, and one that is too free,
# - turn any number into a probability, and train on answers that are yes or no,
# - read accuracy and loss, and say why we train on one and report the other.

# %%
import torch
import torch.nn as nn
import torch.nn.functional as F

# %% [markdown]
# # Part 1: a curve
#
# Twenty points of $y = x^3 - x$ with some noise. In life we would not know the formula.

# %%
torch.manual_seed(2)
x = torch.linspace(-1.5, 1.5, 20)
y = x**3 - x + 0.2 * torch.randn(20)
print(x[:4])
print(y[:4])
#> tensor([-1.5000, -1.3421, -1.1842, -1.0263])
#> tensor([-2.0832, -0.8920, -0.7373, -0.2767])

# %% [markdown]
# A straight line cannot follow it. But nobody said that the inputs of a *linear* model must be $x$
# alone. Offer it the powers of $x$ as if they were separate measurements:
#
# $$ \hat{y} = b + w_1 x + w_2 x^2 + w_3 x^3 $$
#
# It is still a weighted sum, so everything that you know about linear regression holds.
#
# **What do you expect** as the shape of `powers(x, 3)`?

# %%
def powers(x, degree):
    return torch.stack([x**k for k in range(1, degree + 1)], dim=1)


print(powers(x, 3).shape)
powers(torch.tensor([1.0, 2.0, -3.0]), 3)
#> torch.Size([20, 3])
#> Out[3]:
#> tensor([[  1.,   1.,   1.],
#>         [  2.,   4.,   8.],
#>         [ -3.,   9., -27.]])

# %%
def fit(x, y, degree, epochs=2000, rate=0.05):
    torch.manual_seed(1)
    model = nn.Linear(degree, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    features = powers(x, degree)
    for _ in range(epochs):
        loss = F.mse_loss(model(features).squeeze(1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, loss.item()


model, loss = fit(x, y, 3)
print(f"loss {loss:.4f}")
print([round(v, 1) for v in model.weight[0].tolist()], round(model.bias.item(), 1))
#> loss 0.0300
#> [-1.0, -0.0, 1.0] 0.0

# %% [markdown]
# Weights near $-1, 0, 1$ and a bias near 0: that is $x^3 - x$, found from noisy points. The loss
# stays near $0.2^2 = 0.04$, the noise that no model can know.
#
# ## Too stiff, too free
#
# Which degree is right? Train on every second point, keep the others to measure.

# %%
train_x, train_y = x[::2], y[::2]
other_x, other_y = x[1::2], y[1::2]
for degree in (1, 2, 3, 5, 9):
    model, seen = fit(train_x, train_y, degree)
    with torch.no_grad():
        unseen = F.mse_loss(model(powers(other_x, degree)).squeeze(1), other_y).item()
    print(f"degree {degree}: seen {seen:.3f}  unseen {unseen:.3f}")
#> degree 1: seen 0.408  unseen 0.395
#> degree 2: seen 0.363  unseen 0.511
#> degree 3: seen 0.017  unseen 0.054
#> degree 5: seen 0.015  unseen 0.070
#> degree 9: seen 0.005  unseen 0.192

# %% [markdown]
# - Degrees 1 and 2 are bad on both: **underfitting**. The model cannot bend enough.
# - Degree 3 is good on both, as good as the noise allows.
# - More degrees lower the first column and *raise* the second: **overfitting**. The new freedom
#   goes into following the noise of the ten points.
#
# The column of the unseen points is the one that counts.
#
# # Part 2: a class
#
# Now the answer is yes or no. Say, two measurements of a plant, and whether it carried fruit. We
# make 40 plants of each kind: clouds around $(-1, -1)$ and $(1, 1)$.

# %%
torch.manual_seed(5)
x = torch.cat([torch.randn(40, 2) - 1, torch.randn(40, 2) + 1])
t = torch.cat([torch.zeros(40), torch.ones(40)])
print(x.shape, t.shape)
print(x[:40].mean(dim=0), x[40:].mean(dim=0))
#> torch.Size([80, 2]) torch.Size([80])
#> tensor([-0.7400, -1.1395]) tensor([1.0325, 1.0473])

# %% [markdown]
# A linear model gives any number $z$, the **logit**. The **sigmoid** squeezes it between 0 and 1:
#
# $$ \sigma(z) = \frac{1}{1 + e^{-z}} $$
#
# **What do you expect** at $z = 0$? And how do $\sigma(2)$ and $\sigma(-2)$ go together?

# %%
torch.sigmoid(torch.tensor([-4.0, -2.0, 0.0, 2.0, 4.0]))
#> Out[7]: tensor([0.0180, 0.1192, 0.5000, 0.8808, 0.9820])

# %% [markdown]
# Read $\sigma(z)$ as the probability of "yes": 0.5 is undecided, and $\sigma(-z) = 1 - \sigma(z)$.
#
# ## The right loss
#
# Which probability $p$ did the model give to what really happened? The loss is $-\log$ of it:
#
# $$ L = -\,t \log p - (1 - t) \log (1 - p) $$
#
# For `t = 1` only the first half counts, for `t = 0` only the second. This is the **binary cross
# entropy**.

# %%
p = torch.tensor([0.99, 0.9, 0.5, 0.1, 0.01])
for value, penalty in zip(p.tolist(), (-p.log()).tolist()):
    print(f"says {value:.2f} of what happened: penalty {penalty:.2f}")
#> says 0.99 of what happened: penalty 0.01
#> says 0.90 of what happened: penalty 0.11
#> says 0.50 of what happened: penalty 0.69
#> says 0.10 of what happened: penalty 2.30
#> says 0.01 of what happened: penalty 4.61

# %% [markdown]
# To be sure of something wrong costs the most, and that is as it should be. PyTorch takes the
# sigmoid and the logarithm in one step, straight from the logits; this stays exact where $p$ would
# round to 0 or 1.

# %%
z = torch.tensor([2.0, -1.0, 0.5])
answers = torch.tensor([1.0, 0.0, 0.0])
p = torch.sigmoid(z)
by_hand = (-answers * p.log() - (1 - answers) * (1 - p).log()).mean()
print(torch.allclose(F.binary_cross_entropy_with_logits(z, answers), by_hand))
print(F.binary_cross_entropy_with_logits(torch.tensor([-200.0]), torch.tensor([1.0])))
#> True
#> tensor(200.)

# %% [markdown]
# Its gradient is as simple as could be, $\partial L / \partial z = p - t$: probability minus truth.

# %%
z = torch.tensor([2.0, -1.0, 0.5], requires_grad=True)
F.binary_cross_entropy_with_logits(z, answers, reduction="sum").backward()
print(torch.allclose(z.grad, torch.sigmoid(z.detach()) - answers))
#> True

# %% [markdown]
# ## Training
#
# **Logistic regression** is a linear layer, the sigmoid, and this loss. The loop is the one you
# know.

# %%
torch.manual_seed(2)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)


def accuracy(logits, t):
    return ((logits > 0) == (t == 1)).float().mean().item()


for epoch in range(1, 101):
    logits = model(x).squeeze(1)
    loss = F.binary_cross_entropy_with_logits(logits, t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch in (1, 5, 20, 100):
        print(f"epoch {epoch:3}  loss {loss.item():.3f}  accuracy {accuracy(logits, t):.3f}")
#> epoch   1  loss 0.726  accuracy 0.475
#> epoch   5  loss 0.345  accuracy 0.863
#> epoch  20  loss 0.243  accuracy 0.913
#> epoch 100  loss 0.210  accuracy 0.913

# %% [markdown]
# The accuracy stands still while the loss still falls. Accuracy is what we care about, but it is a
# staircase: a tiny step changes no answer at all, so its slope is 0 nearly everywhere, and a slope
# of 0 teaches nothing. So we train on the loss and report the accuracy.
#
# The border between yes and no is where $z = 0$, a straight line. A map of the plane:

# %%
for v in torch.linspace(2, -2, 9):
    points = torch.stack([torch.linspace(-3, 3, 31), v.repeat(31)], dim=1)
    with torch.no_grad():
        p = torch.sigmoid(model(points)).squeeze(1).tolist()
    print("".join("#" if q > 0.9 else "+" if q > 0.5 else "-" if q > 0.1 else "." for q in p))
#> --++++++++#####################
#> ------++++++++#################
#> ..--------+++++++##############
#> ......--------+++++++##########
#> ..........-------++++++++######
#> .............--------++++++++##
#> .................--------++++++
#> .....................--------++
#> .........................------

# %% [markdown]
# `#` and `.` are where the model is sure, `+` and `-` the belt where it is not.
#
# ## Exercises
#
# 1. Which logit says "90 % sure"? Solve $\sigma(z) = p$ for $z$, then check with `torch.logit`.
# 2. A model that knows nothing says $p = 0.5$ for everything. What is its loss? Compare with the
#    loss of the first epoch above: an untrained model should not be much better or worse.
# 3. Labels by a ring: `t = (x.pow(2).sum(dim=1) > 2)`. A straight border cannot do it. Which two
#    features, made from `x`, make the problem linear?
# 4. For more than two classes there is softmax, $p_k = \exp z_k / \sum_j \exp z_j$. Show that with
#    the two logits $(0, z)$ its second probability is $\sigma(z)$.

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
p = torch.tensor(0.9)
answer = (p / (1 - p)).log()

assert torch.allclose(answer, torch.logit(p))

# %%
answer = -torch.tensor(0.5).log()
print(round(answer.item(), 4))

assert torch.allclose(answer, F.binary_cross_entropy_with_logits(torch.zeros(80), t))
#> 0.6931

# %%
t = (x.pow(2).sum(dim=1) > 2).float()
features = x**2
model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for _ in range(300):
    loss = F.binary_cross_entropy_with_logits(model(features).squeeze(1), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

assert accuracy(model(features).squeeze(1), t) > 0.95

# %%
z = torch.linspace(-3, 3, 7)
answer = torch.softmax(torch.stack([torch.zeros(7), z], dim=1), dim=1)[:, 1]

assert torch.allclose(answer, torch.sigmoid(z))

# %% [markdown]
# ## In short
#
# - "Linear" means linear in the weights; features may be anything that you can compute.
# - Bad on seen and unseen: underfitting. Good on seen only: overfitting.
# - Yes or no: logit, sigmoid, binary cross entropy from the logits. The gradient is $p - t$.
# - Train on the loss, report the accuracy.
#
# Next: `08_what_goes_wrong.py`, a collection of mistakes, so that you have met them all.
