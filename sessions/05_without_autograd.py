# %% [markdown]
# # Gradient descent without autograd
#
# After this lesson you can
#
# - derive the gradient of a linear model as two matrix products,
# - train in plain NumPy, with no PyTorch at all,
# - carry a gradient backwards through a small network, layer by layer,
# - check any gradient of your own, in two independent ways.
#
# Autograd is a convenience, not magic. Whoever has done its work once by hand reads every later
# error message with other eyes.

# %%
import numpy as np
import torch

inputs = torch.tensor([[73.0, 67, 43], [91, 88, 64], [87, 134, 58], [102, 43, 37], [69, 96, 70]])
targets = torch.tensor([[56.0, 70], [81, 101], [119, 133], [22, 37], [103, 119]])
x = (inputs - inputs.mean(dim=0)) / inputs.std(dim=0)

# %% [markdown]
# ## One product at a time
#
# The model is $P = X W^T + b$ and the loss the mean of all squared differences to the targets $T$:
#
# $$ L = \frac{1}{N} \sum_{ij} (P_{ij} - T_{ij})^2 $$
#
# Go backwards from the loss. How does it react to one prediction?
#
# $$ \frac{\partial L}{\partial P_{ij}} = \frac{2}{N} (P_{ij} - T_{ij}) $$
#
# Call that table $G$; it has the shape of $P$. How do the predictions react to a weight? $W_{jk}$
# enters column $j$ of every row $i$, multiplied by $X_{ik}$. So add up over the rows:
#
# $$ \frac{\partial L}{\partial W_{jk}} = \sum_i G_{ij} X_{ik} \qquad \text{that is} \qquad G^T X $$
#
# The bias enters each row with factor 1: its gradient is the sum of $G$ over the rows.
#
# **What do you expect** for the shapes: of $G$, of $G^T X$, of the sum?

# %%
def gradients(w, b, x, t):
    g = 2 * (x @ w.t() + b - t) / t.numel()
    return g.t() @ x, g.sum(dim=0)


torch.manual_seed(0)
w, b = torch.randn(2, 3), torch.zeros(2)
grad_w, grad_b = gradients(w, b, x, targets)
print(grad_w.shape, grad_b.shape)
print(grad_w)
print(grad_b)
#> torch.Size([2, 3]) torch.Size([2])
#> tensor([[ 16.8344, -31.5204, -28.1077],
#>         [ 15.5721, -31.4421, -28.5880]])
#> tensor([-76.2000, -92.0000])

# %% [markdown]
# A gradient always has the shape of what it belongs to. That alone finds most slips: only one order
# of $G$ and $X$ gives a `[2, 3]`.
#
# Now the same from autograd:

# %%
w.requires_grad_()
b.requires_grad_()
loss = ((x @ w.t() + b - targets) ** 2).mean()
loss.backward()
print(torch.allclose(w.grad, grad_w), torch.allclose(b.grad, grad_b))
#> True True

# %% [markdown]
# ## Training without PyTorch
#
# The formulas know nothing of PyTorch. Here is all of the training in NumPy, in 64-bit floats:

# %%
X, T = x.numpy().astype("float64"), targets.numpy().astype("float64")
W, B = np.zeros((2, 3)), np.zeros(2)
for epoch in range(1, 201):
    P = X @ W.T + B
    G = 2 * (P - T) / T.size
    W -= 0.2 * G.T @ X
    B -= 0.2 * G.sum(axis=0)
    if epoch in (1, 10, 50, 200):
        print(f"epoch {epoch:3}  loss {((P - T) ** 2).mean():9.4f}")
print(W.round(2))
print(B.round(2))
#> epoch   1  loss 8327.1000
#> epoch  10  loss  149.5057
#> epoch  50  loss    0.7319
#> epoch 200  loss    0.4831
#> [[-5.23 28.8   9.76]
#>  [-3.84 26.98 12.93]]
#> [76.2 92. ]

# %% [markdown]
# Three lines of arithmetic. For a model with a hundred layers you would need a hundred derivations,
# and a new one for every idea: that is what autograd saves you.
#
# ## A network of two layers
#
# Let us do one more step by hand. A straight line cannot bend; a network can, because between its
# two linear layers stands a function that is not linear. Here it is $relu(z) = \max(z, 0)$:
#
# $$ Z = x U + c \qquad H = relu(Z) \qquad P = H V + d \qquad L = mean((P - T)^2) $$
#
# The task: learn $|x|$, a curve with a corner, from 9 points. Say every shape before you run it.

# %%
torch.manual_seed(3)
x = torch.linspace(-1, 1, 9).reshape(9, 1)
t = x.abs()
U, c = torch.randn(1, 4), torch.zeros(4)
V, d = torch.randn(4, 1), torch.zeros(1)

Z = x @ U + c
H = Z.clamp(min=0)
P = H @ V + d
print(Z.shape, H.shape, P.shape)
print(((P - t) ** 2).mean())
#> torch.Size([9, 4]) torch.Size([9, 4]) torch.Size([9, 1])
#> tensor(0.3162)

# %% [markdown]
# **Backwards.** Each line of the forward pass becomes one or two lines, in the opposite order. The
# rules are always the same:
#
# 1. a product $H V$ sends $G V^T$ to $H$ and $H^T G$ to $V$,
# 2. an added bias gets the sum over the rows,
# 3. an elementwise function multiplies by its own slope; that of relu is 1 where $Z > 0$, else 0.

# %%
def backward(x, t, U, c, V, d):
    Z = x @ U + c
    H = Z.clamp(min=0)
    P = H @ V + d

    dP = 2 * (P - t) / t.numel()
    dV = H.t() @ dP
    dd = dP.sum(dim=0)
    dH = dP @ V.t()
    dZ = dH * (Z > 0)
    dU = x.t() @ dZ
    dc = dZ.sum(dim=0)
    return dU, dc, dV, dd


for name, grad in zip("UcVd", backward(x, t, U, c, V, d)):
    print(name, grad.shape)
#> U torch.Size([1, 4])
#> c torch.Size([4])
#> V torch.Size([4, 1])
#> d torch.Size([1])

# %% [markdown]
# Twice as long as the forward pass, and about twice the work. That ratio holds for every network.
#
# Believe it only when it is checked. Autograd first:

# %%
leaves = [p.clone().requires_grad_() for p in (U, c, V, d)]
u1, c1, v1, d1 = leaves
(((x @ u1 + c1).relu() @ v1 + d1 - t) ** 2).mean().backward()
by_hand = backward(x, t, U, c, V, d)
print([torch.allclose(p.grad, g) for p, g in zip(leaves, by_hand)])
#> [True, True, True, True]

# %% [markdown]
# And by measuring. This check needs no calculus, only the loss itself, so it finds mistakes that
# two derivations might share. It wants 64-bit floats, because a difference of nearly equal numbers
# loses digits:

# %%
def loss_of(U, c, V, d):
    return ((((x.double() @ U + c).clamp(min=0)) @ V + d - t.double()) ** 2).mean()


def measured(params, which, h=1e-6):
    grad = torch.zeros_like(params[which])
    for i in range(grad.numel()):
        params[which].view(-1)[i] += h
        up = loss_of(*params)
        params[which].view(-1)[i] -= 2 * h
        down = loss_of(*params)
        params[which].view(-1)[i] += h
        grad.view(-1)[i] = (up - down) / (2 * h)
    return grad


params = [p.double() for p in (U, c, V, d)]
exact = backward(x.double(), t.double(), *params)
for which in (0, 2, 3):
    print("UcVd"[which], torch.allclose(measured(params, which), exact[which], atol=1e-6))
#> U True
#> V True
#> d True

# %% [markdown]
# Why is $c$ left out? The middle point has $x = 0$, and all of $c$ starts at 0: $Z = 0$ sits
# exactly on the corner of relu, where the slope to the left is 0 and to the right 1. Measuring
# gives something in between; PyTorch and we take 0. Nobody minds: a step later $c$ has moved.
#
# ## Let it learn

# %%
for epoch in range(1, 2001):
    grads = backward(x, t, U, c, V, d)
    for p, g in zip((U, c, V, d), grads):
        p -= 0.1 * g
    if epoch in (1, 10, 100, 2000):
        loss = (((x @ U + c).clamp(min=0) @ V + d - t) ** 2).mean()
        print(f"epoch {epoch:4}  loss {loss.item():.5f}")
#> epoch    1  loss 0.14061
#> epoch   10  loss 0.04428
#> epoch  100  loss 0.00279
#> epoch 2000  loss 0.00000

# %%
P = (x @ U + c).clamp(min=0) @ V + d
rows = torch.cat([x, t, P], dim=1).tolist()
for point, wanted, got in rows:
    print(f"{point:5.2f}  {wanted:.2f}  {got:5.2f}  |" + "*" * round(30 * got))
#> -1.00  1.00   1.00  |******************************
#> -0.75  0.75   0.75  |***********************
#> -0.50  0.50   0.50  |***************
#> -0.25  0.25   0.25  |*******
#>  0.00  0.00   0.00  |
#>  0.25  0.25   0.25  |*******
#>  0.50  0.50   0.50  |***************
#>  0.75  0.75   0.75  |***********************
#>  1.00  1.00   1.00  |******************************

# %% [markdown]
# Trained with nothing but products and sums.
#
# ## Exercises
#
# 1. The mean absolute error $L = \frac{1}{N} \sum |P - T|$: what is $G$ now? Write it in one line
#    and check it with autograd.
# 2. Add $\lambda \sum W^2$ to the loss (*weight decay*). What must be added to `grad_w`?
# 3. Replace relu by tanh. Its slope is $1 - \tanh^2(z)$, so it can be had from $H$ alone. Which
#    single line of the backward pass changes, and to what?
# 4. `G.t() @ x` has 5 products to add for each weight. With which `torch.einsum` string would you
#    say the same, straight from the formula $\sum_i G_{ij} X_{ik}$?

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
P = torch.tensor([[1.0, -2.0], [0.5, 4.0]], requires_grad=True)
T = torch.tensor([[0.0, 0.0], [1.0, 1.0]])
(P - T).abs().mean().backward()
answer = (P.detach() - T).sign() / T.numel()

assert torch.equal(P.grad, answer)

# %%
W = torch.tensor([[1.0, -2.0, 0.5]], requires_grad=True)
decay = 0.1
(decay * (W**2).sum()).backward()
answer = 2 * decay * W.detach()

assert torch.allclose(W.grad, answer)

# %%
z = torch.linspace(-2, 2, 5, requires_grad=True)
h = z.tanh()
h.sum().backward()
dh = torch.ones(5)
answer = dh * (1 - h.detach() ** 2)  # dZ = dH * (1 - H ** 2)

assert torch.allclose(z.grad, answer)

# %%
G, X = torch.randn(5, 2), torch.randn(5, 3)
answer = torch.einsum("ij,ik->jk", G, X)

assert torch.allclose(answer, G.t() @ X)

# %% [markdown]
# ## In short
#
# - Go backwards; multiply by the slope of each step; add up wherever a value was used more than
#   once.
# - A product $H V$ sends $G V^T$ and $H^T G$. The shapes leave no other choice.
# - Check with autograd or with differences, in 64-bit floats and away from corners.
#
# Next: `06_model_class_and_gpu.py`: a model as a class of your own, on whichever device there is.
