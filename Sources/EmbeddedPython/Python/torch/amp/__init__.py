"""Mixed precision: products in bfloat16 while a block runs, on the processor."""

import _imports
from torch.amp.autocast_mode import autocast, custom_bwd, custom_fwd, is_autocast_available
from torch.amp.grad_scaler import GradScaler

_imports.later("torch.amp", "autocast_mode", "grad_scaler")
