"""Comparisons for tests."""

import torch


def assert_close(
    actual, expected, *, rtol=None, atol=None, equal_nan=False, check_dtype=True, msg=None, **options
):
    """Raises AssertionError where two tensors differ by more than the tolerances."""
    a, b = torch.as_tensor(actual), torch.as_tensor(expected)
    if a.shape != b.shape:
        raise AssertionError(
            f"The values for attribute 'shape' do not match: {a.shape} != {b.shape}."
        )
    if check_dtype and a.dtype != b.dtype:
        raise AssertionError(
            f"The values for attribute 'dtype' do not match: {a.dtype} != {b.dtype}."
        )
    if rtol is None:
        rtol, atol = (
            (1.3e-6, 1e-5) if a.dtype == torch.float32 else (1e-7, 1e-7)
            if a.is_floating_point() else (0, 0)
        )
    close = torch.isclose(a, b, rtol, atol, equal_nan)
    if close.all():
        return
    wrong = (~close).sum().item()
    if a.dim() == 0:
        raise AssertionError(
            msg
            or f"Scalars are not close!\n\nExpected {b.item()} but got {a.item()}.\n"
            f"Absolute difference: {(a - b).abs().item()} (up to {atol} allowed)\n"
            f"Relative difference: {((a - b).abs() / b.abs()).item()} (up to {rtol} allowed)"
        )
    raise AssertionError(
        msg
        or f"Tensor-likes are not close!\n\nMismatched elements: {wrong} / {a.numel()} "
        f"({100 * wrong / a.numel():.1f}%)\n"
        f"Greatest absolute difference: {(a - b).abs().max().item()} (up to {atol} allowed)\n"
        f"Greatest relative difference: {((a - b).abs() / b.abs()).max().item()} "
        f"(up to {rtol} allowed)"
    )
