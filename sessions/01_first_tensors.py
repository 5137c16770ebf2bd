# %% [markdown]
# # First tensors
#
# After this lesson you can
#
# - make tensors of any shape, from numbers or from nothing,
# - read a tensor's shape and dtype, and say what they will be *before* you run a cell,
# - pick out rows, columns and blocks,
# - compute with whole tables at once: element by element, by broadcasting, by matrix product,
# - tell a view from a copy.
#
# A **tensor** is a table of numbers with any number of dimensions. A single number is a tensor with
# none, a list of numbers has one, a table has two, a stack of tables three, and so on.
# Everything that a neural network knows, and everything it is fed, is held in tensors.

# %%
import torch

# %% [markdown]
# ## From numbers to a tensor
#
# Three days of weather, one day a row: temperature in °C, rain in mm.

# %%
weather = torch.tensor([[18.0, 2.5], [21.0, 0.0], [15.0, 6.5]])
weather
#> Out[2]:
#> tensor([[18.0000,  2.5000],
#>         [21.0000,  0.0000],
#>         [15.0000,  6.5000]])

# %% [markdown]
# When a cell ends in an expression, its value is shown: `Out[2]` is the result of the second cell.
# PyTorch pads the numbers so that columns line up, and every number gets as many digits as the one
# that needs the most.
#
# Two facts matter more than the numbers themselves: the **shape** (how many along each dimension)
# and the **dtype** (what kind of number an element is).

# %%
print(weather.shape)
print(weather.dtype)
print(weather.ndim, weather.numel())
#> torch.Size([3, 2])
#> torch.float32
#> 2 6

# %% [markdown]
# The shape `[3, 2]` reads "3 rows of 2". There are `ndim` dimensions and `numel()` elements in all,
# and the elements are 32-bit floats.
#
# **What do you expect?** The next cell holds whole numbers, without a decimal point. Which dtype?

# %%
counts = torch.tensor([3, 1, 4, 1, 5])
print(counts.dtype)
print(counts.float().dtype, torch.tensor([3, 1, 4.0]).dtype)
#> torch.int64
#> torch.float32 torch.float32

# %% [markdown]
# Whole numbers become `int64`; one decimal point among them is enough to make all of them floats.
# Remember it: gradients, which the next lesson is about, exist only for floats.
#
# ## Tensors from nothing
#
# | call | gives |
# |---|---|
# | `torch.zeros(2, 3)` | zeros of that shape |
# | `torch.ones(2, 3)` | ones |
# | `torch.full((2, 3), 7.0)` | one value everywhere |
# | `torch.arange(6)` | 0, 1, ... 5 |
# | `torch.linspace(0, 1, 5)` | 5 values, both ends included |
# | `torch.eye(3)` | the identity matrix |
# | `torch.randn(2, 3)` | random, normally distributed |

# %%
print(torch.full((2, 3), 7.0))
print(torch.arange(6))
print(torch.linspace(0, 1, 5))
#> tensor([[7., 7., 7.],
#>         [7., 7., 7.]])
#> tensor([0, 1, 2, 3, 4, 5])
#> tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])

# %% [markdown]
# Random numbers come from a *generator*. Start it with a seed, and the same numbers come every
# time: that is how a lesson can print the numbers you will see.

# %%
torch.manual_seed(7)
first = torch.randn(2, 3)
torch.manual_seed(7)
again = torch.randn(2, 3)
print(first)
print(torch.equal(first, again))
#> tensor([[-0.1468,  0.7861,  0.9468],
#>         [-1.1143,  1.6908, -0.8948]])
#> True

# %% [markdown]
# ## Picking elements
#
# Indices count from 0, negative ones from the end, and a colon means "all of them".
# One index for each dimension, with commas in between.

# %%
table = torch.arange(12).reshape(3, 4)
table
#> Out[7]:
#> tensor([[ 0,  1,  2,  3],
#>         [ 4,  5,  6,  7],
#>         [ 8,  9, 10, 11]])

# %%
print(table[0])  # a row
print(table[:, 1])  # a column
print(table[1, 2], table[-1, -1])  # single elements
print(table[1:, ::2])  # rows from 1 on, every second column
#> tensor([0, 1, 2, 3])
#> tensor([1, 5, 9])
#> tensor(6) tensor(11)
#> tensor([[ 4,  6],
#>         [ 8, 10]])

# %% [markdown]
# A comparison gives a tensor of booleans, a **mask**. A mask as an index keeps the elements where
# it is true. **What do you expect** as the shape of the second line?

# %%
print(table % 3 == 0)
print(table[table % 3 == 0])
#> tensor([[ True, False, False,  True],
#>         [False, False,  True, False],
#>         [False,  True, False, False]])
#> tensor([0, 3, 6, 9])

# %% [markdown]
# Three rows cannot stay three rows when each keeps a different number of elements, so a mask always
# gives a flat list. And `table[1, 2]` is still a tensor, with shape `[]`; `.item()` takes the plain
# Python number out.

# %%
print(table[1, 2].shape, table[1, 2].item() + 0.5)
#> torch.Size([]) 6.5

# %% [markdown]
# ## Computing with whole tables
#
# `+ - * / **` work element by element. So do functions such as `torch.sqrt`.

# %%
a = torch.tensor([1.0, 2.0, 3.0])
b = torch.tensor([4.0, 5.0, 6.0])
print(a + b)
print(a * b)
print(a**2, 1 / a)
#> tensor([5., 7., 9.])
#> tensor([ 4., 10., 18.])
#> tensor([1., 4., 9.]) tensor([1.0000, 0.5000, 0.3333])

# %% [markdown]
# Shapes need not be equal. Lined up from the **right**, two dimensions go together when they are
# equal or when one of them is 1; the 1 is stretched. This is **broadcasting**:
#
# $$ [3, 1] \text{ and } [4] \rightarrow [3, 4] $$
#
# **What do you expect** below: which element stands in row 2, column 3?

# %%
tens = torch.tensor([[10], [20], [30]])
ones = torch.tensor([1, 2, 3, 4])
print(tens.shape, ones.shape, (tens + ones).shape)
tens + ones
#> torch.Size([3, 1]) torch.Size([4]) torch.Size([3, 4])
#> Out[12]:
#> tensor([[11, 12, 13, 14],
#>         [21, 22, 23, 24],
#>         [31, 32, 33, 34]])

# %% [markdown]
# A **reduction** folds a dimension away. `dim=0` folds the rows into one, `dim=1` the columns;
# without `dim` all of it becomes one number.

# %%
print(weather.mean())
print(weather.mean(dim=0))  # an average day
print(weather.max(dim=0).values)
print((weather - weather.mean(dim=0)).sum(dim=0))
#> tensor(10.5000)
#> tensor([18.,  3.])
#> tensor([21.0000,  6.5000])
#> tensor([0., 0.])

# %% [markdown]
# That last line used broadcasting, $[3, 2] - [2]$, to measure every day from the average day. Such
# differences always add up to 0.
#
# ## The matrix product
#
# `A @ B` needs the inner sizes to agree: $[n, k] \times [k, m] \rightarrow [n, m]$, and
#
# $$ (AB)_{ij} = \sum_k A_{ik} B_{kj} $$
#
# In words: each row of $A$ meets each column of $B$; multiply pairwise, add up. It is the one
# operation that nearly all of deep learning is made of.

# %%
A = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
B = torch.tensor([[1.0, 0.0], [0.0, 1.0], [2.0, 2.0]])
print(A.shape, B.shape, (A @ B).shape)
A @ B
#> torch.Size([2, 3]) torch.Size([3, 2]) torch.Size([2, 2])
#> Out[14]:
#> tensor([[ 7.,  8.],
#>         [16., 17.]])

# %% [markdown]
# Check one by hand: row 0, column 1 is $1 \cdot 0 + 2 \cdot 1 + 3 \cdot 2 = 8$.
# `A.t()` swaps rows and columns, so `A @ A.t()` always fits.
#
# ## Views: one memory, several shapes
#
# `reshape`, `t()` and slices copy nothing where they can avoid it. They are **views**: other ways
# to look at the same memory. **What do you expect** `grid` to show after `row` is changed?

# %%
grid = torch.zeros(2, 3)
row = grid[1]
row[0] = 9.0
grid
#> Out[15]:
#> tensor([[0., 0., 0.],
#>         [9., 0., 0.]])

# %% [markdown]
# Methods whose names end in `_` change a tensor in place, for every view of it. `clone()` makes a
# copy with memory of its own.

# %%
copy = grid.clone()
grid.add_(1)
print(grid)
print(copy)
#> tensor([[ 1.,  1.,  1.],
#>         [10.,  1.,  1.]])
#> tensor([[0., 0., 0.],
#>         [9., 0., 0.]])

# %% [markdown]
# NumPy arrays can share memory with tensors too: `from_numpy` and `.numpy()` copy nothing.

# %%
import numpy as np

array = np.array([1.5, 2.5])
shared = torch.from_numpy(array)
array[0] = 100
shared
#> Out[17]: tensor([100.0000,   2.5000], dtype=torch.float64)

# %% [markdown]
# NumPy's own floats have 64 bits, and a tensor only mentions a dtype that is not its default.
#
# ## Exercises
#
# 1. Make the tensor `[[1, 2, 3], [4, 5, 6]]` with `arange`. Its dtype should be `int64`.
# 2. A multiplication table: with one broadcast product, make the `[9, 9]` tensor whose element in
#    row $i$, column $j$ is $(i+1)(j+1)$.
# 3. Set all elements of `torch.arange(10)` that are larger than 5 to 0, with a mask.
# 4. Say the shape first: `torch.ones(4, 1, 3) + torch.ones(5, 1)`.
# 5. Without a loop: which day in `weather` is the warmest, and how much did it rain on it?

# %%
# Your turn: write here, run, change it, run again.

# %% [markdown]
# ## Answers
#
# One for each exercise. Put your own in its place if you like: the `assert` at the end accepts every
# right one. A cell that shows nothing has passed.

# %%
answer = torch.arange(1, 7).reshape(2, 3)

assert answer.tolist() == [[1, 2, 3], [4, 5, 6]] and answer.dtype == torch.int64

# %%
n = torch.arange(1, 10)
answer = n.reshape(9, 1) * n

assert answer.shape == (9, 9) and answer[6, 7] == 56 and answer.sum() == 45**2

# %%
answer = torch.arange(10)
answer[answer > 5] = 0

assert answer.tolist() == [0, 1, 2, 3, 4, 5, 0, 0, 0, 0]

# %%
answer = (4, 5, 3)  # 4 against nothing; 1 against 5; 3 against 1

assert (torch.ones(4, 1, 3) + torch.ones(5, 1)).shape == answer

# %%
day = weather[:, 0].argmax()
rain = weather[day, 1]
print(f"day {day}, {rain} mm")

assert day == 1 and rain == 0
#> day 1, 0.0 mm

# %% [markdown]
# ## In short
#
# - A tensor has a `shape` and a `dtype`; look at both first when something is odd.
# - Index with one entry for each dimension; a mask gives a flat list.
# - Element by element, shapes are lined up from the right, and a 1 stretches.
# - `@` needs equal inner sizes: $[n, k] \times [k, m]$.
# - Slices and reshapes are views; `clone()` copies; a trailing `_` changes in place.
#
# Next: `02_gradients.py`, where tensors remember how they were made.
