"""Mixed precision under its old name; see torch.amp."""

from torch.amp import GradScaler, autocast
