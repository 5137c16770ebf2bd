"""Convolutions and batch norm to the last bit: layers alone, and networks in training."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)


def digest(tensor):
    """A number that depends on every bit of a float32 tensor."""
    bits = tensor.detach().contiguous().view(torch.int32).to(torch.int64).flatten()
    return int((bits * (torch.arange(bits.numel()) % 1009 + 1)).sum())


def show(name, layer, *shape):
    x = torch.randn(shape, requires_grad=True)
    y = layer(x)
    gradients = torch.autograd.grad(y, [x, *layer.parameters()], torch.randn_like(y))
    print(name, digest(y), *map(digest, gradients))


# One block of channels, several, and a part of one; with and without padding, stride and dilation
show("one channel", nn.Conv2d(1, 6, 5), 4, 1, 12, 12)
show("colours", nn.Conv2d(3, 8, 3, padding=1), 2, 3, 9, 7)
show("two blocks", nn.Conv2d(20, 18, 3), 2, 20, 6, 6)
show("long chains", nn.Conv2d(16, 4, 5, padding=2), 2, 16, 9, 9)
show("strided", nn.Conv2d(18, 20, 4, stride=2, padding=1, bias=False), 2, 18, 8, 8)
show("strides", nn.Conv2d(3, 5, (5, 3), stride=2, padding=(2, 1)), 2, 3, 11, 9)
show("dilated", nn.Conv2d(16, 16, 3, padding=2, dilation=2), 2, 16, 7, 7)
show("points", nn.Conv2d(17, 5, 1), 16, 17, 4, 4)
show("many points", nn.Conv2d(300, 2, 1), 16, 300, 2, 2)
show("strided points", nn.Conv2d(8, 6, 1, stride=2), 2, 8, 6, 6)
show("by channel", nn.Conv2d(6, 6, 3, padding=1, groups=6), 2, 6, 5, 5)
show("two groups", nn.Conv2d(32, 32, 3, groups=2), 2, 32, 5, 5)
show("lines", nn.Conv1d(4, 8, 3), 3, 4, 20)
# Small batches are products with unfolded patches
show("one image", nn.Conv2d(3, 4, 3), 1, 3, 8, 8)
show("few points", nn.Conv2d(8, 4, 1), 4, 8, 5, 5)
show("large kernel", nn.Conv2d(1, 2, 4), 1, 1, 9, 9)
# Transposed
show("transposed", nn.ConvTranspose2d(18, 5, 3), 2, 18, 5, 5)
show("upwards", nn.ConvTranspose2d(8, 3, 4, stride=2, padding=1), 2, 8, 5, 5)
show("from a point", nn.ConvTranspose2d(20, 8, 4, bias=False), 3, 20, 1, 1)
# Statistics of channels
for shape in ((8, 6, 4, 4), (5, 3, 3, 11), (20, 4, 9), (7, 13)):
    layer = (nn.BatchNorm2d if len(shape) == 4 else nn.BatchNorm1d)(shape[1])
    for _ in range(3):
        show("batch norm", layer, *shape)
    print(digest(layer.running_mean), digest(layer.running_var))
    layer.eval()
    show("afterwards", layer, *shape)


def train(name, net, optimizer, x, y, steps):
    for step in range(steps):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        print(name, step, loss.item())


net = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(),
    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10))
train("digits", net, torch.optim.SGD(net.parameters(), 0.05, momentum=0.9),
      torch.randn(16, 1, 16, 16), torch.randint(0, 10, (16,)), 8)
net = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 24, 3, stride=2), nn.BatchNorm2d(24), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
    nn.Flatten(), nn.Linear(24, 5))
train("pictures", net, torch.optim.Adam(net.parameters(), 0.01), torch.randn(8, 3, 12, 12),
      torch.randint(0, 5, (8,)), 8)
net = nn.Sequential(
    nn.Conv1d(4, 8, 3, padding=1), nn.ReLU(), nn.Conv1d(8, 16, 5, stride=2), nn.ReLU(),
    nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(16, 2))
train("lines", net, torch.optim.Adam(net.parameters(), 0.01), torch.randn(20, 4, 30),
      torch.randint(0, 2, (20,)), 8)
