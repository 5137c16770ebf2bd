# %% [markdown]
# # Gradients, by hand and by autograd
#
# After this lesson you can
#
# - say what a derivative tells you, and estimate one with two function calls,
# - work out a gradient with the chain rule, and have PyTorch do it with `backward()`,
# - follow the graph that autograd records, through `grad_fn`,
# - avoid the surprise of gradients that add up.

# %%
import torch

# %% [markdown]
# ## What is a slope?
#
# Take $f(x) = x^2 - 4x$. If $x$ moves a little, how far does $f(x)$ move, compared with that?
# This ratio is the **derivative**. We can measure it: step a small $h$ to both sides and divide,
#
# $$ f'(x) \approx \frac{f(x+h) - f(x-h)}{2h} $$

# %%
def f(x):
    return x**2 - 4 * x


def slope(f, x, h=0.125):
    return (f(x + h) - f(x - h)) / (2 * h)


for x in [0.0, 1.0, 2.0, 3.0]:
    print(x, f(x), slope(f, x))
#> 0.0 0.0 -4.0
#> 1.0 -3.0 -2.0
#> 2.0 -4.0 0.0
#> 3.0 -3.0 2.0

# %% [markdown]
# Read the last column as advice. At 0 the slope is negative: going right makes $f$ smaller.
# At 3 it is positive: going *left* makes $f$ smaller. At 2 it is 0: here is the bottom.
#
# > Step against the slope and the function gets smaller.
#
# That sentence is how nearly every model in this world is trained.
#
# The rules of calculus give the slope without measuring: $f'(x) = 2x - 4$. Compare it with
# the column above.
#
# ## Let PyTorch do it
#
# Mark the input with `requires_grad=True`, compute as usual, then call `backward()` on the result.
# The derivative appears in the input's `.grad`.
#
# **What do you expect** in `x.grad` at $x = 3$?

# %%
x = torch.tensor(3.0, requires_grad=True)
y = f(x)
print(y)
y.backward()
print(x.grad)
#> tensor(-3., grad_fn=<SubBackward0>)
#> tensor(2.)

# %% [markdown]
# It is exact, with no $h$ to choose, and `f` did not have to change.
#
# ## The graph behind it
#
# How did it know? While the cell computed `y`, every operation left a note of itself: that is the
# `grad_fn` you saw. The notes form a graph from the result back to the inputs.

# %%
x = torch.tensor(3.0, requires_grad=True)
square = x**2
line = 4 * x
y = square - line
print(square)
print(line)
print(y)
#> tensor(9., grad_fn=<PowBackward0>)
#> tensor(12., grad_fn=<MulBackward0>)
#> tensor(-3., grad_fn=<SubBackward0>)

# %%
print(y.grad_fn.name())
for edge in y.grad_fn.next_functions:
    print("  ", edge[0].name())
    for deeper in edge[0].next_functions:
        if deeper[0] is not None:
            print("    ", deeper[0].name())
#> SubBackward0
#>    PowBackward0
#>      torch::autograd::AccumulateGrad
#>    MulBackward0
#>      torch::autograd::AccumulateGrad

# %% [markdown]
# `y` came from a subtraction, that from a power and a product, and both end in `AccumulateGrad`:
# the place where the gradient is put into `x.grad`. `x` itself has no `grad_fn`: nobody computed
# it. Such tensors are **leaves**, and leaves are what we train.

# %%
print(x.is_leaf, x.grad_fn)
print(y.is_leaf, y.requires_grad)
#> True None
#> False True

# %% [markdown]
# ## The chain rule, by hand
#
# A tiny model: one input $x$, a weight $w$, a bias $b$ and a wanted output $t$.
#
# $$ z = w x + b \qquad e = z - t \qquad L = e^2 $$
#
# To know how $L$ reacts to $w$, multiply the slopes along the way:
#
# $$ \frac{\partial L}{\partial w} =
#    \frac{\partial L}{\partial e} \cdot \frac{\partial e}{\partial z} \cdot \frac{\partial z}{\partial w}
#    = 2e \cdot 1 \cdot x $$
#
# and in the same way $\partial L / \partial b = 2e$.

# %%
x, t = 3.0, 10.0
w, b = 2.0, 1.0
z = w * x + b
e = z - t
loss = e**2
grad_w = 2 * e * x
grad_b = 2 * e
print(loss, grad_w, grad_b)
#> 9.0 -18.0 -6.0

# %% [markdown]
# The loss is 9, and both slopes are negative: a larger $w$ or a larger $b$ would bring the loss
# down. Does autograd agree?

# %%
w = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
loss = (w * x + b - t) ** 2
loss.backward()
print(loss.item(), w.grad, b.grad)
#> 9.0 tensor(-18.) tensor(-6.)

# %% [markdown]
# ## Many numbers at once
#
# For a tensor, `.grad` has the tensor's shape: one slope for every element. Take
#
# $$ L = \sum_i w_i^2 \qquad \frac{\partial L}{\partial w_i} = 2 w_i $$

# %%
w = torch.tensor([[1.0, -2.0, 3.0], [0.5, 0.0, -1.5]], requires_grad=True)
loss = (w**2).sum()
loss.backward()
print(w.grad)
print(w.grad.shape == w.shape, torch.equal(w.grad, 2 * w))
#> tensor([[ 2., -4.,  6.],
#>         [ 1.,  0., -3.]])
#> True True

# %% [markdown]
# `backward()` starts from a single number, because "how does it react" needs one *it*. That is why
# losses end in `sum()` or `mean()`.
#
# ## Gradients add up
#
# **What do you expect** after the second round: 2 or 4?

# %%
v = torch.tensor(1.0, requires_grad=True)
(v**2).backward()
print(v.grad)
(v**2).backward()
print(v.grad)
#> tensor(2.)
#> tensor(4.)

# %% [markdown]
# `backward()` *adds* to `.grad`. There are good uses for it, but in a training loop you want a
# fresh start in every round, so you set the gradient to zero yourself.
#
# (In Taper, `:back` takes a cell back, and what it did to `.grad` with it. Run, look, take back, try
# something else: nothing gets lost.)

# %%
v.grad.zero_()
(v**2).backward()
print(v.grad)
#> tensor(2.)

# %% [markdown]
# Within one expression, adding up is exactly right. A name used twice gets the sum over both ways.
# For $y = v \cdot v^2$ at $v = 1$ the slope is $3v^2 = 3$.

# %%
v.grad = None
(v * v**2).backward()
v.grad
#> Out[12]: tensor(3.)

# %% [markdown]
# ## Not recording
#
# When you only want numbers, as for a prediction or for the update of a weight, tell autograd to
# look away: `torch.no_grad()` for a block, `.detach()` for one tensor.

# %%
with torch.no_grad():
    silent = v * 2
print(silent.requires_grad, (v * 2).requires_grad, (v * 2).detach())
#> False True tensor(2.)

# %% [markdown]
# ## Walking downhill
#
# Everything together: 20 small steps against the slope of our $f(x) = x^2 - 4x$, from far away.
# **What do you expect** $x$ to come close to?

# %%
x = torch.tensor(10.0, requires_grad=True)
for step in range(20):
    y = f(x)
    y.backward()
    with torch.no_grad():
        x -= 0.25 * x.grad
        x.grad.zero_()
    if step % 5 == 4:
        print(step + 1, x.item(), y.item())
#> 5 2.25 -3.75
#> 10 2.0078125 -3.999755859375
#> 15 2.000244140625 -4.0
#> 20 2.0000076293945312 -4.0

# %% [markdown]
# The step size 0.25, the **learning rate**, is ours to choose; in exercise 3 you see what a bad
# choice does.
#
# ## Exercises
#
# 1. By hand, then with autograd: the derivative of $g(x) = 3x^3 - x$ at $x = 2$.
# 2. The gradient of `(a * b).sum()` with respect to `a`: say it in a word, then check it.
# 3. In the walk above, which learning rate reaches the bottom in **one** step? And from which
#    learning rate on does the walk no longer come closer? Try 1.0.
# 4. The second derivative of $x^4$ at $x = 2$ is $12 x^2 = 48$. Get it from autograd: call
#    `torch.autograd.grad` twice, the first time with `create_graph=True`.

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
x = torch.tensor(2.0, requires_grad=True)
(3 * x**3 - x).backward()
answer = 9 * 2.0**2 - 1  # by hand: 9x² - 1

assert x.grad == answer

# %%
a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
b = torch.tensor([5.0, 6.0, 7.0])
(a * b).sum().backward()

assert torch.equal(a.grad, b)  # in a word: b

# %%
def walk(rate, steps, x=10.0):
    for _ in range(steps):
        x = x - rate * (2 * x - 4)
    return x


print(walk(0.5, 1), walk(1.0, 1), walk(1.0, 2), walk(1.1, 20))

assert walk(0.5, 1) == 2.0  # the bottom, at once
assert walk(1.0, 2) == 10.0  # from 1.0 on: there and back, for ever, or worse
#> 2.0 -6.0 10.0 308.7007993957988

# %%
x = torch.tensor(2.0, requires_grad=True)
(first,) = torch.autograd.grad(x**4, x, create_graph=True)
(second,) = torch.autograd.grad(first, x)
print(first, second)

assert first == 32 and second == 48
#> tensor(32., grad_fn=<MulBackward0>) tensor(48.)

# %% [markdown]
# ## In short
#
# - The gradient says, for every number, how the loss reacts to it. Step against it.
# - `requires_grad=True` on the leaves, compute, `backward()` on one number, read `.grad`.
# - `grad_fn` is the recorded operation; the graph is made of them.
# - `.grad` adds up until you clear it.
# - Updates and predictions belong under `torch.no_grad()`.
#
# Next: `03_linear_regression.py` trains a model with nothing but these five.
