"""The functions of several tensors that `torch` takes from here."""

import torch.nn.functional as F
from torch import (
    atleast_1d, atleast_2d, atleast_3d, block_diag, broadcast_tensors, cartesian_prod, cdist,
    chain_matmul, einsum, meshgrid, norm, split, tensordot, unique, unique_consecutive)
