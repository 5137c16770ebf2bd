"""Convolutions over three dimensions, as convolutions over two.

A window of a volume is a stack of windows of its slices: with the slices that meet one kernel laid
side by side as channels, one convolution over two dimensions gives the whole result.
"""

import torch
from torch._autocast import narrowed
from torch.nn._nodes import node
from torch.nn._windows import listed

__name__ = "torch.nn.functional"


def _check(name, input, weight, transposed, groups):
    if input.dim() not in (4, 5):
        raise RuntimeError(
            f"Expected 4D (unbatched) or 5D (batched) input to {name}, but got input of size: "
            f"{list(input.shape)}")
    channels = weight.size(0) if transposed else weight.size(1) * groups
    if input.size(-4) != channels:
        if transposed:
            raise RuntimeError(
                f"Given transposed=1, weight of size {list(weight.shape)}, expected input"
                f"{list(input.shape)} to have {channels} channels, but got {input.size(-4)} "
                "channels instead")
        raise RuntimeError(
            f"Given groups={groups}, weight of size {list(weight.shape)}, expected input"
            f"{list(input.shape)} to have {channels} channels, but got {input.size(-4)} channels "
            "instead")


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (N, C, D, H, W) with weight (out, C / groups, kD, kH, kW)."""
    input, weight, bias = narrowed(input, weight, bias)
    _check("conv3d", input, weight, False, groups)
    stride, dilation = listed(stride, 3), listed(dilation, 3)
    kernel = list(weight.shape[2:])
    if padding == "same":
        ends = [(d * (k - 1) // 2, d * (k - 1) - d * (k - 1) // 2) for k, d in zip(kernel, dilation)]
    else:
        ends = [(p, p) for p in listed(0 if padding == "valid" else padding, 3)]
    batched = input if input.dim() == 5 else input.unsqueeze(0)

    def convolve(input, weight, bias):
        F = torch.nn.functional
        sides = [end for pair in reversed(ends) for end in pair]
        wide = F.pad(input, sides) if any(sides) else input
        rows, channels, depth = wide.shape[:3]
        count = (depth - dilation[0] * (kernel[0] - 1) - 1) // stride[0] + 1
        if count < 1:
            raise RuntimeError(
                "Calculated padded input size per channel: "
                f"({' x '.join(str(s) for s in wide.shape[2:])}). Kernel size: "
                f"({' x '.join(str(k) for k in kernel)}). Kernel size can't be greater than "
                "actual input size")
        first = torch.arange(count, device=wide.device) * stride[0]
        at = first[:, None] + torch.arange(kernel[0], device=wide.device) * dilation[0]
        slabs = wide[:, :, at].permute(0, 2, 1, 3, 4, 5)
        flat = slabs.reshape([rows * count, channels * kernel[0]] + list(wide.shape[3:]))
        taps = weight.reshape([weight.size(0), -1] + kernel[1:])
        result = F.conv2d(flat, taps, bias, stride[1:], 0, dilation[1:], groups)
        return result.unflatten(0, (rows, count)).transpose(1, 2).contiguous()

    result = node("ConvolutionBackward0", convolve, batched, weight, bias)
    return result if input.dim() == 5 else result.squeeze(0)


def conv_transpose3d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    """The gradient of `conv3d` with respect to its input."""
    input, weight, bias = narrowed(input, weight, bias)
    _check("conv_transpose3d", input, weight, True, groups)
    stride, dilation = listed(stride, 3), listed(dilation, 3)
    padding, extra = listed(padding, 3), listed(output_padding, 3)
    batched = input if input.dim() == 5 else input.unsqueeze(0)

    def convolve(input, weight, bias):
        rows, _, depth = input.shape[:3]
        taps = weight.size(2)
        count = (depth - 1) * stride[0] + dilation[0] * (taps - 1) + 1 + extra[0]
        slices = input.transpose(1, 2).flatten(0, 1)
        total = None
        for tap in range(taps):
            plane = torch.nn.functional.conv_transpose2d(
                slices, weight[:, :, tap], None, stride[1:], padding[1:], extra[1:], groups,
                dilation[1:]).unflatten(0, (rows, depth))
            if total is None:
                total = plane.new_zeros([rows, count] + list(plane.shape[2:]))
            at = torch.arange(depth, device=input.device) * stride[0] + tap * dilation[0]
            total = total.index_add(1, at, plane)
        total = total[:, padding[0] : count - padding[0]].transpose(1, 2)
        return (total if bias is None else total + bias.view(-1, 1, 1, 1)).contiguous()

    result = node("ConvolutionBackward0", convolve, batched, weight, bias)
    return result if input.dim() == 5 else result.squeeze(0)
