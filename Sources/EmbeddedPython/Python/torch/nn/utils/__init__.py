"""Helpers for training: gradient clipping, parameters as one vector."""

import torch


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


def weight_norm(module, name="weight", dim=0):
    """Splits a weight into its size `weight_g` and its direction `weight_v`."""
    from torch.nn.parameter import Parameter

    weight = getattr(module, name)
    axes = [d for d in range(weight.dim()) if d != dim]

    def size(v):
        return v.norm() if dim is None else v.norm(2, axes, keepdim=True)

    del module._parameters[name]
    module.register_parameter(name + "_g", Parameter(size(weight).data))
    module.register_parameter(name + "_v", Parameter(weight.data))

    def compute(module, inputs=None):
        g, v = getattr(module, name + "_g"), getattr(module, name + "_v")
        object.__setattr__(module, name, v * (g / size(v)))

    compute(module)
    handle = module.register_forward_pre_hook(compute)
    object.__setattr__(module, "_weight_norm_" + name, (handle, compute))
    return module


def remove_weight_norm(module, name="weight"):
    """Joins size and direction into one weight again."""
    from torch.nn.parameter import Parameter

    handle, compute = module.__dict__.pop("_weight_norm_" + name)
    compute(module)
    handle.remove()
    weight = module.__dict__.pop(name)
    del module._parameters[name + "_g"], module._parameters[name + "_v"]
    module.register_parameter(name, Parameter(weight.data))
    return module


def skip_init(module_cls, *args, **kwargs):
    return module_cls(*args, **kwargs)


from torch.nn.utils import rnn
