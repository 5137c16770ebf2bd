"""Apple's GPU, which is not there."""


def is_available():
    return False


def device_count():
    return 0


def manual_seed(seed):
    pass


def empty_cache():
    pass
