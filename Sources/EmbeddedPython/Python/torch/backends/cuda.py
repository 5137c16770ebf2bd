"""The cuda backend."""

import contextlib


class _Products:
    """How exactly a GPU multiplies."""

    def __init__(self):
        self.allow_tf32 = False
        self.allow_fp16_reduced_precision_reduction = True
        self.allow_bf16_reduced_precision_reduction = True
        self.fp32_precision = "none"


matmul = _Products()
_kernels = {"flash": True, "mem_efficient": True, "math": True, "cudnn": True}


def is_built():
    return False


def flash_sdp_enabled():
    return _kernels["flash"]


def mem_efficient_sdp_enabled():
    return _kernels["mem_efficient"]


def math_sdp_enabled():
    return _kernels["math"]


def cudnn_sdp_enabled():
    return _kernels["cudnn"]


def enable_flash_sdp(enabled):
    _kernels["flash"] = enabled


def enable_mem_efficient_sdp(enabled):
    _kernels["mem_efficient"] = enabled


def enable_math_sdp(enabled):
    _kernels["math"] = enabled


def enable_cudnn_sdp(enabled):
    _kernels["cudnn"] = enabled


@contextlib.contextmanager
def sdp_kernel(enable_flash=True, enable_math=True, enable_mem_efficient=True, enable_cudnn=True):
    """Which kernels attention may take inside a `with` block; there is one on each device here."""
    before = dict(_kernels)
    _kernels.update(flash=enable_flash, math=enable_math, mem_efficient=enable_mem_efficient,
                    cudnn=enable_cudnn)
    try:
        yield
    finally:
        _kernels.update(before)
