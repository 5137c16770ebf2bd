"""Layers and pools in bfloat16: sums in float32, one rounding at the end."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
x = torch.randn(4, 6).bfloat16()
image = torch.randn(1, 2, 6, 6).bfloat16()
print(F.softmax(x, 1))
print(F.log_softmax(x, 0))
print(F.layer_norm(x, (6,)))
print(F.group_norm(image, 2)[0, 0])
print(F.batch_norm(image, torch.zeros(2), torch.ones(2))[0, 1])
print(F.max_pool2d(image, 2))
print(F.avg_pool2d(image, 2))
convolution = nn.Conv2d(2, 3, 3).bfloat16()
result = convolution(image)
print(result)
result.sum().backward()
print(convolution.weight.grad)
query, key, value = (torch.randn(1, 2, 5, 8).bfloat16() for _ in range(3))
print(F.scaled_dot_product_attention(query, key, value))
