"""What stands around training: optimizers, schedules, averages, pruning, parametrizations, data."""

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.nn.utils.prune as prune
from torch.nn.utils import parametrizations, parametrize
from torch.optim import lr_scheduler, swa_utils
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def trained(make):
    torch.manual_seed(0)
    model, x, y = nn.Linear(3, 2), torch.randn(8, 3), torch.randn(8, 2)
    optimizer = make(model.parameters())
    for _ in range(5):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    return loss.item(), model.weight.detach()


print(trained(lambda p: torch.optim.Adafactor(p, lr=0.1)))
print(torch.optim.LBFGS(nn.Linear(1, 1).parameters(), line_search_fn="strong_wolfe"))
attempt(lambda: torch.optim.Muon(nn.Linear(2, 2).parameters()))


def rates(make, steps=8):
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1)
    schedule = make(optimizer)
    found = [schedule.get_last_lr()[0]]
    for _ in range(steps):
        optimizer.step()
        schedule.step()
        found.append(schedule.get_last_lr()[0])
    return found


print(rates(lambda o: lr_scheduler.OneCycleLR(
    o, 1.0, total_steps=9, anneal_strategy="linear", three_phase=True)))
print(rates(lambda o: swa_utils.SWALR(o, swa_lr=0.05, anneal_epochs=3)))
attempt(lambda: rates(lambda o: lr_scheduler.OneCycleLR(o, 1.0, total_steps=4)))
attempt(lambda: rates(lambda o: lr_scheduler.OneCycleLR(o, 1.0, total_steps=-1)))

torch.manual_seed(0)
model = nn.Linear(2, 1)
average = swa_utils.AveragedModel(
    model, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(0.9))
for _ in range(3):
    with torch.no_grad():
        model.weight += 1
    average.update_parameters(model)
print(average, average.module.weight, average.n_averaged)

torch.manual_seed(0)
layer = nn.Linear(3, 4)
prune.random_unstructured(layer, name="weight", amount=0.3)
prune.ln_structured(layer, name="weight", amount=0.5, n=2, dim=0)
print(layer.weight, [name for name, _ in layer.named_parameters()], list(layer.named_buffers()))
prune.remove(layer, "weight")
print(layer.weight)
attempt(lambda: prune.remove(layer, "weight"))
attempt(lambda: prune.l1_unstructured(layer, "weight", amount=1.5))

torch.manual_seed(0)
normed = parametrizations.weight_norm(nn.Linear(3, 2))
print(normed, normed(torch.ones(1, 3)))
spectral = nn.utils.spectral_norm(nn.Linear(3, 4))
print(list(spectral.state_dict()), spectral(torch.ones(1, 3)))


class Symmetric(nn.Module):
    def forward(self, matrix):
        return matrix.triu() + matrix.triu(1).transpose(-1, -2)


square = nn.Linear(3, 3)
parametrize.register_parametrization(square, "weight", Symmetric())
print(square, torch.equal(square.weight, square.weight.T))
parametrize.remove_parametrizations(square, "weight")
print(square, parametrize.is_parametrized(square))

data = TensorDataset(torch.arange(10))
print(list(DistributedSampler(data, num_replicas=3, rank=1, seed=1)))
attempt(lambda: DataLoader(data, persistent_workers=True))
attempt(lambda: DataLoader(data, prefetch_factor=2))

# A name that is both a module and a function of its package.
print(nn.utils.weight_norm.__name__, nn.utils.fuse_conv_bn_eval.__name__)
print(torch.utils.checkpoint.__name__, nn.utils.stateless.__name__)
