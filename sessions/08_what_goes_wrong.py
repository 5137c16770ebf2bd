# %% [markdown]
# # What goes wrong
#
# After this lesson you can
#
# - read the last line of an error and know which of about fifteen classic mistakes it is,
# - mend each of them,
# - find the four mistakes that give *no* message and simply train badly.
#
# Every cell that fails here is meant to fail. Before you run one, **say what will go wrong**; then
# look only at the last line: what kind of error, and which two facts do not fit together?

# %%
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.tensor([[73.0, 67, 43], [91, 88, 64], [87, 134, 58], [102, 43, 37], [69, 96, 70]])
w = torch.ones(2, 3, requires_grad=True)

# %% [markdown]
# # Shapes
#
# ## 1. Inner sizes that differ

# %% tags=["raises-exception"]
x @ w
#> raises RuntimeError: mm: mat1 and mat2 shapes cannot be multiplied (5x3 and 2x3)

# %% [markdown]
# `(5x3 and 2x3)`: the two numbers in the middle, 3 and 2, must be equal. Here a `.t()` is missing,
# and `x @ w.t()` gives `[5, 2]`.
#
# ## 2. Shapes that do not broadcast

# %% tags=["raises-exception"]
torch.ones(5, 2) - torch.ones(5)
#> raises RuntimeError: The size of tensor a (2) must match the size of tensor b (5) at non-singleton dimension 1

# %% [markdown]
# Shapes are lined up from the right: the 2 meets the 5. To subtract one number from each row, give
# the second tensor the shape `[5, 1]`, with `reshape(5, 1)` or `[:, None]`.
#
# ## 3. A shape with another number of elements

# %% tags=["raises-exception"]
x.reshape(4, 4)
#> raises RuntimeError: shape '[4, 4]' is invalid for input of size 15

# %% [markdown]
# 15 elements cannot fill 16 places. With `-1` for one of the sizes PyTorch works it out itself:
# `x.reshape(3, -1)` has the shape `[3, 5]`.
#
# ## 4. A layer made for other inputs

# %% tags=["raises-exception"]
nn.Linear(3, 2)(torch.ones(5, 4))
#> raises RuntimeError: addmm: mat1 and mat2 shapes cannot be multiplied (5x4 and 3x2)

# %% [markdown]
# `addmm` is what `nn.Linear` calls. `5x4` is your batch, `3x2` its weight, transposed. Which of
# both is wrong is for you to say; print `.shape` of the input first.
#
# # dtypes
#
# ## 5. Whole numbers where floats are needed

# %% tags=["raises-exception"]
nn.Linear(3, 2)(torch.tensor([[73, 67, 43]]))
#> raises RuntimeError: mat1 and mat2 must have the same dtype, but got Long and Float

# %% [markdown]
# `Long` is `int64`, `Float` is `float32`. A decimal point in the data, `dtype=torch.float32` or
# `.float()` helps. NumPy's numbers come as `Double`, with the same cure.
#
# ## 6. A gradient for whole numbers

# %% tags=["raises-exception"]
torch.tensor([1, 2, 3], requires_grad=True)
#> raises RuntimeError: Only Tensors of floating point and complex dtype can require gradients

# %% [markdown]
# A slope asks for steps that are as small as you like, and whole numbers have none.
#
# ## 7. Classes as floats, and a class too many

# %% tags=["raises-exception"]
F.cross_entropy(torch.zeros(4, 3), torch.tensor([0.0, 1.0, 2.0, 1.0]))
#> raises RuntimeError: expected target dtype to be Long or Byte, but got Float

# %% tags=["raises-exception"]
F.cross_entropy(torch.zeros(4, 3), torch.tensor([0, 1, 2, 3]))
#> raises IndexError: Target 3 is out of bounds.

# %% [markdown]
# Class numbers are indices: whole, and for 3 classes from 0 to 2.
#
# # Gradients
#
# ## 8. `backward()` from many numbers

# %% tags=["raises-exception"]
preds = x @ w.t()
preds.backward()
#> raises RuntimeError: grad can be implicitly created only for scalar outputs

# %% [markdown]
# The slope of *what*? Make it one number first, with `mean()` or `sum()`.
#
# ## 9. Twice through one graph

# %% tags=["raises-exception"]
loss = (preds**2).mean()
loss.backward()
loss.backward()
#> raises RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.

# %% [markdown]
# The first pass threw away what it no longer needed. Nearly always the loss should be computed
# anew in each round; sometimes a tensor was kept from the round before and wants a `.detach()`.
#
# ## 10. Nothing to differentiate

# %% tags=["raises-exception"]
with torch.no_grad():
    loss = ((x @ w.t()) ** 2).mean()
loss.backward()
#> raises RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn

# %% [markdown]
# Nobody was recording: `no_grad()`, a `.detach()`, an `.item()` or a forgotten
# `requires_grad=True` stands somewhere between the weights and the loss. Print `grad_fn` along the
# way and see where it ends.
#
# ## 11. A step that is recorded

# %% tags=["raises-exception"]
w -= 1e-5 * w.grad
#> raises RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.

# %% [markdown]
# In-place changes of a leaf belong under `torch.no_grad()`. And this here gives no error, but is
# worse:

# %%
w2 = torch.ones(2, requires_grad=True)
(w2**2).sum().backward()
w2 = w2 - 0.1 * w2.grad
print(w2)
print(w2.is_leaf)
#> tensor([0.8000, 0.8000], grad_fn=<SubBackward0>)
#> False

# %% [markdown]
# `w2` is now a *result*, no leaf any more: the next `backward()` will put nothing into `w2.grad`.
# Write `-=` under `no_grad()`, so that the tensor stays the same one.
#
# ## 12. A value changed that backward still needs

# %% tags=["raises-exception"]
h = torch.zeros(3, requires_grad=True)
s = torch.sigmoid(h)
s += 1
s.sum().backward()
#> raises RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 of Sigmoid, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).

# %% [markdown]
# The slope of the sigmoid is $s (1 - s)$: it needs the very `s` that `+= 1` wrote over. The
# message tells whose value it was, the output of `Sigmoid`, and that it has changed once: it is at
# version 1, not 0. `s = s + 1` makes a new tensor, and all is well.
#
# ## 13. To NumPy, gradients and all

# %% tags=["raises-exception"]
w.numpy()
#> raises RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.

# %% [markdown]
# The message says what to do. Read messages to their end!
#
# # Python and modules
#
# ## 14. One truth from many

# %% tags=["raises-exception"]
if x > 80:
    print("hot")
#> raises RuntimeError: Boolean value of Tensor with more than one value is ambiguous

# %% [markdown]
# `x > 80` is a table of truths. Say which you mean: `(x > 80).any()` or `(x > 80).all()`.
#
# ## 15. An index too far

# %% tags=["raises-exception"]
x[5]
#> raises IndexError: index 5 is out of bounds for dimension 0 with size 5

# %% [markdown]
# Five rows are 0 to 4, and the last one is `x[-1]`.
#
# ## 16. A module that was never begun

# %% tags=["raises-exception"]
class Model(nn.Module):
    def __init__(self):
        self.linear = nn.Linear(3, 2)


Model()
#> raises AttributeError: cannot assign module before Module.__init__() call

# %% [markdown]
# `super().__init__()` has to come first. Its cousin, a misspelt `forward`:

# %% tags=["raises-exception"]
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 2)

    def foward(self, x):
        return self.linear(x)


Model()(x)
#> raises NotImplementedError: Module [Model] is missing the required "forward" function

# %% [markdown]
# ## 17. Weights for another model

# %% tags=["raises-exception"]
nn.Linear(3, 2).load_state_dict(nn.Linear(3, 4).state_dict())
#> raises RuntimeError: Error(s) in loading state_dict for Linear:
#> 	size mismatch for weight: copying a param with shape torch.Size([4, 3]) from checkpoint, the shape in current model is torch.Size([2, 3]).
#> 	size mismatch for bias: copying a param with shape torch.Size([4]) from checkpoint, the shape in current model is torch.Size([2]).

# %% [markdown]
# # Mistakes without a message
#
# These are the expensive ones. Nothing fails; the loss is merely not what it could be.
#
# ## 18. Gradients that were never cleared
#
# Two identical trainings, but one forgets `zero_grad()`. **What do you expect?**

# %%
def final_loss(clears):
    p = torch.tensor(5.0, requires_grad=True)
    for _ in range(30):
        (p**2).backward()
        with torch.no_grad():
            p -= 0.1 * p.grad
        if clears:
            p.grad.zero_()
    return (p**2).item()


print(f"cleared {final_loss(True):.6f}")
print(f"never   {final_loss(False):.6f}")
#> cleared 0.000038
#> never   3.635986

# %% [markdown]
# Old gradients push on like a swing that nobody slows down.
#
# ## 19. `[5, 1]` minus `[5]`
#
# A model with one output gives `[5, 1]`, the targets are `[5]`. **What do you expect** as the
# shape of the difference?

# %%
preds = torch.tensor([[1.0], [2.0], [3.0], [4.0], [5.0]])
targets = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])
print((preds - targets).shape, ((preds - targets) ** 2).mean())
print(((preds.squeeze(1) - targets) ** 2).mean())
#> torch.Size([5, 5]) tensor(4.)
#> tensor(0.)

# %% [markdown]
# Perfect predictions, and a loss of 4: every prediction was compared with every target. Print
# shapes, or `assert preds.shape == targets.shape` in the loop. (`F.mse_loss` gives a warning, at
# least.)
#
# ## 20. A list of modules
#
# **What do you expect**: how many parameters has each?

# %%
class Lost(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(3, 3), nn.Linear(3, 1)]


class Found(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(3, 3), nn.Linear(3, 1)])


print(len(list(Lost().parameters())), len(list(Found().parameters())))
#> 0 4

# %% [markdown]
# A plain list hides its modules: they are never trained, moved or saved.
#
# ## 21. Softmax, twice
#
# `F.cross_entropy` takes logits. Given probabilities, it takes the softmax a second time:

# %%
logits = torch.tensor([[8.0, 0.0, 0.0]])
target = torch.tensor([0])
print(f"from logits        {F.cross_entropy(logits, target).item():.4f}")
print(f"from probabilities {F.cross_entropy(torch.softmax(logits, dim=1), target).item():.4f}")
#> from logits        0.0007
#> from probabilities 0.5519

# %% [markdown]
# A model that is sure and right should have a loss near 0. In the second line it never can, since
# no probability exceeds 1; learning is slow and stops early.
#
# ## Exercises
#
# Mend each one.
#
# 1. `torch.ones(4, 3) @ torch.ones(4, 3)` shall give a `[4, 4]`.
# 2. `F.mse_loss(torch.zeros(3), torch.tensor([1, 2, 3])).backward()` fails. What is missing, and is
#    it also a mistake that the targets are whole numbers?
# 3. This shall end at 0, and needs two repairs:
#    `p = torch.tensor(4.0); (p**2).backward(); p -= 0.5 * p.grad`
# 4. A training collects `losses.append(loss)` for a plot, and memory grows and grows. Why? What
#    should be appended?

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
answer = torch.ones(4, 3) @ torch.ones(4, 3).t()

assert answer.shape == (4, 4)

# %%
preds = torch.zeros(3, requires_grad=True)  # without it there is nothing to differentiate
targets = torch.tensor([1, 2, 3])  # no mistake: minus turns them into floats
F.mse_loss(preds, targets).backward()

assert torch.allclose(preds.grad, -2 * targets / 3)

# %%
p = torch.tensor(4.0, requires_grad=True)
(p**2).backward()
with torch.no_grad():
    p -= 0.5 * p.grad

assert p.item() == 0 and p.is_leaf

# %%
p = torch.tensor(4.0, requires_grad=True)
losses = []
for _ in range(3):
    loss = p**2
    losses.append(loss.item())  # a tensor would keep its whole graph alive

assert losses == [16.0, 16.0, 16.0]

# %% [markdown]
# ## In short
#
# - The last line says what does not fit; print `.shape`, `.dtype`, `.grad_fn`, `.is_leaf` to see
#   which.
# - Lines up from the right; inner sizes equal; floats for gradients; whole numbers for classes.
# - Update in place under `no_grad()`; clear the gradients; compute the loss anew.
# - When a training is bad without an error, suspect shapes that broadcast, gradients that add up,
#   modules in a list, a softmax too many.
