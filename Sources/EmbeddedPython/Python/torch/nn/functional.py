"""Functions that layers and losses are made of.

What is an operation of its own comes from `torch._nn`. What PyTorch composes is composed in files of
this folder, family by family, each of which is read when one of its functions is first named.
"""

import _imports
from torch._nn import (
    adaptive_avg_pool2d,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    col2im,
    conv_transpose1d,
    conv_transpose2d,
    cosine_similarity,
    cross_entropy,
    glu,
    group_norm,
    hardshrink,
    huber_loss,
    im2col,
    l1_loss,
    layer_norm,
    linear,
    logsigmoid,
    max_pool2d_with_indices,
    mse_loss,
    nll_loss,
    one_hot,
    pixel_shuffle,
    prelu,
    rms_norm,
    smooth_l1_loss,
    softplus,
    softshrink,
    upsample_bilinear2d,
    upsample_nearest2d,
)

_imports.later(
    "torch.nn._activations", "relu", "relu_", "relu6", "hardtanh", "hardtanh_", "leaky_relu",
    "leaky_relu_", "elu", "elu_", "celu", "celu_", "selu", "selu_", "gelu", "silu", "mish",
    "hardswish", "hardsigmoid", "threshold", "threshold_", "rrelu", "rrelu_", "sigmoid", "tanh",
    "softsign", "tanhshrink", "softmax", "log_softmax", "softmin", "gumbel_softmax")
_imports.later("torch.nn._attention", "multi_head_attention_forward", "scaled_dot_product_attention")
_imports.later("torch.nn._convolutions", "conv1d", "conv2d", "fold", "unfold")
_imports.later("torch.nn._ctc", "ctc_loss")
_imports.later("torch.nn._distances", "bilinear", "normalize", "pdist")
_imports.later(
    "torch.nn._dropouts", "alpha_dropout", "dropout", "dropout1d", "dropout2d", "dropout3d",
    "feature_alpha_dropout")
_imports.later("torch.nn._embeddings", "embedding", "embedding_bag")
_imports.later(
    "torch.nn._grids", "affine_grid", "grid_sample", "interpolate", "upsample", "upsample_bilinear",
    "upsample_nearest")
_imports.later(
    "torch.nn._losses", "cosine_embedding_loss", "gaussian_nll_loss", "hinge_embedding_loss",
    "kl_div", "margin_ranking_loss", "multi_margin_loss", "multilabel_margin_loss",
    "multilabel_soft_margin_loss", "pairwise_distance", "poisson_nll_loss", "soft_margin_loss",
    "triplet_margin_loss", "triplet_margin_with_distance_loss", "_legacy_reduction", "_reduce")
_imports.later("torch.nn._normalizations", "batch_norm", "instance_norm", "local_response_norm")
_imports.later(
    "torch.nn._pools", "adaptive_avg_pool1d", "adaptive_max_pool1d",
    "adaptive_max_pool1d_with_indices", "adaptive_max_pool2d", "adaptive_max_pool2d_with_indices",
    "adaptive_max_pool3d", "avg_pool1d", "avg_pool2d", "avg_pool3d", "fractional_max_pool2d",
    "fractional_max_pool3d", "lp_pool1d", "lp_pool2d", "max_pool1d", "max_pool1d_with_indices",
    "max_pool2d", "max_pool3d", "max_unpool1d", "max_unpool2d", "max_unpool3d")
_imports.later(
    "torch.nn._rearranged", "channel_shuffle", "native_channel_shuffle", "pad", "pixel_unshuffle")
_imports.later("torch.nn._volumes", "conv3d", "conv_transpose3d")
_imports.later("torch.nn._windows", "adaptive_avg_pool3d", "lp_pool3d")
