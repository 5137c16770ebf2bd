"""Switches of the graph."""

from torch import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._autograd import anomaly, set_anomaly


class set_detect_anomaly:
    """Has backward name the operation that made a NaN; acts at once, and as a context manager."""

    def __init__(self, mode, check_nan=True):
        self.before = set_anomaly(mode)

    def __enter__(self):
        return None

    def __exit__(self, *args):
        set_anomaly(self.before)


class detect_anomaly:
    def __init__(self, check_nan=True):
        self.before = anomaly()

    def __enter__(self):
        set_anomaly(True)

    def __exit__(self, *args):
        set_anomaly(self.before)


class set_multithreading_enabled:
    def __init__(self, mode):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *args):
        pass
