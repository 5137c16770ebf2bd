"""Pruning: weights set to zero by a mask that stays."""

import torch


def _amount(amount):
    if not isinstance(amount, (int, float)):
        raise TypeError(f"Invalid type of amount: {amount}. Must be int or float.")
    if (isinstance(amount, int) and amount < 0) or (
            isinstance(amount, float) and (amount > 1 or amount < 0)):
        raise ValueError(
            f"amount={amount} should either be a float in the range [0, 1] or a non-negative "
            "integer")


def _count(amount, size):
    count = amount if isinstance(amount, int) else round(amount * size)
    if count > size:
        raise ValueError(
            f"amount={count} should be smaller than the number of parameters to prune={size}")
    return count


class BasePruningMethod:
    """Computes a mask; `apply` puts it on a module's tensor and keeps it there.

    `name_orig` holds the parameter, `name_mask` the mask, `name` their product, which is
    recomputed before each forward.
    """

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def compute_mask(self, t, default_mask):
        raise NotImplementedError

    def apply_mask(self, module):
        mask = getattr(module, self._tensor_name + "_mask")
        orig = getattr(module, self._tensor_name + "_orig")
        return mask.to(dtype=orig.dtype) * orig

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        old = None
        for key, hook in list(module._forward_pre_hooks.items()):
            if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                old = hook
                del module._forward_pre_hooks[key]
        method = cls(*args, **kwargs)
        method._tensor_name = name
        if old is not None:
            container = old
            if not isinstance(old, PruningContainer):
                container = PruningContainer(old)
            container.add_pruning_method(method)
            method = container
        orig = getattr(module, name)
        scores = orig if importance_scores is None else importance_scores
        if scores.shape != orig.shape:
            raise AssertionError(
                f"importance_scores should have the same shape as parameter                 {name} "
                f"of {module}")
        if not isinstance(method, PruningContainer):
            module.register_parameter(name + "_orig", module._parameters[name])
            del module._parameters[name]
            default_mask = torch.ones_like(orig)
        else:
            default_mask = getattr(module, name + "_mask").detach().clone()
        with torch.no_grad():
            mask = method.compute_mask(scores, default_mask=default_mask)
        module.register_buffer(name + "_mask", mask)
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        """A pruned copy of a tensor."""
        scores = t if importance_scores is None else importance_scores
        mask = torch.ones_like(t) if default_mask is None else default_mask
        return t * self.compute_mask(scores, default_mask=mask)

    def remove(self, module):
        """Makes the pruned tensor the parameter, for good."""
        name = self._tensor_name
        weight = self.apply_mask(module)
        if hasattr(module, name):
            delattr(module, name)
        orig = module._parameters[name + "_orig"]
        orig.data = weight.data
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        setattr(module, name, orig)


class PruningContainer(BasePruningMethod):
    """Several methods, each on what the earlier ones left."""

    def __init__(self, *args):
        self._pruning_methods = list(args)
        self._tensor_name = args[0]._tensor_name if args else ""

    def add_pruning_method(self, method):
        self._pruning_methods.append(method)

    def __len__(self):
        return len(self._pruning_methods)

    def __iter__(self):
        return iter(self._pruning_methods)

    def __getitem__(self, index):
        return self._pruning_methods[index]

    def compute_mask(self, t, default_mask):
        method = self._pruning_methods[-1]
        mask = default_mask.to(dtype=t.dtype)
        if method.PRUNING_TYPE == "unstructured":
            part = mask == 1
        elif method.PRUNING_TYPE == "structured":
            dim = method.dim % t.dim()
            others = [d for d in range(t.dim()) if d != dim]
            part = mask.sum(others) != 0
            part = (slice(None),) * dim + (part,)
        else:
            part = (slice(None),) * t.dim()
        new = mask.clone()
        new[part] = method.compute_mask(t[part], default_mask=mask[part]).to(mask.dtype)
        return new


class Identity(BasePruningMethod):
    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return default_mask


class _Unstructured(BasePruningMethod):
    """Prunes single elements, which a subclass chooses."""

    PRUNING_TYPE = "unstructured"

    def __init__(self, amount):
        _amount(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.nelement())
        mask = default_mask.clone()
        if count != 0:
            mask.view(-1)[self._chosen(t, count).indices] = 0
        return mask


class RandomUnstructured(_Unstructured):
    def _chosen(self, t, count):
        return torch.topk(torch.rand_like(t).view(-1), k=count)


class L1Unstructured(_Unstructured):
    def _chosen(self, t, count):
        return torch.topk(torch.abs(t).view(-1), k=count, largest=False)


def _channel_mask(t, default_mask, dim, scores, count):
    chosen = torch.topk(scores, k=t.shape[dim] - count, largest=True)
    mask = torch.zeros_like(t)
    mask[(slice(None),) * (dim % t.dim()) + (chosen.indices,)] = 1
    return mask * default_mask.to(mask.dtype)


class RandomStructured(BasePruningMethod):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, dim=-1):
        _amount(amount)
        self.amount, self.dim = amount, dim

    def compute_mask(self, t, default_mask):
        size = t.shape[self.dim]
        count = _count(self.amount, size)
        if count == 0:
            return default_mask
        scores = torch.rand(size)
        threshold = torch.kthvalue(scores, k=count).values
        mask = torch.zeros_like(t)
        mask[(slice(None),) * (self.dim % t.dim()) + (scores > threshold,)] = 1
        return mask * default_mask.to(mask.dtype)


class LnStructured(BasePruningMethod):
    PRUNING_TYPE = "structured"

    def __init__(self, amount, n, dim=-1):
        _amount(amount)
        self.amount, self.n, self.dim = amount, n, dim

    def compute_mask(self, t, default_mask):
        count = _count(self.amount, t.shape[self.dim])
        if count == 0:
            return default_mask
        others = [d for d in range(t.dim()) if d != self.dim % t.dim()]
        norms = torch.norm(t, p=self.n, dim=others)
        return _channel_mask(t, default_mask, self.dim, norms, count)


class CustomFromMask(BasePruningMethod):
    PRUNING_TYPE = "global"

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        return default_mask * self.mask.to(dtype=default_mask.dtype)


def identity(module, name):
    """Prunes nothing, but keeps a mask."""
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    """Prunes elements at random."""
    RandomUnstructured.apply(module, name, amount=amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    """Prunes the smallest elements."""
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    """Prunes channels at random."""
    RandomStructured.apply(module, name, amount=amount, dim=dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    """Prunes the channels of the smallest norm."""
    LnStructured.apply(
        module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    """Prunes where a mask is zero."""
    CustomFromMask.apply(module, name, mask=mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """Prunes across several tensors at once."""
    if not isinstance(parameters, (list, tuple)):
        raise TypeError("global_unstructured(): parameters is not an Iterable")
    scores = importance_scores or {}
    tensors = [scores.get((m, n), getattr(m, n)) for m, n in parameters]
    flat = torch.cat([t.detach().reshape(-1) for t in tensors])
    masks = torch.cat([
        getattr(m, n + "_mask", torch.ones_like(getattr(m, n))).reshape(-1)
        for m, n in parameters])
    container = PruningContainer()
    container._tensor_name = "temp"
    method = pruning_method(**kwargs)
    method._tensor_name = "temp"
    if method.PRUNING_TYPE != "unstructured":
        raise TypeError(
            'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
            f"{pruning_method} of type {method.PRUNING_TYPE}")
    container.add_pruning_method(method)
    final = container.compute_mask(flat, masks)
    start = 0
    for module, name in parameters:
        param = getattr(module, name)
        custom_from_mask(
            module, name, final[start : start + param.numel()].view_as(param))
        start += param.numel()


def remove(module, name):
    """Takes the mask away and leaves the pruned values."""
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(
        f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


def is_pruned(module):
    """Whether any module below has a mask."""
    return any(
        isinstance(hook, BasePruningMethod)
        for _, each in module.named_modules()
        for hook in each._forward_pre_hooks.values())
