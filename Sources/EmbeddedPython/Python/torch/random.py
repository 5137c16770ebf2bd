"""Seeds of the default generator."""

import torch
from torch import (
    default_generator,
    get_rng_state,
    initial_seed,
    manual_seed,
    seed,
    set_rng_state,
)


class fork_rng:
    """Restores the states of the CPU's generator and the GPUs' at the end of a `with` block."""

    def __init__(self, devices=None, enabled=True):
        self.devices = devices
        self.enabled = enabled

    def __enter__(self):
        self.state = get_rng_state()
        if self.devices is None:
            self.devices = range(torch.cuda.device_count())
        self.device_states = [(device, torch.cuda.get_rng_state(device)) for device in self.devices]

    def __exit__(self, *args):
        if self.enabled:
            set_rng_state(self.state)
            for device, state in self.device_states:
                torch.cuda.set_rng_state(state, device)
