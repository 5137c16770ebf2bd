"""Images with other borders, and with their channels and pixels in another order."""

from torch._autocast import widened
from torch._nn import pad as _pad

__name__ = "torch.nn.functional"


def pad(input, pad, mode="constant", value=None):
    """The input with its last dimensions widened: (left, right, top, bottom, ...)."""
    count = len(pad)
    if count % 2:
        raise RuntimeError("Padding length must be divisible by 2")
    if mode != "constant":
        if value is not None and value != 0:
            raise ValueError(f'Padding mode "{mode}" doesn\'t take in value argument')
        if mode in ("reflect", "replicate", "circular") and (
                2 * input.dim() - count not in (2, 4) or count > 6):
            raise NotImplementedError(
                f"Padding size {count} is not supported for {input.dim()}D input tensor.\n"
                "Supported combinations for non-constant padding:\n"
                "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
                "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
                "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
    if mode == "replicate" or mode == "reflect" and count < 6:
        input = widened(input)
    return _pad(input, pad, mode, value)


def pixel_unshuffle(input, downscale_factor):
    """(C, r*H, r*W) to (r*r*C, H, W)."""
    r = downscale_factor
    *lead, c, h, w = input.shape
    if h % r or w % r:
        raise RuntimeError(
            f"pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)="
            f"{h} is not divisible by {r}" if h % r else
            f"pixel_unshuffle expects width to be divisible by downscale_factor, but input.size(-1)="
            f"{w} is not divisible by {r}")
    n = len(lead)
    parts = input.reshape(*lead, c, h // r, r, w // r, r)
    order = list(range(n)) + [n, n + 2, n + 4, n + 1, n + 3]
    return parts.permute(*order).reshape(*lead, c * r * r, h // r, w // r)


def channel_shuffle(input, groups):
    """Mixes the channels of several groups."""
    shape = list(input.shape)
    if shape[1] % groups:
        raise RuntimeError(
            "Number of channels must be divisible by groups. Got "
            f"{shape[1]} channels and {groups} groups.")
    parts = input.reshape([shape[0], groups, shape[1] // groups] + shape[2:])
    return parts.transpose(1, 2).reshape(shape)


native_channel_shuffle = channel_shuffle
