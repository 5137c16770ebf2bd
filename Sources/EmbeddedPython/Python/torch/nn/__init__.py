"""Neural networks: layers, losses, parameters."""

import _imports
from torch.nn import modules
from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

_imports.later("torch.nn", "functional", "init", "parallel", "parameter", "utils")
_imports.later("torch.nn.modules", *(name for name in dir(modules) if name[0].isupper()))
_imports.later("torch.nn.parallel", "DataParallel")
