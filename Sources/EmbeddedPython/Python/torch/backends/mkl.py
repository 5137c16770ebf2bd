"""The backend for products; its arithmetic is what Taper's own kernels follow."""


def is_available():
    return True
