# %% [markdown]
# # The same in R: the rTorch surface
#
# After this lesson you can
#
# - read and write tensor programs in R's syntax, as the package rTorch has them,
# - translate any line between R and Python,
# - avoid the one trap that R sets: whole numbers are not whole unless you say so.
#
# R people meet PyTorch through **rTorch**: the same library, the same tensors, the same numbers,
# with a `$` where Python has a dot. In Taper a file that ends in `.R` is read this way, and
# `:lang r` does it at the prompt; a tensor that you made in one language is there in the other.
#
# | Python | R |
# |---|---|
# | `x.sum()` | `x$sum()` |
# | `w = torch.ones(2, 3)` | `w <- torch$ones(2L, 3L)` |
# | `[[1, 2], [3, 4]]` | `list(list(1, 2), list(3, 4))` |
# | `True`, `None` | `TRUE`, `NULL` |
# | `def f(x): return x + 1` | `f <- function(x) x + 1` |
# | `with torch.no_grad():` | `with(torch$no_grad(), { ... })` |
# | `for i in range(1, 4):` | `for (i in 1:3) { ... }` |

# %%
library(rTorch)

# %% [markdown]
# ## Tensors
#
# A line that is an expression shows its value, each such line of a cell. `<-` assigns and shows
# nothing.

# %%
x <- torch$tensor(list(list(1, 2, 3), list(4, 5, 6)))
x
x$shape
x$dtype
#> tensor([[1., 2., 3.],
#>         [4., 5., 6.]])
#> torch.Size([2, 3])
#> torch.float32

# %% [markdown]
# **What do you expect?** In R, `2` is a number with a fraction, whose fraction happens to be zero.
# Whole numbers carry an `L`.

# %%
torch$tensor(2)
torch$tensor(2L)
#> tensor(2.)
#> tensor(2)

# %% [markdown]
# So sizes, dimensions and class numbers want their `L`: `torch$zeros(2L, 3L)`, `x$sum(dim = 0L)`.
# Taper forgives you where nothing but a whole number makes sense; R with PyTorch does not, and ends
# in a TypeError.
#
# Dimensions are PyTorch's, so they count from 0.

# %%
x$sum(dim = 0L)
x$t()
torch$mm(x, x$t())
#> tensor([5., 7., 9.])
#> tensor([[1., 4.],
#>         [2., 5.],
#>         [3., 6.]])
#> tensor([[14., 32.],
#>         [32., 77.]])

# %% [markdown]
# Operators work too, element by element. `item()` hands a plain number to R, and R shows numbers
# in its own way: seven digits, and the place of the first one of the row in brackets.

# %%
x * 10 + 1
x$mean()
x$mean()$item()
x$numel()
#> tensor([[11., 21., 31.],
#>         [41., 51., 61.]])
#> tensor(3.5000)
#> [1] 3.5
#> [1] 6

# %% [markdown]
# ## The crop-yield table
#
# Temperature, rainfall and humidity of five regions, and what they harvest: apples and oranges.
# (The story is told in `03_linear_regression.py`; here is its R.)

# %%
inputs <- torch$from_numpy(np$array(list(
  list(73, 67, 43),
  list(91, 88, 64),
  list(87, 134, 58),
  list(102, 43, 37),
  list(69, 96, 70)), dtype = "float32"))
targets <- torch$from_numpy(np$array(list(
  list(56, 70),
  list(81, 101),
  list(119, 133),
  list(22, 37),
  list(103, 119)), dtype = "float32"))
inputs
#> tensor([[ 73.,  67.,  43.],
#>         [ 91.,  88.,  64.],
#>         [ 87., 134.,  58.],
#>         [102.,  43.,  37.],
#>         [ 69.,  96.,  70.]])

# %% [markdown]
# The model is $X W^T + b$, with a row of $W$ for each fruit.

# %%
torch$manual_seed(42L)
w <- torch$randn(2L, 3L, requires_grad = TRUE)
b <- torch$randn(2L, requires_grad = TRUE)
w
b
#> tensor([[ 0.3367,  0.1288,  0.2345],
#>         [ 0.2303, -1.1229, -0.1863]], requires_grad=True)
#> tensor([ 2.2082, -0.6380], requires_grad=True)

# %% [markdown]
# The seed gives the numbers that it gives in Python; compare with lesson 3.
#
# ## Model and loss
#
# A function's value is its last expression; `return()` says it aloud.

# %%
model <- function(x) {
  torch$add(torch$mm(x, w$t()), b)
}

mse <- function(preds, targets) {
  diff <- preds - targets
  return(torch$sum(diff * diff) / diff$numel())
}

loss <- mse(model(inputs), targets)
loss
#> tensor(19322.3477, grad_fn=<DivBackward0>)

# %% [markdown]
# ## Gradients
#
# **What do you expect** as the shape of `w$grad`?

# %%
loss$backward()
w$grad$shape
w$grad$round()
b$grad$round()
#> torch.Size([2, 3])
#> tensor([[ -1622.,  -2732.,  -1497.],
#>         [-14781., -17480., -10474.]])
#> tensor([ -22., -179.])

# %% [markdown]
# ## Training
#
# Five steps, as ever: predict, measure, differentiate, step, clear. R has no `-=`, so the step is
# the method `sub_`, which changes the tensor in place.

# %%
for (epoch in 1:100) {
  with(torch$no_grad(), {
    w$sub_(w$grad * 1e-5)
    b$sub_(b$grad * 1e-5)
    w$grad$zero_()
    b$grad$zero_()
  })
  loss <- mse(model(inputs), targets)
  loss$backward()
  if (epoch %in% c(1, 10, 100)) {
    cat(sprintf("epoch %3d  loss %8.1f\n", epoch, loss$item()))
  }
}
#> epoch   1  loss  13438.3
#> epoch  10  loss   1520.6
#> epoch 100  loss    380.8

# %%
model(inputs)$detach()$round()
#> tensor([[ 62.,  78.],
#>         [ 84., 104.],
#>         [108., 114.],
#>         [ 48.,  81.],
#>         [ 89.,  99.]])

# %% [markdown]
# ## With nn and optim
#
# Layers, losses and optimizers are where they always are, behind more `$`.

# %%
nn <- torch$nn
torch$manual_seed(0L)
layer <- nn$Linear(3L, 2L)
layer
layer$weight
#> Linear(in_features=3, out_features=2, bias=True)
#> Parameter containing:
#> tensor([[-0.0043,  0.3097, -0.4752],
#>         [-0.4249, -0.2224,  0.1548]], requires_grad=True)

# %%
scaled <- (inputs - inputs$mean(dim = 0L)) / inputs$std(dim = 0L)
optimizer <- torch$optim$SGD(layer$parameters(), lr = 0.1)
for (epoch in 1:200) {
  loss <- nn$functional$mse_loss(layer(scaled), targets)
  optimizer$zero_grad()
  loss$backward()
  optimizer$step()
  if (epoch %in% c(1, 20, 200)) {
    cat(sprintf("epoch %3d  loss %9.3f\n", epoch, loss$item()))
  }
}
#> epoch   1  loss  8285.386
#> epoch  20  loss   149.808
#> epoch 200  loss     0.485

# %% [markdown]
# ## Exercises
#
# 1. Write `x.pow(2).sum(dim=1)` in R and run it on the `x` above. The answer is 14 and 77.
# 2. With autograd: the slope of $x^3$ at 2.
# 3. Write `mae`, the mean absolute error, as a function in one line.
# 4. `torch$ones(2, 3)` works here, but fails in R with PyTorch. Write it so that it works
#    everywhere.

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. `stopifnot()` is R's `assert`: it says nothing when all is well.

# %%
answer <- x$pow(2)$sum(dim = 1L)
stopifnot(torch$equal(answer, torch$tensor(list(14, 77))))

# %%
v <- torch$tensor(2, requires_grad = TRUE)
y <- v$pow(3)
y$backward()
v$grad
stopifnot(v$grad$item() == 12)
#> tensor(12.)

# %%
mae <- function(preds, targets) torch$mean(torch$abs(preds - targets))
stopifnot(mae(targets + 3, targets)$item() == 3)

# %%
answer <- torch$ones(2L, 3L)
stopifnot(answer$sum()$item() == 6)

# %% [markdown]
# ## In short
#
# - `$` for the dot, `<-` to assign, `list(list(...))` for nested data, `L` for whole numbers.
# - Dimensions and class numbers count from 0: they are PyTorch's.
# - Steps in place are methods with a trailing `_`, under `with(torch$no_grad(), { ... })`.
