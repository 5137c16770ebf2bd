"""Mixed precision on the processor: which types come out, the digits, and the gradients."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(5, 7)
model = nn.Linear(7, 3)

with torch.autocast("cpu"):
    y = model(x)
    loss = F.mse_loss(y, torch.ones(5, 3))
print(y)
print(loss)
loss.backward()
print(model.weight.grad)
print(model.bias.grad)

with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
    product = x @ x.t()
    total = product + 1
    weights = total.softmax(1)
    mixed = x + product[:, :1]
    with torch.autocast("cpu", enabled=False):
        plain = x @ x.t()
    again = torch.einsum("ij,kj->ik", x, x)
    joined = torch.cat([product, plain])
    kept = torch.mv(x.t(), x[:, 0])
for tensor in (product, total, weights, mixed, plain, again, joined, kept):
    print(tensor.dtype)
print(weights)


@torch.autocast("cpu")
def step(x):
    return model(x).dtype, torch.is_autocast_enabled("cpu")


print(step(x), step.__name__)
print(torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"))
try:
    with torch.autocast("cpu"):
        raise ValueError("inside")
except ValueError as error:
    print(error, torch.is_autocast_enabled("cpu"))

image = nn.Sequential(
    nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 5))
with torch.autocast("cpu"):
    scores = image(torch.randn(2, 1, 8, 8))
    loss = F.cross_entropy(scores, torch.tensor([1, 2]))
loss.backward()
print(scores)
print(loss)
print([p.grad.dtype for p in image.parameters()])

# A parameter is narrowed once for a block, and its gradients meet in the narrow type.
model.weight.grad = None
with torch.autocast("cpu"):
    both = model(x).sum() + model(x).sum()
both.backward()
print(model.weight.grad)

lstm = nn.LSTM(4, 3)
with torch.no_grad(), torch.autocast("cpu"):
    print(lstm(torch.randn(3, 2, 4))[0])
    print(nn.GRU(4, 3)(torch.randn(1, 2, 4))[0].dtype, nn.RNN(4, 3)(torch.randn(1, 2, 4))[0].dtype)

scaler = torch.amp.GradScaler("cpu", init_scale=8.0, growth_interval=1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()
loss = F.mse_loss(model(x), torch.ones(5, 3))
print(scaler.scale(loss))
scaler.scale(loss).backward()
scaler.step(optimizer)
scaler.update()
print(scaler.get_scale(), model.bias)
model.weight.grad = torch.full((3, 7), float("inf"))
scaler.step(optimizer)
scaler.update()
print(scaler.get_scale(), scaler.state_dict())
for mistake in (
    lambda: torch.autocast(torch.device("cpu")),
    lambda: torch.autocast("cpu")(3),
    lambda: torch.amp.GradScaler("cpu").step(optimizer),
):
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)
