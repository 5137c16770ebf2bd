"""Switches of PyTorch's backends, kept so that programs may set them."""

from torch.backends import cuda, cudnn, mkl, mkldnn, mps, openmp
