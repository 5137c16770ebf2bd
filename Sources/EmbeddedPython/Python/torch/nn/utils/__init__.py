"""Helpers for training: gradient clipping, parameters as one vector."""

import torch
import _imports

_imports.later("torch.nn.utils", "parametrizations", "parametrize", "prune", "rnn", "stateless")
_imports.later(
    "torch.nn.utils.fusion", "fuse_conv_bn_eval", "fuse_conv_bn_weights", "fuse_linear_bn_eval",
    "fuse_linear_bn_weights")
_imports.later("torch.nn.utils.spectral_norm", "remove_spectral_norm", "spectral_norm")
_imports.later("torch.nn.utils.weight_norm", "remove_weight_norm", "weight_norm")


def _listed(parameters):
    return [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)


def clip_grad_norm_(
    parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None
):
    """Scales all gradients so that their joint norm is at most `max_norm`; gives the old norm."""
    grads = [p.grad for p in _listed(parameters) if p.grad is not None]
    if not grads:
        return torch.tensor(0.0)
    norms = torch.stack([g.norm(float(norm_type)) for g in grads])
    total = norms.norm(float(norm_type))
    if error_if_nonfinite and not torch.isfinite(total):
        raise RuntimeError(
            f"The total norm of order {norm_type} for gradients from `parameters` is "
            "non-finite, so it cannot be clipped."
        )
    scale = (max_norm / (total + 1e-6)).clamp(max=1.0)
    for grad in grads:
        grad.mul_(scale)
    return total


def clip_grad_value_(parameters, clip_value, foreach=None):
    """Limits every gradient element to the range from -clip_value to clip_value."""
    for p in _listed(parameters):
        if p.grad is not None:
            p.grad.clamp_(min=-clip_value, max=clip_value)


def parameters_to_vector(parameters):
    return torch.cat([p.reshape(-1) for p in parameters])


def vector_to_parameters(vec, parameters):
    start = 0
    for p in parameters:
        p.data = vec[start : start + p.numel()].view_as(p).data
        start += p.numel()


def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    import warnings

    warnings.warn(
        "torch.nn.utils.clip_grad_norm is now deprecated in favor of "
        "torch.nn.utils.clip_grad_norm_.", FutureWarning)
    return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite)


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """The joint norm of several tensors."""
    tensors = _listed(tensors)
    if not tensors:
        return torch.tensor(0.0)
    return torch.stack([t.norm(float(norm_type)) for t in tensors]).norm(float(norm_type))


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    """Scales all gradients by a norm that is known."""
    scale = (max_norm / (total_norm + 1e-6)).clamp(max=1.0)
    for p in _listed(parameters):
        if p.grad is not None:
            p.grad.mul_(scale)


def skip_init(module_cls, *args, **kwargs):
    return module_cls(*args, **kwargs)
