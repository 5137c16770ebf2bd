"""The machine's GPUs: what there is, how much memory is used, waiting for them."""

import time

import _imports
import torch
from torch import OutOfMemoryError, _cuda

_imports.later("torch.cuda", "amp")


def is_available():
    return _cuda.device_count() > 0


def is_initialized():
    return _cuda.is_initialized()


def device_count():
    return _cuda.device_count()


def init():
    _cuda.init()


def _index(device):
    """The number of a device, given as such, as a string or an object; the current one for None."""
    init()
    if isinstance(device, str):
        device = torch.device(device)
    if isinstance(device, torch.device):
        if device.type != "cuda":
            raise ValueError(f"Expected a cuda device, but got: {device}")
        device = device.index
    return _cuda.current_device() if device is None else device


def current_device():
    init()
    return _cuda.current_device()


def set_device(device):
    _cuda.set_device(_index(device))


class device:
    """Makes a device the current one within a `with` block."""

    def __init__(self, device):
        self.idx = _index(device)
        self.prev_idx = -1

    def __enter__(self):
        self.prev_idx = _cuda.current_device()
        _cuda.set_device(self.idx)

    def __exit__(self, *args):
        _cuda.set_device(self.prev_idx)
        return False


class _CudaDeviceProperties:
    def __init__(self, index):
        name, memory, major, minor, multiprocessors = _cuda.facts(index)[:5]
        self.name = name
        self.major = major
        self.minor = minor
        self.total_memory = memory
        self.multi_processor_count = multiprocessors

    def __repr__(self):
        return (
            f"_CudaDeviceProperties(name='{self.name}', major={self.major}, minor={self.minor}, "
            f"total_memory={self.total_memory // 2**20}MB, "
            f"multi_processor_count={self.multi_processor_count})"
        )


def get_device_properties(device=None):
    return _CudaDeviceProperties(_index(device))


def get_device_name(device=None):
    return get_device_properties(device).name


def get_device_capability(device=None):
    properties = get_device_properties(device)
    return properties.major, properties.minor


def is_bf16_supported(including_emulation=True):
    return is_available()


def synchronize(device=None):
    _cuda.synchronize(_index(device))


def empty_cache():
    _cuda.empty_cache()


def memory_allocated(device=None):
    return _cuda.facts(_index(device))[5] if is_available() else 0


def max_memory_allocated(device=None):
    return _cuda.facts(_index(device))[6] if is_available() else 0


def memory_reserved(device=None):
    return _cuda.facts(_index(device))[7] if is_available() else 0


def max_memory_reserved(device=None):
    return memory_reserved(device)


def reset_peak_memory_stats(device=None):
    if is_available():
        _cuda.reset_peak(_index(device))


def mem_get_info(device=None):
    index = _index(device)
    return _cuda.free_memory(index), _cuda.facts(index)[1]


def manual_seed(seed):
    """Seeds the current device, and not the CPU."""
    if is_available():
        _cuda.set_random_stream(current_device(), int(seed), 0)


def manual_seed_all(seed):
    for index in range(device_count()):
        _cuda.set_random_stream(index, int(seed), 0)


def seed():
    """Seeds the current device by chance."""
    manual_seed(torch.Generator().seed())


def seed_all():
    """Seeds all devices alike, by chance."""
    manual_seed_all(torch.Generator().seed())


def initial_seed():
    return _cuda.random_stream(current_device())[0]


def get_rng_state(device="cuda"):
    """Seed and offset of a device's stream, eight bytes each."""
    seed, offset = _cuda.random_stream(_index(device))
    data = seed.to_bytes(8, "little") + offset.to_bytes(8, "little")
    return torch.tensor(list(data), dtype=torch.uint8, device="cpu")


def get_rng_state_all():
    return [get_rng_state(index) for index in range(device_count())]


def set_rng_state(new_state, device="cuda"):
    data = bytes(new_state.tolist())
    if len(data) != 16:
        raise RuntimeError("RNG state is wrong size")
    seed, offset = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")
    if offset % 4 != 0:
        raise RuntimeError("offset must be a multiple of 4")
    _cuda.set_random_stream(_index(device), seed, offset)


def set_rng_state_all(new_states):
    for index, state in enumerate(new_states):
        set_rng_state(state, index)


class Event:
    """A moment of the device's work, for timing; all work is on one stream."""

    def __init__(self, enable_timing=False, blocking=False, interprocess=False):
        self._moment = None

    def record(self, stream=None):
        synchronize()
        self._moment = time.perf_counter()

    def synchronize(self):
        synchronize()

    def query(self):
        return True

    def elapsed_time(self, end_event):
        """Milliseconds until another event."""
        return (end_event._moment - self._moment) * 1000


from torch.cuda import amp
