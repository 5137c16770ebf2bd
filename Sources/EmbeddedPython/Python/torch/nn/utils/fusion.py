"""A batch normalisation in evaluation, folded into the layer before it."""

import copy

import torch
from torch.nn.parameter import Parameter


def _folded(weight, bias, mean, var, eps, scale, shift, shape):
    if bias is None:
        bias = torch.zeros_like(mean)
    if scale is None:
        scale = torch.ones_like(mean)
    if shift is None:
        shift = torch.zeros_like(mean)
    rate = torch.rsqrt(var + eps)
    return (
        Parameter(weight * (scale * rate).reshape(shape), weight.requires_grad),
        Parameter((bias - mean) * rate * scale + shift, bias.requires_grad))


def fuse_conv_bn_weights(
    conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False
):
    shape = [1] * conv_w.dim()
    shape[1 if transpose else 0] = -1
    return _folded(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, shape)


def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    return _folded(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, [-1, 1])


def _fused(layer, bn, fold, **options):
    if layer.training or bn.training:
        raise AssertionError("Fusion only for eval!")
    fused = copy.deepcopy(layer)
    fused.weight, fused.bias = fold(
        fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias,
        **options)
    return fused


def fuse_conv_bn_eval(conv, bn, transpose=False):
    """One convolution that does what a convolution and a batch norm do in evaluation."""
    return _fused(conv, bn, fuse_conv_bn_weights, transpose=transpose)


def fuse_linear_bn_eval(linear, bn):
    """One linear layer that does what a linear layer and a batch norm do in evaluation."""
    return _fused(linear, bn, fuse_linear_bn_weights)
