"""Neural networks: layers, losses, parameters."""

from torch.nn import functional, init
from torch.nn.modules import *
from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter
from torch.nn import modules, parameter, utils
from torch.nn.parallel import DataParallel
