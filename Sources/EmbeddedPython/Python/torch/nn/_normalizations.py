"""Normalisation over a batch, an image or the neighbouring channels."""

import torch
from torch._nn import batch_norm as _batch_norm

__name__ = "torch.nn.functional"


def batch_norm(
    input,
    running_mean,
    running_var,
    weight=None,
    bias=None,
    training=False,
    momentum=0.1,
    eps=1e-5,
):
    """(x - mean) / sqrt(var + eps) by channel, over the batch or by running statistics."""
    if training:
        per_channel = input.numel() // max(input.size(1), 1)
        if per_channel == 1:
            raise ValueError(
                f"Expected more than 1 value per channel when training, got input size {input.size()}"
            )
    return _batch_norm(
        input, running_mean, running_var, weight, bias, training, momentum, eps
    )


def instance_norm(
    input,
    running_mean=None,
    running_var=None,
    weight=None,
    bias=None,
    use_input_stats=True,
    momentum=0.1,
    eps=1e-5,
):
    """`batch_norm` of each sample on its own."""
    if use_input_stats:
        if input.numel() == input.size(0) * input.size(1) and input.dim() > 2:
            raise ValueError(
                "Expected more than 1 spatial element when training, got input size "
                f"{input.size()}")
    elif running_mean is None or running_var is None:
        raise RuntimeError(
            "Expected running_mean and running_var to be defined when use_input_stats is false")
    n, c = input.shape[:2]

    def repeated(tensor):
        return None if tensor is None else tensor.repeat(n)

    mean, var = repeated(running_mean), repeated(running_var)
    flat = input.reshape(1, n * c, *input.shape[2:])
    result = _batch_norm(
        flat, mean, var, repeated(weight), repeated(bias), use_input_stats, momentum, eps)
    with torch.no_grad():
        if running_mean is not None:
            running_mean.copy_(mean.view(n, c).mean(0))
        if running_var is not None:
            running_var.copy_(var.view(n, c).mean(0))
    return result.view(input.shape)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    """Divides by the size of the neighbouring channels."""
    if input.dim() < 3:
        raise ValueError(
            "Expected 3D or higher dimensionality input "
            f"(got {input.dim()} dimensions)")
    squares = input.mul(input)
    wide = squares.new_zeros(
        [input.size(0), input.size(1) + size - 1] + list(input.shape[2:]))
    wide[:, size // 2 : size // 2 + input.size(1)] = squares
    total = wide[:, : input.size(1)]
    for i in range(1, size):
        total = total + wide[:, i : i + input.size(1)]
    return input / (total / size).mul(alpha).add(k).pow(beta)
