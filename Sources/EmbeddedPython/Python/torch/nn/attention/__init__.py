"""Which kernels attention may take: a choice that programs may make; there is one on each device here."""

import contextlib
import enum


class SDPBackend(enum.Enum):
    """The kernels of `scaled_dot_product_attention`."""

    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4

    def __repr__(self):
        return f"<{self}: {self.value}>"


@contextlib.contextmanager
def sdpa_kernel(backends, set_priority=False):
    """A `with` block in which attention takes one of the kernels."""
    given = backends if isinstance(backends, (list, tuple)) else [backends]
    if not given or not all(isinstance(one, SDPBackend) for one in given):
        raise AssertionError(
            "Backend must be an instance of SDPBackend or a list of SDPBackend instances")
    yield
