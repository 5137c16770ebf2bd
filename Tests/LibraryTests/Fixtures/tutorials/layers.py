"""Layers of every kind: what they compute, how they are shown, what they say to wrong inputs."""

import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ":", error)


torch.manual_seed(0)
image = torch.randn(1, 2, 5, 5, requires_grad=True)
volume = torch.randn(1, 2, 3, 3, 3, requires_grad=True)

# Volumes.
convolution = nn.Conv3d(2, 3, 2, stride=(1, 2, 1), padding=(0, 1, 0))
print(convolution, convolution(volume).shape)
print(convolution(volume)[0, 0, 0])
convolution(volume).sum().backward()
print(volume.grad[0, 0, 0])
print(F.conv_transpose3d(volume, torch.randn(2, 1, 2, 2, 2), stride=2)[0, 0, 1])
print(F.max_pool3d(volume, 2, return_indices=True))
print(F.avg_pool3d(volume, 2, padding=1, count_include_pad=False)[0, 0, 0])
print(F.adaptive_avg_pool3d(volume, 1), F.adaptive_avg_pool3d(volume, (1, 2, 2))[0, 0])

# Pools.
print(F.adaptive_max_pool2d(image, (2, 3), return_indices=True))
print(F.adaptive_max_pool1d(torch.arange(6.0).view(1, 1, 6), 4))
print(F.avg_pool2d(image, 2, ceil_mode=True, divisor_override=3)[0, 0])
pooled, places = F.max_pool2d(image, 2, return_indices=True)
print(F.max_unpool2d(pooled, places, 2, output_size=(5, 5)))
attempt(lambda: F.max_unpool2d(pooled, places, 2))
torch.manual_seed(1)
print(nn.FractionalMaxPool2d(2, output_size=3)(torch.randn(1, 1, 6, 6)))
print(nn.LPPool2d(2, 2)(image)[0, 0])

# Resizing and sampling.
for mode in ("nearest", "bilinear", "bicubic", "area", "nearest-exact"):
    print(mode, F.interpolate(image, size=3, mode=mode)[0, 0])
print(F.interpolate(volume, scale_factor=2, mode="trilinear")[0, 0, 1])
attempt(lambda: F.interpolate(image, mode="linear", scale_factor=2))
attempt(lambda: F.interpolate(image))
grid = F.affine_grid(torch.tensor([[[1.0, 0.2, 0.0], [0.0, 1.0, 0.1]]]), (1, 2, 3, 3))
for mode in ("bilinear", "nearest", "bicubic"):
    for padding in ("zeros", "border", "reflection"):
        print(mode, padding, F.grid_sample(image, grid, mode, padding, align_corners=False)[0, 1])

# Losses.
torch.manual_seed(0)
log_probs = torch.randn(6, 2, 5).log_softmax(2).requires_grad_()
loss = F.ctc_loss(log_probs, torch.tensor([[1, 2, 3], [2, 2, 4]]), (6, 6), (3, 3))
loss.backward()
print(loss, log_probs.grad[0])
print(F.ctc_loss(log_probs, torch.tensor([1, 2, 3, 2]), (6, 5), (3, 1), reduction="none"))
print(F.multilabel_margin_loss(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([[3, 0, -1, 1]])))
adaptive = nn.AdaptiveLogSoftmaxWithLoss(8, 10, [3, 6], div_value=2.0)
print(adaptive)
print(adaptive(torch.randn(4, 8), torch.tensor([0, 4, 7, 9])))
print(adaptive.predict(torch.randn(3, 8)))
print(nn.RReLU()(torch.tensor([[-1.0, 2.0, -3.0]], requires_grad=True)))
print(F.soft_margin_loss(torch.tensor([0.5, -1.0], requires_grad=True), torch.tensor([1.0, -1.0])))
print(F.embedding_bag(torch.tensor([[0, 1], [2, 2]]), torch.ones(3, 2, requires_grad=True)))

# Recurrent layers.
torch.manual_seed(0)
for layer in (nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True), nn.GRU(3, 4, dropout=0.0),
              nn.RNN(3, 4, nonlinearity="relu", batch_first=True), nn.LSTM(3, 4, proj_size=2)):
    output, state = layer(torch.randn(2, 5, 3))
    print(layer, output.shape, output[0, 0], state[0].shape)
print(nn.LSTMCell(3, 4)(torch.randn(3)), nn.GRUCell(3, 4)(torch.randn(2, 3)).shape)
attempt(lambda: nn.LSTM(3, 4)(torch.ones(5, 2, 7)))
attempt(lambda: nn.LSTM(3, 4)(torch.ones(5, 2, 3), (torch.ones(2, 2, 4), torch.ones(1, 2, 4))))
attempt(lambda: nn.GRU(3, 4)(torch.ones(5, 2, 3), torch.ones(2, 2, 4)))
attempt(lambda: nn.LSTM(3, 4)(torch.ones(5, 2, 3, dtype=torch.float64)))
attempt(lambda: nn.LSTMCell(3, 4)(torch.ones(2, 5)))
attempt(lambda: nn.GRU(3, 0))

# Attention.
torch.manual_seed(0)
attention = nn.MultiheadAttention(8, 2, kdim=4, vdim=6, batch_first=True)
output, weights = attention(torch.randn(2, 3, 8), torch.randn(2, 5, 4), torch.randn(2, 5, 6))
print(output.shape, weights)
query = torch.randn(1, 2, 3, 4, requires_grad=True)
print(F.scaled_dot_product_attention(query, query, query, is_causal=True))
torch.manual_seed(0)
print(F.scaled_dot_product_attention(query[0], query[0], query[0], dropout_p=0.5)[0])
attempt(lambda: attention(torch.randn(3, 7), torch.randn(3, 7), torch.randn(3, 7)))

# Containers, hooks, state.
chain = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
print(chain + nn.Sequential(nn.Tanh()), len(chain * 2))
chain[0] = nn.Linear(2, 5)
print(chain)
print(nn.ParameterList([torch.ones(2), nn.Parameter(torch.ones(1, 2))]))
print(nn.ParameterDict({"w": torch.ones(2)}))
handle = chain[0].register_full_backward_hook(
    lambda module, grad_input, grad_output: print(module, grad_input, grad_output))
x = torch.ones(1, 2, requires_grad=True)
result = chain[0](x)
print(result.grad_fn.name())
torch.manual_seed(0)
result.sum().backward()
handle.remove()
attempt(lambda: chain.load_state_dict({"0.weight": torch.ones(5, 3), "2.bias": torch.ones(1)}))
