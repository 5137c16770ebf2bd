# %% [markdown]
# What the cells of sessions/09_rtorch.R mean in Python, cell by cell: PyTorch's prints are the outputs
# of that page. R shows every expression of a cell; numbers that R owns begin with `[1]`.

# %%
import numpy as np
import torch

# %%
x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(x)
print(x.shape)
print(x.dtype)

# %%
print(torch.tensor(2.0))
print(torch.tensor(2))

# %%
print(x.sum(dim=0))
print(x.t())
print(torch.mm(x, x.t()))

# %%
print(x * 10 + 1)
print(x.mean())
print(f"[1] {x.mean().item():.7g}")
print(f"[1] {x.numel()}")

# %%
inputs = torch.from_numpy(
    np.array([[73, 67, 43], [91, 88, 64], [87, 134, 58], [102, 43, 37], [69, 96, 70]], dtype="float32"))
targets = torch.from_numpy(
    np.array([[56, 70], [81, 101], [119, 133], [22, 37], [103, 119]], dtype="float32"))
print(inputs)

# %%
torch.manual_seed(42)
w = torch.randn(2, 3, requires_grad=True)
b = torch.randn(2, requires_grad=True)
print(w)
print(b)


# %%
def model(x):
    return torch.add(torch.mm(x, w.t()), b)


def mse(preds, targets):
    diff = preds - targets
    return torch.sum(diff * diff) / diff.numel()


loss = mse(model(inputs), targets)
print(loss)

# %%
loss.backward()
print(w.grad.shape)
print(w.grad.round())
print(b.grad.round())

# %%
for epoch in range(1, 101):
    with torch.no_grad():
        w.sub_(w.grad * 1e-5)
        b.sub_(b.grad * 1e-5)
        w.grad.zero_()
        b.grad.zero_()
    loss = mse(model(inputs), targets)
    loss.backward()
    if epoch in (1, 10, 100):
        print(f"epoch {epoch:3}  loss {loss.item():8.1f}")

# %%
print(model(inputs).detach().round())

# %%
nn = torch.nn
torch.manual_seed(0)
layer = nn.Linear(3, 2)
print(layer)
print(layer.weight)

# %%
scaled = (inputs - inputs.mean(dim=0)) / inputs.std(dim=0)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
for epoch in range(1, 201):
    loss = nn.functional.mse_loss(layer(scaled), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch in (1, 20, 200):
        print(f"epoch {epoch:3}  loss {loss.item():9.3f}")

# %%
# Your turn: write here, run, change it, run again.

# %%
assert torch.equal(x.pow(2).sum(dim=1), torch.tensor([14.0, 77.0]))

# %%
v = torch.tensor(2.0, requires_grad=True)
(v.pow(3)).backward()
print(v.grad)

# %%
assert torch.mean(torch.abs(targets + 3 - targets)).item() == 3

# %%
assert torch.ones(2, 3).sum().item() == 6
