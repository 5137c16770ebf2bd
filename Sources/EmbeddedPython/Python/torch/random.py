"""Seeds of the default generator."""

from torch import (
    default_generator,
    get_rng_state,
    initial_seed,
    manual_seed,
    seed,
    set_rng_state,
)


class fork_rng:
    """Restores the generator's state at the end of a `with` block."""

    def __init__(self, devices=None, enabled=True):
        self.enabled = enabled

    def __enter__(self):
        self.state = get_rng_state()

    def __exit__(self, *args):
        if self.enabled:
            set_rng_state(self.state)
