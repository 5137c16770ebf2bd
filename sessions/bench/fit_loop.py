# The same regression with nn.Linear, a shuffling DataLoader and SGD: one step is one batch.
import time

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
rows = torch.rand(15, 3) * 100
crops = rows @ torch.tensor([[0.3, 0.8], [0.5, 0.2], [0.1, 0.6]])
loader = DataLoader(TensorDataset(rows, crops), batch_size=5, shuffle=True)
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=1e-5)


def fit(epochs):
    for _ in range(epochs):
        for inputs, targets in loader:
            loss = F.mse_loss(model(inputs), targets)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
    return loss


fit(20)
best = float("inf")
for _ in range(5):
    start = time.perf_counter()
    loss = fit(200)
    best = min(best, (time.perf_counter() - start) / 600)
print("fit_loop us/batch", round(best * 1e6, 3))
print("loss", loss.item())
