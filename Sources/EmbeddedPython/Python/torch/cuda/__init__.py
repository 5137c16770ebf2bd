"""CUDA, which is not compiled in."""


def is_available():
    return False


def is_initialized():
    return False


def device_count():
    return 0


def _missing():
    raise AssertionError("Torch not compiled with CUDA enabled")


def init():
    _missing()


def current_device():
    _missing()


def get_device_name(device=None):
    _missing()


def get_device_properties(device=None):
    _missing()


def get_device_capability(device=None):
    _missing()


def set_device(device):
    _missing()


def synchronize(device=None):
    _missing()


def empty_cache():
    pass


def manual_seed(seed):
    pass


def manual_seed_all(seed):
    pass


def seed_all():
    pass


def memory_allocated(device=None):
    return 0


def max_memory_allocated(device=None):
    return 0


def memory_reserved(device=None):
    return 0


def reset_peak_memory_stats(device=None):
    pass


def is_bf16_supported():
    return False
